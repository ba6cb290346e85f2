"""The words of the languages that articles are written in, whether or not any article prints them."""

from collections.abc import Iterable
from functools import cache

from simplemma.strategies import DictionaryLookupStrategy
from simplemma.strategies.dictionaries import StreamDictionaryFactory
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

# Asked in every archive: questions are understood in English.
_ENGLISH = "en"
# Latin letters in articles in these are English or names.
_OF_OTHER_LETTERS = frozenset("ar el fa he hi ja ko ru th uk zh".split())
_WRITTEN_AS = {"no": "nb"}  # "Norwegian" is Bokmål, as a rule


class Lexicon:
    """Tells words of Latin letters from what is none; a dictionary is read when a word is first looked up in it."""

    def __init__(self, languages: Iterable[str | None] = ()) -> None:
        """Know the words of English and of these languages.

        Args:
            languages: Tags such as "de" or "pt-BR"; ``None`` where the language is not known.
        """
        tags = {tag.partition("-")[0].lower() for tag in languages if tag} - _OF_OTHER_LETTERS - {_ENGLISH}
        self._languages = (_ENGLISH, *sorted(_WRITTEN_AS.get(tag, tag) for tag in tags))
        self._lacks_one = not SUPPORTED_LANGUAGES.issuperset(self._languages)

    def __contains__(self, word: str) -> bool:
        """Tell whether a word in small letters is one; where a language has no dictionary, every one may be."""
        return self._lacks_one or any(_dictionaries().get_lemma(word, tag) is not None for tag in self._languages)


@cache
def _dictionaries() -> DictionaryLookupStrategy:
    # Read from their compressed form they take a tenth of the memory, and as long to load.
    return DictionaryLookupStrategy(StreamDictionaryFactory(cache_max_size=len(SUPPORTED_LANGUAGES)))
