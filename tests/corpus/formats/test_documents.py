import pytest

from corpus.formats import Document
from corpus.formats.documents import Layout, Run, Typeset, compose_typeset
from corpus.formats.metadata import Metadata
from tests.corpus.layouts import check_laws, words


def served(*paragraphs: tuple[Run, ...]) -> Document:
    document = compose_typeset([Typeset(runs, Layout()) for runs in paragraphs], metadata=Metadata())
    check_laws(document)
    return document


def test_white_space_is_squeezed_also_where_the_type_changes() -> None:
    document = served((Run(" \t Ann: ", bold=True), Run("  how\xa0 are "), Run(" "), Run("you?\r ")))
    assert document.text == "Ann: how are you?"
    assert document.blocks[0].bold == len("Ann:")


def test_paragraphs_without_words_are_no_blocks() -> None:
    assert words(served((Run("One"),), (Run(" \n"),), (), (Run("Two"),))) == ["One", "Two"]


def test_a_paragraph_all_bold_but_for_its_full_stop_is_all_bold() -> None:
    runs = (Run("Why"), Run(" "), Run("now"), Run("?"))
    bold = tuple(Run(run.words, bold=run.words.strip().isalpha()) for run in runs)
    assert served(bold).blocks[0].bold == len("Why now?")


def test_a_bold_name_before_a_colon_counts_without_the_colon() -> None:
    assert served((Run("Ann", bold=True), Run(": Yes"))).blocks[0].bold == 3
    assert served((Run("Ann", bold=True), Run(":"))).blocks[0].bold == 3


def test_bold_later_in_a_paragraph_counts_nothing() -> None:
    assert served((Run("Not "), Run("now", bold=True))).blocks[0].bold == 0


def test_an_accent_set_apart_is_composed_and_counted_as_one() -> None:
    document = served((Run("Jose", bold=True), Run("\u0301", bold=True), Run(" said")))
    assert document.text == "José said"
    assert document.blocks[0].bold == 4


def test_marks_that_only_break_words_are_left_out() -> None:
    assert served((Run("inter\u00adview\u200b s\ud800"),)).text == "interview s"


def test_linked_characters_are_counted_wherever_they_stand() -> None:
    assert served((Run("See "), Run("here", linked=True), Run(" or "), Run("there", linked=True))).blocks[0].linked == 9


ASKED, TOLD = ("What do you bake?", "And at night?"), ("Bread, and rolls on Sundays.", "I sleep.")


def set_in(style: str, *pairs: tuple[str, str], between: str = " ") -> list[str]:
    """Paragraphs of a question set in a style, and its answer."""
    runs = [
        (Run(asked, bold=style == "bold", italic=style == "italic"), Run(f"{between}{told}")) for asked, told in pairs
    ]
    return words(served(*runs))


@pytest.mark.parametrize(("style", "between"), [("bold", " "), ("italic", "\n"), ("bold", "")])
def test_questions_set_at_the_head_of_paragraphs_stand_apart_from_their_answers(style: str, between: str) -> None:
    pairs = list(zip(ASKED, TOLD, strict=True))
    assert set_in(style, *pairs, between=between) == [ASKED[0], TOLD[0], ASKED[1], TOLD[1]]
    assert len(set_in(style, *pairs, ("Tell us of the oven.", "It is old."), between=between)) == 6


def test_questions_on_lines_of_their_own_stand_apart_where_they_recur() -> None:
    pairs = [*zip(ASKED, TOLD, strict=True), ("Why?", "Because.\nTruly.")]
    apart = [ASKED[0], TOLD[0], ASKED[1], TOLD[1], "Why?", "Because.\nTruly."]
    assert set_in("plain", *pairs, between="\n") == apart
    assert len(set_in("plain", *pairs, between=" ")) == len(set_in("plain", *pairs[:2], between="\n")) + 1 == 3


@pytest.mark.parametrize(
    ("style", "pairs"),
    [
        ("bold", [("What do you bake?", "Bread.")]),
        ("bold", [("Why bread matters.", "It is old."), ("A loaf a day.", "Good.")]),
        ("bold", [("Ada Moss:", "Bread?"), ("Bob Lee:", "Rolls?")]),
        ("bold", [("Why now?", "asked Ada."), ("Why here?", "asked Bob.")]),
        ("italic", [("Really?", "I said."), ("Always?", "I said.")]),
    ],
)
def test_other_words_set_at_the_head_of_a_paragraph_stay_with_it(style: str, pairs: list[tuple[str, str]]) -> None:
    assert len(set_in(style, *pairs)) == len(pairs)
    assert set_in(style, *pairs) == [" ".join(pair) for pair in pairs]


def test_run_in_headings_outnumber_the_questions_among_them_and_stay() -> None:
    assert (
        set_in("bold", *[("A long day.", "Then rest.")] * 4, (ASKED[0], TOLD[0]), (ASKED[1], TOLD[1]))[:4]
        == ["A long day. Then rest."] * 4
    )
