import pytest

from web.pages.quotes.citations import authors_of


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Moss", ["Moss, A."]),
        ("JIEYU WANG", ["Wang, J."]),
        ("Text by Ann B. Moss and Ben Roy", ["Moss, A. B.", "Roy, B."]),
        ("Jean-Luc Roy, Ann Moss & Ben O'Hara", ["Roy, J.-L.", "Moss, A.", "O'Hara, B."]),
        ("Ursula von der Leyen", ["von der Leyen, U."]),
        ("  Ann   Moss. ", ["Moss, A."]),
    ],
)
def test_what_is_certainly_a_personal_name_is_inverted(byline: str, names: list[str]) -> None:
    assert [author.inverted for author in authors_of(byline)] == names


@pytest.mark.parametrize(
    "byline",
    [
        "Wang Lei",  # family name first, or last?
        "Moss, Ann",
        "Staff Writer",
        "The Quay",
        "Shangyou News",
        "Ann Moss, The Quay",
        "Moss",
        "ann moss",
        "Martin King Jr.",
        "王小明",
        "سارة حداد 2",
        "Ann van",
        "one of us who would rather not be named",
    ],
)
def test_anything_else_stays_as_printed(byline: str) -> None:
    assert [author.inverted for author in authors_of(f"By {byline}")] == [byline.strip(" .")]


@pytest.mark.parametrize("byline", [None, "", "By", " by: "])
def test_no_byline_names_nobody(byline: str | None) -> None:
    assert authors_of(byline) == ()
