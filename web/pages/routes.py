"""The pages: chat and an article. ``def``, so that the thread pool answers."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from corpus import Article
from qa import NotInArchiveError, Quote, UnknownFilterError
from web import links
from web.ports import Archive, Chatbot
from web.readiness import Ready

from .article import ArticlePage
from .chat import ChatPage, Welcome
from .conversation import Asking, Conversation
from .exchange import Exchange
from .templating import render
from .wording import ENGLISH

MAX_MARKS = 50

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get(links.CHAT)
def chat(request: Request, chatbot: Ready) -> HTMLResponse:
    """Return the conversation that the questions in the address make."""
    conversation = Conversation.read(request.query_params.multi_items())
    askings = conversation.askings
    page = ChatPage.of(
        conversation,
        [_exchange(chatbot, askings, at) for at in range(len(askings))],
        archive=chatbot.archive,
        welcome=None if askings else Welcome.of(chatbot.archive, suggestions=chatbot.suggestions),
    )
    return render(request, "chat.html", page, status=422 if conversation.problem else 200)


@router.get(f"{links.ARTICLES}/{{article_id}}")
def article(
    request: Request,
    article_id: str,
    chatbot: Ready,
    quote: str = "",
    beside: Annotated[tuple[str, ...], Query(alias="with")] = (),
) -> HTMLResponse:
    """Return an article, with a quote marked in its place; a quote whose words have gone still finds its article."""
    archive = chatbot.archive
    found = archive.article(article_id)
    chosen = _quote(archive, found, quote)
    others = filter(None, (_quote(archive, found, other) for other in beside[:MAX_MARKS]))
    page = ArticlePage.of(found, quote=chosen, gone=bool(quote) and chosen is None, others=tuple(others))
    return render(request, "article.html", page)


def _exchange(chatbot: Chatbot, askings: Sequence[Asking], at: int) -> Exchange:
    asking = askings[at]
    try:
        reply = chatbot.answer(asking.asked_after(askings[:at]), limit=asking.limit)
    except UnknownFilterError as error:  # the address outlives what it names
        return Exchange.refused(ENGLISH.filter_gone(error.value), askings, at=at, archive=chatbot.archive)
    return Exchange.of(reply, askings, at=at, archive=chatbot.archive)


def _quote(archive: Archive, article: Article, quote_id: str) -> Quote | None:
    if not quote_id:
        return None
    try:
        quote = archive.quote(quote_id)
    except NotInArchiveError:
        return None
    return quote if quote.article.id == article.id else None
