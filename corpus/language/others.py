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
    own_labels=words("moi"),
    first_person=words("je j'ai j'étais me moi mon ma mes nous notre nos"),
    third_person=words("elle"),
    told_to=frozenset(["propos recueillis par"]),
    guest_labels=words("interviewé interviewée invité invitée"),
    before_authors=words("par"),
    before_guests=frozenset(
        ["conversation avec", "discussion avec", "entretien avec", "interview avec", "interview de", "rencontre avec"]
    ),
    self_introductions=frozenset(["je m'appelle", "je me nomme", "je suis", "mon nom est"]),
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
    question_labels=words("pregunta"),
    answer_labels=words("respuesta"),
    asker_labels=words("entrevistador entrevistadora moderador moderadora periodista reportero reportera"),
    own_labels=words("yo"),
    first_person=words("yo me mi mis nosotros nosotras nos nuestro nuestra"),
    third_person=words("ella él"),
    told_to=frozenset(["contado a", "recogido por"]),
    guest_labels=words("entrevistado entrevistada"),
    before_authors=words("por"),
    before_guests=frozenset(
        ["conversación con", "conversamos con", "entrevista a", "entrevista con", "hablamos con", "charla con"]
    ),
    self_introductions=frozenset(["me llamo", "mi nombre es", "yo soy", "soy"]),
    posts=words(
        """
        abogada abogado alcalde alcaldesa analista arquitecta arquitecto autor autora coordinador coordinadora
        desarrollador desarrolladora diputada diputado directora director economista escritor escritora fundador
        fundadora gerente historiador historiadora ingeniera ingeniero investigador investigadora jefa jefe médica
        médico ministra ministro periodista presidenta presidente profesor profesora responsable secretaria secretario
        """
    ),
)
