"""The languages there are, and which of them a text is written in."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from .english import ENGLISH
from .french import FRENCH
from .german import GERMAN
from .language import Language
from .others import ARABIC, CHINESE, JAPANESE, RUSSIAN
from .spanish import SPANISH

LANGUAGES = {one.code: one for one in (ENGLISH, GERMAN, CHINESE, JAPANESE, RUSSIAN, ARABIC)}
# Languages in which interviews are read, and nothing is asked.
_READ = (FRENCH, SPANISH)
# The languages interviews are likely published in: fewer choices make fewer mistakes on short texts.
_DETECTED = "ar cs da de el en es fa fi fr he hi hu id it ja ko nl no pl pt ro ru sv th tr uk vi zh".split()
_SAMPLE_CHARACTERS = 4000
_WORD = re.compile(r"[^\W\d_]+")


def language_of(tag: str | None) -> Language:
    """Return the language of a tag such as "de" or "pt-BR"; English where it is another or not known."""
    return LANGUAGES.get((tag or "").partition("-")[0].lower(), ENGLISH)


def language_asked(question: str) -> Language:
    """Return the language that a question is put in, of those whose forms are known.

    A few words are too little to detect it by: it is the one that more different words tell than are English only, and
    English where there is none. One such word is enough only where the question begins with a word of that language
    that opens questions, or holds another of its commonest words.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", question).lower())
    known = [one for one in LANGUAGES.values() if one.telling_words and _is_in(one, words)]
    return max(known, key=lambda one: len(one.telling_words.intersection(words)), default=ENGLISH)


def _is_in(language: Language, words: Sequence[str]) -> bool:
    n_telling = len(language.telling_words.intersection(words))
    n_english = len((ENGLISH.stop_words - language.stop_words).intersection(words))
    opens = bool(words) and words[0] in language.openers
    return n_telling > n_english and (opens or len(language.stop_words.intersection(words)) > 1)


def in_any(sort: Callable[[Language], frozenset[str]]) -> frozenset[str]:
    """Return the words of one sort in all languages: where the names of a whole archive are looked for."""
    return frozenset[str]().union(*map(sort, (*LANGUAGES.values(), *_READ)))


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that most of ``text`` is written in."""
    return str(_identifier().classify(text[:_SAMPLE_CHARACTERS])[0])


@cache
def _identifier() -> Any:
    library = import_module("py3langid.langid")
    whole = library.LanguageIdentifier.from_model_file(library.MODEL_FILE, norm_probs=False)
    whole.set_languages(_DETECTED)
    # It keeps what it knows of all the other languages, 30 MB, unless one is made of what is left.
    return library.LanguageIdentifier(
        whole.nb_ptc, whole.nb_pc, whole.nb_classes, whole.tk_nextmove, whole.tk_output, tk_row=whole.tk_row
    )
