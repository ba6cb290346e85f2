"""From a file of any kind to its document, and whatever else may lie in the folder under such a name."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpus import SPEECH, ArticleFileError, Attribution, read_article
from corpus.formats import FORMATS, unpack
from corpus.formats.documents import MAX_FILE_BYTES
from tests.corpus.formats.test_word import packed, paragraph, run
from tests.corpus.layouts import words
from tests.corpus.pdfs import Text, pdf_of, pdf_with

TEXT_SUFFIXES = sorted(FORMATS.keys() - {".docx", ".pdf"})
WORDS = "When will the bridge open in the old town?"


def kept(raw: bytes, *, name: str, folder: Path) -> Path:
    file = folder / name
    file.write_bytes(raw)
    return file


GOOD = {
    ".txt": WORDS.encode(),
    ".md": f"**{WORDS}**".encode(),
    ".markdown": f"# {WORDS}".encode(),
    ".html": f"<article><p>{WORDS}</p></article>".encode(),
    ".htm": f"<article><p>{WORDS}</p></article>".encode(),
    ".vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n{WORDS}\n".encode(),
    ".srt": f"1\n00:00:01,000 --> 00:00:02,000\n{WORDS}\n".encode(),
    ".docx": packed(paragraph(run(WORDS))),
    ".pdf": pdf_of([Text(72, 100, WORDS)]),
}


def test_every_kind_that_is_read_is_tried_here() -> None:
    assert GOOD.keys() == FORMATS.keys()


@pytest.mark.parametrize("suffix", [*sorted(FORMATS), ".PDF", ".Md"])
def test_each_kind_gives_the_words_without_its_marks(suffix: str, tmp_path: Path) -> None:
    document = unpack(kept(GOOD[suffix.lower()], name=f"talk{suffix}", folder=tmp_path))
    assert (document.text, words(document)) == (WORDS, [WORDS])


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_front_matter_is_taken_off_and_lines_are_still_those_of_the_file(suffix: str, tmp_path: Path) -> None:
    raw = b"---\ntitle: A bridge\nkicker: soon\n---\n" + GOOD[suffix]
    document = unpack(kept(raw, name=f"talk{suffix}", folder=tmp_path))
    assert (document.text, document.metadata.title, document.blocks[0].line) == (WORDS, "A bridge", 5)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_front_matter_that_is_none_is_dropped_with_a_warning(suffix: str, tmp_path: Path) -> None:
    document = unpack(kept(b"---\ntitle: [A\n---\n" + GOOD[suffix], name=f"talk{suffix}", folder=tmp_path))
    assert (document.text, document.metadata.title, len(document.warnings)) == (WORDS, None, 1)


@pytest.mark.parametrize("name", ["talk.doc", "talk", "talk.txt.gz", ".txt", "talk.vtt~"])
def test_another_kind_is_refused_with_all_the_kinds_that_are_read(name: str, tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match="files of this kind are not read") as refused:
        unpack(kept(WORDS.encode(), name=name, folder=tmp_path))
    assert set(re.findall(r"\.\w+", refused.value.problem)) == FORMATS.keys()


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_an_empty_file_is_refused_as_empty(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match="the file is empty"):
        unpack(kept(b"", name=f"talk{suffix}", folder=tmp_path))


@pytest.mark.parametrize("suffix", TEXT_SUFFIXES)
@pytest.mark.parametrize("raw", [b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"---\ntitle: A\n---\n"])
def test_a_text_without_words_is_refused(raw: bytes, suffix: str, tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match=r"empty|holds no text"):
        unpack(kept(raw, name=f"talk{suffix}", folder=tmp_path))


@pytest.mark.parametrize("raw", [b"<p> </p>", b"<script>a</script>", b"<!-- a -->", b"<html><head><title>A</title>"])
def test_a_page_without_words_is_refused(raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match="holds no text"):
        unpack(kept(raw, name="talk.html", folder=tmp_path))


@pytest.mark.parametrize("suffix", sorted(FORMATS))
@pytest.mark.parametrize("head", [b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"WEBVTT\n\n"], ids=repr)
@pytest.mark.parametrize("junk", [bytes(range(256)) * 8, bytes(range(32)) * 8], ids=["bytes", "controls"])
def test_binary_junk_of_any_name_is_refused(head: bytes, junk: bytes, suffix: str, tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match=r"binary|no text|no whole|no PDF"):
        unpack(kept(head + junk, name=f"talk{suffix}", folder=tmp_path))


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize("other", [".docx", ".pdf", ".html", ".txt"])
def test_a_file_of_another_kind_renamed_is_refused(suffix: str, other: str, tmp_path: Path) -> None:
    if suffix == other:
        return
    with pytest.raises(ArticleFileError, match=r"is no (whole Word file|PDF)"):
        unpack(kept(GOOD[other], name=f"talk{suffix}", folder=tmp_path))


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_a_file_that_is_too_large_is_refused_unread(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"talk{suffix}"
    with file.open("wb") as hole:
        hole.truncate(21 * 2**20)
    with pytest.raises(ArticleFileError, match=f"larger than {MAX_FILE_BYTES // 2**20} MiB; split it"):
        unpack(file)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").mkdir()
    with pytest.raises(ArticleFileError, match="is no regular file"):
        unpack(tmp_path / "talk.txt")
    with pytest.raises(ArticleFileError, match="can't be read"):
        unpack(tmp_path / "gone.pdf")


# Any words, and those that lead the rules astray: of people, of pages, and of each format's own marks.
PIECES = st.sampled_from(
    [
        *"\n \t.:;,()[]<>&*_#`~!?-—“”\"'|\\/=", "\n\n", "\ufeff", "\u2028", "\u0130", "ß", "e\u0301",
        "\U0001f600",
        "Reporter: ", "Ann Lee: ", "LEE: ", "ANN LEE. ", "ann3: ", "记者：", "Q: ", "A: ", "Q ", "Q. ", "The Chair: ",
        "Ann and Bo: ", "Ann Lee (AL): ", "[00:01:20] ", "Ann Lee - ", "Source: ", "By Ann Lee", "May 3, 2020",
        "Ann Lee, Director of Bees. ", "“It is so,” said Lee. ", "Why is it so?", "It is so, and it was so before. ",
        "# ", "## Why?", "**Why so?**", "*Why so?*", "1. ", "- ", "> ", "---\n", "[a](b)", "![a](b)", "```\n",
        "| a | b |",
        "<p>", "</p>", "<b>", "<br>", "<h2>", "</h2>", "<table><tr><td>", "<script>", "<!--", "-->", "<title>", "&#0;",
        "&amp;", "<li>", "<blockquote>", "<article>", "<a href=x>", "<v Ann Lee>", "<v ann>", "</v>", "<c.x>", ">> ",
        "WEBVTT\n\n", "00:01.000 --> 00:02.000\n", "00:00:02,000 --> 00:00:03,500\n", "99:99:99.999 --> ", "NOTE ",
        "{\\an8}",
        "title: x\n", "speakers:\n- name: Ann Lee\n", "\f",
    ]
)  # fmt: skip
SOUP = st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join)
LABELS = st.sampled_from(
    [
        *(
            "Reporter: ",
            "Ann Lee: ",
            "**Ann Lee:** ",
            "LEE: ",
            "Q: ",
            "A: ",
            "Q. ",
            "Q ",
            "The Chair: ",
            "Ann and Bo: ",
        ),
        *(
            "### Ann Lee\n\n",
            "Ann Lee - ",
            "[00:01:20] Lee: ",
            "Ann Lee (AL): ",
            "AL: ",
            "记者：",
            "1. ",
            "**",
            "## ",
            ">> ",
        ),
        *("<v Ann Lee>", "<p><b>Ann Lee:</b> ", "<h2>", "<li>", "“", "", "", ""),
    ]
)
SENTENCES = st.sampled_from(
    [
        *("Why is it so?", "Why so?**", "It is so, and it was so before.", "It was cold in May.” said Ann Lee.", "So."),
        *(
            "Ann Lee is the director of bees.",
            "We met Ann Lee and Bo Ray, a baker.",
            "(Laughter.)",
            "The long winter",
            "",
        ),
    ]
)
BLOCKS = st.builds("{}{}{}".format, LABELS, SENTENCES, SOUP | st.just(""))
TEXTS = st.lists(BLOCKS | SOUP, min_size=1, max_size=20).map("\n\n".join)
CAPTIONS = st.lists(BLOCKS | SOUP, max_size=9).map(
    lambda texts: (
        "WEBVTT\n\n" + "".join(f"{n}\n00:0{n}.000 --> 00:0{n}.900\n{text}\n\n" for n, text in enumerate(texts))
    )
)
BYTES = st.binary(max_size=200)
VISIBLE = TEXTS.map(lambda text: re.sub(r"[^\n\x20-\ud7ff\ue000-\ufffd]", "", text))
LINES = st.lists(
    st.builds(
        Text,
        left=st.integers(-50, 700),
        top=st.integers(-50, 900),
        words=VISIBLE.map(lambda text: text.encode("cp1252", "ignore").decode("cp1252")),
        font=st.sampled_from(["Courier", "Courier-Bold", "Courier-Oblique"]),
        size=st.sampled_from([0.1, 6, 10, 10, 24]),
    ),
    max_size=12,
)


def shortened(raw: bytes, share: float) -> bytes:
    return raw[: round(len(raw) * share)]


WORD_FILES = (
    st.lists(VISIBLE, max_size=6).map(lambda texts: packed("".join(paragraph(run(escape(t))) for t in texts)))
    | VISIBLE.map(packed)
    | st.builds(shortened, VISIBLE.map(lambda text: packed(paragraph(run(escape(text))))), st.floats(0, 1))
    | BYTES
)
PDF_FILES = (
    st.lists(LINES, min_size=1, max_size=3).map(lambda pages: pdf_of(*pages))
    | st.lists(st.binary(max_size=100), min_size=1, max_size=2).map(pdf_with)
    | st.builds(shortened, LINES.map(pdf_of), st.floats(0, 1))
    | BYTES
)


def saved(texts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """These texts as files, and a few files that are no text."""
    raw = texts.map(lambda text: text.encode("utf-8", "surrogatepass"))
    return st.integers(0, 9).flatmap(lambda one_in_ten: raw if one_in_ten else BYTES)


FUZZED = {
    **dict.fromkeys([".txt", ".md", ".html"], saved(TEXTS)),
    **dict.fromkeys([".vtt", ".srt"], saved(CAPTIONS)),
    ".docx": WORD_FILES,
    ".pdf": PDF_FILES,
}


def few(n: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let a property be tried ``n`` times."""
    slow = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=n, deadline=None, suppress_health_check=slow)


