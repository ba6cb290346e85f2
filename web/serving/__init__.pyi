from .listener import PortError, listen, run
from .options import ServingOptions
from .workers import WorkersError, supervise

__all__ = [
    "PortError",
    "ServingOptions",
    "WorkersError",
    "listen",
    "run",
    "supervise",
]
