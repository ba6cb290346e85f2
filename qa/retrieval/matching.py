"""Which words of a question tell something where they are all there is to go by: where the script is unknown."""

from collections.abc import Callable, Mapping

from embeddings import is_unspaced

_COMPARED = "so only the words themselves were compared."
NOTE = f"The search model does not know this script, {_COMPARED}"
NOTE_ON_WORDS = f"The search model knows no such words, {_COMPARED}"
_LAST_LATIN = "\u024f"
_PARTICLES = frozenset("的了是在和与與对對把被也就都着著过過吧啊将將会會")


def note_on(words: str) -> str:
    """Return why the search model could not tell the sense of a question: its script, or words that are none."""
    return NOTE if any(char.isalpha() and char > _LAST_LATIN for char in words) else NOTE_ON_WORDS


def telling(weights: Mapping[str, float], *, is_printed: Callable[[str], bool]) -> dict[str, float]:
    """Return the terms of a question with their weights, without pairs of characters that are no part of a word.

    Half of all pairs lie across two words, and such a pair in no passage would weigh as much as a word in none. They
    are known by what is beside them: a particle, or on both sides words that are printed.

    Args:
        weights: The terms looked up with their rarity.
        is_printed: Tells whether a term stands in any passage or its context.
    """
    at_home = {character for term in weights if is_unspaced(term) and is_printed(term) for character in term}
    at_home |= _PARTICLES
    kept = {
        term: weight
        for term, weight in weights.items()
        if not is_unspaced(term)
        or is_printed(term)
        or not (len(term) == 1 or at_home.issuperset(term) or any(map(_is_small, term)))
    }
    # Hiragana mostly spells endings; where there is nothing else, it spells words.
    words = {term: weight for term, weight in kept.items() if not all(map(_is_hiragana, term))}
    return words or kept or dict(weights)


def _is_small(character: str) -> bool:
    return character in _PARTICLES or _is_hiragana(character)


def _is_hiragana(character: str) -> bool:
    return "\u3040" <= character <= "\u309f"
