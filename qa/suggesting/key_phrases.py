"""Finds what somebody's words are about: names and noun phrases that are repeated and that others seldom use."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from corpus import fold
from corpus.language import ENGLISH
from embeddings import analyse

_MAX_WORDS, _MAX_NAME_WORDS = 3, 6
_BREAK = re.compile(r"[^\w\s'’&-]+|\s[-–—]\s|\n")
_WORD = re.compile(r"[^\W_][\w'’&-]*")
# A phrase stands behind one of these. "To" is none of them: a verb may follow.
_DEFINITE = ENGLISH.possessives - {"your"} | ENGLISH.determiners - {"a", "an", "that"}
_BEFORE = ENGLISH.prepositions | {"a", "an"}
_SOMEBODY = ENGLISH.honorifics | ENGLISH.offices
_INSIDE_NAMES = frozenset("and for of the".split())
_WHEN = re.compile(
    rf"(?:today|tomorrow|yesterday|(?:{'|'.join(ENGLISH.weekdays)}|day|week|month|year|decade)s?"
    rf"|{'|'.join(ENGLISH.months)})$"
)
_NO_NOUN = re.compile(r"(?:ly|['’]\w*)$")
_ACTIVITY = re.compile(r"(?:ing|ed)$")
_ABSTRACT = re.compile(r"(?:ance|ence|ics|ism|ity|ment|ness|ogy|ship|sion|tion)s?$")
_MIN_TIMES, _MIN_TIMES_ALONE = 2, 3


def key_phrases(said: Iterable[str], *, around: Iterable[str], rarity: Callable[[str], float]) -> tuple[str, ...]:
    """Return phrases that a question about somebody's words can name, the most telling first.

    Args:
        said: What one person says in an article.
        around: What all say in it, that person too.
        rarity: Of a term of ``analyse``, above 0.
    """
    everywhere = Counter(terms for text in around for terms, _ in _phrases_in(text))
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    # What somebody comes back to is what they speak of; a name that is dropped once, however rare, is not.
    n_times: Counter[tuple[str, ...]] = Counter()
    for text in said:
        n_times.update({terms for terms, _ in _phrases_in(text)})
        for terms, form in _phrases_in(text):
            forms[terms][form] += 1
    worth = {
        terms: n_times[terms] * everywhere[terms] ** 0.5 * sum(map(rarity, set(terms))) / len(terms) ** 0.5
        for terms, found in forms.items()
        if everywhere[terms] >= _times_needed(terms, found) and (len(terms) > 1 or _stands_bare(found))
    }
    chosen: list[tuple[str, ...]] = []
    for terms in sorted(worth, key=lambda terms: (-worth[terms], terms)):
        if not any(set(terms) & set(other) for other in chosen):
            chosen.append(terms)
    return tuple(max(forms[terms], key=lambda form: (forms[terms][form], form)) for terms in chosen)


def _times_needed(terms: tuple[str, ...], forms: Iterable[str]) -> int:
    named = any(_is_name(_bare(form)) for form in forms)
    if len(terms) > 1:
        return 1 if named else _MIN_TIMES
    return _MIN_TIMES if named else _MIN_TIMES_ALONE


def _stands_bare(forms: Counter[str]) -> bool:
    """Tell whether a single word is a name, or is mostly used as that of a matter: "inflation", but "the decision"."""
    form = max(forms, key=lambda form: (forms[form], form))
    return " " not in form or _is_name(_bare(form))


@lru_cache(maxsize=1024)  # whoever speaks in an article, what all say in it is looked at
def _phrases_in(text: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Every phrase as often as it is there: its terms, and the form that it has in print."""
    return tuple(
        (terms, form)
        for piece in _BREAK.split(text)
        for form, words in _runs(_WORD.findall(piece))
        if (terms := tuple(dict.fromkeys(analyse(" ".join(words)))))
    )


def _runs(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield every run of words between small words that can be a noun phrase, as it can be asked about."""
    at = 0
    while at < len(words):
        before = words[at].casefold()
        at += 1
        if before not in _DEFINITE and before not in _BEFORE:
            continue
        end = _end_of_name(words, at, inside=_INSIDE_NAMES if before == "the" else _INSIDE_NAMES - {"and"})
        if end - at < 2:
            end = at
            while end < len(words) and analyse(words[end]):
                end += 1
        run = words[at:end]
        if _is_noun_phrase(run, has_article=before == "the"):
            # "Our portal" is asked about as "the portal", "our users" as "users".
            takes_the = before == "the" or (before in _DEFINITE and not _is_name(run) and not run[-1].endswith("s"))
            article = "the" if takes_the else before if before in {"a", "an"} else ""
            yield f"{article} {' '.join(run)}".strip(), run
            at = end


def _end_of_name(words: list[str], start: int, *, inside: frozenset[str]) -> int:
    end = at = start
    while at < len(words) and (words[at][0].isupper() or (at > start and words[at] in inside)):
        at += 1
        end = at if words[at - 1][0].isupper() else end
    return end


def _is_noun_phrase(words: list[str], *, has_article: bool) -> bool:
    named = bool(words) and _is_name(words)
    if not 0 < len(words) <= (_MAX_NAME_WORDS if named else _MAX_WORDS):
        return False
    # "The SEP" and "the Committee" say nothing to whoever does not know which.
    if len(words) == 1 and has_article and words[0][0].isupper():
        return False
    if any(len(word) < 2 or word[0].isdigit() or _NO_NOUN.search(word) for word in words):
        return False
    folded = [fold(word) for word in words]
    # "Ms" and "the Cabinet Secretary" mean somebody, and who that is, the words around them say.
    if _WHEN.match(folded[0]) or _WHEN.match(folded[-1]) or folded[-1] in _SOMEBODY:
        return False
    if named:
        return len(words) > 1 or folded[0] not in ENGLISH.light_words
    if (
        not ENGLISH.light_words.isdisjoint(folded)
        or _ACTIVITY.search(folded[0])
        or folded[-1] in ENGLISH.reporting_forms
    ):
        return False
    return len(words) > 1 or bool(_ABSTRACT.search(folded[0]))


def _is_name(words: Sequence[str]) -> bool:
    return words[0][0].isupper() and words[-1][0].isupper()


def _bare(form: str) -> list[str]:
    return form.removeprefix("the ").split()
