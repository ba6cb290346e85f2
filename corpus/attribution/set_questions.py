"""Questions that are set apart by layout instead of a label: as headings, in bold or italics, or numbered."""

import re
from collections import defaultdict
from collections.abc import Sequence

from corpus.formats import Block
from corpus.text import ends_sentence, fold_marks

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
_ADDRESSES = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_MAX_REMARK_WORDS = 30  # a longer one is an introduction that greets its readers


def find_set_questions(blocks: Sequence[Block], texts: Sequence[str]) -> dict[int, int]:
    """Return the blocks that are questions by their layout, each with the number of characters of its numbering.

    A style counts as that of questions when at least two blocks have it, most of them ask, and most are followed by
    something that is not set so. Blocks of that style that do not ask are headings where a question follows at once,
    and no questions above the first that asks, unless they address somebody.
    """
    by_style: dict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if style := _style(block, texts[number]):
            by_style[style].append(number)
    best: list[int] = []
    for style, numbers in by_style.items():
        there = set(numbers)
        asking = [number for number in numbers if _asks(texts[number])]
        # Nobody answers the last block, nor one with another of its style right behind it.
        answered = [number for number in numbers if number + 1 < len(blocks) and number + 1 not in there]
        telling = [number for number in answered if number not in asking and not _remarks(texts[number])]
        n_answered = len(set(asking) & set(answered))
        enough = n_answered >= _MIN_QUESTIONS and len(asking) >= _MIN_SHARE * (len(asking) + len(telling))
        if enough and len(asking) > len(best):
            # Headings that ask nothing are headings; bold or slanted words between questions are asked as well.
            first = asking[0] if style.startswith("heading") else _first(answered, asking[0], texts)
            said = [] if style.startswith("heading") else [n for n in answered if len(texts[n].split()) >= _MIN_WORDS]
            best = sorted({*asking, *(number for number in said if first <= number)})
    return {number: _numbering(texts[number]) for number in best}


def _first(answered: Sequence[int], asking: int, texts: Sequence[str]) -> int:
    """The first question, or before it a remark to which somebody answers ("You say each light has an accent.")."""
    return next((number for number in answered if number < asking and _remarks(texts[number])), asking)


def _remarks(text: str) -> bool:
    """Tell whether these are words to which somebody is to answer, although they do not ask."""
    return bool(_ADDRESSES.search(text)) and ends_sentence(text) and len(text.split()) <= _MAX_REMARK_WORDS


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
