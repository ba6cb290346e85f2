"""The editor's desk: a door, and the rooms behind it."""

from .door import Door
from .routes import ask_to_sign_in, door_router, router

__all__ = ["Door", "ask_to_sign_in", "door_router", "router"]
