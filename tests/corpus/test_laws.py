"""Laws that hold for any text whatever: property tests, with alphabets that attack the rules."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpus import (
    QUOTABLE,
    Article,
    ArticleFileError,
    Attribution,
    Kind,
    Paragraph,
    Part,
    Passage,
    Span,
    Speaker,
    fold,
    fold_marks,
    read_article,
    split_passages,
    split_sentences,
)
from corpus.formats.unpacking import decode
from tests.corpus.articles import read

PIECES = st.sampled_from(
    [
        *"\n \t.:;,()[]-—“”\"'’?!…。：；、|",
        *"\f\r\v\ufeff\u00a0\u200b\u2028\u0085\x00\x1bABZaz019é\u0130ß\u0301问\U0001f600",
        "\n\n", "Reporter: ", "Ann Lee: ", "LEE: ", "记者：", "Q: ", "A: ", "Source: ", "By Ann Lee", "Oct 31,2019",
        "Ann Lee, Director of the Board of Bees; ", "Co., Ltd. ", "the Bureau of Honest Weights (BHW) ", "---\n",
        "title: x\n", "First, we will go. ", "as follows:", "(Laughter.)", "- item", "1. item", "Page 2 of 3",
        "All rights reserved", "We said that it would be so, and so it was. ", "U.S. ", "Mr. ", "No. 3 ", "e.g. ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join)
FAST = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
SPEAKER = Speaker("ann", "Ann", part=Part.INTERVIEWEE)


def article_of(paragraphs: list[str], *, kind: Kind = Kind.STATEMENT) -> Article:
    """Return an article made of these paragraphs alone, all said by one person."""
    text, found = "", []
    for words in paragraphs:
        begin = len(text) + len(words) - len(words.lstrip())
        text += words + "\n\n"
        found.append(Paragraph(Span(begin, begin + len(words.strip())), kind, "ann", Attribution.LABEL))
    return Article("a", "A", text, tuple(found), (SPEAKER,), language="en")


def cut(article: Article, *, max_tokens: int = 20, max_chars: int = 40) -> tuple[Passage, ...]:
    return split_passages(article, max_tokens=max_tokens, fits=lambda text: len(text) <= max_chars)


def ink(text: str) -> str:
    """Return the characters of a text that are no white space."""
    return "".join(text.split())


@FAST
@given(text=TEXTS)
@example(text="\f")
@example(text="---\n")
@example(text="a\f\n1\f")
def test_any_text_is_read_or_refused_by_name(text: str, tmp_path: Path) -> None:
    try:
        article = read(text, folder=tmp_path)
    except ArticleFileError:
        return
    end = 0
    known = {speaker.id for speaker in article.speakers}
    assert len(known) == len(article.speakers)
    for paragraph in article.paragraphs:
        assert end <= paragraph.span.start < paragraph.span.end <= len(article.text)
        assert paragraph.span.cut(article.text).strip() == paragraph.span.cut(article.text) != ""
        if paragraph.kind is Kind.STATEMENT:
            assert (paragraph.speaker_id in known) == (paragraph.attribution is not Attribution.UNKNOWN)
        else:  # an unnamed interviewer asks as nobody
            assert paragraph.speaker_id is None or (paragraph.kind is Kind.QUESTION and paragraph.speaker_id in known)
        end = paragraph.span.end
    for passage in cut(article):
        assert article.text[passage.span.start : passage.span.end] == passage.text


@FAST
@given(raw=st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_or_refused_by_name(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(raw)
    try:
        assert read_article(file).text
    except ArticleFileError:
        return


@FAST
@given(text=TEXTS)
def test_decoding_leaves_no_carriage_return_and_no_byte_order_mark_in_front(text: str) -> None:
    try:
        found = decode(text.encode(), file=Path("a.txt"))
    except ArticleFileError:
        return
    assert "\r" not in found
    assert "\x00" not in found


@settings(max_examples=500, deadline=None)
@given(text=st.text() | TEXTS)
@example(text="\u0130stanbul")
def test_folding_changes_no_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(fold_marks(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, language=st.sampled_from([None, "en", "zh", "fr", "de", "xx"]))
@example(text="It is so. " * 2000, language="en")
@example(text="它是这样。" * 4000, language="zh")
@example(text="no end " * 4000, language="en")
def test_every_character_but_white_space_is_in_exactly_one_sentence(text: str, language: str | None) -> None:
    spans = split_sentences(text, language=language)
    assert "".join(ink(span.cut(text)) for span in spans) == ink(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.cut(text) == span.cut(text).strip() for span in spans)


@FAST
@given(paragraphs=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4), max_chars=st.integers(1, 80))
def test_the_passages_of_a_paragraph_hold_its_words_once_and_in_order(paragraphs: list[str], max_chars: int) -> None:
    article = article_of(paragraphs)
    passages = cut(article, max_chars=max_chars)
    for number, paragraph in enumerate(article.paragraphs):
        mine = [passage for passage in passages if passage.paragraph == number]
        assert all(paragraph.span.holds(passage.span) for passage in mine)
        assert "".join(ink(passage.text) for passage in mine) == ink(paragraph.span.cut(article.text))
    assert [passage.span for passage in passages] == sorted(passage.span for passage in passages)
    assert len({passage.id for passage in passages}) == len(passages)


@FAST
@given(text=TEXTS.filter(str.strip), max_chars=st.integers(1, 60))
@example(text="x" * 200, max_chars=7)
def test_a_passage_fits_unless_it_is_a_single_character(text: str, max_chars: int) -> None:
    for passage in cut(article_of([text]), max_tokens=1000, max_chars=max_chars):
        assert len(passage.text) <= max_chars or len(passage.text) == 1


@FAST
@given(
    paragraphs=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5),
    inserted=TEXTS.filter(str.strip),
    data=st.data(),
)
def test_a_paragraph_inserted_elsewhere_changes_no_id(
    paragraphs: list[str], inserted: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(paragraphs)))
    before = cut(article_of(paragraphs))
    words = {ink(passage.text) for passage in before}
    after = cut(article_of([*paragraphs[:at], inserted, *paragraphs[at:]]))
    kept = [passage for passage in after if passage.paragraph != at]
    if any(ink(passage.text) in words for passage in after if passage.paragraph == at):
        return  # the same words again: only the counter behind the digest may differ
    assert [passage.id for passage in kept] == [passage.id for passage in before]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in QUOTABLE])
def test_what_cannot_be_quoted_gives_no_passage(kind: Kind) -> None:
    text = "Harbour at dawn"
    article = Article("a", "A", text, (Paragraph(Span(0, len(text)), kind),))
    assert cut(article) == ()
