"""What belongs to one language: its words, the forms of its questions, and how to tell which one a text is in."""

from .english import ENGLISH
from .french import FRENCH
from .german import GERMAN
from .language import Language, phrases, read_forms
from .languages import LANGUAGES, detect_language, in_any, language_asked, language_of
from .others import ARABIC, CHINESE, JAPANESE, RUSSIAN
from .spanish import SPANISH

__all__ = [
    "ARABIC",
    "CHINESE",
    "ENGLISH",
    "FRENCH",
    "GERMAN",
    "JAPANESE",
    "LANGUAGES",
    "RUSSIAN",
    "SPANISH",
    "Language",
    "detect_language",
    "in_any",
    "language_asked",
    "language_of",
    "phrases",
    "read_forms",
]
