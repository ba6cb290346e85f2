"""The documentation of the API, made of the app's own OpenAPI, so that it can't say anything else."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from web import links
from web.pages.frame import Frame, Link
from web.pages.templating import FOLDER
from web.wording import ENGLISH, Docs, Wording

from .source import Body, Components, Description, Operation
from .types import Field, Type, TypeName, Words, prose

EXAMPLES = FOLDER / "examples"
PRINTED_ADDRESS = "http://127.0.0.1:8000"
TASKS = ("answer", "stream", "verify", "errors")
LANGUAGES = {"sh": "curl", "py": "Python", "js": "JavaScript"}
_EVENT = "AnswerEvent"


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
    def of(cls, method: str, path: str, operation: Operation, shared: Components, docs: Docs) -> Self:
        """Return the operation as it is described; ``shared`` is what it has in common with others."""
        responses = {status: shared.responses.get(said.target, said) for status, said in operation.responses.items()}
        sent = next(iter(_types(operation.body)), None)
        return cls(
            anchor=f"call-{operation.id}",
            method=method.upper(),
            path=path,
            summary=operation.summary,
            meaning=tuple(prose(part) for part in operation.description.split("\n\n")),
            parameters=tuple(
                Field.of(each.name, each.schema_, docs, required=each.required, meaning=each.description)
                for each in operation.parameters
            ),
            sent=Type.of(sent.text, shared.schemas[sent.text], docs) if sent else None,
            outcomes=tuple(
                Outcome(status, prose(said.description), _types(said)) for status, said in sorted(responses.items())
            ),
            snippets=(
                *_snippets(operation.body, docs.example_request),
                *(each for said in responses.values() for each in _snippets(said, docs.example_reply)),
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsPage(Frame):
    """What a developer needs."""

    tasks: tuple[Task, ...]
    calls: tuple[Call, ...]
    events: tuple[tuple[str, TypeName], ...]
    types: tuple[Type, ...]
    styles: tuple[str, ...] = links.DOCS_STYLESHEETS

    @property
    def openapi(self) -> str:
        return links.at(links.OPENAPI)

    @property
    def problems(self) -> str:
        return links.at(links.PROBLEMS)

    @classmethod
    def of(cls, description: Description, *, words: Wording = ENGLISH) -> Self:
        """Return the page of a description."""
        docs, shared = words.docs, description.components
        return cls(
            title=words.title(docs.title),
            description=docs.lede,
            tasks=tuple(Task.read(task, docs) for task in TASKS),
            calls=tuple(
                Call.of(method, path, operation, shared, docs)
                for path, methods in description.paths.items()
                for method, operation in methods.items()
            ),
            events=tuple(_events(description)),
            types=tuple(Type.of(name, each, docs) for name, each in shared.schemas.items() if name != _EVENT),
        )

    @property
    def contents(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        docs = self.words.docs
        return (
            (docs.examples, tuple(Link(f"#{task.anchor}", task.name) for task in self.tasks)),
            (docs.operations, tuple(Link(f"#{call.anchor}", f"{call.method} {call.path}") for call in self.calls)),
        )


def _types(body: Body) -> tuple[TypeName, ...]:
    return tuple(TypeName.of(media.schema_.target) for media in body.content.values() if media.schema_.target)


def _snippets(body: Body, label: str) -> Iterator[Snippet]:
    for media_type, media in body.content.items():
        if media.example is not None:
            is_text = isinstance(media.example, str)
            text = str(media.example) if is_text else json.dumps(media.example, ensure_ascii=False, indent=2)
            yield Snippet(f"{label}: {media_type}", text, label=label)


def _events(description: Description) -> Iterator[tuple[str, TypeName]]:
    for event in description.components.schemas[_EVENT].one_of:
        if content := event.properties["data"].content:
            yield str(event.properties["event"].const), TypeName.of(content.target)
