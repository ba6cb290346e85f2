"""Which short forms an article defines, and for what."""

import pytest

from corpus.abbreviations import find_abbreviations


def defined(*texts: str) -> dict[str, str]:
    return {item.short: item.long for item in find_abbreviations(texts)}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "Strengthen the China-Singapore (Chongqing) Demonstration Initiative on Strategic Connectivity (CCI)",
            "CCI",
            "China-Singapore (Chongqing) Demonstration Initiative on Strategic Connectivity",
        ),
        (
            "the connection of New International Land-Sea Trade Corridor (ILSTC), and more",
            "ILSTC",
            "International Land-Sea Trade Corridor",
        ),
        (
            "how does Chongqing International Logistics Hub Park (CILHP) make achievements?",
            "CILHP",
            "Chongqing International Logistics Hub Park",
        ),
        ("In Crohn's disease (CD) it", "CD", "Crohn's disease"),
        ("cells in magnetic resonance imaging (MRI) show", "MRI", "magnetic resonance imaging"),
        ("the NATO (North Atlantic Treaty Organization) office", "NATO", "North Atlantic Treaty Organization"),
        ("the Bureau of Honest\u00a0Weights (BHW; since 1901)", "BHW", "Bureau of Honest\u00a0Weights"),
        ("the “Bureau of Honest Weights” (“BHW”)", "BHW", "Bureau of Honest Weights"),
    ],
)
def test_a_definition_in_brackets(text: str, short: str, long: str) -> None:
    assert defined(text) == {short: long}


@pytest.mark.parametrize(
    "text",
    [
        "for Strategic Connectivity (CCI) we work",
        "the bridge (Ada Moss)",
        "the bridge (2019)",
        "the bridge (see below)",
        "It is late. (XYZ) said so.",
        "(CCI)",
        "the city of Chongqing (Yubei District)",
        "China Railway Express (Chongqing)",
    ],
)
def test_what_is_not_plausible_is_dropped(text: str) -> None:
    assert defined(text) == {}


def test_a_definition_does_not_reach_over_a_sentence_end() -> None:
    assert defined("We like Big Hills. Weights (BHW) are new.") == {}


def test_the_first_definition_of_a_short_form_counts() -> None:
    assert defined("Bureau of Honest Weights (BHW)", "Board of Hill Workers (BHW)") == {
        "BHW": "Bureau of Honest Weights"
    }


def test_a_definition_behind_a_very_long_text_is_found_as_quickly() -> None:
    text = "Big words of all kinds stand here " * 20_000 + "and the Bureau of Honest Weights (BHW) too"
    assert defined(text) == {"BHW": "Bureau of Honest Weights"}
