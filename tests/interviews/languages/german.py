"""German, with both its quotation marks."""

from .wording import Cues, Labels, Wording, lines

GERMAN = Wording(
    code="de",
    labels=Labels(
        question="Frage",
        answer="Antwort",
        q="F",
        a="A",
        host="Moderation",
        moderator="Moderation",
        interviewer="Interviewer",
        interviewee="Befragte",
        reporter="Reporter",
        colon=":",
    ),
    cues=Cues(
        after=("sagt {name}", "erklärt {name}", "erinnert sich {name}", "so {name}"),
        before=("{name} sagt:", "{name} fasst es so zusammen:", "{name} erklärt:"),
        pronoun={"she": ("sagt sie", "ergänzt sie"), "he": ("sagt er", "ergänzt er")},
        sentence=("{name} zögert nicht lange.", "{name} winkt ab.", "Da wird {name} deutlich."),
        marks=(("„", "“"), ("»", "«")),
        comma_inside=False,
    ),
    honorifics={"she": "Frau", "he": "Herr"},
    months=tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
    joint="und",
    topics=lines("""
        die Nachtbusse
        das Stadtarchiv
        die neue Schleuse
        der Wochenmarkt
        die Werkstatt
        das Schulessen
        die Straßenbahn
    """),
    questions=lines("""
        Wie sind Sie zu diesem Thema gekommen?
        Wer bezahlt das am Ende?
        Was hat Sie im ersten Jahr am meisten überrascht?
        Warum hat die Stadt so lange gewartet?
        Haben Sie ans Aufgeben gedacht?
        Was sagen Sie denen, die von Verschwendung sprechen?
        Und jetzt?
        Wie viele Leute arbeiten daran mit?
        Ließe sich das auch anderswo machen?
        Was raten Sie jemandem, der morgen anfängt?
        Wann erscheinen die ersten Ergebnisse?
        Woran messen Sie den Erfolg?
    """),
    remarks=lines("""
        Sprechen wir über das Geld.
        Das klingt anstrengend.
        Erzählen Sie uns von einem gewöhnlichen Tag.
        Vor zwei Jahren sagten Sie noch das Gegenteil.
        Viele Leser haben uns dazu geschrieben.
    """),
    answers=lines("""
        Wir haben mit zwei geliehenen Tischen angefangen und mit einem Telefon, das niemand abnahm.
        Es hat drei Winter gedauert, bis wir die Zahlen verstanden haben.
        Da habe ich mich geirrt, und das habe ich auch gesagt.
        Ehrlich gesagt wissen wir es noch nicht.
        Die Leute kamen, weil es warm war, und sie blieben, weil jemand zuhörte.
        Im ersten Monat gab es vierzig Bewerbungen, im zweiten neunhundert.
        Mein Vater reparierte Uhren, bei uns lagen immer kleine Schrauben auf dem Tisch.
        So etwas plant man nicht vom Schreibtisch aus.
        Der Haushalt ist öffentlich, jeder kann ihn lesen.
        Niemand hatte die Fahrer gefragt.
        Wenn das Geld im Juni ausgeht, hören wir im Juli auf.
        Die erste Fassung war furchtbar.
        Wir heben jeden Brief auf, auch die unhöflichen.
        Das hängt vom Regen ab, und der Regen liest unsere Berichte nicht.
        Natürlich gab es Widerstand.
        Eine gute Karte spart mehr Zeit als eine gute Sitzung.
        Der Rat hat mit elf zu zwei Stimmen entschieden.
        Das ist eine Frage der Geduld, nicht der Begabung.
        Wir sind jetzt achtzehn Leute, vier davon unter fünfundzwanzig.
        Ohne die Ehrenamtlichen gäbe es nichts zu erzählen.
        Die erste Fahrkarte habe ich noch.
        Einmal im Jahr öffnen wir die Türen, und jeder darf alles anfassen.
        Es gibt kein Geheimnis.
        Ich würde es morgen wieder tun, aber mit einem Buchhalter.
        Jeden Morgen gehe ich die Strecke ab, und jeden Morgen ist etwas kaputt.
        Uns fehlt nicht das Geld, uns fehlen die Maurer.
        Ein Kind von sechs Jahren hat es sofort verstanden.
        Das kostet weniger als ein Kreisverkehr.
        Im Herbst veröffentlichen wir die ganze Liste.
        Fragen Sie mich in fünf Jahren noch einmal.
    """),
    self_introductions=lines("""
        Ich heiße {guest}, {office}.
        Guten Tag, mein Name ist {guest}, {office}.
    """),
    offices=lines("""
        zuständig für Technik bei {body}
        seit 2016 bei {body}
        im Vorstand von {body}
    """),
    bodies=lines("""
        Flussbau Nord
        Stadtwerke Altmark
        Haus der Gezeiten
        Bahnhof Süd e. V.
        Institut Leise Stadt
        Küstenfonds
    """),
    outlets=lines("""
        Die Rundschau
        Hafenblatt
        Der Wochenbote
        Werkstatt
    """),
    titles=("Der lange Streit", "Fünf Fragen zum Wandel", "Was danach kommt"),
    named_titles=lines("""
        {guest} im Gespräch
        Interview mit {guest}
        „Es gibt kein Geheimnis“: {guest} im Interview
    """),
    subtitles=("Geld, Wetter und sture Nachbarn", "Was ein Jahr Arbeit verändert hat"),
    intros=lines("""
        {guest}, {office}, im Gespräch mit {host} über Geduld und Beton.
        Für diese Ausgabe hat {host} mit {guest}, {office}, gesprochen.
    """),
    bare_intros=("Kaum ein Thema teilt die Stadt so sehr. Wir hatten um eine Stunde gebeten und bekamen zwei.",),
    present="Am Gespräch nahmen teil",
    byline="Von {host}",
    interviewed_by="Das Interview führte {host}",
    moderated_by="Moderation: {host}",
    told_to="Aufgezeichnet von {host}",
    biographies=("{guest}, {office}, hat zwei Bücher zum Thema geschrieben und lebt am Meer.",),
    narration=lines("""
        Draußen rangiert ein Lieferwagen im Hof, die Scheiben zittern.
        Das Haus wurde 1911 gebaut und war seither Schule, Kino und Lager.
        Überzeugt sind nicht alle. Der Anwohnerverein hat zweimal geklagt.
    """),
    navigation=("Startseite", "Politik", "Kultur", "Abonnieren", "Anmelden", "Zum Inhalt springen"),
    shares=("Teilen: Facebook Twitter E-Mail", "Lesezeit: 5 Minuten"),
    appeals=("Gefällt Ihnen dieses Gespräch? Abonnieren Sie unseren wöchentlichen Brief.",),
    captions=("{guest} vor dem alten Pumpenhaus. Foto: Dora Vance", "Die Baustelle vom Ostufer aus."),
    notes=("Anmerkung der Redaktion: Das Gespräch wurde gekürzt und den Beteiligten vorgelegt.",),
    conclusions=("Die Stunde ist um. Im Flur geht ein Licht nach dem anderen aus.",),
    related=("Lesen Sie auch: Die Brücke, die niemand bestellt hat",),
    copyrights=("© 2024 Alle Rechte vorbehalten.",),
)
