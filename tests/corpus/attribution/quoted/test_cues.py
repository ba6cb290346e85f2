"""Who the words before and after a quotation say is speaking."""

import pytest

from corpus.attribution.quoted.cues import cue_after, cue_before
from corpus.attribution.quoted.subjects import Sayer


@pytest.mark.parametrize(
    ("context", "sayer", "words"),
    [
        (" said Zhang, who runs the port.", Sayer.NAME, "Zhang"),
        (" said the port's director, Luo Shuquan.", Sayer.NAME, "Luo Shuquan"),
        (" said Clearflow spokesman Tom Lee.", Sayer.NAME, "Tom Lee"),
        (" Kettering manager Rob Fellows said.", Sayer.NAME, "Rob Fellows"),
        (" Zhang, who was told by Li to leave, said.", Sayer.NAME, "Zhang"),
        (" Zhang Wei, a friend of Li Hua, said.", Sayer.NAME, "Zhang Wei"),
        (", she later told the Herald.", Sayer.PRONOUN, "she"),
        (" said the mayor.", Sayer.OFFICE, "mayor"),
        (" the prime minister said.", Sayer.OFFICE, "prime minister"),
        (" the Rover said.", Sayer.OTHER, ""),
        (" the Guardian said.", Sayer.OTHER, ""),
        (" said a spokesman for Zhang.", Sayer.OTHER, ""),
        (" said Zhang and Li.", Sayer.OTHER, ""),
        (" it said in a statement.", Sayer.OTHER, "it"),
        (" I asked him.", Sayer.REPORTER, "i"),
    ],
)
def test_the_words_behind_a_quotation_say_whose_it_is(context: str, sayer: Sayer, words: str) -> None:
    cue = cue_after(context)
    assert cue is not None
    assert (cue.sayer, cue.words) == (sayer, words)


@pytest.mark.parametrize(
    ("context", "sayer", "words"),
    [
        ("Asked by Li whether he would go, Zhang said: ", Sayer.NAME, "Zhang"),
        ("Zhang on Monday told reporters, ", Sayer.NAME, "Zhang"),
        ("Zhang, the director of the port, added: ", Sayer.NAME, "Zhang"),
        ("Luo was quoted by Xinhua as saying: ", Sayer.NAME, "Luo"),
        ("Zhang's verdict: ", Sayer.NAME, "Zhang"),
        ("He stayed calm: ", Sayer.PRONOUN, "he"),
        ("He met Li, adding: ", Sayer.SAME, ""),
        ("One executive, who asked not to be named, said: ", Sayer.OTHER, ""),
        ("Zhang was asked: ", Sayer.OTHER, ""),
        ("If Zhang says, ", Sayer.OTHER, ""),
    ],
)
def test_the_words_before_a_quotation_say_whose_it_is(context: str, sayer: Sayer, words: str) -> None:
    cue = cue_before(context, capital=True)
    assert cue is not None
    assert (cue.sayer, cue.words) == (sayer, words)


def test_a_verb_in_the_middle_of_its_clause_does_not_lead_to_the_quotation() -> None:
    leading, within = cue_before("Zhang said, ", capital=True), cue_before("Zhang said it was ", capital=False)
    assert leading is not None
    assert leading.direct
    assert within is not None
    assert not within.direct


def test_words_without_a_verb_of_saying_are_no_cue() -> None:
    assert cue_after(" was painted on the wall.") is None
    assert cue_before("They opened the ", capital=False) is None
