"""What is chosen by where it stands instead of by what it says: a summary, and what the interviewers asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Self

import numpy as np

from corpus import Article, Kind, Passage
from corpus.language import Language, language_of
from embeddings import Matrix, PassageIndex, Rows, Selection, SpeakerRecord, analyse
from qa.models import Filters, Interpretation, Quote
from qa.quotes import excerpt, sentences, standing_alone

STATEMENTS, QUESTIONS, NARRATION = (frozenset({kind}) for kind in (Kind.STATEMENT, Kind.QUESTION, Kind.NARRATION))
_REACH = 40  # of a longer turn, no more passages than these on either side are read
_FEWEST_WORDS = 15  # shorter statements are asides
_LIKENESS = 0.5  # what being like a statement already chosen costs, for a cosine of 1
_CROWDING = 0.1  # what it costs when a person has all the statements that are theirs by how much they say


class Shelf:
    """Reads the passages of one index version by where they stand: those of an article or of a turn, in order."""

    def __init__(self, index: PassageIndex) -> None:
        self._index = index

    def articles(self, filters: Filters, kinds: frozenset[Kind]) -> tuple[str, ...]:
        """Return the ids of the articles with passages of these kinds within the filters, newest first."""
        return self._index.articles_of(Selection(kinds, filters))

    def article(self, article_id: str) -> Article:
        """Return an article that is known to be there."""
        article = self._index.store.article(article_id)
        if article is None:
            raise KeyError(article_id)
        return article

    def person(self, speaker_id: str) -> SpeakerRecord:
        """Return a person who is known to be there."""
        record = self._index.store.speaker(speaker_id)
        if record is None:
            raise KeyError(speaker_id)
        return record

    def rows(self, article_id: str, filters: Filters, kinds: frozenset[Kind]) -> Rows:
        """Return the passages of these kinds that one article has within the filters, in printed order."""
        return self._index.rows_of([article_id], Selection(kinds, replace(filters, articles=())))

    def read(self, rows: Rows) -> list[Passage]:
        """Return the passages of these rows."""
        return self._index.passages(rows)

    def vectors(self, rows: Rows) -> Matrix:
        """Return one unit vector for each row."""
        return self._index.vectors_of(rows)

    def turn(self, passage: Passage) -> tuple[Passage, ...]:
        """Return all that the speaker of a passage says in one go, in printed order, announcements of lists too."""
        numbers = next((turn.paragraphs for turn in passage.article.turns if passage.paragraph in turn.paragraphs), ())
        around = self._index.store.passages_of(passage.article.id)
        at = next((number for number, one in enumerate(around) if one.id == passage.id), None)
        if at is None or not numbers:
            return (passage,)
        return tuple(one for one in around[max(0, at - _REACH) : at + _REACH + 1] if one.paragraph in numbers)


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


@dataclass(frozen=True, slots=True)
class InterviewerQuestions:
    """Questions within ``filters``; where ``answered_by`` names speakers, only those that they answer."""

    filters: Filters
    answered_by: frozenset[str] = frozenset()

    @classmethod
    def of(cls, interpretation: Interpretation, shelf: Shelf) -> Self:
        """Return whose questions are meant: those that the people named ask, else those that were put to them."""
        filters = interpretation.filters
        if filters.speakers and not shelf.articles(filters, QUESTIONS):
            return cls(replace(filters, speakers=()), frozenset(filters.speakers))
        return cls(filters)

    def holds(self, passage: Passage) -> bool:
        """Tell whether a question is one of those."""
        paragraphs = passage.article.paragraphs
        return not self.answered_by or any(
            context.question == passage.paragraph and paragraphs[number].speaker_id in self.answered_by
            for number, context in enumerate(passage.article.contexts)
        )

    def in_order(self, shelf: Shelf, *, limit: int) -> tuple[Quote, ...]:
        """Return at most ``limit`` questions in printed order; several articles share them, the newest first."""
        if self.answered_by:
            articles = shelf.articles(replace(self.filters, speakers=tuple(self.answered_by)), STATEMENTS)[:limit]
        else:
            articles = shelf.articles(self.filters, QUESTIONS)[:limit]
        found: list[Quote] = []
        for number, article_id in enumerate(articles):
            passages = filter(self.holds, shelf.read(shelf.rows(article_id, self.filters, QUESTIONS)))
            share = -(-(limit - len(found)) // (len(articles) - number))
            found += [_what_is_asked(passage) for passage in passages][:share]
        return tuple(found)


def questions_put(shelf: Shelf, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the questions to which these words are the answers, each once."""
    everything, found = Filters(), dict[str, Quote]()
    for quote in quotes:
        asked = quote.article.contexts[quote.passage.paragraph].question
        passages = shelf.read(shelf.rows(quote.article.id, everything, QUESTIONS)) if asked is not None else []
        found |= {one.id: _what_is_asked(one) for one in passages if one.paragraph == asked and one.id not in found}
    return tuple(found.values())


def has_topic(interpretation: Interpretation) -> bool:
    """Tell whether questions on something are wanted, and not just any."""
    language = language_of(interpretation.language)
    names = analyse(" ".join(person.name for person in interpretation.people), language)
    return not _asking(language).union(names).issuperset(analyse(interpretation.topic, language))


@cache
def _asking(language: Language) -> frozenset[str]:
    # "Present" is the term of "presenter", and a topic.
    return frozenset(analyse(" ".join(language.asking | language.askers - {"presenter"}), language))


def _what_is_asked(passage: Passage) -> Quote:
    whole = excerpt(passage)
    if whole.span == passage.span:
        return whole
    marks = [number for number, span in enumerate(sentences(passage)) if span.cut(passage.text).endswith(("?", "？"))]
    return excerpt(passage, first=marks[0]) if marks else whole


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
