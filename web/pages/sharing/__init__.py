"""What is sent on: pictures, frames, feeds, documents, the site as an app, and reports of readers."""

from .along import TakeAlong
from .routes import router

__all__ = ["TakeAlong", "router"]
