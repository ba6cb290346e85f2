"""The published description of the API: what FastAPI makes of the routes, and what it can't know of them."""

import json
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from web import links
from web.api.schemas import Understood

from .http import EVENTS, INDEX_VERSION, JSON
from .problems import CATALOGUE, Problem, ProblemResponse, problem_example

JsonObject = dict[str, Any]

ANSWERS, ARCHIVE, DESK = "Answers", "Archive", "Editor's desk"

_EXAMPLES = Path(__file__).parent / "examples.json"
_TAGS = (
    {"name": ANSWERS, "description": "Questions, look-ups and checks: always the printed words, never a paraphrase."},
    {"name": ARCHIVE, "description": "Articles, speakers and passages by id, with `ETag` and conditional GET."},
    {"name": DESK, "description": "What editors do and learn; always with a key that has the scope `edit`."},
)
_INFO = {
    "summary": "Ask interview articles; get the interviewees' own words, each with who said it.",
    "description": (
        "Every quote is cut out of its article: `text` is the article's text from `start` to `end`, in Unicode code "
        "points. Ids stay the same across rebuilds while the words do. Unknown fields and parameters are refused. "
        "Errors are `application/problem+json` (RFC 9457). Examples to copy are at `/docs`. The OpenAI-compatible "
        "`/v1` and the tools at `/mcp` are described by their own specifications."
    ),
    "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
}
_HEADERS = {
    "X-Request-Id": "Names the request in the server's log; one that is sent is echoed.",
    INDEX_VERSION: "The version of the index that the reply is from.",
    "ETag": "Digest of what is shown. Sent back in `If-None-Match`, it saves the body as long as nothing changes.",
    "Cache-Control": "`no-cache`: keep it, and check back with the `ETag`.",
    "RateLimit-Limit": "Where requests are counted: how many there may be in a window.",
    "RateLimit-Remaining": "Where requests are counted: how many are left.",
    "RateLimit-Reset": "Where requests are counted: seconds until the window is over.",
    "RateLimit-Policy": "Where requests are counted: limit and window as a policy.",
    "Retry-After": "Seconds to wait before the next attempt.",
    "WWW-Authenticate": "How to send a key.",
}
_ALWAYS = ("X-Request-Id", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy")
_TAGGED = ("ETag", "Cache-Control", INDEX_VERSION)
_OF_STATUS = {401: ("WWW-Authenticate",), 403: ("WWW-Authenticate",), 429: ("Retry-After",), 503: ("Retry-After",)}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "`ETag`s that the client still has, separated by commas.",
    "schema": {"type": "string"},
}
# Where a reply leads: by operation, what it leads to, and from where to take which parameter.
_LINKS = {
    "answer": {
        "article": ("article_id", "/quotes/0/article/id"),
        "passage": ("passage_id", "/quotes/0/passage/id"),
        "speaker": ("speaker_id", "/quotes/0/speaker/id"),
    },
    "search": {"passage": ("passage_id", "/results/0/passage/id")},
    "articles": {"article": ("article_id", "/items/0/id"), "articles": ("cursor", "/next")},
    "article": {"speaker": ("speaker_id", "/speakers/0/id")},
    "speakers": {"speaker": ("speaker_id", "/items/0/id"), "speakers": ("cursor", "/next")},
    "speaker": {"article": ("article_id", "/articles/0")},
    "passage": {"article": ("article_id", "/article/id")},
}


