"""The words of the pages behind an answer, in German."""

from dataclasses import dataclass
from datetime import date

from qa import Verdict
from web.wording.pages import About, Checking, InContext, Lists, Taking, Unsure, clock

from .numbers import counted, day_and_month, in_german


@dataclass(frozen=True, slots=True)
class GermanLists(Lists):
    """Lists of articles and people, and the page of one person."""

    find_article: str = "Einen Artikel finden"
    find_article_hint: str = "Titel, Medium, Person oder was gesagt wird"
    find_speaker: str = "Eine Person finden"
    find_speaker_hint: str = "Name oder Funktion"
    find_button: str = "Finden"
    show_all: str = "Alle zeigen"
    nothing_found: str = "Nichts passt"
    no_article_fits: str = (
        "Kein Artikel hat alle diese Wörter, weder in Titel, Medium und Namen der Personen noch in dem, was gesagt "
        "wird."
    )
    no_speaker_fits: str = "Niemand hat alle diese Wörter im Namen oder in der Funktion."
    ask_instead: str = "Dies als Frage stellen"
    no_articles_yet: str = "Sobald ein Artikel im Archiv ist, steht er hier."
    no_speakers_yet: str = "Sobald jemand in einem Artikel zu Wort kommt, steht der Name hier."
    empty: str = "Hier ist noch nichts"
    jump: str = "Springen zu"
    undated: str = "Ohne Datum"
    other_scripts: str = "Andere Schriften"
    pages: str = "Seiten"
    previous: str = "Vorige Seite"
    next: str = "Nächste Seite"
    newer: str = "Neuere"
    older: str = "Ältere"
    with_: str = "Mit"

    said: str = "Alles, was diese Person sagt"
    asked: str = "Alles, was diese Person fragt"
    nothing_said: str = "Von nichts, was gedruckt ist, ist bekannt, dass es von dieser Person stammt."
    topics: str = "Spricht über"
    office: str = "Funktion, wie gedruckt"
    also_as: str = "Auch gedruckt als"
    ask_hint: str = "Worüber?"
    the_rest: str = "Weiterlesen"
    asking: str = "Als Frage"
    in_context: str = "Im Artikel"

    def n_articles(self, n: int) -> str:
        """Return how many articles there are."""
        return counted(n, "Artikel", "Artikel")

    def n_speakers(self, n: int) -> str:
        """Return how many people there are."""
        return counted(n, "Person", "Personen")

    def n_statements(self, n: int) -> str:
        """Return how many statements there are."""
        return counted(n, "Aussage", "Aussagen")

    def fitting(self, n: int, everything: str, find: str) -> str:
        """Return how many of a list have the words that were looked for."""
        return f"{in_german(n)} mit „{find}“, insgesamt {everything}"

    def page(self, number: int, n_pages: int) -> str:
        """Return which part of a list this is."""
        return f"Seite {in_german(number)} von {in_german(n_pages)}"

    def and_more(self, n: int) -> str:
        """Return how many people are not named."""
        return f"und {in_german(n)} weitere"

    def ask_only(self, name: str) -> str:
        """Return what the form that asks one person is for."""
        return f"Nur {name} fragen"

    def about_speaker(self, name: str, role: str | None, n_statements: int, n_articles: int) -> str:
        """Return what somebody's page holds, for those who find it in a list of search results."""
        told = f"{self.n_statements(n_statements)} in {counted(n_articles, 'Artikel', 'Artikeln')}, Wort für Wort."
        return f"{name}{f', {role}' if role else ''}: {told}"


@dataclass(frozen=True, slots=True)
class GermanInContext(InContext):
    """An article that is read in context: who asks, the marks, and the article beside an answer."""

    asks: str = "fragt"
    whole_passage: str = "Die ganze Stelle"
    original_here: str = "Diese Worte im Original"
    matches: str = "Zitate der Antwort in diesem Artikel"
    previous: str = "Voriges"
    next: str = "Nächstes"
    back: str = "Zurück zur Antwort"

    beside: str = "Der Artikel neben der Antwort"
    as_page: str = "Als Seite öffnen"
    close: str = "Schließen"
    opening: str = "Der Artikel wird geöffnet …"
    offline: str = (
        "Sie sind offline. Die Antwort bleibt, wo sie ist; der Artikel öffnet sich, sobald Sie wieder verbunden sind."
    )
    unreachable: str = (
        "Der Server antwortet nicht. Die Antwort bleibt, wo sie ist; versuchen Sie es gleich noch einmal."
    )
    failed: str = "Der Artikel ließ sich hier nicht öffnen."

    def recording(self, time: float) -> str:
        """Return what leads to a time in the recording, in seconds."""
        return f"Aufnahme ab {clock(time)}"

    def match(self, number: int, n: int) -> str:
        """Return which of several marks is shown."""
        return f"{number} von {n}"

    def n_others(self, n: int) -> str:
        """Return how many marks there are, where none is chosen."""
        return counted(n, "anderes Zitat", "andere Zitate")


