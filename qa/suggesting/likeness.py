"""Tells which questions are alike by their words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from math import log

from embeddings import analyse

_ALIKE = 0.6  # of the words of both


def are_alike(one: str, other: str) -> bool:
    """Tell whether two questions have most of their weighted words in common."""
    ours, theirs = set(analyse(one)), set(analyse(other))
    return len(ours & theirs) >= _ALIKE * len(ours | theirs)


def group_alike(questions: Iterable[str]) -> list[list[str]]:
    """Return questions in groups, each of those like its first, in the order in which they are given.

    A word weighs less the more of them have it: "What is said about ports?" and "What is said about taxes?" differ.
    """
    terms = {one: frozenset(analyse(one)) or frozenset({one.casefold()}) for one in questions}
    n_having = Counter(chain.from_iterable(terms.values()))
    weights = {term: log(1 + len(terms) / n) for term, n in n_having.items()}
    groups: list[list[str]] = []
    heads: list[frozenset[str]] = []
    holding: dict[str, list[int]] = defaultdict(list)  # by a word, the groups whose first question has it
    for question, ours in terms.items():
        telling = _telling(ours, weights)
        near = dict.fromkeys(chain.from_iterable(holding[term] for term in telling))
        found = next((number for number in near if _share(ours, heads[number], weights) >= _ALIKE), None)
        if found is None:
            for term in ours:
                holding[term].append(len(groups))
            groups.append([question])
            heads.append(ours)
        else:
            groups[found].append(question)
    return groups


def _telling(terms: frozenset[str], weights: Mapping[str, float]) -> list[str]:
    """Return the weightiest words: whoever shares none of them can't have enough in common."""
    left = (1 - _ALIKE) * _weight(terms, weights)
    telling = []
    for term in sorted(terms, key=lambda one: (-weights[one], one)):
        telling.append(term)
        left -= weights[term]
        if left < 0:
            break
    return telling


def _share(ours: frozenset[str], theirs: frozenset[str], weights: Mapping[str, float]) -> float:
    return _weight(ours & theirs, weights) / _weight(ours | theirs, weights)


def _weight(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[term] for term in terms)
