"""What an interview comes down to: its most central statements, in printed order."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from corpus import Passage
from embeddings import Matrix
from qa.models import Filters, Quote
from qa.quotes import excerpt, standing_alone

from .passages_by_place import STATEMENTS, Shelf

_FEWEST_WORDS = 15  # shorter statements are asides
_LIKENESS = 0.5  # what being like a statement already chosen costs, for a cosine of 1
_CROWDING = 0.1  # what it costs when a person has all the statements that are theirs by how much they say


def overview(shelf: Shelf, filters: Filters, *, limit: int) -> tuple[Quote, ...]:
    """Return at most ``limit`` statements that stand for all there are within the filters.

    Central is what is most like everything else in its article (the mean cosine of their vectors), but not like what
    was chosen before it. Several articles have equal shares; where there are too many for that, the newest speak.
    """
    articles = shelf.articles(filters, STATEMENTS)[:limit]
    chosen: list[Quote] = []
    for number, article_id in enumerate(articles):
        rows = shelf.rows(article_id, filters, STATEMENTS)
        share = -(-(limit - len(chosen)) // (len(articles) - number))
        chosen += _central(shelf.read(rows), shelf.vectors(rows), n_wanted=share)
    return tuple(chosen)


def _central(passages: Sequence[Passage], vectors: Matrix, *, n_wanted: int) -> list[Quote]:
    """The most central passages of one article, in printed order, each cut to sentences that stand alone."""
    openings = [standing_alone(passage) for passage in passages]
    able = [at for at, opening in enumerate(openings) if opening is not None and _is_long(passages[at])]
    able = able or list(range(len(passages)))
    centrality = vectors @ vectors.mean(axis=0)
    likeness = np.zeros(len(passages), np.float32)
    said = Counter(_voice(passages[at]) for at in able)
    n_able, heard, taken = len(able), Counter[str | None](), list[int]()
    while able and len(taken) < n_wanted:
        voices = [_voice(passages[at]) for at in able]
        crowding = np.array([(heard[voice] + 1) * n_able / (n_wanted * said[voice]) for voice in voices])
        best = able.pop(int(np.argmax(centrality[able] - _LIKENESS * likeness[able] - _CROWDING * crowding)))
        taken.append(best)
        heard[_voice(passages[best])] += 1
        likeness = np.maximum(likeness, vectors @ vectors[best])
    return [excerpt(passages[at], first=openings[at] or 0) for at in sorted(taken)]


def _is_long(passage: Passage) -> bool:
    # Scripts without spaces have no words to count.
    return len(passage.text.split()) >= _FEWEST_WORDS or (
        not passage.text.isascii() and len(passage.text) >= 2 * _FEWEST_WORDS and " " not in passage.text
    )


def _voice(passage: Passage) -> str | None:
    return passage.speaker.id if passage.speaker else None
