"""The pages: what templates print, and their routes."""

from .frame import FOLDER, MessagePage, Templates, render, words_of
from .routes import router

__all__ = [
    "FOLDER",
    "MessagePage",
    "Templates",
    "render",
    "router",
    "words_of",
]
