import json

import pytest
from fastapi.testclient import TestClient

from qa import Claim, Edit, Match, Operation, UnknownFilterError, Verdict, Verification
from tests.web.api.test_problems import JSON, fields, problem
from tests.web.api.test_routes import SHOWN_TWO_CRANES
from tests.web.fakes import NARRATED, TWO_CRANES, FakeChatbot

VERIFY = "/api/v1/verify"


def test_a_reply_has_every_field_of_the_contract(chatbot: FakeChatbot, client: TestClient) -> None:
    diff = (Edit(Operation.EQUAL, "We will", "We will"), Edit(Operation.REPLACE, "buy", "build"))
    chatbot.verified = Verification(Verdict.ALTERED, (Match(TWO_CRANES, 0.75, diff),))
    assert client.post(VERIFY, json={"quote": " We will buy "}).json() == {
        "verdict": "altered",
        "matches": [
            SHOWN_TWO_CRANES
            | {
                "similarity": 0.75,
                "diff": [
                    {"op": "equal", "pasted": "We will", "printed": "We will"},
                    {"op": "replace", "pasted": "buy", "printed": "build"},
                ],
            }
        ],
    }


def test_narration_is_shown_as_nobodys(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.verified = Verification(Verdict.VERBATIM, (Match(NARRATED, 1.0, ()),))
    [match] = client.post(VERIFY, json={"quote": "It will be rebuilt"}).json()["matches"]
    assert (match["kind"], match["speaker"]) == ("narration", None)


def test_where_nothing_is_found_nothing_matches(client: TestClient) -> None:
    assert client.post(VERIFY, json={"quote": "x" * 5000}).json() == {"verdict": "not_found", "matches": []}


def test_the_whole_request_reaches_the_chatbot(chatbot: FakeChatbot, client: TestClient) -> None:
    body = {"quote": " We will … ", "speaker": "Nobody I know", "articles": ["harbour"]}
    assert client.post(VERIFY, json=body).status_code == 200
    assert chatbot.claims == [Claim("We will …", "Nobody I know", ("harbour",))]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "quote"),
        ({"quote": " \n"}, "quote"),
        ({"quote": "x" * 5001}, "quote"),
        ({"quote": ["x"]}, "quote"),
        ({"quote": "half a \ud800 pair"}, "quote"),
        ({"quote": "x", "speaker": ""}, "speaker"),
        ({"quote": "x", "speaker": 5}, "speaker"),
        ({"quote": "x", "articles": "harbour"}, "articles"),
        ({"quote": "x", "articles": ["a"] * 101}, "articles"),
        ({"quote": "x", "limit": 5}, "limit"),
    ],
)
def test_a_field_that_is_not_valid_is_named(client: TestClient, body: object, field: str) -> None:
    assert fields(problem(client.post(VERIFY, content=json.dumps(body), headers=JSON), 422)) == [field]


def test_a_quote_of_what_only_python_calls_space_is_refused(client: TestClient) -> None:
    assert fields(problem(client.post(VERIFY, json={"quote": "\x1c"}), 422)) == ["quote"]


def test_an_unknown_article_is_named(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.verified = UnknownFilterError("articles", "nowhere")
    found = problem(client.post(VERIFY, json={"quote": "x", "articles": ["nowhere"]}), 422)
    assert (found["type"], fields(found)) == ("/problems/unknown-filter", ["articles"])
