import pytest

from web.pages.quotes.citations import marks_of, without_marks


@pytest.mark.parametrize(
    ("words", "marks", "bare"),
    [
        ("We will build.", "", "We will build."),
        ("“We will build.”", "opened closed", "We will build."),
        ("“We will build.", "opened", "We will build."),
        ("We will build.”", "closed", "We will build."),
        ('"We will build."', "opened closed", "We will build."),
        ("„Wir bauen.“", "opened closed", "Wir bauen."),
        ("«سنبني رصيفين.»", "opened closed", "سنبني رصيفين."),
        ("“Cranes” will be built.", "", "“Cranes” will be built."),
        ("We will build “cranes”", "", "We will build “cranes”"),
        ("“Yes,” he said, “we will.”", "", "“Yes,” he said, “we will.”"),
    ],
)
def test_only_marks_around_the_words_as_a_whole_are_taken_for_theirs(words: str, marks: str, bare: str) -> None:
    assert marks_of(words) == marks
    assert without_marks(words) == bare
