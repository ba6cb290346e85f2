"""Opens the chatbot beside the running server, so that it can say "not yet" instead of not answering at all."""

import logging
from collections.abc import Callable
from threading import Thread

from corpus import OnTheRecordError

from .errors import NotReadyError
from .ports import Chatbot

logger = logging.getLogger(__name__)


class Readiness:
    """Holds the chatbot once it is open."""

    def __init__(self, open_chatbot: Callable[[], Chatbot]) -> None:
        self._open_chatbot = open_chatbot
        self._chatbot: Chatbot | None = None
        self._failure: str | None = None

    @property
    def chatbot(self) -> Chatbot:
        """The chatbot; ``NotReadyError`` until it is open, or where it could not be opened."""
        if self._chatbot is None:
            raise NotReadyError(self._failure)
        return self._chatbot

    @property
    def is_open(self) -> bool:
        return self._chatbot is not None

    def start(self) -> None:
        """Open the chatbot in the background; a failure is kept, logged and told by ``chatbot``."""
        # A daemon: opening may build an index for minutes, and Ctrl-C should not wait for that.
        Thread(target=self._open, name="open-chatbot", daemon=True).start()

    def _open(self) -> None:
        failure = "an unexpected error; the server's log has it"
        try:
            self._chatbot = self._open_chatbot()
        except OnTheRecordError as error:
            failure = str(error)
            logger.error("the articles could not be opened: %s", failure)
        finally:
            # Whatever else was raised goes on to the thread's excepthook, which prints it for the operator.
            if self._chatbot is None:
                self._failure = failure
