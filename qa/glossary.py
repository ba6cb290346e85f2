"""Abbreviations across the articles: a question may use either form, the articles the other."""

import re
from collections import defaultdict
from collections.abc import Iterable

from corpus import Abbreviation, fold


class Glossary:
    """Short and long forms that all articles agree on; a short form with several meanings expands to none."""

    def __init__(self, abbreviations: Iterable[Abbreviation]) -> None:
        meanings: dict[str, dict[str, Abbreviation]] = defaultdict(dict)
        for item in abbreviations:
            meanings[item.short].setdefault(fold(item.long), item)
        self._items = [next(iter(longs.values())) for longs in meanings.values() if len(longs) == 1]
        self._items.sort(key=lambda item: -len(item.long))

    def expansions(self, text: str) -> tuple[str, ...]:
        """Return the other form of every abbreviation, short or long, that ``text`` uses."""
        folded = fold(text)
        found = []
        for item in self._items:
            if _has(folded, fold(item.long)):
                found.append(item.short)
            elif _has(text, item.short) or (len(item.short) > 2 and _has(folded, fold(item.short))):
                found.append(item.long)
        return tuple(found)


def _has(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
