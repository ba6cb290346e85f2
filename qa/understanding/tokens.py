"""A question as tokens: its words and marks, and in the place of some of them people and articles that they mean."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate, chain

from corpus import Span, Speaker, fold, fold_marks
from corpus.language import ENGLISH, Language, language_asked
from qa.models import Ambiguity


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
_N_KEPT = 64  # texts; each of a few questions and their parts
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


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark between words, or the s of a possessive."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question at ``span`` that mean these people, all of whom fit.

    ``name`` is the right spelling of words that are misspelt, else empty. A plural means several people at once. With
    ``is_office`` the words name an office alone; not ``is_held``, where the people hold but one like it.
    """

    span: Span
    words: str
    speakers: tuple[Speaker, ...]
    name: str = ""
    is_plural: bool = False
    is_office: bool = False
    is_held: bool = True

    @property
    def text(self) -> str:
        return self.words

    @property
    def ambiguity(self) -> Ambiguity | None:
        is_clear = self.is_held and len({fold(speaker.name) for speaker in self.speakers}) == 1
        return None if is_clear else Ambiguity(self.words, self.speakers, self.is_office, self.is_held)


@dataclass(frozen=True, slots=True)
class ArticleMention:
    """Words of a question at ``span`` that mean these articles, by id: "the storage interview"."""

    span: Span
    articles: tuple[str, ...]

    @property
    def text(self) -> str:
        return "the interview"


Token = Word | Mark | Mention | ArticleMention
PERSON, ARTICLE = "<person>", "<article>"
_GLUED = frozenset("?!.,;:？！。，")
# Of scripts without spaces a sign is a word.
SIGN, _APOSTROPHE = "[\u3040-\u30ff\u4e00-\u9fff]", "['’]"
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)+(?!\w)|{SIGN}"
    rf"|(?:(?!{SIGN})[^\W_](?:(?!{SIGN})[\w‐‑-]|{_APOSTROPHE}(?!s\b)(?=\w))*)|{_APOSTROPHE}s\b|\S",
    re.IGNORECASE,
)


# A quotation at the beginning and another at the end enclose nothing.
_ENCLOSED = re.compile(
    r"(?s)(?=.*\w)\s*(?:\"(?P<double>[^\"]+)\"|'(?P<single>(?:[^']|(?<=\w)'(?=\w))+)'"
    r"|\((?P<round>[^()]+)\)|\[(?P<square>[^][]+)\])\s*"
)


@dataclass(frozen=True)
class Tokens:
    """A question, or what is left of it, as words and what is recognised in it, and the language it is put in."""

    items: tuple[Token, ...]
    language: Language

    @cached_property
    def line(self) -> str:
        """All tokens as the forms of questions know them, each with a space behind."""
        return "".join(f"{_as_known(token)} " for token in self.items)

    @cached_property
    def text(self) -> str:
        """The words to read, without those that mean somebody; a space stands where words were left out."""
        words, end = "", -1
        for token in self.items:
            if isinstance(token, Mention):
                continue
            glued = token.span.start == end or (isinstance(token, Mark) and token.text in _GLUED)
            words += token.text if glued else f" {token.text}"
            end = token.span.end
        return words.strip()

    def number_at(self, place: int) -> int:
        """Return how many tokens stand before a place in the line."""
        return bisect_left(self._starts, place)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(_as_known(token)) + 1 for token in self.items)]

    @property
    def span(self) -> Span:
        return Span(self.items[0].span.start, self.items[-1].span.end)

    def part(self, first: int, last: int) -> "Tokens":
        """Return the tokens from one number up to another."""
        return replace(self, items=self.items[first:last])

    def without(self, *parts: tuple[int, int]) -> "Tokens":
        """Return the tokens but for those from one number up to another."""
        gone = {number for first, last in parts for number in range(first, last)}
        return replace(self, items=tuple(token for number, token in enumerate(self.items) if number not in gone))

    def among(self, *parts: tuple[int, int]) -> tuple[Mention, ...]:
        """Return the people named among the tokens from one number up to another."""
        inside = [token for first, last in parts for token in self.items[first:last]]
        return tuple(token for token in inside if isinstance(token, Mention))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return self.among((0, len(self.items)))

    def with_words_of(self, mentions: Container[Mention]) -> "Tokens":
        """Return the tokens with the words of these mentions, rightly spelt, in the place of them."""
        words = [
            _words_of(token) if isinstance(token, Mention) and token in mentions else (token,) for token in self.items
        ]
        return replace(self, items=tuple(chain.from_iterable(words)))

    def with_mention(self, mention: Mention | ArticleMention) -> "Tokens":
        """Return the tokens with a mention in the place of its words, unless another one is there."""
        inside = [number for number, token in enumerate(self.items) if token.span.overlaps(mention.span)]
        if not inside or any(isinstance(self.items[number], Mention | ArticleMention) for number in inside):
            return self
        return replace(self, items=(*self.items[: inside[0]], mention, *self.items[inside[-1] + 1 :]))

    def without_marks(self) -> "Tokens":
        """Return the tokens without marks; the s of a possessive stays."""
        items = (one for one in self.items if not isinstance(one, Mark) or len(one.text) > 1)
        return replace(self, items=tuple(items))

    def has_words_at(self, span: Span) -> bool:
        """Tell whether the words at ``span`` of the question are there still, and mean nobody and no article."""
        inside = [token for token in self.items if token.span.overlaps(span)]
        return bool(inside) and not any(isinstance(token, Mention | ArticleMention) for token in inside)

    def with_numbers_of(self, text: str) -> str:
        """Return ``text`` without digits but those in words that are there still and mean nobody and no article."""
        kept = {at for token in self.items if isinstance(token, Word) for at in range(token.span.start, token.span.end)}
        return "".join("x" if char.isdigit() and at not in kept else char for at, char in enumerate(text))

    def without_words_at(self, span: Span) -> "Tokens":
        return replace(self, items=tuple(token for token in self.items if not token.span.overlaps(span)))


@lru_cache(maxsize=_N_KEPT)
def tokens_of(text: str) -> Tokens:
    """Return the words and marks of ``text``, cut once however often they are asked for."""
    return Tokens(tuple(_words_and_marks(text, inside(text))), language_asked(text))


def inside(text: str) -> tuple[int, int]:
    """Return from where to where a text goes within marks that enclose the whole of it; all of it without such."""
    found = _ENCLOSED.fullmatch(fold_marks(text))
    return found.span(found.lastgroup or 0) if found else (0, len(text))


def _words_and_marks(text: str, part: tuple[int, int]) -> Iterator[Word | Mark]:
    small = plain(text)
    for token in _TOKEN.finditer(text, *part):
        span = Span(*token.span())
        yield Word(span, token[0], span.cut(small)) if token[0][0].isalnum() else Mark(span, token[0])


def _words_of(mention: Mention) -> Iterator[Word | Mark]:
    words = mention.name or mention.words
    for token in _words_and_marks(words, (0, len(words))):
        start = mention.span.start
        its_own = Span(start + token.span.start, start + token.span.end)
        yield replace(token, span=mention.span if mention.name else its_own)


def _as_known(token: Token) -> str:
    match token:
        case Mention():
            return PERSON
        case ArticleMention():
            return ARTICLE
        case _:
            return fold_marks(token.text)


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

    @cached_property
    def tokens(self) -> Tokens:
        return tokens_of(self.text)

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
