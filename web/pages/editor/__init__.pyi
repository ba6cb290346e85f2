from .api import api_router
from .door import Door
from .rooms import router
from .routes import ask_to_sign_in, door_router

__all__ = ["Door", "api_router", "ask_to_sign_in", "door_router", "router"]
