from .http import ms_since
from .insight import LearnedReply, Sheet, as_csv, insight_router
from .openapi import complete
from .problems import CATALOGUE, Failure, ProblemType, failure_of, problem_example
from .publishing import publishing_router
from .reports import (
    MAX_COMMENT,
    Fault,
    Report,
    ReportFile,
    ReportFileError,
    ReportList,
    Reports,
)
from .routes import router

__all__ = [
    "CATALOGUE",
    "MAX_COMMENT",
    "Failure",
    "Fault",
    "LearnedReply",
    "ProblemType",
    "Report",
    "ReportFile",
    "ReportFileError",
    "ReportList",
    "Reports",
    "Sheet",
    "as_csv",
    "complete",
    "failure_of",
    "insight_router",
    "ms_since",
    "problem_example",
    "publishing_router",
    "router",
]
