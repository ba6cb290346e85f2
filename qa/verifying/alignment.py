"""Lays a claim along printed words: where it stands word for word, else so that few differ, else in a few long runs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cached_property
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.language import in_any
from embeddings import is_unspaced

from .claims import Edit, Operation, ParsedClaim, Piece
from .places import SpeakerRun

_NEGATIONS = in_any(lambda language: language.negations)
_NO_DENIAL = {("just",), ("merely",), ("only",)}  # behind a negation: "not only … but also"
_CLAUSE_END = re.compile(r"[.,;:!?…—()，。；：！？、]")
_FEWEST_IN_A_ROW = 4  # fewer stand together in many a text
_FEWEST = 15  # words that are equal: two long names are no quote
_UNSPACED = 0.5  # of a word is a character of a script without spaces
_LEAST = 0.75  # of the claim's words; below it, they are others
_MOST_RUNS = 4
_MOST_SKIPPED = 60  # words between two runs: no quote is made of scattered words


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of a claim beside printed words: half-open numbers in ``pieces`` of the one, ``words`` of the other."""

    operation: Operation
    pasted: tuple[int, int]
    printed: tuple[int, int]


@dataclass(frozen=True)
class Alignment:
    """A claim laid along what somebody says, piece by piece."""

    pasted: ParsedClaim
    spoken: SpeakerRun
    steps: tuple[Step, ...]

    @cached_property
    def n_equal(self) -> int:
        return sum(step.operation is Operation.EQUAL for step in self.steps)

    @cached_property
    def similarity(self) -> float:
        """The share (0..1) of words that are equal; below 1 also where a gap hides a negation."""
        n_pasted = sum(step.pasted[1] - step.pasted[0] for step in self._counted)
        n_printed = sum(step.printed[1] - step.printed[0] for step in self._counted)
        return self.n_equal / (max(n_pasted, n_printed) + self._turns_sense)

    @property
    def n_in_a_row(self) -> int:
        """The most equal words without any other between them."""
        return max((len(run) for is_equal, run in self._runs() if is_equal), default=0)

    @property
    def is_exact(self) -> bool:
        return self.similarity == 1

    @property
    def _counted(self) -> list[Step]:
        return [step for step in self.steps if step.operation is not Operation.OMISSION]

    @property
    def _turns_sense(self) -> bool:
        """Whether a gap leaves out a negation in the clause that goes on behind it: "I do … support it"."""
        return any(self._negates(step) for step in self.steps if step.operation is Operation.OMISSION)

    def _negates(self, gap: Step) -> bool:
        words, text = self.spoken.words, self.spoken.article.text
        first, end = gap.printed
        behind = words[end][1] if end < len(words) else len(text)
        return any(
            key in _NEGATIONS
            and not _CLAUSE_END.search(text, stop, behind)
            and self.spoken.keys[number + 1 : number + 2] not in _NO_DENIAL
            for number, (key, _, stop) in enumerate(words[first:end], first)
        )

    def equal_spans(self) -> list[tuple[int, int]]:
        """Return where in the article's text words of the claim stand, neighbours together."""
        words = self.spoken.words
        runs = [run for is_equal, run in self._runs() if is_equal]
        return [(words[run[0].printed[0]][1], words[run[-1].printed[0]][2]) for run in runs]

    def diff(self) -> tuple[Edit, ...]:
        """Return the steps as text, neighbours of one kind together."""
        return tuple(self._edit(run) for _, run in self._runs())

    def _runs(self) -> Iterator[tuple[bool, list[Step]]]:
        def kind(step: Step) -> Operation:
            changes = step.operation not in {Operation.EQUAL, Operation.OMISSION}
            return Operation.REPLACE if changes else step.operation

        for operation, run in groupby(self.steps, kind):
            yield operation is Operation.EQUAL, list(run)

    def _edit(self, run: list[Step]) -> Edit:
        (first, last), (start, end) = (run[0].pasted[0], run[-1].pasted[1]), (run[0].printed[0], run[-1].printed[1])
        pieces = self.pasted.pieces[first:last]
        pasted = self.pasted.text[pieces[0].start : pieces[-1].end] if pieces else ""
        operation = run[0].operation
        if operation not in {Operation.EQUAL, Operation.OMISSION}:
            operation = Operation.DELETE if not pieces else Operation.INSERT if start == end else Operation.REPLACE
        return Edit(operation, pasted, self.spoken.cut(start, end))


def align_at(pasted: ParsedClaim, spoken: SpeakerRun, first: int) -> Alignment:
    """Return the alignment of a claim that stands word for word from a printed word on."""
    numbers = range(len(pasted.pieces))
    steps = (Step(Operation.EQUAL, (n, n + 1), (first + n, first + n + 1)) for n in numbers)
    return Alignment(pasted, spoken, tuple(steps))


def align(pasted: ParsedClaim, spoken: SpeakerRun) -> Alignment:
    """Return the alignment with the fewest words replaced, inserted or deleted, of equals the one that ends first."""
    costs = [np.zeros(len(spoken.keys) + 1, np.int16)]
    numbers = _numbered(pasted, spoken)
    differing = [_differing(piece, numbers, spoken) for piece in pasted.pieces]
    for piece, differs in zip(pasted.pieces, differing, strict=True):
        costs.append(_next_costs(costs[-1], piece, differs))
    return Alignment(pasted, spoken, tuple(reversed(list(_traced(pasted, costs, differing)))))


