"""From a file of any kind that is read to its document."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from corpus.errors import ArticleFileError
from corpus.formats.html import read_html
from corpus.formats.pdf import read_pdf

from .decoding import read_bytes, read_text_file
from .documents import Document, Metadata
from .front_matter import split_front_matter
from .markdown import read_markdown
from .plain_text import read_plain_text
from .subtitles import read_subtitles
from .word import read_word_file

_TEXT_READERS: dict[str, Callable[[str, Metadata, int], Document]] = {
    ".txt": lambda text, metadata, line: read_plain_text(text, metadata=metadata, first_line=line),
    ".md": lambda text, metadata, line: read_markdown(text, metadata=metadata, first_line=line),
    ".html": lambda text, metadata, line: read_html(text, metadata=metadata, first_line=line),
    ".vtt": lambda text, metadata, _: read_subtitles(text, metadata=metadata),
}
_TEXT_READERS |= {".markdown": _TEXT_READERS[".md"], ".htm": _TEXT_READERS[".html"], ".srt": _TEXT_READERS[".vtt"]}
_BINARY_READERS: dict[str, Callable[[bytes, Path], Document]] = {
    ".docx": lambda raw, file: read_word_file(raw, file=file),
    ".pdf": lambda raw, file: read_pdf(raw, file=file),
}
READABLE_SUFFIXES = frozenset({*_TEXT_READERS, *_BINARY_READERS})


def unpack(file: Path) -> Document:
    """Return the text of a file and how it is laid out.

    Raises:
        ArticleFileError: The file is unreadable, empty, or of a kind that is not read.
    """
    suffix = file.suffix.lower()
    if suffix in _BINARY_READERS:
        document = _BINARY_READERS[suffix](read_bytes(file), file)
    elif suffix in _TEXT_READERS:
        metadata, body, n_lines, warnings = split_front_matter(read_text_file(file))
        document = _TEXT_READERS[suffix](body, metadata, n_lines + 1)
        document = replace(document, warnings=(*warnings, *document.warnings))
    else:
        kinds = ", ".join(sorted(READABLE_SUFFIXES))
        raise ArticleFileError(file, f"files of this kind are not read; save it as one of {kinds}")
    if not document.blocks:
        raise ArticleFileError(file, "holds no text beside front matter and page numbers; put the article below")
    return document
