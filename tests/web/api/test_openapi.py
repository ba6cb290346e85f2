import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from fastapi.testclient import TestClient

from web.api import CATALOGUE, ProblemType, problems

Json = dict[str, Any]
REFERENCE = "#/components/"


@pytest.fixture
def described(client: TestClient) -> Json:
    found: Json = client.get("/openapi.json").json()
    return found


def operations(described: Json) -> Iterator[tuple[str, Json]]:
    for path, item in described["paths"].items():
        for method, operation in item.items():
            yield f"{method.upper()} {path}", operation


def resolved(described: Json, part: Json) -> Json:
    while "$ref" in part:
        kind, name = part["$ref"].removeprefix(REFERENCE).split("/")
        part = described["components"][kind][name]
    return part


def contents(described: Json) -> Iterator[tuple[str, str, Json]]:
    """Everything that is sent or got back: where, as what media type, and how it is described."""
    for name, operation in operations(described):
        bodies = {"request": operation.get("requestBody", {})} | operation["responses"]
        for where, body in bodies.items():
            for media_type, content in resolved(described, body).get("content", {}).items():
                yield f"{name} {where}", media_type, content


def is_valid(described: Json, schema: Json, value: object) -> bool:
    whole = schema | {"components": described["components"]}
    return jsonschema_rs.validator_for(whole).is_valid(value)


def test_the_description_is_openapi(described: Json) -> None:
    assert described["openapi"].startswith("3.1")
    schemathesis.openapi.from_dict(described).validate()


def test_all_of_the_api_is_described(described: Json) -> None:
    named = {name: operation["operationId"] for name, operation in operations(described)}
    assert {
        "POST /api/v1/answer": "answer",
        "POST /api/v1/search": "search",
        "POST /api/v1/verify": "verify",
        "GET /api/v1/articles": "articles",
        "GET /api/v1/articles/{article_id}": "article",
        "GET /api/v1/speakers": "speakers",
        "GET /api/v1/speakers/{speaker_id}": "speaker",
        "GET /api/v1/passages/{passage_id}": "passage",
    }.items() <= named.items()
    assert len(set(named.values())) == len(named)


def test_every_operation_and_field_says_what_it_is(described: Json) -> None:
    said = {f"{name}.{field}": schema
            for name, each in described["components"]["schemas"].items()
            for field, schema in each.get("properties", {}).items()}  # fmt: skip
    said |= {
        f"{name} {parameter['name']}": parameter
        for name, operation in operations(described)
        for parameter in operation.get("parameters", ())
    }
    said |= dict(operations(described))
    assert [name for name, each in said.items() if not each.get("description")] == []


def test_every_reference_leads_somewhere(described: Json) -> None:
    text = json.dumps(described)
    for reference in {part.split('"', 1)[0] for part in text.split('"$ref": "')[1:]}:
        resolved(described, {"$ref": reference})


def test_every_failure_is_a_problem_and_every_problem_of_a_call_is_told(described: Json) -> None:
    for where, media_type, content in contents(described):
        if where.rsplit(" ", 1)[1][0] in "45":
            assert (media_type, content["schema"]) == (
                "application/problem+json",
                {"$ref": "#/components/schemas/Problem"},
            )
    asking = described["paths"]["/api/v1/answer"]["post"]["responses"]
    assert set(asking) == {"200", "401", "403", "408", "413", "422", "429", "500", "503", "504"}
    reading = described["paths"]["/api/v1/articles/{article_id}"]["get"]["responses"]
    assert set(reading) == {"200", "304", "401", "403", "404", "429", "500", "503", "504"}
    assert "HTTPValidationError" not in json.dumps(described)


def test_every_example_is_valid(described: Json) -> None:
    n_checked = 0
    for where, media_type, content in contents(described):
        examples = [each["value"] for each in content.get("examples", {}).values()]
        examples += [content["example"]] if "example" in content else []
        for example in examples:
            assert is_valid(described, content["schema"], example), f"{where} {media_type}"
            n_checked += 1
    assert n_checked > 20


def test_each_kind_of_event_is_described_and_the_example_of_a_stream_is_valid(described: Json) -> None:
    events = described["paths"]["/api/v1/answer"]["post"]["responses"]["200"]["content"]["text/event-stream"]
    typed = {
        each["properties"]["event"]["const"]: each["properties"]["data"]["contentSchema"]
        for each in resolved(described, events["x-itemSchema"])["oneOf"]
    }
    assert list(typed) == ["understood", "quote", "answer", "error"]
    blocks = [block.split("\n") for block in events["example"].removesuffix("\n\n").split("\n\n")]
    assert [name for name, _ in blocks] == ["event: understood", "event: quote", "event: answer"]
    for name, data in blocks:
        assert is_valid(described, typed[name.removeprefix("event: ")], json.loads(data.removeprefix("data: ")))


def test_a_key_may_be_sent_and_need_not(described: Json) -> None:
    assert described["security"] == [{}, {"key": []}]
    assert described["components"]["securitySchemes"]["key"]["scheme"] == "bearer"


def test_whatever_is_told_of_is_in_the_catalogue() -> None:
    kinds = [value for value in vars(problems).values() if isinstance(value, ProblemType)]
    assert list(CATALOGUE.values()) == sorted(kinds, key=list(CATALOGUE.values()).index)
    assert len({kind.slug for kind in kinds}) == len(kinds)
    assert all(kind.meaning.endswith(".") and kind.way_out.endswith(".") for kind in kinds)
