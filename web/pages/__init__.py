"""The pages: what templates print, and their routes."""

from .frame import FOLDER, MessagePage, Templates
from .routes import router
from .sharing import router as sharing_router

__all__ = [
    "FOLDER",
    "MessagePage",
    "Templates",
    "router",
    "sharing_router",
]
