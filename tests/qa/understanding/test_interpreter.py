from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Abbreviation
from embeddings import ArticleRecord
from qa import Filters, Interpretation, Question, QuestionKind, QuestionLengthError, UnknownFilterError
from qa.understanding import Interpreter
from qa.understanding.entities import Catalogue, Glossary, Roster
from tests.qa.articles import ADA, BOB, EVE, REPORTER

GLOSSARY = Glossary([Abbreviation("NTH", "Northern Trade Hub")])
INTERPRETER = Interpreter(
    roster=Roster([ADA, BOB, EVE, REPORTER], glossary=GLOSSARY),
    glossary=GLOSSARY,
    catalogue=Catalogue(
        [
            ArticleRecord("harbour", "About harbour", "The Quay", None),
            ArticleRecord("library", "About library", None, None),
        ],
        (),
    ),
)


def read(text: str, *, infer: bool = True, filters: Filters | None = None) -> Interpretation:
    return INTERPRETER.interpret(Question(text, filters=filters or Filters(), infer=infer))


def test_a_person_in_the_words_becomes_a_filter_that_says_it_was_inferred() -> None:
    understood = read("What does Ada King say about cranes?")
    assert understood.people == (ADA,)
    assert understood.filters == Filters(speakers=("ada-king",), inferred=("speakers",))
    assert (understood.kind, understood.topic) == (QuestionKind.PERSON, "cranes?")


def test_without_a_person_nothing_is_inferred() -> None:
    understood = read("What about cranes?")
    assert (understood.kind, understood.people, understood.filters) == (QuestionKind.TOPIC, (), Filters())
    assert (understood.topic, understood.text) == ("cranes?", "What about cranes?")


def test_without_infer_nothing_is_taken_from_the_words() -> None:
    understood = read("What does Ada King say about the directors?", infer=False)
    assert (understood.filters, understood.people, understood.ambiguities) == (Filters(), (), ())
    assert "Ada King" in understood.topic


def test_a_filter_given_wins_over_the_words() -> None:
    understood = read("What does Ada King say?", filters=Filters(speakers=("Bob Moss",)))
    assert understood.people == (BOB,)
    assert understood.filters == Filters(speakers=("bob-moss",))


@pytest.mark.parametrize("name", ["ada-king", "Ada King", "ada king", " Ada  King "])
def test_people_are_given_by_id_or_name(name: str) -> None:
    assert read("cranes", filters=Filters(speakers=(name,))).filters.speakers == ("ada-king",)
    assert read("cranes", filters=Filters(exclude_speakers=(name,))).filters.exclude_speakers == ("ada-king",)


def test_a_person_given_twice_is_one() -> None:
    understood = read("cranes", filters=Filters(speakers=("Ada King", "ada-king", "Bob Moss")))
    assert understood.filters.speakers == ("ada-king", "bob-moss")
    assert understood.people == (ADA, BOB)


def test_a_name_of_two_people_means_both() -> None:
    namesake = replace(ADA, id="ada-king-0a1b2c3d")
    roster = Roster([ADA, namesake], glossary=GLOSSARY)
    interpreter = Interpreter(roster=roster, glossary=GLOSSARY, catalogue=Catalogue((), ()))
    understood = interpreter.interpret(Question("cranes", filters=Filters(speakers=("Ada King",))))
    assert understood.filters.speakers == ("ada-king", "ada-king-0a1b2c3d")
    assert understood.people == (ADA, namesake)


def test_an_interviewer_known_by_a_label_can_be_given() -> None:
    assert read("cranes", filters=Filters(speakers=("reporter",))).people == (REPORTER,)


def test_whoever_is_excluded_is_not_asked_about() -> None:
    understood = read("What do the directors say about cranes?", filters=Filters(exclude_speakers=("bob-moss",)))
    assert understood.people == (ADA,)
    assert understood.filters == Filters(speakers=("ada-king",), exclude_speakers=("bob-moss",), inferred=("speakers",))


@pytest.mark.parametrize(
    ("filters", "field", "value"),
    [
        (Filters(speakers=("Ada King", "Wei Zhang")), "speakers", "Wei Zhang"),
        (Filters(speakers=("",)), "speakers", ""),
        (Filters(exclude_speakers=("King",)), "exclude_speakers", "King"),
        (Filters(articles=("harbour", "quay")), "articles", "quay"),
        (Filters(articles=("Harbour",)), "articles", "Harbour"),
        (Filters(sources=("The Quay", "The Pier")), "sources", "The Pier"),
    ],
)
def test_an_unknown_filter_is_refused_by_field_and_value(filters: Filters, field: str, value: str) -> None:
    with pytest.raises(UnknownFilterError, match=f"{field}: there is no {value!r}") as caught:
        read("cranes", filters=filters)
    with pytest.raises(UnknownFilterError):
        INTERPRETER.conversation(Question("And why?", history=("cranes",), filters=filters))
    assert (caught.value.field, caught.value.value) == (field, value)


def test_a_source_is_known_however_its_letters_are_written() -> None:
    assert read("cranes", filters=Filters(sources=(" the QUAY",))).filters.sources == ("The Quay",)


def test_other_filters_pass_through() -> None:
    filters = Filters(articles=("library",), published_from=date(2020, 1, 1), published_to=date(2020, 1, 1))
    assert read("cranes", filters=filters).filters == filters


def test_inferred_is_ours_to_say() -> None:
    assert read("cranes", filters=Filters(inferred=("speakers",))).filters.inferred == ()


def test_an_ambiguous_office_is_reported_and_everybody_searched() -> None:
    understood = read("What does the director say about cranes?")
    assert understood.filters.speakers == ("ada-king", "bob-moss")
    [ambiguity] = understood.ambiguities
    assert (ambiguity.words, ambiguity.speakers) == ("director", (ADA, BOB))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("What does Ada King say about cranes?", "cranes?"),
        ("What do Ada King and Bob Moss each think about cranes?", "cranes?"),
        ("So what has Ms King said regarding cranes?", "cranes?"),
        ("Cranes, according to Ada King?", "Cranes?"),
        ("According to Ada King, what is a crane?", "what is a crane?"),
        ("What are Ada King's plans for cranes?", "What are plans for cranes?"),
        ("What does the director of the Harbour Office say about cranes?", "cranes?"),
        ("What does the president of NTH say about cranes?", "cranes?"),
        ("What does the hub's president say about cranes?", "cranes?"),
        ("What does the president of NTH want in 2020?", "What does want in 2020?"),
        ("What does Ada King say?", "What does Ada King say?"),
        ("Ada King?", "Ada King?"),
        ("What did Ada King promise about cranes?", "cranes?"),
        ("What is said about cranes?", "cranes?"),
    ],
)
def test_the_topic_is_what_is_left_without_people_and_scaffolding(text: str, topic: str) -> None:
    assert read(text).topic == topic


def test_abbreviations_are_looked_up_in_both_forms() -> None:
    assert read("What will NTH do?").expansions == ("Northern Trade Hub",)
    assert read("What will Northern Trade Hub do?").expansions == ("NTH",)


@settings(deadline=None)
@given(st.text(st.characters() | st.sampled_from("Ada King the director 's’,.:\ud800\n\u00a0"), max_size=60))
def test_any_words_are_understood_somehow(text: str) -> None:
    try:
        question = Question(text)
    except QuestionLengthError:
        assert not text.strip()
        return
    understood = INTERPRETER.interpret(question)
    assert understood.topic.strip()
    assert set(understood.filters.speakers) == {person.id for person in understood.people}
    understood.topic.encode()
