"""How a quotation is shown and taken along, and the page that checks one."""

from .citations import Form, address_of, forms_of
from .quotations import Asked, Quotation, asked_in, asked_of, direction_of, in_context, quotations, text_fragment
from .verify import Outcome, Pasted, VerifyPage

__all__ = [
    "Asked",
    "Form",
    "Outcome",
    "Pasted",
    "Quotation",
    "VerifyPage",
    "address_of",
    "asked_in",
    "asked_of",
    "direction_of",
    "forms_of",
    "in_context",
    "quotations",
    "text_fragment",
]
