"""Where in one index version a claim's words may stand."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from corpus import QUOTABLE, Passage
from embeddings import Mask, PassageIndex, Rows, analyse

from .pasted import APOSTROPHES, INVISIBLE, Pasted
from .stretches import Stretch, stretches_of

# Characters inside words that only reading the words gets over.
_ODD = re.compile(f"[{INVISIBLE}¹²³ßſʼ\u2070-\u209c\u2100-\u214f\u2460-\u24ff\ufb00-\ufb06０-９Ａ-Ｚａ-ｚ]")
_LONGEST_DOTTED = 5
_LONGEST_WORD = 40  # on average, with the space behind it


class Sieve:
    """Lets through every text that holds the words, and few others."""

    def __init__(self, pasted: Pasted) -> None:
        parts = [list(part) for _, part in groupby(pasted.pieces, lambda piece: bool(piece.key))]
        self._is_sure = all(word.key.isascii() for word in pasted.words)
        self._patterns = [re.compile(r"[\W_]*".join(_loosely(word.key) for word in part)) for part in parts[::2]]
        self._reaches = [0, *(gap.reach * _LONGEST_WORD for (gap,) in parts[1::2])]

    def passes(self, text: str) -> bool:
        """Tell whether ``text`` may hold the words, one part after another and none too far away."""
        if not self._is_sure or self._holds(text.lower()):
            return True
        return not text.isascii() and _ODD.search(text) is not None

    def _holds(self, text: str) -> bool:
        ends: list[int] | None = None
        for pattern, reach in zip(self._patterns, self._reaches, strict=True):
            reached = []
            for found in pattern.finditer(text):
                before = 0 if ends is None else bisect_right(ends, found.start())
                if ends is None or (before and found.start() - ends[before - 1] <= reach):
                    reached.append(found.end())
            if not reached:
                return False
            ends = reached
        return True


def _loosely(key: str) -> str:
    if key == "-":
        return "[-−–]"
    if key[0].isdigit():
        return ",?".join(map(re.escape, key))
    exact = re.escape(key).replace("'", f"[{APOSTROPHES}]")
    return f"(?:{exact}|{'[.]'.join(key)})" if key.isalpha() and 1 < len(key) <= _LONGEST_DOTTED else exact


_MAX_TERMS = 24
_N_ANCHORS = 8  # the rarest terms, all of which must be near each other
_WORDS_PER_PASSAGE = 4  # on average at least: list items and exclamations are passages of their own
_MAX_REACH = 64
_BATCH = 32  # passages read at once
_MOST_READ = 96  # where more passages hold the words, most of them by chance


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """Articles and speakers by id, none for all, and the passages there and beside them; ``None`` for all."""

    articles: frozenset[str]
    speakers: frozenset[str]
    near: Mask | None

    def holds(self, stretch: Stretch) -> bool:
        """Tell whether a stretch may be looked at."""
        return (not self.articles or stretch.article.id in self.articles) and (
            not self.speakers or stretch.speaker_id in self.speakers
        )


class Places:
    """Finds stretches by the terms of the word index; all of it may be called by many threads at once."""

    def __init__(self, index: PassageIndex) -> None:
        self._index = index
        self._all = np.arange(index.n_passages)
        # What is said by one voice is cut into words once, not for every claim.
        self._stretches = lru_cache(maxsize=256)(self._read_stretches)

    def scope(self, articles: Collection[str], speakers: Collection[str] = ()) -> Scope:
        """Return where to look: in these articles, and for the words of these people; everywhere if there are none."""
        ids, people = frozenset(articles), frozenset(speakers)
        records = [record for id_ in people if (record := self._index.store.speaker(id_))]
        theirs = frozenset(article for record in records for article in record.article_ids)
        looked_at = ids & theirs if ids and people else ids | theirs
        nowhere = np.zeros(self._index.n_passages, np.bool_) if people else None
        return Scope(ids, people, self._of_articles(looked_at) if looked_at else nowhere)

    def _of_articles(self, articles: Collection[str]) -> Mask:
        # Announcements of lists are quotable here; they stand beside what they announce.
        mask = self._index.allowed(kinds=QUOTABLE, articles=articles)
        widened = mask.copy()
        widened[1:] |= mask[:-1]
        widened[:-1] |= mask[1:]
        return widened

    def with_all(self, pasted: Pasted, scope: Scope) -> Iterator[Stretch]:
        """Yield every stretch that may hold all words of a claim, each once; none for small words with gaps."""
        return filter(scope.holds, self._with_all(pasted, scope.near))

    def with_most(self, pasted: Pasted, scope: Scope, *, limit: int) -> Iterator[Stretch]:
        """Yield the stretches around the passages that hold most of a claim's words, rare ones weighing most."""
        return filter(scope.holds, self._with_most(pasted, scope.near, limit=limit))

    def _with_all(self, pasted: Pasted, where: Mask | None) -> Iterator[Stretch]:
        terms = self._terms(pasted)
        if not terms:  # nothing but small words, which are in no index
            rows = self._all if where is None else np.flatnonzero(where)
            yield from self._sifted(pasted, rows) if pasted.is_plain else ()
            return
        rarest, *others = (np.flatnonzero(self._holds(term)) for term in terms[:_N_ANCHORS])
        rows = rarest if where is None else rarest[where[rarest]]
        reach = 2 + min(_MAX_REACH, (len(pasted.words) + pasted.n_skipped) // _WORDS_PER_PASSAGE)
        for other in others:
            rows = rows[np.searchsorted(other, rows - reach) < np.searchsorted(other, rows + reach, side="right")]
        yield from self._stretches_of(rows) if len(rows) <= _MOST_READ else self._sifted(pasted, rows)

    def _with_most(self, pasted: Pasted, where: Mask | None, *, limit: int) -> Iterator[Stretch]:
        scores = np.zeros(self._index.n_passages, np.float32)
        for term in self._terms(pasted):
            here = self._holds(term)
            there = np.concatenate([here[1:], [False]])  # a claim may begin in one passage and end in the next
            scores += self._index.idf(term) * ((here | there) + np.float32(0.01) * here)
        rows = np.flatnonzero(scores if where is None else scores * where)
        yield from self._stretches_of(rows[np.lexsort((rows, -scores[rows]))][:limit])

    def passage(self, stretch: Stretch, position: int) -> Passage:
        """Return the passage of a stretch that holds a place in its article's text."""
        rows = np.flatnonzero(self._of_articles([stretch.article.id]))
        # Where the neighbours at either end are of another article, they are none of this one's.
        edges = [self._read(int(row)).article.id != stretch.article.id for row in (rows[0], rows[-1])]
        low, high = int(rows[0]) + edges[0], int(rows[-1]) - edges[1]
        before = bisect_right(range(low, high + 1), position, key=lambda row: self._read(row).span.start)
        return self._read(low + before - 1)

    def _read(self, row: int) -> Passage:
        return self._index.passages([row])[0]

    def _terms(self, pasted: Pasted) -> list[str]:
        """The rarest terms of a claim, rarest first."""
        terms = dict.fromkeys(analyse(pasted.to_look_up))
        return sorted(terms, key=self._index.idf, reverse=True)[:_MAX_TERMS]

    def _holds(self, term: str) -> NDArray[np.bool_]:
        holds: NDArray[np.bool_] = self._index.lexical_of([term], self._all) > 0
        return holds

    def _sifted(self, pasted: Pasted, rows: Rows) -> Iterator[Stretch]:
        sieve, wanted = Sieve(pasted), np.zeros(self._index.n_passages, np.bool_)
        wanted[rows] = True
        for article_id, text in self._index.store.texts(self._index.articles_of(wanted)):
            if sieve.passes(text):
                yield from self._stretches(article_id)

    def _stretches_of(self, rows: Rows) -> Iterator[Stretch]:
        wanted, seen = list(rows), set[tuple[str, int]]()
        for first in range(0, len(wanted), _BATCH):
            for passage in self._index.passages(wanted[first : first + _BATCH]):
                for stretch in self._stretches(passage.article.id):
                    place = (passage.article.id, stretch.paragraphs[0])
                    if passage.paragraph in stretch.paragraphs and place not in seen:
                        seen.add(place)
                        yield stretch

    def _read_stretches(self, article_id: str) -> tuple[Stretch, ...]:
        article = self._index.store.article(article_id)
        return () if article is None else stretches_of(article)
