"""The ways in which interviews are printed."""

from .labelled import LABELLED
from .prose import PROSE
from .records import RECORDS
from .unlabelled import UNLABELLED

CONVENTIONS = (*LABELLED, *UNLABELLED, *RECORDS, *PROSE)

__all__ = ["CONVENTIONS"]
