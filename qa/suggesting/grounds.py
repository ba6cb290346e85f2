"""Says, from what is printed alone, whether a question on somebody's words has an answer: nothing is asked for it."""

import re
from collections.abc import Callable, Iterable, Iterator

from corpus import Kind, Passage
from embeddings import analyse
from qa.quotes import sentences

_PIECE = re.compile(r"[,;:]|\s[-–—]+\s|—")
_ARTICLE = re.compile(r"^(?:an?|the) ")
_SPACE = re.compile(r"[\s-]+")
_AMOUNT = re.compile(r"how (?:far|long|many|much|often|old)\b", re.IGNORECASE)
# Weighted words next to a phrase: a sentence with fewer names it in passing, and one with many says something alone.
_MIN_BESIDE, _MIN_BESIDE_ONCE = 2, 5
# Of a printed question: an answer that takes up less of it may well be found behind that to another one.
_MIN_TAKEN_UP = 0.5


def statements_by(speaker_id: str, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return what is surely said by somebody, and is no mere announcement."""
    return tuple(
        one
        for one in passages
        if one.kind is Kind.STATEMENT and not one.lead_in and one.speaker and one.speaker.id == speaker_id
    )


def says_most_on(phrase: str, passages: Iterable[Passage]) -> Passage | None:
    """Return the passage that says most on a phrase; ``None`` where none says enough for an answer.

    That is enough which comes twice with something beside it, or once with much: not a scrap, a question, nor an entry
    of a list. A single word has to come twice: in a long sentence it may well be what that is least about.

    Args:
        phrase: As it stands in print, but for an article before it.
        passages: All by one person, in order.
    """
    asked = frozenset(analyse(phrase))
    is_in = _search(phrase)
    beside = [(n, passage) for passage in passages for n in _beside(asked, is_in, passage) if n]
    most, passage = max(beside, key=lambda one: one[0], default=(0, None))
    if len(beside) > 1:
        return passage if most >= _MIN_BESIDE else None
    return passage if most >= _MIN_BESIDE_ONCE and len(asked) > 1 else None


def takes_up(
    question: str, passages: Iterable[Passage], *, name: str, rarity: Callable[[str], float]
) -> Passage | None:
    """Return the passage that takes up most of a printed question; ``None`` where none does enough.

    Args:
        question: One that asks for an amount is none: nobody may have given it, whatever else was said.
        passages: All by the one who was asked.
        name: Of that person: what is left of the question counts.
        rarity: Of a term of ``analyse``, above 0.
    """
    terms = set(analyse(question)) - set(analyse(name))
    taken = [(sum(map(rarity, terms.intersection(analyse(one.text)))), one) for one in passages]
    most, passage = max(taken, key=lambda one: one[0], default=(0.0, None))
    enough = most > 0 and most >= _MIN_TAKEN_UP * sum(map(rarity, terms))
    return passage if enough and not _AMOUNT.match(question) else None


def n_holding(phrase: str, texts: Iterable[str]) -> int:
    """Return in how many texts a phrase stands, but for an article before it."""
    return sum(map(_search(phrase), texts))


def _beside(asked: frozenset[str], is_in: Callable[[str], bool], passage: Passage) -> Iterator[int]:
    """Yield how many other weighted words each sentence has that says something on a phrase."""
    text = passage.text
    if not is_in(text):
        return
    for words in (span.cut(text) for span in sentences(passage)):
        named = filter(is_in, _PIECE.split(words))
        if not words.endswith("?") and any(not asked.issuperset(analyse(piece)) for piece in named):
            yield len(set(analyse(words)) - asked)


def _search(phrase: str) -> Callable[[str], bool]:
    """Return what tells whether a phrase stands in a text."""
    words = _SPACE.split(_ARTICLE.sub("", phrase.casefold()))
    pattern = re.compile(rf"(?<!\w){_SPACE.pattern.join(map(re.escape, words))}(?!\w)")

    def is_in(text: str) -> bool:
        folded = text.casefold()
        return words[0] in folded and pattern.search(folded) is not None  # most texts lack the first word

    return is_in
