"""Listening, and the processes that serve."""

from .listener import PortError, listen, run
from .workers import WorkersError, supervise

__all__ = [
    "PortError",
    "WorkersError",
    "listen",
    "run",
    "supervise",
]
