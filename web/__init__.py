"""Shows replies: pages, the API and the terminal, and a server for the first two."""

from .api import ms_since
from .api.mcp_tools import serve_tools
from .api.schemas import AnswerReply, VerifyReply
from .app import create_app
from .monitoring import configure_logs
from .serving import ServingOptions, listen, run, supervise
from .terminal import (
    BuildReply,
    Command,
    EvaluationReport,
    VersionList,
    beside,
    check,
    command_line,
    keys_create,
    keys_list,
    keys_revoke,
    progress_bar,
    read_baseline,
    reports,
    say,
    say_error,
    show,
    show_build,
    show_evaluation,
    show_reply,
    show_verification,
    show_versions,
    show_warnings,
)

__all__ = [
    "AnswerReply",
    "BuildReply",
    "Command",
    "EvaluationReport",
    "ServingOptions",
    "VerifyReply",
    "VersionList",
    "beside",
    "check",
    "command_line",
    "configure_logs",
    "create_app",
    "keys_create",
    "keys_list",
    "keys_revoke",
    "listen",
    "ms_since",
    "progress_bar",
    "read_baseline",
    "reports",
    "run",
    "say",
    "say_error",
    "serve_tools",
    "show",
    "show_build",
    "show_evaluation",
    "show_reply",
    "show_verification",
    "show_versions",
    "show_warnings",
    "supervise",
]
