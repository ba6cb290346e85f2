"""Slips of the pen: a word that is in no article and no dictionary, and all but spells one that is printed."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from importlib import import_module
from itertools import islice
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus import count_tokens
from corpus.language import ENGLISH, detect_language
from embeddings import Encoder, PassageIndex, analyse, indexed_text
from qa.understanding.entities import Roster

from .tokens import Word, Wording, any_of

# Latin letters in articles in these are English or names.
_OF_OTHER_LETTERS = frozenset("ar el fa he hi ja ko ru th uk zh".split())
_LAST_LATIN = "\u024f"
_WRITTEN_AS = {"no": "nb"}  # "Norwegian" is Bokmål, as a rule
_FEWEST_LETTERS_OWNING = 4
# Behind one of these it is many of them: "the Kings say".
_BEFORE_MANY = frozenset("all both many most other several some the these those two three four".split())
_MOST_SLIPS = 3  # in a question; one with more is of another language
_FEW = 2  # unknown words, however short a question is
_FEWEST_LETTERS = 5  # a shorter word is close to too many others
_FEWEST_IN_TERM = 4
_LONG = 9  # from so many letters on, two may be wrong
_ENDINGS = (1, 2, 3)  # letters that a stem may lack
_TRIED = 8  # terms
_N_KEPT = 2**13  # words
_LOOKED_AT = 8  # passages in which to see how a term is printed
_FAR_MORE = 2.0  # of inverse document frequency: about seven times as many passages
_WORD = re.compile(r"[^\W_]+")
# A word with one of these beside it is part of an address, of a compound or of a possessive.
_JOINED = frozenset("-'’&/@_#:\\%+=")
_ADDRESS = re.compile(r"\w\.\w")
_QUOTED = re.compile(r"[\"“”„«»]|(?<!\w)['‘]\w")
_CAPITAL_NEXT = re.compile(r"\W+[A-Z]")
# The words there are a name, and nobody's name is guessed at here.
_ASKED_BEFORE = re.compile(rf"{any_of(ENGLISH.auxiliaries)} $")
_ACCORDING = re.compile(r"\baccording to $")
_SAYS = re.compile(rf" {any_of(ENGLISH.reporting_verbs)}")


class Lexicon:
    """Tells words of Latin letters from what is none; a dictionary is read when a word is first looked up in it.

    ``of_articles`` are the ISO 639-1 codes of their languages; empty where that of any is not known.
    """

    def __init__(self, languages: Iterable[str | None] = ()) -> None:
        """Know the words of English and of these languages.

        Args:
            languages: Tags such as "de" or "pt-BR"; ``None`` where the language is not known.
        """
        tags = set(languages)
        known = frozenset(tag.partition("-")[0].lower() for tag in tags if tag)
        self.of_articles = frozenset[str]() if None in tags else known
        others = known - _OF_OTHER_LETTERS - {ENGLISH.code}
        self._languages = (ENGLISH.code, *sorted(_WRITTEN_AS.get(tag, tag) for tag in others))

    def __contains__(self, word: str) -> bool:
        """Tell whether a word in small letters is one; where a language has no dictionary, every one may be."""
        words, there_are = _dictionaries()
        return not there_are.issuperset(self._languages) or any(
            words.get_lemma(word, tag) is not None for tag in self._languages
        )


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
        if len(word.plain) < _FEWEST_LETTERS_OWNING or not word.text.endswith("s"):
            continue
        owner = replace(word, text=word.text[:-1], plain=word.plain[:-1])
        before = words[number - 1].plain if number else ""
        held = roster.is_office_at(owner.plain, thing.plain) and not roster.is_of_office(word.plain)
        named = before not in _BEFORE_MANY and _is_nothing_but(owner, word, roster=roster, is_word=is_word)
        if (held or named) and text[word.span.end : thing.span.start] == " ":
            text = f"{text[: word.span.end - 1]}'{text[word.span.end - 1 :]}"
    return text


class Spelling:
    """Corrects questions by the words of one index version; safe to call from several threads."""

    def __init__(self, index: PassageIndex, encoder: Encoder, *, names: Collection[str], lexicon: Lexicon) -> None:
        """Correct by what is printed.

        Args:
            index: Whose words are right.
            encoder: What it knows as one piece is a word, whether or not it is printed.
            names: Terms of ``analyse`` in names of people: nobody is taken for somebody else here.
            lexicon: The words of the language; asked only for those that neither is printed nor the encoder knows.
        """
        self._index, self._encoder, self._names, self._lexicon = index, encoder, frozenset(names), lexicon
        self._is_known = lru_cache(_N_KEPT)(self._looks_known)

    def corrected(self, text: str, *, taken: Callable[[], Collection[str]]) -> str:
        """Return ``text`` with misspelt words as they are printed, where they can only be one.

        Args:
            text: A question; one that quotes is left as it is.
            taken: Gives the words, folded, that are understood otherwise; asked only where there are slips.
        """
        text = self._with_opening(text)
        unknown = list(islice(self._unknown(text), _MOST_SLIPS + 1))
        if not unknown or len(unknown) > _MOST_SLIPS or self._is_foreign(text):
            return text
        slips = [(word, right) for word in unknown if (right := self._printed_as(word[0].lower()))]
        known = taken() if slips else ()
        for word, right in reversed(slips):
            if word[0].lower() not in known:
                printed = right.capitalize() if word[0][0].isupper() else right
                text = text[: word.start()] + printed + text[word.end() :]
        return text

    def _with_opening(self, text: str) -> str:
        """Return ``text`` with its question word and the verb behind it rightly spelt: "Wat wil it cost?".

        Words so short are near many others, but only few open a question.
        """
        opening = list(islice(_WORD.finditer(text), 2))
        if len(opening) < 2 or _QUOTED.search(text):
            return text
        asks, verb = (word[0].lower() for word in opening)
        first = _only_one_near(asks, ENGLISH.question_words, is_word=self._is_printed)
        second = _only_one_near(
            verb, ENGLISH.auxiliaries, is_word=lambda word: self._is_printed(word) or word in self._lexicon
        )
        if not (first and second):
            return text
        first = first.capitalize() if opening[0][0][0].isupper() else first
        between = text[opening[0].end() : opening[1].start()]
        return text[: opening[0].start()] + first + between + second + text[opening[1].end() :]

    def languages_unlike(self, text: str) -> tuple[str, ...]:
        """Return the languages of the articles, as ISO 639-1 codes, where a question is in none of them; else none.

        Few words can be of several languages: half of them, and two at least, must be in no dictionary either.
        """
        known = self._lexicon.of_articles
        letters = [char for char in text if char.isalpha()]
        of_other_letters = 2 * sum(char > _LAST_LATIN for char in letters) > len(letters)
        words, unprinted = self._words_and_unprinted(text)
        # What is quickly told first: to detect a language, or to look a word up, takes half a second the first time.
        if not known or not (of_other_letters or _are_many(unprinted, words)) or detect_language(text) in known:
            return ()
        is_foreign = of_other_letters or _are_many([word for word in unprinted if word not in self._lexicon], words)
        return tuple(sorted(known)) if is_foreign else ()

    def is_frequent(self, word: str) -> bool:
        """Tell whether a word in small letters is a frequent one, printed or not: no name with an s, as "powells"."""
        return self._is_piece(word) or count_tokens(f" {word}") == 1

    def _is_piece(self, word: str) -> bool:
        return self._encoder.n_tokens(word) == self._n_around + 1

    @cached_property
    def _n_around(self) -> int:
        return self._encoder.n_tokens("")

    def _is_foreign(self, text: str) -> bool:
        """Tell whether a question is of another language; the encoder has pieces of many, so it is not asked."""
        words, unprinted = self._words_and_unprinted(text)
        unknown = [word for word in unprinted if word not in self._lexicon]
        many = len(unknown) > _FEW and 2 * len(unknown) > len(words)
        return many or not all(map(str.isascii, unknown)) or bool(self.languages_unlike(text))

    def _words_and_unprinted(self, text: str) -> tuple[list[str], list[str]]:
        """The words in small letters, and those of them that are in no article."""
        words = [word for word in _WORD.findall(text) if word.islower() and len(word) > 1]
        return words, [word for word in words if not self._is_printed(word)]

    def _unknown(self, text: str) -> Iterator[re.Match[str]]:
        if _QUOTED.search(text):
            return
        for word in _WORD.finditer(text):
            if _may_be_slip(word) and not self._is_known(word[0].lower()) and not _is_asked(word):
                yield word

    def _looks_known(self, word: str) -> bool:
        return self._is_printed(word) or self._is_piece(word) or word in self._lexicon

    def _is_printed(self, word: str) -> bool:
        terms = analyse(word)
        return not terms or any(map(self._index.has_term, terms))

    def _printed_as(self, word: str) -> str:
        """The word that is printed and all but spelt by this one; empty where there is none, or several."""
        near: dict[int, dict[str, str]] = defaultdict(dict)
        for term in self._near_terms(word):
            form = self._form(term, like=word)
            near[_distance(form, word)][term] = form
        distance = min(near, default=len(word))
        best = sorted(near[distance], key=self._index.idf)
        if distance > _reach(word) or best[0] in self._names:
            return ""
        is_clear = len(best) == 1 or self._index.idf(best[1]) - self._index.idf(best[0]) >= _FAR_MORE
        return near[distance][best[0]] if is_clear else ""

    def _near_terms(self, word: str) -> list[str]:
        """A few terms that are near a word or its stem, nearest first; terms are stems, and the slip may be behind."""
        near = {word[:n]: 0.0 for n in range(_FEWEST_IN_TERM, len(word)) if self._index.has_term(word[:n])}
        for spelling in dict.fromkeys((word, *analyse(word), *(word[:-n] for n in _ENDINGS))):
            if len(spelling) >= _FEWEST_IN_TERM:
                choices, reach = self._choices(spelling), _reach(spelling)
                found = process.extract(spelling, choices, scorer=OSA.distance, score_cutoff=reach, limit=_TRIED)
                near |= {term: min(distance, near.get(term, distance)) for term, distance, _ in found}
        return sorted(near, key=lambda term: (near[term], -len(term)))[:_TRIED]

    def _choices(self, spelling: str) -> list[str]:
        """The terms that begin alike, or with the first two letters exchanged: the first is seldom wrong."""
        exchanged = spelling[1] + spelling[0] + spelling[2]
        others = (term for term in self._by_letter.get(exchanged[0], ()) if term.startswith(exchanged))
        return [*self._by_letter.get(spelling[0], ()), *others]

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for term in self._index.terms():
            if term.isascii() and term.isalpha() and len(term) >= _FEWEST_IN_TERM:
                found[term[0]].append(term)
        return found

    def _form(self, term: str, *, like: str) -> str:
        """The form of a term nearest to a word, in small letters, of those that are printed."""
        passages = self._index.passages(self._index.lexical([term], _LOOKED_AT).rows)
        forms = Counter(
            word.lower() for one in passages for word in _WORD.findall(indexed_text(one)) if analyse(word) == [term]
        )
        return min(forms, key=lambda form: (OSA.distance(form, like), -forms[form], form), default="")


def _are_many(some: Sequence[str], words: Sequence[str]) -> bool:
    return len(some) >= _FEW and 2 * len(some) >= len(words)


@cache
def _dictionaries() -> tuple[Any, frozenset[str]]:
    """What looks words up, and the languages that it can; imported only for a word that is in no article."""
    library, factory = import_module("simplemma.strategies"), "simplemma.strategies.dictionaries.dictionary_factory"
    languages = frozenset(import_module(factory).SUPPORTED_LANGUAGES)
    # Read from their compressed form they take a tenth of the memory, and as long to load.
    made = import_module("simplemma.strategies.dictionaries").StreamDictionaryFactory(cache_max_size=len(languages))
    return library.DictionaryLookupStrategy(made), languages


def _is_nothing_but(owner: Word, word: Word, *, roster: Roster, is_word: Callable[[str], bool]) -> bool:
    return roster.is_only_a_name(owner) and not roster.is_only_a_name(word) and not is_word(word.plain)


def _may_be_slip(word: re.Match[str]) -> bool:
    """Tell whether a word is one that people type by hand, and nobody's name as far as capitals tell."""
    text, (start, end) = word.string, word.span()
    opens = not text[:start].strip() and not _CAPITAL_NEXT.match(text, end)
    beside = {text[max(0, start - 1) : start], text[end : end + 1]}
    return (
        end - start >= _FEWEST_LETTERS
        and word[0].isascii()
        and word[0].isalpha()
        and (word[0][1:] if opens else word[0]).islower()
        and _JOINED.isdisjoint(beside)
        and not _ADDRESS.search(text, max(0, start - 2), end + 2)
    )


def _is_asked(word: re.Match[str]) -> bool:
    text, (start, end) = word.string, word.span()
    says = _SAYS.match(text, end) and _ASKED_BEFORE.search(text, 0, start)
    return bool(says or _ACCORDING.search(text, 0, start))


def _only_one_near(word: str, known: Collection[str], *, is_word: Callable[[str], bool]) -> str:
    """The one of a few known words that a word is, or all but is; empty where it is none, or a word itself."""
    if word in known:
        return word
    near = [one for one in known if OSA.distance(one, word) == 1] if len(word) > 2 else []
    return near[0] if len(near) == 1 and not is_word(word) else ""


def _distance(form: str, word: str) -> int:
    """How many slips make a word of a form; one and many of it are the same."""
    return min(OSA.distance(form, word), OSA.distance(form.removesuffix("s"), word.removesuffix("s")))


def _reach(spelling: str) -> int:
    return 2 if len(spelling) >= _LONG else 1
