"""German: the words of what is sent on, and of reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from web.wording.sharing import Corrected, Reporting, Sharing


@dataclass(frozen=True, slots=True)
class GermanSharing(Sharing):
    """What is sent on, in German."""

    share: str = "Teilen"
    as_embed: str = "Für eine andere Seite (HTML)"
    take_along: str = "Diese Antwort mitnehmen"
    as_feed: str = "Feed"
    feed_of_person: str = "Feed dessen, was hier gesagt wird"
    read_there: str = "Im Zusammenhang lesen"
    gone: str = "Dieses Zitat steht hier nicht mehr"
    gone_why: str = (
        "Der Artikel hat sich geändert, seit das Zitat eingebettet wurde; diese Worte stehen nicht mehr darin."
    )
    article_now: str = "Der Artikel, wie er jetzt ist"
    site_now: str = "Zum Archiv"
    nobody: str = "Sprecher nicht sicher"
    reporter: str = "so steht es im Artikel"
    asking: str = "fragend"
    question: str = "Frage"
    nearest: str = "Niemand beantwortet das. Am nächsten kommt:"
    offline: str = "Sie sind offline"
    offline_why: str = (
        "Das Archiv liegt auf dem Server, und der ist von hier aus nicht zu erreichen. "
        "Verloren ist nichts: Laden Sie die Seite neu, sobald Sie wieder verbunden sind."
    )

    def heard(self, names: Sequence[str], day: str | None) -> str:
        """Return who is heard in an article, and on which day it was published."""
        published = f", {day}" if day else ""
        return f"Interview mit {', '.join(names)}{published}" if names else f"Artikel{published}"

    def embedded(self, name: str) -> str:
        """Return what the frame of a quote is called."""
        return f"Zitat: {name}"

    def says(self, name: str) -> str:
        """Return what the feed of a person holds."""
        return f"Was {name} sagt, Wort für Wort, der neueste Artikel zuerst."

    def answers(self, question: str) -> str:
        """Return what the feed of a topic holds."""
        return f"Zitate, die „{question}“ beantworten, der neueste Artikel zuerst."

    def nothing_yet(self, told: str) -> str:
        """Return what an empty feed holds."""
        return f"{told} Noch gibt es keine."


@dataclass(frozen=True, slots=True)
class GermanReporting(Reporting):
    """The form of reports in German."""

    link: str = "Stimmt etwas nicht?"
    heading: str = "Stimmt etwas nicht mit diesem Zitat?"
    lede: str = (
        "Sagen Sie es der Redaktion. Was Sie senden, wird mit dem Zitat und dem Tag nur auf diesem Server aufbewahrt, "
        "und nichts sagt, wer es gesendet hat."
    )
    what: str = "Was stimmt nicht?"
    words: str = "So wurde es nicht gedruckt"
    name: str = "Jemand anders hat das gesagt"
    office: str = "Das Amt stimmt nicht, oder es war damals ein anderes"
    not_an_answer: str = "Die Worte beantworten die Frage nicht"
    asked: str = "Ihre Frage (freiwillig)"
    asked_hint: str = "Nur nötig, wenn die Worte keine Antwort sind. Sie wird mit der Meldung aufbewahrt."
    comment: str = "Was wäre richtig? (freiwillig)"
    button: str = "Senden"
    missing: str = "Wählen Sie, was nicht stimmt."
    foreign: str = "Das kam von einer anderen Website und wurde nicht aufbewahrt. Bitte senden Sie es von hier."
    not_kept: str = "Das konnte nicht aufbewahrt werden. Bitte sagen Sie es denen, die diese Website betreiben."
    thanks: str = "Danke"
    kept: str = "Ihre Meldung liegt der Redaktion vor. Das Zitat bleibt, wie es ist, bis sie nachgesehen hat."
    back: str = "Zurück zum Zitat"
    none: str = "es gibt keine Meldungen"

    def too_long(self, n_characters: int, most: int) -> str:
        """Return that there is too much to keep."""
        return f"Das hat {n_characters} Zeichen; höchstens {most} sind möglich. Bitte kürzen Sie es."


@dataclass(frozen=True, slots=True)
class GermanCorrected(Corrected):
    """Former words in German."""

    corrected_why: str = (
        "Als dieser Link entstand, standen hier andere Worte. Was nicht mehr dasteht, ist durchgestrichen; "
        "was hinzugekommen ist, ist unterstrichen."
    )
    taken_out_why: str = "Als dieser Link entstand, standen diese Worte im Artikel. Jetzt stehen sie nicht mehr darin."
    withdrawn_why: str = "Dieser Artikel ist nicht mehr veröffentlicht, und nichts daraus wird zitiert."
    removed: str = "nicht mehr:"
    added: str = "neu:"

    def corrected(self, day: str) -> str:
        """Return that words were corrected."""
        return f"Berichtigt am {day}"

    def taken_out(self, day: str) -> str:
        """Return that words were taken out."""
        return f"Entfernt am {day}"

    def withdrawn(self, day: str) -> str:
        """Return that an article was withdrawn."""
        return f"Zurückgezogen am {day}"
