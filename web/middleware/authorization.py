"""Who asks, and whether they may: a client is known by its API key."""

import base64

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from web import links
from web.errors import KeyRefusedError, RefusedError, ScopeMissingError

from .keys import Key, KeyFile, KeyRequired, KeyScope
from .responses import ErrorResponder

_REALM = 'realm="On the Record"'


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
