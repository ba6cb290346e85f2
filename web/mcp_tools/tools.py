"""The tools: what each takes and gives, as the API does, and as text that a model reads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from mcp.types import CallToolResult, TextContent, ToolAnnotations
from mcp.types import Tool as Definition
from pydantic import BaseModel, ValidationError

from corpus import OnTheRecordError
from qa import NotInArchiveError, UnknownFilterError
from web.api import AnswerReply, VerifyReply
from web.api.answer_replies import SearchReply
from web.api.answering import answered, searched
from web.api.archive_replies import SpeakerList
from web.api.requests import AnswerRequest, ListRequest, SearchRequest, VerifyRequest
from web.markdown import answer_blocks, as_text, search_blocks, verdict_blocks
from web.ports import Chatbot

from .reading import ArticlePart, ReadRequest, part_blocks

In = TypeVar("In", bound=BaseModel)
Out = TypeVar("Out", bound=BaseModel)

# They look things up in articles that are all on this machine.
_LOOKS_UP = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


@dataclass(frozen=True, slots=True)
class Tool(Generic[In, Out]):
    """Something that a model can call; ``text`` makes Markdown of a reply, with links to a site where there is one."""

    name: str
    title: str
    description: str
    takes: type[In]
    gives: type[Out]
    run: Callable[[Chatbot, In], Out]
    text: Callable[[Out, str], Sequence[str]]

    @property
    def definition(self) -> Definition:
        return Definition(
            name=self.name,
            title=self.title,
            description=self.description,
            input_schema=self.takes.model_json_schema(),
            output_schema=self.gives.model_json_schema(mode="serialization"),
            annotations=_LOOKS_UP,
        )

    def call(self, chatbot: Chatbot, arguments: Mapping[str, Any], *, site: str) -> CallToolResult:
        """Return what the tool finds, as data and as text; or what is wrong with the call and the way out."""
        try:
            reply = self.run(chatbot, self.takes.model_validate(arguments))
        except (ValidationError, OnTheRecordError) as error:
            return failed(_problem(error))
        text = "\n\n".join(self.text(reply, site))
        return CallToolResult(
            content=[TextContent(type="text", text=text)], structured_content=reply.model_dump(mode="json")
        )


def failed(problem: str) -> CallToolResult:
    """Return that a call was in vain, and why."""
    return CallToolResult(content=[TextContent(type="text", text=problem)], is_error=True)


def _problem(error: ValidationError | OnTheRecordError) -> str:
    match error:
        case ValidationError():
            found = (f"{'.'.join(map(str, each['loc'])) or 'arguments'}: {each['msg']}" for each in error.errors())
            return "; ".join(found)
        case UnknownFilterError():
            way_out = "call list_speakers for ids and names; articles are named in what search returns"
            return f"{error.field}: there is no {error.value!r} in the articles; {way_out}"
        case NotInArchiveError():
            return f"{error}; ids are named in what ask and search return"
        case _:
            return str(error)


def _ask(chatbot: Chatbot, request: AnswerRequest) -> AnswerReply:
    return answered(chatbot, request.asked(), limit=request.limit)


def _verify(chatbot: Chatbot, request: VerifyRequest) -> VerifyReply:
    return VerifyReply.of(chatbot.verify(request.claim()))


def _list(chatbot: Chatbot, request: ListRequest) -> SpeakerList:
    return SpeakerList.of(chatbot.archive.speakers(after=request.cursor, limit=request.limit))


def _read(chatbot: Chatbot, request: ReadRequest) -> ArticlePart:
    return ArticlePart.cut(chatbot.archive.article(request.article), start=request.start, limit=request.limit)


def _speakers(listed: SpeakerList, _: str) -> tuple[str, ...]:
    lines = []
    for one in listed.items:
        part = "interviewer" if one.interviewer else "interviewee"
        role = f", {one.role}" if one.role else ""
        lines.append(
            f"- {as_text(f'{one.name}{role}')} ({part}, id {one.id}, statements: {one.statements}, "
            f"articles: {', '.join(one.articles)})"
        )
    onward = (f"There are more: call again with cursor={listed.next!r}.",) if listed.next else ()
    return ("\n".join(lines) or "There is nobody in the articles.", *onward)


TOOLS: Mapping[str, Tool[Any, Any]] = {
    tool.name: tool
    for tool in (
        Tool(
            "ask",
            "Ask the interviews",
            "Answer a question with the interviewees' own words, each quote with the name and office of the person who "
            "said it. Quotes are exact; give them word for word and name the speaker. Where the articles don't answer, "
            "status is not_found, and the nearest passages are no answer.",
            AnswerRequest,
            AnswerReply,
            _ask,
            lambda reply, site: answer_blocks(reply, site=site, with_ids=True),
        ),
        Tool(
            "search",
            "Search the interviews",
            "Find passages on a topic, best first. Unlike ask, it never stays silent: what it finds need not answer.",
            SearchRequest,
            SearchReply,
            searched,
            lambda reply, _: search_blocks(reply),
        ),
        Tool(
            "verify_quote",
            "Check a quote",
            "Check whether words are printed in the articles, word for word, and whether the person named said them. "
            "Check every quote before you pass it on.",
            VerifyRequest,
            VerifyReply,
            _verify,
            lambda reply, site: verdict_blocks(reply, site=site),
        ),
        Tool(
            "list_speakers",
            "List who is on the record",
            "List the people who speak in the articles, with office, id and articles, a part at a time.",
            ListRequest,
            SpeakerList,
            _list,
            _speakers,
        ),
        Tool(
            "read_article",
            "Read an article",
            "Read an article with who speaks in each paragraph, a part at a time; start at a quote's start to see it "
            "in its place. An interviewer's question is never a claim of the interviewee.",
            ReadRequest,
            ArticlePart,
            _read,
            lambda reply, _: part_blocks(reply),
        ),
    )
}
