"""Every word of the interface that is not an article's."""

from .citations import Form, address_of, forms_of, marks_of
from .docs import Docs
from .wording import ENGLISH, Wording

__all__ = [
    "ENGLISH",
    "Docs",
    "Form",
    "Wording",
    "address_of",
    "forms_of",
    "marks_of",
]
