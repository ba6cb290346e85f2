"""Where to look: filters that are settled before a question is asked, and the panel that narrows its answer down."""

from .narrowing import Narrowing
from .settling import Refusal, WayOn, conversation_settled, settle

__all__ = ["Narrowing", "Refusal", "WayOn", "conversation_settled", "settle"]
