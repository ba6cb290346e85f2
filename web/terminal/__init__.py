"""What the command line takes and prints."""

from .builds import BuildReply, progress_bar, show_build, show_unread, show_warnings
from .command_line import Command, command_line
from .evaluation import EvaluationReport, read_baseline, show_evaluation
from .keys import keys_create, keys_list, keys_revoke
from .output import beside, say, say_error, show
from .rendering import check, show_reply, show_verification
from .versions import VersionList, show_versions

__all__ = [
    "BuildReply",
    "Command",
    "EvaluationReport",
    "VersionList",
    "beside",
    "check",
    "command_line",
    "keys_create",
    "keys_list",
    "keys_revoke",
    "progress_bar",
    "read_baseline",
    "say",
    "say_error",
    "show",
    "show_build",
    "show_evaluation",
    "show_reply",
    "show_unread",
    "show_verification",
    "show_versions",
    "show_warnings",
]
