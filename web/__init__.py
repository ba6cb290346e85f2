"""Shows it: pages, the API, and whether the server is ready."""

from .api import AnswerReply, VerifyReply
from .app import create_app
from .listening import PortError, listen, run
from .terminal import (
    BuildReply,
    Command,
    EvaluationReport,
    Reading,
    VersionList,
    command_line,
    progress_bar,
    read_baseline,
    show_build,
    show_evaluation,
    show_reading,
    show_reply,
    show_unread,
    show_verification,
    show_versions,
    show_warnings,
)

__all__ = [
    "AnswerReply",
    "BuildReply",
    "Command",
    "EvaluationReport",
    "PortError",
    "Reading",
    "VerifyReply",
    "VersionList",
    "command_line",
    "create_app",
    "listen",
    "progress_bar",
    "read_baseline",
    "run",
    "show_build",
    "show_evaluation",
    "show_reading",
    "show_reply",
    "show_unread",
    "show_verification",
    "show_versions",
    "show_warnings",
]
