"""Whether the server is alive, and whether it can answer: the chatbot is opened, and replaced, while it runs."""

import gc
import logging
import weakref
from collections.abc import Callable
from threading import Event, Thread
from typing import Annotated, Literal, Protocol

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from corpus import OnTheRecordError
from qa import EngineAwayError
from web import links
from web.errors import ENGINE_AWAY, NotReadyError, StoppingError
from web.ports import Chatbot

logger = logging.getLogger(__name__)

health_router = APIRouter()


class Readiness:
    """Holds the chatbot once it is open, and another whenever another version of the index is in use.

    A request that was given the one before keeps it to its end; then it goes.
    """

    def __init__(
        self,
        open_chatbot: Callable[[], Chatbot],
        *,
        current_version: Callable[[], str] | None = None,
        count_swap: Callable[[bool], None] = lambda _: None,
        look_every_s: float = 0.5,
    ) -> None:
        self._open_chatbot, self._current_version, self._count_swap = open_chatbot, current_version, count_swap
        self._look_every_s = look_every_s
        self._stopped = Event()
        self._chatbot: Chatbot | None = None
        self._failure: str | None = None
        self._is_away = False
        self._tries_again = False
        self._replaced: list[weakref.ref[Chatbot]] = []
        self._opening: Thread | None = None

    @property
    def chatbot(self) -> Chatbot:
        """The chatbot; ``NotReadyError`` until it is open, or where it could not be opened."""
        if self._chatbot is None:
            raise NotReadyError(self._failure)
        return self._chatbot

    @property
    def is_open(self) -> bool:
        return self._chatbot is not None

    @property
    def is_away(self) -> bool:
        """Whether the engine that holds the index could not be reached when it was last asked."""
        return self._is_away

    @property
    def is_stopping(self) -> bool:
        return self._stopped.is_set()

    def start(self) -> None:
        """Open the chatbot in the background; a failure is kept, logged and told by ``chatbot``."""
        # A daemon: opening may take long, and Ctrl-C should not wait for that.
        Thread(target=self._watch, name="watch-index", daemon=True).start()

    def stop(self) -> None:
        """Look for no more versions; what is open answers to the end, but is ready for no more."""
        self._stopped.set()

    def settle(self, timeout_s: float) -> None:
        """Wait until nothing is being opened any more: a process that ends while a model is loaded breaks down."""
        if self._opening:
            self._opening.join(timeout_s)

    def _watch(self) -> None:
        wanted = self._in_use()
        self._open_aside()
        while not self._stopped.wait(self._look_every_s):
            before, wanted = wanted, self._in_use()
            if self._is_away:  # what is open stays, and what comes into use is seen once the engine is back
                wanted = before
            # What could not be opened is not tried again, for a version never changes; unless the engine was away.
            elif (wanted != before or self._tries_again) and not (
                self._chatbot and self._chatbot.index_version == wanted
            ):
                self._open_aside()
            self._let_go()

    def _in_use(self) -> str | None:
        try:
            found = self._current_version() if self._current_version else None
            self._is_away = False
            return found
        except OnTheRecordError as error:
            self._is_away = isinstance(error, EngineAwayError)
            return str(error)  # no version has such a name; what is wrong is told where it is opened

    def _let_go(self) -> None:
        """Free the memory of chatbots that were replaced: their parts know each other, and their files are large."""
        if self._replaced:
            gc.collect()
            self._replaced = [chatbot for chatbot in self._replaced if chatbot() is not None]

    def _open_aside(self) -> None:
        if self._stopped.is_set():
            return
        # In a thread of its own: whatever goes wrong in there, this one lives to see the next version.
        self._opening = Thread(target=self._open, name="open-chatbot", daemon=True)
        self._opening.start()
        self._opening.join()

    def _open(self) -> None:
        failure = "an unexpected error; the server's log has it"
        opened = None
        self._tries_again = False
        try:
            opened = self._open_chatbot()
        except (OnTheRecordError, OSError) as error:
            failure = str(error)
            self._tries_again = isinstance(error, EngineAwayError)
            kept = f"; {self._chatbot.index_version} stays" if self._chatbot else ""
            logger.error("the articles could not be opened: %s%s", failure, kept)
        finally:
            # Whatever else was raised goes on to the thread's excepthook, which prints it for the operator.
            if opened is None:
                self._failure = failure
                self._count_swap(False)
            else:
                self._swap(opened)

    def _swap(self, opened: Chatbot) -> None:
        before, self._chatbot = self._chatbot, opened
        logger.info("answering from index version %s", opened.index_version)
        if before is not None:
            self._replaced.append(weakref.ref(before))
            self._count_swap(True)


async def ready_chatbot(request: Request) -> Chatbot:
    """Return the open chatbot to a handler; ``NotReadyError`` until there is one."""
    readiness: Readiness = request.app.state.readiness
    return readiness.chatbot


Ready = Annotated[Chatbot, Depends(ready_chatbot)]


class Health(BaseModel):
    """Alive."""

    status: str = Field(default="ok", description="Always `ok`.")


class ReadyState(BaseModel):
    """Able to answer, from this index version."""

    status: str = Field(default="ready", description="Always `ready`; before that, there is a 503 problem.")
    index_version: str = Field(description="The version of the index that is asked.")
    rate_limit_store: Literal["shared", "away"] | None = Field(
        default=None,
        description="Only with `OTR_RATE_LIMIT_STORE`: `away` while that does not answer.",
    )


class SharedStore(Protocol):
    """A store that servers share, and can do without for a while."""

    async def is_shared(self) -> bool | None:
        """Tell whether it answers now; ``None`` where this server has none."""


@health_router.get(links.HEALTH)
async def healthz() -> Health:
    """Return 200 as long as the server runs."""
    return Health()


@health_router.get(links.READY, response_model_exclude_none=True)
async def readyz(chatbot: Ready, request: Request) -> ReadyState:
    """Return 200 while requests are welcome: once the articles are open, and until the server is told to stop.

    Before and after, a 503 problem says how it stands.
    """
    readiness: Readiness = request.app.state.readiness
    if readiness.is_stopping:
        raise StoppingError
    if readiness.is_away:
        raise NotReadyError(ENGINE_AWAY)
    rates: SharedStore = request.app.state.rates
    is_shared = await rates.is_shared()
    store: Literal["shared", "away"] | None = None if is_shared is None else "shared" if is_shared else "away"
    return ReadyState(index_version=chatbot.index_version, rate_limit_store=store)
