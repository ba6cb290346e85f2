"""What stands around quotes on pages and in replies, by language."""

from .answers import Answers
from .docs import Docs
from .languages import WORDINGS, preferred, wording_named, wording_of
from .wording import ENGLISH, Wording

__all__ = ["ENGLISH", "WORDINGS", "Answers", "Docs", "Wording", "preferred", "wording_named", "wording_of"]
