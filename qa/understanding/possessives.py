"""Possessives typed without their apostrophe: "the parks president", "natalies advice"."""

from collections.abc import Callable
from dataclasses import replace

from .people import Roster
from .wording import Word, Wording

_FEWEST_LETTERS = 4
# Behind one of these it is many of them: "the Kings say".
_BEFORE_MANY = frozenset("all both many most other several some the these those two three four".split())


def with_apostrophes(text: str, *, roster: Roster, is_word: Callable[[str], bool]) -> str:
    """Return ``text`` with an apostrophe where a word can be nothing but somebody's, or some place's.

    That is a name that with an s is no other word, or where an office is held, right before the office.

    Args:
        text: A question.
        roster: Everybody whom it may name.
        is_word: Tells whether a word in small letters is one of the language.
    """
    words = Wording(text).words
    for number in range(len(words) - 2, -1, -1):
        word, thing = words[number], words[number + 1]
        if len(word.plain) < _FEWEST_LETTERS or not word.text.endswith("s"):
            continue
        owner = replace(word, text=word.text[:-1], plain=word.plain[:-1])
        before = words[number - 1].plain if number else ""
        held = roster.is_office_at(owner.plain, thing.plain) and not roster.is_of_office(word.plain)
        named = before not in _BEFORE_MANY and _is_nothing_but(owner, word, roster=roster, is_word=is_word)
        if (held or named) and text[word.span.end : thing.span.start] == " ":
            text = f"{text[: word.span.end - 1]}'{text[word.span.end - 1 :]}"
    return text


def _is_nothing_but(owner: Word, word: Word, *, roster: Roster, is_word: Callable[[str], bool]) -> bool:
    return roster.is_only_a_name(owner) and not roster.is_only_a_name(word) and not is_word(word.plain)
