from dataclasses import replace
from datetime import date

import pytest

from corpus import Article, Kind, Speaker
from qa import Filters, Question
from qa.answering import Shelf, facts
from qa.answering.about import Facts
from tests.qa.articles import ADA, BOB, EVE, REPORTER, Line, article, asked, index_of, read_as, said, told

OPENING = "The harbour is full of ships today. It was not always so."
MEETING = "We met Ada King, who runs the Harbour Office, on the pier. Gulls were about."
PIER = replace(
    article("pier", told(OPENING), told(MEETING), asked("Is it old?"), said(ADA, "It is."), published=date(2021, 5, 1)),
    byline="Jo Lin",
    source="The Quay",
)
BARE = article(
    "bare",
    asked("Today I talk to Bob Moss, who runs the library."),
    said(BOB, "Thank you. It is good to be here."),
    said(EVE, "Hello. I am the president of a trade hub. We trade."),
    asked("What do you trade, Eve Park?"),
    said(EVE, "Ropes."),
    published=None,
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(index_of(tmp_path_factory.mktemp("about"), PIER, BARE))


def told_of(shelf: Shelf, question: str, *people: Speaker, article_id: str | None = None, limit: int = 5) -> Facts:
    """What is known; with people named, only their articles count, as their words would."""
    filters = Filters(speakers=tuple(person.id for person in people), articles=(article_id,) if article_id else ())
    return facts(shelf, replace(read_as(question, filters=filters), people=people), limit=limit)


def texts(found: Facts) -> list[str]:
    return [quote.text for quote in found.quotes]


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("When was this published?", "“About pier” was published on 1 May 2021."),
        ("What is the date of the article?", "“About pier” was published on 1 May 2021."),
        ("Who wrote this?", "“About pier” is by Jo Lin."),
        ("Who is the author?", "“About pier” is by Jo Lin."),
        ("Where was it published?", "“About pier” is from The Quay."),
        ("Who asked the questions?", "The questions in “About pier” are asked by Reporter."),
        ("Who was the interviewer?", "The questions in “About pier” are asked by Reporter."),
        ("What is the title?", "1 article: “About pier” (1 May 2021)."),
    ],
)
def test_what_stands_above_an_article_is_told_and_its_opening_shown(shelf: Shelf, question: str, note: str) -> None:
    found = told_of(shelf, question, article_id="pier")
    assert found.note == note
    assert texts(found) == [OPENING]
    assert found.quotes[0].kind is Kind.NARRATION


@pytest.mark.parametrize("question", ["When was this published?", "Who wrote this?", "Where was it published?"])
def test_what_is_not_known_is_said_to_be_so(shelf: Shelf, question: str) -> None:
    assert told_of(shelf, question, article_id="bare") == Facts("“About bare” does not say that.")


def test_who_was_interviewed_is_told_with_offices_and_introduced_by_the_reporter(shelf: Shelf) -> None:
    found = told_of(shelf, "Who was interviewed?", article_id="pier")
    assert found.note == "Interviewed in “About pier”: Ada King, Director of the Harbour Office."
    assert texts(found) == [MEETING]


def test_several_articles_are_told_of_together(shelf: Shelf) -> None:
    found = told_of(shelf, "Who was interviewed?")
    assert found.note.count("Interviewed in") == 2
    assert [quote.article.id for quote in found.quotes] == ["pier", "bare"]
    assert told_of(shelf, "Which articles are there?").note == "2 articles: “About pier” (1 May 2021); “About bare”."
    assert len(told_of(shelf, "Who was interviewed?", limit=1).quotes) == 1


@pytest.mark.parametrize(
    ("person", "note", "words"),
    [
        (ADA, "Ada King, Director of the Harbour Office, is interviewed in “About pier”.", MEETING),
        (
            BOB,
            "Bob Moss, Director of the City Library, is interviewed in “About bare”.",
            "Today I talk to Bob Moss, who runs the library.",
        ),
        (
            EVE,
            "Eve Park, President of Northern Trade Hub, is interviewed in “About bare”.",
            "I am the president of a trade hub. We trade.",
        ),
    ],
)
def test_a_person_is_introduced_by_the_reporter_else_the_interviewer_else_themselves(
    shelf: Shelf, person: Speaker, note: str, words: str
) -> None:
    found = told_of(shelf, f"Who is {person.name}?", person)
    assert (found.note, texts(found)) == (note, [words])


def test_an_interviewer_asks_the_questions(shelf: Shelf) -> None:
    note = told_of(shelf, "Who is Reporter?", REPORTER).note
    assert note == "Reporter asks the questions in “About bare” and “About pier”."


def test_whoever_only_asks_is_shown_asking(shelf: Shelf) -> None:
    assert texts(told_of(shelf, "Who is Reporter?", REPORTER))[0] == "Today I talk to Bob Moss, who runs the library."


def test_two_people_introduced_together_are_shown_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    both = article("both", told("We met Ada King and Bob Moss."), said(ADA, "Hello."), said(BOB, "Hello."))
    shelf = Shelf(index_of(tmp_path_factory.mktemp("both"), both))
    assert texts(told_of(shelf, "Who are Ada King and Bob Moss?", ADA, BOB)) == ["We met Ada King and Bob Moss."]
    assert texts(told_of(shelf, "Who was interviewed?")) == ["We met Ada King and Bob Moss."]


def test_when_an_interview_with_somebody_appeared_is_no_question_about_them(shelf: Shelf) -> None:
    found = told_of(shelf, "When was the interview with Ada King published?", ADA)
    assert found.note == "“About pier” was published on 1 May 2021."
    assert texts(found) == [MEETING]


def test_nothing_within_the_filters_is_nothing_known(shelf: Shelf) -> None:
    assert told_of(shelf, "Who was interviewed?", EVE, article_id="pier") == Facts("")


def test_long_lists_are_cut_and_counted(tmp_path_factory: pytest.TempPathFactory) -> None:
    def one(number: int) -> Article:
        return article(f"a{number:02}", Line("Hello there.", Kind.STATEMENT, ADA))

    many = Shelf(index_of(tmp_path_factory.mktemp("many"), *map(one, range(25))))
    assert told_of(many, "Which articles are there?").note.startswith("25 articles: “About a00” (1 May 2021); ")
    assert told_of(many, "Which articles are there?").note.endswith("; 5 more.")
    assert told_of(many, "Who is Ada King?", ADA).note.endswith("“About a19” and 5 more.")


@pytest.mark.parametrize(
    ("typed", "opening"),
    [
        ("hello", "Hello. Ask "),
        ("thanks!", "You are welcome. Ask "),
        ("who are you?", "This is an archive of interviews "),
    ],
)
def test_whoever_has_no_question_yet_is_told_what_can_be_asked(shelf: Shelf, typed: str, opening: str) -> None:
    found = told_of(shelf, typed)
    assert found.note.startswith(opening)
    assert found.note.endswith("There are 2 articles: “About pier” (1 May 2021); “About bare”.")
    assert texts(found) == [MEETING]


def test_where_no_reporter_introduces_anybody_people_do_so_themselves(shelf: Shelf) -> None:
    found = told_of(shelf, "hello", article_id="bare")
    assert found.note.endswith("There is 1 article: “About bare”.")
    assert len(found.quotes) == 1


def test_after_a_question_this_is_no_request_for_help(shelf: Shelf) -> None:
    asked_before = replace(read_as("what is this?"), question=Question("what is this?", history=("cranes",)))
    assert facts(shelf, asked_before, limit=5).note == "2 articles: “About pier” (1 May 2021); “About bare”."
