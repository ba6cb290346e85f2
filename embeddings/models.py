"""The values of this package: vectors, scored rows, records of people and articles."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus import Abbreviation, Kind, Speaker

Matrix = NDArray[np.float32]
"""Shape (n, dim)."""
Vector = NDArray[np.float32]
"""Shape (dim,)."""
Rows = NDArray[np.int64]
"""Numbers of passages in an index. Those of one article are consecutive, in printed order."""
Mask = NDArray[np.bool_]
"""One flag for each passage of an index."""

_NO_LENGTH = np.float32(1e-12)


def at_length_one(vectors: Matrix) -> Matrix:
    """Return the rows at length one; a row of zeros stays as it is."""
    rows: Matrix = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _NO_LENGTH)
    return rows


@dataclass(frozen=True, slots=True)
class Restriction:
    """Where to look: speakers and articles by their ids, sources by their names as printed.

    None at all set no limit, and an unknown one allows nothing. What is nobody's, as narration is, stays where speakers
    are excluded. Dates are inclusive; an article without one is out as soon as there is a limit.
    """

    speakers: tuple[str, ...] = ()
    exclude_speakers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    published_from: date | None = None
    published_to: date | None = None
    sources: tuple[str, ...] = ()


EVERYWHERE = Restriction()


class Whose(Enum):
    """Whose words are looked at."""

    KNOWN = auto()
    """All of which it is sure whose they are."""
    UNSURE = auto()
    """Speech of which it is not sure who says it, alone."""
    ANYBODYS = auto()
    """Both."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which passages may be shown: of these kinds, within these limits, and of those whose words it is this sure.

    Statements that only announce what follows never may, and speech of which it is not sure who says it only where
    ``whose`` says so and no speakers are chosen or excluded: it may be anybody's.
    """

    kinds: frozenset[Kind]
    within: Restriction = EVERYWHERE
    whose: Whose = Whose.KNOWN


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Passages found, best first; equal scores stand in the order of their rows."""

    rows: Rows
    scores: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def best(cls, rows: Rows, scores: NDArray[np.float32], k: int) -> Self:
        """Return the ``k`` best of these rows."""
        order = np.lexsort((rows, -scores))[: max(k, 0)]
        return cls(rows[order], scores[order])


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The word pieces of a text: a unit vector each, shape (n, dim), and the code points they cover, shape (n, 2)."""

    vectors: Matrix
    spans: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.spans)

    def behind(self, start: int) -> "Tokens":
        """Return those at ``start`` or later, their spans counted from there; special pieces cover nothing and go."""
        kept = (self.spans[:, 0] >= start) & (self.spans[:, 1] > self.spans[:, 0])
        return Tokens(self.vectors[kept], self.spans[kept] - np.int32(start))


@dataclass(frozen=True, slots=True, eq=False)
class EncodedQuery:
    """What a person asked: its vector, and those of its word pieces."""

    vector: Vector
    tokens: Tokens


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """How like (-1..1) the word pieces of a passage are to a question.

    Attributes:
        pieces: To each word piece of the question, shape (those of the question, those of the passage).
        whole: To the question as a whole, one number for each of the passage's.
        spans: The code points of the passage's words that each of its word pieces covers, shape (n, 2).
    """

    pieces: Matrix
    whole: Vector
    spans: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.spans)


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """One person over all articles; ``n_statements`` counts paragraphs that are known to be theirs."""

    speaker: Speaker
    article_ids: tuple[str, ...]
    n_statements: int


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article without its words."""

    id: str
    title: str
    source: str | None
    published: date | None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleAbbreviation:
    """A short form, and the article that says what it stands for."""

    article_id: str
    abbreviation: Abbreviation


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Not ``published`` when nothing had changed: ``version`` is then the one that was there.

    ``kept`` articles could not be read again and are as they were. ``n_reused`` passages got their vectors from an
    earlier version, ``n_embedded`` needed the encoder, for ``embedding_s`` of all the ``seconds``.
    """

    version: str
    published: bool
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    n_unchanged: int
    n_passages: int
    n_embedded: int
    n_reused: int
    embedding_s: float
    seconds: float
