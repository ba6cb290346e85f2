"""Cuts text into the terms that the word index compares."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import Stemmer

# Words that any English sentence may hold. Contractions stand without their apostrophe.
STOPWORDS = frozenset(
    """
    a about above after again against all also am an and any anybody anyone anything are arent as at be because been
    before being below between both but by can cannot cant could couldnt did didnt do does doesnt doing done dont down
    during each either else ever every for from further get gets getting give gives got had hadnt has hasnt have havent
    having he hed hell her here heres hers herself hes him himself his how hows i id if ill im in into is isnt it its
    itself ive just let lets like many may me might more most much must my myself neither no nor not now of off on once
    only or other others ought our ours ourselves out over own per please same say says said shall she shed shes should
    shouldnt so some such tell than that thats the their theirs them themselves then there theres these they theyd
    theyll theyre theyve this those though through thus to too under until up upon us very via was wasnt we wed well
    were werent weve what whats when whens where wheres whether which while who whom whos whose why whys will with
    within without wont would wouldnt yet you youd youll your youre yours yourself yourselves youve
    """.split()
)

# Scripts written without spaces, or in words too long to match: they are cut into overlapping pairs of characters.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‛ʼ＇`´", "'"))
_ACCENTS = re.compile("[\u0300-\u036f]")
_JOINERS = "‐‑&-"  # the plain hyphen last: in a class of characters it then stands for itself
_MAX_JOINED = 3
_MAX_CACHED_CHARACTERS = 40
_thread = threading.local()


def analyse(text: str) -> list[str]:
    """Return the terms of a text, in order and with repeats; the same word in another form gives the same term.

    Case, width, accents and curly apostrophes make no difference; English stopwords are dropped (an acronym in
    capitals such as "US" is not one), English words stemmed, numbers kept. A hyphenated word gives its parts and all
    of it joined: "e-commerce" is found by "ecommerce". Scripts without spaces give overlapping pairs of characters.
    """
    # In a text that is all capitals, capitals do not tell an acronym.
    shouted = text.isupper()
    terms: list[str] = []
    for token in _patterns()[0].findall(_plain(text)):
        terms += _known_terms(token, shouted) if len(token) <= _MAX_CACHED_CHARACTERS else _terms(token, shouted)
    return terms


def _plain(text: str) -> str:
    text = text.translate(_APOSTROPHES)
    if text.isascii():
        return text
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
def _known_terms(token: str, shouted: bool) -> tuple[str, ...]:
    return tuple(_terms(token, shouted))


def _terms(token: str, shouted: bool) -> Iterator[str]:
    for unspaced, number, dotted, word in _patterns()[1].findall(token):
        if unspaced:
            yield from _pairs(unspaced)
        elif word:
            yield from _word_terms(word, shouted)
        else:
            yield number.replace(",", "") or dotted.replace(".", "").casefold()


def _pairs(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield run
    for start in range(len(run) - 1):
        yield run[start : start + 2]


def _word_terms(word: str, shouted: bool) -> Iterator[str]:
    parts = re.split(f"[{_JOINERS}]", word)
    for part in parts:
        bare = _bare(part)
        acronym = len(part) > 1 and part.isupper() and not shouted
        if bare and (acronym or bare not in STOPWORDS):
            yield _stem(bare)
    if 1 < len(parts) <= _MAX_JOINED and not all(part.isdigit() for part in parts):
        yield _stem("".join(map(_bare, parts)))


def _bare(word: str) -> str:
    return word.casefold().removesuffix("'s").replace("'", "")


def _stem(word: str) -> str:
    # A stemmer must not be shared by threads.
    if not hasattr(_thread, "stemmer"):
        _thread.stemmer = Stemmer.Stemmer("english")
    stem: str = _thread.stemmer.stemWord(word)
    return stem
