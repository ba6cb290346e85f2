"""Questions that are set apart by layout instead of a label: as headings, in bold or italics, or numbered."""

import re
from collections import defaultdict
from collections.abc import Sequence

from .documents import Block
from .folding import fold_marks

_NUMBER = re.compile(r"\s*(?:\(?\d{1,3}[.):]|Q\.?\s?\d{0,3}[.):])\s*(?=\S)")
_ASKS = re.compile(r"[?？]")
# Requests that interviewers make without a question mark.
_REQUESTS = re.compile(
    r"(?:(?:so|and|well|first|finally|lastly|to start|please|okay|ok|now)\W+)*"
    r"(?:can|could|would you|tell|describe|explain|talk|walk|give|share|introduce|please|what|why|how|when|where|which"
    r"|who)\b",
    re.IGNORECASE,
)
_MIN_QUESTIONS = 2
_MIN_SHARE = 0.6  # of the blocks of a style ask, from which on the style is taken for that of questions
_MIN_WORDS = 3


def find_set_questions(blocks: Sequence[Block], texts: Sequence[str]) -> dict[int, int]:
    """Return the blocks that are questions by their layout, each with the number of characters of its numbering.

    A style counts as that of questions when at least two blocks have it, most of them ask, and most are followed by
    something that is not set so. Blocks of that style that do not ask, above the first that does, are no questions.
    """
    by_style: dict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if style := _style(block, texts[number]):
            by_style[style].append(number)
    best: list[int] = []
    for style, numbers in by_style.items():
        asking = [number for number in numbers if _asks(texts[number])]
        answered = [number for number in asking if number + 1 < len(blocks) and number + 1 not in numbers]
        enough = len(answered) >= _MIN_QUESTIONS and len(asking) >= _MIN_SHARE * len(numbers)
        if enough and len(asking) > len(best):
            # Headings that ask nothing are headings; bold or slanted words between questions are asked as well.
            inside = asking if style.startswith("heading") else [n for n in numbers if n >= asking[0]]
            best = [number for number in inside if number in asking or len(texts[number].split()) >= _MIN_WORDS]
    return {number: _numbering(texts[number]) for number in best}


def _style(block: Block, text: str) -> str | None:
    if block.caption or block.voice:
        return None
    if block.heading:
        return f"heading {block.heading}"
    if block.bold >= len(text):
        return "bold"
    if block.italic >= len(text):
        return "italic"
    if (_NUMBER.match(text) or block.list_item) and _ASKS.search(text):
        return "numbered"
    return None


def _asks(text: str) -> bool:
    words = text[_numbering(text) :]
    return bool(_ASKS.search(words)) or (bool(_REQUESTS.match(fold_marks(words))) and len(words.split()) >= _MIN_WORDS)


def _numbering(text: str) -> int:
    found = _NUMBER.match(text)
    return found.end() if found else 0
