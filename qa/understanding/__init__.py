"""Reads questions: who is asked, about what, where, and what a follow-up leans on."""

from .catalogue import Catalogue
from .glossary import Glossary
from .lexicon import Lexicon
from .people import Roster
from .question import Interpreter
from .references import references
from .saying import SAYING_FORMS
from .small_talk import SmallTalk, small_talk
from .spelling import Spelling

__all__ = [
    "SAYING_FORMS",
    "Catalogue",
    "Glossary",
    "Interpreter",
    "Lexicon",
    "Roster",
    "SmallTalk",
    "Spelling",
    "references",
    "small_talk",
]
