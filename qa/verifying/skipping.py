"""Lays a claim along printed words of which it leaves some out without saying so."""

from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise

from embeddings import is_unspaced

from .alignment import Alignment, Step
from .claims import Operation
from .pasted import Pasted
from .stretches import Stretch

_FEWEST_IN_A_ROW = 4  # fewer stand together in many a text
_FEWEST = 15  # words that are equal: two long names are no quote
_UNSPACED = 0.5  # of a word is a character of a script without spaces
_LEAST = 0.75  # of the claim's words; below it, they are others
_MOST_RUNS = 4
_MOST_SKIPPED = 60  # words between two runs: no quote is made of scattered words


def align_skipping(pasted: Pasted, stretch: Stretch) -> Alignment | None:
    """Return the alignment that keeps a few long runs of words; ``None`` where too little of the claim is in them."""
    keys = tuple(piece.key for piece in pasted.pieces)
    least = _LEAST * len(keys)
    if _n_words(keys) < _FEWEST:
        return None
    # Comparing takes long, and hardly any text shares so many rows of words.
    if len(set(_rows(keys)).intersection(_rows(stretch.keys))) < least - _MOST_RUNS * (_FEWEST_IN_A_ROW - 1):
        return None
    matcher = SequenceMatcher(None, stretch.keys, keys, autojunk=False)
    runs = [run for run in matcher.get_matching_blocks() if run.size >= _FEWEST_IN_A_ROW]
    n_equal = sum(run.size for run in runs)
    n_words = sum(_n_words(keys[run.b : run.b + run.size]) for run in runs)
    near = all(after.a - before.a - before.size <= _MOST_SKIPPED for before, after in pairwise(runs))
    if len(runs) > _MOST_RUNS or n_equal < least or n_words < _FEWEST or not near:
        return None
    return Alignment(pasted, stretch, tuple(_steps(runs, len(keys))))


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
