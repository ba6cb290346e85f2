"""What an editor learns: of the archive as a whole, and of what readers ask and do not find."""

from .routes import router

__all__ = ["router"]
