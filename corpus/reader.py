"""From a file to an article: unpack, find the head and the foot, and say who said what between them."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from .abbreviations import find_abbreviations
from .casting import Cast, cast_speakers, slug
from .decoding import read_text_file
from .documents import Block, Document
from .errors import ArticleFileError
from .front_matter import split_front_matter
from .furniture import find_tail, is_credit, is_furniture, source_line
from .headlines import Head, read_head
from .introductions import Introduction, find_introductions, find_strays
from .labels import Label, find_labels
from .languages import detect_language
from .models import Article, Kind, Paragraph, ReadingWarning
from .plain_text import read_plain_text
from .turns import Speech, is_title_like, read_turns

READABLE_SUFFIXES = frozenset({".txt"})
_QUESTION_MARK = re.compile("[?？]")


def read_article(file: Path) -> Article:
    """Read one article file and say who said what in it.

    Raises:
        ArticleFileError: The file is unreadable, empty, or of a kind that is not read.
    """
    if file.suffix.lower() not in READABLE_SUFFIXES:
        kinds = ", ".join(sorted(READABLE_SUFFIXES))
        raise ArticleFileError(file, f"files of this kind are not read; save it as one of {kinds}")
    metadata, body, n_lines, warnings = split_front_matter(read_text_file(file))
    document = read_plain_text(body, metadata=metadata, first_line=n_lines + 1)
    if not document.blocks:
        raise ArticleFileError(file, "holds no text beside front matter and page numbers; put the article below")
    return _Reading(document, name=file.stem, warnings=[*warnings, *document.warnings]).article()


class _Reading:
    """One document while it is being understood."""

    def __init__(self, document: Document, *, name: str, warnings: list[ReadingWarning]) -> None:
        self.document, self.name, self.warnings = document, name, warnings
        self.blocks = document.blocks
        self.texts = [block.span.cut(document.text) for block in document.blocks]

    def article(self) -> Article:
        declared = self.document.metadata.speakers
        first_guess = self._labels(known_names=())
        introductions = self._introductions(self.texts[: _first(first_guess)])
        labels = self._labels(known_names=[item.name for item in introductions])
        start = _first(labels)
        # Prose has no labels; everything below its head may then belong to the foot.
        end = find_tail(self.texts, first=max((n for n, label in enumerate(labels) if label), default=0) + 1)
        head = read_head(self.texts[: min(start, end)])
        cast = self._cast(labels[:end], introductions)
        if not cast.speakers and not declared:
            self.warnings.append(ReadingWarning("no speaker labels found: nobody is quoted from this article"))
        paragraphs = [
            *self._above(head, end=min(start, end)),
            *self._speech(range(start, end), labels, cast),
            *(Paragraph(block.span, Kind.BOILERPLATE) for block in self.blocks[max(end, 0) :]),
        ]
        return self._assemble(paragraphs, head, cast)

    def _labels(self, *, known_names: Sequence[str]) -> list[Label | None]:
        declared = [label for item in self.document.metadata.speakers for label in (item.name, *item.labels)]
        return find_labels(self.texts, declared=declared, known_names=known_names)

    def _introductions(self, texts: Sequence[str]) -> list[Introduction]:
        found: list[Introduction] = []
        for block, text in zip(self.blocks, texts, strict=False):
            here = find_introductions(text)
            found += here
            for stray in find_strays(text, here):
                message = f"{stray!r} stands behind an office and fits nobody; left out of the role"
                self.warnings.append(ReadingWarning(message, block.line))
        return found

    def _cast(self, labels: Sequence[Label | None], introductions: Sequence[Introduction]) -> Cast:
        used = {label.key: label.printed for label in reversed(labels) if label}
        ordered = list(dict.fromkeys(label.key for label in labels if label))
        return cast_speakers(
            [(key, used[key]) for key in ordered],
            declared=self.document.metadata.speakers,
            introductions=introductions,
            asking=_asking(self.texts[: len(labels)], labels),
            text=self.document.text,
        )

    def _above(self, head: Head, *, end: int) -> list[Paragraph]:
        """The paragraphs above the first speech: head, narration, and headings."""
        paragraphs = []
        for number, block in enumerate(self.blocks[:end]):
            text = self.texts[number]
            above_title = number < head.size and number < (head.title or 0)
            if number == head.title:
                kind = Kind.HEADING
            elif above_title or number in head.byline_blocks or _is_site_line(text):
                kind = Kind.BOILERPLATE
            elif is_credit(text):
                kind = Kind.CAPTION
            else:
                kind = Kind.HEADING if is_title_like(text) else Kind.NARRATION
            paragraphs.append(Paragraph(block.span, kind, confidence=0.9))
        return paragraphs

    def _speech(self, numbers: range, labels: Sequence[Label | None], cast: Cast) -> list[Paragraph]:
        """The turns; a source line in their midst is furniture and ends nothing."""
        if not numbers:
            return []
        inside = [n for n in numbers if labels[n] or not source_line(self.texts[n])]
        outside = [Paragraph(self.blocks[n].span, Kind.BOILERPLATE) for n in sorted(set(numbers) - set(inside))]
        blocks: list[Block] = [self.blocks[n] for n in inside]
        speech = Speech(self.document.text, blocks, [labels[n] for n in inside], cast.by_key)
        return sorted([*read_turns(speech), *outside], key=lambda paragraph: paragraph.span)

    def _assemble(self, paragraphs: list[Paragraph], head: Head, cast: Cast) -> Article:
        metadata = self.document.metadata
        title = None if head.title is None else self.texts[head.title]
        sources = (source_line(text) for text in reversed(self.texts))
        return Article(
            id=slug(self.name),
            title=metadata.title or (" ".join(title.split()) if title else self.name),
            text=self.document.text,
            paragraphs=tuple(paragraphs),
            speakers=cast.speakers,
            byline=metadata.byline or head.byline,
            published=metadata.published or head.published,
            source=metadata.source or next((source for source in sources if source), None),
            url=metadata.url,
            language=metadata.language or detect_language(self.document.text),
            abbreviations=find_abbreviations([p.span.cut(self.document.text) for p in paragraphs]),
            warnings=tuple(self.warnings),
        )


def _is_site_line(text: str) -> bool:
    return source_line(text) is not None or (is_furniture(text) and is_title_like(text))


def _first(labels: Sequence[Label | None]) -> int:
    return next((number for number, label in enumerate(labels) if label), len(labels))


def _asking(texts: Sequence[str], labels: Sequence[Label | None]) -> dict[str, float]:
    """For each label, the share of its turns that hold a question; nothing for the one who speaks most."""
    asked: dict[str, list[bool]] = defaultdict(list)
    n_words: Counter[str] = Counter()
    current = None
    for text, label in zip(texts, labels, strict=True):
        if label is not None:
            current = label.key
            asked[current].append(False)
        if current is not None:
            asked[current][-1] |= bool(_QUESTION_MARK.search(text))
            n_words[current] += len(text.split())
    talker = max(n_words, key=n_words.__getitem__, default=None)
    return {key: sum(turns) / len(turns) for key, turns in asked.items() if key != talker}
