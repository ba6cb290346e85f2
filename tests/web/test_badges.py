import pytest

from corpus import Kind, Speaker
from web.pages.badges import N_TONES, initials, tone

from .fakes import article_of


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


def test_the_speakers_of_an_article_have_colours_of_their_own_that_stay() -> None:
    speakers = [Speaker(f"speaker-{number}", f"S {number}") for number in range(N_TONES + 3)]
    article = article_of("many", "Many", (Kind.STATEMENT, speakers[0], "Yes."), speakers=speakers)
    tones = [tone(article, speaker.id) for speaker in speakers]
    assert sorted(tones[:N_TONES]) == list(range(N_TONES))
    assert all(0 <= number < N_TONES for number in tones)
    assert tones == [tone(article, speaker.id) for speaker in speakers]
