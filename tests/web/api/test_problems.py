import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from qa import Question, Reply, UnknownFilterError
from tests.web.fakes import FakeChatbot
from web.api import CATALOGUE

ANSWER, SEARCH = "/api/v1/answer", "/api/v1/search"
JSON = {"Content-Type": "application/json"}


def problem(response: object, status: int) -> dict[str, object]:
    """Return the problem a response holds, having checked what every problem has."""
    assert getattr(response, "status_code") == status  # noqa: B009 - the client's response type is its own affair
    headers, text = response.headers, response.text  # type: ignore[attr-defined]
    assert headers["content-type"] == "application/problem+json"
    assert "Traceback" not in text
    found: dict[str, object] = json.loads(text)
    assert found.keys() - {"errors"} == {"type", "title", "status", "detail", "instance", "request_id"}
    assert found["request_id"] == headers["x-request-id"]
    assert found["status"] == status
    assert "\n" not in str(found["detail"])
    assert str(found["type"]).removeprefix("/problems/") in CATALOGUE
    return found


def fields(found: dict[str, object]) -> list[str]:
    errors = found["errors"]
    assert isinstance(errors, list)
    return [error["field"] for error in errors]


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        (ANSWER, {}, "question"),
        (ANSWER, {"question": ""}, "question"),
        (ANSWER, {"question": " \n "}, "question"),
        (ANSWER, {"question": "x" * 1001}, "question"),
        (ANSWER, {"question": 5}, "question"),
        (ANSWER, {"question": "half a \ud800 pair"}, "question"),
        (ANSWER, {"question": "Who?", "history": ["x"] * 21}, "history"),
        (ANSWER, {"question": "Who?", "history": ["x", "\udfff"]}, "history.1"),
        (ANSWER, {"question": "Who?", "limit": 0}, "limit"),
        (ANSWER, {"question": "Who?", "limit": 21}, "limit"),
        (ANSWER, {"question": "Who?", "limit": "5"}, "limit"),
        (ANSWER, {"question": "Who?", "limit": True}, "limit"),
        (ANSWER, {"question": "Who?", "infer": 1}, "infer"),
        (ANSWER, {"question": "Who?", "speakers": ["\ud800"]}, "speakers.0"),
        (ANSWER, {"question": "Who?", "published_from": "31/10/2019"}, "published_from"),
        (ANSWER, {"question": "Who?", "published_from": "2019-13-31"}, "published_from"),
        (ANSWER, {"question": "Who?", "published_from": "2019-W44-4"}, "published_from"),
        (ANSWER, {"question": "Who?", "published_to": 1572480000}, "published_to"),
        (ANSWER, {"question": "Who?", "mode": "shouted"}, "mode"),
        (ANSWER, {"question": "Who?", "colour": "red"}, "colour"),
        (ANSWER, {"question": "Who?", "\ud800": 1}, "body"),
        (SEARCH, {"query": ""}, "query"),
        (SEARCH, {"query": "cranes", "limit": 51}, "limit"),
        (SEARCH, {"query": "cranes", "kinds": ["heading"]}, "kinds.0"),
        (SEARCH, {"query": "cranes", "kinds": []}, "kinds"),
        (SEARCH, {"query": "cranes", "history": []}, "history"),
        (SEARCH, {"query": "cranes", "mode": "quotes"}, "mode"),
    ],
)
def test_a_field_that_is_not_valid_is_named(client: TestClient, path: str, body: object, field: str) -> None:
    response = client.post(path, content=json.dumps(body), headers=JSON)
    assert fields(problem(response, 422)) == [field]


def test_the_longest_question_and_conversation_are_answered(client: TestClient) -> None:
    body = {"question": " " + "x" * 1000 + " ", "history": ["y" * 1000] * 20}
    assert client.post(ANSWER, json=body).status_code == 200


def test_a_question_of_what_only_python_calls_space_is_refused(client: TestClient) -> None:
    assert fields(problem(client.post(ANSWER, json={"question": "\x1c"}), 422)) == ["question"]
    assert fields(problem(client.post(ANSWER, json={"question": "Who?", "history": ["\x1c"]}), 422)) == ["history.0"]


def test_a_whole_number_may_be_written_with_a_point(chatbot: FakeChatbot, client: TestClient) -> None:
    assert client.post(ANSWER, json={"question": "Who?", "limit": 3.0}).status_code == 200
    assert chatbot.limits == [3]
    assert fields(problem(client.post(ANSWER, json={"question": "Who?", "limit": 3.5}), 422)) == ["limit"]


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'"text"',
        b"",
        b'{"question": "caf\xe9"}',
        b'{"question": 1e999, "limit": ' + b"9" * 5000 + b"}",
        b'{"question": "Who?", "limit": NaN}',
        b'{"question": "Who?", "limit": -Infinity}',
        b'\xef\xbb\xbf{"question": 5}',
    ],
)
def test_a_body_that_is_no_json_object_is_refused(client: TestClient, body: bytes) -> None:
    problem(client.post(ANSWER, content=body, headers=JSON), 422)


