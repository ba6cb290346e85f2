"""The routes of the pages: the chat, articles and speakers, checking a quote, about, and those for developers."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from fastapi.sse import EventSourceResponse

from corpus import Article, Kind
from qa import MAX_QUESTION_CHARACTERS, Archive, Claim, Filters, NotInArchiveError, Question, Quote, UnknownFilterError
from web import links
from web.api import CATALOGUE
from web.api.http import answer_events
from web.monitoring import Learning, LearningFile, Ready
from web.pages.archive import AboutPage, ArticlePage, ListPage, SpeakerPage
from web.pages.chat import ChatPage, Exchange, Welcome
from web.pages.quotes import CheckOutcome, Gone, Pasted, VerifyPage
from web.ports import Chatbot, Corrections
from web.wording import ENGLISH, Wording

from .conversation import MAX_QUESTIONS, Asking, Conversation
from .docs import ProblemPage, ProblemsPage, ReferencePage
from .finding import Refusal, conversation_settled, settle
from .frame import MessagePage, Templates, printed_from, render, words_of

MAX_MARKS = 50
N_NEAREST = 2
IN_ENGLISH = ENGLISH  # the pages for developers: the API, its fields and its problems have their names in English
_N_KEPT = 8  # of the reference: a site has few addresses; a client that makes up others only has to wait

Find = Annotated[str, Query(max_length=200)]
Start = Annotated[str | None, Query(alias="from", max_length=500)]
PageNumber = Annotated[int, Query(ge=1, le=100_000)]

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get(links.CHAT)
def chat(request: Request, chatbot: Ready, learning: Learning) -> HTMLResponse:
    """Return the conversation that the questions in the address make."""
    words = words_of(request)
    conversation = Conversation.read(request.query_params.multi_items(), words=words)
    settled = [settle(asking, chatbot.archive, words) for asking in conversation.askings]
    askings = tuple(
        asking if isinstance(outcome, Refusal) else outcome
        for asking, outcome in zip(conversation.askings, settled, strict=True)
    )
    heard = learning if _is_asked(request) else None
    page = ChatPage.of(
        replace(conversation, askings=askings),
        [
            # What stands above the newest question was asked before.
            _exchange(chatbot, outcome, askings, at, words, heard if at + 1 == len(settled) else None)
            for at, outcome in enumerate(settled)
        ],
        archive=chatbot.archive,
        welcome=None
        if askings
        else Welcome.of(chatbot.archive, suggestions=chatbot.suggestions, subjects=chatbot.subjects, words=words),
        words=words,
    )
    return render(request, "chat.html", page, status=422 if conversation.problem else 200)


@router.get(links.CHAT_EVENTS)
def chat_events(
    request: Request, chatbot: Ready, learning: Learning, at: Annotated[int, Query(ge=1)] = MAX_QUESTIONS
) -> EventSourceResponse:
    """Return the reply to one question of the conversation in the address as events, for the script of the chat."""
    words = words_of(request)
    conversation = Conversation.read(request.query_params.multi_items(), words=words)
    question, limit = conversation_settled(conversation, chatbot.archive, words, at=at).asked(at)
    return answer_events(question, chatbot, limit=limit, path=request.url.path, learning=learning)


@router.get(links.COMPLETIONS, response_class=JSONResponse)
def completions(chatbot: Ready, typed: Find = "") -> list[dict[str, str | None]]:
    """Return what the end of something typed may become, for the script that offers it."""
    return [
        {"text": one.text, "role": one.role, "kind": one.kind, "instead": typed[one.keep :]}
        for one in chatbot.completions(typed)
    ]


@router.get(f"{links.ARTICLES}/{{article_id}}")
def article(
    request: Request,
    article_id: str,
    chatbot: Ready,
    learning: Learning,
    quote: str = "",
    beside: Annotated[tuple[str, ...], Query(alias="with")] = (),
) -> HTMLResponse:
    """Return an article, with a quote marked in its place; a quote whose words have gone still finds its article."""
    archive = chatbot.archive
    try:
        found = archive.article(article_id)
    except NotInArchiveError:
        if withdrawn := _withdrawn(request, article_id):
            return withdrawn
        raise
    chosen = _quote(archive, found, quote)
    if chosen and learning:
        learning.note_opened(chosen)
    others = filter(None, (_quote(archive, found, other) for other in beside[:MAX_MARKS]))
    words = words_of(request)
    gone = None
    if quote and not chosen:
        corrections = _corrections(request)
        gone = Gone.of(corrections.former(article_id, quote) if corrections else None, found, words)
    page = ArticlePage.of(found, quote=chosen, gone=gone, others=tuple(others), words=words)
    return render(request, "article.html", page)


@router.get(links.ARTICLES)
def articles(request: Request, chatbot: Ready, find: Find = "", sort: Find = "", page: PageNumber = 1) -> HTMLResponse:
    """Return a part of all articles, or of those that hold the words that were looked for."""
    listed = ListPage.of_articles(chatbot, find=find.strip(), sort=sort, page=page, words=words_of(request))
    return render(request, "articles.html", listed)


@router.get(links.SPEAKERS)
def speakers(request: Request, chatbot: Ready, find: Find = "", page: PageNumber = 1) -> HTMLResponse:
    """Return a part of all speakers, or of those who were looked for."""
    listed = ListPage.of_speakers(chatbot.archive, find=find.strip(), page=page, words=words_of(request))
    return render(request, "speakers.html", listed)


@router.get(f"{links.SPEAKERS}/{{speaker_id}}")
def speaker(request: Request, speaker_id: str, chatbot: Ready, start: Start = None) -> HTMLResponse:
    """Return a person across all articles; what they said from a passage on."""
    return render(request, "speaker.html", SpeakerPage.of(chatbot, speaker_id, start=start, words=words_of(request)))


@router.get(links.ABOUT)
def about(request: Request, chatbot: Ready, learning: Learning) -> HTMLResponse:
    """Return what this is."""
    kept_days = learning.days if learning else None
    return render(request, "about.html", AboutPage.of(chatbot, kept_days=kept_days, words=words_of(request)))


@router.get(links.VERIFY)
def verify(request: Request, chatbot: Ready, quote: str | None = None, speaker: str = "") -> HTMLResponse:
    """Return the form that checks a quote, and the outcome of the check that the address holds."""
    if quote is None:
        return render(request, "verify.html", VerifyPage.of(Pasted(name=speaker), words=words_of(request)))
    return _checked(request, chatbot, Pasted.read(quote, speaker, wording=words_of(request)))


async def _form(request: Request) -> Pasted:
    # Not Starlette's form(): it needs another package, for files, which nobody uploads here.
    fields = parse_qs((await request.body()).decode(errors="replace"), keep_blank_values=True)
    return Pasted.read(fields.get("quote", [""])[0], fields.get("speaker", [""])[0], wording=words_of(request))


@router.post(links.VERIFY)
def verify_long(request: Request, chatbot: Ready, pasted: Annotated[Pasted, Depends(_form)]) -> Response:
    """Lead to the address of a check; a quote that is too long for an address is checked at once."""
    # The form is posted, for a browser would put any quote, however long, into an address that no proxy takes.
    return RedirectResponse(pasted.link, status_code=303) if pasted.link else _checked(request, chatbot, pasted)


# The pages for developers need no articles, so they are there at once.
@router.get(links.DOCS)
def docs(request: Request) -> HTMLResponse:
    """Return the reference of the API."""
    return HTMLResponse(_reference(request.app, printed_from(request, IN_ENGLISH)))


@router.get(links.PROBLEMS)
def problems(request: Request) -> HTMLResponse:
    """Return all types of problems."""
    return render(request, "problems.html", ProblemsPage.of_all(words=IN_ENGLISH))


@router.get(f"{links.PROBLEMS}/{{slug}}")
def problem(request: Request, slug: str) -> HTMLResponse:
    """Return what a type of problem means, and the way out."""
    if (kind := CATALOGUE.get(slug)) is None:
        raise HTTPException(404)
    return render(request, "problem.html", ProblemPage.of(kind, words=IN_ENGLISH))


def _is_asked(request: Request) -> bool:
    """Tell whether a reader asks: the script of the chat has asked by events when it gets the page, as HTML alone."""
    return request.headers.get("accept") != "text/html"


def _exchange(
    chatbot: Chatbot,
    settled: Asking | Refusal,
    askings: Sequence[Asking],
    at: int,
    words: Wording,
    learning: LearningFile | None,
) -> Exchange:
    if isinstance(settled, Refusal):
        return Exchange.refuse(settled, askings, at=at, archive=chatbot.archive, words=words)
    reply = chatbot.answer(settled.asked_after(askings[:at]), limit=settled.limit)
    if learning:
        learning.note_asked(reply)
    return Exchange.of(reply, askings, at=at, archive=chatbot.archive, words=words)


def _quote(archive: Archive, article: Article, quote_id: str) -> Quote | None:
    if not quote_id:
        return None
    try:
        quote = archive.quote(quote_id)
    except NotInArchiveError:
        return None
    return quote if quote.article.id == article.id else None


def _corrections(request: Request) -> Corrections | None:
    corrections: Corrections | None = request.app.state.corrections
    return corrections


def _withdrawn(request: Request, article_id: str) -> HTMLResponse | None:
    """Return the page of an article that was withdrawn; ``None`` where there never was one."""
    corrections = _corrections(request)
    publication = corrections.withdrawn(article_id) if corrections else None
    if publication is None:
        return None
    words = words_of(request)
    heading = words.corrected.withdrawn(words.day(publication.at.date()))
    page = MessagePage.of(heading, words.corrected.withdrawn_why, words=words)
    return render(request, "message.html", page, status=410)


def _checked(request: Request, chatbot: Chatbot, pasted: Pasted) -> HTMLResponse:
    words = words_of(request)
    if pasted.claim is None:
        return render(request, "verify.html", VerifyPage.of(pasted, words=words), status=422)
    verification = chatbot.verify(pasted.claim)
    nearest = () if verification.matches else _nearest(chatbot, pasted.claim)
    outcome = CheckOutcome.of(pasted, pasted.claim, verification, nearest=nearest, wording=words)
    return render(request, "verify.html", VerifyPage.of(pasted, outcome, words=words))


def _nearest(chatbot: Chatbot, claim: Claim) -> tuple[Quote, ...]:
    """Return what means something like words that nobody said: of the person named, where there is one."""
    filters = Filters(speakers=(claim.speaker,) if claim.speaker else ())
    question = Question(claim.words[:MAX_QUESTION_CHARACTERS], filters=filters, infer=False)
    try:
        found = chatbot.search(question, limit=N_NEAREST, kinds=frozenset({Kind.STATEMENT}))
    except UnknownFilterError:
        return ()
    return tuple(Quote(one.passage, one.passage.span, one.score) for one in found.evidence)


# The page is large, and differs only by day and address: what is printed on paper has both.
@lru_cache(maxsize=_N_KEPT)
def _reference(app: FastAPI, printed: str) -> str:
    templates: Templates = app.state.templates
    return templates.html("docs.html", replace(ReferencePage.of(app.openapi(), words=IN_ENGLISH), printed_from=printed))
