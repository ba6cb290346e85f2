"""How well an interview whose speakers are known is read: shares of words, and of what is printed about people.

A truth is a ``.gold.json`` beside a file: its speakers, each with the names that are right for them and with the office
that is printed; its turns; and what in it nobody says.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean

from corpus import SPEECH, Article, Kind, Paragraph

from .law import words_of

_MIN_FURNITURE_WORDS = 3  # fewer may be said by chance
_MORE_OF_AN_OFFICE = 8  # words that an office may have beside those that are right
_ALIKE = 0.5  # from which share of their words two offices are one
_ASIDE = re.compile(r"\[|\]|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """A person of the truth; ``names`` are right for them, none of which means that no name is printed.

    ``full`` tells that the full name is printed, so that nothing less will do; ``office`` is printed too.
    """

    name: str
    names: frozenset[str]
    full: bool
    office: str | None


@dataclass(frozen=True, slots=True)
class KnownTurn:
    speaker: KnownSpeaker
    text: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """Who says what in a file; ``labels`` stand before their words, ``furniture`` is what nobody says."""

    speakers: tuple[KnownSpeaker, ...]
    labels: frozenset[str]
    turns: tuple[KnownTurn, ...]
    furniture: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares (0..1) for one file, and ``spurious``, a count; ``None`` where there is nothing to score.

    Attributes:
        full: Of the words of people whose full name is printed, those under it.
        false: Of the words shown under a name, those that are another's, nobody's, or asked instead of answered.
        offices: Of the printed offices, those found, with most of their words.
        leak: Of what nobody says, the share that is shown as speech.
        kind: Of all words spoken, those rightly taken for asked or answered.
        spurious: Names under which words are shown that are nobody's.
    """

    full: float | None
    false: float
    offices: float | None
    leak: float | None
    kind: float
    spurious: float

    @classmethod
    def mean_of(cls, several: Sequence["Scores"]) -> "Scores":
        """Return the mean of each figure over those that have it."""

        def over(values: Iterable[float | None]) -> float | None:
            there = [value for value in values if value is not None]
            return mean(there) if there else None

        return cls(
            full=over(one.full for one in several),
            false=mean(one.false for one in several),
            offices=over(one.offices for one in several),
            leak=over(one.leak for one in several),
            kind=mean(one.kind for one in several),
            spurious=mean(one.spurious for one in several),
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """What a paragraph that is shown under a name promises, and what is true: how many of its words are that one's."""

    confidence: float
    n_words: int
    n_right: int


def read_truth(file: Path) -> Truth:
    """Return the truth of a ``.gold.json``."""
    gold = json.loads(file.read_text(encoding="utf-8"))
    speakers = {
        one["name"]: KnownSpeaker(
            one["name"], frozenset(map(plain, one["accept_names"])), one["full_name_in_text"], one.get("title")
        )
        for one in gold["speakers"]
    }
    labels = (label for one in gold["speakers"] for label in (one["name"], *one.get("labels", ())))
    return Truth(
        speakers=tuple(speakers.values()),
        labels=frozenset(map(plain, labels)),
        turns=tuple(KnownTurn(speakers[t["speaker"]], t["text"], t["kind"] == "question") for t in gold["turns"]),
        furniture=tuple(one["text"] for one in gold["non_turn"]),
    )


def plain(name: str | None) -> str:
    return " ".join(words_of(name or ""))


def score(truth: Truth, article: Article) -> tuple[Scores, list[Stated]]:
    """Return how well a file is read, and what was promised for each paragraph under a name."""
    both = _Comparison(truth, article)
    in_full = [a for a, turn in enumerate(both.turns) if turn.speaker.full]
    named = [b for b, paragraph in enumerate(both.paragraphs) if both.name(paragraph)]
    right = {b for b in named if both.is_theirs(b)}
    scores = Scores(
        full=share(both.is_in_full(a) for a in in_full),
        false=1 - len(right) / len(named) if named else 0.0,
        offices=_offices(truth, article),
        leak=_leak(truth, both),
        kind=share(both.is_of_its_kind(a) for a in range(len(both.turns))) or 0.0,
        spurious=len({both.name(both.paragraphs[b]) for b in named} - both.known),
    )
    n_right = Counter(both.paragraphs[b] for b in right)
    n_words = Counter(both.paragraphs[b] for b in named)
    return scores, [Stated(one.confidence, n, n_right[one]) for one, n in n_words.items()]


def share(holds: Iterable[bool]) -> float | None:
    """Return the share that holds; ``None`` of nothing."""
    there = list(holds)
    return sum(there) / len(there) if there else None


class _Comparison:
    """What is said, word by word, beside what is shown as speech, and which word of one is which of the other."""

    def __init__(self, truth: Truth, article: Article) -> None:
        said = [(word, turn) for turn in truth.turns for word in words_of(turn.text)]
        spoken = [paragraph for paragraph in article.paragraphs if paragraph.kind in SPEECH]
        shown = [(word, one) for one in spoken for word in words_of(one.span.cut(article.text))]
        self.said, self.turns = [word for word, _ in said], [turn for _, turn in said]
        self.shown, self.paragraphs = [word for word, _ in shown], [paragraph for _, paragraph in shown]
        matcher = SequenceMatcher(None, self.said, self.shown, autojunk=False)
        pairs = [(a + n, b + n) for a, b, size in matcher.get_matching_blocks() for n in range(size)]
        self._shown_at, self._said_at = dict(pairs), {b: a for a, b in pairs}
        self._names = {one.id: plain(one.name) for one in article.speakers}
        self.known = frozenset().union(*(one.names for one in truth.speakers)) | truth.labels

    def name(self, paragraph: Paragraph) -> str:
        """The name under which a paragraph is shown; empty where nobody's is."""
        return self._names.get(paragraph.speaker_id or "", "")

    def is_theirs(self, b: int) -> bool:
        """Tell whether a word shown under a name is said by that person, in that part."""
        if b not in self._said_at:
            return False
        paragraph, turn = self.paragraphs[b], self.turns[self._said_at[b]]
        right = self.name(paragraph) in turn.speaker.names or not turn.speaker.names
        return right and turn.asks is (paragraph.kind is Kind.QUESTION)

    def is_in_full(self, a: int) -> bool:
        """Tell whether a word said is shown under the speaker's full name."""
        there = self._shown_at.get(a)
        return there is not None and self.name(self.paragraphs[there]) == plain(self.turns[a].speaker.name)

    def is_of_its_kind(self, a: int) -> bool:
        """Tell whether a word is shown as asked where it is, and as answered where it is."""
        there = self._shown_at.get(a)
        return there is not None and self.turns[a].asks is (self.paragraphs[there].kind is Kind.QUESTION)


def _leak(truth: Truth, both: _Comparison) -> float | None:
    said, shown = " ".join(both.said), " ".join(both.shown)
    texts = [" ".join(words) for text in truth.furniture if len(words := words_of(text)) >= _MIN_FURNITURE_WORDS]
    never_said = [text for text in texts if text not in said]
    return share(text in shown for text in never_said)


def _offices(truth: Truth, article: Article) -> float | None:
    printed = [
        (one.names, set(words_of(_ASIDE.sub(" ", one.office)))) for one in truth.speakers if one.office and one.names
    ]
    given = [(plain(one.name), set(words_of(one.role or ""))) for one in article.speakers]
    found = [any(name in names and _is_office(role, office) for name, role in given) for names, office in printed]
    return share(found)


def _is_office(role: set[str], office: set[str]) -> bool:
    """Tell whether a role is an office: in most of the words of both, or in all of its own and a few more."""
    alike = 2 * len(role & office) / max(1, len(role) + len(office))
    return alike >= _ALIKE or (office <= role and len(role) <= len(office) + _MORE_OF_AN_OFFICE)
