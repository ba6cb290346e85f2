"""A conversation as its address holds it: questions, oldest first, and behind each where its answer is looked for."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from qa import (
    DEFAULT_LIMIT,
    MAX_HISTORY,
    MAX_LIMIT,
    MAX_QUESTION_CHARACTERS,
    Filters,
    Question,
    QuestionLengthError,
)
from web.wording import ENGLISH, Wording

MAX_QUESTIONS = MAX_HISTORY
# A browser cuts longer text without a word. The field takes more than a question may have, so that we can say so.
MAX_TYPED = 2 * MAX_QUESTION_CHARACTERS

QUESTION, SPEAKER, EXCEPT, ARTICLE, FROM, TO = "q", "speaker", "except", "article", "from", "to"
AS_TYPED, NOT_INFERRED, SHOW_MORE = ("read", "typed"), ("infer", "no"), ("show", "more")

Parameter = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question in a conversation, and how it is asked.

    ``filters`` are those given, none inferred. With ``infer`` off, none is taken from the words; ``as_typed`` takes the
    words for all there is: nothing before them counts. With ``more``, there are as many quotes as a reply may have.
    """

    text: str
    filters: Filters = field(default_factory=Filters)
    infer: bool = True
    as_typed: bool = False
    more: bool = False

    @property
    def scope(self) -> tuple[Parameter, ...]:
        """Where to look, as parameters of an address."""
        filters = self.filters
        days = ((FROM, filters.published_from), (TO, filters.published_to))
        return (
            *((SPEAKER, id_) for id_ in filters.speakers),
            *((EXCEPT, id_) for id_ in filters.exclude_speakers),
            *((ARTICLE, id_) for id_ in filters.articles),
            *((name, day.isoformat()) for name, day in days if day),
        )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The whole of it, as parameters of an address."""
        switches = ((AS_TYPED, self.as_typed), (NOT_INFERRED, not self.infer), (SHOW_MORE, self.more))
        return ((QUESTION, self.text), *self.scope, *(parameter for parameter, on in switches if on))

    @property
    def limit(self) -> int:
        return MAX_LIMIT if self.more else DEFAULT_LIMIT

    def asked_after(self, earlier: Sequence["Asking"]) -> Question:
        """Return the question for the chatbot.

        Raises:
            QuestionLengthError: It is empty or too long.
        """
        history = () if self.as_typed else tuple(asking.text for asking in earlier)
        return Question(self.text, history=history, filters=self.filters, infer=self.infer and not self.as_typed)

    def including(self, name: str, value: str) -> Self:
        """Return the question with one more parameter; one that says nothing known is left out."""
        filters = self.filters
        match name, value:
            case _ if (name, value) == AS_TYPED:
                return replace(self, as_typed=True)
            case _ if (name, value) == NOT_INFERRED:
                return replace(self, infer=False)
            case _ if (name, value) == SHOW_MORE:
                return replace(self, more=True)
            case ("speaker", id_) if id_:
                return replace(self, filters=replace(filters, speakers=(*filters.speakers, id_)))
            case ("except", id_) if id_:
                return replace(self, filters=replace(filters, exclude_speakers=(*filters.exclude_speakers, id_)))
            case ("article", id_) if id_:
                return replace(self, filters=replace(filters, articles=(*filters.articles, id_)))
            case "from", _:
                return replace(self, filters=replace(filters, published_from=_day(value)))
            case "to", _:
                return replace(self, filters=replace(filters, published_to=_day(value)))
            case _:
                return self


@dataclass(frozen=True, slots=True)
class Conversation:
    """The questions that can be asked; ``typed`` is what can't, because of ``problem``."""

    askings: tuple[Asking, ...]
    typed: str = ""
    problem: str | None = None

    @classmethod
    def read(cls, parameters: Iterable[Parameter], *, words: Wording = ENGLISH) -> Self:
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
            QuestionLengthError: There is none, or the newest can't be asked.
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


def _day(value: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(value)
    return None
