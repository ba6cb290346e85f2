from .command_line import Command, beside, command_line, program_version, say, say_error, screen, show
from .evaluation import EvaluationReport, read_baseline, show_evaluation
from .index import BuildReply, progress_bar, show_build, show_warnings
from .keys import keys_create, keys_list, keys_revoke
from .passwords import editor_password
from .rendering import check, show_reply, show_verification
from .reports import reports
from .settings import SettingsError, read_settings
from .versions import VersionList, show_versions

__all__ = [
    "BuildReply",
    "Command",
    "EvaluationReport",
    "SettingsError",
    "VersionList",
    "beside",
    "check",
    "command_line",
    "editor_password",
    "keys_create",
    "keys_list",
    "keys_revoke",
    "program_version",
    "progress_bar",
    "read_baseline",
    "read_settings",
    "reports",
    "say",
    "say_error",
    "screen",
    "show",
    "show_build",
    "show_evaluation",
    "show_reply",
    "show_verification",
    "show_versions",
    "show_warnings",
]
