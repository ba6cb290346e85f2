"""What is claimed somebody said, and what the articles say to it."""

from dataclasses import dataclass
from enum import StrEnum

from qa.errors import MAX_CLAIM_CHARACTERS, ClaimLengthError
from qa.models import Quote, as_given


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that somebody is said to have said: stripped, 1 to 5,000 characters.

    ``speaker`` is the id, name or office given for them; ``articles``, ids, is where to look, everywhere if empty.
    """

    words: str
    speaker: str | None = None
    articles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", as_given(self.words))
        object.__setattr__(self, "speaker", as_given(self.speaker or "") or None)
        if not self.words or len(self.words) > MAX_CLAIM_CHARACTERS:
            raise ClaimLengthError(len(self.words))


class Verdict(StrEnum):
    """What the articles say to a claim."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    INTERVIEWER = "interviewer"
    NOT_FOUND = "not_found"


class Operation(StrEnum):
    """What happened to printed words on their way into a claim."""

    EQUAL = "equal"
    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of a diff: ``pasted`` is the claim's text, ``printed`` the article's.

    Either is empty where words are only in the other. An ``OMISSION`` is one that the claim owns up to, by "…" or
    [brackets].
    """

    operation: Operation
    pasted: str
    printed: str


@dataclass(frozen=True, slots=True)
class Match:
    """Printed words that a claim may mean.

    ``quote`` holds whole sentences around them, from the passage in which they begin; the words that the claim has
    are its highlights. ``similarity`` (0..1) is the share of words that are equal, omissions that are owned up to left
    out: 1 is word for word.
    """

    quote: Quote
    similarity: float
    diff: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a claim, and the printed words it rests on, best first; none where nothing was found."""

    verdict: Verdict
    matches: tuple[Match, ...] = ()
