"""The languages in which a reply can be worded."""

from .german import GERMAN
from .wording import ENGLISH, Wording

_WORDINGS = {wording.language: wording for wording in (ENGLISH, GERMAN)}


def wording_of(language: str) -> Wording:
    """Return the wording of a language (ISO 639-1); English where there is none."""
    return _WORDINGS.get(language, ENGLISH)
