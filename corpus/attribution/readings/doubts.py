"""What the best reading leaves unexplained: blocks that hardly continue the words of whoever has the floor."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from corpus.attribution.questions import ends_asking
from corpus.text.label_shape import set_apart

from .weighing import Starts, askers_of, between_labels, going_on

_MIN_UNREAD = 3  # so often do words that are no label in a shape that is known stand at the head of a block
# In so many turns, and such a share of those of several blocks, another seems to speak, where all are doubted.
_MIN_DOUBTED, _MAX_DOUBTED = 2, 0.25


def doubted(starts: Starts, texts: Sequence[str]) -> Mapping[int, str | None]:
    """Return the blocks without a label that hardly continue whoever has the floor, with what may be their own label.

    What a reading leaves unexplained speaks against it: words set apart at the heads of several blocks, from which on
    another may speak; what stands between two labels of the same person; what follows a question in the turn of
    whoever asks it; and, where that is usual, whatever has no label.
    """
    asking = askers_of(starts, texts)
    between = between_labels(starts, texts)
    unread = {n: set_apart(texts[n]) for n, label in enumerate(starts) if label is None}
    counts = Counter(filter(None, unread.values()))
    more: dict[int, list[int]] = defaultdict(list)  # by the block at which the turn begins
    for at, number in going_on(starts, texts):
        more[at].append(number)
    asked: set[int] = set()
    apart: set[int] = set()
    for at, numbers in more.items():
        label = starts[at]
        for number in numbers:
            is_behind = label is not None and label.key in asking and ends_asking(texts[number - 1])
            if number - 1 in asked or (is_behind and not ends_asking(texts[number])):
                asked.add(number)
            if number - 1 in apart or counts[unread[number] or ""] >= _MIN_UNREAD:
                apart.add(number)
    closing = set(_closing_questions(starts, texts, more, asking))
    if len(closing) >= max(_MIN_DOUBTED, _MAX_DOUBTED * len(more)):
        asked |= closing
    turns = {at for at, numbers in more.items() if not (asked | between).isdisjoint(numbers)}
    usual = len(turns) >= max(_MIN_DOUBTED, _MAX_DOUBTED * len(more))
    everything = {n for at, numbers in more.items() if (label := starts[at]) and label.length for n in numbers}
    return {n: unread[n] for n in sorted(asked | apart | between | (everything if usual else set()))}


def _closing_questions(
    starts: Starts, texts: Sequence[str], more: Mapping[int, Sequence[int]], asking: Collection[str]
) -> Iterator[int]:
    """Yield the blocks that ask at the end of the turns of those who do not: whoever has the next label answers."""
    for at, numbers in more.items():
        label, last = starts[at], numbers[-1]
        if label and label.length and label.key not in asking and last + 1 < len(texts) and ends_asking(texts[last]):
            yield last
