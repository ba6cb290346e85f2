"""The languages that there is a wording of: to add one, write its module and name its value here."""

from .german import GERMAN
from .wording import ENGLISH, Wording

_WORDINGS = {wording.language: wording for wording in (ENGLISH, GERMAN)}


def wording_of(language: str) -> Wording:
    """Return the wording of a language (ISO 639-1); English where there is none."""
    return _WORDINGS.get(language, ENGLISH)
