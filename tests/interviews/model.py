"""An interview as data: who took part, what each said, and what a publication prints around it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Gender(StrEnum):
    SHE = "she"
    HE = "he"


@dataclass(frozen=True, slots=True)
class Person:
    """One person as an article may name them; ``office`` is what it prints behind or before the name."""

    given: str
    family: str
    gender: Gender
    office: str
    body: str  # the institution, party or town that stands in brackets behind the name
    family_first: bool = False

    @property
    def name(self) -> str:
        return f"{self.family} {self.given}" if self.family_first else f"{self.given} {self.family}"

    @property
    def initials(self) -> str:
        return "".join(part[0] for part in self.name.replace("-", " ").split()).upper()

    @property
    def code(self) -> str:
        """Three capitals, as minutes of meetings give people."""
        letters = "".join(letter for letter in self.family if letter.isalpha())
        return (self.given[0] + letters[:2]).upper()


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said before another speaks. Several speakers answer as one."""

    speakers: tuple[Person, ...]
    paragraphs: tuple[str, ...]
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a publication prints around an interview; an empty text is not printed. Nobody says these words."""

    navigation: tuple[str, ...] = ()
    share: str = ""
    appeal: str = ""
    captions: tuple[str, ...] = ()
    pull_quotes: tuple[str, ...] = ()
    note: str = ""
    conclusion: str = ""
    related: tuple[str, ...] = ()
    copyright: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """Who spoke with whom about what; ``look`` picks between the ways in which a format is typeset."""

    language: str
    outlet: str
    topic: str
    host: Person
    guests: tuple[Person, ...]
    turns: tuple[Turn, ...]
    published: date
    title: str  # without any name
    subtitle: str
    furniture: Furniture
    look: int = 0

    @property
    def guest(self) -> Person:
        return self.guests[0]

    @property
    def people(self) -> tuple[Person, ...]:
        return (self.host, *self.guests)


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words they are: the names under which a reader may show them.

    Of an interviewer who is not named (``person`` is false) those are the outlet and words like "Question".
    """

    names: tuple[str, ...]
    asks: bool
    person: bool = True

    @classmethod
    def of(cls, *people: Person, asks: bool = False) -> "Voice":
        return cls((" / ".join(person.name for person in people),), asks)


class Style(StrEnum):
    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"


class Shape(StrEnum):
    """What a block is on the page."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    LINE = "line"  # the next line of the paragraph before it
    ITEM = "item"
    QUOTE = "quote"
    TERM = "term"
    DEFINITION = "definition"
    ROW = "row"  # its first run is the left cell
    CUE = "cue"
    NAVIGATION = "navigation"
    CAPTION = "caption"
    PULL_QUOTE = "pull quote"
    ASIDE = "aside"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; ``voice`` is ``None`` where nobody says them."""

    text: str
    voice: Voice | None = None
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Block:
    """Runs that stand together; a block that ``begins`` may have a caption or a pull quote before it."""

    runs: tuple[Run, ...]
    shape: Shape = Shape.PARAGRAPH
    begins: bool = False


class Format(StrEnum):
    """How a file is written; the value is its suffix."""

    MARKDOWN = ".md"
    HTML = ".html"
    TEXT = ".txt"
    VTT = ".vtt"
    SRT = ".srt"


@dataclass(frozen=True, slots=True)
class Printed:
    """A file as published, and the truth about its words, in printed order."""

    text: str
    format: Format
    runs: tuple[Run, ...]
