"""Reads questions: who is asked, about what, where, and what a follow-up leans on."""

from .catalogue import Catalogue
from .glossary import Glossary
from .people import Roster
from .question import Interpreter
from .references import references
from .saying import SAYING_FORMS

__all__ = ["SAYING_FORMS", "Catalogue", "Glossary", "Interpreter", "Roster", "references"]
