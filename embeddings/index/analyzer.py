"""Cuts text into the terms that the word index compares."""

import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

import Stemmer

from corpus import UNSPACED
from corpus.language import ARABIC, CHINESE, ENGLISH, JAPANESE, RUSSIAN, Language, language_of

# What Chinese and Japanese ask with: nothing that answers holds it.
_ASKING = re.compile(
    "|".join(sorted(CHINESE.question_words | JAPANESE.question_words, key=len, reverse=True)) + "|いつ(?!も)"
)
# Scripts written without spaces, or in words too long to match: they are cut into overlapping pairs of characters.
_UNSPACED = f"{UNSPACED}\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_UNSPACED}]+")
# Snowball's stemmers for scripts other than Latin, by how Unicode names their letters.
_STEMMERS = {"ARABIC": "arabic", "CYRILLIC": "russian", "GREEK": "greek"}
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‛ʼ＇`´", "'"))
# The breve of й makes another letter of it.
_ACCENTS = re.compile("[\u0300-\u0305\u0307-\u036f]|(?<![иИ])\u0306")
_JOINERS = "‐‑&-"  # the plain hyphen last: in a class of characters it then stands for itself
_MAX_JOINED = 3
_MAX_CACHED_CHARACTERS = 40
_thread = threading.local()


def analyse(text: str, language: Language = ENGLISH) -> list[str]:
    """Return the terms of a text, in order and with repeats; the same word in another form gives the same term.

    Case, width, accents and curly apostrophes make no difference; stop words are dropped (an acronym in capitals such
    as "US" is not one), words stemmed, numbers kept. A hyphenated word gives its parts and all of it joined:
    "e-commerce" is found by "ecommerce". Scripts without spaces give overlapping pairs of characters; words of Arabic,
    Cyrillic and Greek letters are stemmed as Arabic, Russian and Greek.

    Args:
        text: Any.
        language: Of its words in Latin letters.
    """
    # In a text that is all capitals, capitals do not tell an acronym.
    shouted = text.isupper()
    terms: list[str] = []
    for token in _patterns()[0].findall(_plain(text)):
        cut = _known_terms if len(token) <= _MAX_CACHED_CHARACTERS else _terms
        terms += cut(token, language, shouted)
    return terms


def analyse_printed(text: str, tag: str | None) -> list[str]:
    """Return the terms that a printed text is found by: those of its language, and of a question put in English.

    Args:
        text: Of an article.
        tag: The article's language.
    """
    terms, language = analyse(text), language_of(tag)
    if language is ENGLISH:
        return terms
    # A word that has one stem in both counts once, as it does in a text that is English.
    return terms + list((Counter(analyse(text, language)) - Counter(terms)).elements())


def is_unspaced(term: str) -> bool:
    """Tell whether a term is of characters that stand without spaces: part of a word, or of two."""
    return _RUN.fullmatch(term) is not None


def _plain(text: str) -> str:
    if text.isascii():
        return text.replace("`", "'")
    text = text.translate(_APOSTROPHES)
    without_accents = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFKC", without_accents)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds tokens quickly, and what cuts one up: characters to pair, a number, an acronym, a word."""
    # \w leaves out combining marks, which would break the words of Hindi, Tamil and other scripts.
    # Only the marks below U+10000: ``re`` is ten times as slow with a set of characters beyond.
    marks = "".join(mark for mark in map(chr, range(0x300, 0x10000)) if unicodedata.category(mark)[0] == "M")
    token = rf"[\w{marks}]+(?:['.,{_JOINERS}][\w{marks}]+)*"
    letter = rf"(?:[^\W_{_UNSPACED}]|[{marks}])"
    word = rf"{letter}+(?:'{letter}+)*"
    parts = (
        rf"([{_UNSPACED}]+)"
        rf"|(\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)+)"
        rf"|({letter}(?:\.{letter})+(?!{letter}))"
        rf"|({word}(?:[{_JOINERS}]{word})*)"
    )
    return re.compile(token), re.compile(parts)


# Words repeat: looking them up is ten times as fast as cutting them up again.
@lru_cache(maxsize=2**16)
def _known_terms(token: str, language: Language, shouted: bool) -> tuple[str, ...]:
    return tuple(_terms(token, language, shouted))


def _terms(token: str, language: Language, shouted: bool) -> Iterator[str]:
    for unspaced, number, dotted, word in _patterns()[1].findall(token):
        if unspaced:
            yield from chain.from_iterable(map(_pairs, _ASKING.split(unspaced)))
        elif word:
            yield from _word_terms(word, language, shouted)
        else:
            yield number.replace(",", "") or dotted.replace(".", "").casefold()


def _pairs(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield run
    for start in range(len(run) - 1):
        yield run[start : start + 2]


def _word_terms(word: str, language: Language, shouted: bool) -> Iterator[str]:
    parts = re.split(f"[{_JOINERS}]", word)
    for part in parts:
        bare = _bare(part)
        acronym = len(part) > 1 and part.isupper() and not shouted
        if bare and (acronym or bare not in _small_words(language)):
            yield _stem(bare, language)
    if 1 < len(parts) <= _MAX_JOINED and not all(part.isdigit() for part in parts):
        yield _stem("".join(map(_bare, parts)), language)


def _bare(word: str) -> str:
    return word.casefold().removesuffix("'s").replace("'", "")


@cache
def _small_words(language: Language) -> frozenset[str]:
    """Return the stop words of a language and of those in other scripts, as they stand in a text that is cut up."""
    there = language.stop_words | RUSSIAN.stop_words | ARABIC.stop_words
    return frozenset(_bare(_plain(word)) for word in there)


def _stem(word: str, language: Language) -> str:
    script = "" if word.isascii() else unicodedata.name(word[0], "").split(" ")[0]
    name = _STEMMERS.get(script, language.stemmer) or ENGLISH.stemmer
    # A stemmer must not be shared by threads.
    stemmers = _thread.__dict__
    if name not in stemmers:
        stemmers[name] = Stemmer.Stemmer(name)
    stem: str = stemmers[name].stemWord(word)
    return stem
