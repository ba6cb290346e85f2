import pytest

from corpus import Kind
from qa import Evidence, Filters
from qa.answering import STATEMENTS, Candidate, Shelf, expand_list
from qa.quotes import cut_quote
from tests.qa.articles import ADA, BOB, Line, article, index_of, said

HARBOUR = article(
    "harbour",
    said(BOB, "The library is closed."),
    Line("These are the tasks of the harbour office:", Kind.STATEMENT, ADA, lead_in=True),
    said(ADA, "First, we mend the pier and the quay."),
    said(ADA, "Second, we buy cranes, ropes and hooks."),
    said(ADA, "Third, we sell the ferry to the city."),
    said(ADA, "The gulls are loud. The cats are quiet. The dogs are old. The mice are young. The fish are cold."),
    said(ADA, "Beside them there are geese and ducks."),
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(index_of(tmp_path_factory.mktemp("unfolding"), HARBOUR))


def texts(
    shelf: Shelf,
    *openings: str,
    weights: dict[str, float] | None = None,
    scores: tuple[float, ...] = (1.0,) * 9,
    limit: int = 5,
) -> list[str]:
    """What is shown where the passages with these words were found, in this order."""
    passages = shelf.read(shelf.rows("harbour", Filters(), STATEMENTS))
    found = [next(one for one in passages if words in one.text) for words in openings]
    asked = weights or {"nothing": 1.0}
    candidates = [
        Candidate(cut_quote(Evidence(one, scores[n], 0.5, 1.0), asked), 0.9 - 0.1 * n) for n, one in enumerate(found)
    ]
    return [one.quote.text for one in expand_list(candidates, shelf, weights=asked, limit=limit)]


LEAD_IN = "These are the tasks of the harbour office:"
ITEMS = [
    "First, we mend the pier and the quay.",
    "Second, we buy cranes, ropes and hooks.",
    "Third, we sell the ferry to the city.",
]


def test_two_items_among_the_best_show_the_whole_list_first(shelf: Shelf) -> None:
    assert texts(shelf, "library", "Third", "First") == [LEAD_IN, *ITEMS, "The library is closed."]


def test_one_item_that_is_far_better_is_not_the_list(shelf: Shelf) -> None:
    assert texts(shelf, "Third", "library", "geese", "First", scores=(9.0, 2.0, 1.0, 4.0))[0] == ITEMS[2]


def test_two_items_that_are_less_probable_than_the_best_are_not_the_list(shelf: Shelf) -> None:
    assert "The library is closed." in texts(shelf, "library", "gulls", "geese", "Third", "First")[0]


def test_one_item_shows_the_whole_list_where_its_announcement_was_asked_about(shelf: Shelf) -> None:
    assert texts(shelf, "Third", weights={"task": 2.0, "tower": 1.0}) == [LEAD_IN, *ITEMS]


def test_one_item_that_was_meant_itself_stays_alone(shelf: Shelf) -> None:
    assert texts(shelf, "Second", "library", weights={"rope": 2.0, "task": 1.0}) == [ITEMS[1], "The library is closed."]


def test_an_announcement_gives_way_where_there_is_no_room(shelf: Shelf) -> None:
    assert texts(shelf, "First", "Second", limit=3) == ITEMS


def test_without_a_list_the_rest_of_the_passage_and_what_is_beside_it_follow(shelf: Shelf) -> None:
    shown = texts(shelf, "gulls", "library", "geese", weights={"mice": 1.0})
    assert shown == [
        "The cats are quiet. The dogs are old. The mice are young.",
        "The gulls are loud.",
        "The fish are cold.",
        "Beside them there are geese and ducks.",
        "The library is closed.",
    ]


def test_nothing_found_is_nothing_shown(shelf: Shelf) -> None:
    assert expand_list((), shelf, weights={}, limit=5) == ()


def test_a_list_is_as_probable_as_what_was_found_of_it(shelf: Shelf) -> None:
    passages = shelf.read(shelf.rows("harbour", Filters(), STATEMENTS))
    quotes = [cut_quote(Evidence(one, 1.0, 0.5, 1.0), {}) for one in passages[1:3]]
    shown = expand_list([Candidate(quotes[0], 0.8), Candidate(quotes[1], 0.3)], shelf, weights={}, limit=5)
    assert [one.probability for one in shown] == [0.8] * 4


def test_a_list_that_is_announced_with_every_word_asked_about_answers(shelf: Shelf) -> None:
    [passage, *_] = [one for one in shelf.read(shelf.rows("harbour", Filters(), STATEMENTS)) if "First" in one.text]
    quote = cut_quote(Evidence(passage, 1.0, 0.5, 1.0), {})

    def probable(weights: dict[str, float]) -> float:
        return expand_list([Candidate(quote, 0.4)], shelf, weights=weights, limit=5)[0].probability

    assert probable({"task": 1.0, "harbour": 1.0}) == 0.8
    assert probable({"task": 1.0, "harbour": 1.0, "moon": 1.0}) == 0.4
    assert probable({"task": 1.0}) == 0.4


def test_only_what_was_found_itself_is_shown_as_found(shelf: Shelf) -> None:
    passages = shelf.read(shelf.rows("harbour", Filters(), STATEMENTS))
    gulls = next(one for one in passages if "gulls" in one.text)
    found = Candidate(cut_quote(Evidence(gulls, 1.0, 0.5, 1.0), {"mice": 1.0}), 0.8)
    shown = expand_list([found], shelf, weights={"mice": 1.0}, limit=5)
    assert [one.is_found for one in shown] == [True, False, False]
