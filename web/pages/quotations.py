"""A quote as a page shows it: the words, who said them, what they answered, where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from corpus import Kind
from qa import Quote
from web import links

from .frame import Entry, Link, Run, Voice, runs_of
from .wording import Wording

MAX_UNFOLDED_QUESTION = 180


@dataclass(frozen=True, slots=True)
class Asked:
    """The interviewer's question that words answer; a long one is folded behind its ``opening``."""

    label: str
    text: str
    opening: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote. ``voice`` is not repeated where a heading names the person; ``note`` says what is not a statement.

    ``also_in`` are the other articles that print the same words.
    """

    words: tuple[Run, ...]
    voice: Voice | None
    note: str | None
    asked: Asked | None
    article: Entry
    permalink: str
    also_in: tuple[Link, ...]

    @classmethod
    def of(cls, quote: Quote, *, wording: Wording, named: bool, with_question: bool) -> Self:
        """Return the quote; ``named`` says that its speaker stands above it already."""
        article, speaker = quote.article, quote.speaker
        return cls(
            words=runs_of(article, quote.span, quote.highlights),
            voice=Voice.of(speaker, article) if speaker and not named else None,
            note=_note(quote.kind, wording),
            asked=_asked(quote, wording) if with_question else None,
            article=Entry.of(article),
            permalink=links.permalink(article.id, quote.id),
            also_in=tuple(
                Link(links.permalink(other.article.id, other.id), other.article.title) for other in quote.also_in
            ),
        )


def quotations(quotes: Sequence[Quote], *, wording: Wording, named: bool = False) -> tuple[Quotation, ...]:
    """Return the quotes in order; a question that several in a row answer is shown with the first of them."""
    shown: list[Quotation] = []
    before = None
    for quote in quotes:
        asked = (quote.article.id, quote.passage.context.question)
        shown.append(Quotation.of(quote, wording=wording, named=named, with_question=asked != before))
        before = asked
    return tuple(shown)


def _note(kind: Kind, wording: Wording) -> str | None:
    return {Kind.NARRATION: wording.narration, Kind.QUESTION: wording.asked_as_interviewer}.get(kind)


def _asked(quote: Quote, wording: Wording) -> Asked | None:
    if (question := quote.passage.question) is None:
        return None
    asker = quote.article.speaker(question.speaker_id)
    label = f"{wording.asker} {asker.name}:" if asker else wording.asked_by_someone
    text = question.span.cut(quote.article.text)
    if len(text) <= MAX_UNFOLDED_QUESTION:
        return Asked(label, text, None)
    # The question itself mostly stands at the end, behind the interviewer's preamble.
    last = text[-MAX_UNFOLDED_QUESTION:]
    for end_of_sentence in (". ", "? ", "! ", "。", "？"):
        last = last.rpartition(end_of_sentence)[2] or last
    return Asked(label, text, f"… {last.strip()}" if last.strip() else "…")
