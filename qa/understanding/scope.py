"""Reads who and where from the words of a question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpus import Speaker
from qa.models import Filters
from qa.understanding.entities import Catalogue, Glossary, Roster, find_period
from qa.understanding.intent import Addressees, addressees, strangers

from .tokens import Mention, Tokens, tokens_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question's words say of people and articles.

    In ``tokens`` only those asked are persons, and there is neither a date nor whoever is left out. ``filters`` are
    those given with what was inferred, all but the speakers.
    """

    tokens: Tokens
    filters: Filters
    mentions: tuple[Mention, ...] = ()
    asked: tuple[Speaker, ...] = ()
    strangers: tuple[str, ...] = ()


class Reader:
    """Reads questions with the people, titles and abbreviations of one index version in mind."""

    def __init__(self, *, roster: Roster, glossary: Glossary, catalogue: Catalogue) -> None:
        self._roster, self._glossary, self._catalogue = roster, glossary, catalogue

    def read(self, text: str, given: Filters) -> Reading:
        """Return what ``text`` says. What is given stands: only what it leaves open is inferred."""
        tokens, filters = tokens_of(text), given
        if not given.articles and (titled := self._catalogue.titled(text)):
            tokens, filters = tokens.with_mention(titled), _with_articles(filters, titled.articles)
        named = self._addressees(text, tokens, filters)
        described = None if filters.articles else self._catalogue.described(named.tokens)
        if described:
            filters = _with_articles(filters, described.articles)
            named = self._addressees(text, tokens, filters)
            described = self._catalogue.described(named.tokens)
        tokens = named.tokens.with_mention(described) if described else named.tokens
        if named.interviewed and not filters.articles:
            hosts = (speaker.id for mention in named.interviewed for speaker in mention.speakers)
            filters = _with_articles(filters, self._catalogue.articles_of(hosts))
        asked = dict.fromkeys(speaker for mention in named.asked for speaker in _likely(mention.speakers))
        tokens, filters = self._within_period(text, tokens, filters, tuple(asked))
        left_out = dict.fromkeys(speaker.id for mention in named.left_out for speaker in _likely(mention.speakers))
        if new := tuple(id_ for id_ in left_out if id_ not in filters.exclude_speakers):
            filters = replace(
                filters,
                exclude_speakers=(*filters.exclude_speakers, *new),
                inferred=(*filters.inferred, "exclude_speakers"),
            )
        unknown = strangers(tokens, is_known=self._is_known)
        for stranger in unknown:
            tokens = tokens.with_mention(stranger)
        return Reading(
            tokens,
            filters,
            tuple(replace(mention, speakers=tuple(_likely(mention.speakers))) for mention in named.asked),
            tuple(speaker for speaker in asked if speaker.id not in filters.exclude_speakers),
            tuple(dict.fromkeys(stranger.words for stranger in unknown)),
        )

    def _addressees(self, text: str, tokens: Tokens, filters: Filters) -> Addressees:
        among = self._catalogue.voices(filters.articles) if filters.articles else None
        mentions = self._roster.mentions(text, among=among)
        if among is not None:  # of those who share a name or an office, those who speak there
            mentions = tuple(_within(mention, among) for mention in mentions if _may_be_asked(mention, among))
        if filters.speakers:  # others are but spoken of
            mentions = tuple(one for one in mentions if any(speaker.id in filters.speakers for speaker in one.speakers))
        for mention in mentions:
            tokens = tokens.with_mention(mention)
        return addressees(tokens)

    def _within_period(
        self, text: str, tokens: Tokens, filters: Filters, asked: Sequence[Speaker]
    ) -> tuple[Tokens, Filters]:
        if filters.published_from or filters.published_to:
            return tokens, filters
        period = find_period(text, is_published=partial(self._catalogue.is_published, [one.id for one in asked]))
        if period is None or not tokens.has_words_at(period.span):
            return tokens, filters
        inferred = [name for name, day in (("published_from", period.first), ("published_to", period.last)) if day]
        return tokens.without_words_at(period.span), replace(
            filters,
            published_from=period.first,
            published_to=period.last,
            inferred=(*filters.inferred, *inferred),
        )

    def _is_known(self, word: str) -> bool:
        return self._catalogue.is_word(word) or word in self._glossary.words or self._roster.is_of_office(word)


def _may_be_asked(mention: Mention, voices: frozenset[str]) -> bool:
    """Tell whether a mention is of somebody who speaks there, or is sure to be of somebody who does not."""
    return len(mention.words.split()) > 1 or any(speaker.id in voices for speaker in mention.speakers)


def _within(mention: Mention, voices: frozenset[str]) -> Mention:
    """A mention of those of its people who are among ``voices``; of all where nobody is."""
    there = tuple(speaker for speaker in mention.speakers if speaker.id in voices)
    return replace(mention, speakers=there) if there else mention


def _likely(speakers: Sequence[Speaker]) -> Sequence[Speaker]:
    """Of people who share a name, those whose answers there are to quote."""
    return [speaker for speaker in speakers if not speaker.interviewer] or speakers


def _with_articles(filters: Filters, articles: tuple[str, ...]) -> Filters:
    return replace(filters, articles=articles, inferred=(*filters.inferred, "articles")) if articles else filters
