"""The routes of trying, publishing and going back."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from fastapi.sse import EventSourceResponse, format_sse_event

from corpus import Change, Drafts
from corpus.models import slug
from qa import AtWorkError, NoWayBackError, Question, QuestionLengthError, Task, Work
from web import links
from web.monitoring import Ready
from web.pages.editor.door import AtDesk, Form, Log, Signed, field_of
from web.pages.frame import render, words_of
from web.ports import Desk

from .history import HistoryPage
from .progress import Progress
from .publish import MAX_NOTE, Filled, PublishPage, names_in
from .trying import TryPage

_AT_ONCE_S = 2.0  # what takes no longer is waited for, so that nobody has to look again
_LISTEN_S = 600.0  # then a browser listens anew by itself
_EVERY_S = 0.3

router = APIRouter()

Find = Annotated[str, Query(max_length=200)]
Id = Annotated[str, Query(max_length=100)]


@router.get(links.EDITOR_PUBLISH)
def publish_page(request: Request, editor: Signed, desk: AtDesk, work: Id = "") -> HTMLResponse:
    """Return what will change for readers; where that is not known yet, it is worked out."""
    last = desk.work()
    told = last if last and last.id == work else None  # which the next work would forget
    going_on = _prepared(desk, who=editor.name) if desk.drafts.list() or desk.is_rolled_back else None
    is_done = told is not None and told.task is Task.PUBLISH and not (told.running or told.failure)
    said = words_of(request).desk.publishing.published if is_done else ""
    work_shown = going_on or (None if is_done else told)
    page = PublishPage.of(desk, work=work_shown, said=said, filled=Filled(), editor=editor, words=words_of(request))
    return render(request, "editor/publish.html", page)


@router.post(links.EDITOR_PUBLISH)
def publish(request: Request, form: Form, editor: Signed, desk: AtDesk, log: Log) -> Response:
    """Begin to publish what was chosen, as it was when it was looked at, and lead to how that goes on."""
    words = words_of(request)
    publishing = words.desk.publishing
    groups = frozenset(value for value in form.getlist("group") if isinstance(value, str))
    filled = Filled(field_of(form, "note").strip()[:MAX_NOTE], bool(field_of(form, "told")), groups)

    def again(problem: str, work: Work | None = None) -> Response:
        asked = Filled(filled.note, filled.told, filled.groups, problem)
        work = work or _prepared(desk, who=editor.name)
        page = PublishPage.of(desk, work=work, filled=asked, editor=editor, words=words)
        return render(request, "editor/publish.html", page, status=409)

    names = names_in(desk.drafts, groups)
    if not names:
        return again(publishing.nothing_chosen)
    if field_of(form, "seen") != desk.state:
        return again(publishing.changed_since)
    try:
        work = desk.publish(names, who=editor.name, note=filled.note, told=filled.told)
    except AtWorkError as error:
        return again(publishing.someone_at_work, error.work)
    log.note(editor.name, "publish", ", ".join(sorted(names)))
    desk.wait(work, timeout_s=_AT_ONCE_S)
    return _to(links.EDITOR_PUBLISH, work=work.id)


@router.post(links.EDITOR_CHOOSE)
def choose(form: Form, editor: Signed, desk: AtDesk, log: Log) -> Response:
    """Keep the draft, or the published file, where that was changed since the draft was made."""
    name, keeps_draft = field_of(form, "name"), field_of(form, "keep") == "draft"
    action = "keep_draft" if keeps_draft else "keep_published"
    mine = desk.drafts.current(name)
    desk.drafts.discard(name, by=editor.name, what=action)
    if keeps_draft:  # as a draft of what is published now
        theirs = desk.drafts.published(name)
        change = Change(name, mine.content, theirs.fingerprint)
        desk.drafts.save([change], by=editor.name, what=action, about=name)
    log.note(editor.name, action, name)
    return _to(links.EDITOR_PUBLISH)


@router.get(links.EDITOR_WORK_EVENTS)
async def work_events(request: Request, desk: AtDesk) -> EventSourceResponse:
    """Return how far the work is that goes on, again and again; ``over`` once there is none."""
    words = words_of(request)

    async def events() -> AsyncIterator[bytes]:
        for _ in range(int(_LISTEN_S / _EVERY_S)):
            work = await asyncio.to_thread(desk.work)
            if work is None or not work.running:
                yield format_sse_event(event="over", data_str=work.id if work else "")
                return
            now = Progress.of(work, words)
            told = json.dumps({"text": now.text, "done": now.done, "total": now.total})
            yield format_sse_event(event="progress", data_str=told)
            await asyncio.sleep(_EVERY_S)

    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return EventSourceResponse(events(), headers=headers)


@router.get(links.EDITOR_TRY)
def try_page(
    request: Request, editor: Signed, desk: AtDesk, chatbot: Ready, question: Annotated[str | None, Query()] = None
) -> HTMLResponse:
    """Return a question's answers, from what is published and from the drafts."""
    words = words_of(request)
    asked, problem = None, ""
    if question is not None:
        try:
            asked = Question(question.strip())
        except QuestionLengthError as error:
            n = error.n_characters
            problem = words.question_bounds if n else words.desk.publishing.no_question
    work = _prepared(desk, who=editor.name)
    page = TryPage.of(desk, chatbot, question=asked, problem=problem, work=work, editor=editor, words=words)
    return render(request, "editor/try.html", page, status=422 if problem else 200)


