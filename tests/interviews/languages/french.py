"""French, with its spaces before colons and its guillemets."""

from .wording import Cues, Labels, Wording, lines

FRENCH = Wording(
    code="fr",
    labels=Labels(
        question="Question",
        answer="Réponse",
        q="Q",
        a="R",
        host="Présentateur",
        moderator="Animateur",
        interviewer="Intervieweur",
        interviewee="Invité",
        reporter="Journaliste",
        colon="\u00a0:",
    ),
    cues=Cues(
        after=("explique {name}", "assure {name}", "raconte {name}", "estime {name}", "a déclaré {name}"),
        before=("{name} le dit sans détour\u00a0:", "{name} précise\u00a0:", "Pour {name}\u00a0:"),
        pronoun={"she": ("ajoute-t-elle", "dit-elle"), "he": ("ajoute-t-il", "dit-il")},
        sentence=("{name} ne cache pas son impatience.", "Sur ce point, {name} est formel.", "{name} sourit."),
        marks=(("«\u00a0", "\u00a0»"), ("« ", " »"), ("“", "”")),
        comma_inside=False,
    ),
    honorifics={"she": "Mme", "he": "M."},
    months=tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    joint="et",
    topics=lines("""
        le tramway
        la cantine scolaire
        les archives municipales
        la digue
        le marché couvert
        les bus de nuit
        la forge associative
        le théâtre de quartier
    """),
    questions=lines("""
        Comment en êtes-vous arrivé à travailler sur {topic}\u00a0?
        Qui paie, au bout du compte\u00a0?
        Qu'est-ce qui vous a le plus surpris la première année\u00a0?
        Pourquoi la ville a-t-elle mis si longtemps à s'intéresser à ce sujet\u00a0?
        Avez-vous pensé à renoncer\u00a0?
        Que répondez-vous à ceux qui parlent de gaspillage\u00a0?
        Et maintenant\u00a0?
        Combien de personnes y travaillent avec vous\u00a0?
        Peut-on faire la même chose ailleurs\u00a0?
        Que deviendra {topic} si la subvention n'est pas renouvelée\u00a0?
        Quel conseil donneriez-vous à quelqu'un qui débute\u00a0?
        Quand paraîtront les premiers résultats\u00a0?
    """),
    remarks=lines("""
        Parlons d'argent.
        On vous sent fatigué.
        Racontez-nous une journée ordinaire.
        Vous disiez pourtant le contraire il y a deux ans.
        Beaucoup de lecteurs nous ont écrit à ce sujet.
    """),
    answers=lines("""
        Nous avons commencé avec deux tables prêtées et un téléphone muet.
        Il nous a fallu trois hivers pour comprendre ce que disaient les chiffres.
        Je me suis trompé, et je l'ai reconnu à l'époque.
        Franchement, nous n'en savons rien encore.
        Les gens sont venus pour la chaleur, ils sont restés parce qu'on les écoutait.
        Le premier mois, quarante candidatures; le deuxième, neuf cents.
        Mon père réparait des horloges, j'ai grandi parmi les petites vis.
        On ne décide pas de {topic} derrière un bureau.
        Le budget est public, chacun peut le lire.
        Personne n'avait demandé leur avis aux conducteurs.
        Si l'argent s'arrête en juin, nous nous arrêtons en juillet.
        La première version était affreuse.
        Nous gardons toutes les lettres, même les plus désagréables.
        Cela dépend de la pluie, et la pluie ne lit pas nos rapports.
        Bien sûr, il y a eu des résistances.
        Une bonne carte fait gagner plus de temps qu'une bonne réunion.
        Le conseil a voté par onze voix contre deux.
        C'est une affaire de patience, pas de talent.
        Nous sommes dix-huit, dont quatre ont moins de vingt-cinq ans.
        Sans les bénévoles, il n'y aurait rien à raconter.
        J'ai encore le premier billet que nous avons vendu.
        Une fois par an, nous ouvrons les portes et chacun peut tout toucher.
        Il n'y a pas de secret.
        Je recommencerais demain, mais avec un comptable.
        Chaque matin je longe le chantier, et chaque matin quelque chose est cassé.
        Ce qui nous manque, ce n'est pas l'argent, ce sont les maçons.
        Une enfant de six ans l'a compris tout de suite.
        Cela coûte moins cher qu'un rond-point.
        Nous publierons toute la liste à l'automne.
        Posez-moi la question dans cinq ans.
    """),
    self_introductions=lines("""
        Je m'appelle {guest}, {office}.
        Bonjour, je suis {guest}, {office}.
    """),
    offices=lines("""
        responsable du chantier à {body}
        à la tête de {body}
        historien à {body}
        ingénieur à {body}
        membre du conseil de {body}
    """),
    bodies=lines("""
        la Maison des métiers
        l'université de Saint-Aubin
        l'Agence des rivières
        la Régie des transports
        la Fondation du littoral
        l'hôpital Sainte-Claire
        l'Institut des villes calmes
        la Coopérative du nord
    """),
    outlets=lines("""
        Le Courrier du fleuve
        La Semaine
        Chantiers
        L'Écho des quais
    """),
    titles=lines("""
        Ce que {topic} change pour tous
        Cinq questions sur {topic}
        Une longue querelle
    """),
    named_titles=lines("""
        Entretien avec {guest}
        {guest}\u00a0: «\u00a0Il n'y a pas de secret\u00a0»
        Rencontre avec {guest}, {office}
    """),
    subtitles=lines("""
        L'argent, la pluie et les voisins
        Un an de travail en questions
    """),
    intros=lines("""
        {guest}, {office}, a répondu aux questions de {host} sur {topic}.
        Pour ce numéro, {host} a rencontré {guest}, {office}.
    """),
    bare_intros=lines("""
        Peu de sujets divisent autant la ville. Nous avions demandé une heure, on nous en a donné deux.
        L'entretien a été enregistré au printemps et légèrement abrégé.
    """),
    present="Participants",
    byline="Par {host}",
    interviewed_by="Propos recueillis par {host}",
    moderated_by="Débat animé par {host}",
    told_to="Propos recueillis par {host}",
    biographies=lines("""
        {guest}, {office}, est l'auteur de deux livres sur le sujet et vit au bord de la mer.
    """),
    narration=lines("""
        Dehors, une camionnette recule dans la cour et les vitres tremblent.
        Le bâtiment date de 1911; il fut école, cinéma, puis dépôt.
        Tout le monde n'est pas convaincu. L'association des riverains a saisi deux fois le tribunal.
    """),
    navigation=lines("""
        Accueil
        Actualités
        Opinions
        S'abonner
        Se connecter
        Aller au contenu
    """),
    shares=("Partager\u00a0: Facebook Twitter Courriel", "Temps de lecture\u00a0: 5 min."),
    appeals=("Vous aimez cet entretien\u00a0? Inscrivez-vous à notre lettre hebdomadaire.",),
    captions=("{guest} devant l'ancienne gare. Photo\u00a0: Dora Vance", "Le chantier vu de la rive est."),
    notes=("Cet entretien a été relu par les personnes interrogées.",),
    conclusions=("L'heure est passée. Dans le couloir, les lumières s'éteignent une à une.",),
    related=("À lire aussi\u00a0: Le pont que personne n'a commandé",),
    copyrights=("© 2024 Tous droits réservés.",),
)
