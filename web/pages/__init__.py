"""The pages: what templates print, and their routes."""

from .editor import Door, ask_to_sign_in, door_router, insight_router, publishing_router
from .editor import router as editor_router
from .frame import FOLDER, MessagePage, Templates, render, words_of
from .routes import router
from .sharing import router as sharing_router

__all__ = [
    "FOLDER",
    "Door",
    "MessagePage",
    "Templates",
    "ask_to_sign_in",
    "door_router",
    "editor_router",
    "insight_router",
    "publishing_router",
    "render",
    "router",
    "sharing_router",
    "words_of",
]