@router.post(links.EDITOR_TRY)
def ask_saved_questions(request: Request, editor: Signed, desk: AtDesk, chatbot: Ready) -> Response:
    """Begin to ask the saved questions of both, and lead to how that goes on."""
    try:
        work = desk.wait(desk.ask_saved_questions(who=editor.name), timeout_s=_AT_ONCE_S)
    except AtWorkError:
        return _to(links.EDITOR_TRY)  # which says what goes on
    if work.failure:
        words = words_of(request)
        page = TryPage.of(desk, chatbot, question=None, work=work, editor=editor, words=words)
        return render(request, "editor/try.html", page, status=409)
    return _to(links.EDITOR_TRY)


@router.get(links.EDITOR_HISTORY)
def history_page(
    request: Request, editor: Signed, desk: AtDesk, chatbot: Ready, find: Find = "", done: Id = ""
) -> HTMLResponse:
    """Return what was published, and what can be gone back to."""
    words = words_of(request)
    said = words.desk.publishing.went_back_now if done else ""
    page = HistoryPage.of(desk, chatbot, find=find.strip(), said=said, editor=editor, words=words)
    return render(request, "editor/history.html", page)


@router.get(links.EDITOR_HISTORY_FILE)
def history_file(desk: AtDesk) -> Response:
    """Return the whole history as JSON lines; nothing where nothing was published."""
    file = desk.history.file
    headers = {"Content-Disposition": 'attachment; filename="history.jsonl"'}
    if not file.exists():
        return Response(b"", media_type="application/jsonl", headers=headers)
    return FileResponse(file, media_type="application/jsonl", headers=headers)


@router.post(links.EDITOR_ROLL_BACK)
def roll_back(request: Request, form: Form, editor: Signed, desk: AtDesk, chatbot: Ready, log: Log) -> Response:
    """Go back to a version."""
    words, version = words_of(request), field_of(form, "version")
    try:
        desk.roll_back(version, who=editor.name)
    except (NoWayBackError, AtWorkError) as error:
        page = HistoryPage.of(desk, chatbot, find="", problem=str(error), editor=editor, words=words)
        return render(request, "editor/history.html", page, status=409)
    log.note(editor.name, "roll_back", version)
    return _to(links.EDITOR_HISTORY, done=version)


@router.post(links.EDITOR_WITHDRAW)
def withdraw(form: Form, editor: Signed, desk: AtDesk, log: Log) -> Response:
    """Mark an article and its corrections as withdrawn, and lead to where that is published."""
    names = _files_of(desk.drafts, field_of(form, "article"))
    changes = [Change(name, None, desk.drafts.current(name).fingerprint) for name in names]
    if changes:
        desk.drafts.save(changes, by=editor.name, what="withdraw", about=names[0])
        log.note(editor.name, "withdraw", names[0])
    return _to(links.EDITOR_PUBLISH)


def _prepared(desk: Desk, *, who: str) -> Work | None:
    """Return the work that goes on or just failed; where the drafts are not prepared, that is begun."""
    last = desk.work()
    if last and last.running:
        return last
    if desk.is_prepared:
        return None
    try:
        work = desk.wait(desk.prepare(who=who), timeout_s=_AT_ONCE_S)
    except AtWorkError as error:
        return error.work
    return work if work.running or work.failure else None


def _files_of(drafts: Drafts, article_id: str) -> Sequence[str]:
    """Return the names of the file of an article, and of that of its corrections."""
    files = drafts.view()
    articles = (name for name in files if not name.endswith((".yaml", ".yml")))
    name = next((name for name in articles if slug(name.rpartition(".")[0]) == article_id), "")
    beside = f"{name.rpartition('.')[0]}.corrections.yaml"
    return [one for one in (name, beside) if one in files]


def _to(path: str, **parameters: str) -> RedirectResponse:
    return RedirectResponse(links.page_at(path, parameters.items()), status_code=303)