def test_deeply_nested_json_is_refused(client: TestClient) -> None:
    found = problem(client.post(ANSWER, content=b"[" * 60_000, headers=JSON), 422)
    assert "that deep a nesting" in str(found["detail"])


def test_a_key_that_stands_twice_is_refused(client: TestClient) -> None:
    found = problem(client.post(ANSWER, content=b'{"question": "Who?", "question": "What?"}', headers=JSON), 422)
    assert found["errors"] == [
        {"field": "body", "message": "this is not JSON: the same key twice in one object is not taken"}
    ]


def test_where_json_breaks_off_is_told(client: TestClient) -> None:
    found = problem(client.post(ANSWER, content=b'{"question": "Who?"', headers=JSON), 422)
    assert "Expecting ',' delimiter" in str(found["detail"])


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "application/xml", "x"])
def test_json_under_another_name_is_told_to_be_json(client: TestClient, media_type: str) -> None:
    response = client.post(ANSWER, content=b'{"question": "Who?"}', headers={"Content-Type": media_type})
    assert "application/json" in str(problem(response, 422)["detail"])


def test_a_byte_order_mark_is_overlooked(client: TestClient) -> None:
    response = client.post(ANSWER, content=b'\xef\xbb\xbf{"question": "Who?"}', headers=JSON)
    assert response.status_code == 200


def test_a_form_is_told_to_be_json(client: TestClient) -> None:
    found = problem(client.post(ANSWER, data={"question": "Who?"}), 422)
    assert found["errors"] == [{"field": "body", "message": "send a JSON object as application/json"}]


def test_a_written_answer_is_a_later_option(chatbot: FakeChatbot, client: TestClient) -> None:
    found = problem(client.post(ANSWER, json={"question": "Who?", "mode": "written"}), 422)
    assert (found["type"], fields(found)) == ("/problems/later-option", ["mode"])
    assert "later option" in str(found["detail"])
    assert chatbot.asked == []


def test_an_unknown_filter_value_is_named(chatbot: FakeChatbot, client: TestClient) -> None:
    def refuse(question: Question) -> Reply:
        raise UnknownFilterError("speakers", "Nobody <b>")

    chatbot.replies = refuse
    found = problem(client.post(ANSWER, json={"question": "Who?", "speakers": ["Nobody <b>"]}), 422)
    assert (found["type"], fields(found)) == ("/problems/unknown-filter", ["speakers"])
    assert "Nobody <b>" in str(found["detail"])


@pytest.mark.parametrize("kind", ["articles", "speakers", "passages"])
def test_an_unknown_id_is_not_found(client: TestClient, kind: str) -> None:
    found = problem(client.get(f"/api/v1/{kind}/no-such-id"), 404)
    assert "no-such-id" in str(found["detail"])
    assert found["instance"] == f"/api/v1/{kind}/no-such-id"


@pytest.mark.parametrize(
    "odd", ["%E8%AE%BF%E8%B0%88", "a%2Fb", "%00", "%FF%FE", "x" * 5000, "%F0%9F%8C%8A", "..%2F..", "%20"]
)
@pytest.mark.parametrize("kind", ["articles", "speakers", "passages"])
def test_an_odd_id_is_not_found(client: TestClient, kind: str, odd: str) -> None:
    problem(client.get(f"/api/v1/{kind}/{odd}"), 404)


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=many", "cursor=", "page=2"])
def test_a_part_of_a_list_that_can_not_be_is_refused(client: TestClient, query: str) -> None:
    assert fields(problem(client.get(f"/api/v1/articles?{query}"), 422)) == [query.partition("=")[0]]


def test_an_address_of_the_api_that_is_not_there_is_a_problem(client: TestClient) -> None:
    problem(client.get("/api/v1/nothing"), 404)


def test_another_method_is_told_which_one_is_right(client: TestClient) -> None:
    response = client.get(ANSWER)
    problem(response, 405)
    assert response.headers["allow"] == "POST"


def test_a_body_that_announces_too_much_is_refused(client: TestClient) -> None:
    problem(client.post(ANSWER, json={"question": "Who?", "history": ["x" * 70_000]}), 413)


def test_a_body_that_turns_out_too_long_is_refused(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(70):
            yield b" " * 1024

    problem(client.post(ANSWER, content=endless(), headers=JSON), 413)


@pytest.mark.parametrize("error", [RuntimeError("secret\nof the question"), ValueError("secret")])
def test_an_unexpected_error_says_nothing_of_its_inside(
    chatbot: FakeChatbot, client: TestClient, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(question: Question) -> Reply:
        raise error

    chatbot.replies = fail
    response = client.post(ANSWER, json={"question": "Who?"})
    assert problem(response, 500)["type"] == "/problems/internal"
    page = client.get("/", params={"q": "Who?"})
    assert (page.status_code, page.headers["content-type"]) == (500, "text/html; charset=utf-8")
    told = [record.getMessage() for record in caplog.records]
    assert "secret" not in "\n".join((response.text, page.text, *told))
    assert any(f"POST {ANSWER} failed: {type(error).__name__}" in line for line in told)
