"""Conversations: what a question takes from those before it, and what it does not."""

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Abbreviation, Speaker
from qa import Filters, Interpretation, Question, QuestionKind
from qa.understanding import Interpreter
from qa.understanding.entities import Catalogue, Glossary, Roster
from tests.qa.articles import ADA, BOB, EVE, REPORTER
from tests.qa.understanding.interpreted import interpreted

GLOSSARY = Glossary([Abbreviation("NTH", "Northern Trade Hub")])
ROSTER = Roster([ADA, BOB, EVE, REPORTER], glossary=GLOSSARY)
INTERPRETER = Interpreter(roster=ROSTER, glossary=GLOSSARY, catalogue=Catalogue((), ()))

CRANES = "What did King say about cranes?"
PIERS = "What will NTH do for piers?"


def read(*conversation: str, infer: bool = True, filters: Filters | None = None) -> Interpretation:
    *history, text = conversation
    return interpreted(INTERPRETER, Question(text, history=tuple(history), filters=filters or Filters(), infer=infer))


class Rewritten(NamedTuple):
    """A question, the next one, that one in full, and who is asked about."""

    before: str
    question: str
    text: str
    people: tuple[Speaker, ...] = ()


REWRITTEN = [
    Rewritten(PIERS, "And for boats?", "What will NTH do for boats?"),
    Rewritten(PIERS, '"And for boats?"', "What will NTH do for boats?"),
    Rewritten(PIERS, "(and boats?)", "What will NTH do for boats?"),
    Rewritten(PIERS, "and boats?", "What will NTH do for boats?"),
    Rewritten(PIERS, "What about boats?", "What will NTH do for boats?"),
    Rewritten(PIERS, "For boats?", "What will NTH do for boats?"),
    Rewritten(PIERS, "Boats?", "What will NTH do for Boats?"),
    Rewritten(PIERS, "ok, and in 2030?", "What will NTH do for piers in 2030?"),
    Rewritten(PIERS, "But only with Norway?", "What will NTH do for piers only with Norway?"),
    Rewritten("What will NTH do for piers in 2030?", "For boats?", "What will NTH do for boats in 2030?"),
    Rewritten("Who speaks about cranes?", "And boats?", "Who speaks about boats?"),
    Rewritten("Will the queen of Norway come to it?", "And Denmark's?", "Will the queen of Denmark come to it?"),
    Rewritten("Did the mayor of Oslo come?", "And of Bergen?", "Did the mayor of Bergen come?"),
    Rewritten("Has Oslo paid for the pier?", "And Bergen?", "Has Bergen paid for the pier?"),
    Rewritten(CRANES, "What about Moss?", "What did Moss say about cranes?", (BOB,)),
    Rewritten(CRANES, "And Bob Moss?", "What did Bob Moss say about cranes?", (BOB,)),
    Rewritten(CRANES, "Bob Moss?", "What did Bob Moss say about cranes?", (BOB,)),
    Rewritten(CRANES, "And Mr Moss?", "What did Mr Moss say about cranes?", (BOB,)),
    Rewritten(CRANES, "And the president of NTH?", "What did the president of NTH say about cranes?", (EVE,)),
    Rewritten(CRANES, "Does Moss agree?", "What did Moss say about cranes?", (BOB,)),
    Rewritten(CRANES, "What does Eve Park think?", "What did Eve Park say about cranes?", (EVE,)),
    Rewritten(CRANES, "What does Moss say about that?", "What did Moss say about cranes?", (BOB,)),
    Rewritten(CRANES, "What about boats?", "What did King say about boats?", (ADA,)),
    Rewritten(CRANES, "And about boats?", "What did King say about boats?", (ADA,)),
    Rewritten(CRANES, "tell me more", CRANES, (ADA,)),
    Rewritten(CRANES, "Go on, please.", CRANES, (ADA,)),
    Rewritten(CRANES, "Could you explain that?", CRANES, (ADA,)),
    Rewritten(CRANES, "What does she say about boats?", "What does Ada King say about boats?", (ADA,)),
    Rewritten(CRANES, "And what did she say about boats?", "What did Ada King say about boats?", (ADA,)),
    Rewritten(CRANES, "Who paid for her new boats?", "Who paid for Ada King's new boats?", (ADA,)),
    Rewritten(
        "What did King and Moss say about cranes?",
        "Do they own boats in Norway?",
        "Do Ada King and Bob Moss own boats in Norway?",
        (ADA, BOB),
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", REWRITTEN, ids=lambda case: case.question)
def test_a_follow_up_is_put_into_full_words(case: Rewritten) -> None:
    understood = read(case.before, case.question)
    assert (understood.text, understood.people) == (case.text, case.people)
    assert understood.filters.speakers == tuple(person.id for person in case.people)
    # Read in full, it is what it would be if typed so.
    assert (understood.topic, understood.background) == (read(case.text).topic, "")


@pytest.mark.parametrize("topic", ["the agreement", "replacement", "viewers", "the meantime", "concurrency"])
def test_a_topic_that_begins_like_a_word_of_saying_is_one(topic: str) -> None:
    question = f"What does Bob Moss say about {topic}?"
    understood = read(CRANES, question)
    assert (understood.text, understood.topic) == (question, f"{topic}?")


@pytest.mark.parametrize("question", ["Umbrella sales in Lisbon", "HMRC on tax"])
def test_a_word_that_begins_like_a_hum_is_none(question: str) -> None:
    assert read(question).topic == question
    assert read(CRANES, question).text == question


class Leaning(NamedTuple):
    """A question, the next one, what is looked up beside it, and who is asked about."""

    before: str
    question: str
    background: str = PIERS
    people: tuple[Speaker, ...] = ()
    text: str = ""


LEANING = [
    Leaning(PIERS, "Will it be enough?"),
    Leaning(PIERS, "Did that cost much money?"),
    Leaning(PIERS, "How long did this take?"),
    Leaning(PIERS, "How many of those are made of wood?"),
    Leaning(PIERS, "What is it like to work there?"),
    Leaning(PIERS, "And how much money is left?"),
    Leaning(PIERS, "But who pays?"),
    Leaning(PIERS, "Why not build a bridge instead?"),
    Leaning(PIERS, "Were boats promised too?"),
    Leaning(PIERS, "When does the next one open?"),
    Leaning(PIERS, "What happened in the second year?"),
    Leaning(PIERS, "What about the three bridges that nobody can use?"),
    Leaning(PIERS, "Is it going to close?"),
    Leaning(PIERS, "Which of them matters for Norway?"),
    Leaning(PIERS, "What are its goals?"),
    Leaning(PIERS, "How much money?"),
    Leaning(PIERS, "By which year?"),
    Leaning(CRANES, "How many tons?", CRANES, (ADA,)),
    Leaning(PIERS, "Which older harbour had that by design?"),
    Leaning(PIERS, "Which step comes first in both?"),
    Leaning(CRANES, "Did it leave Norway out?", CRANES, (ADA,)),
    Leaning(CRANES, "How long did it take her?", "", (ADA,), f"How long did it take Ada King? — {CRANES}"),
    Leaning(CRANES, "What was her plan?", CRANES, (ADA,), f"What was Ada King's plan? — {CRANES}"),
    Leaning(CRANES, "Would he know that it had worked?", CRANES, (ADA,)),
    Leaning(CRANES, "Do they use oil?", CRANES, (ADA,)),
    Leaning(CRANES, "Who repairs them?", CRANES),
    Leaning(CRANES, "And what will Norway pay for boats?", CRANES),
]  # fmt: skip


@pytest.mark.parametrize("case", LEANING, ids=lambda case: case.question)
def test_a_follow_up_with_words_of_its_own_leans_on_the_topic_before(case: Leaning) -> None:
    understood = read(case.before, case.question)
    if case.background:
        assert understood.background == read(case.background).topic
    assert understood.people == case.people
    assert understood.text.endswith(f" — {case.before}")
    assert understood.text == case.text or not case.text
    assert understood.filters.inferred == (("speakers",) if case.people else ())


@pytest.mark.parametrize(
    "question", ["why?", "Why not?", "What for?", "When?", "and how?", "Since when?", "Really?", "Is that so?"]
)
def test_a_bare_question_word_asks_about_the_topic_before(question: str) -> None:
    understood = read(CRANES, question)
    assert (understood.text, understood.topic, understood.background) == (
        f"{question} — {CRANES}",
        read(CRANES).topic,
        "",
    )
    assert understood.people == (ADA,)


ALONE = [
    "What does Moss say about boats?",
    "And what does Moss say about boats?",
    "What did Moss promise when he bought the boats?",
    "How will hospitals be built?",
    "smart boats",
    "So what is a lighthouse?",
    "Is it true that boats sink?",
    "How long does it take to build a boat?",
    "Is it hard to find sailors?",
    "What do sailors fear when they leave?",
    "Why do boats lose their colour?",
    "When the lighthouse opened, how much did it cost?",
    "How does a harbour keep its water clean?",
    "Are there boats in Norway?",
    "Which boats are there in the harbour of Oslo?",
    "How does a sailor find his way home?",
    "What do those who sail fear?",
    "What happened in Oslo this year?",
    "Did Norway say that boats are dangerous?",
    "tell me more about lighthouses",
    "Which one of the boats is the oldest?",
    "Do sailors think that by design boats sink?",
    "Which boats sail for both sides?",
    "Who is Bob Moss?",
    "When was this published?",
    "How many boats are there?",
    "那贸易呢？",
    "?!",
]


@pytest.mark.parametrize("question", ALONE)
def test_a_question_of_its_own_takes_nothing_from_the_conversation(question: str) -> None:
    understood, alone = read(CRANES, question), read(question)
    assert (understood.text, understood.topic, understood.background) == (question, alone.topic, "")
    assert (understood.people, understood.filters) == (alone.people, alone.filters)


@pytest.mark.parametrize("question", ALONE)
def test_nothing_before_a_question_of_its_own_is_read(question: str) -> None:
    asked = Question(question, history=(PIERS, CRANES))
    assert INTERPRETER.conversation(asked) == (asked,)


def test_a_conversation_is_read_as_far_back_as_it_leans() -> None:
    history = (PIERS, CRANES, "Could it break down?")
    chain = INTERPRETER.conversation(Question("And for boats?", history=history))
    assert [one.text for one in chain] == [CRANES, "Could it break down?", "And for boats?"]


@pytest.mark.parametrize(
    "question", [*(case.question for case in REWRITTEN), *(case.question for case in LEANING), "why?", "who else?"]
)
def test_without_a_conversation_nothing_is_taken(question: str) -> None:
    assert INTERPRETER.conversation(Question(question)) == (Question(question),)
    assert (read(question).text, read(question).background) == (question, "")


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (CRANES, "Who else?", "What did the others say about cranes?"),
        (CRANES, "And the others?", "What did the others say about cranes?"),
        ("What does King say about cranes?", "anyone else?", "What do the others say about cranes?"),
        ("What does the director of the Harbour Office think of it?", "Who else?", "What do the others think of it?"),
    ],
)
def test_others_are_those_who_were_not_asked_about(before: str, question: str, text: str) -> None:
    understood = read(before, question)
    assert understood.text == text
    assert understood.people == ()
    assert understood.filters == Filters(exclude_speakers=("ada-king",), inferred=("exclude_speakers",))
    assert understood.topic == read(before).topic


