"""The words around an article that is read in context, and around a quote that is taken along."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it is read: who asks, the marks, and the article beside an answer."""

    asks: str = "asks"
    whole_passage: str = "The whole passage"
    original_here: str = "These words in the original"
    matches: str = "Quotations of the answer in this article"
    previous: str = "Previous"
    next: str = "Next"
    back: str = "Back to the answer"

    beside: str = "The article beside the answer"
    as_page: str = "Open as a page"
    close: str = "Close"
    opening: str = "Opening the article …"
    offline: str = "You are offline. The answer stays where it is; the article opens when you are back."
    unreachable: str = "The server does not answer. The answer stays where it is; try again in a moment."
    failed: str = "The article could not be opened here."

    def match(self, number: int, n: int) -> str:
        """Return which of several marks is shown."""
        return f"{number} of {n}"

    def n_others(self, n: int) -> str:
        """Return how many marks there are, where none is chosen."""
        return "1 other quotation" if n == 1 else f"{n} other quotations"


@dataclass(frozen=True, slots=True)
class Taking:
    """A quote to take along, and a page on paper."""

    heading: str = "Cite"
    copy: str = "Copy"
    copy_quote: str = "Copy quote"
    copied: str = "Copied"
    not_copied: str = "Copying is not allowed here. The text is selected: press Ctrl+C or ⌘C."
    as_text: str = "Plain text"
    as_markdown: str = "Markdown"
    as_apa: str = "APA"
    as_json: str = "JSON (CSL)"
    the_reporter: str = "the reporter"

    apa_in_text: str = "In the text"
    apa_reference: str = "Reference"
    apa_undated: str = "n.d."

    def apa_day(self, day: date) -> str:
        """Return a date as a reference has it."""
        return f"{day:%Y, %B} {day.day}"

    def apa_said(self, name: str, office: str | None, *, asks: bool) -> str:
        """Return what leads to somebody's words."""
        return f"{name}{f', {office},' if office else ''} {'asked' if asks else 'said'}: "

    def printed(self, day: str, address: str) -> str:
        """Return where a page on paper is from."""
        return f"As of {day}: {address}"
