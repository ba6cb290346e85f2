"""The words of an article that introduce it and the people in it: the reporter's, else their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import QUOTABLE, Passage, Speaker, fold, name_tokens
from qa.models import Filters, Quote

from .excerpts import excerpt, sentences, standing_alone
from .shelf import NARRATION, QUESTIONS, STATEMENTS, Shelf

_INTRODUCES_ITSELF = re.compile(
    r"\b(?:my name(?:'s| is)|i am (?:a|an|the)|i'm (?:a|an|the)|i (?:work|lead|run|serve|joined)|my (?:role|job)"
    r"|we are (?:a|an|the))\b"
)
_N_OPENINGS = 8  # people introduce themselves early


def introductions(shelf: Shelf, article_id: str, people: Sequence[Speaker], *, limit: int) -> list[Quote]:
    """Return what introduces these people in an article, in printed order, as few quotes as will do.

    The reporter's words go before those of an interviewer, who introduces people before they speak, and both before
    their own. Without people it is what the article opens with.
    """
    everything = Filters()
    own = replace(everything, speakers=tuple(person.id for person in people))
    narration = shelf.read(shelf.rows(article_id, everything, NARRATION))
    statements = shelf.read(shelf.rows(article_id, own, STATEMENTS))
    first_words: dict[str | None, int] = {}
    for passage in statements:
        first_words.setdefault(passage.speaker.id if passage.speaker else None, passage.paragraph)
    asked = [
        passage
        for passage in shelf.read(shelf.rows(article_id, everything, QUESTIONS))
        if passage.paragraph < max(first_words.values(), default=0)
    ]
    named = _naming(narration, people, limit=limit) or _naming(asked, people, limit=limit)
    opening = statements if people else narration
    opening = opening or shelf.read(shelf.rows(article_id, own, QUOTABLE))
    return named or ([_opening(opening[:_N_OPENINGS], of_oneself=bool(people))] if opening else [])


def _naming(passages: Sequence[Passage], people: Sequence[Speaker], *, limit: int) -> list[Quote]:
    """The sentences that name most of the people, full names before surnames, until everybody was named."""
    places = [
        (passage, number, fold(span.cut(passage.text)))
        for passage in passages
        for number, span in enumerate(sentences(passage))
    ]
    left, found = list(people), list[tuple[int, Quote]]()
    while left and len(found) < limit:
        worths = [sum(_naming_worth(words, person) for person in left) for _, _, words in places]
        best = max(range(len(places)), key=worths.__getitem__, default=0)
        if not places or not worths[best]:
            break
        passage, number, _ = places[best]
        quote = excerpt(passage, first=number, most=2)
        found.append((best, quote))
        left = [person for person in left if not _naming_worth(fold(quote.text), person)]
    return [quote for _, quote in sorted(found, key=lambda item: item[0])]


def _naming_worth(words: str, person: Speaker) -> int:
    if _has(words, fold(person.name)):
        return 3
    if any(_has(words, fold(alias)) for alias in person.aliases):
        return 2
    return int(any(len(token) > 2 and _has(words, token) for token in name_tokens(person.name)))


def _has(words: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _opening(passages: Sequence[Passage], *, of_oneself: bool) -> Quote:
    for passage in passages if of_oneself else ():
        for number, span in enumerate(sentences(passage)):
            if _INTRODUCES_ITSELF.search(fold(span.cut(passage.text))):
                return excerpt(passage, first=number)
    able = ((passage, first) for passage in passages if (first := standing_alone(passage)) is not None)
    passage, first = next(able, (passages[0], 0))
    return excerpt(passage, first=first)
