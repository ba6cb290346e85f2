"""Every kind of question over the sample corpus, with the real model: what is shown, whose words, in what order."""

from typing import NamedTuple

import pytest

from corpus import Kind
from qa import (
    Answer,
    ArticleFact,
    Chatbot,
    Fact,
    Filters,
    Lack,
    Message,
    NotFound,
    NotSpeaking,
    PersonFact,
    Question,
    QuestionKind,
    Quote,
    Reply,
    Silence,
)
from tests.qa.articles import shown

ZHANG, HAN, WANG, LUO = "Zhang Zhikui", "Han Baochang", "Wang Zhijie", "Luo Shuquan"
EVERYBODY = frozenset({ZHANG, HAN, WANG, LUO})
ARTICLE = "Chongqing is Accelerating to Build Itself into an Opening-Up Platform"


class Case(NamedTuple):
    """A question, its kind, the kind of words that answer it, whose they are, and some that are among them."""

    question: str
    kind: QuestionKind
    words_of: Kind
    speakers: frozenset[str | None]
    words: tuple[str, ...] = ()


CASES = [
    Case("Who speaks about smart ports?", QuestionKind.WHO, Kind.STATEMENT, frozenset({ZHANG, LUO})),
    Case("Who mentions South Korea?", QuestionKind.WHO, Kind.STATEMENT, frozenset({WANG})),
    Case(
        "How many state-level zones does Chongqing hold?",
        QuestionKind.FACT,
        Kind.STATEMENT,
        frozenset({ZHANG}),
        ("seven state-level",),
    ),
    Case(
        "What do Zhang Zhikui and Luo Shuquan each say about smart ports?",
        QuestionKind.COMPARE,
        Kind.STATEMENT,
        frozenset({ZHANG, LUO}),
        ("speed up the construction of smart ports", "build a smart port operation platform"),
    ),
    Case("Summarise the interview", QuestionKind.OVERVIEW, Kind.STATEMENT, EVERYBODY),
    Case("What did the interviewer ask?", QuestionKind.INTERVIEWER, Kind.QUESTION, frozenset({"Reporter"})),
    Case(
        "What was Luo Shuquan asked about?",
        QuestionKind.INTERVIEWER,
        Kind.QUESTION,
        frozenset({"Reporter"}),
        ("12 years of development history",),
    ),
    Case("Who was interviewed?", QuestionKind.ABOUT, Kind.NARRATION, frozenset({None}), tuple(EVERYBODY)),
    Case("Who is Luo Shuquan?", QuestionKind.ABOUT, Kind.NARRATION, frozenset({None}), (LUO,)),
    Case("When was this published?", QuestionKind.ABOUT, Kind.NARRATION, frozenset({None})),
]


def answered(reply: Reply) -> Answer:
    assert isinstance(reply, Answer), reply
    return reply


def voices(quotes: tuple[Quote, ...]) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in quotes]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.question)
def test_each_kind_is_answered_with_its_own_kind_of_words(sample_chatbot: Chatbot, case: Case) -> None:
    answer = answered(sample_chatbot.answer(Question(case.question)))
    assert answer.interpretation.kind is case.kind
    assert {quote.kind for quote in answer.quotes} == {case.words_of}
    assert case.speakers <= set(voices(answer.quotes))
    words = " ".join(quote.text for quote in answer.quotes)
    assert [one for one in case.words if one not in words] == []
    for quote in answer.quotes:
        assert quote.article.text[quote.span.start : quote.span.end] == quote.text
        assert sample_chatbot.archive.quote(quote.id).text == quote.text


