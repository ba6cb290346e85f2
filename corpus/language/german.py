"""German."""

from .language import Language, listed, words

_BEFORE_TENS = "ein zwei drei vier fünf sechs sieben acht neun".split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()

_STOP_WORDS = words(
    """
    aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist bitte da
    dabei dafür dagegen damals damit danach danke daran darauf daraus darin darum darüber das dass davon dazu dein
    deine dem den denen denn der deren des deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch
    dort durch ein eine einem einen einer eines er es etwa etwas euch euer für gab gegen geht gibt guten hab habe
    haben hallo hat hatte hatten hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem
    jeden jeder jedes jetzt kann kein keine keinem keinen keiner können könnte mal man manche mehr mein meine mich
    mir mit muss müssen nach nicht nichts noch nun nur ob oder ohne sagen sagt sagte sehr sein seine seinem seinen
    seiner seit sich sie sind so soll sollen sollte sondern um und uns unser unsere unter viel viele vom von vor
    wann war waren warum was weil welche welchem welchen welcher welches wem wen wenn wer werde werden wessen wie
    wieder will wir wird wo wodurch wofür woher wohin womit woran worauf woraus worin worum worüber wovon wozu wurde
    wurden würde zu zum zur zwar zwischen über
    """
)
_REPORTING_FORMS = words(
    """
    antworten antwortet antwortete berichten berichtet berichtete berichteten beschreiben beschreibt beschrieb
    beschrieben betonen betont betonte betonten dachte dachten denken denkt erklären erklärt erklärte erklärten
    erwähnen erwähnt erwähnte erwähnten erzählen erzählt erzählte erzählten fand fanden finden findet fordern
    fordert forderte forderten fürchten fürchtet fürchtete geantwortet gedacht gefordert gefunden gefürchtet
    geglaubt gehalten gehofft gemeint geredet gesagt gesprochen gewarnt geäußert glauben glaubt glaubte glaubten
    halten hielt hielten hoffen hofft hoffte hofften hält meinen meint meinte meinten reden redet redete redeten
    sage sagen sagt sagte sagten sprach sprachen sprechen spricht versprach versprachen versprechen verspricht
    versprochen warnen warnt warnte warnten äußern äußert äußerte äußerten
    """
)
_VERBS = words("bedeutet geschieht kostet kosten macht machen passiert")
# What are also words of English, or small words of French, Spanish or Dutch.
_SHARED = words(
    """
    aller als also am an bin bis da dem den des die dies du durch er es gab hat hin im in ins ist man mal mein mit mir
    nun ob sage seine so uns um von war was weil will wo
    """
)

