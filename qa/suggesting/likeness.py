"""Tells which questions are alike by their words."""

from collections import defaultdict
from collections.abc import Iterable

from embeddings import analyse

_ALIKE = 0.6  # of the words of both
_MAX_LOOKED_AT = 50  # groups that share a word; so that very many questions stay quick


def are_alike(one: str, other: str) -> bool:
    """Tell whether two questions have most of their weighted words in common."""
    return _share(set(analyse(one)), set(analyse(other)))


def group_alike(questions: Iterable[str]) -> list[list[str]]:
    """Return questions in groups, each of those like its first, in the order in which they are given."""
    groups: list[list[str]] = []
    heads: list[set[str]] = []
    holding: dict[str, list[int]] = defaultdict(list)  # by a word, the groups whose first question has it
    for question in questions:
        terms = set(analyse(question)) or {question.casefold()}
        near = dict.fromkeys(number for term in sorted(terms) for number in holding[term][:_MAX_LOOKED_AT])
        found = next((number for number in near if _share(terms, heads[number])), None)
        if found is None:
            for term in terms:
                holding[term].append(len(groups))
            groups.append([question])
            heads.append(terms)
        else:
            groups[found].append(question)
    return groups


def _share(ours: set[str], theirs: set[str]) -> bool:
    return len(ours & theirs) >= _ALIKE * len(ours | theirs)
