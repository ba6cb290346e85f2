import io
import zipfile
from pathlib import Path

import pytest

from corpus.errors import ArticleFileError
from corpus.formats import Document
from corpus.formats.metadata import Metadata
from corpus.formats.word import read_word_file
from corpus.reader import understand
from tests.corpus.layouts import check_laws, words

FILE = Path("talk.docx")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument'
    '/2006/relationships/officeDocument"/></Relationships>',
    "word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style></w:styles>',
    "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    "</w:numbering>",
    "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="s" Target="styles.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006'
    '/relationships/styles"/><Relationship Id="n" Target="numbering.xml" Type="http://schemas.openxmlformats.org'
    '/officeDocument/2006/relationships/numbering"/></Relationships>',
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>The lamp</dc:title><dc:creator>Rosa Lind</dc:creator><dc:language>en-GB</dc:language>"
    "<dcterms:created>2020-02-03T10:00:00Z</dcterms:created></cp:coreProperties>",
}


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    return f"<w:p><w:pPr>{style}</w:pPr>{''.join(runs)}</w:p>"


def packed(body: str, **changed: str) -> bytes:
    parts = {**PARTS, "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", **changed}
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return raw.getvalue()


def read(raw: bytes) -> Document:
    document = read_word_file(raw, file=FILE)
    check_laws(document)
    return document


def test_a_word_file_keeps_its_words_and_their_type() -> None:
    document = read(
        packed(
            paragraph(run("The lamp"), style='<w:pStyle w:val="H1"/>')
            + paragraph(run("Rosa", "<w:b/>"), run(" Lind:", "<w:b/>"), run(" How long?"))
            + paragraph(run("A while.", "<w:i/>"), "<w:r><w:br/></w:r>", run("Rosa Lind: Why?"))
            + paragraph(run("one"), style='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
            + paragraph(run("The lamp at night"), style='<w:pStyle w:val="C"/>')
        )
    )
    assert words(document) == [
        "The lamp",
        "Rosa Lind: How long?",
        "A while.",
        "Rosa Lind: Why?",
        "one",
        "The lamp at night",
    ]
    blocks = document.blocks
    assert (blocks[0].heading, blocks[1].bold, blocks[2].italic) == (1, len("Rosa Lind:"), len("A while."))
    assert (blocks[4].list_item, blocks[5].caption) == (True, True)
    assert document.metadata == Metadata(title="The lamp", account="Rosa Lind", language="en")


def test_what_word_fills_in_by_itself_is_no_title_and_no_author() -> None:
    core = PARTS["docProps/core.xml"].replace("The lamp", "Microsoft Word - a.doc").replace("Rosa Lind", "User")
    metadata = read(packed(paragraph(run("Hi.")), **{"docProps/core.xml": core})).metadata
    assert (metadata.title, metadata.account) == (None, None)


def test_what_is_printed_goes_before_what_the_software_kept() -> None:
    spoken = [paragraph(run(words)) for words in ("Ada Moss: We opened in May.", "Bo Li: Why?", "Ada Moss: It rained.")]
    top = paragraph(run("The harbour"), style='<w:pStyle w:val="H1"/>') + paragraph(run("By Ida Marsh"))
    printed = understand(read(packed(top + "".join(spoken))), name="a")
    assert (printed.title, printed.byline, printed.published) == ("The harbour", "Ida Marsh", None)
    bare = understand(read(packed("".join(spoken))), name="a")
    assert (bare.title, bare.byline, bare.published) == ("The lamp", "Rosa Lind", None)


def test_a_word_file_without_words_gives_no_blocks() -> None:
    assert words(read(packed(""))) == []


def zipped(**parts: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return raw.getvalue()


DOCUMENT = "word/document.xml"
ENTITIES = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "no whole Word file"),
        (b"plain words", "no whole Word file"),
        (b"\xd0\xcf\x11\xe0 an old one", "password"),
        (packed(paragraph(run("Hi.")))[:-200], "no whole Word file"),
        (zipped(**{"a.txt": b"words"}), "holds no Word text"),
        (zipped(**{DOCUMENT: b"<w:document"}), "broken parts"),
        (zipped(**{DOCUMENT: b"\xff\xfe"}), "broken parts"),
        (zipped(**{DOCUMENT: ENTITIES}), "declares entities"),
        (zipped(**{DOCUMENT: b" " * 11_000_000}), "unpacks to more"),
        (zipped(**{DOCUMENT: b"<d/>", "word/media/a.png": bytes(101 * 1024 * 1024)}), "unpacks to more"),
        (packed("<w:p>" * 20_000 + "</w:p>" * 20_000), "nested too deeply"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_sane_word_file_is_refused_in_words(raw: bytes, problem: str) -> None:
    with pytest.raises(ArticleFileError, match=problem):
        read_word_file(raw, file=FILE)


def test_a_damaged_part_is_told_of() -> None:
    raw = bytearray(packed(paragraph(run("Hi. " * 500))))
    at = raw.index(b"word/document.xml") + 40
    raw[at : at + 20] = bytes(20)
    with pytest.raises(ArticleFileError):
        read_word_file(bytes(raw), file=FILE)


def test_a_protected_part_is_told_of() -> None:
    raw = bytearray(packed(paragraph(run("Hi."))))
    at = 0
    while (at := raw.find(b"PK\x01\x02", at)) >= 0:  # the entries of the directory; their flags say what is protected
        raw[at + 8] |= 1
        at += 4
    with pytest.raises(ArticleFileError, match="password"):
        read_word_file(bytes(raw), file=FILE)
