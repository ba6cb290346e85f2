import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.suggesting.key_phrases import key_phrases


def phrases(*said: str, around: tuple[str, ...] = ()) -> tuple[str, ...]:
    return key_phrases(said, around=(*said, *around), rarity=lambda _: 1.0)


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("We work on tidal power. There is money for tidal power.", "tidal power"),
        ("We work on the tidal barrier. I like the tidal barrier.", "the tidal barrier"),
        ("We repaired our tidal barrier. All of our tidal barrier.", "the tidal barrier"),
        ("I worry about our young sailors, and for our young sailors.", "young sailors"),
        ("It is about a soft landing. Think of a soft landing.", "a soft landing"),
        ("We came from the Ministry of Fish and Boats.", "the Ministry of Fish and Boats"),
        ("I was at Harbour House.", "Harbour House"),
        ("It is about NTH. We believe in NTH.", "NTH"),
        ("A word on navigation: without navigation, or with poor maps, on navigation.", "navigation"),
    ],
)
def test_what_is_named_or_repeated_is_a_phrase(said: str, phrase: str) -> None:
    assert phrases(said) == (phrase,)


@pytest.mark.parametrize(
    "said",
    [
        "We work on tidal power.",
        "There are lots of different ways. In different ways.",
        "On Monday we met. On Monday we left.",
        "Ships of the last year came in the last year.",
        "In closing remarks we closed, in closing remarks.",
        "What the captain said, what the captain said.",
        "About 300 boats, about 300 boats.",
        "It is for the decision. We wait for the decision. After the decision, nothing.",
        "",
        "We see it in the SEP. What is in the SEP? A line of the SEP.",
        "A letter for Ms. Moss, from Ms. Park, in Ms. King's hand.",
        "We told the Harbour Secretary. A word of the Harbour Secretary.",
        "A vote of the Committee. I ask for the Committee, in the Committee.",
        "关于港口的问题。关于港口的问题。",
    ],
)
def test_small_talk_is_none(said: str) -> None:
    assert phrases(said) == ()


def test_what_others_say_too_counts_as_repeated() -> None:
    assert phrases("We work on tidal power.", around=("Who pays for tidal power?",)) == ("tidal power",)
    assert phrases("We build piers.", around=("Who pays for tidal power? All of tidal power.",)) == ()


def test_the_rarest_comes_first_and_shares_no_word_with_the_next() -> None:
    said = "On tidal power, of tidal power, for tidal power plants, with tidal power plants. In wet sand, on wet sand."
    found = key_phrases([said], around=[said], rarity=lambda term: 3.0 if term == "wet" else 1.0)
    assert found[0] == "wet sand"
    assert len(found) == 2


def test_what_somebody_comes_back_to_comes_before_what_is_rare() -> None:
    said = ["On tidal power.", "Of tidal power.", "With tidal power.", "I was at Harbour House."]
    found = key_phrases(said, around=said, rarity=lambda term: 2.0 if term == "hous" else 1.0)
    assert found == ("tidal power", "Harbour House")


@given(st.lists(st.text() | st.sampled_from(["of the Old Harbour", "in", "the", "a b", "'s"]), max_size=6))
def test_any_words_give_phrases_that_stand_in_them(said: list[str]) -> None:
    for phrase in phrases(*said):
        assert any(phrase.removeprefix("the ").split()[-1] in words for words in said)
