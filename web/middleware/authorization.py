"""API keys: who asks, and whether they may. Of each random secret, the file keeps only the SHA-256 digest."""

import base64
import fcntl
import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from web import links
from web.errors import KeyRefusedError, RefusedError, ScopeMissingError, WebError, cause_of

from .responses import ErrorResponder

_PREFIX = "otr_"
_SECRET_BYTES = 32
_N_SHOWN = 4
_REALM = 'realm="On the Record"'


class KeyRequired(StrEnum):
    """Who needs an API key."""

    NONE = "none"
    API = "api"
    ALL = "all"


class KeyScope(StrEnum):
    """What a key allows."""

    READ = "read"
    EDIT = "edit"


class Key(BaseModel):
    """A key without its secret; ``ending`` is the secret's last characters, to tell it by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]+$")
    scopes: tuple[KeyScope, ...] = Field(min_length=1)
    created: datetime
    ending: str
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class KeyList(BaseModel):
    """All keys, the oldest first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    keys: tuple[Key, ...] = ()


class KeyFileError(WebError):
    """The file of keys can't be used."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}; mend the file, or remove it and create the keys anew")
        self.file, self.problem = file, problem


class KeyNameError(WebError):
    """No key can have this name, or none has."""


class KeyFile:
    """The keys in a file; what another process creates or revokes holds at once."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen: tuple[int, ...] | None = None
        self._keys: tuple[Key, ...] = ()

    def read(self) -> tuple[Key, ...]:
        """Return all keys, the oldest first; none where there is no file.

        Raises:
            KeyFileError: The file can't be read, so no client can be recognised.
        """
        try:
            status = self._file.stat()
            seen = (status.st_ino, status.st_mtime_ns, status.st_size)
            if seen != self._seen:
                self._keys, self._seen = KeyList.model_validate_json(self._file.read_bytes()).keys, seen
        except FileNotFoundError:
            self._keys, self._seen = (), None
        except ValidationError:
            raise KeyFileError(self._file, "this is not what `keys create` writes") from None
        except OSError as error:
            raise KeyFileError(self._file, f"can't be read ({cause_of(error)})") from error
        return self._keys

    def find(self, secret: str) -> Key | None:
        """Return the key with this secret; others' clients always send one that is not ours."""
        if not secret.startswith(_PREFIX):
            return None
        digest = _digest(secret)
        found = None
        for key in self.read():  # all of them, so that the time it takes tells nothing
            if hmac.compare_digest(key.sha256, digest):
                found = key
        return found

    def create(self, name: str, scopes: Sequence[KeyScope] = (KeyScope.READ,)) -> str:
        """Add a key and return its secret, which can't be found out later.

        Raises:
            KeyNameError: The name is taken, or no name.
            KeyFileError: The file can't be read or written.
        """
        # A random secret of 256 bits can't be guessed from its digest, however fast that is computed.
        secret = _PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
        try:
            key = Key(
                name=name,
                scopes=tuple(dict.fromkeys(scopes)),
                created=datetime.now(UTC).replace(microsecond=0),
                ending=secret[-_N_SHOWN:],
                sha256=_digest(secret),
            )
        except ValidationError:
            raise KeyNameError(f"{name!r} can't name a key; take 1 to 64 printable characters") from None
        with self._locked():
            if any(other.name == name for other in self.read()):
                raise KeyNameError(f"there is a key named {name!r}; revoke it first, or take another name")
            self._write((*self.read(), key))
        return secret

    def revoke(self, name: str) -> None:
        """Remove a key; a running server refuses it from its next request on.

        Raises:
            KeyNameError: There is no such key.
            KeyFileError: The file can't be read or written.
        """
        with self._locked():
            left = tuple(key for key in self.read() if key.name != name)
            if left == self.read():
                known = ", ".join(key.name for key in left) or "none"
                raise KeyNameError(f"there is no key named {name!r}; there are: {known}")
            self._write(left)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._file.parent, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _write(self, keys: tuple[Key, ...]) -> None:
        """Replace the file in one step; no other user can read it."""
        written = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        descriptor = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(KeyList(keys=keys).model_dump_json(indent=2) + "\n")
            file.flush()
            os.fsync(file.fileno())
        written.replace(self._file)


class Authorization:
    """Knows a client by its API key, and refuses where one is required but missing, unknown or too narrow.

    With ``api``, a visitor of the chat page may also have its answers, so the page's own requests need no key: browsers
    mark them ``Sec-Fetch-Site: same-origin``. Any program can claim that, and gains by it only what the open pages give
    everybody. What keeps strangers out is ``all``, where a browser asks its user for a key.
    """

    def __init__(self, app: ASGIApp, *, keys: KeyFile | None, required: KeyRequired, refuse: ErrorResponder) -> None:
        self._app = app
        self._keys, self._required = keys, required
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not (links.audience_of(scope).is_guarded or _asks_for_metrics(scope)):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        secret = _secret(headers.get("Authorization", ""))
        key = self._keys.find(secret) if self._keys and secret else None
        scope.setdefault("state", {})["key"] = key
        try:
            if _is_for_editors(links.path_inside(scope)):
                _require(key, KeyScope.EDIT, scope, headers)
            elif self._needs_key(scope, headers):
                _require(key, KeyScope.READ, scope, headers)
        except RefusedError as error:
            await self._refuse(error, scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _needs_key(self, scope: Scope, headers: Headers) -> bool:
        if _asks_for_metrics(scope):
            return self._required is not KeyRequired.NONE  # they tell how much the site is used
        if self._required is KeyRequired.API:
            is_page = "Authorization" not in headers and headers.get("Sec-Fetch-Site") == "same-origin"
            return links.audience_of(scope) is links.Audience.PROGRAMS and not is_page
        return self._required is KeyRequired.ALL


def key_of(scope: Scope) -> Key | None:
    """Return the key that a request was sent with, if it is one of ours."""
    key: Key | None = scope.get("state", {}).get("key")
    return key


def _require(key: Key | None, wanted: KeyScope, scope: Scope, headers: Headers) -> None:
    if key is None:
        if links.audience_of(scope) is links.Audience.READERS:
            raise KeyRefusedError(f'Basic {_REALM}, charset="UTF-8"')
        raise KeyRefusedError(f"Bearer {_REALM}" + (', error="invalid_token"' if "Authorization" in headers else ""))
    if wanted not in key.scopes:
        challenge = f'Bearer {_REALM}, error="insufficient_scope", scope="{wanted}"'
        raise ScopeMissingError(challenge, scope=wanted.value, key=key.name)


def _secret(authorization: str) -> str | None:
    """Return what a program sends as its token, or a browser as its user's password."""
    scheme, _, credentials = authorization.partition(" ")
    match scheme.lower():
        case "bearer":
            return credentials.strip()
        case "basic":
            try:
                pair = base64.b64decode(credentials.strip(), validate=True).decode()
            except ValueError:  # not base64, or not UTF-8
                return None
            return pair.partition(":")[2]
        case _:
            return None


def _is_for_editors(path: str) -> bool:
    """What readers wrote, and what is not published, is for editors alone, always."""
    return path == links.REPORTS or path.startswith(f"{links.EDITOR_API}/")


def _asks_for_metrics(scope: Scope) -> bool:
    return links.path_inside(scope) == links.METRICS


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
