"""The interviewers' questions as a reader would ask them: one sentence, about the person instead of to them."""

import re
from collections.abc import Mapping

from corpus import Article, Kind, split_sentences

_LEADING = re.compile(r"^(?:(?:so|now|well|finally|first|lastly|and finally|okay|ok)\b,?\s+)+", re.IGNORECASE)
_ASKS = re.compile(r"(?:how|what|when|where|which|who|why)\b", re.IGNORECASE)
# Words that mean something only to those who were there.
_THERE_ONLY = re.compile(
    r"\b(?:both|each|he|her|here|him|his|it|its|now|one|ones|she|that|their|them|then|there|these|they|this|those|today"
    r"|tomorrow|tonight|yesterday|(?:last|next) (?:month|time|week|year))\b",
    re.IGNORECASE,
)
_ASKS_YOU = re.compile(r"\b(?P<verb>are|can|could|did|do|had|have|might|should|were|will|would)\s+you\b", re.IGNORECASE)
_OF_ONE = {"are": "is", "do": "does", "have": "has", "were": "was"}
_YOUR = re.compile(r"\byour\b", re.IGNORECASE)
_BETWEEN_TWO = re.compile(
    r"\b(?:I|me|my|our|ours|us|we|you|yours|yourself|yourselves)\b|\b[Ll]et['’]s\b|[\"“”…()\[\]:;]"
)
_MIN_WORDS = 5


def printed_questions(article: Article) -> Mapping[str, list[str]]:
    """Return the questions that stand alone, by the id of the one person who answers them."""
    answered_by: dict[int, set[str]] = {}
    for paragraph, context in zip(article.paragraphs, article.contexts, strict=True):
        if paragraph.kind is Kind.STATEMENT and paragraph.speaker_id and context.question is not None:
            answered_by.setdefault(context.question, set()).add(paragraph.speaker_id)
    found: dict[str, list[str]] = {}
    for number, people in sorted(answered_by.items()):
        speaker = article.speaker(next(iter(people)))
        if len(people) > 1 or speaker is None or speaker.interviewer:
            continue
        words = article.paragraphs[number].span.cut(article.text)
        for sentence in split_sentences(words, language=article.language):
            if question := _asked_about(" ".join(sentence.cut(words).split()), speaker.name):
                found.setdefault(speaker.id, []).append(question)
    return found


def _asked_about(sentence: str, name: str) -> str:
    """The question about the person who was asked it; empty where it can't be put so."""
    asked = _LEADING.sub("", sentence)
    words = len(asked.split())
    if not asked.endswith("?") or not _ASKS.match(asked) or _THERE_ONLY.search(asked) or words < _MIN_WORDS:
        return ""
    named = _ASKS_YOU.sub(lambda found: f"{_of_one(found['verb'])} {name}", asked, count=1)
    named = _YOUR.sub(f"{name}'s" if named == asked else "their", named)
    if _BETWEEN_TWO.search(named):
        return ""
    return named[0].upper() + named[1:]


def _of_one(verb: str) -> str:
    other = _OF_ONE.get(verb.lower(), verb)
    return other.capitalize() if verb[0].isupper() else other
