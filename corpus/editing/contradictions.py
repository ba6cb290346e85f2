"""Offices that do not go together: the one shown with somebody's words, and the one told in the story."""

import re
from collections.abc import Iterator

from corpus.folding import fold
from corpus.introductions import find_introductions
from corpus.models import Article, Kind
from corpus.names import label_key

_MAX_PARAGRAPHS, _MAX_CHARACTERS = 100, 2000  # of narration; so that a huge file stays quick
_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W\u3040-\u30ff\u4e00-\u9fff]+")
_RANKS = frozenset("acting assistant associate deputy ex executive former junior senior vice".split())
_SMALL_WORDS = frozenset("a an and at for in of on s the".split())


def find_contradictions(article: Article) -> Iterator[tuple[int, str]]:
    """Yield where the narration gives somebody another office than the one shown with the words; see ``review``."""
    speakers = {label_key(name): one for one in article.speakers for name in (one.name, *one.aliases) if one.role}
    longs = {label_key(known.short): known.long for known in article.abbreviations}
    told = [number for number, one in enumerate(article.paragraphs) if one.kind is Kind.NARRATION]
    for number in told[:_MAX_PARAGRAPHS]:
        for item in find_introductions(article.paragraphs[number].span.cut(article.text)[:_MAX_CHARACTERS]):
            speaker = speakers.get(label_key(item.name))
            if speaker and speaker.role and not _agree(_office(item.role, longs), _office(speaker.role, longs)):
                yield number, f"{speaker.name} is shown as {speaker.role!r}, and called {item.role!r} here"


def _office(role: str, longs: dict[str, str]) -> frozenset[str]:
    words = [
        word
        for printed in role.split()
        for word in _WORD.findall(fold(longs.get(label_key(printed.strip(",")), printed)))
    ]
    return frozenset(words) - _SMALL_WORDS


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether one office is the other in fewer words; a deputy's is not that of the one in office."""
    return (one <= other or other <= one) and one & _RANKS == other & _RANKS
