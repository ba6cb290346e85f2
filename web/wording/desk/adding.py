"""The words of the room where articles come in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AddingWords:
    """Adding articles."""

    heading: str = "Add articles"
    lede: str = "What you add is a draft: nobody but editors sees it until it is published."
    files: str = "Files"
    drop: str = "Drop files here, or choose them"
    kinds: str = "Word, PDF, web pages, Markdown, text and subtitles, each up to 20 MB."
    paste: str = "Or paste an article"
    paste_hint: str = "Bold labels and headings are kept where they are pasted from a page or a document."
    title: str = "Title (needed only where the text has none)"
    text: str = "The article"
    url: str = "Or fetch a page by its address"
    url_hint: str = "Only the page at this very address is fetched, from the public web."
    known: str = "An article that is there already, or much of it"
    ask: str = "Tell me, and keep nothing yet"
    update: str = "Take the place of the one that is there"
    anew: str = "Add it as another article"
    button: str = "Add"
    outcomes: str = "What became of it"
    nothing: str = "Choose a file, or paste an article, first."
    open: str = "Look at it"
    same: str = "This is there already, word for word. Nothing was added."
    sending: str = "Sending"
    reading: str = "Reading"
    lost: str = "It could not be sent. Nothing is lost: try again."

    def added(self, n_waiting: int) -> str:
        """Return that an article was added, and how many paragraphs wait for an editor."""
        return f"Added as a draft. {self._waiting(n_waiting)}"

    def updated(self, n_waiting: int) -> str:
        """Return that an article took the place of another."""
        return f"It takes the place of the one before, as a draft. {self._waiting(n_waiting)}"

    def similar(self, percent: int) -> str:
        """Return that much of an article is there already."""
        return f"{percent} % of it is in an article that is there already. Nothing was added yet: choose what it is."

    def _waiting(self, n: int) -> str:
        if n == 0:
            return "It is clear who says what."
        return (
            "1 paragraph is nobody's until you say whose."
            if n == 1
            else f"{n} paragraphs are nobody's until you say whose."
        )
