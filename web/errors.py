"""What keeps the web from serving a request, beside what ``qa`` already says."""

from corpus import OnTheRecordError


class WebError(OnTheRecordError):
    """A request can't be served as it was made, or not yet."""


class NotReadyError(WebError):
    """The articles are not open: still being opened, or opening them failed (``failure`` says why)."""

    def __init__(self, failure: str | None = None) -> None:
        super().__init__(failure or "the articles are still being opened; try again in a moment")
        self.failure = failure


class LaterOptionError(WebError):
    """The request asks for something the contract names but this version does not do yet."""

    def __init__(self, field: str, value: str, instead: str) -> None:
        super().__init__(f"{field}: {value!r} is a later option; use {instead}")
        self.field, self.value = field, value


class StreamNotOfferedError(WebError):
    """The client accepts nothing but a stream of events."""

    def __init__(self) -> None:
        super().__init__("answers are not streamed yet; accept application/json")
