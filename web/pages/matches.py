"""The quotes that are marked in an article: the chosen one, and the others of the same answer around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from corpus import Article, Span
from qa import Quote
from web import links

from .citations import Form, address_of, forms_of
from .frame import runs_of
from .quotations import in_context
from .text_fragments import text_fragment
from .wording import Wording

MATCH, CHOSEN = "match", "chosen"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article, and how they are marked: ``style`` is empty where they are not."""

    text: str
    style: str = ""

    @property
    def anchor(self) -> str:
        return links.QUOTE_ANCHOR if self.style == CHOSEN else ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in an article; the ``others`` leave the chosen words to the ``chosen`` quote."""

    chosen: Quote | None
    others: tuple[Quote, ...]

    def words_of(self, article: Article, span: Span) -> tuple[Words, ...]:
        """Cut a span into words that are marked alike."""
        best = self.chosen.span if self.chosen else None
        spans = [part for quote in self.others for part in _without(quote.span, best)]
        words, at = [], span.start
        for run in runs_of(article, span, (*spans, best) if best else tuple(spans)):
            is_chosen = best is not None and best.start <= at < best.end
            words.append(Words(run.text, CHOSEN if is_chosen else MATCH if run.marked else ""))
            at += len(run.text)
        return tuple(words)

    def touch(self, span: Span) -> bool:
        """Tell whether any marked words lie in a span."""
        return any(quote.span.overlaps(span) for quote in self.all)

    @property
    def all(self) -> tuple[Quote, ...]:
        """Every marked quote, in the order in which they stand in the article."""
        everything = (*self.others, self.chosen) if self.chosen else self.others
        return tuple(sorted(everything, key=lambda quote: quote.span))


@dataclass(frozen=True, slots=True)
class Matches:
    """Where among the marks the reader is, and the way to those before and behind."""

    position: str
    previous: str | None
    next: str | None

    @classmethod
    def of(cls, marks: Marks, words: Wording) -> Self | None:
        """Return the way between several marks; ``None`` where there is nothing to go to."""
        everything = marks.all
        if marks.chosen is None:
            first = in_context(everything[0], everything) if everything else None
            return cls(words.reading.n_others(len(everything)), None, first) if first else None
        at, n = everything.index(marks.chosen), len(everything)
        if n == 1:
            return None
        return cls(
            position=words.reading.match(at + 1, n),
            previous=in_context(everything[at - 1], everything) if at else None,
            next=in_context(everything[at + 1], everything) if at + 1 < n else None,
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """What can be done with the chosen quote: taken along, and seen where it was published."""

    forms: tuple[Form, ...]
    address: str
    original: str | None

    @classmethod
    def of(cls, quote: Quote, words: Wording) -> Self:
        """Return the quote's forms and its place on the publisher's page."""
        article = quote.article
        original = links.outside_at(article.url, text_fragment(article, quote.span))
        return cls(forms_of(quote, words), address_of(quote), original)


def _without(span: Span, other: Span | None) -> Iterator[Span]:
    if other is None or not span.overlaps(other):
        yield span
        return
    if span.start < other.start:
        yield Span(span.start, other.start)
    if other.end < span.end:
        yield Span(other.end, span.end)


def marks_in(chosen: Quote | None, others: Sequence[Quote]) -> Marks:
    """Return the marks of an article; a quote that is named twice is marked once."""
    known = {quote.id: quote for quote in others}
    if chosen:
        known.pop(chosen.id, None)
    return Marks(chosen, tuple(known.values()))
