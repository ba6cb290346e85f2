"""How probable it is that a quote answers a question."""

import json
import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, Self

from corpus import Passage, fold
from corpus.language import CHINESE, ENGLISH, Language, language_of
from embeddings import analyse, analyse_printed, indexed_text
from qa.models import Evidence, Interpretation, Query, QuestionKind, Wanted

_CHINESE_DIGITS = "".join(("两", *CHINESE.numbers[1:], *CHINESE.magnitudes))
AMOUNTS = frozenset({Wanted.NUMBER, Wanted.DATE})


class Amount(StrEnum):
    """What sort of amount a question asks for; a sum of money is none where a number of people is asked for."""

    MONEY = "money"
    DURATION = "duration"
    SHARE = "share"
    NUMBER = "number"
    DATE = "date"


# How English asks for one of these; other languages ask for a number, or a date.
_ASKING = {
    Amount.MONEY: re.compile(
        r"\bhow much (?:\w+ ){0,6}?(?:charge|cost|earn|invest|make|pay|raise|receive|spend)(?:s|d|ed)?\b"
        r"|\bhow much (?:\w+ ){0,6}?(?:funding|money|paid|spent|worth)\b|\bhow many (?:dollars|euros|pounds)\b"
        r"|\bwhat (?:do|does|did|would|will) .*\b(?:cost|get paid|earn)\b"
        r"|\b(?:what|which) (?:\w+ ){0,2}(?:fee|pay|price|salary|wage)s?\b"
    ),
    Amount.DURATION: re.compile(
        r"\bhow (?:late|long|soon)\b|\bhow (?:many|much) (?:more )?"
        r"(?:decades|years|months|weeks|days|hours|minutes|seconds|time|notice)\b"
    ),
    Amount.SHARE: re.compile(r"\b(?:what|which) (?:fraction|per ?cent|percentage|proportion|share)\b"),
}
_MONEY = r"[$€£¥]\s?\d|\d\s?[$€£¥]|\b(?:cents?|dollars?|euros?|pounds?|million|billion|free|unpaid)\b"
_SHARE = r"%|\bper ?cent\b|\b(?:half|majority|most|quarter|third|fourth|two-thirds)\b|\b\d+ (?:in|out of) (?:the )?\d"
_UNITS = "second|minute|hour|day|week|month|quarter|year|decade|semester"
_LASTING = "overnight|forever|permanent|permanently|always"


def amount_asked(interpretation: Interpretation) -> Amount | None:
    """Return the sort of amount that a question asks for; ``None`` where it asks for none."""
    return _amount_asked(interpretation.text, interpretation.wanted)


@lru_cache(maxsize=2**8)  # it is wanted for every passage that is found
def _amount_asked(text: str, wanted: Wanted) -> Amount | None:
    asked = fold(text)
    for amount, pattern in _ASKING.items():
        if pattern.search(asked):
            return amount
    return {Wanted.NUMBER: Amount.NUMBER, Wanted.DATE: Amount.DATE}.get(wanted)


def holds_amount(words: str, wanted: Wanted | Amount, *, asked: str, language: str | None = None) -> bool:
    """Tell whether words hold a number, a date or another amount.

    Args:
        words: What may answer.
        wanted: One of ``AMOUNTS``, or an ``Amount``.
        asked: The question: a number that stands in it is no answer to it.
        language: The tag of the words; amounts in English are known besides.
    """
    pattern = _amounts(Amount(wanted), language_of(language))
    known = _found_in(asked, pattern)
    return any(found[0] not in known for found in pattern.finditer(fold(words)))


def lacking(interpretation: Interpretation) -> Callable[[str, str | None], bool] | None:
    """Return what tells that words, in the language of a tag, lack the amount asked for; ``None`` where none is."""
    amount = amount_asked(interpretation)
    if amount is None:
        return None

    def lacks(words: str, tag: str | None) -> bool:
        return not holds_amount(words, amount, asked=interpretation.text, language=tag)

    return lacks


# What is counted stands behind these, as readers ask in the languages that interviews are in.
_COUNTED = re.compile(
    r"\b(?:how many|wie viele|combien d[e'’]|cu[aá]nt[oa]s)\s*"
    r"(?:(?:different|more|new|of|the|other|total|\d+)\s+)*(\w[\w'-]*)"
)
_N_BEFORE, _N_BEHIND = 2, 4  # words: "20 to 30 a day", "downloads fell to 12"


def lacks_count(evidence: Evidence, query: Query) -> bool:
    """Tell whether it is asked how many there are of something, and no number stands beside it in what answers."""
    counted = _COUNTED.search(fold(query.interpretation.text))
    if counted is None:
        return False
    passage, window = evidence.passage, evidence.late.window
    tag, terms = passage.article.language, set(analyse(counted[1], query.language))
    said = (window.cut(passage.text) if window else passage.text).split()
    number = _amounts(Amount.NUMBER, language_of(tag))
    return not any(
        terms.intersection(analyse_printed(" ".join(said[max(0, at - _N_BEFORE) : at + 1 + _N_BEHIND]), tag))
        for at, word in enumerate(said)
        if number.search(fold(word))
    )


