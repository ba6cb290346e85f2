"""Who may come to the editor's desk: the password, the session, and the token that every form sends back."""

import hashlib
import hmac
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import Response
from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.datastructures import FormData

from web import links
from web.errors import SignInNeededError, TokenMissingError
from web.monitoring import AuditLog
from web.ports import Desk

COOKIE = "desk"
MAX_SESSION_S = 12 * 60 * 60  # a long day's work; then the password is asked for again
MAX_NAME = 60
CSRF_FIELD, CSRF_HEADER = "csrf", "X-CSRF-Token"
MAX_FIELD_BYTES = 20 * 1024 * 1024  # a pasted article; the whole request is bounded elsewhere
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Editor:
    """Who is signed in, and the token of the session, which no page of another site can know."""

    name: str
    csrf: str


class Door:
    """Checks the password and keeps the sessions: in a signed cookie, and nowhere else.

    The key that signs is made once, beside the drafts, so that every process and the next start know it; it is mixed
    with the password, so that a new password ends all sessions.
    """

    def __init__(self, *, password: str, password_hash: str, key_file: Path) -> None:
        """Take what is set; the file of the key is made when it is first needed."""
        self._password, self._hash, self._key_file = password, password_hash, key_file

    def opens_for(self, password: str) -> bool:
        """Tell whether this is the password, in a time that tells nothing of it."""
        if self._hash:
            from argon2 import PasswordHasher  # noqa: PLC0415 - only a server with a desk needs it
            from argon2.exceptions import Argon2Error, InvalidHashError  # noqa: PLC0415

            try:
                return PasswordHasher().verify(self._hash, password)
            except (Argon2Error, InvalidHashError):
                return False
        return bool(self._password) and hmac.compare_digest(_digest(self._password), _digest(password))

    def admit(self, name: str) -> str:
        """Return the cookie of a new session."""
        written: str = self._signer().dumps({"name": name, "csrf": secrets.token_urlsafe(24)})
        return written

    def recognise(self, cookie: str | None) -> Editor | None:
        """Return whose session a cookie is; ``None`` where it is none of ours, or over."""
        if not cookie:
            return None
        try:
            read = self._signer().loads(cookie, max_age=MAX_SESSION_S)
            return Editor(str(read["name"]), str(read["csrf"]))
        except (BadData, KeyError, TypeError):
            return None

    def _signer(self) -> URLSafeTimedSerializer:
        if not self._key_file.exists():
            self._key_file.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError):  # another process was first
                descriptor = os.open(self._key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(descriptor, "wb") as file:
                    file.write(secrets.token_bytes(32))
        secret = self._key_file.read_bytes() + _digest(self._hash or self._password)
        return URLSafeTimedSerializer(secret, salt="editor's desk", signer_kwargs={"digest_method": hashlib.sha256})


async def form_of(request: Request) -> FormData:
    """Return what a form sent; read once, however many ask for it."""
    return await request.form(max_part_size=MAX_FIELD_BYTES)


async def _closed_form(request: Request) -> AsyncIterator[FormData]:
    form = await form_of(request)
    yield form
    await form.close()  # its files, which lie on the disk


Form = Annotated[FormData, Depends(_closed_form)]


async def signed_in(request: Request) -> Editor:
    """Return who is signed in; a request that changes something has to send the session's token as well.

    Raises:
        SignInNeededError: Nobody is, or not any more.
        TokenMissingError: The token is missing or another one: the request may be made by another site.
    """
    door: Door = request.app.state.door
    editor = door.recognise(request.cookies.get(COOKIE))
    if editor is None:
        raise SignInNeededError
    if request.method not in _READING:
        sent = request.headers.get(CSRF_HEADER)
        if sent is None and _is_form(request):
            sent = field_of(await form_of(request), CSRF_FIELD)
        if not hmac.compare_digest(_digest(sent or ""), _digest(editor.csrf)):
            raise TokenMissingError
    return editor


Signed = Annotated[Editor, Depends(signed_in)]


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


def field_of(form: FormData, name: str) -> str:
    """Return what a field of a form holds; empty where it is missing or a file."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


async def kept_fields(request: Request) -> tuple[tuple[str, str], ...]:
    """Return what was typed into a form that came too late, without its token; files can't be kept."""
    if request.method in _READING or not _is_form(request):
        return ()
    sent = (await form_of(request)).multi_items()
    return tuple((name, value) for name, value in sent if isinstance(value, str) and name != CSRF_FIELD)


def remember(response: Response, request: Request, cookie: str) -> None:
    """Set the cookie of a session; with an empty one, end it."""
    response.set_cookie(
        COOKIE,
        cookie,
        max_age=MAX_SESSION_S if cookie else 0,
        path=links.at(links.EDITOR),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def is_script(request: Request) -> bool:
    """Tell whether a script of the desk asks, which reads problems, and not a browser that shows pages."""
    return CSRF_HEADER in request.headers


def _is_form(request: Request) -> bool:
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind in {"application/x-www-form-urlencoded", "multipart/form-data"}


def _digest(words: str) -> bytes:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
