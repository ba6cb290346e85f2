"""The pages: chat, articles, speakers, and what a type of problem means. ``def``, so that the thread pool answers."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from corpus import Article
from qa import NotInArchiveError, Quote
from web import links
from web.api import CATALOGUE
from web.ports import Archive, Chatbot
from web.readiness import Ready

from .article import ArticlePage
from .chat import ChatPage, Exchange, Welcome
from .conversation import Conversation
from .frame import Frame, MessagePage
from .lists import ArticlesPage, SpeakerPage, SpeakersPage
from .templating import Templates
from .wording import ENGLISH

N_LISTED = 50
READS = ["GET", "HEAD"]

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Cursor = Annotated[str | None, Query(min_length=1, max_length=500)]


@router.api_route(links.CHAT, methods=READS)
def chat(request: Request, chatbot: Ready, asked: Annotated[tuple[str, ...], Query(alias="q")] = ()) -> HTMLResponse:
    """Return the conversation that the questions in the address make."""
    conversation = Conversation.read(asked)
    page = ChatPage.of(
        [_exchange(chatbot, conversation, number) for number in range(len(conversation.questions))],
        welcome=None if conversation.questions else Welcome.of(chatbot.archive, suggestions=chatbot.suggestions),
        typed=conversation.typed,
        problem=conversation.problem,
    )
    return _render(request, "chat.html", page, status=422 if conversation.problem else 200)


@router.api_route(links.ARTICLES, methods=READS)
def articles(request: Request, chatbot: Ready, cursor: Cursor = None) -> HTMLResponse:
    """Return a part of all articles."""
    page = ArticlesPage.of(chatbot.archive.articles(after=cursor, limit=N_LISTED))
    return _render(request, "articles.html", page)


@router.api_route(f"{links.ARTICLES}/{{article_id}}", methods=READS)
def article(request: Request, article_id: str, chatbot: Ready, quote: str = "") -> HTMLResponse:
    """Return an article, with a quote marked in its place; a quote whose words have gone still finds its article."""
    found = chatbot.archive.article(article_id)
    marked = _quote(chatbot.archive, found, quote)
    return _render(request, "article.html", ArticlePage.of(found, quote=marked, gone=bool(quote) and marked is None))


@router.api_route(links.SPEAKERS, methods=READS)
def speakers(request: Request, chatbot: Ready, cursor: Cursor = None) -> HTMLResponse:
    """Return a part of all speakers."""
    page = SpeakersPage.of(chatbot.archive.speakers(after=cursor, limit=N_LISTED))
    return _render(request, "speakers.html", page)


@router.api_route(f"{links.SPEAKERS}/{{speaker_id}}", methods=READS)
def speaker(request: Request, speaker_id: str, chatbot: Ready) -> HTMLResponse:
    """Return a person across all articles."""
    record = chatbot.archive.speaker(speaker_id)
    spoken_in = tuple(chatbot.archive.article(article_id) for article_id in record.article_ids)
    return _render(request, "speaker.html", SpeakerPage.of(record, spoken_in))


@router.api_route(links.problem("{slug}"), methods=READS)
def problem(request: Request, slug: str) -> HTMLResponse:
    """Return what the type of an API problem means and the way out."""
    if (kind := CATALOGUE.get(slug)) is None:
        raise HTTPException(404)
    note = f"{ENGLISH.problem_status} {kind.status}"
    page = MessagePage(title=ENGLISH.title(kind.title), heading=kind.title, message=kind.way_out, note=note)
    return _render(request, "message.html", page)


def _exchange(chatbot: Chatbot, conversation: Conversation, number: int) -> Exchange:
    reply = chatbot.answer(conversation.questions[number])
    return Exchange.of(reply, questions=[question.text for question in conversation.questions[: number + 1]])


def _quote(archive: Archive, article: Article, quote_id: str) -> Quote | None:
    if not quote_id:
        return None
    try:
        quote = archive.quote(quote_id)
    except NotInArchiveError:
        return None
    return quote if quote.article.id == article.id else None


def _render(request: Request, template: str, page: Frame, *, status: int = 200) -> HTMLResponse:
    templates: Templates = request.app.state.templates
    return templates.render(template, page, status=status)