@lru_cache(maxsize=2**8)  # of a question, for every sentence that may answer it
def _found_in(asked: str, pattern: re.Pattern[str]) -> frozenset[str]:
    return frozenset(found[0] for found in pattern.finditer(fold(asked)))


@cache
def _amounts(wanted: Amount, language: Language) -> re.Pattern[str]:
    patterns = {
        Amount.MONEY: lambda _: _MONEY,
        Amount.DURATION: _duration,
        Amount.SHARE: lambda _: _SHARE,
        Amount.NUMBER: _number,
        Amount.DATE: _date,
    }
    languages = dict.fromkeys((ENGLISH, language))
    return re.compile("|".join(patterns[wanted](one) for one in languages))


def _duration(language: Language) -> str:
    some = _any_of(
        (*language.numbers[1:], *language.tens, *language.magnitudes, "a", "an", "few", "several", "couple of")
    )
    units = rf"(?:{_UNITS}|centur|{_any_of(language.periods)})"
    return (
        rf"(?:\d[\d.,]*|\b(?:{some})\b)[\w\s'-]{{0,18}}?\b{units}|\b(?:{_UNITS})s\b|\b(?:{_LASTING})\b|\d ?(?:am|pm)\b"
    )


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
_LINES_AND_MODELS = ("with_pieces", "without_pieces", "on_topic", "threshold", "near", "highest")
_MOST_FITTED = 3000  # passages of an archive that anything was fitted to
# Where only words count, half of what is asked about must stand there, by rarity. There are no questions to fit this
# to; it is the line from which on a passage holds more of a question than it lacks.
_ENOUGH_WORDS = 0.5
_STEEPNESS = 8.0


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of one quote that may answer.

    Attributes:
        cosine: Likeness (-1..1) of its passage to the question.
        coverage: The share (0..1) of the question's words, by rarity, that stand in the passage or its context; not
            looked up where word pieces say more.
        met_least: ``LateScore.met_least``; it, the next and ``echo`` are 0 without word pieces.
        met_in_turn: ``LateScore.met_in_turn``.
        echo: ``LateScore.echo``.
        length: The logarithm of how many words are asked about: few are soon met by what says something else of them.
        asks_amount: 1 where a sum, number or day is asked for, else 0: nobody may have said it, however much they say.
        lacks_amount: 1 where one is asked for and the quote holds none, else 0.
        lacks_count: 1 where it is asked how many there are of something and no number stands beside it, else 0.
        words_nowhere: 1 where none of the question's words stands in any passage at all, else 0.
        names_away: The share (0..1) of the names in the question, by rarity, that stand neither in the passage nor in
            what it answers or is headed with: what is said of something else is no answer.
        unheard: ``LateScore.unheard``: a thing asked about that the archive never mentions.
        of_person: 1 where somebody is asked who then says it, else 0.
        among: The logarithm of how many passages it was found among: the more, the better something is met by chance.
    """

    cosine: float
    coverage: float
    met_least: float = 0.0
    met_in_turn: float = 0.0
    echo: float = 0.0
    length: float = 0.0
    asks_amount: float = 0.0
    lacks_amount: float = 0.0
    lacks_count: float = 0.0
    words_nowhere: float = 0.0
    names_away: float = 0.0
    unheard: float = 0.0
    of_person: float = 0.0
    among: float = 0.0

    @classmethod
    def of(cls, evidence: Evidence, query: Query) -> Self:
        """Return the signals of the sentences that evidence would be quoted with."""
        interpretation, late, passage = query.interpretation, evidence.late, evidence.passage
        asked, lacks = amount_asked(interpretation), late.lacks_amount
        if asked and late.window is None:
            tag = passage.article.language
            lacks = not holds_amount(passage.text, asked, asked=interpretation.text, language=tag)
        names = {name: query.weights[name] for name in query.names}
        return cls(
            cosine=evidence.dense,
            coverage=0.0 if late.window else coverage(evidence, query.weights),
            met_least=late.met_least,
            met_in_turn=late.met_in_turn,
            echo=late.echo,
            # Who speaks of something is told by any mention of it: that they speak is asked about, too.
            length=math.log1p(len(query.own_terms) + (interpretation.kind is QuestionKind.WHO)),
            asks_amount=float(asked not in {None, Amount.DURATION}),
            lacks_amount=float(lacks),
            lacks_count=float(lacks_count(evidence, query)),
            words_nowhere=float(bool(query.nowhere) and query.nowhere.issuperset(query.own_terms)),
            names_away=1.0 - coverage(evidence, names) if names else 0.0,
            unheard=late.unheard,
            of_person=float(bool(interpretation.people)),
            among=math.log(min(max(query.n_passages, 1), _MOST_FITTED)),
        )


# A name is capitalised inside a question, or has a digit or a second capital wherever it stands.
_NAME = re.compile(r"(?<!^)\b[A-Z][\w.'’-]*|\b\w*(?:\d|[A-Z]\w*[A-Z])[\w.'’-]*")
_NOUNS_IN_CAPITALS = frozenset({"de"})


def names_in(interpretation: Interpretation, terms: Collection[str]) -> frozenset[str]:
    """Return the terms that name something, of a topic whose capitals tell.

    Args:
        interpretation: The question; those who are asked are no names in it.
        terms: Those looked up for its topic.
    """
    topic, language = interpretation.topic, language_of(interpretation.language)
    if language.code in _NOUNS_IN_CAPITALS or topic.isupper():
        return frozenset()
    first = interpretation.question.text.split(maxsplit=1)[0]
    people = {term for person in interpretation.people for term in analyse(person.name, language)}
    names = {
        term
        for name in _NAME.finditer(topic if topic.startswith(first) else f" {topic}")
        for term in analyse(name[0], language)
    }
    return frozenset(names.intersection(terms) - people)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic models of the signals: that a quote answers, with word pieces and without, and that it is on the topic.

    The weights name fields of ``Signals``, and ``intercept``. A quote answers whose probability is ``threshold`` or
    more. It comes near at least where its nearness is ``near`` or more; where none does, none answers.
    With word pieces no quote is more probable than ``highest``: of those that look surest, some do not answer.
    """

    with_pieces: Mapping[str, float]
    without_pieces: Mapping[str, float]
    threshold: float
    near: float
    highest: float = 1.0
    on_topic: Mapping[str, float] = field(default_factory=dict)

    def probability(self, signals: Signals) -> float:
        """Return the probability (0..1) that the quote answers."""
        if signals.echo:
            return self.highest * _logistic(_log_odds(self.with_pieces, signals))
        return _logistic(_log_odds(self.without_pieces, signals))

    def nearness(self, signals: Signals) -> float:
        """Return the probability (0..1) that the quote is on the topic asked about, whether it answers or not."""
        if signals.echo and self.on_topic:
            return _logistic(_log_odds(self.on_topic, signals))
        return self.probability(signals)


