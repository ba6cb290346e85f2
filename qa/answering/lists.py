"""Enumerations: what announces them and all their items, wherever in a turn they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from corpus import Passage, ends_sentence, fold
from corpus.language import ENGLISH, LANGUAGES
from qa.models import Quote
from qa.quotes import excerpt, sentences

_FEWEST_WORDS = 5  # an item's first sentence that has fewer takes the next one along
_MOST_ITEMS = 20
_ORDINALS = tuple(zip(*(one.ordinals for one in LANGUAGES.values() if one.ordinals), strict=True))
# "Second, …", "And the second one is …", "Number two: …", but not "Second-hand cars are …" or "One can't …".
_BEHIND = (
    r"(?:[,.:;，：、]|\s*-\s| (?:is|was|of all|one|thing|reason|point|priority|task|goal|step|aspect)\b|(?<=[一-鿿]))"
)
_MARKED = tuple(re.compile(rf"\W*(?:(?:and|so|then|the) )*(?:{'|'.join(chain(*same))}){_BEHIND}") for same in _ORDINALS)
_NUMBERED = re.compile(r"\W*(\d{1,2})\s?[.):、](?!\d)")  # a sentence may end behind "1."
_LAST = re.compile(r"\W*(?:and )?(?:finally|last|lastly|last but not least|最后)\b")
_BULLET = re.compile(r"[-*•·–—▪◦‣]\s*\S")
_ANNOUNCES = re.compile(
    rf"[:：]\W*$|\b(?:following|several)\b|\b(?:{'|'.join(ENGLISH.numbers[2:])}|few|couple of|number of)"
    r" (?:\w+ ){0,3}(?:things|ways|reasons|aspects|tasks|priorities|points|steps|parts|goals|areas|kinds|types|factors"
    r"|problems|questions|measures|fronts|projects|options|changes|stages)\b|[几两三四五六七八九十]个?(?:方面|点|任务|项|条)"
)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """At least two items in printed order, and the words that announce them."""

    lead_in: Quote | None
    items: tuple[Quote, ...]

    def holds(self, passage: Passage) -> bool:
        """Tell whether a passage of the same turn stands among the items or announces them."""
        first = (self.lead_in or self.items[0]).passage
        return first.paragraph <= passage.paragraph <= self.items[-1].passage.paragraph


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence of a turn: the number of its passage in the turn, its own in the passage, and its words."""

    passage: int
    number: int
    words: str


def enumerations(turn: Sequence[Passage]) -> list[Enumeration]:
    """Return the enumerations of a turn.

    Items are marked ("First, …" or "1." or a dot) or follow an announcement, a paragraph each.

    Args:
        turn: Its passages in printed order, paragraphs that only announce among them.
    """
    places = [
        _Place(at, number, span.cut(passage.text))
        for at, passage in enumerate(turn)
        for number, span in enumerate(sentences(passage))
    ]
    found, taken = [], -1
    for start in range(len(places)):
        items = _counted(places, start) or _bulleted(places, start) or _announced(turn, places, start)
        if start > taken and len(items) > 1:
            found.append(Enumeration(_lead_in(turn, places, items[0]), tuple(_items(turn, places, items))))
            taken = items[-1]
    return found


def _counted(places: Sequence[_Place], start: int) -> list[int]:
    """The places of "First, …", "Second, …" and so on, or of "1.", "2.", whatever stands between them."""
    count = next((count for count in (_ordinal, _numeral) if count(places[start].words, 1)), None)
    if count is None:
        return []
    items = [start]
    for at in range(start + 1, len(places)):
        if count(places[at].words, len(items) + 1):
            items.append(at)
        elif _LAST.match(fold(places[at].words)):
            items.append(at)
            break
    return items if len(items) > 1 else []


def _ordinal(words: str, number: int) -> bool:
    return number <= len(_MARKED) and _MARKED[number - 1].match(fold(words)) is not None


def _numeral(words: str, number: int) -> bool:
    found = _NUMBERED.match(words)
    return found is not None and int(found[1]) == number


def _bulleted(places: Sequence[_Place], start: int) -> list[int]:
    if places[start].number:
        return []
    paragraphs = (at for at in range(start, len(places)) if places[at].number == 0)
    return list(takewhile(lambda at: _BULLET.match(places[at].words), paragraphs))


def _announced(turn: Sequence[Passage], places: Sequence[_Place], start: int) -> list[int]:
    """The paragraphs behind an announcement: those that are no sentences, if the first is none; else all."""
    before = places[start - 1] if start else None
    if before is None or not turn[before.passage].lead_in or turn[places[start].passage].lead_in:
        return []
    items: list[int] = []
    paragraph = None
    for at in range(start, len(places)):
        passage = turn[places[at].passage]
        if passage.paragraph == paragraph:
            continue
        paragraph = passage.paragraph
        if passage.lead_in or ends_sentence(passage.text) is not ends_sentence(turn[places[start].passage].text):
            break
        items.append(at)
    return items[:_MOST_ITEMS]


def _lead_in(turn: Sequence[Passage], places: Sequence[_Place], first: int) -> Quote | None:
    before = places[first - 1] if first else None
    if before is None or not (turn[before.passage].lead_in or _ANNOUNCES.search(fold(before.words))):
        return None
    return excerpt(turn[before.passage], first=before.number, most=1)


def _items(turn: Sequence[Passage], places: Sequence[_Place], items: Sequence[int]) -> Iterator[Quote]:
    for at in items:
        place = places[at]
        is_short = len(place.words.split()) < _FEWEST_WORDS and place.words.isascii()
        yield excerpt(turn[place.passage], first=place.number, most=2 if is_short and at + 1 not in items else 1)
