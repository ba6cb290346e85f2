"""The words that a language needs for an interview, apart from people's names."""

from dataclasses import dataclass


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a block of text, without those that are empty."""
    return tuple(line.strip() for line in text.strip().splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that stand before speech in place of a name."""

    question: str
    answer: str
    q: str
    a: str
    host: str
    moderator: str
    interviewer: str
    interviewee: str
    reporter: str
    colon: str  # with the space that the language puts before it


@dataclass(frozen=True, slots=True)
class Cues:
    """How prose says who speaks. ``{name}`` is any form of the name; pronouns are those of ``Gender``."""

    after: tuple[str, ...]  # behind a quotation: "said {name}"
    before: tuple[str, ...]  # before a quotation, with its colon
    pronoun: dict[str, tuple[str, ...]]  # behind a quotation: "she said"
    sentence: tuple[str, ...]  # a sentence of its own, before a paragraph that is all quotation
    marks: tuple[tuple[str, str], ...]  # opening and closing quotation marks
    comma_inside: bool  # whether the comma stands inside the quotation


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentence banks and templates; slots are ``{topic}``, ``{guest}``, ``{office}``, ``{host}``, ``{outlet}``."""

    code: str
    labels: Labels
    cues: Cues
    honorifics: dict[str, str]
    months: tuple[str, ...]
    joint: str  # between the last two names of several
    topics: tuple[str, ...]
    questions: tuple[str, ...]
    remarks: tuple[str, ...]
    answers: tuple[str, ...]
    self_introductions: tuple[str, ...]
    offices: tuple[str, ...]
    bodies: tuple[str, ...]
    outlets: tuple[str, ...]
    titles: tuple[str, ...]
    named_titles: tuple[str, ...]
    subtitles: tuple[str, ...]
    intros: tuple[str, ...]
    bare_intros: tuple[str, ...]
    present: str  # before a list of who took part
    byline: str
    interviewed_by: str
    moderated_by: str
    told_to: str
    biographies: tuple[str, ...]
    narration: tuple[str, ...]
    navigation: tuple[str, ...]
    shares: tuple[str, ...]
    appeals: tuple[str, ...]
    captions: tuple[str, ...]
    notes: tuple[str, ...]
    conclusions: tuple[str, ...]
    related: tuple[str, ...]
    copyrights: tuple[str, ...]
