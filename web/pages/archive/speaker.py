"""One person across all articles: who they were when, what they speak of, and everything they said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Self

from corpus import Article, Kind, Passage, split_sentences
from qa import Archive, Filters, Quote, Said, SpeakerRecord
from web import links
from web.pages.cards import Card
from web.pages.conversation import ASKABLE, Asking
from web.pages.frame import ArticleEntry, Frame, Link
from web.pages.quotes import InterviewerQuestion, question_of
from web.ports import Chatbot
from web.wording import Wording

from .lists import Paging, SpeakerEntry

N_STATEMENTS = 50  # of a page
_FOLDED_FROM, _OPENING = 900, 600  # characters


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody was called, and when."""

    role: str
    when: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A paragraph of somebody's words; the rest of a long one is folded. ``note`` says that they ask."""

    opening: str
    rest: str
    note: str | None
    permalink: str


@dataclass(frozen=True, slots=True)
class Response:
    """What was said to one question."""

    asked: InterviewerQuestion | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What somebody said in one article, and the office they had there, where it is another than today's."""

    entry: ArticleEntry
    role: str | None
    responses: tuple[Response, ...]


@dataclass(frozen=True, slots=True)
class AskThem:
    """The form that asks one person."""

    action: str
    label: str
    speaker_id: str
    askable: str = ASKABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage(Frame):
    """A person; ``role`` is their latest; ``ask`` and ``topics`` are those of one who is interviewed."""

    person: SpeakerEntry
    role: str | None
    ask: AskThem | None
    topics: tuple[Link, ...]
    offices: tuple[Office, ...]
    aliases: tuple[str, ...]
    said: str
    nothing: str | None
    chapters: tuple[Chapter, ...]
    paging: Paging | None
    feed: Link | None

    @classmethod
    def of(cls, chatbot: Chatbot, speaker_id: str, *, start: str | None = None, words: Wording) -> Self:
        """Return the person's page, with a part of what they said.

        Raises:
            NotInArchiveError: There is no such person.
        """
        archive = chatbot.archive
        record = archive.speaker(speaker_id)
        speaker, asks = record.speaker, record.speaker.interviewer
        spoken = archive.said_by(speaker_id, start=start, limit=N_STATEMENTS)
        articles = _newest_first(archive, record)
        offices = tuple(_offices(articles, speaker_id, words))
        role = offices[0].role if offices else speaker.role
        description = words.lists.about_speaker(speaker.name, role, record.n_statements, len(record.article_ids))
        return cls(
            title=words.title(speaker.name),
            words=words,
            description=description,
            card=Card.of_speaker(speaker.id, speaker.name, description),
            section=links.SPEAKERS,
            person=SpeakerEntry.of(record, words),
            role=role,
            ask=None if asks else AskThem(links.at(links.CHAT), words.lists.ask_only(speaker.name), speaker.id),
            topics=() if asks else _topics(chatbot, speaker_id),
            offices=offices,
            aliases=speaker.aliases,
            said=words.lists.asked if asks else words.lists.said,
            nothing=None if spoken.passages else words.lists.nothing_said,
            chapters=tuple(_chapters(spoken.passages, speaker_id, role=role, words=words, asks=asks)),
            paging=_paging(speaker_id, spoken, words),
            feed=None if asks else Link(links.feed(speaker_id), words.sharing.feed_of_person),
        )


def _newest_first(archive: Archive, record: SpeakerRecord) -> list[Article]:
    # Those who ask may stand in every article of a large archive, and have no office to be followed through it.
    ids = record.article_ids[:1] if record.speaker.interviewer else record.article_ids
    articles = [archive.article(article_id) for article_id in ids]
    return sorted(articles, key=lambda one: (one.published or date.min, one.title), reverse=True)


def _topics(chatbot: Chatbot, speaker_id: str) -> tuple[Link, ...]:
    them = Filters(speakers=(speaker_id,))
    return tuple(
        Link(links.conversation(Asking(topic.question, them).parameters, shown=1), topic.text)
        for topic in chatbot.topics(speaker_id)
    )


def _offices(articles: Sequence[Article], speaker_id: str, words: Wording) -> Iterator[Office]:
    """Yield the offices, the latest first; one that is printed in several articles on end comes once."""
    printed = [(one.role, article) for article in articles if (one := article.speaker(speaker_id)) and one.role]
    for role, together in groupby(printed, key=lambda pair: pair[0]):
        days = [article.published for _, article in together if article.published]
        years = words.lists.years(days[-1].year, days[0].year) if days else words.lists.undated
        yield Office(role, words.day(days[0]) if len(days) == 1 else years)


def _chapters(
    passages: Sequence[Passage], speaker_id: str, *, role: str | None, words: Wording, asks: bool
) -> Iterator[Chapter]:
    for article, theirs in groupby(passages, key=lambda passage: passage.article):
        speaker = article.speaker(speaker_id)
        responses = groupby(theirs, key=lambda passage: passage.context.question)
        yield Chapter(
            ArticleEntry.of(article, words),
            speaker.role if speaker and speaker.role != role else None,
            tuple(_response(list(alike), words=words, asks=asks) for _, alike in responses),
        )


def _response(passages: Sequence[Passage], *, words: Wording, asks: bool) -> Response:
    note = None if asks else words.lists.asking
    remarks = (_remark(one, note=note if one.kind is Kind.QUESTION else None) for one in passages)
    return Response(question_of(passages[0], words), tuple(remarks))


def _remark(passage: Passage, *, note: str | None) -> Remark:
    article = passage.article
    text = article.paragraphs[passage.paragraph].span.cut(article.text)
    cut = _end_of_opening(text, article.language)
    permalink = links.in_context(article.id, Quote(passage, passage.span, score=0.0).id)
    return Remark(text[:cut], text[cut:], note, permalink)


def _end_of_opening(text: str, language: str | None) -> int:
    if len(text) < _FOLDED_FROM:
        return len(text)
    first, *others = [sentence.end for sentence in split_sentences(text, language=language)]
    return max((end for end in others if end <= _OPENING), default=first)


def _paging(speaker_id: str, spoken: Said, words: Wording) -> Paging | None:
    if not spoken.newer and not spoken.older:
        return None
    years = [passage.article.published.year for passage in spoken.passages if passage.article.published]
    return Paging(
        words.lists.years(years[-1], years[0]) if years else words.lists.undated,
        Link(links.spoken(speaker_id, start=spoken.newer), words.lists.newer) if spoken.newer else None,
        Link(links.spoken(speaker_id, start=spoken.older), words.lists.older) if spoken.older else None,
    )
