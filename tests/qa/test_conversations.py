"""Questions about the reply before and beyond it, and what is no question in the language of the archive."""

import pytest

from corpus import Kind
from qa import (
    Answer,
    Chatbot,
    Lack,
    OtherLanguage,
    PersonFact,
    Question,
    QuestionKind,
    Quote,
    Reply,
    Silence,
    SmallTalk,
    Welcome,
)
from tests.qa.articles import shown

LOGISTICS = "What will CILHP do for logistics?"
CUSTOMS = "How will customs clearance be made cheaper?"
ZHANG, LUO = "Zhang Zhikui", "Luo Shuquan"


def reply_to(chatbot: Chatbot, *conversation: str) -> Reply:
    *history, question = conversation
    return chatbot.answer(Question(question, history=tuple(history)))


def voices(reply: Reply) -> list[str]:
    return [quote.speaker.name for quote in shown(reply) if quote.speaker]


def are_apart(quotes: tuple[Quote, ...], others: tuple[Quote, ...]) -> bool:
    return not any(one.span.overlaps(other.span) for one in quotes for other in others)


@pytest.mark.parametrize("question", ["Why?", "Tell me more", "Go on, please.", "How come?"])
def test_what_goes_on_from_a_reply_repeats_none_of_its_quotes(sample_chatbot: Chatbot, question: str) -> None:
    before, after = reply_to(sample_chatbot, LOGISTICS), reply_to(sample_chatbot, LOGISTICS, question)
    assert after.interpretation.topic == before.interpretation.topic
    assert shown(after)
    assert are_apart(shown(before), shown(after))


def test_each_time_there_is_more_it_is_new_until_there_is_none(sample_chatbot: Chatbot) -> None:
    seen: tuple[Quote, ...] = ()
    conversation = [LOGISTICS]
    for _ in range(12):
        reply = reply_to(sample_chatbot, *conversation)
        assert are_apart(seen, shown(reply))
        seen += shown(reply)
        if not isinstance(reply, Answer):
            break
        conversation.append("more")
    assert len(conversation) > 2
    assert not isinstance(reply, Answer)
    assert isinstance(reply.reasons[0], Silence)
    assert reply.reasons[0].lack is Lack.MORE


@pytest.mark.parametrize("question", ["Where?", "Since when?", "And what for?"])
def test_a_detail_may_stand_in_the_same_words(sample_chatbot: Chatbot, question: str) -> None:
    assert reply_to(sample_chatbot, LOGISTICS, question).interpretation.given == ()


def test_who_asked_that_is_whoever_put_the_question_that_was_answered(sample_chatbot: Chatbot) -> None:
    for question in ("Who asked that?", "and who asked that question"):
        reply = reply_to(sample_chatbot, LOGISTICS, question)
        assert reply.interpretation.kind is QuestionKind.INTERVIEWER
        [asked] = shown(reply)
        assert asked.kind is Kind.QUESTION
        assert "how does Chongqing International Logistics Hub Park (CILHP) make new achievements?" in asked.text


def test_who_said_that_is_whoever_was_heard(sample_chatbot: Chatbot) -> None:
    before = reply_to(sample_chatbot, CUSTOMS)
    for question in ("Who said that?", "who?", "Whose words are these?"):
        reply = reply_to(sample_chatbot, CUSTOMS, question)
        assert isinstance(reply, Answer)
        told = [note.speaker.name for note in reply.notes if isinstance(note, PersonFact)]
        assert told == list(dict.fromkeys(voices(before)))


def test_after_who_said_that_why_still_goes_on_from_what_was_said(sample_chatbot: Chatbot) -> None:
    before, after = reply_to(sample_chatbot, LOGISTICS), reply_to(sample_chatbot, LOGISTICS, "Who said that?", "Why?")
    assert are_apart(shown(before), shown(after))
    assert set(voices(after)) == {LUO}


def test_the_other_one_is_who_was_not_heard_first(sample_chatbot: Chatbot) -> None:
    before = voices(reply_to(sample_chatbot, CUSTOMS))
    assert set(before[:2]) == {ZHANG, LUO}
    after = voices(reply_to(sample_chatbot, CUSTOMS, "And the other one?"))
    assert after[0] == before[1]
    assert before[0] not in after


def test_the_others_are_whoever_was_not_heard(sample_chatbot: Chatbot) -> None:
    before = reply_to(sample_chatbot, CUSTOMS)
    after = reply_to(sample_chatbot, CUSTOMS, "And the others?")
    assert set(voices(before)).isdisjoint(voices(after))


def test_the_other_director_is_not_the_one_before(sample_chatbot: Chatbot) -> None:
    reply = reply_to(sample_chatbot, "What does Han Baochang say about Singapore?", "And the other director?")
    assert reply.interpretation.text == f"What does {ZHANG} say about Singapore?"
    assert [person.name for person in reply.interpretation.people] == [ZHANG]


def test_a_remark_is_no_question_and_nothing_leans_on_it(sample_chatbot: Chatbot) -> None:
    reply = reply_to(sample_chatbot, LOGISTICS, "That's interesting.")
    assert isinstance(reply, Answer)
    [welcome] = reply.notes
    assert isinstance(welcome, Welcome)
    assert welcome.talk is SmallTalk.REMARK
    assert reply_to(sample_chatbot, LOGISTICS, "ok great", "For trade?").interpretation.text == (
        reply_to(sample_chatbot, LOGISTICS, "For trade?").interpretation.text
    )


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué dice Luo Shuquan sobre la logística?",
        "Que dira le directeur sur la logistique ?",
        "Wat zegt Luo over logistiek?",
        "Что говорит Луо о логистике?",
        "物流园将做什么？",
    ],
)
def test_a_question_that_can_not_be_bridged_is_asked_for_in_another_language(
    sample_chatbot: Chatbot, question: str
) -> None:
    reply = reply_to(sample_chatbot, question)
    assert not isinstance(reply, Answer)
    assert reply.reasons == (OtherLanguage(("en",)),)


def test_a_question_that_can_be_bridged_is_answered(sample_chatbot: Chatbot) -> None:
    assert set(voices(reply_to(sample_chatbot, "Was sagt Luo Shuquan über Logistik?"))) == {LUO}
    silent = reply_to(sample_chatbot, "What does Luo Shuquan say about the sculptor Giacometti?")
    assert not isinstance(silent, Answer)
    assert isinstance(silent.reasons[0], Silence)


@pytest.mark.parametrize("question", ["give me the five tasks", "I want the five tasks", "Please list the five tasks"])
def test_a_list_is_given_to_whoever_tells_to(sample_chatbot: Chatbot, question: str) -> None:
    reply = reply_to(sample_chatbot, question)
    assert isinstance(reply, Answer)
    items = [quote.text.split(",")[0] for quote in reply.quotes]
    assert items == ["First", "Second", "Third", "Fourth", "Fifth"]
