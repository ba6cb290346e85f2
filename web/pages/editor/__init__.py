"""The editor's desk: a door, and the rooms behind it."""

from .door import Door
from .publishing import router as publishing_router
from .routes import ask_to_sign_in, door_router, router

__all__ = ["Door", "ask_to_sign_in", "door_router", "publishing_router", "router"]
