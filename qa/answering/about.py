"""What is known of the articles and people themselves: what stands above an article, and the reporter's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corpus import QUOTABLE, Article, Kind, Part, Passage, Speaker, fold, name_tokens
from qa.messages import (
    ArticleFact,
    Contents,
    Fact,
    FactUnknown,
    Message,
    PersonFact,
    SmallTalk,
    Welcome,
)
from qa.models import Filters, Interpretation, Quote
from qa.quotes import excerpt, sentences, standing_alone
from qa.understanding.intent import small_talk

from .passages_by_place import NARRATION, QUESTIONS, STATEMENTS, Shelf

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


_MOST_NAMED = 20
_MOST_WELCOMING = 3  # articles
_WHO_WROTE = re.compile(r"\b(?:wrote|written|writes|authors?|byline|writers?|reported by)\b")
_WHO_ASKED = re.compile(
    r"\b(?:interviewers?|moderators?|hosts?|who (?:(?:has|had|have|did) )?"
    r"(?:asked|asks|ask|interviewed|interviews|interview|conducted|held|led|moderated))\b"
)
_WHERE = re.compile(r"\b(?:where|source|newspaper|outlet|magazine|publisher|who published)\b")
_WHEN = re.compile(r"\b(?:when|date|dates|dated|day|month|year|published|publication|how (?:old|recent|long ago))\b")
_WHO = re.compile(r"\b(?:who|whom|whose|people|persons?|speakers?|interviewees?|guests?|names)\b")


# What questions about articles ask for, the first that fits.
_ASKED_FOR = ((_WHO_WROTE, Fact.WRITERS), (_WHO_ASKED, Fact.INTERVIEWERS), (_WHERE, Fact.SOURCE))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known, and words that stand with it; without quotes, the notes say what is not known."""

    notes: tuple[Message, ...] = ()
    quotes: tuple[Quote, ...] = ()


def facts(shelf: Shelf, interpretation: Interpretation, *, limit: int) -> Facts:
    """Return what is known of the articles or people that a question is about.

    Quotes are narration where an article has any: they introduce, the notes tell.
    """
    asked, people = fold(interpretation.text), interpretation.people
    ids = shelf.articles(interpretation.filters, QUOTABLE)
    articles = [shelf.article(id_) for id_ in ids[:_MOST_NAMED]]
    if not articles:
        return Facts()
    if talk := small_talk(interpretation.question.text, history=interpretation.question.history):
        return _welcome(shelf, Contents(tuple(articles[:_MOST_WELCOMING]), len(ids)), talk=talk, limit=limit)
    for pattern, fact in _ASKED_FOR:
        if pattern.search(asked):
            return _of_articles(shelf, articles, fact, people, limit=limit)
    if people and not (_WHEN.search(asked) and not _WHO.search(asked)):
        return _of_people(shelf, people, limit=limit)
    if _WHEN.search(asked):
        return _of_articles(shelf, articles, Fact.DAY, people, limit=limit)
    if _WHO.search(asked):
        return _interviewed(shelf, articles, limit=limit)
    return Facts((Contents(tuple(articles), len(ids)),), _openings(shelf, articles, people, limit=limit))


def _welcome(shelf: Shelf, contents: Contents, *, talk: SmallTalk, limit: int) -> Facts:
    quotes = _interviewed(shelf, contents.articles, limit=min(limit, len(contents.articles))).quotes
    told = tuple(quote for quote in quotes if quote.kind is Kind.NARRATION)
    return Facts((Welcome(talk, contents),), told or quotes)


def _of_articles(
    shelf: Shelf, articles: Sequence[Article], fact: Fact, people: Sequence[Speaker], *, limit: int
) -> Facts:
    known = [article for article in articles if _is_known(fact, article)]
    if not known:
        return Facts((FactUnknown(tuple(articles)),))
    notes = tuple(ArticleFact(fact, article) for article in known)
    return Facts(notes, _openings(shelf, known, people, limit=limit))


def _is_known(fact: Fact, article: Article) -> bool:
    match fact:
        case Fact.WRITERS:
            return bool(article.byline)
        case Fact.SOURCE:
            return bool(article.source or article.url)
        case Fact.DAY:
            return article.published is not None
        case Fact.INTERVIEWERS:
            return any(speaker.part is Part.INTERVIEWER for speaker in article.speakers)
        case Fact.INTERVIEWEES:
            return True


def _of_people(shelf: Shelf, people: Sequence[Speaker], *, limit: int) -> Facts:
    notes, quotes = list[Message](), list[Quote]()
    for number, person in enumerate(people):
        record = shelf.person(person.id)
        notes.append(PersonFact(record.speaker, tuple(shelf.article(id_).title for id_ in record.article_ids)))
        share = -(-(limit - len(quotes)) // (len(people) - number))
        found = (quote for id_ in record.article_ids for quote in introductions(shelf, id_, [person], limit=1))
        quotes += islice((quote for quote in found if quote not in quotes), share)
    return Facts(tuple(notes), tuple(quotes))


def _interviewed(shelf: Shelf, articles: Sequence[Article], *, limit: int) -> Facts:
    quotes = list[Quote]()
    for number, article in enumerate(articles):
        people = [speaker for speaker in article.speakers if not speaker.interviewer]
        share = -(-(limit - len(quotes)) // (len(articles) - number))
        quotes += introductions(shelf, article.id, people, limit=share)[:share]
    return Facts(tuple(ArticleFact(Fact.INTERVIEWEES, article) for article in articles), tuple(quotes))


def _openings(shelf: Shelf, articles: Sequence[Article], people: Sequence[Speaker], *, limit: int) -> tuple[Quote, ...]:
    return tuple(quote for article in articles[:limit] for quote in introductions(shelf, article.id, people, limit=1))
