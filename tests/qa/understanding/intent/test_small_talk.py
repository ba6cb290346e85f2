import pytest

from qa import SmallTalk
from qa.understanding.intent import small_talk, without_small_talk

GREETING, THANKS, REMARK, HELP = SmallTalk


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("hello", GREETING),
        ("Hi there!", GREETING),
        ("good morning", GREETING),
        ("How are you?", GREETING),
        ("thanks", THANKS),
        ("ok, thank you very much!", THANKS),
        ("bye", THANKS),
        ("Thank you, that helps.", THANKS),
        ("great, thanks a lot!", THANKS),
        ("ok great", REMARK),
        ("Got it.", REMARK),
        ("That's interesting!", REMARK),
        ("you're wrong", REMARK),
        ("This is not what I asked for.", REMARK),
        ("I like this", REMARK),
        ("Das ist sehr interessant", REMARK),
        ("help", HELP),
        ("Help!!", HELP),
        ("who are you", HELP),
        ("Who are you?", HELP),
        ("hello, who are you?", HELP),
        ("what can you do", HELP),
        ("what can I ask?", HELP),
        ("how does this site work", HELP),
        ("what’s your name?", HELP),
        ("are you a bot", HELP),
        ("what is this?", HELP),
    ],
)
def test_what_asks_nothing_of_the_articles_is_known(typed: str, wanted: SmallTalk) -> None:
    assert small_talk(typed) is wanted


@pytest.mark.parametrize(
    "typed",
    [
        "hello, what about customs?",
        "thanks, and what about trade?",
        "help for farmers",
        "great expectations",
        "Is that true?",
        "this is useful for farmers",
        "ok, and what about trade?",
        "no taxes",
        "who are you interviewing",
        "what can you do for farmers",
        "what can the park do",
        "what is the park",
        "How does the app work?",
        "what can the site do",
        "who helps",
        "?",
        "hello " * 30,
        "你好",
    ],
)
def test_a_question_is_none(typed: str) -> None:
    assert small_talk(typed) is None


@pytest.mark.parametrize("typed", ["what is this?", "how does it work", "What should I do?", "instructions"])
def test_after_a_question_this_and_it_are_what_it_was_about(typed: str) -> None:
    assert small_talk(typed) is small_talk(typed, history=["hello"]) is HELP
    assert small_talk(typed, history=["hello", "What about trains?"]) is None


def test_the_rest_of_a_conversation_is_what_asks_something() -> None:
    typed = ["hello", "How does it work?", "What about trains?", "thanks", "How does it work?"]
    assert without_small_talk(typed) == ("What about trains?", "How does it work?")
