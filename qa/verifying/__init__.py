"""Checks quotes: whether words are printed in the articles, and whose they are."""

from .claims import Claim, Edit, Match, Operation, Verdict, Verification
from .verifier import Verifier

__all__ = [
    "Claim",
    "Edit",
    "Match",
    "Operation",
    "Verdict",
    "Verification",
    "Verifier",
]
