import pytest

from corpus import Speaker
from qa.understanding.entities import Glossary, Roster
from qa.verifying.verifier import speakers_called
from tests.qa.articles import ADA, BOB, EVE, REPORTER

PAIR = Speaker("pair", "Ana Ribeiro / Luis Ortega")
LEE = Speaker("lee-wong", "Lee Wong", aliases=("Captain Wong",))
HAL = Speaker("hal-brunner", "Hal Brunner")
ROSTER = Roster([HAL, ADA, BOB, EVE, REPORTER, PAIR, LEE], glossary=Glossary([]))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("ada-king", {"ada-king"}),
        ("Ada King", {"ada-king"}),
        (" ada  KING ", {"ada-king"}),
        ("King", {"ada-king"}),
        ("king", {"ada-king"}),
        ("Ms. King", {"ada-king"}),
        ("Ada King, Harbour Office", {"ada-king"}),
        ("Bob Moss (library)", {"bob-moss"}),
        ("captain wong", {"lee-wong"}),
        ("the Director of the City Library", {"bob-moss"}),
        ("president of northern trade hub", {"eve-park"}),
        ("Reporter", {"reporter"}),
        ("Ana Ribeiro", {"pair"}),
        ("Ortega", {"pair"}),
        ("Ana Ribeiro / Luis Ortega", {"pair"}),
        ("director", {"ada-king", "bob-moss"}),
        ("Ada Kings", set()),
        ("Hal Bruner", set()),
        ("Ada King's lawyer", set()),
        ("Mike King", set()),
        ("mike king", set()),
        ("Zed", set()),
        ("everybody", set()),
        ("?", set()),
        ("{}", set()),
    ],
)
def test_a_name_means_whoever_is_called_so(name: str, wanted: set[str]) -> None:
    assert speakers_called(name, ROSTER) == wanted
