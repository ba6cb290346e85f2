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
