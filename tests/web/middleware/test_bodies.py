import asyncio

import pytest
from starlette.types import Message, Receive

from web.middleware import BodyLimit

from .asgi import Client, answering, part_of, refuse, request_of


def guarded(client: Client, *, path: str = "/api/v1/answer", max_kb: int = 1, max_s: float = 60) -> list[Message]:
    """Send what the client sends past the guard, to an app that takes all there is; return what that got."""
    got: list[Message] = []

    async def take(receive: Receive) -> str:
        while not got or got[-1].get("more_body"):
            got.append(await receive())
        return "taken"

    guard = BodyLimit(answering(take), max_kb=max_kb, max_s=max_s, refuse=refuse)
    asyncio.run(guard(request_of(path), client.receive, client.send))
    return got


def test_what_comes_in_parts_is_handed_on_whole() -> None:
    client = Client([part_of(b"a", more=True), part_of(b"", more=True), part_of(b"b" * 1023)])
    assert guarded(client) == [part_of(b"a" + b"b" * 1023)]
    assert client.body == b"taken"


@pytest.mark.parametrize("parts", [[b"x" * 1025], [b"x" * 1024, b"x"], [b"x" * 600] * 5])
def test_what_is_too_long_is_refused_as_soon_as_it_shows(parts: list[bytes]) -> None:
    client = Client([part_of(part, more=True) for part in parts])
    assert guarded(client) == []
    assert client.body == b"TooLargeError"


@pytest.mark.parametrize("path", ["/api/v1/answers", "/v1/chat/completions"])
def test_many_questions_and_whole_conversations_may_be_larger(path: str) -> None:
    client = Client([part_of(b"x" * 16 * 1024)])
    assert len(guarded(client, path=path)) == 1
    client = Client([part_of(b"x" * 16 * 1024 + b"x")])
    assert guarded(client, path=path) == []
    assert client.body == b"TooLargeError"


def test_who_sends_too_slowly_is_told_so_and_cut_off() -> None:
    client = Client([part_of(b"a", more=True)])
    assert guarded(client, max_s=0.01) == []
    assert (client.body, client.headers["connection"]) == (b"SlowRequestError", "close")


def test_who_goes_before_all_is_sent_gets_nothing() -> None:
    client = Client([part_of(b"a", more=True)])
    client.gone.set()
    assert guarded(client) == []
    assert client.got == []


def test_the_app_learns_that_the_client_has_gone() -> None:
    client = Client([part_of(b"a")])

    async def wait_for_end(receive: Receive) -> str:
        await receive()
        client.gone.set()
        return str((await receive())["type"])

    guard = BodyLimit(answering(wait_for_end), max_kb=1, max_s=60, refuse=refuse)
    asyncio.run(guard(request_of(), client.receive, client.send))
    assert client.body == b"http.disconnect"
