"""Where in one index version a claim's words may stand: what each person says in one go that may hold them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

import numpy as np

from corpus import QUOTABLE, Article, Kind, Paragraph, Passage
from embeddings import PassageIndex, Rows, analyse

from .claims import APOSTROPHES, INVISIBLE, ParsedClaim, words_of

# Characters inside words that only reading the words gets over.
_ODD = re.compile(f"[{INVISIBLE}¹²³ßſʼ\u2070-\u209c\u2100-\u214f\u2460-\u24ff\ufb00-\ufb06０-９Ａ-Ｚａ-ｚ]")
_LONGEST_DOTTED = 5
_LONGEST_WORD = 40  # on average, with the space behind it
_MAX_TERMS = 24
_N_ANCHORS = 8  # the rarest terms, all of which must be near each other
_WORDS_PER_PASSAGE = 4  # on average at least: list items and exclamations are passages of their own
_MAX_REACH = 64
_BATCH = 32  # passages read at once
_MOST_READ = 96  # where more passages hold the words, most of them by chance


@dataclass(frozen=True)
class SpeakerRun:
    """Paragraphs of one speaker in a row; without a speaker in narration and where nobody is named."""

    article: Article
    paragraphs: tuple[int, ...]

    @property
    def kind(self) -> Kind:
        return self.article.paragraphs[self.paragraphs[0]].kind

    @property
    def speaker_id(self) -> str | None:
        return self.article.paragraphs[self.paragraphs[0]].speaker_id

    @property
    def is_unsure(self) -> bool:
        """Whether somebody says it and it is not sure who."""
        return self.article.paragraphs[self.paragraphs[0]].has_unsure_speaker

    @property
    def is_interviewers(self) -> bool:
        """Whether it is surely a question, or said by an interviewer."""
        speaker = self.article.speaker(self.speaker_id)
        asks = self.kind is Kind.QUESTION and not self.is_unsure
        return asks or (speaker is not None and speaker.interviewer)

    @cached_property
    def words(self) -> tuple[tuple[str, int, int], ...]:
        """Each word as it is compared, and its start and end in the article's text."""
        spans = (self.article.paragraphs[number].span for number in self.paragraphs)
        return tuple(word for span in spans for word in words_of(self.article.text, span.start, span.end))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for key, _, _ in self.words)

    @cached_property
    def _line(self) -> str:
        return f" {' '.join(self.keys)} "

    @cached_property
    def _places(self) -> Sequence[int]:
        places, at = [], 0
        for key in self.keys:
            places.append(at)
            at += len(key) + 1
        return places

    def find(self, keys: Sequence[str]) -> int | None:
        """Return the number of the word from which on these words stand, the first time they do."""
        at = self._line.find(f" {' '.join(keys)} ")
        return None if at < 0 else bisect_left(self._places, at)

    def cut(self, first: int, end: int) -> str:
        """Return the printed text from one word up to another, without what stands between two paragraphs."""
        pieces: list[tuple[int, int]] = []
        ends = [self.article.paragraphs[number].span.end for number in self.paragraphs]
        paragraph = -1
        for _, start, stop in self.words[first:end]:
            now = bisect_left(ends, stop)
            if now == paragraph:
                pieces[-1] = (pieces[-1][0], stop)
            else:
                pieces.append((start, stop))
            paragraph = now
        return "\n".join(self.article.text[start:stop] for start, stop in pieces)


def speaker_runs(article: Article) -> tuple[SpeakerRun, ...]:
    """Return the runs of an article, in order."""
    return tuple(SpeakerRun(article, paragraphs) for paragraphs in _grouped(article))


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """Articles and speakers by id, none for all, and the passages there; ``None`` for all."""

    articles: frozenset[str]
    speakers: frozenset[str]
    near: Rows | None

    def holds(self, spoken: SpeakerRun) -> bool:
        """Tell whether a run may be looked at."""
        return (not self.articles or spoken.article.id in self.articles) and (
            not self.speakers or spoken.speaker_id in self.speakers
        )


