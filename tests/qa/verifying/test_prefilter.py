import pytest

from qa.verifying.claims import parse_claim
from qa.verifying.places import Prefilter


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("that is what it is", "So — That’s it. THAT is,\n“what” it is!"),
        ("it's 4000 for the US", "It’s 4,000 for the U.S. now"),
        ("it is 1,000,000.5", "it is 1000000.5"),
        ("we don't … do it", "We don`t say we do it."),
        ("it was -5 to 2", "it was −5 to 2"),
        ("[W]e do it[s]", "we do its"),
        ("for the office", "for the oﬃce"),
        ("of the street Strasse", "of the street Straße"),
        ("so do I", "so do\u00ad I"),
        ("ça va", "ÇA va"),
    ],
)
def test_a_text_that_holds_the_words_passes(words: str, text: str) -> None:
    assert Prefilter(parse_claim(words)).passes(text)


@pytest.mark.parametrize("text", ["that it is what is", "this is what it was", "THAT IS WHAT I — it is", ""])
def test_a_text_with_the_words_in_other_places_does_not(text: str) -> None:
    assert not Prefilter(parse_claim("that is what it is")).passes(text)


def test_words_too_far_apart_for_an_omission_do_not() -> None:
    sieve = Prefilter(parse_claim("so it is … and that was it"))
    assert sieve.passes("So it is, " + "once and for all, " * 6 + "and that was it.")
    assert not sieve.passes("So it is, " + "once and for all, " * 100 + "and that was it.")
    assert not sieve.passes("And that was it. So it is.")
