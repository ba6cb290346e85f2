"""What the command line takes and prints."""

from .build_reports import BuildReply, progress_bar, show_build, show_unread, show_warnings
from .command_line import Command, command_line
from .evaluation_reports import EvaluationReport, read_baseline
from .evaluation_tables import show_evaluation
from .readings import Reading
from .shown import show_reading, show_reply, show_verification
from .version_tables import VersionList, show_versions

__all__ = [
    "BuildReply",
    "Command",
    "EvaluationReport",
    "Reading",
    "VersionList",
    "command_line",
    "progress_bar",
    "read_baseline",
    "show_build",
    "show_evaluation",
    "show_reading",
    "show_reply",
    "show_unread",
    "show_verification",
    "show_versions",
    "show_warnings",
]
