"""What a running server tells of itself: health, metrics and logs."""

from .logs import LogFormat, configure_logs, log_failed_thread
from .metrics import InstrumentedChatbot, Metrics
from .metrics import router as metrics_router
from .readiness import Readiness, Ready
from .readiness import router as health_router

__all__ = [
    "InstrumentedChatbot",
    "LogFormat",
    "Metrics",
    "Readiness",
    "Ready",
    "configure_logs",
    "health_router",
    "log_failed_thread",
    "metrics_router",
]
