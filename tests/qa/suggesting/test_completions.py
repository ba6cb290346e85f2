"""What the end of something typed may become: people by any part of their name, and what the articles speak of."""

from pathlib import Path

import pytest

from corpus import Abbreviation, Part, Speaker
from qa.suggesting import Completes, Completions
from tests.qa.articles import ADA, BOB, EVE, REPORTER, article, asked, index_of, said

NIL = Speaker("nil", "Ñil Åkesson", aliases=("Nils the Elder",))
LUO = Speaker("luo", "罗书权")
TIDES = "We work on tidal power. There is money for the tidal power."


@pytest.fixture(scope="module")
def completions(tmp_path_factory: pytest.TempPathFactory) -> Completions:
    harbour = article(
        "harbour",
        asked("How?", by=REPORTER),
        said(ADA, TIDES),
        said(ADA, "Yes."),
        said(BOB, "No."),
        said(EVE, "Maybe."),
        said(NIL, "Never."),
        said(LUO, "是的。"),
        abbreviations=[Abbreviation("NTH", "Northern Trade Hub")],
    )
    return Completions(index_of(tmp_path_factory.mktemp("index"), harbour))


def texts(completions: Completions, typed: str) -> list[str]:
    return [one.text for one in completions.of(typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ad", ["Ada King"]),
        ("What does ADA K", ["Ada King"]),
        ("what did king", ["Ada King"]),
        ("and nil", ["Ñil Åkesson"]),
        ("and the Eld", ["Ñil Åkesson"]),
        ("about åke", ["Ñil Åkesson"]),
        ("关于罗", ["罗书权"]),
        ("about tid", ["tidal power"]),
        ("about nt", ["Northern Trade Hub"]),
        ("the northern", ["Northern Trade Hub"]),
    ],
)
def test_the_end_of_what_is_typed_is_completed(completions: Completions, typed: str, found: list[str]) -> None:
    assert texts(completions, typed) == found


@pytest.mark.parametrize("typed", ["", " ", "a", "the", "what", "rep", "zeppelin", "Ada King", "tidal power", "?!"])
def test_what_begins_nothing_or_is_whole_is_left_alone(completions: Completions, typed: str) -> None:
    assert texts(completions, typed) == []


def test_what_stands_before_is_kept(completions: Completions) -> None:
    [one] = completions.of("What does ada k")
    assert (one.keep, one.kind, one.role) == (len("What does "), Completes.PERSON, ADA.role)


def test_whoever_says_more_comes_first_and_topics_come_last(tmp_path: Path) -> None:
    quiet, loud = Speaker("q", "Tim Ash"), Speaker("l", "Tina Bell")
    asks = Speaker("h", "Tilda Host", part=Part.INTERVIEWER)
    lines = (said(quiet, "No."), said(loud, TIDES), said(loud, "Yes."), asked("How?", by=asks))
    assert texts(Completions(index_of(tmp_path, article("a", *lines))), "ti") == ["Tina Bell", "Tim Ash", "tidal power"]


def test_no_more_are_offered_than_can_be_looked_over(tmp_path: Path) -> None:
    people = [Speaker(f"p{n}", f"Ann Number{n}") for n in range(30)]
    completions = Completions(index_of(tmp_path, article("a", *(said(one, "Yes.") for one in people))))
    assert len(completions.of("ann")) == 8
