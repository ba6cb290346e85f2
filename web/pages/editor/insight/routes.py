"""The routes of what an editor learns: the overview of the archive, and what readers ask."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BeforeValidator

from web import links
from web.api import ReportFile, Reports, Sheet, as_csv
from web.monitoring import Learned, Learning, Readiness, Ready, Surveys
from web.pages.editor.door import AtDesk, Form, Log, Signed, field_of
from web.pages.frame import render, words_of

from .learn import CaseOutcome, LearnPage, keep_case, known_in
from .overview import OverviewPage

QUESTIONS = "questions.jsonl"  # beside the drafts: what `evaluate` reads
_COMES_BACK_S = "3"

_Day = Annotated[date | None, BeforeValidator(lambda typed: typed or None)]  # a form sends an empty field, too
First = Annotated[_Day, Query(alias="from")]
Last = Annotated[_Day, Query(alias="to")]
Said = Annotated[str, Query(max_length=20)]

router = APIRouter()


@router.get(links.EDITOR)
def overview(request: Request, editor: Signed, desk: AtDesk, first: First = None, last: Last = None) -> HTMLResponse:
    """Return the overview of the archive; while it is opened and looked through, a page that comes back by itself."""
    surveys: Surveys = request.app.state.surveys
    readiness: Readiness = request.app.state.readiness
    found = surveys.of(readiness.chatbot) if readiness.is_open else None
    page = OverviewPage.of(desk.drafts, found, first=first, last=last, editor=editor, words=words_of(request))
    response = render(request, "editor/overview.html", page)
    if found is None:
        response.headers["Refresh"] = _COMES_BACK_S  # a header, so that it works without a script
    return response


@router.get(links.EDITOR_LEARN)
def learn(
    request: Request,
    editor: Signed,
    desk: AtDesk,
    chatbot: Ready,
    learning: Learning,
    first: First = None,
    last: Last = None,
    said: Said = "",
) -> HTMLResponse:
    """Return what readers ask and do not find, open and say."""
    reports: ReportFile | None = request.app.state.reports
    page = LearnPage.of(
        learning.read(first or date.min, last or date.max) if learning else None,
        reports.read() if reports else None,
        done=reports.done() if reports else frozenset(),
        known=known_in(desk.drafts.folder / QUESTIONS),
        archive=chatbot.archive,
        days=(first, last),
        today=datetime.now(UTC).date(),
        outcome=said,
        editor=editor,
        words=words_of(request),
    )
    return render(request, "editor/learn.html", page)


@router.get(f"{links.EDITOR_LEARN}/{{sheet}}.csv")
def learn_sheet(request: Request, sheet: Sheet, learning: Learning, first: First = None, last: Last = None) -> Response:
    """Return a table of it."""
    reports: ReportFile | None = request.app.state.reports
    learned = learning.read(first or date.min, last or date.max) if learning else Learned()
    return as_csv(sheet, learned, reports.read() if reports else ())


@router.post(links.EDITOR_CASES)
def make_case(
    editor: Signed,
    desk: AtDesk,
    chatbot: Ready,
    log: Log,
    form: Form,
    first: First = None,
    last: Last = None,
) -> Response:
    """Keep a question for evaluation, and lead back to the page."""
    fields = {name: field_of(form, name) for name in ("question", "expected", "speaker", "words")}
    file: Path = desk.drafts.folder / QUESTIONS
    outcome = keep_case(file, fields, chatbot)
    if outcome is CaseOutcome.KEPT:
        log.note(editor.name, "case_kept", fields["question"])
    return _back(outcome, first, last)


@router.post(links.EDITOR_REPORTS)
def mark_report(
    editor: Signed, reports: Reports, log: Log, form: Form, first: First = None, last: Last = None
) -> Response:
    """Keep that an editor is done with a report, or is not after all, and lead back to the page."""
    report_id, done = field_of(form, "report"), field_of(form, "done") == "yes"
    if any(one.id == report_id for one in reports.read()):
        reports.mark(report_id, done=done)
        log.note(editor.name, "report_done" if done else "report_undone", report_id)
    return _back(CaseOutcome.MARKED, first, last)


def _back(outcome: CaseOutcome, first: date | None, last: date | None) -> Response:
    days = [(name, day.isoformat()) for name, day in (("from", first), ("to", last)) if day]
    return RedirectResponse(links.page_at(links.EDITOR_LEARN, [*days, ("said", outcome.value)]), status_code=303)
