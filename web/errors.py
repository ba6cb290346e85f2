"""Why the web does not serve a request, apart from the reasons that ``qa`` gives."""

from collections.abc import Mapping

from corpus import OnTheRecordError

ENGINE_AWAY = "the engine that holds the articles can't be reached now; try again in a moment"


class WebError(OnTheRecordError):
    """A request can't be served as it was made, or not yet."""


def cause_of(error: OSError) -> str:
    """Return why the system refused, as the end of a sentence."""
    return (error.strerror or str(error)).lower()


class NotReadyError(WebError):
    """The articles are not open: still being opened, or opening them failed (``failure`` says why)."""

    def __init__(self, failure: str | None = None) -> None:
        super().__init__(failure or "the articles are still being opened; try again in a moment")
        self.failure = failure


class LaterOptionError(WebError):
    """The request asks for something the API names but this version does not do."""

    def __init__(self, field: str, value: str, instead: str) -> None:
        super().__init__(f"{field}: {value!r} is a later option; use {instead}")
        self.field, self.value = field, value


class BatchError(WebError):
    """One of several questions can't be asked; ``cause`` says why, ``number`` counts from 0."""

    def __init__(self, number: int, cause: OnTheRecordError) -> None:
        super().__init__(f"questions.{number}: {cause}")
        self.number, self.cause = number, cause


class ReportsOffError(WebError):
    """Nothing says where reports are kept."""

    def __init__(self) -> None:
        super().__init__("no reports are taken here; name a file for them with OTR_REPORTS, or --reports FILE")


class RateStoreError(WebError):
    """Requests can't be counted where the operator says."""

    def __init__(self) -> None:
        super().__init__(
            "OTR_RATE_LIMIT_STORE names a Redis, and the package that speaks to it is missing; install "
            "on-the-record[redis], or leave the setting away"
        )


class LearningOffError(WebError):
    """Nothing says where what readers ask is kept."""

    def __init__(self) -> None:
        super().__init__("nothing of what readers ask is kept here; name a file for it with OTR_LEARN, or --learn FILE")


class SignInNeededError(WebError):
    """Nobody is signed in at the editor's desk, or the session is over."""

    def __init__(self) -> None:
        super().__init__("your session is over; sign in once more, nothing that you typed is lost")


class TokenMissingError(WebError):
    """A request to the editor's desk lacks the token of its session: another site may have made it."""

    def __init__(self) -> None:
        super().__init__("the form is not of this session; reload the page and try again")


class DeskOffError(WebError):
    """This server was started without an editor's desk."""

    def __init__(self) -> None:
        super().__init__("there is no editor's desk here; `python server.py serve` has one")


class RefusedError(WebError):
    """Middleware turns a request away before anybody works on it; ``headers`` tell a program the way out."""

    def __init__(self, message: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.headers = dict(headers or {})


class KeyRefusedError(RefusedError):
    """No API key was sent, or none that there is; ``challenge`` says how to send one."""

    def __init__(self, challenge: str) -> None:
        message = "send a key that is in use as `Authorization: Bearer otr_…`; whoever runs the server creates keys"
        super().__init__(message, headers={"WWW-Authenticate": challenge})
        self.challenge = challenge


class ScopeMissingError(RefusedError):
    """The API key does not allow this."""

    def __init__(self, challenge: str, *, scope: str, key: str) -> None:
        super().__init__(
            f"the key {key!r} lacks the scope {scope!r}; ask for one that has it",
            headers={"WWW-Authenticate": challenge},
        )
        self.scope, self.key = scope, key


class RateExceededError(RefusedError):
    """A client asks more often than it may."""

    def __init__(self, *, max_requests: int, window_s: int, retry_after_s: int) -> None:
        super().__init__(
            f"at most {max_requests} requests in {window_s} seconds; try again in {retry_after_s} seconds",
            headers={"Retry-After": str(retry_after_s)},
        )
        self.max_requests, self.window_s, self.retry_after_s = max_requests, window_s, retry_after_s


class BusyError(RefusedError):
    """There are more requests than the server can work on or let wait."""

    def __init__(self, *, retry_after_s: int) -> None:
        super().__init__(
            f"the server has as many requests as it can take; try again in {retry_after_s} seconds",
            headers={"Retry-After": str(retry_after_s)},
        )
        self.retry_after_s = retry_after_s


class TimedOutError(RefusedError):
    """A request has been worked on for longer than it may be."""

    def __init__(self, *, max_s: float) -> None:
        super().__init__(f"there was no answer within {max_s:g} seconds; ask for less, or try again later")
        self.max_s = max_s


class StoppingError(RefusedError):
    """The server is about to stop."""

    def __init__(self) -> None:
        super().__init__("the server is stopping; try again in a moment", headers={"Retry-After": "1"})


class SlowRequestError(RefusedError):
    """A request did not arrive in time."""

    def __init__(self, *, max_s: float) -> None:
        # Whatever else of it arrives is of no use: the connection ends with the response.
        super().__init__(
            f"the request had not arrived whole after {max_s:g} seconds; send it again", headers={"Connection": "close"}
        )
        self.max_s = max_s


class TooLargeError(RefusedError):
    """A request sends more than it may."""

    def __init__(self, *, max_kb: int) -> None:
        super().__init__(f"a request may send {max_kb} KiB, and a question has at most 1,000 characters")
        self.max_kb = max_kb


class ForeignRequestError(WebError):
    """A request comes from a page of another site, or by a name that is not this site's; ``header`` tells."""

    def __init__(self, header: str, value: str) -> None:
        super().__init__(f"{header}: {value!r} is not this site's; let whoever runs the server add it to OTR_MCP_HOSTS")
        self.header, self.value = header, value
