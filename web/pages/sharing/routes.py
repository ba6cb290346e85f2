"""The routes of what is sent on: pictures, frames, feeds, documents, the site as an app, and reports of readers."""

from dataclasses import replace
from importlib import import_module
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from qa import MAX_LIMIT, NotInArchiveError, Reply
from web import links
from web.api import ReportFileError, Reports
from web.monitoring import LearningOn, Ready
from web.pages.conversation import MAX_QUESTIONS, Asking, Conversation, parameters_of
from web.pages.finding import conversation_settled
from web.pages.frame import FOLDER, render, words_of
from web.ports import Chatbot

from .embeds import EmbedPage, oembed_of, quote_at
from .feeds import Feed, site_map
from .installed import manifest, offline_page
from .reporting import Filled, ReportPage, is_foreign
from .thumbs import Opinion, ThumbPage

# A server starts without what makes Word files and draws pictures: it may never need it.
_DOCUMENTS, _PICTURE = "web.pages.sharing.documents", "web.pages.sharing.picture"
_FOR_A_DAY = {"Cache-Control": "public, max-age=86400"}
_NOT_FOR_ROBOTS = (links.FEED, links.WORD, links.MARKDOWN, links.REPORT, links.THUMB)
_RSS, _WORD = "application/rss+xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MARKDOWN = "text/markdown; charset=utf-8"

Pixels = Annotated[int | None, Query(ge=1, le=100_000)]
Part = Annotated[int | None, Query(ge=1, le=100_000)]
Url = Annotated[str, Query(max_length=4000)]

router = APIRouter(include_in_schema=False)


@router.get(f"{links.PICTURES}/{{quote_id}}.png")
def picture(request: Request, quote_id: str, chatbot: Ready) -> Response:
    """Return a quote as a picture; the card of the site where the quote has gone, or can't be drawn."""
    try:
        quote = chatbot.archive.quote(quote_id)
    except NotInArchiveError:
        return FileResponse(FOLDER / "static" / "card.png", media_type="image/png")
    drawing = import_module(_PICTURE)
    if (drawn := drawing.picture_of(drawing.Caption.of(quote, words_of(request)))) is None:
        return FileResponse(FOLDER / "static" / "card.png", media_type="image/png")
    return Response(drawn, media_type="image/png", headers=_FOR_A_DAY)


@router.get(f"{links.EMBED}/{{quote_id}}")
def embed(request: Request, quote_id: str, chatbot: Ready) -> HTMLResponse:
    """Return a quote for the frame of another site; where it has gone, that it has."""
    words = words_of(request)
    try:
        return render(request, "embed.html", EmbedPage.of(chatbot.archive.quote(quote_id), words=words))
    except NotInArchiveError:
        return render(request, "embed.html", EmbedPage.gone(chatbot.archive, quote_id, words=words), status=404)


@router.get(links.OEMBED)
def oembed(
    request: Request,
    chatbot: Ready,
    url: Url,
    maxwidth: Pixels = None,
    maxheight: Pixels = None,
    wanted: Annotated[str, Query(alias="format")] = "json",
) -> Response:
    """Return what oEmbed tells of a quote's address; only as JSON, which every consumer reads."""
    if wanted != "json":
        return Response(status_code=501)  # as oEmbed has it
    quote = quote_at(chatbot.archive, url)
    return JSONResponse(oembed_of(quote, max_width=maxwidth, max_height=maxheight, words=words_of(request)))


@router.get(f"{links.SPEAKERS}/{{speaker_id}}{links.FEED}")
def speaker_feed(request: Request, speaker_id: str, chatbot: Ready) -> Response:
    """Return what somebody says as a feed."""
    words = words_of(request)
    return Response(Feed.of_speaker(chatbot, speaker_id, words).as_rss(words), media_type=_RSS)


@router.get(links.FEED)
def feed(request: Request, chatbot: Ready) -> Response:
    """Return the quotes that answer the last question of the address as a feed."""
    words = words_of(request)
    askings, reply = _answered(request, chatbot, limit=MAX_LIMIT)
    conversation = parameters_of(askings)
    found = Feed.of_reply(
        reply,
        address=links.of_question(links.FEED, conversation),
        page=links.conversation(conversation, shown=len(askings)),
        words=words,
    )
    return Response(found.as_rss(words), media_type=_RSS)


@router.get(links.WORD)
def word(request: Request, chatbot: Ready) -> Response:
    """Return the answer to the last question of the address as a Word document."""
    askings, reply = _answered(request, chatbot)
    page = links.conversation(parameters_of(askings), shown=len(askings))
    return _file(import_module(_DOCUMENTS).as_word(reply, page=page, words=words_of(request)), "answer.docx", _WORD)


@router.get(links.MARKDOWN)
def markdown(request: Request, chatbot: Ready) -> Response:
    """Return the answer to the last question of the address as Markdown."""
    _, reply = _answered(request, chatbot)
    text: str = import_module(_DOCUMENTS).as_markdown(reply, index_version=chatbot.index_version)
    return _file(text.encode(), "answer.md", _MARKDOWN)


