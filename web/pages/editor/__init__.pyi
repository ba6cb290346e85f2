from .door import Door
from .rooms import router
from .routes import ask_to_sign_in, door_router

__all__ = ["Door", "ask_to_sign_in", "door_router", "router"]
