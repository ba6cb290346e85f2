"""A German interview, read and asked in German: what one module of a language and its question forms are enough for."""

import json
from collections.abc import Iterator

import pytest

from corpus import read_article
from corpus.language import ENGLISH, GERMAN, language_asked
from embeddings import LocalIndex, build_index
from qa import Answer, Chatbot, Near, NotFound, Question, QuestionKind, Wanted
from tests.corpus.golden import GERMAN_INTERVIEW, GERMAN_READING, reading
from tests.qa.articles import shown
from tests.qa.sample import MAX_TOKENS, sample_encoder

WEBER, PETERSEN = "Anna Weber", "Jonas Petersen"


@pytest.fixture(scope="module")
def chatbot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chatbot]:
    folder = tmp_path_factory.mktemp("german")
    build_index([read_article(GERMAN_INTERVIEW)], folder=folder, encoder=sample_encoder(), max_tokens=MAX_TOKENS)
    index = LocalIndex.open(folder, encoder=sample_encoder())
    yield Chatbot(index, sample_encoder())
    index.close()


def test_the_interview_is_read_as_it_is_labelled() -> None:
    assert reading(read_article(GERMAN_INTERVIEW)) == json.loads(GERMAN_READING.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("question", "kind", "wanted", "name", "words"),
    [
        ("Wie viel kostet die Brücke?", QuestionKind.FACT, Wanted.NUMBER, WEBER, "achtundvierzig Millionen Euro"),
        ("Was sagt Jonas Petersen über die Schulkinder?", QuestionKind.PERSON, Wanted.ANYTHING, PETERSEN, "mit Namen"),
        ("Wie viele Leute arbeiten auf der Fähre?", QuestionKind.FACT, Wanted.NUMBER, PETERSEN, "elf Leute"),
        ("Was meint Frau Weber zu den Fischern?", QuestionKind.PERSON, Wanted.ANYTHING, WEBER, "ein Fehler"),
        ("Wer repariert lieber Motoren?", QuestionKind.WHO, Wanted.ANYTHING, PETERSEN, "gehe lieber in die Werft"),
        ("Wann ruhen die Rammarbeiten?", QuestionKind.FACT, Wanted.DATE, WEBER, "von Februar bis Ende April"),
        ("Was geschieht mit der Stadtbibliothek?", QuestionKind.TOPIC, Wanted.ANYTHING, WEBER, "In die größte Halle"),
        ("Wie hoch ist die Durchfahrt?", QuestionKind.FACT, Wanted.NUMBER, WEBER, "zweiundzwanzig Meter"),
        ("Wer spricht über einen neuen Motor?", QuestionKind.WHO, Wanted.ANYTHING, PETERSEN, "einen neuen Motor"),
        ("Worum geht es in dem Interview?", QuestionKind.OVERVIEW, Wanted.ANYTHING, WEBER, "Rettungswagen"),
    ],
)
def test_german_questions_are_answered_in_the_interviewees_own_words(
    chatbot: Chatbot, question: str, kind: QuestionKind, wanted: Wanted, name: str, words: str
) -> None:
    reply = chatbot.answer(Question(question))
    understood = reply.interpretation
    assert (understood.language, understood.kind, understood.wanted) == ("de", kind, wanted)
    assert isinstance(reply, Answer)
    first = reply.quotes[0]
    assert first.speaker is not None
    assert first.speaker.name == name
    assert words in first.text


def test_what_only_asks_for_somebodys_words_is_not_looked_up(chatbot: Chatbot) -> None:
    understood = chatbot.understand(Question("Was sagt Frau Weber über die alten Lagerhallen?"))
    assert [person.name for person in understood.people] == [WEBER]
    assert understood.topic == "alten Lagerhallen?"


def test_a_word_is_found_and_marked_in_another_form(chatbot: Chatbot) -> None:
    reply = chatbot.answer(Question("Was sagt Anna Weber über eine Beschwerde?"))
    assert isinstance(reply, Answer)
    marked = {mark.cut(quote.article.text) for quote in reply.quotes for mark in quote.highlights}
    assert "Beschwerden" in marked


def test_nothing_is_said_where_nobody_speaks_of_it_and_what_is_known_of_people_is(chatbot: Chatbot) -> None:
    silent = chatbot.answer(Question("Was sagt Anna Weber über Fußball?"))
    assert isinstance(silent, NotFound | Near)  # who speaks here may come near, and nobody else does
    assert {quote.speaker.name for quote in shown(silent) if quote.speaker} <= {WEBER}
    about = chatbot.answer(Question("Wer wurde hier interviewt?"))
    assert about.interpretation.kind is QuestionKind.ABOUT
    greeted = chatbot.answer(Question("Guten Tag"))
    assert (greeted.interpretation.language, greeted.interpretation.kind) == ("de", QuestionKind.ABOUT)


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("Und Petersen?", "Was sagt Petersen über die Brücke?", PETERSEN),
        (
            "Was sagt sie über den Lärm?",
            "Was sagt Anna Weber über den Lärm? — Was sagt Anna Weber über die Brücke?",
            WEBER,
        ),
        ("Warum?", "Warum? — Was sagt Anna Weber über die Brücke?", WEBER),
    ],
)
def test_german_follow_ups_lean_on_the_question_before(chatbot: Chatbot, question: str, text: str, name: str) -> None:
    understood = chatbot.understand(Question(question, history=("Was sagt Anna Weber über die Brücke?",)))
    assert understood.text == text
    assert [person.name for person in understood.people] == [name]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Was sagt Anna Weber über die Brücke?", GERMAN),
        ("Und Petersen?", GERMAN),
        ("What does Anna Weber say about the Brücke?", ENGLISH),
        ("What was Die Brücke about?", ENGLISH),
        ("Fähre", ENGLISH),
    ],
)
def test_the_language_of_a_question_is_that_of_its_small_words(question: str, language: object) -> None:
    assert language_asked(question) is language
