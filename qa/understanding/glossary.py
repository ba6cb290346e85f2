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
        self._folded = [(fold(item.short), fold(item.long)) for item in self._items]
        self.words = frozenset(word for item in self._items for word in fold(f"{item.short} {item.long}").split())

    def expansions(self, text: str) -> tuple[str, ...]:
        """Return the other form of every abbreviation, short or long, that ``text`` uses."""
        folded = fold(text)
        found = []
        for item, (short, long) in zip(self._items, self._folded, strict=True):
            if long in folded and _has(folded, long):
                found.append(item.short)
            elif short in folded and (_has(text, item.short) or (len(short) > 2 and _has(folded, short))):
                found.append(item.long)
        return tuple(found)


def _has(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
