"""Questions and quotes made to take forever: each took from a tenth of a second to for ever with a careless rule."""

import pytest

from corpus import Speaker
from embeddings import ArticleRecord, SpeakerRecord
from qa import MAX_CLAIM_CHARACTERS, MAX_QUESTION_CHARACTERS, Question, QuestionKind, Wanted
from qa.understanding import Interpreter
from qa.understanding.entities import Catalogue, Glossary, Roster
from qa.understanding.intent import read_kind
from qa.understanding.tokens import tokens_of
from qa.verifying.claims import parse_claim
from tests.deadline import cpu_limit
from tests.qa.understanding.interpreted import interpreted

MAX_S = 10  # each takes a few hundredths of a second
MOSS = Speaker("clara-moss", "Clara Moss", "Director of the Harbour Office")
RECORDS = [SpeakerRecord(MOSS, ("harbour",), 3)]
GLOSSARY = Glossary([])
INTERPRETER = Interpreter(
    roster=Roster([MOSS], glossary=GLOSSARY),
    glossary=GLOSSARY,
    catalogue=Catalogue([ArticleRecord("harbour", "How Tidewater Rebuilt Its Harbour", None, None)], RECORDS),
)


def filled(opening: str, again: str, ending: str = "?", *, size: int = MAX_QUESTION_CHARACTERS) -> str:
    """Return ``again`` between opening and ending as often as a text of this size has room for."""
    return opening + again * ((size - len(opening) - len(ending)) // len(again)) + ending


HOSTILE = {
    "a row of capitalised words": "What will Chongqing China-Singapore Project Administration Chongqing Digital Economy"
    " Industrial Park?",
    "as many capitalised words as there is room for": filled("What will ", "Chongqing Digital-Economy "),
    "one endless capitalised word": filled("What will X", "a-"),
    "capitals with hyphens": filled("What will ", "B-"),
    "adverbs behind a stranger": filled("Does Ada King ", "really actually personally ", "x?"),
    "adverbs behind a group": filled("When both guests ", "really ", "x?"),
    "titles": filled("Is it ", "Queen "),
    "titles behind a verb": filled("Would Lady King and ", "Sir Lady ", "x?"),
    "reporters from somewhere": filled("", "reporter from "),
    "questions that somebody asked": filled(filled("", "questions asked by ", "", size=500), " ", "x?"),
    "commas": filled("What does Clara Moss say about cranes", ", ", "x?"),
    "spaces behind a year": filled(filled("", "was said ", "in 2019", size=500), " ", "x?"),
    "an endless word before an office": filled("", "0", " director?"),
    "offices": filled("Does the ", "director of the "),
    "names": filled("Do ", "Clara Moss and "),
    "ordinals": filled("What about the ", "first one and the second "),
    "quotation marks": filled("In ", "\"'"),
    "ideographs that say nothing": filled("谁", "都也"),
}


@pytest.mark.parametrize("question", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_question_is_understood_all_the_same(question: str) -> None:
    with cpu_limit(MAX_S):
        first = INTERPRETER.interpret(Question(question))
        interpreted(INTERPRETER, Question(f"And {question}"[:MAX_QUESTION_CHARACTERS], history=(question,) * 3))
    assert first.question.text == question.strip()


def test_what_is_asked_is_told_from_far_more_words_than_a_question_has() -> None:
    form = tokens_of(filled("", "reporter from ", size=10 * MAX_QUESTION_CHARACTERS))
    with cpu_limit(MAX_S):
        kind = read_kind(form, Wanted.ANYTHING, n_people=0, ask_themselves=False, is_plural=False, has_topic=True)
    assert kind is QuestionKind.TOPIC


@pytest.mark.parametrize("again", [".", ". ", " .", "…", "(", "( .", "[", "[a", "a.", "a,1", "a'", "' ", "1,000", "-"])
def test_far_longer_quotes_than_are_taken_are_taken_apart_all_the_same(again: str) -> None:
    quote = filled("(", again, "x", size=10 * MAX_CLAIM_CHARACTERS)
    with cpu_limit(MAX_S):
        pasted = parse_claim(quote)
    assert pasted.text == quote
