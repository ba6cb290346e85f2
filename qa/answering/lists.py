"""Lists that somebody says: what announces them, all their items, and the whole of one of which a part was found."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from corpus import Passage, Span, ends_sentence, fold
from corpus.language import ENGLISH, LANGUAGES
from embeddings import analyse_printed
from qa.models import Quote
from qa.quotes import excerpt, sentences

from .diversity import COMPARABLE, Candidate, reach
from .passages_by_place import Shelf

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
_N_ANNOUNCED = 10  # of so many candidates, one item makes a list the answer that was announced as what is asked for
_ANNOUNCED = 0.5  # an announcement is, with this share of the words asked about
_JUST_THIS = 0.8  # probability of a list that is announced with every word asked about
_N_TELLING = 5  # of so many, it takes two items that are as good as each other …
_PROBABLE = 0.7  # … and this share as probable as the best


@dataclass(frozen=True, slots=True)
class Enumeration:
    """At least two items in printed order, and the words that announce them."""

    lead_in: Quote | None
    items: tuple[Quote, ...]

    def holds(self, passage: Passage) -> bool:
        """Tell whether a passage of the same turn stands among the items or announces them."""
        first = (self.lead_in or self.items[0]).passage
        return first.paragraph <= passage.paragraph <= self.items[-1].passage.paragraph


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


def expand_list(
    candidates: Sequence[Candidate], shelf: Shelf, *, weights: Mapping[str, float], limit: int
) -> tuple[Candidate, ...]:
    """Return the candidates behind the whole of the list that the best of them are items of.

    Where there is no such list, the rest of the best candidate's passage follows it, and then what was found in the
    paragraphs next to it: lists run on.

    Args:
        candidates: Best first.
        shelf: Where their neighbours stand.
        weights: The words asked about, with their rarity.
        limit: How many quotes will be shown; an announcement gives way to the items.
    """
    if not candidates:
        return ()
    if found := _list(candidates, shelf, weights):
        enumeration, probability = found
        has_room = len(enumeration.items) < limit
        lead_in = [enumeration.lead_in] if enumeration.lead_in and has_room else []
        nearness = max(candidate.nearness for candidate in candidates[:_N_ANNOUNCED])
        return _with_first(_unfound([*lead_in, *enumeration.items], probability, nearness), candidates)
    best = candidates[0]
    near_first = sorted(candidates, key=lambda one: not _is_next_to(one.quote.passage, best.quote.passage))
    return _with_first([best, *_unfound(_rest_of(best.quote), best.probability, best.nearness)], near_first)


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence of a turn: the number of its passage in the turn, its own in the passage, and its words."""

    passage: int
    number: int
    words: str


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


def _unfound(quotes: Iterable[Quote], probability: float, nearness: float) -> list[Candidate]:
    """Quotes that were not found themselves, as probable and as near as what led to them."""
    return [Candidate(quote, probability, nearness, is_found=False) for quote in quotes]


def _with_first(first: Sequence[Candidate], candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    rest = (one for one in candidates if not any(_overlap(one.quote, other.quote) for other in first))
    return (*first, *rest)


def _list(
    candidates: Sequence[Candidate], shelf: Shelf, weights: Mapping[str, float]
) -> tuple[Enumeration, float] | None:
    """The list that is asked for, and how probably it answers; ``None`` where an item itself is meant.

    One that is announced as what is asked for does as probably as the best that was found with it; where it is
    announced with every word asked about, it does.
    """
    found = [
        (enumeration, candidate)
        for candidate in candidates[:_N_ANNOUNCED]
        for enumeration in enumerations(shelf.turn(candidate.quote.passage))
        if enumeration.holds(candidate.quote.passage)
    ]
    announced = [_share(one.lead_in, weights) for one, _ in found]
    if found and max(announced) >= _ANNOUNCED:
        enumeration, _ = found[announced.index(max(announced))]
        probable = max(candidate.probability for candidate in candidates[:_N_ANNOUNCED])
        # "The five tasks are as follows" is all that "the five tasks" can mean.
        is_all = max(announced) == 1 and len(weights) > 1
        return enumeration, max(probable, _JUST_THIS) if is_all else probable
    step = COMPARABLE * reach(candidates)
    level = _PROBABLE * max(candidate.probability for candidate in candidates)
    for enumeration, first in found:
        alike = [
            one
            for one in candidates[:_N_TELLING]
            if abs(one.quote.score - first.quote.score) <= step
            and any(_overlap(one.quote, item) for item in enumeration.items)
        ]
        if len(alike) > 1 and first in alike and first.probability >= level:
            return enumeration, first.probability
    return None


def _share(quote: Quote | None, weights: Mapping[str, float]) -> float:
    there = set(analyse_printed(quote.text, quote.article.language)) if quote else set[str]()
    return sum(weight for term, weight in weights.items() if term in there) / (sum(weights.values()) or 1.0)


def _is_next_to(passage: Passage, other: Passage) -> bool:
    return (
        passage.article.id == other.article.id
        and passage.speaker == other.speaker
        and passage.context.question == other.context.question
        and abs(passage.paragraph - other.paragraph) <= 1
    )


def _rest_of(quote: Quote) -> list[Quote]:
    """What else the passage of a quote says, what stands before it first."""
    start = quote.passage.span.start
    spans = [Span(start + span.start, start + span.end) for span in sentences(quote.passage)]
    before = [number for number, span in enumerate(spans) if span.end <= quote.span.start]
    behind = [number for number, span in enumerate(spans) if span.start >= quote.span.end]
    return [*_pieces(quote.passage, before), *_pieces(quote.passage, behind)]


def _pieces(passage: Passage, numbers: Sequence[int]) -> Iterator[Quote]:
    left = list(numbers)
    while left:
        piece = excerpt(passage, first=left[0], most=len(left))
        yield piece
        left = [at for at in left if passage.span.start + sentences(passage)[at].start >= piece.span.end]


def _overlap(quote: Quote, other: Quote) -> bool:
    return quote.passage.id == other.passage.id and quote.span.overlaps(other.span)
