"""What is known of the articles and people themselves: what stands above an article, and the reporter's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from corpus import QUOTABLE, Article, Kind, Part, Speaker, fold
from qa.models import Interpretation, Quote
from qa.understanding import SmallTalk, small_talk

from .introducing import introductions
from .shelf import Shelf

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
