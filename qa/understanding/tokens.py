"""The words of a question, cut once for everything that looks for names and offices in them."""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus import Span, fold
from corpus.language import ENGLISH

SAYING, SAYING_FORMS = ENGLISH.reporting_verbs, ENGLISH.reporting_forms


def any_of(words: frozenset[str]) -> str:
    """Return a pattern for any one of these words."""
    return rf"\b(?:{'|'.join(sorted(words))})\b"


_WORD = re.compile(r"[^\W_](?:[\w-]|'(?!s\b)(?=\w))*")
# What may stand between the words of one name: "J. King", "Ada  King".
_WITHIN_NAME = re.compile(r"\.?\s+")
# Words that have a capital inside a question only where every word has one.
_NAMES = {"may", "will"}
_SMALL = ENGLISH.question_words | ENGLISH.auxiliaries - _NAMES | {"ask", "asked", "but", "compare", "tell", "that"}
_NAME_LIKE = re.compile(r"[^\W\d_a-z][^\W\dA-Z_]")
_ASKED_BEFORE = re.compile(
    r"\b(?:according to|(?:comments?|opinions?|positions?|remarks?|thoughts?|views?|words) (?:of|by|from)"
    r"|compare|tell me what|what|can|could|did|do|does|had|has|have|may|might|must|should|will|would)\s+"
    r"(?:(?:all|both|each|of|the|these|those|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)*$"
)
# Each adverb in one way only: with "really" beside "\w+ly", twenty of them would be tried in a million ways.
_ASKED_BEHIND = re.compile(
    rf"(?:'s?)?\s++(?:(?:all|also|both|each|\w+ly)\s++)*(?:{any_of(ENGLISH.reporting_forms)}|(?:opinion|thought|view)s?\b)"
)
_NO_BASE = str.maketrans("øłđıæœþð", "oldiaotd")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question: ``plain`` is lower case and without accents, as long as the word itself."""

    span: Span
    text: str
    plain: str

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True)
class Wording:
    """A question's text and its words in order."""

    text: str

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        found = (Span(*word.span()) for word in _WORD.finditer(self.plain))
        return tuple(Word(span, span.cut(self.text), span.cut(self.plain)) for span in found)

    @cached_property
    def capitals_tell(self) -> bool:
        """Whether names can be known by their capitals: not in a question that has none, or nothing but."""
        if self.text in {self.text.lower(), self.text.upper()}:
            return False
        if not self.words or not any(word.is_capitalised for word in self.words):
            return False
        # "what does luo say about APIs": an acronym says nothing of how names are spelt.
        if not self.words[0].is_capitalised and not any(_NAME_LIKE.match(word.text) for word in self.words):
            return False
        inside = [word.is_capitalised for word in self.words[1:] if word.plain in _SMALL]
        return not inside or not all(inside)

    def runs(self, max_words: int, *, first_words: Container[str] | None = None) -> Iterator[tuple[Word, ...]]:
        """Yield all runs of words with nothing but spaces between them, of equal starts the longest first.

        Args:
            max_words: Of a run.
            first_words: Those that a run may begin with; any where ``None``.
        """
        for first in range(len(self.words)):
            if first_words is not None and self.words[first].plain not in first_words:
                continue
            run = [self.words[first]]
            for word in self.words[first + 1 : first + max_words]:
                if not _WITHIN_NAME.fullmatch(self.text, run[-1].span.end, word.span.start):
                    break
                run.append(word)
            for size in range(len(run), 0, -1):
                yield tuple(run[:size])

    def are_beside(self, left: Word, right: Word) -> bool:
        """Tell whether nothing but a space, or the full stop of an initial, parts two words."""
        return bool(_WITHIN_NAME.fullmatch(self.text, left.span.end, right.span.start))


def is_asked(wording: Wording, run: Sequence[Word]) -> bool:
    """Tell whether these words stand where a question names whose words it wants: "does … say", "according to …"."""
    before, after = wording.plain[: run[0].span.start], wording.plain[run[-1].span.end :]
    return bool(_ASKED_BEFORE.search(before) or _ASKED_BEHIND.match(after))


def plain(text: str) -> str:
    """Return ``text`` folded and without accents, as long as before."""
    folded = fold(text)
    return folded if folded.isascii() else "".join(map(_base, folded)).translate(_NO_BASE)


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, folded and without accents."""
    return tuple(word[0] for word in _WORD.finditer(plain(text)))


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    # Letters with marks only: a syllable of Hangul or a letter of Arabic also falls apart, and is then another.
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char
