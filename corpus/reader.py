"""From a file to an article: unpack it, and say who said what."""

from bisect import bisect_right
from pathlib import Path

from corpus.attribution import Dialogue, source_line, with_offices
from corpus.attribution.quoted import read_prose
from corpus.formats import Document, unpack
from corpus.language import detect_language

from .abbreviations import find_abbreviations
from .ids import slug
from .models import Article, ReadingWarning


def read_article(file: Path) -> Article:
    """Read one article file and say who said what in it.

    Raises:
        ArticleFileError: The file is unreadable, empty, or of a kind that is not read.
    """
    return understand(unpack(file), name=file.stem)


def paragraph_lines(document: Document, article: Article) -> tuple[int | None, ...]:
    """Return the line on which each paragraph of a document's article begins; ``None`` where there are no lines."""
    starts = [block.span.start for block in document.blocks]
    return tuple(document.blocks[bisect_right(starts, p.span.start) - 1].line or None for p in article.paragraphs)


def understand(document: Document, *, name: str) -> Article:
    """Say who said what in a document; ``name`` is that of its file, without suffix."""
    dialogue, metadata = Dialogue(document), document.metadata
    if dialogue.found:
        paragraphs, speakers = dialogue.paragraphs(), dialogue.cast.speakers
    else:
        paragraphs, speakers = read_prose(document, dialogue.texts, dialogue.head)
    warnings = [*document.warnings, *dialogue.warnings]
    if not speakers:
        warnings.append(ReadingWarning("nobody is labelled or quoted by name: this article has no statements"))
    sources = (source_line(text) for text in reversed(dialogue.texts))
    article = Article(
        id=slug(name),
        title=dialogue.title or name,
        text=document.text,
        paragraphs=tuple(paragraphs),
        speakers=speakers,
        byline=dialogue.byline,
        published=metadata.published or dialogue.head.published,
        source=metadata.source or next((source for source in sources if source), None),
        url=metadata.url,
        language=metadata.language or detect_language(document.text),
        abbreviations=find_abbreviations([p.span.cut(document.text) for p in paragraphs]),
        warnings=tuple(warnings),
    )
    declared = (speaker.name for speaker in metadata.speakers if speaker.role)
    return with_offices(article, declared=declared, about=metadata.description)
