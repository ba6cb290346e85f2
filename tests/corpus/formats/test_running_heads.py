"""Running heads, feet and page numbers, told by standing at the same place of page after page."""

from dataclasses import dataclass

import pytest

from corpus.formats.running_heads import find_running_rows, is_running_line, peel, running_lines


@dataclass
class Row:
    text: str
    baseline: float
    size: float = 10.0


def rows(head: str, number: str) -> list[Row]:
    return [Row(head, 30), Row("It was a long winter.", 300), Row("It was cold.", 500), Row(number, 770)]


PAGES = [rows("The Daily Talk 12", f"{n}") for n in range(1, 4)]


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


def test_heads_and_page_numbers_are_peeled_off_a_page_from_the_outside() -> None:
    running = find_running_rows(PAGES, [800.0] * len(PAGES))
    kept, dropped = peel(PAGES[1], 800.0, running)
    assert [row.text for row in kept] == ["It was a long winter.", "It was cold."]
    assert dropped == ["The Daily Talk 12", "2"]


def test_roman_numerals_count_at_the_edge_of_a_page_only() -> None:
    kept, dropped = peel([Row("iv", 20), Row("Words.", 400), Row("iv", 401)], 800.0, {})
    assert [row.text for row in kept] == ["Words.", "iv"]
    assert dropped == ["iv"]
