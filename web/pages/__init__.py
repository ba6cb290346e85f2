"""The pages: what templates print, and their routes."""

from .frame import FOLDER, MessagePage, Templates, render, words_of
from .routes import router
from .sharing import router as sharing_router

__all__ = [
    "FOLDER",
    "MessagePage",
    "Templates",
    "render",
    "router",
    "sharing_router",
    "words_of",
]
