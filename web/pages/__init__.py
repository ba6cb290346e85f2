"""The pages: what templates print, and their routes."""

from .frame import MessagePage
from .routers import router
from .templating import FOLDER, Templates
from .wording import ENGLISH

__all__ = ["ENGLISH", "FOLDER", "MessagePage", "Templates", "router"]