@pytest.mark.parametrize(
    ("question", "speaker", "lead_in", "items"),
    [
        ("What are the five tasks of the park?", LUO, "five tasks", ["First", "Second", "Third", "Fourth", "Fifth"]),
        (
            "Which four aspects of opening-up platforms does Zhang describe?",
            ZHANG,
            "four aspects",
            ["First", "Second", "Third", "Fourth"],
        ),
        ("Which three aspects does the bureau focus on?", HAN, "three aspects", ["First", "Second", "Third"]),
    ],
)
def test_a_list_is_shown_whole_and_in_order(
    sample_chatbot: Chatbot, question: str, speaker: str, lead_in: str, items: list[str]
) -> None:
    answer = answered(sample_chatbot.answer(Question(question), limit=8))
    assert lead_in in answer.quotes[0].text
    assert [quote.text.split(",")[0] for quote in answer.quotes[1 : len(items) + 1]] == items
    assert set(voices(answer.quotes[: len(items) + 1])) == {speaker}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which trains go to Manzhouli and Russia?", "Chongqing-Manzhouli-Russia"),
        ("Which events does Mr Zhang want to improve?", "Smart China Expo"),
        ("Which rail transit lines will be improved?", "Lines 7 and 13"),
    ],
)
def test_part_of_one_item_is_not_the_whole_list(sample_chatbot: Chatbot, question: str, words: str) -> None:
    assert words in answered(sample_chatbot.answer(Question(question))).quotes[0].text


def test_somebody_who_did_not_address_it_is_told_of(sample_chatbot: Chatbot) -> None:
    answer = answered(sample_chatbot.answer(Question("What do Han Baochang and Luo Shuquan each say about Fintech?")))
    assert set(voices(answer.quotes)) == {HAN}
    assert [(group.speaker.name, group.addressed) for group in answer.groups] == [(HAN, True), (LUO, False)]


def test_an_overview_keeps_the_printed_order(sample_chatbot: Chatbot) -> None:
    answer = answered(sample_chatbot.answer(Question("Give me an overview of the interview")))
    assert [quote.span for quote in answer.quotes] == sorted(quote.span for quote in answer.quotes)
    assert answer.more


@pytest.mark.parametrize(
    ("question", "fact"), [("When was this published?", Fact.DAY), ("Who wrote this article?", Fact.WRITERS)]
)
def test_what_is_known_of_the_article_is_told(sample_chatbot: Chatbot, question: str, fact: Fact) -> None:
    [note] = answered(sample_chatbot.answer(Question(question))).notes
    assert isinstance(note, ArticleFact)
    assert (note.fact, note.article.title) == (fact, ARTICLE)


def test_who_somebody_is_is_told(sample_chatbot: Chatbot) -> None:
    [note] = answered(sample_chatbot.answer(Question("Who is Luo Shuquan?"))).notes
    assert isinstance(note, PersonFact)
    office = "President of Chongqing International Logistics Hub Park"
    assert (note.speaker.name, note.speaker.role, note.titles) == (LUO, office, (ARTICLE,))


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What does Angela Merkel say about ports?", NotSpeaking(("Angela Merkel",))),
        ("What does Luo Shuquan say about football?", Silence(Lack.SPEECH, (LUO,), "football")),
        (
            "What do Zhang Zhikui and Luo Shuquan each say about penguins?",
            Silence(Lack.SPEECH, (ZHANG, LUO), "penguins"),
        ),
        ("What did the reporter ask about football?", Silence(Lack.QUESTION)),
    ],
)
def test_silence_says_exactly_who_said_nothing(sample_chatbot: Chatbot, question: str, reason: Message) -> None:
    reply = sample_chatbot.answer(Question(question))
    assert isinstance(reply, NotFound)
    assert reply.reasons == (reason,)


def test_nobody_is_shown_in_place_of_a_stranger(sample_chatbot: Chatbot) -> None:
    reply = sample_chatbot.answer(Question("What does Angela Merkel say about ports?"))
    assert isinstance(reply, NotFound)
    assert reply.people == ()


def test_filters_hold_for_every_kind(sample_chatbot: Chatbot) -> None:
    for case in CASES:
        none = Question(case.question, filters=Filters(exclude_speakers=(LUO,)), infer=False)
        reply = sample_chatbot.answer(none)
        assert LUO not in voices(shown(reply))