def check_reading(raw: bytes, *, suffix: str, folder: Path) -> None:
    """Any bytes are an article whose paragraphs lie in its text in order, or are refused as this file."""
    file = kept(raw, name=f"talk{suffix}", folder=folder)
    try:
        article = read_article(file)
    except ArticleFileError:
        return
    spans = [paragraph.span for paragraph in article.paragraphs]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.end <= len(article.text) for span in spans)
    assert all(span.cut(article.text) == span.cut(article.text).strip() != "" for span in spans)
    known = {speaker.id for speaker in article.speakers}
    assert len(known) == len(article.speakers)
    for item in article.paragraphs:
        assert item.speaker_id is None or item.speaker_id in known
        assert item.kind in SPEECH or item.speaker_id is None
        assert item.attribution is not Attribution.UNKNOWN or item.speaker_id is None


@pytest.mark.parametrize("suffix", [".md", ".html", ".vtt", ".srt", ".txt"])
def test_any_text_of_any_kind_is_read_or_refused(suffix: str, tmp_path: Path) -> None:
    @few(60)
    @given(raw=FUZZED[suffix])
    def tried(raw: bytes) -> None:
        check_reading(raw, suffix=suffix, folder=tmp_path)

    tried()


@few(25)
@given(raw=WORD_FILES)
@example(raw=packed(""))
def test_any_word_file_is_read_or_refused(raw: bytes, tmp_path: Path) -> None:
    check_reading(raw, suffix=".docx", folder=tmp_path)


@few(15)  # each starts a process
@given(raw=PDF_FILES)
def test_any_pdf_is_read_or_refused(raw: bytes, tmp_path: Path) -> None:
    check_reading(raw, suffix=".pdf", folder=tmp_path)


N_SOAKED = {".docx": 2_000, ".pdf": 1_000}  # of the others 5,000


@pytest.mark.soak
@pytest.mark.parametrize("suffix", sorted(FUZZED))
def test_thousands_of_files_of_each_kind_are_read_or_refused(suffix: str, tmp_path: Path) -> None:
    @few(N_SOAKED.get(suffix, 5_000))
    @given(raw=FUZZED[suffix])
    def tried(raw: bytes) -> None:
        check_reading(raw, suffix=suffix, folder=tmp_path)

    tried()
