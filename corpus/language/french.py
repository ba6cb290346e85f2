"""French, in which interviews are read and nothing is asked."""

from .language import Language, listed, words

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
    welcomes=listed(
        """
        bienvenue au micro, bienvenue dans, bienvenue sur, je reçois aujourd'hui, mon invité, mon invitée,
        notre invité, notre invitée, nous recevons
        """
    ),
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
        luthier luthière
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
        abonde abondé admet admettait admis affirmait affirme affirmé ajoutait ajoute ajouté analysé annonce annoncé
        argumente argumenté assurait assure assuré avancé avertit averti avoue avoué clame clamé commente commenté
        complète complété conclu conclut concède concédé confie confié confirme confirmé conseille considère constate
        constaté corrige corrigé décrit décrypte déclarait déclare déclaré dénonce dénoncé déplore déploré dit dira
        disait détaille détaillé estimait estime estimé expliquait explique expliqué exprime fulmine glisse glissé
        indique indiqué insiste insisté interroge interrogé ironise ironisé jugé justifie justifié lance lancé martèle
        martelé nuance nuancé noté observé plaide plaidé poursuit poursuivi précisait précise précisé prévient prévenu
        promet promis proteste protesté raconte raconté rappelle rappelé reconnaît reconnait reconnu regrette regretté
        relativise relève relevé renchérit répond répondait répondu répète répété résume résumé rétorque rétorqué
        révèle révélé amuse exclame indigne inquiète sourit souffle soupire soutient soutenu souligne souligné
        souvient soulignait suggère témoigne témoigné tempère écrit écrivait
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
        musée théâtre
        agence association banque centre comité commission commune compagnie conseil département entreprise fondation
        gouvernement groupe hôpital institut journal lycée mairie ministère parlement parti préfecture région
        république société syndicat université ville école état
        """
    ),
    post_endings=words("culteur ographe ologue trice"),
)