@dataclass(frozen=True, slots=True)
class GermanTaking(Taking):
    """A quote to take along, and a page on paper."""

    heading: str = "Zitieren"
    copy: str = "Kopieren"
    copy_quote: str = "Zitat kopieren"
    copied: str = "Kopiert"
    not_copied: str = "Kopieren ist hier nicht erlaubt. Der Text ist markiert: Drücken Sie Strg+C oder ⌘C."
    as_text: str = "Einfacher Text"
    the_reporter: str = "die Redaktion"

    apa_in_text: str = "Im Text"
    apa_reference: str = "Im Literaturverzeichnis"
    apa_undated: str = "o. D."

    def quoted(self, words: str) -> str:
        """Return words between quote marks."""
        return f"„{words}“"

    def apa_day(self, day: date) -> str:
        """Return a date as a reference has it."""
        return f"{day.year}, {day_and_month(day)}"

    def apa_said(self, name: str, office: str | None, *, asks: bool) -> str:
        """Return what leads to somebody's words."""
        return f"{name}{f', {office},' if office else ''} {'fragte' if asks else 'sagte'}: "

    def printed(self, day: str, address: str) -> str:
        """Return where a page on paper is from."""
        return f"Stand {day}: {address}"


@dataclass(frozen=True, slots=True)
class GermanChecking(Checking):
    """Checking a quote."""

    heading: str = "Ein Zitat prüfen"
    lede: str = (
        "Fügen Sie Worte ein, die jemand gesagt haben soll. Sie werden Wort für Wort mit jedem Artikel verglichen und "
        "dort gezeigt, wo sie stehen – oder wie sie vom Gedruckten abweichen."
    )
    description: str = (
        "Prüfen Sie, ob jemand das gesagt hat: ein Zitat einfügen und es Wort für Wort an seiner Stelle sehen."
    )
    words_label: str = "Die Worte"
    words_hint: str = "„…“ steht für ausgelassene Worte, [Klammern] für hinzugefügte."
    name_label: str = "Gesagt von (freiwillig)"
    name_hint: str = "Name oder Funktion"
    button: str = "Prüfen"
    again: str = "Andere Worte prüfen"
    missing: str = "Fügen Sie zuerst die Worte ein."
    compared: str = "Wort für Wort"
    deleted: str = "nicht gedruckt:"
    inserted: str = "gedruckt:"
    omitted: str = "ausgelassen:"
    legend_deleted: str = "im Zitat, aber nicht gedruckt"
    legend_inserted: str = "gedruckt, aber nicht im Zitat"
    legend_omitted: str = "ausgelassen, wo das Zitat es angibt"
    in_print: str = "So ist es gedruckt"
    nearest_in_print: str = "Was dem gedruckt am nächsten kommt"
    elsewhere: str = "Auch an diesen Stellen"
    whole: str = "Gezeigt ist der ganze Satz; die Worte des Zitats sind markiert."
    link: str = "Link zu dieser Prüfung"
    no_link: str = (
        "Diese Worte sind zu lang für einen Link; fügen Sie sie noch einmal ein, um die Prüfung zu wiederholen."
    )
    pasted: str = "Geprüft"
    what_to_try: str = "Was helfen kann"
    try_shorter: str = "Fügen Sie einen kürzeren Teil ein: die sechs oder sieben Worte, die am meisten verraten."
    try_without_name: str = "Prüfen Sie die Worte ohne den Namen: Vielleicht hat sie jemand anders gesagt."
    try_paraphrase: str = (
        "Eine Umschreibung hat niemand so gesagt: Gefunden wird nur, was Wort für Wort oder fast so gedruckt ist."
    )
    nearest: str = "Dem Sinn nach am nächsten – nicht diese Worte"
    quoted: str = "zitiert"
    printed: str = "gedruckt"
    understood: str = (
        "Groß- und Kleinschreibung, Anführungszeichen, Striche, Leerzeichen und andere Satzzeichen machen keinen "
        "Unterschied; jedes Wort, jede Ziffer, jedes „nicht“ und jedes Währungszeichen macht einen."
    )

    def verdict(self, verdict: Verdict) -> str:
        """Return the verdict in a few words."""
        return {
            Verdict.VERBATIM: "Wort für Wort",
            Verdict.ALTERED: "Anders gedruckt",
            Verdict.MISATTRIBUTED: "Worte von jemand anderem",
            Verdict.INTERVIEWER: "Gefragt, nicht geantwortet",
            Verdict.NOT_FOUND: "Das steht hier nicht",
        }[verdict]

    def told(self, verdict: Verdict, *, named: str | None = None) -> str:
        """Return the verdict as a sentence for a terminal or a program; ``named`` is said to have said it."""
        match verdict:
            case Verdict.VERBATIM:
                return "Wörtlich: Das ist Wort für Wort so gedruckt."
            case Verdict.ALTERED:
                return "Verändert: So ist es nicht gedruckt."
            case Verdict.MISATTRIBUTED:
                others = f"nicht als Worte von {named}" if named else "als Worte von jemand anderem"
                return f"Falsch zugeschrieben: Diese Worte sind gedruckt, aber {others}."
            case Verdict.INTERVIEWER:
                return "Frage: Das sagt jemand, der fragt, und niemand, der antwortet."
            case Verdict.NOT_FOUND:
                return "Nicht gefunden: Das sagt in diesen Artikeln niemand."

    def explained(self, verdict: Verdict, *, by: str | None, named: str | None) -> str:
        """Return what the verdict means.

        Args:
            verdict: On the quote.
            by: Whose words are in print; nobody's where the reporter writes.
            named: Who is said to have said it.
        """
        match verdict:
            case Verdict.VERBATIM:
                return (
                    f"{by} hat genau das gesagt." if by else "Das schreibt die Redaktion. Niemand wird damit zitiert."
                )
            case Verdict.ALTERED:
                near = f"Was {by} gesagt hat" if by else "Was die Redaktion geschrieben hat"
                return f"{near}, kommt dem nahe, lautet aber anders. Zitieren Sie, was gedruckt ist."
            case Verdict.MISATTRIBUTED:
                whose = f"gesagt hat sie {by}" if by else "geschrieben hat sie die Redaktion"
                return f"Diese Worte sind gedruckt, aber {whose}, nicht {named}."
            case Verdict.INTERVIEWER:
                asked = f"{by} hat das gefragt." if by else "Das steht in einer Frage."
                return f"{asked} Von den Befragten hat es niemand gesagt."
            case Verdict.NOT_FOUND:
                return "Weder diese Worte noch ähnliche sind in diesen Artikeln gedruckt."

    def too_long(self, n_characters: int, most: int) -> str:
        """Return that there are too many words to check at a time."""
        return (
            f"Das sind {in_german(n_characters)} Zeichen; höchstens {in_german(most)} sind möglich. Prüfen Sie es in "
            "Teilen."
        )

    def name_too_long(self, most: int) -> str:
        """Return that a name is too long."""
        return f"Ein Name hat höchstens {most} Zeichen."


