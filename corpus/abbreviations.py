"""Abbreviations an article defines: "Chongqing International Logistics Hub Park (CILHP)".

The matching follows Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text" (2003): the letters of the short form are looked for from right to left in the words before the bracket. It is
made stricter for names: where every letter of a short form in capitals begins a word of a capitalised name, that
reading wins, so that "CCI" is not taken for "Connectivity".
"""

import re
from collections.abc import Iterator, Sequence

from corpus.language import ENGLISH
from corpus.text import fold_marks

from .models import Abbreviation

_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_TOKEN = re.compile(r"[^\W_]+")
_SENTENCE_BREAK = re.compile(r"[.!?;]\s+(?=[A-Z])|\n")

_MAX_REACH = 400  # characters before a bracket in which the long form is looked for


def find_abbreviations(texts: Sequence[str]) -> tuple[Abbreviation, ...]:
    """Return the abbreviations that paragraphs of one article define, the first definition of each short form."""
    found: dict[str, Abbreviation] = {}
    for text in texts:
        for item in _definitions(text):
            found.setdefault(item.short, item)
    return tuple(found.values())


def _definitions(text: str) -> Iterator[Abbreviation]:
    folded = fold_marks(text)
    for bracket in _BRACKETS.finditer(folded):
        reach = max(0, bracket.start() - _MAX_REACH)
        before = folded[reach : bracket.start()].rstrip(' "')
        end = reach + len(before)
        before = before if reach == 0 else before.partition(" ")[2]
        inside = re.split(r"[;,]\s", bracket[1])[0].strip(" \"'")
        if is_short_form(inside):
            long = long_form(inside, before)
            if long:
                yield Abbreviation(inside, text[end - len(long) : end])
        elif (last := before.split()[-1:]) and is_short_form(last[0]) and (long := long_form(last[0], inside)):
            yield Abbreviation(last[0], long)


def is_short_form(words: str) -> bool:
    """Tell whether ``words`` can be a short form: 2 to 10 characters, at most two words, a letter among them."""
    return (
        2 <= len(words) <= 10
        and len(words.split()) <= 2
        and words[0].isalnum()
        and any(char.isalpha() for char in words)
        and any(char.isupper() for char in words)
        and not re.search(r"[<>=:]", words)
    )


def long_form(short: str, before: str) -> str | None:
    """Return the words at the end of ``before`` that ``short`` stands for; ``None`` where none plausibly do."""
    breaks = [found.end() for found in _SENTENCE_BREAK.finditer(before)]
    before = before[breaks[-1] :] if breaks else before
    letters = [char.lower() for char in short if char.isalnum()]
    start = _initials_start(letters, before) if sum(map(str.isupper, short)) >= 3 else None
    if start is None:
        start = _schwartz_hearst_start(letters, before)
        if start is not None and _inside_name(before, start):
            return None
    if start is None:
        return None
    long = before[start:].strip(' "')
    n_words = len(long.split())
    plausible = n_words <= min(len(letters) + 5, len(letters) * 2) or _is_name(long)
    if not plausible or len(long) <= len(short) or short.lower() in long.lower().split():
        return None
    return long


def _initials_start(letters: Sequence[str], before: str) -> int | None:
    """Where a name begins whose words' initials, some left out, spell the letters; the tightest such name."""
    words = list(_TOKEN.finditer(before))[-(len(letters) + 6) :]
    best = None
    for first in range(len(words) - len(letters), -1, -1):
        initials = iter(word[0][0].lower() for word in words[first:])
        begins = words[first][0][0].lower() == letters[0] and words[first][0].lower() not in ENGLISH.small_words
        if begins and all(letter in initials for letter in letters):
            best = words[first].start()
            break
    return best if best is not None and _is_name(before[best:]) else None


def _inside_name(text: str, start: int) -> bool:
    """Tell whether a capitalised word at ``start`` only goes on with a name ("Strategic Connectivity")."""
    before = text[:start].rsplit(maxsplit=1)[-1:]
    is_name = bool(before) and before[0][0].isupper() and before[0].isalnum()
    goes_on = is_name and before[0].lower() not in ENGLISH.small_words
    return goes_on and text[start : start + 1].isupper()


def _is_name(words: str) -> bool:
    """Every word but the small ones is capitalised."""
    return all(word[0][0].isupper() or word[0].lower() in ENGLISH.small_words for word in _TOKEN.finditer(words))


def _schwartz_hearst_start(letters: Sequence[str], before: str) -> int | None:
    at = len(before)
    for number in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (before[at].lower() == letters[number] and (number or _begins_word(before, at))):
            at -= 1
        if at < 0:
            return None
    # The first letter may begin the second half of "nitric-oxide synthase": the long form takes the whole word.
    return before.rfind(" ", 0, at) + 1


def _begins_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()
