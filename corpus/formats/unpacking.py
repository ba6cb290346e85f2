"""From a file of any kind that is read to its document: its bytes, its text, and the reader of its format."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from charset_normalizer import from_bytes

from corpus.errors import ArticleFileError
from corpus.formats.html import read_html
from corpus.formats.pdf import read_pdf

from .documents import Document, check_size
from .markdown import read_markdown
from .metadata import Metadata, split_front_matter
from .plain_text import read_plain_text
from .subtitles import read_subtitles
from .word import read_word_file

MAX_LINES = 500_000

# Encodings that articles are really saved in, the likelier first: some letters of short texts fit several.
_ENCODINGS = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 iso8859_2 koi8_r mac_roman gb18030 big5 cp932 euc_jp cp949"
    " utf_16 utf_32 utf_8"
).split()

# Control characters that no writer puts into prose; tab, line ends and form feed are layout.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


class _TextReader(Protocol):
    def __call__(self, text: str, *, metadata: Metadata, first_line: int) -> Document: ...


class _BinaryReader(Protocol):
    def __call__(self, raw: bytes, *, file: Path) -> Document: ...


def _of_text(read: _TextReader) -> Callable[[Path], Document]:
    """The reader of a text file: front matter may stand above the words."""

    def unpacked(file: Path) -> Document:
        metadata, body, n_lines, warnings = split_front_matter(read_text_file(file))
        document = read(body, metadata=metadata, first_line=n_lines + 1)
        return replace(document, warnings=(*warnings, *document.warnings))

    return unpacked


def _of_bytes(read: _BinaryReader) -> Callable[[Path], Document]:
    return lambda file: read(read_bytes(file), file=file)


# How the files of each suffix are read. Another format is a module of its own, and its line here.
FORMATS: Mapping[str, Callable[[Path], Document]] = MappingProxyType(
    {
        ".docx": _of_bytes(read_word_file),
        ".htm": _of_text(read_html),
        ".html": _of_text(read_html),
        ".markdown": _of_text(read_markdown),
        ".md": _of_text(read_markdown),
        ".pdf": _of_bytes(read_pdf),
        ".srt": _of_text(read_subtitles),
        ".txt": _of_text(read_plain_text),
        ".vtt": _of_text(read_subtitles),
    }
)


def unpack(file: Path) -> Document:
    """Return the text of a file and how it is laid out.

    Raises:
        ArticleFileError: The file is unreadable, empty, or of a kind that is not read.
    """
    read = FORMATS.get(file.suffix.lower())
    if read is None:
        kinds = ", ".join(FORMATS)
        raise ArticleFileError(file, f"files of this kind are not read; save it as one of {kinds}")
    document = read(file)
    if not document.blocks:
        raise ArticleFileError(file, "holds no text beside front matter and page numbers; put the article below")
    return document


def read_bytes(file: Path) -> bytes:
    """Return what is in ``file``.

    Raises:
        ArticleFileError: It can't be opened, is no regular file, is empty or larger than 20 MiB.
    """
    try:
        if file.is_symlink() and not file.exists():
            raise ArticleFileError(file, "is a link that leads nowhere; mend or remove it")
        if file.exists() and not file.is_file():  # a pipe or device would never end
            raise ArticleFileError(file, "is no regular file; only files are read")
        check_size(file.stat().st_size, file=file)
        raw = file.read_bytes()
    except OSError as error:
        raise ArticleFileError(file, f"can't be read ({error.strerror})") from error
    if not raw:
        raise ArticleFileError(file, "the file is empty; put the article's text in it or remove it")
    return raw


def read_text_file(file: Path) -> str:
    """Return the text of ``file`` in NFC, its lines ended by newlines alone; an encoding other than UTF-8 is detected.

    Raises:
        ArticleFileError: The file can't be opened, is empty, larger than 20 MiB, of too many lines, or holds no text.
    """
    text = decode(read_bytes(file), file=file)
    if not text.strip():
        raise ArticleFileError(file, "the file is empty; put the article's text in it or remove it")
    if text.count("\n") + text.count("\f") > MAX_LINES:
        raise ArticleFileError(file, f"has more than {MAX_LINES:,} lines; split it into single interviews")
    return text


def decode(raw: bytes, *, file: Path) -> str:
    """Return the text in ``raw``, without a byte order mark.

    Raises:
        ArticleFileError: These bytes are no text in any encoding that can be recognised.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        matches = from_bytes(raw, cp_isolation=_ENCODINGS)
        if not matches:
            raise ArticleFileError(file, "is no text in any known encoding; save it as UTF-8") from None
        text = str(min(matches, key=lambda match: (match.chaos, -match.coherence, _ENCODINGS.index(match.encoding))))
    controls = len(_CONTROLS.findall(text))
    if controls > max(2, len(text) // 1000):
        raise ArticleFileError(file, "looks like a binary file; save the article as UTF-8 text")
    # Fold first: NFC must not see half of a line end, and offsets are counted after both.
    return unicodedata.normalize(
        "NFC", _CONTROLS.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    )