@cache
def read_calibration() -> Calibration:
    """Return what ``tests/calibration`` fitted; the file says to what."""
    fitted = _fitted()
    return Calibration(**{name: fitted[name] for name in _LINES_AND_MODELS})


@cache
def read_order() -> Mapping[str, float]:
    """Return how much each of the ``MEASURES`` of late interaction weighs in the order of quotes."""
    order: Mapping[str, float] = _fitted()["order"]
    return order


@cache
def _fitted() -> Any:
    return json.loads(files(__package__).joinpath(_FILE).read_text("utf-8"))


@lru_cache(maxsize=2**12)
def _terms_of(text: str, language: str | None) -> frozenset[str]:
    return frozenset(analyse_printed(text, language))


@dataclass(frozen=True, slots=True)
class Judgement:
    """The probabilities (0..1) that a quote answers, and that it is on the topic at all."""

    probability: float
    nearness: float


def judge(evidence: Evidence, query: Query, calibration: Calibration) -> Judgement:
    """Return how probable it is that evidence answers, and that it comes near.

    What is not on the topic is no surer to answer than to be on it.
    Where the encoder does not know the script, its cosines mean nothing: only how many of the words are there counts.
    """
    if query.by_words:
        enough = math.log(calibration.threshold / (1 - calibration.threshold))
        by_words = _logistic(enough + _STEEPNESS * (coverage(evidence, query.weights) - _ENOUGH_WORDS))
        return Judgement(by_words, by_words)
    signals = Signals.of(evidence, query)
    probability, nearness = calibration.probability(signals), calibration.nearness(signals)
    if query.interpretation.kind is QuestionKind.WHO and coverage(evidence, query.weights) >= 1.0:
        # Who speaks of something is told by any mention of it, however little else it has of the question.
        return Judgement(max(probability, calibration.threshold), max(nearness, calibration.near))
    return Judgement(probability if nearness >= calibration.near else min(probability, nearness), nearness)


def falling(probabilities: Sequence[float]) -> list[float]:
    """Return the probabilities of quotes, best first, none lower than that of one behind it.

    What ranks a quote is more than what its probability is made of: the best must not be left out for the next.
    """
    return list(accumulate(reversed(probabilities), max))[::-1]


def coverage(evidence: Evidence, weights: Mapping[str, float]) -> float:
    """Return the share (0..1) of the question's words, weighted by rarity, that stand in passage or context."""
    return share(_terms_of(indexed_text(evidence.passage), evidence.passage.article.language), weights)


def in_question(passage: Passage, weights: Mapping[str, float]) -> float:
    """Return the share (0..1) of the question's words, weighted by rarity, that stand in the one a passage answers."""
    question, article = passage.question, passage.article
    return share(_terms_of(question.span.cut(article.text), article.language), weights) if question else 0.0


def share(terms: Collection[str], weights: Mapping[str, float]) -> float:
    """Return the share (0..1) of all weight that these terms have."""
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in terms) / total if total else 0.0


def _log_odds(weights: Mapping[str, float], signals: Signals) -> float:
    return sum(weight * (1.0 if name == "intercept" else getattr(signals, name)) for name, weight in weights.items())


def _logistic(z: float) -> float:
    return 1 / (1 + math.exp(-z))
