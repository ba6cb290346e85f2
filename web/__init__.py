"""Shows it: pages, the API, and whether the server is ready."""

from .answer_replies import AnswerReply
from .app import create_app
from .build_reports import BuildReply, progress_bar, show_build, show_unread, show_warnings
from .command_line import Command, command_line
from .evaluation_reports import EvaluationReport, read_baseline
from .evaluation_tables import show_evaluation
from .listening import PortError, listen, run
from .readings import Reading
from .terminal import show_reading, show_reply, show_verification
from .verify_replies import VerifyReply
from .version_tables import VersionList, show_versions

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
