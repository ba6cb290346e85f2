"""French and Spanish, of which only the words are known that name what somebody does."""

from .language import Language, words

FRENCH = Language(
    code="fr",
    posts=words(
        """
        animateur animatrice architecte artiste auteur autrice avocat avocate berger bergère chef cheffe chercheur
        chercheuse commissaire conseiller conseillère coordinateur coordinatrice député députée directeur directrice
        développeur développeuse enseignant enseignante fondateur fondatrice gestionnaire historien historienne
        ingénieur ingénieure journaliste maire ministre médecin présidente président professeur professeure
        rédacteur rédactrice responsable sénateur sénatrice témoin écrivain écrivaine économiste
        """
    ),
)
SPANISH = Language(
    code="es",
    posts=words(
        """
        abogada abogado alcalde alcaldesa analista arquitecta arquitecto autor autora coordinador coordinadora
        desarrollador desarrolladora diputada diputado directora director economista escritor escritora fundador
        fundadora gerente historiador historiadora ingeniera ingeniero investigador investigadora jefa jefe médica
        médico ministra ministro periodista presidenta presidente profesor profesora responsable secretaria secretario
        """
    ),
)
