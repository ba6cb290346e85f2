import pytest

from corpus import Speaker
from qa.understanding.entities import Glossary, Roster
from qa.understanding.entities.offices import printed_roles

ADA = Speaker("ada-king", "Ada King")


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Interview With Mayor Ada King", ("Mayor",)),
        ("Talk by Secretary of Trade Ada King and Press Secretary Bob Moss", ("Secretary of Trade",)),
        ("Ada King, Director", ()),
        ("Poems of Ada King", ()),
        ("Meet the Director Ada Kingston", ()),
        ("", ()),
    ],
)
def test_an_office_stands_before_the_name_in_a_title(title: str, roles: tuple[str, ...]) -> None:
    assert printed_roles(ADA, (title,)) == roles


def test_an_office_is_part_of_a_name_without_a_first_name() -> None:
    assert printed_roles(Speaker("moss", "Chair Moss", aliases=("SECRETARY MOSS",)), ()) == ("Chair", "SECRETARY")
    assert printed_roles(Speaker("chair", "Chair"), ()) == ()


def test_people_are_found_by_offices_printed_in_titles() -> None:
    bob = Speaker("bob-moss", "Bob Moss")
    roles = {"ada-king": ("Secretary of Trade",), "bob-moss": ("Press Secretary",)}
    roster = Roster([ADA, bob], glossary=Glossary(()), roles=roles)
    for question, expected in (
        ("What does the Secretary of Trade say?", [(ADA,)]),
        ("What does the press secretary say?", [(bob,)]),
        ("What does the Secretary of Defence say?", []),
    ):
        assert [mention.speakers for mention in roster.mentions(question)] == expected
