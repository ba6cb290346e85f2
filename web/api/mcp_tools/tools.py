"""The tools, each with what it takes and gives, as data and as text; and the server that calls them in threads."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Self, TypeVar

from anyio import to_thread
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from mcp.types import Tool as Definition
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request

import corpus
from corpus import OnTheRecordError
from qa import NotInArchiveError, UnknownFilterError
from web import links
from web.api.markdown import answer_blocks, as_text, search_blocks, verdict_blocks
from web.api.routes import answered, searched
from web.api.schemas import (
    AnswerReply,
    AnswerRequest,
    ArticleSummary,
    ListRequest,
    Paragraph,
    SearchReply,
    SearchRequest,
    Speaker,
    SpeakerList,
    VerifyReply,
    VerifyRequest,
    Whole,
)
from web.errors import NotReadyError, WebError
from web.ports import Chatbot
from web.wording import ENGLISH

logger = logging.getLogger(__name__)

MAX_CHARACTERS = 20_000

_INSTRUCTIONS = (
    "Interview articles, searched by what was said. Every quote is cut from its article, character by character: give "
    "quotes word for word, each with the name of the person who said it, and never as anybody else's; where it "
    "is not sure who says them, as nobody's. Where nothing is found, say so."
)

Context = ServerRequestContext[dict[str, Any], Request]


class BeyondTheEndError(WebError):
    """Somebody would read on where an article has ended."""

    def __init__(self, start: int, article: corpus.Article) -> None:
        super().__init__(f"start: {article.id!r} has {len(article.text):,} characters, none at {start:,}; start at 0")
        self.start, self.article = start, article


class ReadRequest(BaseModel):
    """Which part of which article is wanted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    article: str = Field(min_length=1, max_length=500, description="Its id, as every quote and passage names it.")
    start: Whole = Field(
        0, ge=0, description="Character to begin at: 0, `next` of the part before, or `start` of a quote or passage."
    )
    limit: Whole = Field(6_000, ge=200, le=MAX_CHARACTERS, description="At most this many characters.")


class PartParagraph(Paragraph):
    """A paragraph, or as much of it as is in the part: ``text`` is the article's from ``start`` to ``end``."""

    text: str


class ArticlePart(ArticleSummary):
    """A part of an article: whole paragraphs where they fit; ``next`` is where the part after it starts."""

    n_characters: int
    speakers: list[Speaker]
    paragraphs: list[PartParagraph]
    next: int | None

    @classmethod
    def cut(cls, article: corpus.Article, *, start: int, limit: int) -> Self:
        """Return at most ``limit`` characters from ``start`` on.

        Raises:
            BeyondTheEndError: The article ends before.
        """
        if start >= len(article.text):
            raise BeyondTheEndError(start, article)
        end = _end(article, start, start + limit)
        held = [paragraph for paragraph in article.paragraphs if paragraph.span.overlaps(corpus.Span(start, end))]
        return cls(
            **ArticleSummary.of(article).model_dump(),
            n_characters=len(article.text),
            speakers=[Speaker.of(speaker) for speaker in article.speakers],
            paragraphs=[_clipped(paragraph, article, start, end) for paragraph in held],
            next=end if any(paragraph.span.end > end for paragraph in article.paragraphs) else None,
        )


def part_blocks(part: ArticlePart) -> tuple[str, ...]:
    """Return the part as Markdown: each paragraph with who speaks, or what it is."""
    names = {speaker.id: speaker.name for speaker in part.speakers}
    about = (part.byline, part.source, ENGLISH.day(part.published) if part.published else None, f"article {part.id}")
    heading = f"# {as_text(part.title)}\n\n{as_text(', '.join(filter(None, about)))}"
    paragraphs = (f"{_label(paragraph, names)} {as_text(paragraph.text)}" for paragraph in part.paragraphs)
    onward = f"The article goes on: read it with start={part.next}." if part.next else "This is the end of the article."
    return (heading, *paragraphs, onward)


def _end(article: corpus.Article, start: int, end: int) -> int:
    """Where the last paragraph ends that is wholly in the part; a paragraph that alone is longer is cut."""
    ends = [paragraph.span.end for paragraph in article.paragraphs if start < paragraph.span.end <= end]
    return ends[-1] if ends else min(end, len(article.text))


def _clipped(paragraph: corpus.Paragraph, article: corpus.Article, start: int, end: int) -> PartParagraph:
    span = corpus.Span(max(start, paragraph.span.start), min(end, paragraph.span.end))
    whole = Paragraph.of(paragraph).model_dump()
    return PartParagraph(**whole | {"start": span.start, "end": span.end}, text=span.cut(article.text))


def _label(paragraph: PartParagraph, names: dict[str, str]) -> str:
    name = names.get(paragraph.speaker or "")
    if paragraph.kind is corpus.Kind.STATEMENT and name is None:
        return f"[{as_text(ENGLISH.unsure.speaker(paragraph.label))}]"
    if name is None:
        return f"[{paragraph.kind}]"
    asking = f" ({ENGLISH.asked_as_interviewer})" if paragraph.kind is corpus.Kind.QUESTION else ""
    return f"**{as_text(name)}**{asking}:"


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
            way_out = "call list_speakers for ids and names; articles and sources are named in what search returns"
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
            "said it. Quotes are exact; give them word for word and name the speaker. Where status is near, nobody "
            "answers, and what is nearest is no answer; where it is not_found, it is not on the record. With declined, "
            "the person was asked just this and did not say.",
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


def tool_server(chatbot: Callable[[], Awaitable[Chatbot]], *, version: str) -> Server[dict[str, Any]]:
    """Return the server of the tools, for any transport.

    Args:
        chatbot: Gives the chatbot to each call anew, so that calls follow the index in use.
        version: Of the project.
    """
    definitions = {name: tool.definition for name, tool in TOOLS.items()}

    async def list_tools(_: Context, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=list(definitions.values()))

    def input_schema(name: str) -> Mapping[str, Any] | None:
        return definitions[name].input_schema if name in definitions else None

    async def call_tool(_: Context, params: CallToolRequestParams) -> CallToolResult:
        tool = TOOLS.get(params.name)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f"there is no tool {params.name!r}; there are {', '.join(TOOLS)}")
        try:
            call = partial(tool.call, await chatbot(), params.arguments or {}, site=links.absolute(""))
            return await to_thread.run_sync(call)
        except NotReadyError as error:
            return failed(str(error))
        except Exception:  # the protocol would tell the message of the exception, which might repeat what was asked
            logger.exception("the tool %s failed", tool.name)
            return failed("something went wrong on the server; try again, or see the server's log")

    server = Server(
        "on-the-record",
        title="On the Record",
        version=version,
        instructions=_INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        get_tool_input_schema=input_schema,
    )
    # The one there is traces calls, and a variable of the environment could send the traces to a collector.
    server.middleware.clear()
    return server
