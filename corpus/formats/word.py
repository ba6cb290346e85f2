"""Word files (DOCX): unpacked with care, turned into HTML, and read as such."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.parsers.expat import ExpatError

import mammoth

from corpus.errors import ArticleFileError
from corpus.formats.html import Element, cut_unread, parse_html, typeset
from corpus.formats.metadata import Metadata, filled, people

from .documents import Document, compose_typeset, titled_by_heading

MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_XML_BYTES = 10 * 1024 * 1024  # a novel has two or three
_MAX_PARTS = 5000
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"  # a container of Microsoft's: .doc, and .docx under a password
_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
b => strong
i => em
"""
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
# What Word and its like fill in on their own.
_NO_TITLE = re.compile(
    r"microsoft word\b.*|(?:document|dokument|untitled|word document)\s*\d*|.*\.(?:docx?|rtf|odt)", re.IGNORECASE
)
_NO_AUTHOR = re.compile(
    r"(?:microsoft(?: office)?(?: user)?|user|admin(?:istrator)?|author|python-docx|unknown|owner)", re.IGNORECASE
)


def read_word_file(raw: bytes, *, file: Path) -> Document:
    """Cut a Word file into blocks; its properties give title and author where nothing is printed.

    The day on which it was created is that of the template, or of the first draft: no day of publication.

    Raises:
        ArticleFileError: This is no whole, unprotected DOCX file, or one that unpacks to more than is sensible.
    """
    if raw.startswith(_OLD_FORMAT):
        raise ArticleFileError(file, "is an old Word file or under a password; save it as .docx without one")
    with _clear_errors(file):
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            _check(parts, file=file)
            metadata = _metadata(parts)
        converted = mammoth.convert_to_html(
            io.BytesIO(raw), style_map=_STYLES, convert_image=mammoth.images.img_element(_without_pixels)
        )
    root, warnings = parse_html(converted.value)
    if root is None:
        return Document("", (), metadata, warnings)
    cut_unread(root)
    document = compose_typeset(
        typeset(root, line_of=_no_line), metadata=replace(metadata, title=None), warnings=warnings
    )
    # The title in the properties may be that of the file from which somebody began.
    return replace(document, metadata=filled(titled_by_heading(document).metadata, metadata))


def _without_pixels(_image: object) -> dict[str, str]:
    return {"src": ""}


def _no_line(_element: Element) -> None:
    return None


@contextmanager
def _clear_errors(file: Path) -> Iterator[None]:
    """Report any fault inside the file as one thing that its owner can mend."""
    mend = "open it in a word processor and save it again as .docx"
    try:
        yield
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, zlib.error) as error:
        raise ArticleFileError(file, f"is no whole Word file; {mend}") from error
    except RecursionError as error:
        raise ArticleFileError(file, f"is nested too deeply; {mend}") from error
    except (SyntaxError, ExpatError, ValueError, LookupError, AttributeError, TypeError) as error:
        # Broken XML is a SyntaxError or an ExpatError; mammoth meets missing parts with the others.
        raise ArticleFileError(file, f"holds broken parts; {mend}") from error


def _check(parts: zipfile.ZipFile, *, file: Path) -> None:
    listed = parts.infolist()
    if not any(part.filename == _BODY for part in listed):
        raise ArticleFileError(file, "holds no Word text (word/document.xml); save it as .docx")
    if any(part.flag_bits & 1 for part in listed):
        raise ArticleFileError(file, "is protected by a password; save it without one")
    unpacked = sum(part.file_size for part in listed)
    largest = max(part.file_size for part in listed if part.filename.endswith((".xml", ".rels")))
    if unpacked > MAX_UNPACKED_BYTES or largest > MAX_XML_BYTES or len(listed) > _MAX_PARTS:
        raise ArticleFileError(file, "unpacks to more than any article needs; split it, or save its text alone")
    for part in listed:
        if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in parts.read(part):
            raise ArticleFileError(file, "declares entities, which Word never does; save it again as .docx")


def _metadata(parts: zipfile.ZipFile) -> Metadata:
    if _PROPERTIES not in parts.namelist():
        return Metadata()
    # No entities: `_check` has seen to that.
    root = ET.fromstring(parts.read(_PROPERTIES))  # noqa: S314

    def value(name: str) -> str | None:
        return " ".join((root.findtext(name) or "").split()) or None

    title, author = value(f"{_DUBLIN_CORE}title"), value(f"{_DUBLIN_CORE}creator")
    language = value(f"{_DUBLIN_CORE}language")
    return Metadata(
        title=None if title is None or _NO_TITLE.fullmatch(title) else title,
        account=None if author is None or _NO_AUTHOR.fullmatch(author) else people([author]),
        language=language.partition("-")[0].lower() if language else None,
    )
