"""Compiles the templates in which a language writes down how questions are put, and finds them in a question."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from threading import RLock

from corpus.language import CHINESE, ENGLISH, JAPANESE, Language, in_any

from .tokens import ARTICLE, PERSON, SIGN, Tokens

# Tokens of a question as its line holds them, each with a space behind.
_ANY, _MARK, _WORD = r"\S+ ", r"(?:[^\w\s]|_) ", r"[^\W_]\S* "
_SLOTS = {
    "any": _ANY,
    "article": f"{ARTICLE} ",
    "break": r"(?<=[.!?,] )",
    "capital": r"(?-i:[A-Z])\S* ",
    "capitalised": r"(?-i:[^\W\d_a-z](?=[\w-]*[a-z])[\w'-]+) ",
    "clause": rf"(?:(?![.?!] |{PERSON} )\S+ )*?",
    "hiragana": "[ぁ-ん] ",
    "initial": r"(?-i:[A-Z]) \. ",
    "mark": rf"(?:{_MARK}|'s )",
    "number": r"\d\S* ",
    "person": f"{PERSON} ",
    "phrase": r"(?:(?![,?] )\S+ )*?",
    "remark": r"(?:(?![?!] )\S+ ){0,16}?",
    "sentence": r"(?:(?!\? )\S+ )*?",
    "word": _WORD,
}
_LISTS: Mapping[str, Callable[[Language], Iterable[str]]] = {
    "auxiliary": lambda language: [form for verb in language.auxiliaries for form in (verb, f"{verb}n't", f"{verb}'t")],
    "honorific": lambda _: in_any(lambda language: language.honorifics),
    "office": lambda language: language.offices,
    "official": lambda language: language.officials | language.leaders | language.professions,
    "particle": lambda language: language.particles,
    "say": lambda language: language.reporting_verbs,
    "saying": lambda language: language.reporting_forms,
}
# What a template may refer to besides the forms of its language.
KNOWN_SLOTS = frozenset(("words", *_SLOTS, *_LISTS))
# A question that opens with a quotation begins with it.
_BEGINS, _ANYWHERE, _ENDS = rf"\A(?:(?![\"'(\[]){_MARK})*+", r"(?<!\S)", rf"(?=(?:{_MARK})*+\Z)"
_PART = re.compile(r"(?P<peek>[!~])?(?:(?P<opens>[(\[{])|<(?P<slot>\w+)(?::(?P<name>\w+))?>)|[^\s()\[\]{}|<>]+|\S")
_WRITTEN = re.compile(f"{SIGN}|(?:(?!{SIGN}).)+")
# Their signs are in no words of others: a question in any language may hold them.
_WITHOUT_SPACES = (CHINESE, JAPANESE)
_OPENS = {None: "(?:", "!": "(?!", "~": "(?="}
# What may be there any number of times is not taken back: each of twenty adverbs could be read in two ways.
_CLOSES = {")": ")", "]": ")?", "}": ")*+", "|": "|", "$": _ENDS, "...": f"(?:{_ANY})*?"}


_COMPILING = RLock()


@dataclass(frozen=True, slots=True)
class Found:
    """The tokens from ``first`` up to ``last`` have a form; so have those of its named slots, by name."""

    first: int
    last: int
    slots: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """The templates of a form as one pattern; group by group, the names of its slots."""

    pattern: re.Pattern[str]
    slots: tuple[str, ...]


class Form:
    """One form of questions, in each language that writes it down."""

    def __init__(self, name: str) -> None:
        """Take the templates under this name."""
        self._name = name
        self._compiled: dict[str, _Compiled] = {}

    def search(self, tokens: Tokens) -> Found | None:
        """Return where a question first has this form."""
        return next(self.all(tokens), None)

    def all(self, tokens: Tokens) -> Iterator[Found]:
        """Yield where a question has this form, none overlapping."""
        compiled = self.compiled(tokens.language)
        for match in compiled.pattern.finditer(tokens.line):
            slots = {
                name: (tokens.number_at(match.start(group)), tokens.number_at(match.end(group)))
                for group, name in enumerate(compiled.slots, start=1)
                if match[group] is not None
            }
            yield Found(tokens.number_at(match.start()), tokens.number_at(match.end()), slots)

    def removed(self, tokens: Tokens) -> Tokens:
        """Return a question without all words that have this form."""
        return tokens.without(*((found.first, found.last) for found in self.all(tokens)))

    def compiled(self, asked: Language) -> _Compiled:
        """Return the patterns of one language, compiled once, by whichever thread comes first."""
        if asked.code not in self._compiled:
            with _COMPILING:
                if asked.code not in self._compiled:
                    self._compiled[asked.code] = self._compile(asked)
        return self._compiled[asked.code]

    def _compile(self, asked: Language) -> _Compiled:
        slots: list[str] = []
        templates = [
            _template(template, language, slots)
            for language in dict.fromkeys((asked, *_WITHOUT_SPACES))
            for template in language.question_forms.get(self._name, ())
        ]
        return _Compiled(re.compile("|".join(templates) or "(?!)", re.IGNORECASE), tuple(slots))


def compile_forms(languages: Iterable[Language]) -> None:
    """Compile what questions in these languages are searched for, so that the first of them need not wait for it."""
    for language in languages:
        for name in frozenset[str]().union(*map(_searched, (ENGLISH, language, *_WITHOUT_SPACES))):
            form(name).compiled(language)


def _searched(language: Language) -> frozenset[str]:
    """The names of the forms of a language that are no part of others."""
    templates = "".join(chain.from_iterable(language.question_forms.values()))
    return frozenset(
        name for name in language.question_forms if f"<{name}>" not in templates and f"<{name}:" not in templates
    )


@cache
def form(name: str) -> Form:
    """Return the form of questions that the languages write down under this name."""
    return Form(name)


def _template(template: str, language: Language, slots: list[str]) -> str:
    begins = _ANYWHERE if template.startswith("...") else _BEGINS
    ends = "" if template.endswith("...") else _ENDS
    return f"(?:{begins}{_compiled(template.removeprefix('...').removesuffix('...'), language, slots)}{ends})"


def _compiled(template: str, language: Language, slots: list[str]) -> str:
    """The pattern of a template over the line of a question's tokens; names of slots are added to ``slots``."""
    written = []
    for part in _PART.finditer(template):
        if part["opens"]:
            written.append(_OPENS[part["peek"]])
        elif part["slot"]:
            if part["name"]:
                slots.append(part["name"])
            opens = "(" if part["name"] else _OPENS[part["peek"]]
            written.append(f"{opens}{_meaning(part['slot'], language, slots)})")
        else:
            written.append(_CLOSES.get(part[0]) or _literal(part[0]))
    return "".join(written)


def _meaning(slot: str, language: Language, slots: list[str]) -> str:
    """What a slot stands for: tokens, a list of the language, or any template of a form."""
    if slot in _SLOTS:
        return _SLOTS[slot]
    if slot == "words":  # a few, up to one that opens another phrase
        return rf"(?:(?!{_list_of(language.prepositions)})(?:{_WORD}|[.&] )){{0,6}}?"
    if slot in _LISTS:
        return _list_of(_LISTS[slot](language))
    return "|".join(_compiled(template, language, slots) for template in language.question_forms[slot])


def _list_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words))) or '(?!)'}) "


def _literal(written: str) -> str:
    """The pattern of words as they are typed; ``*`` stands for any letters, ``?`` for one, and a sign is a word."""
    words = (re.escape(word).replace(r"\*", r"[\w-]*").replace(r"\?", r"\w") for word in _WRITTEN.findall(written))
    return "".join(f"{word} " for word in words)