@dataclass(frozen=True, slots=True)
class GermanUnsure(Unsure):
    """What is said in German of words of which it is not sure who says them."""

    verdict: str = "Gedruckt, aber nicht sicher von wem"

    def speaker(self, label: str | None) -> str:
        """Return what stands in place of a name; ``label`` is what is printed there."""
        return f"Wer spricht, ist nicht sicher (gedruckt: „{label}“)" if label else "Wer spricht, ist nicht sicher"

    def told(self, verdict: Verdict, *, named: str | None) -> str:
        """Return a verdict that rests on such words as a sentence for a terminal or a program."""
        match verdict:
            case Verdict.ALTERED:
                return "Verändert: So steht es nicht da, und wer sagt, was da steht, ist nicht sicher."
            case Verdict.MISATTRIBUTED:
                not_theirs = f"nicht als Worte von {named}" if named else "nicht als Worte der genannten Person"
                return f"Falsch zugeschrieben: Das steht da, aber {not_theirs}: Wer es sagt, ist nicht sicher."
            case _:
                return "Wörtlich: So steht es da, Wort für Wort, aber wer es sagt, ist nicht sicher."

    def explained(self, verdict: Verdict, *, named: str | None) -> str:
        """Return what a verdict that rests on such words means."""
        match verdict:
            case Verdict.ALTERED:
                return "Was da steht, kommt dem nahe, lautet aber anders; und wer es sagt, ist nicht sicher."
            case Verdict.MISATTRIBUTED:
                return (
                    f"So steht es da, aber wer es sagt, ist nicht sicher. Zitieren Sie es nicht als Worte von {named}."
                )
            case _:
                return "Genau so steht es da, aber wer es sagt, ist nicht sicher. Zitieren Sie es als niemandes Worte."


