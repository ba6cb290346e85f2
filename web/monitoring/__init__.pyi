from .audit import AuditEntry, AuditLog, AuditLogError
from .logs import LogFormat, configure_logs, log_failed_thread
from .metrics import InstrumentedChatbot, Metrics, metrics_router
from .readiness import Readiness, Ready, health_router

__all__ = [
    "AuditEntry",
    "AuditLog",
    "AuditLogError",
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
