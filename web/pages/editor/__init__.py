"""The editor's desk: a door, and the rooms behind it."""

from .door import Door
from .insight import router as insight_router
from .routes import ask_to_sign_in, door_router, router

__all__ = ["Door", "ask_to_sign_in", "door_router", "insight_router", "router"]
