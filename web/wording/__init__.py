"""Every sentence that a person reads, by language."""

from .answers import Answers
from .docs import Docs
from .german import GERMAN
from .wording import ENGLISH, Wording

__all__ = ["ENGLISH", "GERMAN", "Answers", "Docs", "Wording", "wording_of"]

_LANGUAGES = {wording.language: wording for wording in (ENGLISH, GERMAN)}


def wording_of(language: str) -> Wording:
    """Return the wording of a language (ISO 639-1); English where there is none."""
    return _LANGUAGES.get(language, ENGLISH)
