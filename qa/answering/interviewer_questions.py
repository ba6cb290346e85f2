"""What the interviewers asked: whose questions are meant, and which they are in printed order."""

from dataclasses import dataclass, replace
from typing import Self

from corpus import Passage
from corpus.language import ENGLISH
from embeddings import analyse
from qa.models import Filters, Interpretation, Quote
from qa.quotes import excerpt, sentences

from .passages_by_place import QUESTIONS, STATEMENTS, Shelf

# "Present" is the term of "presenter", and a topic.
_ASKING = frozenset(
    analyse(" ".join(("ask question put raise raised interview interviewee", *ENGLISH.askers - {"presenter"})))
    + analyse("article conversation")
)


@dataclass(frozen=True, slots=True)
class Asked:
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


def has_topic(interpretation: Interpretation) -> bool:
    """Tell whether questions on something are wanted, and not just any."""
    names = analyse(" ".join(person.name for person in interpretation.people))
    return not _ASKING.union(names).issuperset(analyse(interpretation.topic))


def _what_is_asked(passage: Passage) -> Quote:
    whole = excerpt(passage)
    if whole.span == passage.span:
        return whole
    marks = [number for number, span in enumerate(sentences(passage)) if span.cut(passage.text).endswith(("?", "？"))]
    return excerpt(passage, first=marks[0]) if marks else whole