@dataclass(frozen=True, slots=True)
class GermanAbout(About):
    """What this is, and what it is not."""

    heading: str = "Was gesagt wurde, nicht, was wir meinen"
    description: str = (
        "Wie dieses Archiv Fragen beantwortet: mit wörtlichen Zitaten, mit Namen, und mit Schweigen, wo niemand etwas "
        "dazu gesagt hat."
    )
    lede: str = (
        "On the Record beantwortet Fragen zu Interviews mit dem, was die Befragten gesagt haben. Es findet; es "
        "schreibt nicht. Kein Satz, den Sie unter einem Namen lesen, stammt von einer Maschine."
    )
    promises: str = "Was es verspricht"
    verbatim: str = "Wort für Wort"
    verbatim_why: str = (
        "Ein Zitat ist ein Stück, das Zeichen für Zeichen aus dem Artikel ausgeschnitten ist. Nichts dazwischen könnte "
        "ein Wort verändern."
    )
    named: str = "Unter dem richtigen Namen"
    named_why: str = (
        "Zu jedem Zitat stehen die Person, ihre Funktion, der Artikel und das Datum. Was jemand im Interview fragt, "
        "wird nie als Behauptung der Befragten gezeigt."
    )
    silence: str = "Schweigen, wo niemand etwas gesagt hat"
    silence_why: str = (
        "Wenn niemand antwortet, steht das da, und was nur nahekommt, wird als eben das gezeigt; wenn nichts "
        "nahekommt, wird nichts gezeigt. Auch wer gefragt wurde und nicht darauf antwortete, wird genannt."
    )
    private: str = "Nichts verlässt diesen Rechner"
    private_why: str = (
        "Kein Sprachmodell, kein fremder Dienst, keine Tracker, keine Cookies. Was Sie fragen, steht in keinem "
        "Protokoll."
    )
    lasting: str = "Alles hat eine Adresse"
    lasting_why: str = (
        "Gespräche, Zitate, Artikel und Personen sind einfache Links. Sie überdauern die nächste Aktualisierung."
    )
    how: str = "Wie eine Antwort entsteht"
    how_steps: tuple[str, ...] = (
        "Ihre Frage wird gelesen: Wer ist gemeint, welche Funktion, welche Zeit? Was verstanden wurde, wird gezeigt.",
        "Jede Stelle wird damit verglichen, dem Sinn nach und nach den Wörtern selbst.",
        "Sätze, die antworten, werden aus den besten Stellen ganz ausgeschnitten und unter den Namen gesetzt.",
        "Für jeden wird geschätzt, wie wahrscheinlich er antwortet. Genügt das bei keinem, ist die Antwort Schweigen.",
    )
    limits: str = "Was es nicht kann"
    limits_points: tuple[str, ...] = (
        "Es sagt nicht, ob stimmt, was jemand gesagt hat.",
        "Es kennt diese Artikel und sonst nichts, und nur, was gedruckt wurde: nicht, was vorher gestrichen wurde.",
        "Es kann Antworten in ganz anderen Worten übersehen und zeigen, was nur nahekommt: Lesen Sie im Zusammenhang.",
        "Wer was sagt, wird nach Regeln von der Seite gelesen. Wo das unklar bleibt, gehören die Worte niemandem.",
    )
    check_why: str = (
        "Bevor Worte in Druck gehen, fügen Sie sie ein: Sie sehen, ob sie Wort für Wort stimmen, ob sie verändert "
        "sind, von jemand anderem stammen, in einer Frage stehen oder nirgends."
    )
    cite: str = "Wie man zitiert"
    cite_why: str = (
        "„Zitieren“ unter einem Zitat gibt es fertig zum Einfügen. Nennen Sie in jedem Stil, wer gesprochen hat, in "
        "welcher Funktion, den Artikel, sein Datum und den Link zu den Worten:"
    )
    cite_pattern: str = "Name, Funktion, in „Titel des Artikels“, Medium, Datum, Link aus „Im Zusammenhang lesen“."
    developers: str = "Für alle, die programmieren"
    developers_why: str = (
        "Das alles gibt es auch für Programme: Antworten, Suche und Prüfungen als JSON, mit Quellenangaben."
    )
    docs: str = "Dokumentation der API (auf Englisch)"
    version: str = "Version des Archivs"

    def articles(self, n: int) -> str:  # noqa: ARG002  # one article and several are the same word
        """Return what the number of articles is a number of."""
        return "Artikel"

    def speakers(self, n: int) -> str:
        """Return what the number of speakers is a number of."""
        return "Person, die zu Wort kommt" if n == 1 else "Personen, die zu Wort kommen"

    def passages(self, n: int) -> str:
        """Return what the number of passages is a number of."""
        return "Stelle" if n == 1 else "Stellen"

    def as_of(self, day: str, time: str) -> str:
        """Return when the archive was brought up to date."""
        return f"Auf dem Stand vom {day}, {time} Uhr (UTC)"
