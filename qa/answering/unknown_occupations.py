"""Somebody asked about by an occupation that no article mentions: "What does the novelist say about her plot?"."""

import re
from collections.abc import Callable

from corpus import fold
from corpus.language import ENGLISH
from embeddings import analyse

# What is no person ("the charter") is asked in vain as well where no article mentions it.
_OCCUPATION = rf"\w{{2,}}(?:{'|'.join(sorted(ENGLISH.occupation_endings))})|{'|'.join(sorted(ENGLISH.occupations))}"
# Those who ask, and "the others", are called so by their readers, whatever is printed.
_ASK_THEMSELVES = "|".join(ENGLISH.askers | {"author", "other", "panelist", "speaker", "writer"})
_SUBJECT = re.compile(
    r"\b(?:do|does|did|has|have|had|will|would|can|could|should) (?:the|a|an|his|her|their|this|that|our|your|my)"
    rf" (?:[\w-]+ ){{0,2}}?(?!(?:{_ASK_THEMSELVES})s?\b)(?P<occupation>{_OCCUPATION})s? (?!of\b|for\b|in\b)\w"
)


def outsider(text: str, *, is_printed: Callable[[str], bool]) -> str:
    """Return the occupation of somebody whose words or deeds are asked for, if it stands nowhere in the articles.

    Args:
        text: The question.
        is_printed: Tells whether a term of ``analyse`` is in any passage or its context.
    """
    found = _SUBJECT.search(fold(text))
    if found is None or any(map(is_printed, analyse(found["occupation"]))):
        return ""
    return found["occupation"]
