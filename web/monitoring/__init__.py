"""What a running server tells of itself: health, metrics and logs."""

from . import metrics, readiness
from .logs import LogFormat, configure_logs, log_failed_thread
from .metrics import InstrumentedChatbot, Metrics
from .readiness import Readiness, Ready

routers = (readiness.router, metrics.router)

__all__ = [
    "InstrumentedChatbot",
    "LogFormat",
    "Metrics",
    "Readiness",
    "Ready",
    "configure_logs",
    "log_failed_thread",
    "routers",
]
