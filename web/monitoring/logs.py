"""The log: a line of text or a JSON object for each event, and never what people asked."""

import json
import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum

logger = logging.getLogger(__name__)

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)


class LogFormat(StrEnum):
    """How an event is written."""

    TEXT = "text"
    JSON = "json"


def configure_logs(level: str, log_format: LogFormat) -> None:
    """Write what happens from ``level`` on: text to standard error, JSON to standard output."""
    handler = logging.StreamHandler(sys.stdout if log_format is LogFormat.JSON else sys.stderr)
    handler.setFormatter(log_formatter(level, log_format))
    handler.setLevel(level.upper())  # a library may set one of its own for its loggers
    logging.basicConfig(level=level.upper(), handlers=[handler])
    logging.captureWarnings(True)


def is_json() -> bool:
    """Tell whether the log is JSON: then every line has to be, on standard error, too."""
    return any(isinstance(handler.formatter, _Json) for handler in logging.getLogger().handlers)


def log_formatter(level: str, log_format: LogFormat) -> logging.Formatter:
    """Return what writes events; above ``debug`` without exceptions' messages, for these may repeat what was asked."""
    shows_messages = logging.getLevelNamesMapping()[level.upper()] <= logging.DEBUG
    return _Json(shows_messages) if log_format is LogFormat.JSON else _Text(shows_messages)


class _Text(logging.Formatter):
    def __init__(self, shows_messages: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._shows_messages = shows_messages

    def format(self, record: logging.LogRecord) -> str:
        """Return the event, and below it the traceback of what went wrong."""
        record.message = self._message(record)
        record.asctime = self.formatTime(record)
        trace = self._trace(record)
        return f"{self.formatMessage(record)}\n{trace}" if trace else self.formatMessage(record)

    def _message(self, record: logging.LogRecord) -> str:
        message = record.getMessage().strip()
        # Below its first line, asyncio prints a failed task with its exception, message and all.
        return message.partition("\n")[0] if record.name == "asyncio" and not self._shows_messages else message

    def _trace(self, record: logging.LogRecord) -> str | None:
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return None
        # Not Formatter.formatException: its outcome is kept on the record, by the first handler.
        shown = traceback.format_exception(error) if self._shows_messages else _without_messages(error)
        return "".join(shown).rstrip()


class _Json(_Text):
    def format(self, record: logging.LogRecord) -> str:
        """Return the event as one line."""
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self._message(record),
            "process": record.process,
            "request_id": request_id.get(),
            **getattr(record, "facts", {}),
            "exception": self._trace(record),
        }
        return json.dumps({name: value for name, value in fields.items() if value is not None})


def _without_messages(error: BaseException) -> Iterator[str]:
    """Yield the traceback of an error, after those of the errors that led to it."""
    led_to_it = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if led_to_it is not None:
        yield from _without_messages(led_to_it)
        yield "\nwhich led to:\n\n"
    for inner in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from _without_messages(inner)
        yield "\nwhich is part of:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"


def log_failed_thread(failed: threading.ExceptHookArgs) -> None:
    """Log what nobody caught in a thread, as its ``excepthook``."""
    if failed.exc_value is not None:
        logger.error("the thread %s failed", failed.thread.name if failed.thread else "?", exc_info=failed.exc_value)
