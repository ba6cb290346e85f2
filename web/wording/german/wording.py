"""What stands around quotes on pages and in replies, in German."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from qa import MAX_QUESTION_CHARACTERS, Ambiguity
from web.wording.answers import Answers, names_of
from web.wording.chat import Chat
from web.wording.desk import Desk
from web.wording.finding import Finding
from web.wording.learning import Keeping, Thumbs
from web.wording.pages import About, Checking, InContext, Lists, Taking, Unsure
from web.wording.sharing import Corrected, Reporting, Sharing
from web.wording.wording import Wording

from .answers import GermanAnswers
from .chat import GermanChat
from .desk import GermanDesk
from .finding import GermanFinding
from .learning import GermanKeeping, GermanThumbs
from .numbers import in_german
from .pages import GermanAbout, GermanChecking, GermanInContext, GermanLists, GermanTaking, GermanUnsure
from .sharing import GermanCorrected, GermanReporting, GermanSharing


@dataclass(frozen=True, slots=True)
class GermanWording(Wording):
    """The interface in German."""

    language: str = "de"
    name: str = "Deutsch"
    languages: str = "Sprache"
    skip: str = "Zum Inhalt springen"
    navigation: str = "Bereiche der Website"
    nav_ask: str = "Fragen"
    nav_articles: str = "Artikel"
    nav_speakers: str = "Personen"
    nav_check: str = "Zitat prüfen"
    nav_about: str = "Über"
    description: str = (
        "Stellen Sie Interviews eine Frage und lesen Sie, was die Befragten gesagt haben: Wort für Wort, jedes Zitat "
        "mit Namen und Funktion der Person, die es gesagt hat."
    )
    answers: Answers = field(default_factory=GermanAnswers)
    chat: Chat = field(default_factory=GermanChat)
    lists: Lists = field(default_factory=GermanLists)
    finding: Finding = field(default_factory=GermanFinding)
    in_context: InContext = field(default_factory=GermanInContext)
    taking: Taking = field(default_factory=GermanTaking)
    checking: Checking = field(default_factory=GermanChecking)
    sharing: Sharing = field(default_factory=GermanSharing)
    reporting: Reporting = field(default_factory=GermanReporting)
    corrected: Corrected = field(default_factory=GermanCorrected)
    desk: Desk = field(default_factory=GermanDesk)
    unsure: Unsure = field(default_factory=GermanUnsure)
    about: About = field(default_factory=GermanAbout)
    thumbs: Thumbs = field(default_factory=GermanThumbs)
    keeping: Keeping = field(default_factory=GermanKeeping)
    footer: str = "Jedes Zitat ist Zeichen für Zeichen aus seinem Artikel ausgeschnitten. Nichts ist umgeschrieben."

    welcome_heading: str = "Fragen Sie. Lesen Sie, was gesagt wurde."
    welcome: str = (
        "On the Record durchsucht Interviews und antwortet mit dem, was die Befragten gesagt haben: Wort für Wort, "
        "jedes Zitat mit Namen und Funktion der Person, die es gesagt hat."
    )
    holdings_articles: str = "Im Archiv"
    holdings_speakers: str = "Wer zu Wort kommt"
    all_articles: str = "Alle Artikel"
    all_speakers: str = "Alle Personen"

    ask_label: str = "Ihre Frage"
    ask_next_label: str = "Ihre nächste Frage"
    ask_hint: str = "In eigenen Worten"
    ask_next_hint: str = "Fragen Sie weiter"
    ask_button: str = "Fragen"
    start_over: str = "Neu beginnen"
    question_missing: str = "Geben Sie zuerst eine Frage ein."
    question_bounds: str = f"Eine Frage hat höchstens {in_german(MAX_QUESTION_CHARACTERS)} Zeichen."
    you_asked: str = "Sie haben gefragt"
    question_link: str = "Link zu dieser Frage"
    try_asking: str = "Fragen Sie zum Beispiel"
    as_typed: str = "Genau so gesucht, wie eingegeben"
    take_as_typed: str = "genau so suchen, wie eingegeben"
    not_inferred: str = "Namen und Daten darin nicht als Filter gelesen"
    read_again: str = "wieder deuten lassen"
    anybody: str = "bei allen suchen"
    not_them: str = "nicht bei dieser Person suchen"
    them_too: str = "auch bei dieser Person suchen"
    anywhere: str = "in allen Artikeln suchen"
    not_there: str = "nicht in diesem Artikel suchen"
    any_day: str = "an allen Tagen suchen"
    edit: str = "Ändern"
    edit_label: str = "Ihre Frage in anderen Worten"
    edit_button: str = "Neu fragen"
    look_only: str = "Nur hier suchen"
    show_more: str = "Mehr zeigen"
    ask_everywhere: str = "Überall suchen"
    copy_conversation: str = "Link zum Gespräch kopieren"
    searching: str = "Die Artikel werden durchsucht …"
    stop: str = "Anhalten"
    stopped: str = "Angehalten. Nichts ist verloren: Fragen Sie wieder, wann immer Sie möchten."
    again: str = "Noch einmal versuchen"
    offline: str = "Sie sind offline. Die Frage bleibt hier, bis Sie wieder verbunden sind."
    unreachable: str = "Der Server antwortet nicht. Die Frage bleibt hier; versuchen Sie es gleich noch einmal."
    failed_answer: str = "Auf dem Weg zu einer Antwort ist etwas schiefgegangen."

    asked_by_someone: str = "Frage:"
    asker: str = "Frage von"
    read_in_context: str = "Im Zusammenhang lesen"
    also_in: str = "auch in"
    examples: str = "Dies sind Beispiele; in diesen Artikeln steht mehr dazu."
    narration: str = "Die Redaktion schreibt"
    asked_as_interviewer: str = "als Frage"
    nearest: str = "Das kommt dem am nächsten"
    people_around: str = "Wer dem am nächsten kommt"
    no_passages: str = "Es gibt keine Stelle, die sich durchsuchen ließe."

    articles_heading: str = "Artikel"
    speakers_heading: str = "Personen"
    speaking_here: str = "In diesem Artikel"
    original: str = "Originalartikel"
    unknown_speaker: str = "Nicht bekannt, wer spricht"
    boilerplate: str = "Von der Seite rund um den Artikel"
    quote_gone_title: str = "Diese Worte stehen hier nicht mehr"
    quote_gone: str = (
        "Der Artikel hat sich geändert, seit dieser Link entstand, und das Zitat steht nicht mehr darin. Es folgt der "
        "Artikel, wie er jetzt ist."
    )
    interviewer: str = "Stellt die Fragen"

    not_found_title: str = "Unter dieser Adresse gibt es nichts"
    not_found: str = "Vielleicht ist der Link vertippt, oder der Artikel wurde zurückgezogen."
    opening_title: str = "Das Archiv wird geöffnet"
    opening: str = "Die Artikel werden noch geöffnet. Diese Seite versucht es von selbst wieder."
    failed_title: str = "Das Archiv ließ sich nicht öffnen"
    failed: str = "Wer diese Website betreibt, findet den Grund im Protokoll des Servers und unter /readyz."
    key_title: str = "Diese Website verlangt einen Schlüssel"
    key: str = (
        "Laden Sie die Seite neu und geben Sie Ihren Schlüssel als Passwort ein; welchen Namen Sie nennen, ist egal."
    )
    rate_title: str = "Das waren viele Fragen"
    rate: str = "Es ist nichts kaputt. Warten Sie eine Minute und laden Sie die Seite dann neu."
    busy_title: str = "Gerade fragen sehr viele"
    busy: str = "Ihre Frage ist nicht verloren: Laden Sie die Seite gleich noch einmal."
    timed_out_title: str = "Das hat zu lange gedauert"
    timed_out: str = "Laden Sie die Seite neu, um es noch einmal zu versuchen, oder fragen Sie nach weniger auf einmal."
    error_title: str = "Etwas ist schiefgegangen"
    error: str = (
        "Diese Seite ließ sich nicht zeigen. Nichts ist verloren: Gehen Sie zurück, oder versuchen Sie es noch einmal."
    )
    method_title: str = "Diese Adresse lässt sich nur lesen"
    method: str = "Folgen Sie einem Link, der hierher führt, oder beginnen Sie neu."
    too_large_title: str = "Das ist zu viel auf einmal"
    too_large: str = "Gehen Sie zurück und senden Sie weniger davon: Es wurde nichts gesucht."
    invalid_title: str = "Das lässt sich nicht zeigen"
    invalid: str = "Etwas in der Adresse ist vertippt, zu lang oder zu groß. Es wurde nichts gesucht."

    def invalid_at(self, parts: Sequence[str]) -> str:
        """Return that parts of an address, named as they stand there, can't be read."""
        return f"{self.invalid} Es liegt hieran: {', '.join(parts)}."

    def number(self, number: int) -> str:
        """Return a number with its thousands apart."""
        return in_german(number)

    def question_too_long(self, n_characters: int, most: int) -> str:
        """Return that a question is too long."""
        return (
            f"Diese Frage hat {in_german(n_characters)} Zeichen; höchstens {in_german(most)} sind möglich. Bitte "
            "kürzen Sie sie."
        )

    def understood(self, text: str) -> str:
        """Return how a question was read."""
        return f"Verstanden als „{text}“"

    def looked_for(self, topic: str) -> str:
        """Return what was looked for where nothing was found."""
        return f"Gesucht wurde nach „{topic}“."

    def only(self, name: str) -> str:
        """Return that only somebody's words were searched."""
        return f"Nur {name}"

    def also(self, name: str) -> str:
        """Return that somebody else's words were searched, too."""
        return f"und {name}"

    def all_but(self, name: str) -> str:
        """Return that somebody's words were left out."""
        return f"Ohne {name}"

    def within(self, title: str) -> str:
        """Return that only an article was searched."""
        return f"In „{title}“"

    def published(self, first: date | None, last: date | None) -> str:
        """Return that only articles of these days were searched."""
        if first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return f"Erschienen {self.lists.years(first.year, last.year)}"
        since = f" {'vom' if last else 'ab dem'} {self.day(first)}" if first else ""
        until = f" bis zum {self.day(last)}" if last else ""
        return f"Erschienen{since}{until}"

    def and_others(self, name: str, n: int) -> str:
        """Return a name for itself and more."""
        return f"{name} und {in_german(n)} weitere"

    def everything_of(self, name: str) -> str:
        """Return what somebody's page shows."""
        return f"Alles, was {name} sagt"

    def ambiguous(self, ambiguity: Ambiguity) -> str:
        """Return that some words fit several people."""
        names = self.answers.all_of(names_of(ambiguity.speakers))
        return f"„{ambiguity.words}“ passt auf mehrere: {names}. Alle wurden durchsucht."


GERMAN = GermanWording()
