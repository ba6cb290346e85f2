"""What the four languages print around and between what people say."""

from .english import ENGLISH
from .french import FRENCH
from .german import GERMAN
from .spanish import SPANISH
from .wording import Cues, Labels, Wording

LANGUAGES: dict[str, Wording] = {wording.code: wording for wording in (ENGLISH, FRENCH, GERMAN, SPANISH)}

__all__ = ["LANGUAGES", "Cues", "Labels", "Wording"]
