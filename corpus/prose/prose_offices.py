"""What people are, as prose says it: offices and callings beside a name or in its place."""

from collections.abc import Iterable, Sequence

from .prose_names import FEMALE, MALE, PERSON_NOUNS, PLURAL_PERSONS, TITLES

_ALL_NOUNS = PERSON_NOUNS | PLURAL_PERSONS
_LINKS = frozenset(
    """of for to with by from at in on about than and or into against is was were are as that who which said says told
    had has have will would""".split()
)
_MAX_OFFICE = 8  # words up to the noun that says what somebody is
_MAX_BEFORE = 4  # words of an office before a name
_WOMEN = frozenset("woman girl mother daughter sister wife widow aunt niece grandmother waitress actress nun".split())
_MEN = frozenset("man boy father son brother husband widower uncle nephew grandfather waiter monk".split())


def up_to_noun(words: Sequence[str]) -> list[str]:
    """The words up to the last of the nouns that say what somebody is ("police officer"); none where none does."""
    end = 0
    for number, word in enumerate(words):
        if word in _LINKS:
            break
        if word in _ALL_NOUNS:
            end = number + 1
        elif end:
            break
    return list(words[:end])


def is_office(words: str) -> bool:
    found = words.split()[:_MAX_OFFICE]
    return found[0] not in _LINKS and any(word in PERSON_NOUNS for word in found)


def office_before(before: str) -> str | None:
    """The office printed before a name ("Kettering manager", "the opposition leader,")."""
    words = before.split()
    if not before.endswith(" ") or not words or words[-1].strip(",").lower() not in PERSON_NOUNS:
        return None
    start = len(words) - 1
    while start and len(words) - start < _MAX_BEFORE and words[start - 1].isalpha() and words[start - 1] not in _LINKS:
        start -= 1
    return " ".join(words[start:]).lower().strip(" ,")


def feminine_noun(noun: str) -> bool | None:
    if noun in _WOMEN or noun.endswith("woman"):
        return True
    return False if noun in _MEN or noun.endswith(("sman", "eman", "rman")) else None


def feminine_words(words: Iterable[str]) -> bool | None:
    """Tell he (``False``) or she (``True``) by an honorific or an office; ``None`` where they do not tell."""
    found = set(words)
    masculine = bool(found & MALE) or any(word.endswith(("sman", "rman")) and word not in TITLES for word in found)
    feminine = bool(found & FEMALE) or any(word.endswith("woman") for word in found)
    return feminine if masculine != feminine else None


def opens_with_office(before: str) -> bool:
    """Tell whether the words before a name, from the start of the sentence, are an office at most ("The mayor,")."""
    words = [word.strip(",.").lower() if word.endswith(",") else word for word in before.split()]
    named = all(word[:1].isupper() or word in PERSON_NOUNS or word in {"the", "but", "and"} for word in words)
    return named and (not words or words[-1].lower() in PERSON_NOUNS | {"the", "but", "and"} | TITLES)
