"""Understands a question: who is asked, about what, and where; from its words to an interpretation, straight down."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpus import Speaker, fold
from corpus.language import ENGLISH, language_asked, language_of
from qa.errors import MAX_QUESTION_CHARACTERS, UnknownFilterError
from qa.models import Filters, Interpretation, Question, QuestionKind, Quote, Wanted
from qa.understanding.conversation import (
    FollowUp,
    asked_before,
    leans,
    leans_on_reply,
    may_be_about_articles,
    read_follow_up,
)
from qa.understanding.entities import Catalogue, Glossary, Roster, find_period
from qa.understanding.intent import (
    Addressees,
    addressees,
    office_asked,
    read_kind,
    read_topic,
    read_wanted,
    small_talk,
    strangers,
)

from .forms import compile_forms
from .spelling import Spelling, with_apostrophes
from .tokens import Mention, Tokens, tokens_of


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a question's words say of people and articles.

    In ``tokens`` only those asked are persons, and there is neither a date nor anybody left out. ``filters`` are
    those given with what was inferred, all but the speakers.
    """

    tokens: Tokens
    filters: Filters
    mentions: tuple[Mention, ...] = ()
    asked: tuple[Speaker, ...] = ()
    strangers: tuple[str, ...] = ()

    @property
    def is_plural(self) -> bool:
        return len(self.mentions) > 1 or any(mention.is_plural for mention in self.mentions)


