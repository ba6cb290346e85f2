"""The language a text is written in."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# The languages interviews are likely published in: fewer choices make fewer mistakes on short texts.
_LANGUAGES = "ar cs da de el en es fa fi fr he hi hu id it ja ko nl no pl pt ro ru sv th tr uk vi zh".split()
_SAMPLE_CHARACTERS = 4000


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that most of ``text`` is written in."""
    return str(_identifier().classify(text[:_SAMPLE_CHARACTERS])[0])


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=False)
    identifier.set_languages(_LANGUAGES)
    return identifier
