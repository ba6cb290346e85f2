"""Every sentence that a person reads, by language."""

from .answers import Answers
from .docs import Docs
from .languages import wording_of
from .wording import ENGLISH, Wording

__all__ = ["ENGLISH", "Answers", "Docs", "Wording", "wording_of"]
