"""German: what is learned from readers, and what they are told of it."""

from dataclasses import dataclass

from web.wording.learning import Keeping, Thumbs

from .numbers import in_german


@dataclass(frozen=True, slots=True)
class GermanThumbs(Thumbs):
    """A reader says whether a reply is of use, in German."""

    asked: str = "Ist das, was Sie gesucht haben?"
    up: str = "Ja"
    down: str = "Nein"
    add: str = "Etwas dazu sagen"
    comment: str = "Was hat gefehlt, oder was hat geholfen? (freiwillig)"
    hint: str = "Bitte schreiben Sie nichts, was sagt, wer Sie sind. Ihre Frage wird dazu aufbewahrt."
    heading: str = "Hilft Ihnen diese Antwort?"
    question: str = "Ihre Frage war:"
    thanks: str = "Danke"
    kept: str = "Die Redaktion sieht es neben Ihrer Frage; wer es geschickt hat, steht nirgends."
    back: str = "Zurück zur Antwort"
    missing: str = "Wählen Sie Ja oder Nein."

    def too_long(self, n_characters: int, most: int) -> str:
        """Return that a comment is too long."""
        return (
            f"Dieser Kommentar hat {in_german(n_characters)} Zeichen; höchstens {in_german(most)} sind möglich. Bitte "
            "kürzen Sie ihn."
        )


@dataclass(frozen=True, slots=True)
class GermanKeeping(Keeping):
    """What is kept of what readers ask, in German."""

    heading: str = "Was von Ihrem Besuch aufbewahrt wird"
    nothing: str = (
        "Nichts von dem, was Sie fragen, wird aufbewahrt, außer Sie schicken es selbst der Redaktion. Keine Cookies, "
        "keine Adressen, keine Profile."
    )

    def kept(self, days: int) -> str:
        """Return what is kept, and for how long."""
        return (
            "Damit die Redaktion lernt, was fehlt, werden der Wortlaut der Fragen, ob sie eine Antwort fanden, welche "
            f"Zitate geöffnet wurden, und was Sie bei „{GermanThumbs().asked}“ senden, {in_german(days)} Tage lang "
            "aufbewahrt, nur auf diesem Server, jeweils mit dem Tag. Keine Adresse, kein Name, kein Cookie und keine "
            "Uhrzeit steht dabei."
        )
