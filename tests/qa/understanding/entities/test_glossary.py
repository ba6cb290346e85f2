from collections.abc import Sequence

import pytest

from corpus import Abbreviation
from qa.understanding.entities import Glossary

CILHP = Abbreviation("CILHP", "Chongqing International Logistics Hub Park")
CCI = Abbreviation("CCI", "China-Singapore (Chongqing) Demonstration Initiative on Strategic Connectivity")
ILSTC = Abbreviation("ILSTC", "International Land-Sea Trade Corridor")
GLOSSARY = Glossary([CILHP, CCI, ILSTC, Abbreviation("IT", "information technology")])


@pytest.mark.parametrize("item", [CILHP, CCI, ILSTC], ids=lambda item: item.short)
def test_either_form_finds_the_other(item: Abbreviation) -> None:
    assert GLOSSARY.expansions(f"What will {item.short} do?") == (item.long,)
    assert GLOSSARY.expansions(f"What will {item.long} do?") == (item.short,)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what will cilhp do", [CILHP.long]),
        ("the international land–sea trade corridor", [ILSTC.short]),
        ("CILHP’s plans", [CILHP.long]),
        ("CILHPs, ILSTCX and XCCI", []),
        ("how is it going", []),
        ("how is IT going", ["information technology"]),
        ("CCI and ILSTC", [CCI.long, ILSTC.long]),
        ("CILHP (Chongqing International Logistics Hub Park)", [CILHP.short]),
    ],
)
def test_forms_are_whole_words_in_any_case_but_short_ones_in_their_own(question: str, expected: Sequence[str]) -> None:
    assert GLOSSARY.expansions(question) == tuple(expected)


def test_a_short_form_of_two_meanings_expands_to_nothing() -> None:
    glossary = Glossary([CCI, Abbreviation("CCI", "Chamber of Commerce and Industry")])
    assert glossary.expansions("What does the CCI do?") == ()
    assert glossary.expansions(f"What does the {CCI.long} do?") == ()


def test_articles_that_agree_but_for_print_agree() -> None:
    glossary = Glossary([ILSTC, Abbreviation("ILSTC", "International Land–Sea Trade corridor")])
    assert glossary.expansions("ILSTC") == (ILSTC.long,)


@pytest.mark.parametrize("words", ["C++ (CPP)", "[a", "a\\b", "(?P<x>"])
def test_forms_are_words_and_no_patterns(words: str) -> None:
    glossary = Glossary([Abbreviation("XY.*", words)])
    assert glossary.expansions("what about XYZ and a") == ()
