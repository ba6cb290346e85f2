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
    third_person=words("elle"),
    before_interviewers=frozenset(
        [
            "entretien conduit par",
            "entretien mené par",
            "entretien par",
            "entretien réalisé par",
            "interview menée par",
            "interview par",
            "interview réalisée par",
            "propos recueillis par",
        ]
    ),
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
    determiners=words("un une le la les l' son sa leur notre cet cette ce"),
    auxiliaries=words("a ont avait est était se s' lui nous encore aussi ainsi alors ensuite également d'abord"),
    prepositions=words(
        """
        à au aux avec chez contre d' dans de depuis des du en entre lors par pour sans selon sous sur vers
        """
    ),
    speech_verbs=words(
        """
        abonde abondé admet admettait admis affirmait affirme affirmé ajoutait ajoute ajouté analysé annonce
        annoncé argumente argumenté assurait assure assuré avancé avertit averti avoue avoué clame clamé
        commente commenté complète complété conclu conclut concède concédé confie confié confirme confirmé conseille
        considère constate constaté décrit décrypte déclarait déclare déclaré dénonce dénoncé déplore déploré
        dit dira disait détaille détaillé estimait estime estimé expliquait explique expliqué exprime fulmine glisse
        glissé indique indiqué insiste insisté interroge interrogé ironise ironisé jugé justifie justifié lance
        lancé martèle martelé nuance nuancé noté observé plaide plaidé poursuit poursuivi précisait
        précise précisé prévient prévenu promet promis proteste protesté raconte raconté rappelle rappelé reconnaît
        reconnait reconnu regrette regretté relativise relève relevé renchérit répond répondait répondu
        répète répété résume résumé rétorque rétorqué révèle révélé amuse exclame indigne inquiète
        sourit souffle soupire soutient soutenu souligne souligné souvient soulignait suggère témoigne témoigné tempère
        écrit écrivait
        """
    ),
    articles=words("le la l'"),
    pronouns=(words("il"), words("elle")),
    addresses=(words("m monsieur"), words("mme madame mlle mademoiselle")),
    accordingly=frozenset(["d' après", "selon"]),
    persons=words(
        """
        adjoint adjointe ami amie ancien ancienne collègue femme fille fils frère garçon habitant habitante homme
        locataire maman mère papa patron patronne père riverain riveraine sœur victime voisin voisine élève élu élue
        étudiant étudiante
        """
    ),
    institutions=words(
        """
        agence association banque centre comité commission commune compagnie conseil département entreprise fondation
        gouvernement groupe hôpital institut journal lycée mairie ministère parlement parti préfecture région
        république société syndicat université ville école état
        """
    ),
    post_endings=words("culteur ographe ologue trice"),
)
SPANISH = Language(
    code="es",
    question_labels=words("pregunta"),
    answer_labels=words("respuesta"),
    asker_labels=words("entrevistador entrevistadora moderador moderadora periodista reportero reportera"),
    own_labels=words("yo"),
    third_person=words("ella él"),
    before_interviewers=frozenset(["entrevista de", "entrevista por", "entrevista realizada por", "entrevistado por"]),
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
    determiners=words("un una el la los las su sus nuestro nuestra este esta ese esa"),
    auxiliaries=words("ha han había también así luego además se le les me nos"),
    prepositions=words("al ante con contra de del desde durante en entre hacia hasta para por sin sobre tras según"),
    speech_verbs=words(
        """
        aclara aclaró admite admitió advierte advirtió afirma afirmaba afirmado afirmó agrega agregó alertó anuncia
        anunció apunta apuntó argumenta argumentó asegura aseguraba asegurado aseguró añade añadió bromea bromeó
        celebró coincide coincidió comenta comentó concluye concluyó confesó confiesa confirma confirmó considera
        consideró contesta contestó contó critica criticó cuenta decía declara declarado declaró defendió defiende
        denuncia denunció describe describió destaca destacó detalla detalló dice dicho dijo enfatiza enfatizó escribe
        escribió explica explicaba explicado explicó expresa expresó indica indicó insiste insistió interrogó lamenta
        lamentó manifestó manifiesta matiza matizó menciona mencionó murmuró narra narró opina opinó plantea planteó pregunta
        preguntó prometió propuso protestó puntualizó recalca recalcó reconoce reconoció recordó recuerda reflexiona
        reflexionó reiteró relata relató remarca remarcó remató replicó resalta resaltó responde respondió resumió
        reveló señala señalaba señaló sentencia sentenció sostiene sostuvo subraya subrayó sugiere sugirió
        suspira zanjó
        """
    ),
    articles=words("el la"),
    pronouns=(words("él"), words("ella")),
    addresses=(words("sr señor"), words("sra señora srta señorita")),
    accordingly=frozenset(["en palabras de", "según"]),
    persons=words(
        """
        alumna alumno amiga amigo colega chica chico docente estudiante experta experto especialista exalcalde habitante
        hermana hermano hija hijo hombre intendente maestra maestro joven madre mujer padre portavoz testigo trabajador trabajadora titular
        vecina vecino víctima vocera vocero
        """
    ),
    institutions=words(
        """
        agencia asociación ayuntamiento banco cámara centro comisión compañía congreso consejo departamento diario
        empresa escuela estado facultad federación fiscalía fundación gobierno grupo hospital instituto juzgado
        ministerio organización parlamento partido república secretaría senado sindicato sociedad universidad
        """
    ),
    post_endings=words("óloga ólogo"),
)