class Interpreter:
    """Reads questions with the people, articles and abbreviations of one index version in mind."""

    def __init__(
        self, *, roster: Roster, glossary: Glossary, catalogue: Catalogue, spelling: Spelling | None = None
    ) -> None:
        """Read questions.

        Args:
            roster: Everybody whom they may name.
            glossary: Abbreviations that they may use.
            catalogue: The articles that they may be about.
            spelling: Corrects them, where there is one.
        """
        self._roster, self._glossary, self._catalogue, self._spelling = roster, glossary, catalogue, spelling
        compile_forms({ENGLISH, *map(language_of, catalogue.languages)})

    def conversation(self, question: Question) -> tuple[Question, ...]:
        """Return a question, last, and those before it on which it leans, each on the one before it.

        Raises:
            UnknownFilterError: A given filter names a speaker, an article or a source that is not there.
        """
        self._resolve(question.filters)
        leaning, history = [question], asked_before(question.history)
        while history and self._leans(leaning[0]):
            last, history = history[-1], history[:-1]
            leaning.insert(0, Question(last, history=history))
        return tuple(leaning)

    def leans_on_reply(self, question: Question, before: Interpretation) -> bool:
        """Tell whether a question, to be understood, needs to know what the one before it was answered with."""
        return leans_on_reply(self._spelt(question), before, self._roster)

    def interpret(
        self,
        question: Question,
        before: Interpretation | None = None,
        *,
        heard: Sequence[Speaker] = (),
        shown: Sequence[Quote] = (),
    ) -> Interpretation:
        """Say how ``question`` is understood.

        Args:
            question: What was asked.
            before: What it leans on; without, it is understood as it stands.
            heard: Those whose words ``before`` was answered with, if they may be meant.
            shown: The quotes of the reply to ``before``, if it may lean on them.

        Raises:
            UnknownFilterError: A given filter names a speaker, an article or a source that is not there.
        """
        given = self._resolve(question.filters)
        if small_talk(question.text, history=question.history):
            language = language_asked(question.text).code
            return Interpretation(question, question.text, question.text, QuestionKind.ABOUT, given, language=language)
        said = self._follow_up(question, before, heard)
        scope = self._scope(said.words, given) if question.infer else _Scope(tokens_of(said.words), given)
        understood = self._interpretation(question, said, scope, given)
        return replace(understood, given=(*(before.given if before else ()), *shown)) if said.on_reply else understood

    def languages_to_ask_in(self, understood: Interpretation) -> tuple[str, ...]:
        """Return the ISO 639-1 codes of the articles' languages where a question is in another one; else none."""
        return self._spelling.languages_unlike(understood.question.text) if self._spelling else ()

    def _leans(self, question: Question) -> bool:
        text = self._spelt(question)
        if small_talk(question.text, history=question.history) or not leans(text, self._roster):
            return False
        about_articles = may_be_about_articles(text, self._roster)
        return not (about_articles and self.interpret(Question(text)).kind is QuestionKind.ABOUT)

    def _spelt(self, question: Question) -> str:
        """The text of a question without slips of the pen."""
        text = question.text
        if self._spelling is None or not question.infer:
            return text
        owned = with_apostrophes(text, roster=self._roster, is_word=self._spelling.is_frequent)
        spelt = self._spelling.corrected(owned, taken=lambda: self._named(owned))
        return spelt if len(spelt) <= MAX_QUESTION_CHARACTERS else text

    def _named(self, text: str) -> frozenset[str]:
        """The words of a question, folded, that are known to name people, misspelt or not."""
        return frozenset(word for mention in self._roster.mentions(text) for word in fold(mention.words).split())

    def _follow_up(self, question: Question, before: Interpretation | None, heard: Sequence[Speaker]) -> FollowUp:
        text = self._spelt(question)
        if before is None:
            return FollowUp(text, text)
        history = asked_before(question.history)[:-1]
        return read_follow_up(text, before, roster=self._roster, heard=heard, history=history)

    def _scope(self, text: str, given: Filters) -> _Scope:
        """What ``text`` says of people and articles. What is given stands: only what it leaves open is inferred."""
        tokens, named, filters = self._within_articles(text, given)
        if not (named.asked or given.speakers) and (unheld := self._like_office_asked(tokens)):
            tokens, named = tokens.with_mention(unheld), replace(named, asked=(unheld,))
        asked = tuple(dict.fromkeys(speaker for mention in named.asked for speaker in _likely(mention.speakers)))
        tokens, filters = self._within_period(text, tokens, filters, asked)
        left_out = [speaker.id for mention in named.left_out for speaker in _likely(mention.speakers)]
        filters = _without_speakers(filters, left_out)
        unknown = strangers(tokens, is_known=self._is_known)
        for stranger in unknown:
            tokens = tokens.with_mention(stranger)
        return _Scope(
            tokens,
            filters,
            tuple(replace(mention, speakers=tuple(_likely(mention.speakers))) for mention in named.asked),
            tuple(speaker for speaker in asked if speaker.id not in filters.exclude_speakers),
            tuple(dict.fromkeys(stranger.words for stranger in unknown)),
        )

    def _within_articles(self, text: str, filters: Filters) -> tuple[Tokens, Addressees, Filters]:
        """The question with the articles that it names, by their titles or by the people who speak in them."""
        tokens = tokens_of(text)
        if not filters.articles and (titled := self._catalogue.titled(text)):
            tokens, filters = tokens.with_mention(titled), _with_articles(filters, titled.articles)
        named = self._addressees(text, tokens, filters)
        described = None if filters.articles else self._catalogue.described(named.tokens)
        if described:
            filters = _with_articles(filters, described.articles)
            named = self._addressees(text, tokens, filters)
            described = self._catalogue.described(named.tokens)
        if named.interviewed and not filters.articles:
            hosts = (speaker.id for mention in named.interviewed for speaker in mention.speakers)
            filters = _with_articles(filters, self._catalogue.articles_of(hosts))
        return (named.tokens.with_mention(described) if described else named.tokens), named, filters

    def _addressees(self, text: str, tokens: Tokens, filters: Filters) -> Addressees:
        among = self._catalogue.voices(filters.articles) if filters.articles else None
        mentions = self._roster.mentions(text, among=among)
        if among is not None:  # of those who share a name or an office, those who speak there
            mentions = tuple(_within(mention, among) for mention in mentions if _may_be_asked(mention, among))
        if filters.speakers:  # others are but spoken of
            mine = frozenset(filters.speakers)
            mentions = tuple(_within(one, mine) for one in mentions if any(who.id in mine for who in one.speakers))
        for mention in mentions:
            tokens = tokens.with_mention(mention)
        return addressees(tokens)

    def _like_office_asked(self, tokens: Tokens) -> Mention | None:
        """An office alone that is asked and that nobody holds, as a mention of those who hold one like it."""
        found = office_asked(tokens)
        title = re.split(r"\s(?:at|for|in|of)\s", found.words)[0] if found else ""
        return replace(found, speakers=self._roster.holders_alike(title)) if found else None

    def _within_period(
        self, text: str, tokens: Tokens, filters: Filters, asked: Sequence[Speaker]
    ) -> tuple[Tokens, Filters]:
        if filters.published_from or filters.published_to:
            return tokens, filters
        period = find_period(
            tokens.with_numbers_of(text), is_published=partial(self._catalogue.is_published, [one.id for one in asked])
        )
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

    def _interpretation(self, question: Question, said: FollowUp, scope: _Scope, given: Filters) -> Interpretation:
        people = self._people(question, said, scope, given)
        wanted, topic = read_wanted(scope.tokens), said.topic or read_topic(scope.tokens)
        kind = said.kind or read_kind(
            scope.tokens,
            wanted,
            n_people=len(people) or len(scope.strangers),
            ask_themselves=bool(people) and all(speaker.interviewer for speaker in people),
            is_plural=scope.is_plural,
            has_topic=bool(topic),
        )
        if kind is QuestionKind.OVERVIEW and (said.topic or said.background):  # "What about Han?" on something asked
            kind = QuestionKind.PERSON if people else QuestionKind.TOPIC
        if kind is QuestionKind.INTERVIEWER:
            people = tuple(speaker for speaker in people if speaker.interviewer) or people
        filters = scope.filters
        if people and not given.speakers:
            filters = _asking(filters, people)
        elif question.infer and not people:
            filters = _without_speakers(filters, said.excluded)
        topic = topic or said.words
        ambiguities = [one.ambiguity for one in scope.mentions if not one.is_plural]
        return Interpretation(
            question=question,
            text=_with_names(said.text, scope.mentions),
            topic=topic,
            kind=kind,
            filters=filters,
            expansions=self._glossary.expansions(topic),
            people=people,
            ambiguities=tuple(one for one in ambiguities if one),
            strangers=scope.strangers or (() if people else said.strangers),
            wanted=Wanted.ANYTHING if kind is QuestionKind.WHO else wanted,
            background=said.background,
            language=language_asked(said.text).code,
        )

    def _people(self, question: Question, said: FollowUp, scope: _Scope, given: Filters) -> tuple[Speaker, ...]:
        """Those asked about: those given, else those of the words, else those of the question before."""
        people = tuple(speaker for id_ in given.speakers for speaker in self._roster.named(id_))
        if people or not question.infer:
            return people
        asked = scope.asked or said.people
        return tuple(speaker for speaker in asked if speaker.id not in scope.filters.exclude_speakers)

    def _resolve(self, filters: Filters) -> Filters:
        for article in filters.articles:
            if article not in self._catalogue:
                raise UnknownFilterError("articles", article)
        return replace(
            filters,
            sources=self._sources(filters.sources),
            speakers=self._ids("speakers", filters.speakers),
            exclude_speakers=self._ids("exclude_speakers", filters.exclude_speakers),
            inferred=(),
        )

    def _sources(self, names: tuple[str, ...]) -> tuple[str, ...]:
        printed: dict[str, None] = {}
        for name in names:
            found = self._catalogue.sources_called(name)
            if not found:
                raise UnknownFilterError("sources", name)
            printed |= dict.fromkeys(found)
        return tuple(printed)

    def _ids(self, field: str, names: tuple[str, ...]) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        for name in names:
            found = self._roster.named(name)
            if not found:
                raise UnknownFilterError(field, name)
            ids |= dict.fromkeys(speaker.id for speaker in found)
        return tuple(ids)


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


def _without_speakers(filters: Filters, left_out: Collection[str]) -> Filters:
    excluded = tuple(dict.fromkeys((*filters.exclude_speakers, *left_out)))
    if excluded == filters.exclude_speakers:
        return filters
    inferred = tuple(dict.fromkeys((*filters.inferred, "exclude_speakers")))
    return replace(filters, exclude_speakers=excluded, inferred=inferred)


def _asking(filters: Filters, people: Sequence[Speaker]) -> Filters:
    ids = tuple(speaker.id for speaker in people)
    return replace(filters, speakers=ids, inferred=("speakers", *filters.inferred))


def _with_names(text: str, mentions: Sequence[Mention]) -> str:
    """The question with the right spelling of names that are misspelt."""
    for mention in mentions:
        if mention.name:
            text = text.replace(mention.words, mention.name, 1)
    return text
