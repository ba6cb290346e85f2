"""Languages of which few words are known: of some what a question holds and no answer to it, of others posts."""

from .language import Language, words

JAPANESE = Language(
    code="ja",
    question_words=words("何台 何年 何日 何回 何個 でしょうか ですか ますか ましたか どこ どう なぜ"),
)
RUSSIAN = Language(
    code="ru",
    stemmer="russian",
    stop_words=words(
        """
        а без бы был была были было быть в вам вас во вот все вы где говорил говорила говорит да для до думает его
        ее если есть еще же за и из или им их к как какая какие какой когда кто ли мне мы на над нас не нет ни но о
        об он она они оно от по под почему при про с сказал сказала сказали сколько так там то только тот у чем что
        чтобы эта эти это этот я
        """
    ),
)
ARABIC = Language(
    code="ar",
    stemmer="arabic",
    stop_words=words(
        """
        أن أو أين إلى إن التي الذي تقول ذلك على عن في قال قالت كم كيف لا لم لماذا ما ماذا متى مع من هذا هذه هل هو هي
        و يقول
        """
    ),
)
FRENCH = Language(
    code="fr",
    question_labels=words("question"),
    answer_labels=words("réponse"),
    asker_labels=words("intervieweur intervieweuse journaliste animateur animatrice modérateur modératrice"),
    guest_labels=words("interviewé interviewée invité invitée"),
    before_authors=words("par"),
    before_guests=frozenset(
        ["conversation avec", "discussion avec", "entretien avec", "interview avec", "interview de", "rencontre avec"]
    ),
    self_introductions=frozenset(["je m'appelle", "je me nomme", "je suis", "mon nom est"]),
    posts=words(
        """
        agriculteur animateur animatrice apiculteur architecte archiviste artisan artisane artiste assistant assistante
        auteur autrice avocat avocate berger bergère bibliothécaire boulanger boulangère chanteur chanteuse chargé
        chargée chef cheffe chercheur chercheuse chimiste comédien comédienne commissaire conseiller conseillère
        consultant consultante coordinateur coordinatrice cuisinier cuisinière danseur danseuse député députée
        directeur directrice doctorant doctorante développeur développeuse enseignant enseignante formateur fondateur
        fondatrice gestionnaire graphiste historien historienne infirmier infirmière informaticien informaticienne
        ingénieur ingénieure instituteur journaliste juriste linguiste maire maraîcher maraîchère menuisier menuisière
        ministre musicien musicienne médecin ouvrier ouvrière peintre physicien physicienne porte-parole président
        présidente professeur professeure pêcheur pêcheuse rédacteur rédactrice réalisateur réalisatrice responsable
        romancier romancière secrétaire spécialiste sénateur sénatrice technicien technicienne traducteur traductrice
        témoin vétérinaire éditeur éditrice écrivain écrivaine économiste électricien éleveur éleveuse étudiant
        étudiante
        """
    ),
    post_endings=words("culteur ographe ologue trice"),
)
SPANISH = Language(
    code="es",
    question_labels=words("pregunta"),
    answer_labels=words("respuesta"),
    asker_labels=words("entrevistador entrevistadora moderador moderadora periodista reportero reportera"),
    guest_labels=words("entrevistado entrevistada"),
    before_authors=words("por"),
    before_guests=frozenset(
        ["conversación con", "conversamos con", "entrevista a", "entrevista con", "hablamos con", "charla con"]
    ),
    self_introductions=frozenset(["me llamo", "mi nombre es", "yo soy", "soy"]),
    posts=words(
        """
        abogada abogado activista agricultor agricultora alcalde alcaldesa analista arquitecta arquitecto artesana
        artesano artista asesor asesora autor autora catedrática catedrático científica científico cocinera cocinero
        coordinador coordinadora desarrollador desarrolladora diputada diputado directora director diseñador diseñadora
        doctoranda doctorando economista editor editora enfermera enfermero escritor escritora especialista estudiante
        fundador fundadora ganadera ganadero gerente guionista historiador historiadora ingeniera ingeniero
        investigador investigadora jefa jefe maestra maestro mariscadora médica médico ministra ministro música músico
        patrona patrón periodista pescador pescadora pintor pintora poeta portavoz presidenta presidente profesor
        profesora programador programadora química químico responsable secretaria secretario técnica técnico
        traductor traductora veterinaria veterinario
        """
    ),
    post_endings=words("óloga ólogo"),
)
