"""German."""

from .language import Language, words

_REPORTING = {
    "sagen": "sage sagt sagen sagte sagten gesagt", "meinen": "meint meinen meinte meinten gemeint",
    "denken": "denkt denken dachte dachten gedacht", "glauben": "glaubt glauben glaubte glaubten geglaubt",
    "finden": "findet finden fand fanden gefunden", "halten": "hält halten hielt hielten gehalten",
    "erklären": "erklärt erklären erklärte erklärten", "erzählen": "erzählt erzählen erzählte erzählten",
    "berichten": "berichtet berichten berichtete berichteten", "äußern": "äußert äußern äußerte äußerten geäußert",
    "sprechen": "spricht sprechen sprach sprachen gesprochen", "reden": "redet reden redete redeten geredet",
    "antworten": "antwortet antworten antwortete geantwortet", "betonen": "betont betonen betonte betonten",
    "fordern": "fordert fordern forderte forderten gefordert", "warnen": "warnt warnen warnte warnten gewarnt",
    "versprechen": "verspricht versprechen versprach versprachen versprochen",
    "erwähnen": "erwähnt erwähnen erwähnte erwähnten", "beschreiben": "beschreibt beschreiben beschrieb beschrieben",
    "hoffen": "hofft hoffen hoffte hofften gehofft", "fürchten": "fürchtet fürchten fürchtete gefürchtet",
}  # fmt: skip

_BEFORE_TENS = "ein zwei drei vier fünf sechs sieben acht neun".split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()

GERMAN = Language(
    code="de",
    stemmer="german",
    stop_words=words(
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
    ),
    question_words=words(
        "wann warum was welche welchem welchen welcher welches wem wen wer weshalb wessen wie wieso wo"
    ),
    auxiliaries=words(
        """
        bin bist darf dürfen habe haben hat hatte hatten ist kann können konnte muss müssen musste sind soll sollen
        sollte war waren werden wird will wollen wollte wurde wurden würde
        """
    ),
    determiners=words(
        "das dem den der des die dies diese diesem diesen dieser dieses ein eine einem einen einer eines"
    ),
    possessives=words("dein deine euer eure ihr ihre ihrem ihren mein meine sein seine seinem seinen unser unsere"),
    pronouns=words("du er euch ich ihm ihn ihnen ihr mich mir sie uns wir"),
    prepositions=words("an auf aus bei durch für gegen in mit ohne über um unter von vor zu zum zur zwischen"),
    small_words=words("am an auf bei beim das dem den der des die für im in mit und vom von zu zum zur"),
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
    reporting_verbs=frozenset(_REPORTING),
    reporting_forms=frozenset(form for forms in _REPORTING.values() for form in forms.split()),
    views=words("ansicht antwort aussage bemerkung einschätzung gedanke haltung meinung position sicht standpunkt"),
    pieces=words("artikel beitrag gespräch interview podcast"),
    honorifics=words("dr frau herr herrn prof"),
    offices=words("bürgermeister bürgermeisterin direktor direktorin kapitän kapitänin minister ministerin präsident"),
    particles=words("am im van vom von zu zum zur"),
    askers=words("interviewer interviewerin journalist journalistin moderator moderatorin reporter reporterin"),
    guests=words("befragten gäste interviewten leute menschen personen sprecher teilnehmer"),
    openers=words(
        """
        danke das der die ein eine erzählt guten hallo hat ist laut nach sagt und wann warum was welche wem wer wie wo
        worüber
        """
    ),
)
