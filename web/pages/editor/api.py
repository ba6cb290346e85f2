"""The desk for programs: the same actions under ``/api/v1/editor``, with a key of the scope ``edit``."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from corpus import SPEECH, Kind
from corpus.desk import Said, article_names, mend_paragraphs, name_of, read_at_desk
from web import links
from web.wording import ENGLISH

from .adding import MAX_CALLED, Known, take_in
from .door import AtDesk, Editor, Log

_ARTICLE = "/articles/{article_id}"

api_router = APIRouter(prefix=links.EDITOR_API, include_in_schema=False)  # told of in the guide for editors


class Mending(BaseModel):
    """What is said of paragraphs; the same twice changes nothing more."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paragraphs: list[int] = Field(min_length=1, max_length=2000, description="Their numbers, counted from 0.")
    speaker: str | None = Field(None, max_length=200, description="Whose words they are, by full name.")
    kind: Kind | None = Field(None, description="What they are.")
    nobody: bool = Field(default=False, description="True: nobody says them.")
    by_label: bool = Field(default=False, description="True: of all that stands behind the label of the first.")
    seen: str = Field(max_length=200, description="As the article gave it; another one is refused with 409.")


@api_router.get("/articles")
def list_at_desk(desk: AtDesk) -> dict[str, list[dict[str, str | bool]]]:
    """Return the ids of all articles, and which of them are drafts."""
    overlay = desk.drafts.overlay()
    items: list[dict[str, str | bool]] = [
        {"id": id_, "file": name, "draft": name in overlay} for id_, name in article_names(desk.drafts).items()
    ]
    return {"items": items}


@api_router.post("/articles")
async def add_at_desk(
    request: Request,
    desk: AtDesk,
    log: Log,
    name: Annotated[str, Query(max_length=MAX_CALLED)],
    known: Known = Known.ASK,
) -> JSONResponse:
    """Keep the file that is the body as a draft; sent twice, it is there already."""
    content, editor = await request.body(), _editor(request)
    outcome = await run_in_threadpool(
        take_in, desk, log, content, called=name, editor=editor, known=known, words=ENGLISH
    )
    body = {"state": outcome.state, "detail": outcome.told, "title": outcome.title, "href": outcome.href}
    return JSONResponse(body, 422 if outcome.state == "failed" else 200)


@api_router.get(_ARTICLE)
def show_at_desk(article_id: str, desk: AtDesk) -> dict[str, object]:
    """Return each paragraph with its kind, speaker and certainty, and ``seen``, which a change has to name."""
    found = read_at_desk(desk.drafts, article_id)
    read = found.reviewed.article
    paragraphs = [
        {
            "text": one.span.cut(read.text),
            "kind": one.kind,
            "speaker": speaker.name if (speaker := read.speaker(one.speaker_id)) else None,
            "confidence": one.confidence,
            "label": label if one.kind in SPEECH else None,
            "why": evidence.why,
            "candidates": evidence.candidates,
        }
        for one, label, evidence in zip(read.paragraphs, found.labels, found.reviewed.evidence, strict=True)
    ]
    warnings = [str(one) for one in (*read.warnings, *found.reviewed.doubts)]
    return {
        "id": read.id,
        "title": read.title,
        "seen": found.seen,
        "waiting": found.waiting,
        "paragraphs": paragraphs,
        "warnings": warnings,
    }


@api_router.post(f"{_ARTICLE}/paragraphs")
def mend_at_desk(request: Request, article_id: str, mending: Mending, desk: AtDesk, log: Log) -> dict[str, str]:
    """Keep what is said of paragraphs as one step."""
    said = Said(mending.kind, mending.speaker, nobody=mending.nobody)
    by = _editor(request).name
    what = mend_paragraphs(
        desk.drafts, article_id, mending.paragraphs, said, seen=mending.seen, by=by, by_label=mending.by_label
    )
    log.note(by, "mended", f"{article_id}: {what}")
    return {"done": what, "seen": read_at_desk(desk.drafts, article_id).seen}


@api_router.post(f"{_ARTICLE}/undo")
def undo_at_desk(request: Request, article_id: str, desk: AtDesk, log: Log) -> dict[str, str]:
    """Take the last step back."""
    by = _editor(request).name
    what = desk.drafts.undo(name_of(desk.drafts, article_id), by=by).what
    log.note(by, "undone", f"{article_id}: {what}")
    return {"done": what, "seen": read_at_desk(desk.drafts, article_id).seen}


def _editor(request: Request) -> Editor:
    return Editor(request.state.key.name, "")  # without a key, nobody comes this far
