"""What stands around every request, whatever it asks for."""

from .access_log import AccessLog
from .security import BodyLimit, SecurityHeaders

__all__ = ["AccessLog", "BodyLimit", "SecurityHeaders"]
