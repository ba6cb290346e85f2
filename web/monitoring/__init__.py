"""What a running server tells of itself: health, readiness, figures and logs."""

from .instrumented import MeasuredChatbot
from .logs import LogFormat, configure_logs, log_failed_thread
from .metrics import Metrics
from .readiness import Readiness, Ready

__all__ = [
    "LogFormat",
    "MeasuredChatbot",
    "Metrics",
    "Readiness",
    "Ready",
    "configure_logs",
    "log_failed_thread",
]
