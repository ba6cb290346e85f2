"""The routes of the articles at the desk: what waits, one article, and what an editor says of it."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from corpus import CorpusError, DraftConflictError, Kind, Part
from corpus.desk import (
    MendError,
    PersonSaid,
    Said,
    alike,
    discard_article,
    edit_text,
    mend_facts,
    mend_paragraphs,
    mend_person,
    merge_people,
    name_of,
    read_at_desk,
    tenure_of,
    turn_after,
    withdraw_article,
)
from web import links
from web.monitoring import AuditLog
from web.pages.frame import render, words_of
from web.ports import Desk

from .article import ConflictPage, EditedArticlePage
from .door import CSRF_FIELD, AtDesk, Editor, Form, Log, Signed, field_of
from .review import ReviewPage

_ARTICLE = f"{links.EDITOR_ARTICLES}/{{article_id}}"
_PERSON = f"{_ARTICLE}/people/{{speaker_id}}"
_MAX_SAID = 300

router = APIRouter()

Find = Annotated[str, Query(max_length=200)]


@router.get(links.EDITOR_REVIEW)
def review(request: Request, editor: Signed, desk: AtDesk, find: Find = "") -> HTMLResponse:
    """Return the drafts with how many paragraphs wait in each, and the articles that are published."""
    page = ReviewPage.of(desk.drafts, find=find.strip(), editor=editor, words=words_of(request))
    return render(request, "editor/review.html", page)


@router.get(_ARTICLE)
def article(
    request: Request,
    article_id: str,
    editor: Signed,
    desk: AtDesk,
    said: Annotated[str, Query(max_length=_MAX_SAID)] = "",
    offer: Annotated[str, Query(max_length=_MAX_SAID)] = "",
) -> HTMLResponse:
    """Return an article as it will be understood; ``said`` is what was just done."""
    read = read_at_desk(desk.drafts, article_id)
    page = EditedArticlePage.of(
        read, desk.drafts, editor=editor, words=words_of(request), said=said, offered=_offered(offer)
    )
    return render(request, "editor/article.html", page)


@router.post(f"{_ARTICLE}/paragraphs")
def paragraphs(request: Request, article_id: str, editor: Signed, desk: AtDesk, log: Log, form: Form) -> Response:
    """Keep what an editor says of paragraphs."""
    given, by_label = field_of(form, "give"), field_of(form, "scope") == "label"
    numbers, said = _given(given) if given else (_numbers(form), _said(form))

    def mend() -> str:
        chosen = _extended(desk, article_id, numbers, field_of(form, "scope"))
        seen = field_of(form, "seen")
        return mend_paragraphs(desk.drafts, article_id, chosen, said, seen=seen, by=editor.name, by_label=by_label)

    single = len(numbers) == 1 and field_of(form, "scope") in {"", "ticked"} and (said.speaker or said.kind)
    offer = f"{numbers[0]}|{said.speaker or ''}|{said.kind or ''}" if single else ""
    return _done(request, article_id, editor, desk, log, form, mend, offer=offer, at=numbers)


@router.post(f"{_ARTICLE}/text")
def text(request: Request, article_id: str, editor: Signed, desk: AtDesk, log: Log, form: Form) -> Response:
    """Keep the text of an article's file as edited."""

    def edit() -> str:
        return edit_text(desk.drafts, article_id, field_of(form, "text"), seen=field_of(form, "seen"), by=editor.name)

    return _done(request, article_id, editor, desk, log, form, edit)


@router.post(f"{_ARTICLE}/facts")
def facts(request: Request, article_id: str, editor: Signed, desk: AtDesk, log: Log, form: Form) -> Response:
    """Keep what an editor says of the article itself."""

    def mend() -> str:
        read = read_at_desk(desk.drafts, article_id).reviewed.article
        day = read.published.isoformat() if read.published else ""
        now = {"title": read.title, "byline": read.byline, "source": read.source, "url": read.url, "media": read.media}
        typed = {key: " ".join(field_of(form, key).split()) for key in (*now, "published") if key in form}
        changed = {
            key: value or None for key, value in typed.items() if value != ((now | {"published": day})[key] or "")
        }
        return mend_facts(desk.drafts, article_id, changed, seen=field_of(form, "seen"), by=editor.name)

    return _done(request, article_id, editor, desk, log, form, mend)


@router.post(_PERSON)
def person(
    request: Request, article_id: str, speaker_id: str, editor: Signed, desk: AtDesk, log: Log, form: Form
) -> Response:
    """Keep what an editor says of a person, for all articles."""

    def mend() -> str:
        offices = zip(*(map(str, form.getlist(key)) for key in ("role", "from", "to")), strict=False)
        part = field_of(form, "part")
        said = PersonSaid(
            name=" ".join(field_of(form, "name").split()),
            tenures=tuple(tenure_of(*office) for office in offices if office[0].strip()),
            aliases=tuple(filter(None, (" ".join(one.split()) for one in field_of(form, "aliases").split(",")))),
            part=Part(part) if part in set(Part) else None,
        )
        return mend_person(desk.drafts, article_id, speaker_id, said, seen=field_of(form, "seen"), by=editor.name)

    return _done(request, article_id, editor, desk, log, form, mend)


@router.post(f"{_PERSON}/merge")
def merge(
    request: Request, article_id: str, speaker_id: str, editor: Signed, desk: AtDesk, log: Log, form: Form
) -> Response:
    """Make one person of two."""

    def mend() -> str:
        other = " ".join((field_of(form, "name") or field_of(form, "other")).split())
        return merge_people(desk.drafts, article_id, speaker_id, other, seen=field_of(form, "seen"), by=editor.name)

    return _done(request, article_id, editor, desk, log, form, mend)


