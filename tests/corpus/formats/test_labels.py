"""A speaker's label begins a paragraph in every format, because all ask the same question of it."""

from collections.abc import Callable
from html import escape

import pytest

from corpus.formats import Document
from corpus.formats.html import read_html
from corpus.formats.metadata import Metadata
from corpus.formats.pdf import read_pdf
from corpus.formats.plain_text import read_plain_text
from corpus.formats.subtitles import read_subtitles
from tests.corpus.formats.pdf.test_document import FILE, page
from tests.corpus.layouts import words
from tests.corpus.pdfs import pdf_of

LONG = "the neighbours said very little at first, because we had told nobody of the hives upon the roof."
TALK = [f"Ada Moss (AM): Well, {LONG}", f"[00:01:12] BO LUND: So {LONG}", f"Reporter: And then, {LONG}"]


def as_page(talk: list[str]) -> Document:
    return read_html(f"<p>{'<br>'.join(map(escape, talk))}</p>", metadata=Metadata())


def as_text(talk: list[str]) -> Document:
    return read_plain_text("\n".join(talk), metadata=Metadata())


def as_captions(talk: list[str]) -> Document:
    cues = (f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{said}" for n, said in enumerate(talk, start=1))
    return read_subtitles("\n\n".join(cues), metadata=Metadata())


def as_pdf(talk: list[str]) -> Document:
    return read_pdf(pdf_of(page(*talk)), file=FILE)


@pytest.mark.parametrize("read", [as_page, as_text, as_captions, as_pdf])
def test_a_label_in_any_style_begins_a_paragraph(read: Callable[[list[str]], Document]) -> None:
    assert words(read(TALK)) == TALK
