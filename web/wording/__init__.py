"""What stands around quotes on pages and in replies, by language."""

from .answers import Answers
from .docs import Docs
from .languages import wording_of
from .wording import ENGLISH, Wording

__all__ = ["ENGLISH", "Answers", "Docs", "Wording", "wording_of"]