def test_the_others_are_fewer_each_time() -> None:
    understood = read(CRANES, "And Moss?", "Who else?")
    assert understood.filters.exclude_speakers == ("bob-moss",)
    assert read(CRANES, "Who else?", "Anyone else?").filters.exclude_speakers == ("ada-king",)


def test_who_else_with_a_topic_of_its_own_only_leaves_people_out() -> None:
    understood = read(CRANES, "Who else speaks about boats?")
    assert (understood.text, understood.background) == ("Who else speaks about boats?", "")
    assert understood.filters.exclude_speakers == ("ada-king",)
    assert read(CRANES, "Who else runs a museum?").filters == Filters()
    assert read(CRANES, "Who else repairs them?").background == read(CRANES).topic


def test_who_else_after_who_leaves_nobody_out() -> None:
    understood = read("Who speaks about cranes?", "Who else?")
    assert (understood.text, understood.filters) == ("Who else speaks about cranes?", Filters())


def test_a_chain_reaches_back_to_the_question_with_words() -> None:
    assert read(PIERS, "why?", "And for boats?").text == "What will NTH do for boats?"
    assert read(CRANES, "And Moss?", "And boats?", "What did he promise?").people == (BOB,)
    assert read(PIERS, "Will it be enough?", "When?").text == f"When? — Will it be enough? — {PIERS}"
    third = read(CRANES, "Could it break down?", "And how long does the next one last?")
    assert (third.background, third.people) == (f"{read(CRANES).topic} Could it break down?", (ADA,))
    assert third.text == f"And how long does the next one last? — Could it break down? — {CRANES}"
    again = read(CRANES, "Did she buy boats in Norway?", "tell me more")
    assert (again.text, again.people) == ("Did Ada King buy boats in Norway?", (ADA,))


