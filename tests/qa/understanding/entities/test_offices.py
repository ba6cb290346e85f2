import pytest

from corpus import Abbreviation
from qa.understanding.entities import Glossary
from qa.understanding.entities.offices import content_words, offices

NO_GLOSSARY = Glossary(())


def titles(role: str) -> list[str]:
    return [office.title for office in offices(role, NO_GLOSSARY)]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("President of Northern Trade Hub", ["president"]),
        ("the Mayor", ["mayor"]),
        ("Deputy Secretary of the Party Committee and Executive Deputy Director of the Office", None),
        ("Professor at Leeds, Director of Studies", ["professor", "director"]),
        ("Chief of Staff; Head of Research", ["chief", "head"]),
        ("Director of Trade and Industry", ["director"]),
        ("", []),
    ],
)
def test_a_role_is_made_of_its_offices(role: str, expected: list[str] | None) -> None:
    assert titles(role) == (expected or ["deputy secretary", "executive deputy director"] if role else [])


def test_an_office_knows_where_it_is_held() -> None:
    [secretary, director] = offices("Secretary of the Port Board and Director of Liangjiang New Area", NO_GLOSSARY)
    assert secretary.place == {"port", "board"}
    assert director.place == {"liangjiang", "new", "area"}


@pytest.mark.parametrize(
    ("role", "also"),
    [("President of Northern Trade Hub", "nth"), ("President of NTH Ltd", "hub")],
)
def test_an_office_is_held_at_the_short_and_at_the_long_form_of_a_place(role: str, also: str) -> None:
    glossary = Glossary([Abbreviation("NTH", "Northern Trade Hub")])
    [office] = offices(role, glossary)
    assert also in office.place


def test_small_words_and_possessives_are_no_content() -> None:
    assert content_words("the Park’s office of the children's, and a Ports' board") == {
        "park",
        "office",
        "children",
        "ports",
        "board",
    }
