import json
from pathlib import Path
from typing import Any

import openai
import pytest
from fastapi.testclient import TestClient

from qa import Question, Reply
from tests.web.fakes import FakeChatbot
from tests.web.live import live, running
from web import ServingOptions, create_app
from web.middleware import KeyRequired

MODEL = "on-the-record"
CHAT = "/v1/chat/completions"


def chat(content: object = "How many cranes?", **fields: object) -> dict[str, object]:
    return {"model": MODEL, "messages": [{"role": "user", "content": content}], **fields}


def error(client: TestClient, body: object, *, status: int = 400) -> dict[str, Any]:
    """Return what an error says, having checked its shape."""
    response = client.post(CHAT, content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert (response.status_code, response.headers["content-type"]) == (status, "application/json")
    (told,) = response.json().values()
    assert told.keys() == {"message", "type", "param", "code"}
    return dict(told)


@pytest.mark.parametrize(
    ("wanted", "param"),
    [
        ({"n": 2}, "n"),
        ({"tools": [{"type": "function", "function": {"name": "f"}}]}, "tools"),
        ({"functions": [{"name": "f"}]}, "functions"),
        ({"response_format": {"type": "json_object"}}, "response_format"),
        ({"logprobs": True}, "logprobs"),
        ({"modalities": ["text", "audio"]}, "modalities"),
    ],
)
def test_what_can_not_be_done_is_refused(client: TestClient, wanted: dict[str, object], param: str) -> None:
    told = error(client, chat(**wanted))
    assert (told["param"], told["code"], told["type"]) == (param, "unsupported_parameter", "invalid_request_error")


def test_tools_that_shall_not_be_called_are_no_matter(client: TestClient) -> None:
    tools = [{"type": "function", "function": {"name": "f"}}]
    assert client.post(CHAT, json=chat(tools=tools, tool_choice="none")).status_code == 200


def test_a_question_that_is_a_picture_is_refused(client: TestClient) -> None:
    picture = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    told = error(client, chat([{"type": "text", "text": "Who is this?"}, picture]))
    assert (told["param"], told["code"]) == ("messages.0.content", "unsupported_value")
    assert "image_url" in told["message"]


def test_a_question_that_is_too_long_says_how_long_it_may_be(client: TestClient) -> None:
    told = error(client, chat("x" * 1001))
    assert (told["param"], told["code"]) == ("messages.0.content", "context_length_exceeded")
    assert told["message"] == "the last user message has 1,001 characters; ask in at most 1,000"
    assert client.post(CHAT, json=chat(f" {'x' * 1000} ")).status_code == 200


@pytest.mark.parametrize(
    ("body", "param"),
    [
        (chat(" "), "messages.0.content"),
        (chat([]), "messages.0.content"),
        (chat(None), "messages.0.content"),
        ({"model": MODEL, "messages": [{"role": "system", "content": "Be brief."}]}, "messages"),
        ({"model": MODEL, "messages": []}, "messages"),
        ({"messages": [{"role": "user", "content": "Who?"}]}, "model"),
        ({"model": MODEL, "messages": [{"role": "judge", "content": "Who?"}]}, "messages.0.role"),
        (chat(n=0), "n"),
        ([], "body"),
    ],
)
def test_a_chat_that_asks_nothing_is_refused(client: TestClient, body: object, param: str) -> None:
    assert error(client, body)["param"] == param


def test_half_a_surrogate_pair_is_no_character_and_no_harm(chatbot: FakeChatbot, client: TestClient) -> None:
    body = json.dumps(chat("half a \ud800 pair"))
    assert client.post(CHAT, content=body, headers={"Content-Type": "application/json"}).status_code == 200
    assert chatbot.asked[-1].text == "half a \ufffd pair"


def test_an_address_that_is_not_there_names_those_that_are(client: TestClient) -> None:
    told = client.post("/v1/embeddings", json={}).json()["error"]
    assert (told["code"], told["message"].count("/v1/")) == ("not_found", 2)


def test_an_unexpected_error_says_nothing_of_its_inside(chatbot: FakeChatbot, client: TestClient) -> None:
    def fail(question: Question) -> Reply:
        raise RuntimeError(question.text)

    chatbot.replies = fail
    told = error(client, chat(), status=500)
    assert (told["type"], "cranes" in told["message"]) == ("server_error", False)


def program(address: str, **options: Any) -> openai.OpenAI:
    http_client = openai.DefaultHttpxClient(trust_env=False)
    return openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0, http_client=http_client, **options)


def test_the_client_knows_each_error_for_what_it_is(chatbot: FakeChatbot) -> None:
    with live(chatbot) as address, program(address) as client:
        with pytest.raises(openai.BadRequestError, match="one answer to a question") as refused:
            client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": "Who?"}], n=2)
        assert (refused.value.param, refused.value.code) == ("n", "unsupported_parameter")


def test_the_client_is_told_to_wait_until_the_articles_are_open() -> None:
    def never() -> FakeChatbot:
        raise OSError("no such folder")

    with running(create_app(never)) as address, program(address) as client:
        with pytest.raises(openai.InternalServerError) as refused:
            client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": "Who?"}])
        assert (refused.value.status_code, refused.value.code) == (503, "not_ready")
        assert refused.value.response.headers["retry-after"] == "1"


def test_the_client_is_told_that_it_needs_a_key(chatbot: FakeChatbot, tmp_path: Path) -> None:
    keys = tmp_path / "keys.json"
    app = create_app(lambda: chatbot, options=ServingOptions(keys=keys, require_key=KeyRequired.API))
    with running(app) as address, program(address) as client, pytest.raises(openai.AuthenticationError) as refused:
        client.models.list()
    assert refused.value.code == "invalid_api_key"