def test_a_new_topic_ends_what_came_before() -> None:
    assert (
        read(CRANES, "How will hospitals be built?", "Will it be enough?").background == "How will hospitals be built?"
    )


def test_a_pronoun_finds_a_person_behind_a_question_about_nobody() -> None:
    understood = read(CRANES, "How will hospitals be built?", "What does she say about boats?")
    assert understood.text == "What does Ada King say about boats?"


def test_he_is_the_last_of_several() -> None:
    assert read("What do King and Moss say about cranes?", "What does he say about boats?").people == (BOB,)


def test_a_pronoun_for_an_office_of_several_means_all_of_them() -> None:
    understood = read("What does the director say about cranes?", "Where does she sail?")
    assert understood.people == (ADA, BOB)
    assert understood.text == "Where does she sail? — What does the director say about cranes?"


def test_without_infer_names_are_words_and_no_filter() -> None:
    understood = read(CRANES, "What does she say about boats?", infer=False)
    assert understood.text == "What does Ada King say about boats?"
    assert (understood.filters, understood.people) == (Filters(), ())
    assert read(CRANES, "why?", infer=False).filters == Filters()
    assert read(CRANES, "Who else?", infer=False).filters == Filters()


def test_a_filter_given_wins_over_the_conversation() -> None:
    given_ = Filters(speakers=("bob-moss",))
    assert read(CRANES, "why?", filters=given_).filters == given_
    assert read(CRANES, "why?", filters=Filters(exclude_speakers=("ada-king",))).people == ()


