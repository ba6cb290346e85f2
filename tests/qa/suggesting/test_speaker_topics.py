"""Topics of a person: what they speak of, each with a question that they answer."""

from pathlib import Path

from qa import Answer, Chatbot, Filters, Question
from qa.suggesting import Topics
from tests.qa.articles import ADA, BOB, article, index_of, said

HARBOUR = article(
    "harbour",
    said(ADA, "We care about the Old Harbour. Nobody can live without the Old Harbour."),
    said(
        ADA, "Boats, ropes, sails, nets, and the Northern Light. Who knows what makes the Northern Light so very old?"
    ),
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


def test_what_somebody_says_little_on_is_no_topic(tmp_path: Path) -> None:
    topics = Topics(index_of(tmp_path, HARBOUR))
    assert [topic.text for topic in topics.of(ADA.id)] == ["the Old Harbour"]
    assert topics.of(BOB.id) == ()


def test_nobody_has_no_topics(sample_chatbot: Chatbot) -> None:
    assert sample_chatbot.topics("nobody") == ()
