"""The site's own words, and words that only sound like them."""

import pytest

from corpus.attribution import is_boilerplate, source_line
from corpus.attribution.head_and_foot import find_foot, is_credit

SPEECH = "We will open the bridge in May, and then we will see."


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Source: Shangyou News", "Shangyou News"),
        ("source：City Desk", "City Desk"),
        ("来源：城市文化周刊", "城市文化周刊"),
        ("Originally published in The Hill Review", "The Hill Review"),
        ("Sources close to the ministry say no.", None),
        ("Source of all trouble", None),
        ("Source:", None),
        ("Source: " + "x" * 90, None),
    ],
)
def test_a_source_line_names_its_source(text: str, source: str | None) -> None:
    assert source_line(text) == source


@pytest.mark.parametrize(
    "text",
    [
        "Privacy Policy",
        "Our Privacy Statement & Cookie Policy",
        "Terms of Use",
        "© 2023 Courier Media Ltd.",
        "Copyright Courier Media 2023",
        "All rights reserved.",
        "Skip to main content",
        "Sign up for our newsletter",
        "Follow us on Facebook, and tell your friends.",
        "About UsContact Us",
        "Related stories",
        "Back to top",
        "Read more: The night on which the old cranes stopped for good",
        "This interview has been lightly edited for length and clarity.",
        "渝ICP备20009753号-2",
        "版权所有 未经许可不得转载",
        "For any inquiries, please email service@example.org",
        "We use cookies. You can change your cookie settings at any time.",
    ],
)
def test_words_of_the_site_are_furniture(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        SPEECH,
        "They learn about us from the radio.",
        "Next year we will build again.",
        "Home is where the bridge ends.",
        "You can sign up for the course, and many do.",
        "我们去年拿到了许可证。",
        "Our privacy policy has not changed since then, and it will not.",
        "We bake cookies, and that is our whole policy " + "for the town and the hill and the river " * 12,
    ],
)
def test_words_that_a_speaker_may_say_are_not(text: str) -> None:
    assert not is_boilerplate(text)


def test_a_source_line_begins_the_foot() -> None:
    assert find_foot([SPEECH, SPEECH, "Source: City Desk", "Whatever stands here."], first=1) == 2


def test_without_one_the_foot_is_furniture_and_the_short_lines_at_it() -> None:
    assert find_foot([SPEECH, SPEECH, "New Era, New City", "All rights reserved", "Leave it"], first=1) == 2


def test_short_lines_alone_make_no_foot() -> None:
    assert find_foot([SPEECH, "New Era, New City", "Leave it"], first=1) == 3


@pytest.mark.parametrize("last", ["Yes, in May.", "and so we will go on with it as long as we can, of course"])
def test_a_short_sentence_or_a_long_line_above_the_foot_is_no_part_of_it(last: str) -> None:
    assert find_foot([SPEECH, last, "Contact us"], first=0) == 2


def test_speech_ends_the_foot_upwards() -> None:
    assert find_foot(["All rights reserved", SPEECH, "Contact us"], first=0) == 2


def test_what_is_labelled_never_belongs_to_the_foot() -> None:
    assert find_foot(["Privacy policy", "Contact us"], first=2) == 2


@pytest.mark.parametrize(
    "text", ["Photograph: Ole Brandt/Harbour Post", "Photo credit: Ann Row", "IMAGE: City Archive"]
)
def test_a_picture_credit_is_known(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize("text", ["Photograph the bridge", "Image: it is everything.", "Photo:", SPEECH])
def test_a_sentence_about_pictures_is_no_credit(text: str) -> None:
    assert not is_credit(text)
