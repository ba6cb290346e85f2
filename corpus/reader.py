"""From a file to an article: unpack it, and say who said what, and when."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from corpus.attribution import Interview, read_interview, source_line, with_offices
from corpus.formats import Document, unpack
from corpus.language import detect_language

from .abbreviations import find_abbreviations
from .models import Article, Paragraph, ReadingWarning, slug

_TIME = r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,2}):(?P<s>[0-5]\d)(?P<ms>[.,]\d{1,3})?(?![\d:])"
_TIME_MARK = re.compile(rf"(?<![\d:.,]){_TIME}")
_TIME_AT_HEAD = re.compile(rf"[\[(]{_TIME}[\])]")
_FIRST_TIME_S = 600.0  # a recording begins before this: a later mark is the time of day
_MIN_RISING = 0.9


def read_article(file: Path) -> Article:
    """Read one article file and say who said what in it.

    Raises:
        ArticleFileError: The file is unreadable, empty, or of a kind that is not read.
    """
    return understand(unpack(file), name=file.stem)


def printable(name: str) -> str:
    """Return the name of a file as text: a name need not be UTF-8, and what is not is replaced."""
    return name.encode(errors="surrogateescape").decode(errors="replace")


def paragraph_lines(document: Document, article: Article) -> tuple[int | None, ...]:
    """Return the line on which each paragraph of a document's article begins; ``None`` where there are no lines."""
    starts = [block.span.start for block in document.blocks]
    return tuple(document.blocks[bisect_right(starts, p.span.start) - 1].line or None for p in article.paragraphs)


def _timed(document: Document, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with the times at which they begin, where captions or printed marks tell."""
    known = {block.span.start: block.time for block in document.blocks if block.time is not None}
    if known:
        starts = sorted(known)
        # A label before the words is no part of the paragraph; a second paragraph of a block begins later.
        places = [bisect_right(starts, paragraph.span.start) - 1 for paragraph in paragraphs]
        firsts = {place: number for number, place in reversed(list(enumerate(places))) if place >= 0}
        times: list[float | None] = [
            known[starts[at]] if firsts.get(at) == number else None for number, at in enumerate(places)
        ]
    else:
        times = list(_printed_times(document.text, paragraphs))
        marks = [time for time in times if time is not None]
        rising = sum(before <= after for before, after in pairwise(marks))
        if len(marks) < 2 or marks[0] > _FIRST_TIME_S or rising < _MIN_RISING * (len(marks) - 1):
            return list(paragraphs)
    return [replace(paragraph, time=time) for paragraph, time in zip(paragraphs, times, strict=True)]


def _printed_times(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[float | None]:
    """Yield for each paragraph the time that is printed before its words or, in brackets, at their head."""
    end, above = 0, None
    for paragraph in paragraphs:
        words = paragraph.span.cut(text)
        lines = reversed(text[end : paragraph.span.start].splitlines())
        found = next(filter(None, map(_TIME_MARK.search, lines)), None) or _TIME_AT_HEAD.match(words)
        time = _seconds(found) if found else above
        alone = _TIME_MARK.fullmatch(words.strip("[]() "))
        above = _seconds(alone) if alone else None  # on a line of its own, above what is said then
        yield time
        end = paragraph.span.end


def _seconds(mark: re.Match[str]) -> float:
    whole = int(mark["h"] or 0) * 3600 + int(mark["m"]) * 60 + int(mark["s"])
    return whole + float((mark["ms"] or ".0").replace(",", "."))


def understand(document: Document, *, name: str, interview: Interview | None = None) -> Article:
    """Say who said what in a document.

    Args:
        document: As unpacked.
        name: That of its file, without suffix.
        interview: The document as read, where it is.
    """
    interview, metadata = interview or read_interview(document, name=name), document.metadata
    warnings = [*document.warnings, *interview.warnings]
    if not interview.speakers:
        warnings.append(ReadingWarning("nobody is labelled or quoted by name: this article has no statements"))
    texts = [block.span.cut(document.text) for block in document.blocks]
    sources = filter(None, map(source_line, reversed(texts)))
    article = Article(
        id=slug(name),
        title=interview.title or printable(name),
        text=document.text,
        paragraphs=tuple(_timed(document, interview.paragraphs)),
        speakers=interview.speakers,
        byline=interview.byline,
        published=metadata.published or interview.head.published,
        source=metadata.source or next(sources, None),
        url=metadata.url,
        language=metadata.language or detect_language(document.text),
        abbreviations=find_abbreviations([p.span.cut(document.text) for p in interview.paragraphs]),
        warnings=tuple(warnings),
        media=metadata.media,
    )
    declared = (speaker.name for speaker in metadata.speakers if speaker.role)
    return with_offices(article, declared=declared, about=metadata.description)
