"""What nobody in an article speaks: its head, the reporter's words, the site's lines."""

import pytest

from corpus import Kind, Paragraph, Span
from corpus.attribution.head_and_foot import read_head
from corpus.attribution.turns import foot, is_site_line, narrate
from tests.corpus.layouts import words
from tests.corpus.typeset import document_of

STORY = "The bridge has to be painted before the ice comes."


def told(*blocks: str) -> list[Kind]:
    document = document_of("\n\n".join(blocks))
    texts = words(document)
    paragraphs = narrate(document.blocks, texts, head=read_head(texts), end=len(texts))
    assert [paragraph.span for paragraph in paragraphs] == [block.span for block in document.blocks]
    assert all(paragraph.speaker_id is None for paragraph in paragraphs)
    return [paragraph.kind for paragraph in paragraphs]


def test_the_head_is_a_title_and_lines_of_the_site() -> None:
    assert told("The Review", "A bridge for the old town", "By Ada Moss", "May 3, 2020", STORY) == [
        Kind.BOILERPLATE,
        Kind.HEADING,
        Kind.BOILERPLATE,
        Kind.BOILERPLATE,
        Kind.NARRATION,
    ]


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        (STORY, Kind.NARRATION),
        ("## The long winter", Kind.HEADING),
        ("## It was cold.", Kind.HEADING),
        ("The long winter", Kind.HEADING),
        ("- the long winter", Kind.NARRATION),
        ("![The long winter](x)", Kind.CAPTION),
        ("Photo: Ben Hay", Kind.CAPTION),
        ("Source: City Desk", Kind.BOILERPLATE),
        ("Contact us", Kind.BOILERPLATE),
        ("All rights reserved.", Kind.NARRATION),
        ("> It was cold.", Kind.NARRATION),
    ],
)
def test_a_block_below_the_head_is_told_unless_it_is_set_or_worded_otherwise(block: str, kind: Kind) -> None:
    assert told("A bridge for the old town", STORY, block, STORY) == [
        Kind.HEADING,
        Kind.NARRATION,
        kind,
        Kind.NARRATION,
    ]


def test_only_so_many_blocks_are_told_as_asked_for() -> None:
    document = document_of(f"A bridge\n\n{STORY}")
    assert narrate(document.blocks, words(document), head=read_head([]), end=0) == []


def test_the_foot_is_the_sites() -> None:
    document = document_of("Contact us\n\nAll rights reserved.")
    assert foot(document.blocks) == [
        Paragraph(Span(0, 10), Kind.BOILERPLATE),
        Paragraph(Span(12, 32), Kind.BOILERPLATE),
    ]


def test_a_source_and_furniture_that_is_no_sentence_are_lines_of_the_site() -> None:
    assert is_site_line("Source: City Desk")
    assert is_site_line("Contact us")
    assert not is_site_line("We asked them to follow us on foot.")
    assert not is_site_line("The bridge")
