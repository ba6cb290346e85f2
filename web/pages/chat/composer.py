"""The forms that ask: a next question, or one that was asked once more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from qa import Archive
from web import links
from web.pages.conversation import (
    ARTICLE,
    EXCEPT,
    FROM,
    MAX_QUESTIONS,
    MAX_TYPED,
    SPEAKER,
    Asking,
    Parameter,
    parameters_of,
)
from web.wording import Wording

from .chips import article_title, speaker_name


@dataclass(frozen=True, slots=True)
class Limit:
    """Where a next question is looked for, too, unless it is unticked: a parameter and what it means."""

    name: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Composer:
    """A form: the questions it sends along, what is in it, what was wrong with that, and where it looks."""

    action: str
    earlier: tuple[Parameter, ...]
    label: str
    hint: str
    typed: str = ""
    problem: str | None = None
    autofocus: bool = False
    limits: tuple[Limit, ...] = ()
    max_typed: int = MAX_TYPED

    @classmethod
    def after(
        cls, askings: Sequence[Asking], *, typed: str, problem: str | None, archive: Archive, words: Wording
    ) -> Self:
        """Return the form that adds to a conversation, whose oldest question gives way to a new one in the end."""
        earlier = askings[-(MAX_QUESTIONS - 1) :]
        return cls(
            action=links.conversation(shown=len(earlier) + 1 if earlier else 0),
            earlier=parameters_of(earlier),
            label=words.ask_next_label if earlier else words.ask_label,
            hint=words.ask_next_hint if earlier else words.ask_hint,
            typed=typed,
            problem=problem,
            autofocus=not earlier or problem is not None,
            limits=tuple(_limits(askings[-1], archive, words)) if askings else (),
        )

    @classmethod
    def again(cls, askings: Sequence[Asking], *, archive: Archive, words: Wording) -> Self:
        """Return the form that asks the last of some questions once more, in other words."""
        return cls(
            action=links.conversation(shown=len(askings)),
            earlier=parameters_of(askings[:-1]),
            label=words.edit_label,
            hint="",
            typed=askings[-1].text,
            limits=tuple(_limits(askings[-1], archive, words)),
        )


def _limits(asking: Asking, archive: Archive, words: Wording) -> Iterator[Limit]:
    """Yield what was given; what was only read from a question's words does not hold for the next."""
    for name, value in asking.scope:
        if name == SPEAKER:
            text = words.only(speaker_name(archive, value))
        elif name == EXCEPT:
            text = words.all_but(speaker_name(archive, value))
        elif name == ARTICLE:
            text = words.within(article_title(archive, value))
        elif name == FROM:
            text = words.published(asking.filters.published_from, None)
        else:
            text = words.published(None, asking.filters.published_to)
        yield Limit(name, value, text)
