"""Who was asked just what a reader asks, and did not say: an answer, too."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus import Passage, Turn, fold
from corpus.language import ENGLISH, Language, language_of
from embeddings import analyse_printed
from qa.models import Query, Quote, Wanted
from qa.quotes import excerpt, sentences, sentences_of
from qa.retrieval import AMOUNTS, holds_amount

from .diversity import Candidate

CONFIDENCE = 0.8
"""How probable it is that an exchange like these is what a reader asks for, and that nothing in it answers."""

# What is asked for is a fact that an answer either holds or not; of everything else, whatever is said is an answer.
_FACTS = AMOUNTS | {Wanted.PERSON, Wanted.PLACE}
# The share of its words and the likeness of two questions, together: where they are not the same, at most 0.99 was seen
# in interviews, and 1.09 or more where they are.
_SAME_QUESTION = 1.0
_FEWEST_WORDS = 0.2  # shared, however alike two questions are
_N_LOOKED_AT = 8  # what was said when it was asked is found by the question, and so among the first
_MOST_BEFORE, _MOST_BEHIND = 6, 60  # words around a refusal that do not answer either
_FILLERS = r"(?:\W+(?:actually|currently|even|exactly|honestly|just|really|still|to|uh|um|yet))*"
_ENDS = (
    r"(?:\s+(?:it|that|them|this))?"
    r"(?=\W*$|\s*[.,;:!?…-]|\s+(?:about|as|at|because|for|here|now|on|since|there|to the|today|until|yet)\b)"
)
_BUT_NAMES = re.compile(r"\bbut\b.*\b[A-Z]\w+")
_BUT_SAYS = re.compile(r"\bbut\b(?:\W+[\w'’]+){6}")


@dataclass(frozen=True, slots=True)
class Refusal:
    """The number of a sentence that leaves a question open; ``unknowing`` where the speaker would say but can't."""

    sentence: int
    unknowing: bool


def find_refusal(passage: Passage) -> Refusal | None:
    """Return the first sentence of a passage that leaves a question open."""
    return _refusal_in(passage.text, passage.article.language)


# To look through words takes longer than to ask whether they were ever looked through.
@lru_cache(maxsize=4096)
def _refusal_in(text: str, tag: str | None) -> Refusal | None:
    phrases, refusing, unknowing = _patterns(language_of(tag))
    folded = fold(text)
    # Few passages have any of them, and to look for the plain words takes a third of the time.
    if not any(phrase in folded for phrase in phrases):
        return None
    for number, span in enumerate(sentences_of(text, tag)):
        words = span.cut(folded).replace(" - ", " ")
        if refusing.search(words):
            return Refusal(number, unknowing=False)
        if unknowing.search(words):
            return Refusal(number, unknowing=True)
    return None


def find_declined(
    query: Query, candidates: Sequence[Candidate], *, likeness: Callable[[str], float]
) -> Candidate | None:
    """Return what somebody said instead of answering, who was asked just what a reader asks.

    Args:
        query: What was asked with.
        candidates: Best first.
        likeness: Returns how like (-1..1) another question is to it.
    """
    for candidate in candidates[:_N_LOOKED_AT]:
        passage = candidate.quote.passage
        if passage.speaker is None or passage.question is None or passage.speaker.interviewer:
            continue
        refusal = find_refusal(passage)
        if refusal is None or not _leaves_open(passage, refusal, query):
            continue
        quote = excerpt(passage, first=refusal.sentence, most=2)
        if is_asked(query, quote, likeness=likeness):
            return Candidate(quote, CONFIDENCE, is_found=False)
    return None


def is_asked(query: Query, quote: Quote, *, likeness: Callable[[str], float]) -> bool:
    """Tell whether words were said when somebody asked just what a reader asks."""
    question = quote.passage.question
    if question is None:
        return False
    asked = question.span.cut(quote.article.text)
    there = set(analyse_printed(f"{asked} {quote.text}", quote.article.language))
    total = sum(query.weights.values())
    shared = sum(weight for term, weight in query.weights.items() if term in there) / total if total else 0.0
    return shared >= _FEWEST_WORDS and shared + likeness(asked) >= _SAME_QUESTION


def _leaves_open(passage: Passage, refusal: Refusal, query: Query) -> bool:
    """Tell whether the answer is not there all the same, beside a sentence that refuses it."""
    spans, wanted = sentences(passage), query.interpretation.wanted
    refused = spans[refusal.sentence].cut(passage.text)
    if wanted in AMOUNTS:
        # Who would say if they knew may guess in the next sentence; who will not say speaks of something else there.
        end = spans[min(refusal.sentence + refusal.unknowing, len(spans) - 1)].end
        asked, language = query.interpretation.text, passage.article.language
        return not holds_amount(passage.text[:end], wanted, asked=asked, language=language)
    before, behind = _around(passage, refusal)
    if before > _MOST_BEFORE:
        return False
    if wanted in _FACTS:
        return not _BUT_NAMES.search(refused)
    return not (refusal.unknowing or _BUT_SAYS.search(refused) or behind > _MOST_BEHIND)


def _around(passage: Passage, refusal: Refusal) -> tuple[int, int]:
    """How many words of its turn stand before the sentence that refuses, and behind it."""
    span = sentences(passage)[refusal.sentence]
    start, end = passage.span.start + span.start, passage.span.start + span.end
    text = passage.article.text
    paragraphs = [passage.article.paragraphs[number].span for number in _turn(passage).paragraphs]
    before = sum(len(text[one.start : min(one.end, start)].split()) for one in paragraphs if one.start < start)
    behind = sum(len(text[max(one.start, end) : one.end].split()) for one in paragraphs if one.end > end)
    return before, behind


def _turn(passage: Passage) -> Turn:
    return next(turn for turn in passage.article.turns if passage.paragraph in turn.paragraphs)


@cache
def _patterns(language: Language) -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """Return phrases, what finds sentences with one of somebody who will not say, and of somebody who does not know."""
    languages = tuple(dict.fromkeys((ENGLISH, language)))
    refusing, unknowing = [], []
    for one in languages:
        person = rf"(?:^\W*|\b(?:{_any_of(one.first_persons)})(?:'\w+)?(?:\W+\w+)?\W*)"
        things = rf"(?:{_ENDS}|\s+(?:{_any_of(one.asked_things)})\b)"
        will_not = rf"{person}(?:{_any_of(one.refusing)}){_FILLERS}\W+"
        refusing += [
            rf"{will_not}(?:{_any_of(one.disclosing)})\b",
            rf"{will_not}(?:{_any_of(one.saying)}){things}",
            rf"\b(?:{_any_of(one.refusals)}){_ENDS}",
        ]
        unknowing.append(rf"{person}(?:{_any_of(one.unknowing)}){_FILLERS}{things}")
    phrases = frozenset().union(*(one.refusing | one.unknowing | one.refusals for one in languages))
    return phrases, re.compile("|".join(refusing)), re.compile("|".join(unknowing))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"
