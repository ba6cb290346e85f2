from dataclasses import replace
from datetime import date

import pytest

from corpus import Article, Kind, Speaker
from qa import (
    ArticleFact,
    Contents,
    Fact,
    FactUnknown,
    Filters,
    Message,
    PersonFact,
    Question,
    SmallTalk,
    Welcome,
)
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
BOTH = Contents((PIER, BARE), 2)


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
        ("When was this published?", ArticleFact(Fact.DAY, PIER)),
        ("What is the date of the article?", ArticleFact(Fact.DAY, PIER)),
        ("Who wrote this?", ArticleFact(Fact.WRITERS, PIER)),
        ("Who is the author?", ArticleFact(Fact.WRITERS, PIER)),
        ("Where was it published?", ArticleFact(Fact.SOURCE, PIER)),
        ("Who asked the questions?", ArticleFact(Fact.INTERVIEWERS, PIER)),
        ("Who was the interviewer?", ArticleFact(Fact.INTERVIEWERS, PIER)),
        ("What is the title?", Contents((PIER,), 1)),
    ],
)
def test_what_stands_above_an_article_is_told_and_its_opening_shown(shelf: Shelf, question: str, note: Message) -> None:
    found = told_of(shelf, question, article_id="pier")
    assert found.notes == (note,)
    assert texts(found) == [OPENING]
    assert found.quotes[0].kind is Kind.NARRATION


@pytest.mark.parametrize("question", ["When was this published?", "Who wrote this?", "Where was it published?"])
def test_what_is_not_known_is_said_to_be_so(shelf: Shelf, question: str) -> None:
    assert told_of(shelf, question, article_id="bare") == Facts((FactUnknown((BARE,)),))


def test_who_was_interviewed_is_told_with_offices_and_introduced_by_the_reporter(shelf: Shelf) -> None:
    found = told_of(shelf, "Who was interviewed?", article_id="pier")
    assert found.notes == (ArticleFact(Fact.INTERVIEWEES, PIER),)
    assert texts(found) == [MEETING]


def test_several_articles_are_told_of_together(shelf: Shelf) -> None:
    found = told_of(shelf, "Who was interviewed?")
    assert found.notes == (ArticleFact(Fact.INTERVIEWEES, PIER), ArticleFact(Fact.INTERVIEWEES, BARE))
    assert [quote.article.id for quote in found.quotes] == ["pier", "bare"]
    assert told_of(shelf, "Which articles are there?").notes == (BOTH,)
    assert len(told_of(shelf, "Who was interviewed?", limit=1).quotes) == 1


@pytest.mark.parametrize(
    ("person", "title", "words"),
    [
        (ADA, "About pier", MEETING),
        (BOB, "About bare", "Today I talk to Bob Moss, who runs the library."),
        (EVE, "About bare", "I am the president of a trade hub. We trade."),
    ],
)
def test_a_person_is_introduced_by_the_reporter_else_the_interviewer_else_themselves(
    shelf: Shelf, person: Speaker, title: str, words: str
) -> None:
    found = told_of(shelf, f"Who is {person.name}?", person)
    assert (found.notes, texts(found)) == ((PersonFact(person, (title,)),), [words])


def test_an_interviewer_asks_the_questions(shelf: Shelf) -> None:
    notes = told_of(shelf, "Who is Reporter?", REPORTER).notes
    assert notes == (PersonFact(REPORTER, ("About bare", "About pier")),)


def test_whoever_only_asks_is_shown_asking(shelf: Shelf) -> None:
    assert texts(told_of(shelf, "Who is Reporter?", REPORTER))[0] == "Today I talk to Bob Moss, who runs the library."


def test_two_people_introduced_together_are_shown_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    both = article("both", told("We met Ada King and Bob Moss."), said(ADA, "Hello."), said(BOB, "Hello."))
    shelf = Shelf(index_of(tmp_path_factory.mktemp("both"), both))
    assert texts(told_of(shelf, "Who are Ada King and Bob Moss?", ADA, BOB)) == ["We met Ada King and Bob Moss."]
    assert texts(told_of(shelf, "Who was interviewed?")) == ["We met Ada King and Bob Moss."]


def test_when_an_interview_with_somebody_appeared_is_no_question_about_them(shelf: Shelf) -> None:
    found = told_of(shelf, "When was the interview with Ada King published?", ADA)
    assert found.notes == (ArticleFact(Fact.DAY, PIER),)
    assert texts(found) == [MEETING]


def test_nothing_within_the_filters_is_nothing_known(shelf: Shelf) -> None:
    assert told_of(shelf, "Who was interviewed?", EVE, article_id="pier") == Facts()


def test_long_lists_are_cut_and_counted(tmp_path_factory: pytest.TempPathFactory) -> None:
    def one(number: int) -> Article:
        return article(f"a{number:02}", Line("Hello there.", Kind.STATEMENT, ADA))

    articles = [one(number) for number in range(25)]
    many = Shelf(index_of(tmp_path_factory.mktemp("many"), *articles))
    assert told_of(many, "Which articles are there?").notes == (Contents(tuple(articles[:20]), 25),)
    titles = tuple(each.title for each in articles)
    assert told_of(many, "Who is Ada King?", ADA).notes == (PersonFact(ADA, titles),)


@pytest.mark.parametrize(
    ("typed", "talk"),
    [("hello", SmallTalk.GREETING), ("thanks!", SmallTalk.THANKS), ("who are you?", SmallTalk.HELP)],
)
def test_whoever_has_no_question_yet_is_told_what_can_be_asked(shelf: Shelf, typed: str, talk: SmallTalk) -> None:
    found = told_of(shelf, typed)
    assert found.notes == (Welcome(talk, BOTH),)
    assert texts(found) == [MEETING]


def test_where_no_reporter_introduces_anybody_people_do_so_themselves(shelf: Shelf) -> None:
    found = told_of(shelf, "hello", article_id="bare")
    assert found.notes == (Welcome(SmallTalk.GREETING, Contents((BARE,), 1)),)
    assert len(found.quotes) == 1


def test_after_a_question_this_is_no_request_for_help(shelf: Shelf) -> None:
    asked_before = replace(read_as("what is this?"), question=Question("what is this?", history=("cranes",)))
    assert facts(shelf, asked_before, limit=5).notes == (BOTH,)
