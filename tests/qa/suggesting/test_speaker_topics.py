"""Topics of a person: what they speak of, each with a question that they answer."""

from pathlib import Path

from qa import Answer, Chatbot, Filters, NotFound, Question, Reply
from qa.suggesting import Topics
from tests.qa.articles import ADA, BOB, article, index_of, read_as, said

HARBOUR = article(
    "harbour",
    said(ADA, "We care about the Old Harbour. Nobody can live without the Old Harbour."),
    said(ADA, "Ships come for the Northern Light. They leave with the Northern Light."),
    said(BOB, "People ask about the City Library."),
)


def test_everybodys_topics_are_answered_in_their_own_words(sample_chatbot: Chatbot) -> None:
    for record in sample_chatbot.archive.speakers_called(""):
        topics = sample_chatbot.topics(record.speaker.id)
        assert len(topics) <= 8
        assert bool(topics) is not record.speaker.interviewer
        for topic in topics:
            question = Question(topic.question, filters=Filters(speakers=(record.speaker.id,)))
            reply = sample_chatbot.answer(question)
            assert isinstance(reply, Answer), topic
            assert {quote.speaker for quote in reply.quotes} == {record.speaker}


def test_what_would_be_answered_with_silence_is_no_topic(tmp_path: Path) -> None:
    asked: list[Question] = []

    def silent(question: Question) -> Reply:
        asked.append(question)
        return NotFound(read_as(question.text), 0.0, ())

    topics = Topics(index_of(tmp_path, HARBOUR), answer=silent)
    assert topics.of(ADA.id) == ()
    assert {question.text for question in asked} == {
        "What does Ada King say about the Old Harbour?",
        "What does Ada King say about the Northern Light?",
    }
    assert {question.filters.speakers for question in asked} == {(ADA.id,)}
    topics.of(ADA.id)
    assert len(asked) == 2  # what was tried out once is known


def test_nobody_has_no_topics(sample_chatbot: Chatbot) -> None:
    assert sample_chatbot.topics("nobody") == ()
