from typing import Any

import pytest
from mcp import Client
from mcp.types import ListToolsResult

from qa import Question, Reply, UnknownFilterError, Verdict, Verification
from tests.web.fakes import NO_ANSWER, NOBODY, TWO_CRANES, FakeChatbot, declined, near, silence
from web.api.mcp_tools.tools import tool_server
from web.api.schemas import AnswerReply
from web.ports import Chatbot
from web.wording import ENGLISH

from .conftest import Call, talk, text_of

NAMES = ["ask", "search", "verify_quote", "list_speakers", "read_article"]


@pytest.fixture
def listed(chatbot: FakeChatbot) -> ListToolsResult:
    async def opened() -> Chatbot:
        return chatbot

    result: ListToolsResult = talk(tool_server(opened, version="1"), Client.list_tools)
    return result


def test_every_tool_says_what_it_takes_and_gives_and_that_it_changes_nothing(listed: ListToolsResult) -> None:
    assert [tool.name for tool in listed.tools] == NAMES
    for tool in listed.tools:
        assert tool.title
        assert tool.description
        hints = tool.annotations
        assert hints
        assert (hints.read_only_hint, hints.idempotent_hint, hints.open_world_hint) == (True, True, False)
        assert tool.output_schema
        assert tool.output_schema["type"] == tool.input_schema["type"] == "object"
        assert tool.input_schema["additionalProperties"] is False


def test_ask_gives_quotes_as_data_and_as_text(chatbot: FakeChatbot, call: Call) -> None:
    result = call("ask", question="How many cranes?", history=["And the pier?"], limit=3)
    reply = AnswerReply.model_validate(result.structured_content)
    assert [quote.text for quote in reply.quotes] == [TWO_CRANES.text]
    assert "> We will build two cranes.\n> Then we will see.\n\n— **Ada King**, Director" in text_of(result)
    assert text_of(result).endswith(f"31 October 2019 (article harbour, start {TWO_CRANES.span.start})")
    (asked,) = chatbot.asked
    assert (asked.text, asked.history, chatbot.limits) == ("How many cranes?", ("And the pier?",), [3])


def test_ask_says_so_where_nobody_does(chatbot: FakeChatbot, call: Call) -> None:
    chatbot.replies = silence
    result = call("ask", question="And the moon?")
    assert text_of(result) == f"**{ENGLISH.answers.nothing_found}**\n\n{ENGLISH.answers.sentence(NOBODY)}"
    assert (result.is_error, result.structured_content["status"]) == (False, "not_found")


def test_ask_says_what_only_comes_near(chatbot: FakeChatbot, call: Call) -> None:
    chatbot.replies = near
    result = call("ask", question="And the moon?")
    assert text_of(result).startswith(f"{ENGLISH.answers.sentence(NO_ANSWER)}\n\n{ENGLISH.nearest}:\n\n")
    assert (result.structured_content["status"], result.structured_content["quotes"]) == ("near", [])
    assert [quote["text"] for quote in result.structured_content["nearest"]] == [TWO_CRANES.text]


def test_ask_says_who_was_asked_and_did_not_say(chatbot: FakeChatbot, call: Call) -> None:
    chatbot.replies = declined
    result = call("ask", question="And the pier?")
    assert text_of(result).startswith("Asked about the pier, Ada King did not say:\n\n")
    assert (result.structured_content["status"], result.structured_content["declined"]) == ("answered", True)


def test_search_gives_passages(chatbot: FakeChatbot, call: Call) -> None:
    result = call("search", query="cranes", kinds=["statement", "narration"], limit=2)
    assert [found["article"]["id"] for found in result.structured_content["results"]] == ["harbour", "harbour"]
    assert text_of(result).count("(article harbour, start ") == 2


def test_a_quote_is_verified(chatbot: FakeChatbot, call: Call) -> None:
    chatbot.verified = Verification(Verdict.NOT_FOUND)
    result = call("verify_quote", quote="We will build ten cranes.", speaker="Ada King")
    assert (text_of(result), result.structured_content) == (
        ENGLISH.checking.told(Verdict.NOT_FOUND),
        {"verdict": "not_found", "matches": []},
    )
    (claim,) = chatbot.claims
    assert (claim.words, claim.speaker) == ("We will build ten cranes.", "Ada King")


def test_speakers_are_listed_a_part_at_a_time(call: Call) -> None:
    first = call("list_speakers", limit=2)
    assert text_of(first) == (
        "- Reporter (interviewer, id reporter, statements: 2, articles: harbour)\n"
        "- Ada King, Director of the Harbour Office (interviewee, id ada-king, statements: 2, articles: harbour)\n\n"
        "There are more: call again with cursor='ada-king'."
    )
    last = call("list_speakers", limit=2, cursor=first.structured_content["next"])
    assert [one["name"] for one in last.structured_content["items"]] == ["Bob Moss"]
    assert "There are more" not in text_of(last)


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("ask", {}, "question: Field required"),
        ("ask", {"question": " "}, "question: String should have at least 1 character"),
        ("ask", {"question": "Who?", "limit": 50}, "limit: Input should be less than or equal to 20"),
        ("ask", {"question": "Who?", "colour": "red"}, "colour: Extra inputs are not permitted"),
        ("ask", {"question": "Who?", "mode": "written"}, "mode: 'written' is a later option; use 'quotes'"),
        ("search", {"query": "x" * 1001}, "query: String should have at most 1000 characters"),
        ("list_speakers", {"limit": 0}, "limit: Input should be greater than or equal to 1"),
        ("read_article", {"article": "moon"}, "'moon' in the articles; ids are named in what ask and search return"),
        ("read_article", {"article": "second", "start": 99}, "start: 'second' has 36 characters, none at 99"),
    ],
)
def test_a_call_in_vain_is_told_the_way_out(call: Call, tool: str, arguments: dict[str, Any], told: str) -> None:
    result = call(tool, **arguments)
    assert result.is_error
    assert told in text_of(result)


def test_a_filter_that_names_nobody_is_told_where_the_names_are(chatbot: FakeChatbot, call: Call) -> None:
    def refuse(question: Question) -> Reply:
        raise UnknownFilterError("speakers", "Nobody")

    chatbot.replies = refuse
    result = call("ask", question="Who?", speakers=["Nobody"])
    assert result.is_error
    assert text_of(result).startswith("speakers: there is no 'Nobody' in the articles; call list_speakers")
