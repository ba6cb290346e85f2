"""Plain text in the layouts that people save: blank lines, one paragraph a line, wrapped lines, pages."""

import pytest

from corpus.formats import Document
from corpus.formats.metadata import Metadata
from corpus.formats.plain_text import is_running_line, read_plain_text, running_lines


def document(text: str, *, first_line: int = 1) -> Document:
    return read_plain_text(text, metadata=Metadata(), first_line=first_line)


def blocks(text: str) -> list[str]:
    found = document(text)
    return [block.span.cut(found.text) for block in found.blocks]


WRAPPED = """Reporter: The bridge was closed in the spring of last year, and the
detour takes an hour. When will it open again for the people who live
on the other side?

Ada Moss: It will open in May, when the frost is out of the ground and
the painters can work. Not before.
"""


def test_blank_lines_part_paragraphs() -> None:
    assert blocks("\n\none\n\n \t\n  two  \n\u3000\nthree") == ["one", "two", "three"]


def test_the_text_is_served_as_it_is() -> None:
    assert document("  one\n\n\n two ").text == "  one\n\n\n two "


def test_lines_of_unlike_length_are_paragraphs_of_their_own() -> None:
    assert blocks("Reporter: Why?\nAda Moss: Because the river rises in the spring, every spring.\nReporter: And?") == [
        "Reporter: Why?",
        "Ada Moss: Because the river rises in the spring, every spring.",
        "Reporter: And?",
    ]


def test_long_lines_are_paragraphs_of_their_own_even_where_they_are_alike() -> None:
    line = "The river rises in the spring, " * 5
    assert blocks(f"{line}or not.\n{line}and so.") == [f"{line}or not.", f"{line}and so."]


def test_wrapped_lines_are_one_paragraph_as_printed() -> None:
    first, second = blocks(WRAPPED)
    assert first.startswith("Reporter: The bridge")
    assert first.endswith("live\non the other side?")
    assert second.count("\n") == 1


def test_a_label_behind_a_full_stop_begins_a_paragraph_though_no_blank_line_does() -> None:
    assert [block.split(":")[0] for block in blocks(WRAPPED.replace("\n\n", "\n"))] == ["Reporter", "Ada Moss"]


def test_two_labelled_lines_of_like_length_are_two_speakers() -> None:
    first = "Reporter: How has the new bridge come through the long winter?"
    second = "Ada Moss: It has come through well, as everybody here can see."
    assert blocks(f"{first}\n{second}\n") == [first, second]


def test_a_colon_amid_a_wrapped_sentence_begins_nothing() -> None:
    text = "We asked for three things from the ministry, and the first is\nParis: its office must stay open now.\n"
    assert len(blocks(text)) == 1


def test_a_block_knows_its_line_in_the_file() -> None:
    found = document("one\n\n\ntwo\nthree", first_line=5)
    assert [block.line for block in found.blocks] == [5, 8, 9]


def test_list_items_are_known_by_their_marks() -> None:
    marks = ["- one", "* two", "• three", "1. four", "(2) five", "a) six"]
    words = ["-one", "1998 was wet", "A good year", "3.5 metres"]
    found = document("\n\n".join(marks + words))
    assert [block.list_item for block in found.blocks] == [True] * len(marks) + [False] * len(words)


def page(*lines: str, number: int) -> str:
    """Return one page as a PDF types it out: double spacing, a running head, and its number at the foot."""
    return "\n".join(["The Hill Review", "", *(f"{line}\n" for line in lines), f"{number}", ""])


PAGES = "\f".join(
    [
        page(
            "Reporter: The bridge was closed in the spring of last year,",
            "and the detour takes an hour. When will it open again?\n\n",
            "Ada Moss: It will open in May, when the frost is out of the",
            "ground and the painters can work. Not before, because paint",
            number=1,
        ),
        page(
            "does not hold on wet iron, as everybody here has learned by",
            "now.\n\n",
            "Reporter: And then?\n\n",
            "Ada Moss: Then we go across it, all of us, on the first day",
            number=2,
        ),
        page("of June, with the band of the fire brigade before us and a", "cake behind.", number=3),
    ]
)


def test_pages_lose_running_heads_and_page_numbers_and_are_rejoined() -> None:
    first, second, third, fourth = blocks(PAGES)
    assert first.endswith("of last year, and the detour takes an hour. When will it open again?")
    assert second.startswith("Ada Moss: It will open in May, when the frost is out of the ground")
    assert second.endswith("Not before, because paint does not hold on wet iron, as everybody here has learned by now.")
    assert third == "Reporter: And then?"
    assert fourth.endswith("on the first day of June, with the band of the fire brigade before us and a cake behind.")


def test_on_pages_a_label_behind_a_full_stop_begins_a_paragraph() -> None:
    assert blocks("Reporter: Why?\nAda Moss: So.\nReporter: And?\n\fAda Moss: Well.\n") == [
        "Reporter: Why?",
        "Ada Moss: So.",
        "Reporter: And?",
        "Ada Moss: Well.",
    ]


def test_what_pages_lose_is_said_in_a_warning() -> None:
    found = document(PAGES)
    assert [str(warning) for warning in found.warnings] == [
        "3 pages: running heads and page numbers left out, wrapped lines rejoined"
    ]
    assert found.text == "\n\n".join(blocks(PAGES))


def test_pages_of_nothing_but_running_heads_hold_no_block() -> None:
    assert document("Head\n1\n\fHead\n2\n\fHead\n3\n").blocks == ()


def test_a_single_form_feed_at_the_end_is_harmless() -> None:
    assert blocks("Reporter: Why?\n\f") == ["Reporter: Why?"]


def test_what_stands_at_the_head_of_most_pages_of_text_is_running_whatever_its_number() -> None:
    running = running_lines([["THE TALK 1", "one", "two"], ["The Talk 2", "three", "four"], ["The Talk 3", "five"]])
    assert is_running_line("  the talk 4 ", running=running)
    assert not is_running_line("one", running=running)


@pytest.mark.parametrize("line", ["12", "- 12 -", "Page 3 of 12", "Seite 3 von 12", "p. 4"])
def test_a_page_number_is_told_in_several_languages(line: str) -> None:
    assert is_running_line(line, running=frozenset())


@pytest.mark.parametrize("line", ["", "I", "ill", "In 1987", "12 men"])
def test_words_of_a_line_are_no_page_number(line: str) -> None:
    assert not is_running_line(line, running=frozenset())
