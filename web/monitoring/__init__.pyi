from .audit import AuditEntry, AuditLog, AuditLogError
from .learning import (
    MAX_COMMENT,
    AskedQuestion,
    Learned,
    LearnFileError,
    Learning,
    LearningFile,
    LearningOn,
    OpenedQuote,
    ReplyStatus,
    Thumb,
)
from .logs import LogFormat, configure_logs, log_failed_thread
from .metrics import InstrumentedChatbot, Metrics, metrics_router
from .readiness import Readiness, Ready, health_router
from .surveying import Surveyed, Surveys

__all__ = [
    "MAX_COMMENT",
    "AskedQuestion",
    "AuditEntry",
    "AuditLog",
    "AuditLogError",
    "InstrumentedChatbot",
    "LearnFileError",
    "Learned",
    "Learning",
    "LearningFile",
    "LearningOn",
    "LogFormat",
    "Metrics",
    "OpenedQuote",
    "Readiness",
    "Ready",
    "ReplyStatus",
    "Surveyed",
    "Surveys",
    "Thumb",
    "configure_logs",
    "health_router",
    "log_failed_thread",
    "metrics_router",
]
