"""Understands a question: who is asked about, what is looked up, where."""

from collections.abc import Sequence
from dataclasses import replace

from corpus import Speaker, fold
from corpus.language import language_asked
from qa.errors import MAX_QUESTION_CHARACTERS, UnknownFilterError
from qa.models import Filters, Interpretation, Question, QuestionKind, Wanted
from qa.understanding.conversation import (
    FollowUp,
    asked_before,
    leans,
    may_be_about_articles,
    means_whoever_was_heard,
    read_follow_up,
    small_talk,
)
from qa.understanding.entities import Catalogue, Glossary, Roster
from qa.understanding.intent import read_kind, read_topic, read_wanted
from qa.understanding.tokens import Mention

from .scope import Reader, Reading
from .spelling import Spelling, with_apostrophes
from .tokens import tokens_of


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
        self._spelling = spelling
        self._roster, self._glossary, self._catalogue = roster, glossary, catalogue
        self._reader = Reader(roster=roster, glossary=glossary, catalogue=catalogue)

    def conversation(self, question: Question) -> tuple[Question, ...]:
        """Return a question, last, and those before it on which it leans, each on the one before it."""
        chain, history = [question], asked_before(question.history)
        while history and self._leans(chain[0]):
            chain.insert(0, Question(history[-1], history=history[:-1]))
            history = history[:-1]
        return tuple(chain)

    def _leans(self, question: Question) -> bool:
        text = self._spelt(question)
        if small_talk(question.text, history=question.history) or not leans(text, self._roster):
            return False
        about_articles = may_be_about_articles(text, self._roster)
        return not (about_articles and self.interpret(Question(text)).kind is QuestionKind.ABOUT)

    def means_whoever_was_heard(self, question: Question, before: Interpretation) -> bool:
        """Tell whether a question, to be understood, needs to know who answered the one before it."""
        return means_whoever_was_heard(self._spelt(question), before, self._roster)

    def interpret(
        self, question: Question, before: Interpretation | None = None, *, heard: Sequence[Speaker] = ()
    ) -> Interpretation:
        """Say how ``question`` is understood.

        Args:
            question: What was asked.
            before: What it leans on; without, it is understood as it stands.
            heard: Those whose words ``before`` was answered with, if they may be meant.

        Raises:
            UnknownFilterError: A given filter names a speaker or an article that is not there.
        """
        given = self._resolve(question.filters)
        if small_talk(question.text, history=question.history):
            language = language_asked(question.text).code
            return Interpretation(question, question.text, question.text, QuestionKind.ABOUT, given, language=language)
        text = self._spelt(question)
        said = FollowUp(text, text)
        if before:
            history = asked_before(question.history)[:-1]
            said = read_follow_up(text, before, roster=self._roster, heard=heard, history=history)
        reading = self._reader.read(said.words, given) if question.infer else Reading(tokens_of(said.words), given)
        topic = said.topic or read_topic(reading.tokens)
        wanted = read_wanted(reading.tokens)
        people, filters = self._given(given), reading.filters
        if question.infer and not people:
            people = reading.asked or said.people
            people = tuple(speaker for speaker in people if speaker.id not in filters.exclude_speakers)
        kind = read_kind(
            reading.tokens,
            wanted,
            n_people=len(people) or len(reading.strangers),
            ask_themselves=bool(people) and all(speaker.interviewer for speaker in people),
            is_plural=len(reading.mentions) > 1 or any(mention.is_plural for mention in reading.mentions),
            has_topic=bool(topic),
        )
        if kind is QuestionKind.OVERVIEW and (said.topic or said.background):  # "What about Han?" on something asked
            kind = QuestionKind.PERSON if people else QuestionKind.TOPIC
        if kind is QuestionKind.INTERVIEWER:
            people = tuple(speaker for speaker in people if speaker.interviewer) or people
        if people and not given.speakers:
            filters = _asking(filters, people)
        elif said.excluded and question.infer and not people:
            excluded = tuple(dict.fromkeys((*filters.exclude_speakers, *said.excluded)))
            inferred = tuple(dict.fromkeys((*filters.inferred, "exclude_speakers")))
            filters = replace(filters, exclude_speakers=excluded, inferred=inferred)
        topic = topic or said.words
        return Interpretation(
            question=question,
            text=_with_names(said.text, reading.mentions),
            topic=topic,
            kind=kind,
            filters=filters,
            expansions=self._glossary.expansions(topic),
            people=people,
            ambiguities=tuple(
                found for one in reading.mentions if not one.is_plural and (found := one.ambiguity) is not None
            ),
            strangers=reading.strangers or (() if people else said.strangers),
            wanted=Wanted.ANYTHING if kind is QuestionKind.WHO else wanted,
            background=said.background,
            language=language_asked(said.text).code,
        )

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

    def _resolve(self, filters: Filters) -> Filters:
        for article in filters.articles:
            if article not in self._catalogue:
                raise UnknownFilterError("articles", article)
        return replace(
            filters,
            speakers=self._ids("speakers", filters.speakers),
            exclude_speakers=self._ids("exclude_speakers", filters.exclude_speakers),
            inferred=(),
        )

    def _ids(self, field: str, names: tuple[str, ...]) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        for name in names:
            found = self._roster.named(name)
            if not found:
                raise UnknownFilterError(field, name)
            ids |= dict.fromkeys(speaker.id for speaker in found)
        return tuple(ids)

    def _given(self, filters: Filters) -> tuple[Speaker, ...]:
        return tuple(speaker for id_ in filters.speakers for speaker in self._roster.named(id_))


def _asking(filters: Filters, people: Sequence[Speaker]) -> Filters:
    ids = tuple(speaker.id for speaker in people)
    return replace(filters, speakers=ids, inferred=("speakers", *filters.inferred))


def _with_names(text: str, mentions: Sequence[Mention]) -> str:
    """The question with the right spelling of names that are misspelt."""
    for mention in mentions:
        if mention.name:
            text = text.replace(mention.words, mention.name, 1)
    return text
