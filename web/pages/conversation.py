"""A conversation as its address holds it: questions, oldest first, and behind each where its answer is looked for."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from qa import (
    DEFAULT_LIMIT,
    MAX_HISTORY,
    MAX_LIMIT,
    MAX_QUESTION_CHARACTERS,
    Filters,
    Question,
    QuestionLengthError,
)
from web.wording import Wording

MAX_QUESTIONS = MAX_HISTORY
ASKABLE = rf"\s*\S(.{{0,{MAX_QUESTION_CHARACTERS - 2}}}\S)?\s*"
"""What a form takes for a question, as the server does: a browser counts characters of a pattern as we count them.

Held to a length instead, it would cut what is longer without a word, and count some characters twice.
"""

QUESTION, SPEAKER, EXCEPT, ARTICLE, SOURCE, FROM, TO = "q", "speaker", "except", "article", "source", "from", "to"

Parameter = tuple[str, str]

_DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)


class View(StrEnum):
    """How an answer may be arranged, where another way is wanted than what suits the question."""

    BEST = "best"
    PERSON = "person"
    YEAR = "year"


# What the parameters behind a question set: fields of its filters, and of how it is asked.
_LISTS = {SPEAKER: "speakers", EXCEPT: "exclude_speakers", ARTICLE: "articles", SOURCE: "sources"}
_DAYS = {FROM: "published_from", TO: "published_to"}
_SWITCHES: dict[Parameter, tuple[str, bool | View]] = {
    ("read", "typed"): ("as_typed", True),
    ("infer", "no"): ("infer", False),
    ("show", "more"): ("more", True),
    **{("by", view.value): ("view", view) for view in View},
}


@dataclass(frozen=True, slots=True)
class Asking:
    """A question in a conversation, and how it is asked.

    ``filters`` are those given, none inferred. With ``infer`` off, none is taken from the words; ``as_typed`` takes the
    words for all there is: nothing before them counts. With ``more``, there are as many quotes as a reply may have, and
    so there are where a ``view`` of them is chosen. ``unread`` are dates that are none: parameters that limit nothing,
    and that the page tells of.
    """

    text: str
    filters: Filters = field(default_factory=Filters)
    infer: bool = True
    as_typed: bool = False
    more: bool = False
    view: View | None = None
    unread: tuple[Parameter, ...] = ()

    @property
    def scope(self) -> tuple[Parameter, ...]:
        """Where to look, as parameters of an address."""
        lists = ((name, id_) for name, field_ in _LISTS.items() for id_ in getattr(self.filters, field_))
        days = ((name, getattr(self.filters, field_)) for name, field_ in _DAYS.items())
        return (*lists, *((name, day.isoformat()) for name, day in days if day))

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The whole of it, as parameters of an address."""
        switches = (one for one, (name, value) in _SWITCHES.items() if getattr(self, name) is value)
        return ((QUESTION, self.text), *self.scope, *self.unread, *switches)

    @property
    def limit(self) -> int:
        return MAX_LIMIT if self.more or self.view else DEFAULT_LIMIT

    def asked_after(self, earlier: Sequence["Asking"]) -> Question:
        """Return the question for the chatbot.

        Raises:
            QuestionLengthError: It is empty or too long.
        """
        history = () if self.as_typed else tuple(asking.text for asking in earlier)
        return Question(self.text, history=history, filters=self.filters, infer=self.infer and not self.as_typed)

    def including(self, name: str, value: str) -> Self:
        """Return the question with one more parameter; one that says nothing known is left out."""
        limits: dict[str, Any] = {}
        value = value.strip()
        if name in _LISTS and value:
            limits[_LISTS[name]] = tuple(dict.fromkeys((*getattr(self.filters, _LISTS[name]), value)))
        elif name in _DAYS and value:
            day = _day(value, last=name == TO)
            if day is None:
                return replace(self, unread=(*self.unread, (name, value)))
            limits[_DAYS[name]] = day
        switches: dict[str, Any] = dict([_SWITCHES[name, value]] if (name, value) in _SWITCHES else [])
        return replace(self, filters=replace(self.filters, **limits), **switches)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The questions that can be asked; ``typed`` is what can't, because of ``problem``."""

    askings: tuple[Asking, ...]
    typed: str = ""
    problem: str | None = None

    @classmethod
    def read(cls, parameters: Iterable[Parameter], *, words: Wording) -> Self:
        """Return the newest questions of an address; parameters behind a question belong to it."""
        asked: list[Asking] = []
        for name, value in parameters:
            if name == QUESTION:
                asked.append(Asking(value))
            elif asked:
                asked[-1] = asked[-1].including(name, value)
        askings: list[Asking] = []
        typed, problem = "", None
        for asking in asked[-MAX_QUESTIONS:]:
            try:
                askings.append(replace(asking, text=asking.asked_after(()).text))
            except QuestionLengthError as error:
                typed = asking.text.strip()
                problem = (
                    words.question_too_long(error.n_characters, MAX_QUESTION_CHARACTERS)
                    if typed
                    else words.question_missing
                )
        return cls(tuple(askings), typed, problem)

    def asked(self, number: int) -> tuple[Question, int]:
        """Return the question with this number, or the last, and how many quotes its reply may have.

        Raises:
            QuestionLengthError: There is none, or one of them can't be asked.
        """
        if self.problem or not self.askings:
            raise QuestionLengthError(len(self.typed))
        *earlier, asking = self.askings[:number]
        return asking.asked_after(earlier), asking.limit


def parameters_of(askings: Iterable[Asking]) -> tuple[Parameter, ...]:
    """Return the parameters of the conversation that these questions make."""
    return tuple(parameter for asking in askings for parameter in asking.parameters)


def replaced(askings: Sequence[Asking], at: int, asking: Asking) -> tuple[Asking, ...]:
    """Return a conversation with another question at ``at``."""
    return (*askings[:at], asking, *askings[at + 1 :])


def _day(value: str, *, last: bool) -> date | None:
    """Return a day; of a year or a month the first, or the last. ``None`` where it is none."""
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    with suppress(ValueError):
        if day:
            return date(year or 0, month or 0, day)
        first = date(year or 0, month or (12 if last else 1), 1)
        return first.replace(day=monthrange(first.year, first.month)[1]) if last else first
    return None
