"""The languages there are, and which of them a text is written in."""

import re
from collections.abc import Callable
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from .chinese import CHINESE
from .english import ENGLISH
from .german import GERMAN
from .language import Language
from .other_scripts import ARABIC, FRENCH, JAPANESE, RUSSIAN, SPANISH

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

    A few words are too little to detect it by: it is the one of whose commonest words the question holds most, and
    English where none holds more than English. One such word is enough only where it opens the question, for others
    have it as well: "des", "es".
    """
    words = _WORD.findall(question.lower())

    def n_known(language: Language) -> int:
        found = sum(word in language.stop_words for word in words)
        return found if found > 1 or language is ENGLISH or words[0] in language.openers else 0

    known = (one for one in LANGUAGES.values() if one.question_forms and one.stop_words)
    return max((ENGLISH, *known), key=n_known) if words else ENGLISH


def in_any(sort: Callable[[Language], frozenset[str]]) -> frozenset[str]:
    """Return the words of one sort in all languages: where the names of a whole archive are looked for."""
    return frozenset[str]().union(*map(sort, (*LANGUAGES.values(), *_READ)))


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that most of ``text`` is written in."""
    return str(_identifier().classify(text[:_SAMPLE_CHARACTERS])[0])


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=False)
    identifier.set_languages(_DETECTED)
    return identifier
