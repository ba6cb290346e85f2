"""News in prose: the reporter's words, and in quotation marks those of the people reported on."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.documents import Document
from corpus.furniture import find_tail
from corpus.headlines import Head
from corpus.ids import slug
from corpus.introductions import find_apposition, find_introductions
from corpus.models import Attribution, Kind, Paragraph, Span, Speaker
from corpus.names import label_key
from corpus.narration import foot, narrate

from .prose import ProseQuote, find_prose_quotes


def read_prose(document: Document, texts: Sequence[str], head: Head) -> tuple[list[Paragraph], tuple[Speaker, ...]]:
    """Return the paragraphs of an article without labels, and those whose words it quotes.

    A paragraph of narration is cut into what is quoted and what stands around it. Words in quotation marks that are
    nobody's for sure are statements of unknown attribution, which are never shown as anyone's.
    """
    end = find_tail(texts, first=1)
    told = narrate(document.blocks, texts, head=head, end=end)
    quotes = find_prose_quotes(document.text, [p.span for p in told if p.kind is Kind.NARRATION])
    names = list(dict.fromkeys(quote.speaker for quote in quotes if quote.speaker))
    narration = "\n".join(texts[:end])
    roles = {label_key(item.name): item.role for text in texts[:end] for item in find_introductions(text)}
    speakers = {
        name: Speaker(slug(name), name, roles.get(label_key(name)) or find_apposition(name, narration))
        for name in names
    }
    paragraphs = [
        part for paragraph in told for part in _parts(paragraph, _within(paragraph.span, quotes), speakers, document)
    ]
    return [*paragraphs, *foot(document.blocks[end:])], tuple(speakers.values())


def _within(span: Span, quotes: Sequence[ProseQuote]) -> list[ProseQuote]:
    # They stand in order: not every paragraph looks at every one.
    first, end = (bisect_left(quotes, place, key=lambda quote: quote.span.start) for place in (span.start, span.end))
    return [quote for quote in quotes[first:end] if span.holds(quote.span)]


def _parts(
    paragraph: Paragraph, quotes: Sequence[ProseQuote], speakers: dict[str, Speaker], document: Document
) -> Iterator[Paragraph]:
    at = paragraph.span.start
    for quote in quotes:
        yield from _between(at, quote.span.start, document.text)
        attribution = Attribution.CUE if quote.speaker else Attribution.UNKNOWN
        speaker_id = speakers[quote.speaker].id if quote.speaker else None
        yield Paragraph(quote.span, Kind.STATEMENT, speaker_id, attribution, quote.confidence)
        at = quote.span.end
    if not quotes:
        yield paragraph
    else:
        yield from _between(at, paragraph.span.end, document.text)


def _between(start: int, end: int, text: str) -> Iterator[Paragraph]:
    """The reporter's words between quotations, where there are any."""
    words = text[start:end]
    if any(char.isalnum() for char in words):
        begin = start + len(words) - len(words.lstrip())
        yield Paragraph(Span(begin, start + len(words.rstrip())), Kind.NARRATION, confidence=0.9)
