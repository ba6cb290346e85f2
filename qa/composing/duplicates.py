"""Words of one person that are printed more than once: one quote, with all the places where they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from corpus import fold
from qa.models import Quote

from .candidates import Candidate

_SAME = 0.9
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Words that turn a sentence into another one, however alike the rest may be; so does whatever holds a digit.
_DECISIVE = re.compile(r"no|not|never|none|nor|neither|nobody|nothing|without|cannot|.+n't|.*\d.*")


def merge_repeats(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates without those that repeat an earlier one, which says instead where else it is printed.

    Two people who say the same are two people: both stay.
    """
    kept: list[Candidate] = []
    known: list[list[str]] = []
    for candidate in candidates:
        words = _WORD.findall(fold(candidate.quote.text))
        for number, earlier in enumerate(kept):
            if _same_voice(candidate.quote, earlier.quote) and _repeats(words, known[number]):
                also_in = (*earlier.quote.also_in, candidate.quote)
                kept[number] = replace(earlier, quote=replace(earlier.quote, also_in=also_in))
                break
        else:
            kept.append(candidate)
            known.append(words)
    return tuple(kept)


def _same_voice(quote: Quote, other: Quote) -> bool:
    ids = [one.speaker.id if one.speaker else None for one in (quote, other)]
    return ids[0] == ids[1] and quote.kind is other.kind


def _repeats(words: Sequence[str], earlier: Sequence[str]) -> bool:
    if f" {' '.join(words)} " in f" {' '.join(earlier)} ":
        return True
    if 2 * min(len(words), len(earlier)) < _SAME * (len(words) + len(earlier)):
        return False  # most of them: too different in length for anything else to matter
    decisive = [[word for word in some if _DECISIVE.fullmatch(word)] for some in (words, earlier)]
    if decisive[0] != decisive[1]:
        return False
    alike = SequenceMatcher(None, words, earlier, autojunk=False)
    return alike.quick_ratio() >= _SAME and alike.ratio() >= _SAME