class Places:
    """Finds speaker runs by the terms of the word index; all of it may be called by many threads at once."""

    def __init__(self, index: PassageIndex) -> None:
        self._index = index
        # What is said by one voice is cut into words once, not for every claim.
        self._speaker_runs = lru_cache(maxsize=256)(self._read_runs)

    def scope(self, articles: Collection[str], speakers: Collection[str] = ()) -> Scope:
        """Return where to look: in these articles, and for the words of these people; everywhere if there are none."""
        ids, people = frozenset(articles), frozenset(speakers)
        records = [record for id_ in people if (record := self._index.store.speaker(id_))]
        theirs = frozenset(article for record in records for article in record.article_ids)
        looked_at = ids & theirs if ids and people else ids | theirs
        nowhere = np.zeros(0, np.int64) if people else None
        return Scope(ids, people, self._index.rows_of(looked_at) if looked_at else nowhere)

    def with_all(self, pasted: ParsedClaim, scope: Scope) -> Iterator[SpeakerRun]:
        """Yield every run that may hold all words of a claim, each once; none for small words with gaps."""
        return filter(scope.holds, self._with_all(pasted, scope.near))

    def with_most(self, pasted: ParsedClaim, scope: Scope, *, limit: int) -> Iterator[SpeakerRun]:
        """Yield the runs around the passages that hold most of a claim's words, rare ones weighing most."""
        return filter(scope.holds, self._with_most(pasted, scope.near, limit=limit))

    def _with_all(self, pasted: ParsedClaim, where: Rows | None) -> Iterator[SpeakerRun]:
        terms = self._terms(pasted)
        if not terms:  # nothing but small words, which are in no index
            yield from self._sifted(pasted, where) if pasted.is_plain else ()
            return
        rarest, *others = terms[:_N_ANCHORS]
        (rows,) = self._index.holding([rarest], where)
        if where is not None:
            rows = np.intersect1d(rows, where, assume_unique=True)
        reach = 2 + min(_MAX_REACH, (len(pasted.words) + pasted.n_skipped) // _WORDS_PER_PASSAGE)
        for other in self._index.holding(others, rows) if len(rows) else ():
            rows = rows[np.searchsorted(other, rows - reach) < np.searchsorted(other, rows + reach, side="right")]
        yield from self._runs_of(rows) if len(rows) <= _MOST_READ else self._sifted(pasted, rows)

    def _with_most(self, pasted: ParsedClaim, where: Rows | None, *, limit: int) -> Iterator[SpeakerRun]:
        terms = self._terms(pasted)
        held = self._index.holding(terms, where)
        begun = [self._index.before(rows) for rows in held]  # a claim may begin in one passage and end in the next
        rows = np.unique(np.concatenate([*held, *begun, np.zeros(0, np.int64)]))
        if where is not None:
            rows = np.intersect1d(rows, where, assume_unique=True)
        scores = np.zeros(len(rows), np.float32)
        for term, holding, before in zip(terms, held, begun, strict=True):
            here, there = np.isin(rows, holding), np.isin(rows, before)
            scores += self._index.idf(term) * ((here | there) + np.float32(0.01) * here)
        yield from self._runs_of(rows[np.lexsort((rows, -scores))][:limit])

    def passage(self, spoken: SpeakerRun, position: int) -> Passage:
        """Return the passage of a run that holds a place in its article's text."""
        passages = self._index.store.passages_of(spoken.article.id)
        return passages[bisect_right(passages, position, key=lambda one: one.span.start) - 1]

    def _terms(self, pasted: ParsedClaim) -> list[str]:
        """The rarest terms of a claim, rarest first."""
        terms = dict.fromkeys(analyse(pasted.to_look_up))
        return sorted(terms, key=self._index.idf, reverse=True)[:_MAX_TERMS]

    def _sifted(self, pasted: ParsedClaim, rows: Rows | None) -> Iterator[SpeakerRun]:
        prefilter = Prefilter(pasted)
        for article_id, text in self._index.store.texts(self._index.articles_at(rows)):
            if prefilter.passes(text):
                yield from self._speaker_runs(article_id)

    def _runs_of(self, rows: Rows) -> Iterator[SpeakerRun]:
        wanted, seen = list(rows), set[tuple[str, int]]()
        for first in range(0, len(wanted), _BATCH):
            for passage in self._index.passages(wanted[first : first + _BATCH]):
                for spoken in self._speaker_runs(passage.article.id):
                    place = (passage.article.id, spoken.paragraphs[0])
                    if passage.paragraph in spoken.paragraphs and place not in seen:
                        seen.add(place)
                        yield spoken

    def _read_runs(self, article_id: str) -> tuple[SpeakerRun, ...]:
        article = self._index.store.article(article_id)
        return () if article is None else speaker_runs(article)


class Prefilter:
    """Lets through every text that holds the words, and few others."""

    def __init__(self, pasted: ParsedClaim) -> None:
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


def _grouped(article: Article) -> Iterator[tuple[int, ...]]:
    # A heading or a caption inside what somebody says does not end it.
    quotable = ((number, one) for number, one in enumerate(article.paragraphs) if one.kind in QUOTABLE)
    for _, run in groupby(quotable, lambda item: _voice(*item)):
        yield tuple(number for number, _ in run)


def _voice(number: int, paragraph: Paragraph) -> tuple[Kind, str | int | None]:
    """What neighbouring paragraphs of one speaker have in common; where that is not sure, it is the printed label."""
    if paragraph.has_unsure_speaker:
        return paragraph.kind, f"“{paragraph.label}”" if paragraph.label else number
    return paragraph.kind, paragraph.speaker_id


def _loosely(key: str) -> str:
    if key == "-":
        return "[-−–]"
    if key[0].isdigit():
        return ",?".join(map(re.escape, key))
    exact = re.escape(key).replace("'", f"[{APOSTROPHES}]")
    return f"(?:{exact}|{'[.]'.join(key)})" if key.isalpha() and 1 < len(key) <= _LONGEST_DOTTED else exact