@router.post(f"{_ARTICLE}/undo")
def undo(request: Request, article_id: str, editor: Signed, desk: AtDesk, log: Log, form: Form) -> Response:
    """Take the last step back."""

    def step() -> str:
        return desk.drafts.undo(name_of(desk.drafts, article_id), by=editor.name).what

    return _done(request, article_id, editor, desk, log, form, step, action="undone")


@router.post(f"{_ARTICLE}/redo")
def redo(request: Request, article_id: str, editor: Signed, desk: AtDesk, log: Log, form: Form) -> Response:
    """Take a step again."""

    def step() -> str:
        return desk.drafts.redo(name_of(desk.drafts, article_id), by=editor.name).what

    return _done(request, article_id, editor, desk, log, form, step, action="redone")


@router.post(f"{_ARTICLE}/discard")
def discard(article_id: str, editor: Signed, desk: AtDesk, log: Log) -> Response:
    """Let go of an article's draft."""
    discard_article(desk.drafts, article_id, by=editor.name)
    log.note(editor.name, "discarded", article_id)
    return RedirectResponse(links.page_at(links.EDITOR_REVIEW), status_code=303)


@router.post(f"{_ARTICLE}/withdraw")
def withdraw(article_id: str, editor: Signed, desk: AtDesk, log: Log) -> Response:
    """Mark an article as one that is to be taken away when it is published next."""
    withdraw_article(desk.drafts, article_id, by=editor.name)
    log.note(editor.name, "withdrawn", article_id)
    return RedirectResponse(links.page_at(links.EDITOR_REVIEW), status_code=303)


def _done(
    request: Request,
    article_id: str,
    editor: Editor,
    desk: Desk,
    log: AuditLog,
    form: FormData,
    act: Callable[[], str],
    *,
    action: str = "mended",
    offer: str = "",
    at: tuple[int, ...] = (),
) -> Response:
    """Do it, note it, and lead back to the article; where it can't be done, say why, and show both versions."""
    words = words_of(request)
    try:
        what = act()
    except DraftConflictError as conflict:
        return _conflict(request, article_id, editor, desk, form, conflict)
    except (MendError, CorpusError) as error:
        article = read_at_desk(desk.drafts, article_id)
        page = EditedArticlePage.of(article, desk.drafts, editor=editor, words=words, said=str(error))
        return render(request, "editor/article.html", page, status=422)
    if what:
        log.note(editor.name, action, f"{article_id}: {what}")
    told = {"mended": words.desk.mending.done, "undone": words.desk.mending.undone}.get(
        action, words.desk.mending.redone
    )
    parameters = {"said": f"{told} {what}"[:_MAX_SAID] if what else words.desk.mending.nothing, "offer": offer}
    to = links.edited_article(article_id, [(key, value) for key, value in parameters.items() if value])
    return RedirectResponse(f"{to}#p{min(at) + 1}" if at else to, status_code=303)


def _conflict(
    request: Request, article_id: str, editor: Editor, desk: Desk, form: FormData, conflict: DraftConflictError
) -> HTMLResponse:
    words = words_of(request)
    now = read_at_desk(desk.drafts, article_id).seen
    is_of_people = conflict.name.startswith("speakers.")
    seen = desk.drafts.current(conflict.name).fingerprint if is_of_people else now
    kept = ((key, value) for key, value in form.multi_items() if isinstance(value, str))
    page = ConflictPage(
        title=words.title(words.desk.mending.conflict_heading, words.desk.name),
        description=words.description,
        words=words,
        section=links.EDITOR_REVIEW,
        editor=editor,
        heading=words.desk.mending.conflict_heading,
        file=conflict.name,
        theirs=_text(conflict.theirs),
        yours=_text(conflict.yours),
        back=links.edited_article(article_id),
        action=links.at(links.path_inside(request.scope)),
        fields=(*((key, value) for key, value in kept if key not in {"seen", CSRF_FIELD}), ("seen", seen)),
    )
    return render(request, "editor/conflict.html", page, status=409)


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", errors="replace")


def _given(given: str) -> tuple[tuple[int, ...], Said]:
    """Read what one button says: the number of a paragraph and a name; without one, that nobody says it."""
    number, _, name = given.partition("|")
    return _parsed([number]), Said(speaker=name) if name else Said(kind=Kind.NARRATION)


def _said(form: FormData) -> Said:
    kind, speaker = field_of(form, "kind"), " ".join((field_of(form, "name") or field_of(form, "speaker")).split())
    return Said(Kind(kind) if kind in set(Kind) else None, speaker or None, nobody=field_of(form, "nobody") == "yes")


def _numbers(form: FormData) -> tuple[int, ...]:
    return _parsed([one for one in form.getlist("n") if isinstance(one, str)])


def _parsed(numbers: list[str]) -> tuple[int, ...]:
    return tuple(sorted({int(one) for one in numbers if one.isascii() and one.isdigit() and len(one) < 7}))


def _extended(desk: Desk, article_id: str, numbers: tuple[int, ...], scope: str) -> tuple[int, ...]:
    if not numbers or scope not in {"next", "alike"}:
        return numbers
    article = read_at_desk(desk.drafts, article_id)
    if scope == "next":
        return (*numbers, *turn_after(article.reviewed.article, numbers[-1]))
    return tuple(sorted({*numbers, *alike(article, numbers[0])}))


def _offered(offer: str) -> tuple[int, Said] | None:
    number, _, rest = offer.partition("|")
    speaker, _, kind = rest.rpartition("|")
    parsed = _parsed([number])
    return (parsed[0], Said(Kind(kind) if kind in set(Kind) else None, speaker or None)) if parsed else None
