import pytest

from corpus import Part, Speaker
from web.pages.frame import N_TONES, initials, style_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Luo Shuquan", "LS"),
        ("Ursula von der Leyen", "UL"),
        ("Reporter", "R"),
        ("张三", "张"),
        ("Ada King / Bob Moss / Cy Poe", "AB"),
        ("“Jo” Lin", "JL"),
        ("élodie", "É"),
        ("?!", "?"),
        (" / ", "?"),
    ],
)
def test_initials_are_of_first_and_last_name(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_a_person_has_one_colour_whatever_they_are_called_or_do() -> None:
    renamed = Speaker("ada-king", "Ada King-Moss", "Minister", aliases=("A. King",))
    assert style_of(renamed) == style_of(Speaker("ada-king", "Ada King"))


def test_people_are_told_apart_by_every_colour_there_is() -> None:
    styles = {style_of(Speaker(f"speaker-{number}", "S")) for number in range(400)}
    assert styles == {f"tone-{tone}{soft}" for tone in range(N_TONES) for soft in ("", " soft")}


def test_those_who_ask_have_no_colour() -> None:
    assert style_of(Speaker("ada-king", "Ada King", part=Part.INTERVIEWER)) == "plain"