def test_what_cannot_be_asked_is_passed_over() -> None:
    assert read(PIERS, " ", "x" * 1001, "why?").topic == PIERS


def test_a_long_conversation_is_followed() -> None:
    assert read(PIERS, *["why?"] * 18, "how?").topic == PIERS
    assert read(PIERS, *["why?"] * 2_000, "how?").text


SCRAPS = [
    "And",
    "why?",
    "he",
    "her",
    "it",
    "that",
    "of Oslo's",
    "What about",
    "King",
    "who else",
    "for",
    "—",
    "他",
    "\ud800",
]


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.lists(st.sampled_from(SCRAPS) | st.text(max_size=5), min_size=1, max_size=6).map(" ".join),
        min_size=2,
        max_size=4,
    )
)
def test_any_conversation_is_understood_somehow(conversation: list[str]) -> None:
    if not conversation[-1].strip():
        return
    understood = read(*conversation)
    assert understood.text.strip()
    assert understood.topic.strip()
    assert set(understood.filters.speakers) == {person.id for person in understood.people}


def test_another_person_is_asked_about_the_same_and_not_for_an_overview() -> None:
    understood = read(PIERS, "What about Ada King?")
    assert (understood.kind, understood.topic, understood.people) == (QuestionKind.PERSON, read(PIERS).topic, (ADA,))
    assert read("What about Ada King?").kind is QuestionKind.OVERVIEW


@pytest.mark.parametrize(
    "question", ["What did she say about boats?", "Did she say that boats sink?", "And her boats?"]
)
def test_somebody_is_the_one_person_whose_words_were_shown(question: str) -> None:
    understood = interpreted(
        INTERPRETER,
        Question(question, history=("Who speaks about cranes?",)),
        heard=(
            ADA,
            ADA,
        ),
    )
    assert understood.people == (ADA,)
    assert understood.filters.speakers == ("ada-king",)
    assert "Ada King" in understood.text


@pytest.mark.parametrize("people", [(), (ADA, BOB)])
def test_of_several_heard_nobody_is_meant(people: tuple[Speaker, ...]) -> None:
    asked = Question("What did she say about boats?", history=("Who speaks about cranes?",))
    assert interpreted(INTERPRETER, asked, heard=people).people == ()


def test_whoever_was_asked_about_is_meant_before_whoever_was_heard() -> None:
    understood = interpreted(INTERPRETER, Question("What did she say about boats?", history=(CRANES,)), heard=(BOB,))
    assert understood.people == (ADA,)


def test_nothing_is_taken_from_a_greeting() -> None:
    assert read("hello", "And for boats?").background == ""
    assert read(PIERS, "thanks", "And for boats?").text == "What will NTH do for boats?"
