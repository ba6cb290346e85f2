"""How a quotation is shown, and the page that checks one."""

from .quotations import Asked, Quotation, asked_in, asked_of, direction_of, in_context, quotations, text_fragment
from .verify import Outcome, Pasted, VerifyPage

__all__ = [
    "Asked",
    "Outcome",
    "Pasted",
    "Quotation",
    "VerifyPage",
    "asked_in",
    "asked_of",
    "direction_of",
    "in_context",
    "quotations",
    "text_fragment",
]
