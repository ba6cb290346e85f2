"""Where articles come in: files of every kind that is read, or pasted text; each becomes a draft, or is told of."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from json import dumps
from typing import Annotated, Self

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.datastructures import FormData, UploadFile

from corpus import FORMATS, CorpusError
from corpus.desk import Arrival, add_article, read_arrival, read_at_desk
from web import links
from web.monitoring import AuditLog
from web.pages.frame import render, words_of
from web.ports import Desk
from web.wording import Wording

from .door import AtDesk, Editor, Form, Log, Signed, field_of
from .fetching import FetchError, fetch_page
from .page import DeskFrame

MAX_CALLED = 200
_FETCHED = "fetched.html"
_FILE = f"{links.EDITOR_ADD}/file"


class Known(StrEnum):
    """What becomes of an article that is there already, or that much of is."""

    ASK = "ask"
    UPDATE = "update"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: ``state`` is added, updated, same, similar or failed; ``told`` says it in words."""

    called: str
    state: str
    told: str
    title: str = ""
    href: str = ""

    def as_json(self, words: Wording) -> dict[str, str]:
        """Return the outcome for the script of the page, with what can be chosen where the article is known."""
        adding = words.desk.adding
        shown = {"state": self.state, "told": self.told, "title": self.title, "href": self.href, "open": adding.open}
        return shown | ({"update": adding.update, "anew": adding.anew} if self.state == "similar" else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPage(DeskFrame):
    """The form, below what became of what was sent."""

    action: str
    file_action: str
    accept: str
    outcomes: tuple[Outcome, ...]
    choices: tuple[tuple[str, str], ...]
    may_fetch: bool
    scripts: tuple[str, ...] = (*links.DESK_SCRIPTS, f"{links.STATIC}/desk_adding.js")

    @classmethod
    def of(cls, outcomes: tuple[Outcome, ...] = (), *, editor: Editor, words: Wording, may_fetch: bool) -> Self:
        """Return the page."""
        adding = words.desk.adding
        return cls(
            title=words.title(words.desk.add, words.desk.name),
            description=words.description,
            words=words,
            section=links.EDITOR_ADD,
            editor=editor,
            action=links.page_at(links.EDITOR_ADD),
            file_action=links.page_at(_FILE),
            accept=",".join(FORMATS),
            may_fetch=may_fetch,
            outcomes=outcomes,
            choices=((Known.ASK, adding.ask), (Known.UPDATE, adding.update), (Known.NEW, adding.anew)),
        )


router = APIRouter()


@router.get(links.EDITOR_ADD)
def add_page(request: Request, editor: Signed) -> HTMLResponse:
    """Return the form."""
    return _page(request, editor)


@router.post(links.EDITOR_ADD)
def add(request: Request, editor: Signed, desk: AtDesk, log: Log, form: Form) -> HTMLResponse:
    """Take in everything that a form sends: files, and pasted words."""
    words = words_of(request)
    known = _choice(field_of(form, "known"))
    sent, outcomes = list(_sent(form)), []
    if (url := field_of(form, "url").strip()) and may_fetch(request):
        try:
            sent.append((_FETCHED, fetch_page(url)))
        except FetchError as error:
            outcomes.append(Outcome(url, "failed", str(error)))
    outcomes += [
        take_in(desk, log, content, called=called, editor=editor, known=known, words=words) for called, content in sent
    ]
    failed = any(outcome.state == "failed" for outcome in outcomes) or not outcomes
    return _page(request, editor, tuple(outcomes), status=422 if failed else 200)


@router.post(_FILE)
async def add_file(
    request: Request,
    editor: Signed,
    desk: AtDesk,
    log: Log,
    name: Annotated[str, Query(max_length=MAX_CALLED)],
    known: Known = Known.ASK,
) -> Response:
    """Take in one file, for the script of the page; what became of it is told as JSON."""
    content, words = await request.body(), words_of(request)
    outcome = await run_in_threadpool(take_in, desk, log, content, called=name, editor=editor, known=known, words=words)
    return JSONResponse(outcome.as_json(words), 422 if outcome.state == "failed" else 200)


def may_fetch(request: Request) -> bool:
    """Tell whether the desk may fetch pages."""
    return bool(request.app.state.options.editor_fetch)


def take_in(
    desk: Desk, log: AuditLog, content: bytes, *, called: str, editor: Editor, known: Known, words: Wording
) -> Outcome:
    """Keep a file as a draft, unless it can't be read or it is there already."""
    adding = words.desk.adding
    try:
        arrival = read_arrival(desk.drafts, content, called=called)
        if told := _already_there(arrival, called, known, words):
            return told
        update = arrival.known.article_id if arrival.known and known is Known.UPDATE else None
        article_id = add_article(desk.drafts, content, called=called, by=editor.name, update=update)
        n_waiting = len(read_at_desk(desk.drafts, article_id).waiting)
    except CorpusError as error:
        return Outcome(called, "failed", str(error))
    state = "updated" if update else "added"
    log.note(editor.name, state, f"{arrival.title} ({article_id})")
    told_ = adding.added(n_waiting) if state == "added" else adding.updated(n_waiting)
    return Outcome(called, state, told_, arrival.title, links.edited_article(article_id))


def _already_there(arrival: Arrival, called: str, known: Known, words: Wording) -> Outcome | None:
    there = arrival.known
    if there is None or known is Known.NEW or (known is Known.UPDATE and not there.same):
        return None
    state = "same" if there.same else "similar"
    adding = words.desk.adding
    told = adding.same if there.same else adding.similar(round(100 * there.shared))
    return Outcome(called, state, told, arrival.title, links.edited_article(there.article_id))


def _sent(form: FormData) -> Iterator[tuple[str, bytes]]:
    for part in form.getlist("files"):
        if isinstance(part, UploadFile) and part.filename:
            yield part.filename[-MAX_CALLED:], part.file.read()
    title = " ".join(field_of(form, "title").split())
    head = f"---\ntitle: {dumps(title, ensure_ascii=False)}\n---\n" if title else ""
    if rich := field_of(form, "rich").strip():
        yield f"{title or 'pasted'}.html", f"{head}{rich}\n".encode()
    elif text := field_of(form, "text").strip():
        yield f"{title or 'pasted'}.md", f"{head}{text}\n".replace("\r\n", "\n").encode()


def _choice(known: str) -> Known:
    return Known(known) if known in set(Known) else Known.ASK


def _page(request: Request, editor: Editor, outcomes: tuple[Outcome, ...] = (), *, status: int = 200) -> HTMLResponse:
    page = AddPage.of(outcomes, editor=editor, words=words_of(request), may_fetch=may_fetch(request))
    return render(request, "editor/add.html", page, status=status)
