"""How probable it is that a quote answers a question."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Self

from corpus import fold
from corpus.language import CHINESE, ENGLISH, Language, language_of
from embeddings import analyse_printed, indexed_text
from qa.models import Evidence, Query, Wanted

_CHINESE_DIGITS = "".join(("两", *CHINESE.numbers[1:], *CHINESE.magnitudes))
AMOUNTS = frozenset({Wanted.NUMBER, Wanted.DATE})


def holds_amount(words: str, wanted: Wanted, *, asked: str, language: str | None = None) -> bool:
    """Tell whether words hold a number or a date.

    Args:
        words: What may answer.
        wanted: One of ``AMOUNTS``.
        asked: The question: a number that stands in it is no answer to it.
        language: The tag of the words; numbers and dates in English are known besides.
    """
    pattern = _amounts(wanted, language_of(language))
    known = {found[0] for found in pattern.finditer(fold(asked))}
    return any(found[0] not in known for found in pattern.finditer(fold(words)))


@cache
def _amounts(wanted: Wanted, language: Language) -> re.Pattern[str]:
    languages = dict.fromkeys((ENGLISH, language))
    return re.compile("|".join((_number if wanted is Wanted.NUMBER else _date)(one) for one in languages))


def _number(language: Language) -> str:
    small = _any_of((*language.numbers[2:], *language.tens, *language.fractions))
    return rf"\d[\d.,]*|\b(?:{small}|(?:{_any_of(language.magnitudes)})s?)\b|[{_CHINESE_DIGITS}]"


def _date(language: Language) -> str:
    month = f"(?:{_any_of(language.months)})"
    return (
        rf"\b(?:1\d|20)\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b{month} \d|\b\d{{1,2}}\.? (?:of )?{month}\b"
        rf"|\b(?:{_any_of(language.before_dates)}) (?:{month}|{_any_of(language.periods)})\b"
        rf"|\b(?:{_any_of((*language.weekdays, *language.days))})\b|\d\s*[年月日]"
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(fold, words)) or "(?!)"


_FILE = "calibration.json"
# Where only words count, half of what is asked about must stand there, by rarity. There are no questions to fit this
# to; it is the line from which on a passage holds more of a question than it lacks.
_ENOUGH_WORDS = 0.5
_STEEPNESS = 8.0


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of one quote that may answer.

    Attributes:
        cosine: Likeness (-1..1) of its passage to the question.
        coverage: The share (0..1) of the question's words, by rarity, that stand in the passage or its context.
        met: ``LateScore.met``; it and the next three are 0 without word pieces.
        met_evenly: ``LateScore.met_evenly``.
        met_rarest: ``LateScore.met_rarest``.
        echo: ``LateScore.echo``.
        asks_amount: 1 where a number or a date is asked for, else 0: much that is near holds none.
        lacks_amount: 1 where one is asked for and the quote holds none, else 0.
    """

    cosine: float
    coverage: float
    met: float = 0.0
    met_evenly: float = 0.0
    met_rarest: float = 0.0
    echo: float = 0.0
    asks_amount: float = 0.0
    lacks_amount: float = 0.0

    @classmethod
    def of(cls, evidence: Evidence, query: Query) -> Self:
        """Return the signals of the sentences that evidence would be quoted with."""
        interpretation, late, text = query.interpretation, evidence.late, evidence.passage.text
        quoted = late.window.cut(text) if late.window else text
        asks, lacks = interpretation.wanted in AMOUNTS, False
        if asks:
            tag = evidence.passage.article.language
            lacks = not holds_amount(quoted, interpretation.wanted, asked=interpretation.text, language=tag)
        return cls(
            cosine=evidence.dense,
            coverage=coverage(evidence, query.weights),
            met=late.met,
            met_evenly=late.met_evenly,
            met_rarest=late.met_rarest,
            echo=late.echo,
            asks_amount=float(asks),
            lacks_amount=float(lacks),
        )


@dataclass(frozen=True, slots=True)
class Calibration:
    """Two logistic models of the signals: with word pieces, and for where there are none.

    A quote answers from ``threshold`` on. Where none does, what is found is shown as coming near when the best of it
    reaches ``near``. The weights name fields of ``Signals``, and ``intercept``.
    """

    with_pieces: Mapping[str, float]
    without_pieces: Mapping[str, float]
    threshold: float
    near: float

    def probability(self, signals: Signals) -> float:
        """Return the probability (0..1) that the quote answers."""
        weights = self.with_pieces if signals.echo else self.without_pieces
        z = sum(weight * (1.0 if name == "intercept" else getattr(signals, name)) for name, weight in weights.items())
        return _logistic(z)


@cache
def read_calibration() -> Calibration:
    """Return what ``tests/calibration`` fitted; the file says to what."""
    fitted = json.loads(files(__package__).joinpath(_FILE).read_text("utf-8"))
    return Calibration(**{name: fitted[name] for name in ("with_pieces", "without_pieces", "threshold", "near")})


@lru_cache(maxsize=2**10)
def _terms_of(text: str, language: str | None) -> frozenset[str]:
    return frozenset(analyse_printed(text, language))


def probability_of(evidence: Evidence, query: Query, calibration: Calibration) -> float:
    """Return the probability (0..1) that evidence answers.

    Where the encoder does not know the script, its cosines mean nothing: only how many of the words are there counts.
    """
    if query.by_words:
        return _logistic(_STEEPNESS * (coverage(evidence, query.weights) - _ENOUGH_WORDS))
    return calibration.probability(Signals.of(evidence, query))


def coverage(evidence: Evidence, weights: Mapping[str, float]) -> float:
    """Return the share (0..1) of the question's words, weighted by rarity, that stand in passage or context."""
    there = _terms_of(indexed_text(evidence.passage), evidence.passage.article.language)
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in there) / total if total else 0.0


def _logistic(z: float) -> float:
    return 1 / (1 + math.exp(-z))
