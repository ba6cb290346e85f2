"""The pages for developers: the reference, made of the app's own OpenAPI so that it can't differ, and the problems."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from web import links
from web.api import CATALOGUE, ProblemType, problem_example
from web.wording import Docs, Wording

from .frame import FOLDER, Frame, Link

EXAMPLES = FOLDER / "examples"
PRINTED_ADDRESS = "http://127.0.0.1:8000"
TASKS = ("answer", "stream", "verify", "errors")
LANGUAGES = {"sh": "curl", "py": "Python", "js": "JavaScript"}

Json = Mapping[str, Any]

_EVENT = "AnswerEvent"
_CODE = re.compile(r"`+([^`]*)`+")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text: plain, or set as code."""

    text: str
    is_code: bool


def prose(text: str) -> tuple[Words, ...]:
    """Cut a description into plain words and code."""
    parts = _CODE.split(" ".join(text.split()))
    return tuple(Words(part, bool(at % 2)) for at, part in enumerate(parts) if part)


@dataclass(frozen=True, slots=True)
class TypeName:
    """A type in words; ``href`` leads to where it is described."""

    text: str
    href: str = ""

    @classmethod
    def of(cls, name: str) -> Self:
        """Return the name of a type that is described on the page."""
        return cls(name, f"#{_anchor(name)}")


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of an object."""

    name: str
    types: tuple[TypeName, ...]
    bounds: str
    is_required: bool
    meaning: tuple[Words, ...]

    @classmethod
    def of(cls, name: str, schema: Json, docs: Docs, *, required: bool, meaning: str = "") -> Self:
        """Return a field as it is described."""
        said = meaning or schema.get("description", "")
        return cls(name, _types(schema, docs), ", ".join(_bounds(schema, docs)), required, prose(said))


@dataclass(frozen=True, slots=True)
class Type:
    """An object of the API and its fields, or a choice of words."""

    name: str
    anchor: str
    meaning: tuple[Words, ...]
    fields: tuple[Field, ...]
    choices: tuple[str, ...]

    @classmethod
    def of(cls, name: str, schema: Json, docs: Docs) -> Self:
        """Return a type as it is described."""
        required = schema.get("required", ())
        fields = [
            Field.of(field, inner, docs, required=field in required)
            for field, inner in schema.get("properties", {}).items()
        ]
        return cls(name, _anchor(name), prose(schema.get("description", "")), tuple(fields), _choices(schema))


@dataclass(frozen=True, slots=True)
class Snippet:
    """Something to read and copy: code, or an example of what is sent or got back."""

    name: str
    text: str
    label: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, in every language."""

    name: str
    anchor: str
    snippets: tuple[Snippet, ...]

    @classmethod
    def read(cls, task: str, docs: Docs) -> Self:
        """Return the examples of a task, with the address of this server."""
        name = docs.tasks[task]
        snippets = [
            Snippet(
                language,
                (EXAMPLES / f"{task}.{suffix}").read_text(encoding="utf-8").replace(PRINTED_ADDRESS, links.site()),
                label=docs.example_of(name, language),
                is_open=suffix == "sh",
            )
            for suffix, language in LANGUAGES.items()
        ]
        return cls(name, f"example-{task}", tuple(snippets))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an operation may end."""

    status: str
    meaning: tuple[Words, ...]
    types: tuple[TypeName, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """An operation: how it is called, what it takes and gives."""

    anchor: str
    method: str
    path: str
    summary: str
    meaning: tuple[tuple[Words, ...], ...]
    parameters: tuple[Field, ...]
    sent: Type | None
    outcomes: tuple[Outcome, ...]
    snippets: tuple[Snippet, ...]

    @classmethod
    def of(cls, method: str, path: str, operation: Json, shared: Json, docs: Docs) -> Self:
        """Return the operation as it is described; ``shared`` is what it has in common with others."""
        body = operation.get("requestBody", {})
        responses = {
            status: shared["responses"].get(_target(said), said) for status, said in operation["responses"].items()
        }
        sent = next((type_.text for type_ in _body_types(body)), None)
        return cls(
            anchor=f"call-{operation['operationId']}",
            method=method.upper(),
            path=path,
            summary=operation["summary"],
            meaning=tuple(prose(part) for part in operation["description"].split("\n\n")),
            parameters=tuple(
                Field.of(
                    each["name"],
                    each["schema"],
                    docs,
                    required=each.get("required", False),
                    meaning=each.get("description", ""),
                )
                for each in operation.get("parameters", ())
            ),
            sent=Type.of(sent, shared["schemas"][sent], docs) if sent else None,
            outcomes=tuple(
                Outcome(status, prose(said["description"]), _body_types(said))
                for status, said in sorted(responses.items())
            ),
            snippets=(
                *_snippets(body, docs.example_request),
                *(each for said in responses.values() for each in _snippets(said, docs.example_reply)),
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencePage(Frame):
    """What a developer needs."""

    tasks: tuple[Task, ...]
    calls: tuple[Call, ...]
    events: tuple[tuple[str, TypeName], ...]
    types: tuple[Type, ...]
    styles: tuple[str, ...] = links.DOCS_STYLESHEETS
    is_translated: bool = False

    @property
    def openapi(self) -> str:
        return links.at(links.OPENAPI)

    @property
    def problems(self) -> str:
        return links.page_at(links.PROBLEMS)

    @classmethod
    def of(cls, openapi: Json, *, words: Wording) -> Self:
        """Return the page of an OpenAPI document."""
        docs, shared = words.docs, openapi["components"]
        return cls(
            title=words.title(docs.title),
            description=docs.lede,
            words=words,
            tasks=tuple(Task.read(task, docs) for task in TASKS),
            calls=tuple(
                Call.of(method, path, operation, shared, docs)
                for path, methods in openapi["paths"].items()
                for method, operation in methods.items()
            ),
            events=tuple(_events(shared["schemas"][_EVENT])),
            types=tuple(Type.of(name, each, docs) for name, each in shared["schemas"].items() if name != _EVENT),
        )

    @property
    def contents(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        docs = self.words.docs
        return (
            (docs.examples, tuple(Link(f"#{task.anchor}", task.name) for task in self.tasks)),
            (docs.operations, tuple(Link(f"#{call.anchor}", f"{call.method} {call.path}") for call in self.calls)),
        )


@dataclass(frozen=True, slots=True)
class ListedProblem:
    """A type of problem in the list of all."""

    status: int
    link: Link
    meaning: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsPage(Frame):
    """All types of problems."""

    lede: tuple[Words, ...]
    problems: tuple[ListedProblem, ...]
    styles: tuple[str, ...] = links.DOCS_STYLESHEETS
    is_translated: bool = False

    @classmethod
    def of_all(cls, *, words: Wording) -> Self:
        """Return the list, by status."""
        listed = [
            ListedProblem(
                kind.status, Link(links.page_at(f"{links.PROBLEMS}/{kind.slug}"), kind.title), prose(kind.meaning)
            )
            for kind in sorted(CATALOGUE.values(), key=lambda kind: kind.status)
        ]
        docs = words.docs
        return cls(
            title=words.title(docs.problems),
            description=words.description,
            words=words,
            lede=prose(docs.problems_lede),
            problems=tuple(listed),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPage(Frame):
    """One type of problem."""

    heading: str
    status: int
    meaning: tuple[Words, ...]
    way_out: tuple[Words, ...]
    example: str
    styles: tuple[str, ...] = links.DOCS_STYLESHEETS
    is_translated: bool = False

    @property
    def ways_on(self) -> tuple[Link, ...]:
        docs = self.words.docs
        return (Link(links.page_at(links.PROBLEMS), docs.all_problems), Link(self.docs_address, docs.title))

    @classmethod
    def of(cls, kind: ProblemType, *, words: Wording) -> Self:
        """Return the page that explains a type."""
        return cls(
            title=words.title(kind.title),
            description=words.description,
            words=words,
            heading=kind.title,
            status=kind.status,
            meaning=prose(kind.meaning),
            way_out=prose(kind.way_out),
            example=json.dumps(problem_example(kind), ensure_ascii=False, indent=2),
        )


def _anchor(name: str) -> str:
    return f"type-{name}"


def _target(part: Json) -> str:
    """Return the name of the component that this stands for; empty where it stands for itself."""
    return str(part.get("$ref", "")).rsplit("/", 1)[-1]


def _types(schema: Json, docs: Docs) -> tuple[TypeName, ...]:
    """Return a type in words: ``list of Quote``, ``string or null``."""
    if target := _target(schema):
        return (TypeName.of(target),)
    if "anyOf" in schema:
        first, *others = (_types(each, docs) for each in schema["anyOf"])
        return (*first, *(name for other in others for name in (TypeName(docs.any_of), *other)))
    if "prefixItems" in schema:
        names = ", ".join(name.text for each in schema["prefixItems"] for name in _types(each, docs))
        return (TypeName(f"[{names}]"),)
    if "items" in schema:
        return (TypeName(docs.list_of), *_types(schema["items"], docs))
    if choices := _choices(schema):
        return (TypeName(f" {docs.any_of} ".join(choices)),)
    kind, form = schema.get("type", ""), schema.get("format")
    return (TypeName(f"{kind} ({form})" if form else kind),)


def _choices(schema: Json) -> tuple[str, ...]:
    return tuple(json.dumps(choice) for choice in ([schema["const"]] if "const" in schema else schema.get("enum", ())))


def _bounds(schema: Json, docs: Docs) -> list[str]:
    """Return what a value is bound by: ``1 to 20``, ``default 5``."""
    ranges = (
        ("minLength", "maxLength", docs.characters),
        ("minItems", "maxItems", docs.items),
        ("minimum", "maximum", str),
    )
    told = [
        named(_range(schema.get(least), schema.get(most), docs))
        for least, most, named in ranges
        if schema.get(least) or most in schema  # a lower bound of 0 goes without saying
    ]
    if schema.get("default") is not None:
        told.append(docs.default(json.dumps(schema["default"])))
    return told


def _range(least: float | None, most: float | None, docs: Docs) -> str:
    if most is None:
        return docs.at_least(least or 0)
    return docs.at_most(most) if least is None else docs.between(least, most)


def _body_types(body: Json) -> tuple[TypeName, ...]:
    targets = (_target(media.get("schema", {})) for media in body.get("content", {}).values())
    return tuple(TypeName.of(target) for target in targets if target)


def _snippets(body: Json, label: str) -> Iterator[Snippet]:
    for media_type, media in body.get("content", {}).items():
        if (example := media.get("example")) is not None:
            text = example if isinstance(example, str) else json.dumps(example, ensure_ascii=False, indent=2)
            yield Snippet(f"{label}: {media_type}", text, label=label)


def _events(schema: Json) -> Iterator[tuple[str, TypeName]]:
    for event in schema["oneOf"]:
        data = event["properties"]["data"]
        yield str(event["properties"]["event"]["const"]), TypeName.of(_target(data["contentSchema"]))
