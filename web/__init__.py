"""Shows it: pages, the API, and whether the server is ready."""

from .answer_replies import AnswerReply
from .app import create_app
from .readings import Reading
from .terminal import show_reading, show_reply

__all__ = ["AnswerReply", "Reading", "create_app", "show_reading", "show_reply"]
