from .command_line import Command, beside, command_line, say, say_error, show
from .evaluation import EvaluationReport, read_baseline, show_evaluation
from .index import BuildReply, VersionList, progress_bar, show_build, show_versions, show_warnings
from .keys import keys_create, keys_list, keys_revoke
from .passwords import editor_password
from .rendering import check, show_reply, show_verification
from .reports import reports

__all__ = [
    "BuildReply",
    "Command",
    "EvaluationReport",
    "VersionList",
    "beside",
    "check",
    "command_line",
    "editor_password",
    "keys_create",
    "keys_list",
    "keys_revoke",
    "progress_bar",
    "read_baseline",
    "reports",
    "say",
    "say_error",
    "show",
    "show_build",
    "show_evaluation",
    "show_reply",
    "show_verification",
    "show_versions",
    "show_warnings",
]
