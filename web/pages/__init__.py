"""The pages: what templates print, and their routes."""

from .frame import MessagePage
from .routes import router
from .templating import FOLDER, Templates

__all__ = [
    "FOLDER",
    "MessagePage",
    "Templates",
    "router",
]
