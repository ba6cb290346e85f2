"""The routes of the editor's desk: the door, the log, and the rooms behind it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from web import links
from web.api import problems
from web.errors import SignInNeededError
from web.monitoring import AuditLog
from web.pages.frame import render, words_of
from web.pages.sharing.reporting import is_foreign
from web.ports import Desk

from .door import MAX_NAME, Door, Form, Signed, field_of, is_script, kept_fields, remember, signed_in
from .page import LogPage, OverviewPage, ResumePage, SignInPage

_KEPT = "kept."  # before the names of fields that are sent once more

door_router = APIRouter(include_in_schema=False)
router = APIRouter(include_in_schema=False, dependencies=[Depends(signed_in)])


def desk_of(request: Request) -> Desk:
    """Return what the desk works with."""
    desk: Desk = request.app.state.desk
    return desk


def log_of(request: Request) -> AuditLog:
    """Return the log of what editors do."""
    log: AuditLog = request.app.state.audit
    return log


AtDesk = Annotated[Desk, Depends(desk_of)]
Log = Annotated[AuditLog, Depends(log_of)]
Next = Annotated[str, Query(max_length=2000)]


@door_router.get(links.EDITOR_SIGN_IN)
def sign_in_page(request: Request, next: Next = links.EDITOR) -> HTMLResponse:  # noqa: A002 - the field's name
    """Return the door."""
    return render(request, "editor/sign_in.html", SignInPage.of(_inside(next), words=words_of(request)))


@door_router.post(links.EDITOR_SIGN_IN)
def sign_in(request: Request, form: Form, log: Log) -> Response:
    """Let in who knows the password, and lead on to where they were going."""
    words, door = words_of(request), _door(request)
    name = " ".join(field_of(form, "name").split())[:MAX_NAME]
    onward = _inside(field_of(form, "next"))
    sent = ((key, value) for key, value in form.multi_items() if key.startswith(_KEPT))
    kept = tuple((key.removeprefix(_KEPT), value) for key, value in sent if isinstance(value, str))

    def refuse(problem: str, status: int) -> Response:
        page = SignInPage.of(onward, words=words, name=name, problem=problem, kept=kept)
        return render(request, "editor/sign_in.html", page, status=status)

    if is_foreign(request.headers):
        return refuse(words.desk.door.foreign, 403)
    if not name:
        return refuse(words.desk.door.nameless, 422)
    if not door.opens_for(field_of(form, "password")):
        log.note(name, "refused", request.client.host if request.client else "")
        return refuse(words.desk.door.wrong, 403)
    log.note(name, "signed_in", "")
    cookie = door.admit(name)
    editor = door.recognise(cookie)
    response: Response = RedirectResponse(links.page_at(onward), status_code=303)
    if kept and editor:
        page = ResumePage.of(links.page_at(onward), kept, editor=editor, words=words)
        response = render(request, "editor/resume.html", page)
    remember(response, request, cookie)
    return response


@router.post(links.EDITOR_SIGN_OUT)
def sign_out(request: Request, editor: Signed, log: Log) -> Response:
    """End the session."""
    log.note(editor.name, "signed_out", "")
    response = RedirectResponse(links.page_at(links.EDITOR_SIGN_IN), status_code=303)
    remember(response, request, "")
    return response


@router.get(links.EDITOR)
def overview(request: Request, editor: Signed, desk: AtDesk) -> HTMLResponse:
    """Return what waits at the desk."""
    page = OverviewPage.of(desk.drafts, editor=editor, words=words_of(request))
    return render(request, "editor/overview.html", page)


@router.get(links.EDITOR_LOG)
def log_page(request: Request, editor: Signed, log: Log) -> HTMLResponse:
    """Return what was done at the desk."""
    return render(request, "editor/log.html", LogPage.of(log.read(), editor=editor, words=words_of(request)))


async def ask_to_sign_in(request: Request, _: Exception) -> Response:
    """Lead to the door; what was typed into a form is kept there, and a script is told by a problem."""
    if is_script(request):
        return problems.failure_of(SignInNeededError()).as_problem(request.url.path)
    here = links.path_inside(request.scope)
    kept = await kept_fields(request)
    if not kept:
        onward = here if request.method == "GET" else links.EDITOR
        return RedirectResponse(links.page_at(links.EDITOR_SIGN_IN, [("next", onward)]), status_code=303)
    words = words_of(request)
    page = SignInPage.of(here, words=words, problem=words.desk.door.over, kept=kept)
    return render(request, "editor/sign_in.html", page, status=401)


def _door(request: Request) -> Door:
    door: Door = request.app.state.door
    return door


def _inside(path: str) -> str:
    """Return a path of the desk; whatever else was asked for would lead away from it."""
    return path if links.in_editor(path) and not path.startswith("//") and "\\" not in path else links.EDITOR