def align_skipping(pasted: ParsedClaim, spoken: SpeakerRun) -> Alignment | None:
    """Return the alignment that keeps a few long runs of words; ``None`` where too little of the claim is in them."""
    keys = tuple(piece.key for piece in pasted.pieces)
    least = _LEAST * len(keys)
    if _n_words(keys) < _FEWEST:
        return None
    # Comparing takes long, and hardly any text shares so many rows of words.
    if len(set(_rows(keys)).intersection(_rows(spoken.keys))) < least - _MOST_RUNS * (_FEWEST_IN_A_ROW - 1):
        return None
    matcher = SequenceMatcher(None, spoken.keys, keys, autojunk=False)
    runs = [run for run in matcher.get_matching_blocks() if run.size >= _FEWEST_IN_A_ROW]
    n_equal = sum(run.size for run in runs)
    n_words = sum(_n_words(keys[run.b : run.b + run.size]) for run in runs)
    near = all(after.a - before.a - before.size <= _MOST_SKIPPED for before, after in pairwise(runs))
    if len(runs) > _MOST_RUNS or n_equal < least or n_words < _FEWEST or not near:
        return None
    return Alignment(pasted, spoken, tuple(_steps(runs, len(keys))))


def _numbered(pasted: ParsedClaim, spoken: SpeakerRun) -> tuple[dict[str, int], NDArray[np.int32]]:
    known = {key: number for number, key in enumerate(dict.fromkeys(word.key for word in pasted.words))}
    return known, np.fromiter((known.get(key, -1) for key in spoken.keys), np.int32, len(spoken.keys))


def _differing(
    piece: Piece, numbers: tuple[dict[str, int], NDArray[np.int32]], spoken: SpeakerRun
) -> NDArray[np.bool_]:
    if piece.is_stem:
        return _flags(not key.startswith(piece.key) for key in spoken.keys)
    known, printed = numbers
    differing: NDArray[np.bool_] = printed != known.get(piece.key, -2)
    return differing


def _flags(flags: Iterable[bool]) -> NDArray[np.bool_]:
    return np.fromiter(flags, np.bool_)


def _next_costs(before: NDArray[np.int16], piece: Piece, differs: NDArray[np.bool_]) -> NDArray[np.int16]:
    """The least cost of each printed word to end at, one piece further; the first is none at all."""
    if piece.key:
        costs = before + np.int16(1)  # the pasted word is inserted
        np.minimum(costs[1:], before[:-1] + differs, out=costs[1:])
    else:
        padded = np.concatenate([np.full(piece.reach, np.iinfo(np.int16).max, np.int16), before])
        costs = np.lib.stride_tricks.sliding_window_view(padded, piece.reach + 1).min(axis=1)
    # A printed word that the claim lacks costs one: the least over all ends further left and the way from there.
    way = np.arange(len(costs), dtype=np.int32)
    return (np.minimum.accumulate(costs - way) + way).astype(np.int16)


def _traced(pasted: ParsedClaim, costs: list[NDArray[np.int16]], differing: list[NDArray[np.bool_]]) -> Iterator[Step]:
    """The steps of the cheapest way, last first."""
    number, at = len(pasted.pieces), int(np.argmin(costs[-1]))
    if (costs[-1][at + 1 : at + 2] == costs[-1][at]).any():
        at += 1  # the last word is replaced rather than one too many
    while number:
        piece, cost, before = pasted.pieces[number - 1], costs[number][at], costs[number - 1]
        one = (number - 1, number)
        if not piece.key:
            skipped = next((n for n in range(min(piece.reach, at) + 1) if before[at - n] == cost), None)
            if skipped is not None:
                yield Step(Operation.OMISSION, one, (at - skipped, at))
                number, at = number - 1, at - skipped
                continue
        elif at and before[at - 1] + differing[number - 1][at - 1] == cost:
            operation = Operation.REPLACE if differing[number - 1][at - 1] else Operation.EQUAL
            yield Step(operation, one, (at - 1, at))
            number, at = number - 1, at - 1
            continue
        elif before[at] + 1 == cost:
            yield Step(Operation.INSERT, one, (at, at))
            number -= 1
            continue
        yield Step(Operation.DELETE, (number, number), (at - 1, at))
        at -= 1


def _n_words(keys: Sequence[str]) -> float:
    return sum(_UNSPACED if is_unspaced(key) else 1 for key in keys)


def _rows(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(keys[n:] for n in range(_FEWEST_IN_A_ROW)), strict=False)


def _steps(runs: Sequence[Match], n_pasted: int) -> Iterator[Step]:
    # Before the first run and behind the last, the claim's words stand for none that are printed.
    at = Match(runs[0].a, 0, 0)
    for run in runs:
        yield from _between((at.b + at.size, run.b), (at.a + at.size, run.a))
        for n in range(run.size):
            yield Step(Operation.EQUAL, (run.b + n, run.b + n + 1), (run.a + n, run.a + n + 1))
        at = run
    yield from _between((at.b + at.size, n_pasted), (at.a + at.size, at.a + at.size))


def _between(pasted: tuple[int, int], printed: tuple[int, int]) -> Iterator[Step]:
    """Words that differ: one for one as far as there are any on both sides."""
    first, start = pasted[0], printed[0]
    n_replaced = min(pasted[1] - first, printed[1] - start)
    for n in range(n_replaced):
        yield Step(Operation.REPLACE, (first + n, first + n + 1), (start + n, start + n + 1))
    for n in range(first + n_replaced, pasted[1]):
        yield Step(Operation.INSERT, (n, n + 1), (start + n_replaced, start + n_replaced))
    for n in range(start + n_replaced, printed[1]):
        yield Step(Operation.DELETE, (pasted[1], pasted[1]), (n, n + 1))
