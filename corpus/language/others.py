"""Languages of which few words are known: of some what a question holds and no answer to it, of others posts."""

from .language import Language, listed, words

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
    told_to=frozenset(["propos recueillis par"]),
    guest_labels=words("interviewé interviewée invité invitée"),
    before_authors=words("par"),
    before_guests=frozenset(
        ["conversation avec", "discussion avec", "entretien avec", "interview avec", "interview de", "rencontre avec"]
    ),
    self_introductions=frozenset(["je m'appelle", "je me nomme", "je suis", "mon nom est"]),
    first_person=words("je j me m moi mon ma mes mien mienne"),
    first_person_plural=words("nous notre nos nôtre"),
    requests=words("décris décrivez explique expliquez parle-nous parlez-nous présente présentez raconte racontez"),
    thanks=frozenset(
        f"merci … {what}"
        for what in listed(
            """
            d'avoir accepté, d'avoir pris, d'avoir répondu, de nous avoir, pour cet entretien, pour cet échange,
            pour cette interview, pour ton temps, pour tes réponses, pour vos réponses, pour votre temps
            """
        )
    ),
    notes=listed("ndlr, note de l'éditeur, note de la rédaction"),
    appeals=listed("abonnez-vous, faites un don, inscrivez-vous à, notre infolettre, notre lettre, vous aimez cet"),
    closings=listed(
        """
        c'est tout pour, cet article, cet entretien, cette interview, en savoir plus, entretien conduit,
        entretien mené, entretien réalisé, interview menée, interview réalisée, mots-clés, pour aller plus loin,
        pour en savoir plus, propos recueillis, retrouvez
        """
    ),
    closing_headings=listed(
        """
        aller plus loin, biographie, commentaires, conclusion, contact, en savoir plus, liens, nota, remerciements,
        ressources, références, sources, à lire, à propos
        """
    ),
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
    told_to=frozenset(["contado a", "recogido por"]),
    guest_labels=words("entrevistado entrevistada"),
    before_authors=words("por"),
    before_guests=frozenset(
        ["conversación con", "conversamos con", "entrevista a", "entrevista con", "hablamos con", "charla con"]
    ),
    self_introductions=frozenset(["me llamo", "mi nombre es", "yo soy", "soy"]),
    first_person=words("yo me mi mis mí mío mía conmigo"),
    first_person_plural=words("nosotros nosotras nos nuestro nuestra nuestros nuestras"),
    requests=words("cuéntame cuéntanos cuéntenos describa describe explica explique háblame háblanos háblenos"),
    thanks=frozenset(
        f"gracias … por {what}"
        for what in listed(
            """
            atendernos, charlar, compartir, concedernos, esta conversación, esta entrevista, la entrevista,
            responder, su tiempo, tu tiempo
            """
        )
    ),
    notes=listed("nota de la redacción, nota del editor"),
    appeals=listed("nuestra carta, nuestra newsletter, nuestro boletín, suscríbase, suscríbete, te gusta esta"),
    closings=listed(
        """
        entrevista realizada, esta conversación, esta entrevista, este artículo, etiquetas, más información,
        para más información, para saber más
        """
    ),
    closing_headings=listed(
        """
        agradecimientos, biografía, comentarios, conclusiones, conclusión, contacto, enlaces, más información,
        recursos, referencias, sobre el autor, sobre la autora
        """
    ),
    posts=words(
        """
        abogada abogado alcalde alcaldesa analista arquitecta arquitecto autor autora coordinador coordinadora
        desarrollador desarrolladora diputada diputado directora director economista escritor escritora fundador
        fundadora gerente historiador historiadora ingeniera ingeniero investigador investigadora jefa jefe médica
        médico ministra ministro periodista presidenta presidente profesor profesora responsable secretaria secretario
        """
    ),
)
