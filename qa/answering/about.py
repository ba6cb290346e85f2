"""What is known of the articles and people themselves: what stands above an article, and the reporter's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from corpus import QUOTABLE, Article, Kind, Part, Passage, Speaker, fold, name_tokens
from qa.models import Filters, Interpretation, Quote
from qa.quotes import excerpt, sentences, standing_alone
from qa.understanding.intent import SmallTalk, small_talk

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
_OPENINGS = {
    SmallTalk.GREETING: "Hello.",
    SmallTalk.THANKS: "You are welcome.",
    SmallTalk.HELP: "This is an archive of interviews to put questions to, and nobody to talk with.",
}
_WELCOME = (
    "Ask what somebody says about a topic, who speaks of it, or how several people differ; the answer is what was said "
    "in the interviews, word for word, each quotation with the name of who said it. Where nobody said anything on it, "
    "you are told so."
)
_WHO_WROTE = re.compile(r"\b(?:wrote|written|writes|authors?|byline|writers?|reported by)\b")
_WHO_ASKED = re.compile(
    r"\b(?:interviewers?|moderators?|hosts?|who (?:(?:has|had|have|did) )?"
    r"(?:asked|asks|ask|interviewed|interviews|interview|conducted|held|led|moderated))\b"
)
_WHERE = re.compile(r"\b(?:where|source|newspaper|outlet|magazine|publisher|who published)\b")
_WHEN = re.compile(r"\b(?:when|date|dates|dated|day|month|year|published|publication|how (?:old|recent|long ago))\b")
_WHO = re.compile(r"\b(?:who|whom|whose|people|persons?|speakers?|interviewees?|guests?|names)\b")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known, in a sentence, and words that stand with it; without quotes, the sentence says what is not."""

    note: str
    quotes: tuple[Quote, ...] = ()


def facts(shelf: Shelf, interpretation: Interpretation, *, limit: int) -> Facts:
    """Return what is known of the articles or people that a question is about.

    Quotes are narration where an article has any: they introduce, the note tells.
    """
    asked, people = fold(interpretation.text), interpretation.people
    ids = shelf.articles(interpretation.filters, QUOTABLE)
    articles = [shelf.article(id_) for id_ in ids[:_MOST_NAMED]]
    if not articles:
        return Facts("")
    if talk := small_talk(interpretation.question.text, history=interpretation.question.history):
        return _welcome(shelf, articles[:_MOST_WELCOMING], opening=_OPENINGS[talk], n_articles=len(ids), limit=limit)
    for pattern, tell in ((_WHO_WROTE, _written_by), (_WHO_ASKED, _asked_by), (_WHERE, _published_by)):
        if pattern.search(asked):
            return _of_articles(shelf, articles, [tell(article) for article in articles], people, limit=limit)
    if people and not (_WHEN.search(asked) and not _WHO.search(asked)):
        return _of_people(shelf, people, limit=limit)
    if _WHEN.search(asked):
        return _of_articles(shelf, articles, [_published_on(article) for article in articles], people, limit=limit)
    if _WHO.search(asked):
        return _interviewed(shelf, articles, limit=limit)
    return Facts(_entitled(articles, n_articles=len(ids)), _openings(shelf, articles, people, limit=limit))


def _welcome(shelf: Shelf, articles: Sequence[Article], *, opening: str, n_articles: int, limit: int) -> Facts:
    there = f"There {'is' if n_articles == 1 else 'are'} {_entitled(articles, n_articles=n_articles)}"
    quotes = _interviewed(shelf, articles, limit=min(limit, len(articles))).quotes
    told = tuple(quote for quote in quotes if quote.kind is Kind.NARRATION)
    return Facts(f"{opening} {_WELCOME} {there}", told or quotes)


def _of_articles(
    shelf: Shelf, articles: Sequence[Article], told: Sequence[str | None], people: Sequence[Speaker], *, limit: int
) -> Facts:
    known = [(article, sentence) for article, sentence in zip(articles, told, strict=True) if sentence]
    if not known:
        silent = f"{_title(articles[0])} does" if len(articles) == 1 else f"These {len(articles)} articles do"
        return Facts(f"{silent} not say that.")
    quotes = _openings(shelf, [article for article, _ in known], people, limit=limit)
    return Facts(" ".join(sentence for _, sentence in known), quotes)


def _of_people(shelf: Shelf, people: Sequence[Speaker], *, limit: int) -> Facts:
    notes, quotes = [], list[Quote]()
    for number, person in enumerate(people):
        record = shelf.person(person.id)
        titles = [_title(shelf.article(id_)) for id_ in record.article_ids]
        does = "asks the questions" if record.speaker.interviewer else "is interviewed"
        role = f", {record.speaker.role}," if record.speaker.role else ""
        notes.append(f"{record.speaker.name}{role} {does} in {_listed(titles)}.")
        share = -(-(limit - len(quotes)) // (len(people) - number))
        found = (quote for id_ in record.article_ids for quote in introductions(shelf, id_, [person], limit=1))
        quotes += islice((quote for quote in found if quote not in quotes), share)
    return Facts(" ".join(notes), tuple(quotes))


def _interviewed(shelf: Shelf, articles: Sequence[Article], *, limit: int) -> Facts:
    notes, quotes = [], list[Quote]()
    for number, article in enumerate(articles):
        people = [speaker for speaker in article.speakers if not speaker.interviewer]
        named = [f"{one.name}, {one.role}" if one.role else one.name for one in people]
        notes.append(f"Interviewed in {_title(article)}: {'; '.join(named) or 'nobody by name'}.")
        share = -(-(limit - len(quotes)) // (len(articles) - number))
        quotes += introductions(shelf, article.id, people, limit=share)[:share]
    return Facts(" ".join(notes), tuple(quotes))


def _openings(shelf: Shelf, articles: Sequence[Article], people: Sequence[Speaker], *, limit: int) -> tuple[Quote, ...]:
    return tuple(quote for article in articles[:limit] for quote in introductions(shelf, article.id, people, limit=1))


def _written_by(article: Article) -> str | None:
    return article.byline and f"{_title(article)} is by {article.byline}."


def _asked_by(article: Article) -> str | None:
    names = [speaker.name for speaker in article.speakers if speaker.part is Part.INTERVIEWER]
    return f"The questions in {_title(article)} are asked by {_listed(names)}." if names else None


def _published_by(article: Article) -> str | None:
    where = article.source or article.url
    return where and f"{_title(article)} is from {where}."


def _published_on(article: Article) -> str | None:
    return f"{_title(article)} was published on {_day(article.published)}." if article.published else None


def _entitled(articles: Sequence[Article], *, n_articles: int) -> str:
    dated = [f"{_title(one)} ({_day(one.published)})" if one.published else _title(one) for one in articles]
    others = [f"{n_articles - len(articles)} more"] if n_articles > len(articles) else []
    return f"{'1 article' if n_articles == 1 else f'{n_articles:,} articles'}: {'; '.join([*dated, *others])}."


def _title(article: Article) -> str:
    return f"“{article.title}”"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _listed(names: Sequence[str]) -> str:
    shown = [*names[:_MOST_NAMED], *([f"{len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED else [])]
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]