GERMAN = Language(
    code="de",
    stemmer="german",
    stop_words=_STOP_WORDS,
    telling_words=(_STOP_WORDS | _REPORTING_FORMS | _VERBS) - _SHARED,
    auxiliaries=words(
        """
        bin bist darf dürfen habe haben hat hatte hatten ist kann können konnte muss müssen musste sind soll sollen
        sollte war waren werden wird will wollen wollte wurde wurden würde
        """
    ),
    prepositions=words("an auf aus bei durch für gegen in mit ohne über um unter von vor zu zum zur zwischen"),
    negations=words("kaum kein keine keinem keinen keiner nicht nichts nie niemals niemand ohne weder"),
    numbers=tuple(
        """null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
        siebzehn achtzehn neunzehn""".split()
    ),
    tens=(*_TENS, *(f"{one}und{ten}" for ten in _TENS for one in _BEFORE_TENS)),
    fractions=words("drittel doppelt halb hälfte prozent viertel zweimal"),
    magnitudes=tuple("dutzend hundert tausend million millionen milliarde milliarden".split()),
    ordinals=(
        ("erstens", "zuerst", "zunächst"),
        *((f"{number}ens",) for number in "zweit dritt viert fünft sechst siebt acht neunt zehnt".split()),
    ),
    months=tuple("januar februar märz april mai juni juli august september oktober november dezember".split()),
    weekdays=tuple("montag dienstag mittwoch donnerstag freitag samstag sonntag".split()),
    days=words("gestern heute jährlich morgen täglich"),
    periods=words("frühjahr frühling sommer herbst winter woche monat jahr jahrzehnt jahrhundert"),
    before_dates=words(
        "ab anfang bis diesen dieses ende im in jeden kommenden letzten mitte nächsten nächstes seit vergangenen zum"
    ),
    reporting_forms=_REPORTING_FORMS,
    question_labels=words("frage"),
    answer_labels=words("antwort"),
    asker_labels=words("interviewer interviewerin moderator moderatorin reporter reporterin"),
    own_labels=words("ich"),
    third_person=words("ihm"),
    before_interviewers=frozenset(
        [
            "das gespräch führte",
            "das gespräch führten",
            "das interview führte",
            "das interview führten",
            "die fragen stellte",
            "interview von",
        ]
    ),
    told_to=frozenset(["aufgezeichnet von", "protokolliert von", "notiert von"]),
    guest_labels=words("befragte befragter interviewpartner interviewpartnerin"),
    before_authors=words("von"),
    before_guests=frozenset(["gespräch mit", "interview mit", "sprach mit", "sprachen mit"]),
    self_introductions=frozenset(["ich bin", "ich heiße", "mein name ist"]),
    first_person=words("ich mich mir mein meine meinem meinen meiner meines"),
    first_person_plural=words("wir uns unser unsere unserem unseren unserer unseres"),
    requests=words(
        "beschreib beschreibe beschreiben erklär erkläre erklären erzähl erzähle erzählen nenn nenne nennen"
    ),
    welcomes=listed(
        """
        bei mir ist heute, bei uns ist heute, heute zu gast, ich begrüße heute, ich spreche heute mit, mein gast,
        mein heutiger gast, unser gast, willkommen bei, willkommen im, willkommen in, willkommen zu, willkommen zum,
        willkommen zur
        """
    ),
    thanks=frozenset(
        f"{thanks} … für {what}"
        for thanks in ("dank", "danke")
        for what in ("das gespräch", "das interview", "dein", "die antworten", "die zeit", "ihre", "ihren besuch")
    ),
    notes=listed("anm. d. red., anmerkung der redaktion, hinweis der redaktion, transparenzhinweis"),
    appeals=listed("abonnieren sie, gefällt ihnen dieses, unser newsletter, unserem newsletter, unseren newsletter"),
    closings=listed(
        """
        aufgezeichnet von, das gespräch führte, das gespräch … wurde, das interview führte,
        das interview … erschien, das interview … wurde, die fragen stellte, dieses gespräch, dieses interview,
        interview:, mehr informationen, mehr infos, protokoll:, schlagworte, weitere informationen, weitere infos,
        zur person
        """
    ),
    closing_headings=listed(
        """
        danksagung, fazit, kommentare, kontakt, literatur, mehr zu, mehr zum, quellen, steckbrief, weitere artikel,
        weiterführende, zum autor, zum weiterlesen, zur autorin, zur person, über den, über die
        """
    ),
    honorifics=words("dr frau herr herrn prof"),
    offices=words("bürgermeister bürgermeisterin direktor direktorin kapitän kapitänin minister ministerin präsident"),
    askers=words("interviewer interviewerin journalist journalistin moderator moderatorin reporter reporterin"),
    asking=words("artikel frage fragen gefragt gespräch gestellt interview stellen"),
    posts=words(
        """
        bassist bassistin gitarrist gitarristin programmierer programmiererin
        abgeordnete abgeordneter apotheker apothekerin architekt architektin arzt autor autorin bauerin beauftragte
        beauftragter berater beraterin biologe biologin bäckerin bäuerin chef chefin chemiker chemikerin cutter
        cutterin dozent dozentin entwickler entwicklerin fischerin forscher forscherin försterin geschäftsführer
        geschäftsführerin grafiker grafikerin gründer gründerin gärtnerin hebamme historiker historikerin händler
        händlerin imker imkerin ingenieur ingenieurin inhaber inhaberin journalist journalistin kurator kuratorin
        köchin künstler künstlerin lehrer lehrerin leiter leiterin lotse lotsin malerin meisterin ministerin
        mitarbeiter mitarbeiterin mitglied moderator moderatorin musiker musikerin pfarrer pfarrerin pfleger pflegerin
        physiker physikerin pilot pilotin professorin präsidentin redakteur redakteurin regisseur regisseurin sprecher
        sprecherin sängerin techniker technikerin tischlerin verleger verlegerin vorsitzende vorsitzender
        wissenschaftler wissenschaftlerin ärztin übersetzer übersetzerin
        """
    ),
    # Some are surnames as well, which is why they are no posts by themselves.
    post_endings=words(
        """
        eur eurin iker ikerin ist istin kandidat kandidatin loge login mierer miererin
        bauer beauftragte beauftragter bäcker direktor direktorin experte expertin fischer forscher forscherin förster
        führer führerin gärtner kanzler kanzlerin koch leiter leiterin maler meister minister ministerin präsident
        präsidentin sprecher sprecherin sänger tischler trainer trainerin
        """
    ),
    determiners=words("der die das ein eine sein seine ihr ihre unser unsere dieser diese"),
    speech_verbs=words(
        """
        argumentiert argumentierte antwortet antwortete bedauert bedauerte begründet begründete bekennt bekannte
        bekräftigt bekräftigte bemerkt bemerkte berichtet berichtete beschreibt beschrieb bestätigt bestätigte betont
        betonte entgegnet entgegnete ergänzt ergänzte erinnert erinnerte erklärt erklärte erläutert erläuterte
        erwidert erwiderte erzählt erzählte findet fordert forderte fragt fragte freut fügt fügte gab glaubt heißt
        hieß hofft hoffte klagt klagte konstatiert kritisiert kritisierte lobt lobte mahnt mahnte meint meinte meldet
        prophezeit räumt resümiert ruft sagt sagte scherzt schildert schilderte schreibt schrieb schwärmt seufzt teilte
        unterstreicht unterstrich urteilt verrät versichert versicherte verspricht versprach vermutet warnt warnte
        weiß wirbt zeigte äußert äußerte
        """
    ),
    articles=words("der die das"),
    pronouns=(words("er"), words("sie")),
    addresses=(words("herr herrn"), words("frau")),
    accordingly=words("laut"),
    persons=words(
        """
        anwohner anwohnerin bewohner bewohnerin bruder bürger bürgerin frau freund freundin gast junge kollege
        kollegin mann mutter mädchen nachbar nachbarin opfer rektor rektorin schüler schülerin schwester sohn
        student studentin tochter vater zeuge zeugin zuschauer
        """
    ),
    institutions=words(
        """
        museum theater verlag
        agentur akademie amt bank behörde bundesregierung bundestag fakultät firma gemeinde genossenschaft gericht
        gesellschaft hochschule institut klinik konzern krankenhaus landtag ministerium museum partei polizei
        regierung schule senat stadt stiftung unternehmen universität verband verein verwaltung zeitung zentrum
        """
    ),
    openers=words(
        """
        danke das der die ein eine erzählt guten hallo hat ist laut nach sagt und wann warum was welche wem wer wie wo
        worüber
        """
    ),
    refusals=listed(
        """
        kein kommentar, keine angaben, keine angaben machen, keine auskunft, keine auskunft geben,
        möchte ich nicht kommentieren, nicht spekulieren,
        nicht verraten, nichts sagen, noch nicht sagen, nächste frage, verrate ich nicht, verraten wir nicht,
        vertraulich, weiß es nicht, weiß ich nicht
        """
    ),
)