@router.get(links.SITEMAP)
def sitemap(chatbot: Ready, part: Part = None) -> Response:
    """Return the addresses of all articles and people."""
    if (written := site_map(chatbot.archive, part=part)) is None:
        raise HTTPException(404)
    return Response(written, media_type="application/xml")


# From here on no articles are needed.
@router.get(links.ROBOTS)
def robots() -> PlainTextResponse:
    """Tell search engines where the map is, and to leave out what there is no end of."""
    shut = "".join(f"Disallow: {links.at(path)}\n" for path in _NOT_FOR_ROBOTS)
    sitemap_ = links.absolute(links.at(links.SITEMAP))
    return PlainTextResponse(f"User-agent: *\n{shut}\nSitemap: {sitemap_}\n")


@router.get(links.MANIFEST)
def web_manifest(request: Request) -> JSONResponse:
    """Return what a browser needs to install the site."""
    return JSONResponse(manifest(words_of(request)), media_type="application/manifest+json")


@router.get(links.OFFLINE)
def offline(request: Request) -> HTMLResponse:
    """Return the page that a browser keeps for when the server can't be reached."""
    return render(request, "message.html", offline_page(words_of(request)))


@router.get(links.OFFLINE_WORKER)
def offline_worker() -> FileResponse:
    """Return the script that keeps it; at the root of the site, for such a script works below its own address."""
    return FileResponse(FOLDER / "static" / "offline.js", media_type="text/javascript")


@router.get(links.REPORT)
def report(request: Request, chatbot: Ready, _: Reports, quote: str, kept: bool = False) -> HTMLResponse:
    """Return the form that reports a quote; once it is kept, the thanks."""
    page = ReportPage.of(chatbot.archive.quote(quote), Filled(), kept=kept, words=words_of(request))
    return render(request, "report.html", page)


async def _fields(request: Request) -> dict[str, str]:
    fields = parse_qs((await request.body()).decode(errors="replace"))
    return {name: values[0] for name, values in fields.items()}


@router.post(links.REPORT)
def keep_report(
    request: Request, chatbot: Ready, reports: Reports, fields: Annotated[dict[str, str], Depends(_fields)]
) -> Response:
    """Keep what is wrong with a quote, and lead to the thanks: reloaded, that keeps nothing twice."""
    words = words_of(request)
    quote = chatbot.archive.quote(fields.get("quote", ""))
    filled = Filled.read(fields, words=words)

    def again(filled: Filled, status: int) -> Response:
        return render(request, "report.html", ReportPage.of(quote, filled, words=words), status=status)

    if is_foreign(request.headers):
        return again(filled.failed(words.reporting.foreign), 403)
    if (told := filled.report(quote)) is None:
        return again(filled, 422)
    try:
        reports.add(told)
    except ReportFileError:
        return again(filled.failed(words.reporting.not_kept), 503)
    return RedirectResponse(f"{links.report(quote.id)}&kept=true", status_code=303)


@router.get(links.THUMB)
def thumb(request: Request, chatbot: Ready, _: LearningOn, kept: bool = False) -> HTMLResponse:
    """Return the form that says whether the last reply of the address is of use; once it is kept, the thanks."""
    words = words_of(request)
    page = ThumbPage.of(_settled(request, chatbot).askings, Opinion(), kept=kept, words=words)
    return render(request, "thumb.html", page)


@router.post(links.THUMB)
def keep_thumb(
    request: Request, chatbot: Ready, learning: LearningOn, fields: Annotated[dict[str, str], Depends(_fields)]
) -> Response:
    """Keep what a reader thinks of a reply, and lead to the thanks: reloaded, that keeps nothing twice."""
    words = words_of(request)
    askings, reply = _answered(request, chatbot)
    opinion = Opinion.read(fields, words=words)
    if is_foreign(request.headers):
        opinion = replace(opinion, problem=words.reporting.foreign)
    if opinion.problem or opinion.up is None:
        return render(request, "thumb.html", ThumbPage.of(askings, opinion, words=words), status=422)
    learning.note_thumb(reply, up=opinion.up, comment=opinion.comment)
    return RedirectResponse(links.page_at(links.THUMB, [*parameters_of(askings), ("kept", "true")]), status_code=303)


def _answered(request: Request, chatbot: Chatbot, *, limit: int | None = None) -> tuple[tuple[Asking, ...], Reply]:
    conversation = _settled(request, chatbot)
    question, usual = conversation.asked(MAX_QUESTIONS)
    return conversation.askings, chatbot.answer(question, limit=limit or usual)


def _settled(request: Request, chatbot: Chatbot) -> Conversation:
    words = words_of(request)
    conversation = Conversation.read(request.query_params.multi_items(), words=words)
    conversation = conversation_settled(conversation, chatbot.archive, words, at=MAX_QUESTIONS)
    conversation.asked(MAX_QUESTIONS)  # there is one that can be asked
    return conversation


def _file(content: bytes, name: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"}
    return Response(content, media_type=media_type, headers=headers)
