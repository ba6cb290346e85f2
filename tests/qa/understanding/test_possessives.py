import pytest

from corpus import Speaker
from qa.understanding.entities import Glossary, Roster
from qa.understanding.spelling import with_apostrophes
from tests.qa.articles import ADA, BOB, EVE

NATALIE = Speaker("natalie-kurz", "Natalie Kurz", "Content strategist")
LUO = Speaker("luo-shuquan", "Luo Shuquan", "President of Northern Park")
HANS, HAN = Speaker("hans-berg", "Hans Berg"), Speaker("han-baochang", "Han Baochang")
REED = Speaker("jo-reed", "Jo Reed")
ROSTER = Roster([ADA, BOB, EVE, NATALIE, LUO, HANS, HAN, REED], glossary=Glossary([]))
WORDS = {"reeds", "parks", "offices", "directors"}


def read(text: str) -> str:
    return with_apostrophes(text, roster=ROSTER, is_word=WORDS.__contains__)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what did the parks president promise", "what did the park's president promise"),
        ("natalies advice", "natalie's advice"),
        ("Natalies advice for luos team", "Natalie's advice for luo's team"),
        ("the hubs president on trade", "the hub's president on trade"),
    ],
)
def test_what_can_only_be_somebodys_gets_its_apostrophe(typed: str, meant: str) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "what do the parks produce",
        "how many parks are there",
        "reeds near water",  # a word besides
        "kings view",
        "the natalies say",  # many of them
        "what of natalies",
        "hans view",  # a name as it is
        "what about parks, president of NTH",
        "natalie's advice",
        "NATALIES ADVICE",
        "",
    ],
)
def test_what_may_be_many_stays(text: str) -> None:
    assert read(text) == text