def complete(schema: JsonObject) -> JsonObject:
    """Return FastAPI's description with problems, headers, examples, links, events and keys."""
    schema = deepcopy(schema)
    schema["info"] |= _INFO
    schema["tags"] = list(_TAGS)
    examples = json.loads(_EXAMPLES.read_text(encoding="utf-8"))
    for path, item in schema["paths"].items():
        for operation in item.values():
            if path.startswith(f"{links.API}/"):
                _complete(operation, path, examples.get(operation["operationId"], {}))
    schema["paths"][links.READY]["get"]["responses"]["503"] = {"$ref": "#/components/responses/Problem503"}
    _, own = models_json_schema(
        [(Problem, "serialization"), (Understood, "serialization")], ref_template="#/components/schemas/{model}"
    )
    schemas = own["$defs"] | schema["components"]["schemas"] | {"AnswerEvent": _answer_event()}
    schema["components"] |= {
        "schemas": {name: schemas[name] for name in sorted(schemas) if "ValidationError" not in name},
        "responses": dict(_problem_responses()),
        "headers": {
            name: {"description": description, "schema": {"type": "string"}} for name, description in _HEADERS.items()
        },
        "securitySchemes": {
            "key": {"type": "http", "scheme": "bearer", "description": "Only where the server requires keys."}
        },
    }
    schema["security"] = [{}, {"key": []}]
    return schema


def _complete(operation: JsonObject, path: str, example: JsonObject) -> None:
    reads = "requestBody" not in operation
    responses = {status: said for status, said in operation["responses"].items() if status != "422"}
    done = next(said for status, said in responses.items() if status.startswith("2"))
    done["description"] = "The reply."
    done["headers"] = _header_references(*_ALWAYS, *(_TAGGED if reads else (INDEX_VERSION,)))
    done["links"] = {
        target: {"operationId": target, "parameters": {parameter: f"$response.body#{pointer}"}}
        for target, (parameter, pointer) in _LINKS.get(operation["operationId"], {}).items()
    }
    if "reply" in example:
        done["content"][JSON]["example"] = example["reply"]
    if "request" in example:
        operation["requestBody"]["content"][JSON]["example"] = example["request"]
    if "events" in example:
        done["content"][EVENTS] = {
            "schema": {"type": "string", "description": "Server-sent events, each an `AnswerEvent`."},
            "x-itemSchema": {"$ref": "#/components/schemas/AnswerEvent"},
            "example": example["events"],
        }
    if reads:
        responses["304"] = {"description": "Nothing has changed.", "headers": _header_references(*_ALWAYS, *_TAGGED)}
        operation.setdefault("parameters", []).append(_IF_NONE_MATCH)
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "path":
            parameter |= {"example": example["id"], "description": "As lists and replies give it."}
    operation["responses"] = responses | {
        str(status): {"$ref": f"#/components/responses/Problem{status}"} for status in _statuses(operation, path)
    }


def _statuses(operation: JsonObject, path: str) -> tuple[int, ...]:
    """Return with what an operation may fail."""
    takes = {parameter["in"] for parameter in operation.get("parameters", ())}
    sends = "requestBody" in operation
    return (
        401,
        403,
        *((404,) if "{" in path else ()),
        *((408, 413) if sends else ()),
        *((422,) if sends or "query" in takes else ()),
        429,
        500,
        503,
        504,
    )


def _problem_responses() -> Iterator[tuple[str, JsonObject]]:
    kinds = sorted(CATALOGUE.values(), key=lambda kind: kind.status)
    for status, alike in groupby(kinds, key=lambda kind: kind.status):
        same = list(alike)
        yield (
            f"Problem{status}",
            {
                "description": "; or: ".join(kind.title for kind in same) + ".",
                "headers": _header_references(*_ALWAYS, *_OF_STATUS.get(status, ())),
                "content": {
                    str(ProblemResponse.media_type): {
                        "schema": {"$ref": "#/components/schemas/Problem"},
                        "examples": {kind.slug: {"value": problem_example(kind)} for kind in same},
                    }
                },
            },
        )


def _header_references(*names: str) -> JsonObject:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _answer_event() -> JsonObject:
    events = {"understood": "Understood", "quote": "Quote", "answer": "AnswerReply", "error": "Problem"}
    return {
        "title": "AnswerEvent",
        "description": "An event of an answer: `understood`, a `quote` each, then `answer` or `error`; nothing after.",
        "oneOf": [
            {
                "type": "object",
                "properties": {
                    "event": {"const": event},
                    "data": {
                        "type": "string",
                        "contentMediaType": JSON,
                        "contentSchema": {"$ref": f"#/components/schemas/{model}"},
                    },
                },
                "required": ["event", "data"],
            }
            for event, model in events.items()
        ],
    }
