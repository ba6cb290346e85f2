"""Fits the calibration of confidence and prints how well it holds: ``make calibration BENCHMARKS=FOLDER``.

Fitted is whether a question has an answer at all, and whether anybody speaks of what it asks about; how often the
quotes shown first hold the answer sets the scale.
"""

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from corpus import article_files, read_library
from embeddings import LocalIndex, SentenceEncoder, build_index
from qa import Answer, Chatbot, QuestionKind, Quote
from qa.evaluating import KnownQuestion
from qa.retrieval import Calibration, read_calibration
from qa.retrieval.confidence import Signals
from tests.calibration.questions import NEAR, Trial, lay_out_corpora, trials

_TARGET = Path(__file__).parents[2] / "qa" / "retrieval" / "calibration.json"
_MAX_TOKENS = 128
_MOST_REFUSED = 0.045  # of the questions that the articles answer
_MOST_FAR = 0.025  # of them; of these nothing is said to come near
_NEAR = 0.67  # so much lower are the log odds from which on something comes near
_N_CONSIDERED = 8
_N_FIRST = 3  # quotes that a reader sees at a glance; of several things asked for, two for each
_N_FOLDS = 6
_NEAR_MISSES = 3.0  # they are few, and what has to be told apart
_BY_PLACE = {QuestionKind.ABOUT, QuestionKind.OVERVIEW, QuestionKind.INTERVIEWER}
_INTERVIEWS = {"interviews", "more interviews"}
_ON_TOPIC = ("met_least", "met_in_turn", "echo", "names_away", "unheard", "of_person", "among")
_WITH_PIECES = (
    "echo",
    "length",
    "names_away",
    "words_nowhere",
    "unheard",
    "lacks_amount",
    "lacks_count",
    "of_person",
)

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One question put to one corpus: the signals of its best quotes, and whether those shown hold the answer.

    ``publication`` is who published the interview that is found first; each has a fold. Nothing for other corpora.
    """

    trial: str
    kind: str
    weight: float
    publication: str
    answerable: bool
    answered: bool
    signals: tuple[Signals, ...]

    @property
    def is_real(self) -> bool:
        """It was written over an interview, or the sample."""
        return self.trial in {*_INTERVIEWS, "sample"}

    def table(self, names: Sequence[str]) -> Numbers:
        return np.array([[getattr(one, name) for name in names] for one in self.signals])


class Model:
    """A logistic model of some of the signals, fitted to the best quote of each case.

    What it makes of the odds stays below ``highest``: of the quotes that look surest, some do not answer.
    """

    def __init__(self, cases: Sequence[Case], names: Sequence[str], *, on_topic: bool = False) -> None:
        self.names = names
        if on_topic:  # whether a near miss is on the topic may be told either way
            cases = [case for case in cases if case.answerable or case.kind != NEAR]
        table = np.array([case.table(names)[0] for case in cases])
        self._spread = table.std(axis=0) + 1e-6
        weights = np.array([case.weight * (_NEAR_MISSES if case.kind == NEAR else 1.0) for case in cases])
        self._fitted = LogisticRegression(C=0.3 if on_topic else 1.0, max_iter=10_000).fit(
            table / self._spread, [case.answerable for case in cases], sample_weight=weights / weights.mean()
        )
        self._scale, self._shift, self.highest = 1.0, 0.0, 1.0

    def best_odds(self, cases: Sequence[Case]) -> Numbers:
        """Return, for each case, the log odds of its most probable quote, before ``highest``."""
        raw = [self._fitted.decision_function(case.table(self.names) / self._spread).max() for case in cases]
        return self._scale * np.array(raw) + self._shift

    def rescale(self, cases: Sequence[Case]) -> None:
        """Make the probabilities those that the quotes shown hold the answer."""
        odds, right = self.best_odds(cases), np.array([case.answered for case in cases], np.float64)

        def loss(values: Numbers) -> float:
            probable = np.clip(values[2] / (1 + np.exp(-(values[0] * odds + values[1]))), 1e-4, 1 - 1e-4)
            return -float(np.mean(right * np.log(probable) + (1 - right) * np.log(1 - probable)))

        scale, shift, highest = minimize(loss, (1.0, 0.0, 0.8), method="Nelder-Mead").x
        self._scale, self._shift, self.highest = float(scale), float(shift), min(float(highest), 1.0)

    def probabilities(self, cases: Sequence[Case]) -> Numbers:
        """Return, for each case, the probability of its most probable quote."""
        return self.highest / (1 + np.exp(-self.best_odds(cases)))

    def move(self, by: float) -> None:
        self._shift += by

    def weights(self) -> dict[str, float]:
        intercept = self._scale * float(self._fitted.intercept_[0]) + self._shift
        slopes = self._scale * self._fitted.coef_[0] / self._spread
        return {"intercept": round(intercept, 3)} | {
            name: round(float(slope), 3) for name, slope in zip(self.names, slopes, strict=True)
        }


@dataclass(frozen=True, slots=True)
class Fitted:
    """Both models, and their lines: where as many of the interviews' own questions are refused as may be."""

    with_pieces: Model
    on_topic: Model
    threshold: float

    @property
    def near(self) -> float:
        return 1 / (1 + math.exp(_NEAR - _log_odds(self.threshold)))

    @classmethod
    def to(cls, cases: Sequence[Case]) -> Self:
        real = [case for case in cases if case.is_real]
        asked = [case for case in cases if case.answerable and case.trial in _INTERVIEWS]
        with_pieces, on_topic = Model(cases, _WITH_PIECES), Model(cases, _ON_TOPIC, on_topic=True)
        with_pieces.rescale(real)
        fitted = cls(with_pieces, on_topic, float(np.quantile(with_pieces.probabilities(asked), _MOST_REFUSED)))
        on_topic.move(_log_odds(fitted.near) - float(np.quantile(on_topic.best_odds(asked), _MOST_FAR)))
        return fitted

    def states(self, cases: Sequence[Case]) -> NDArray[np.str_]:
        """Return whether each case is answered, near or not found."""
        there = self.on_topic.probabilities(cases) >= self.near
        answered = there & (self.with_pieces.probabilities(cases) >= self.threshold)
        return np.where(answered, "answered", np.where(there, "near", "not found"))

    def changes(self) -> dict[str, object]:
        """Return what changes in the file; the model without word pieces keeps its distance from the threshold."""
        before = read_calibration()
        moved = _log_odds(self.threshold) - _log_odds(before.threshold)
        intercept = round(before.without_pieces["intercept"] + moved, 3)
        return {
            "with_pieces": self.with_pieces.weights(),
            "highest": round(self.with_pieces.highest, 3),
            "without_pieces": {**before.without_pieces, "intercept": intercept},
            "on_topic": self.on_topic.weights(),
            "threshold": round(self.threshold, 3),
            "near": round(self.near, 3),
        }


@dataclass(frozen=True)
class Recorder(Calibration):
    """Takes every quote for an answer, and keeps what is known of it."""

    seen: list[Signals] = field(default_factory=list)

    def probability(self, signals: Signals) -> float:
        self.seen.append(signals)
        return 1.0

    def nearness(self, signals: Signals) -> float:
        return 1.0


def cases_of(trial: Trial, index: LocalIndex, encoder: SentenceEncoder) -> list[Case]:
    """Put every question of a trial; those decided by who is asked about, or where words stand, are left out."""
    recorder = Recorder(with_pieces={}, without_pieces={}, threshold=0.5, near=0.5)
    chatbot = Chatbot(index, encoder, calibration=recorder)
    cases = []
    for known in trial.questions:
        recorder.seen.clear()
        reply = chatbot.reply(chatbot.understand(known.question))
        signals = tuple(recorder.seen[:_N_CONSIDERED])
        if not isinstance(reply, Answer) or reply.declined or reply.interpretation.kind in _BY_PLACE or not signals:
            continue
        cases.append(
            Case(
                trial=trial.name,
                kind=known.kind,
                weight=trial.weight,
                publication=reply.quotes[0].article.id.partition("-")[0] if trial.name in _INTERVIEWS else "",
                answerable=known.answerable,
                answered=_is_answered(known, reply.quotes),
                signals=signals,
            )
        )
    return cases


def _is_answered(known: KnownQuestion, quotes: Sequence[Quote]) -> bool:
    if known.kind == "interview_qa":  # whole turns: a quote of one answers
        return any(" ".join(quote.text.split()) in words.words for words in known.expected for quote in quotes)
    first = quotes[: max(_N_FIRST, 2 * len(known.expected) if len(known.expected) > 1 else 0)]
    return known.answerable and all(any(words.said_in(quote) for quote in first) for words in known.expected)


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def report(cases: Sequence[Case]) -> None:
    """Print the states of each trial, and how often what is probable holds; both held back by publication."""
    folds = {name: number % _N_FOLDS for number, name in enumerate(sorted({case.publication for case in cases} - {""}))}
    states, probable = np.full(len(cases), "not found"), np.zeros(len(cases))
    for fold in range(_N_FOLDS):
        held_back = [number for number, case in enumerate(cases) if folds.get(case.publication, 0) == fold]
        others = [case for case in cases if folds.get(case.publication) != fold]
        fitted, own = Fitted.to(others), [cases[number] for number in held_back]
        states[held_back], probable[held_back] = fitted.states(own), fitted.with_pieces.probabilities(own)
    sys.stdout.write(f"{'questions':44}{'n':>6}{'answered':>10}{'not found':>10}{'right':>7}\n")
    named = ["answerable" if case.answerable else case.kind for case in cases]
    right = np.array([case.answered for case in cases])
    for trial, kind in sorted({(case.trial, name) for case, name in zip(cases, named, strict=True)}):
        inside = np.array([(case.trial, name) == (trial, kind) for case, name in zip(cases, named, strict=True)])
        answered, silent = (states[inside] == "answered").mean(), (states[inside] == "not found").mean()
        line = f"{trial + ', ' + kind:44}{inside.sum():6}{answered:10.3f}{silent:10.3f}"
        sys.stdout.write(f"{line}{right[inside & (states == 'answered')].mean():7.3f}\n" if answered else f"{line}\n")
    real = np.array([case.is_real for case in cases])
    sys.stdout.write(f"\n{'state':12}{'confidence':14}{'n':>6}{'mean':>8}{'right':>8}\n")
    for state in ("answered", "near", "not found"):
        for low in np.arange(0, 1, 0.1):
            inside = real & (states == state) & (probable >= low) & (probable < low + 0.1)
            if inside.any():
                mean, share = probable[inside].mean(), right[inside].mean()
                line = f"{state:12}{low:.1f} to {low + 0.1:.1f}    {inside.sum():6}{mean:8.2f}{share:8.2f}\n"
                sys.stdout.write(line)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.calibration", description=__doc__)
    parser.add_argument(
        "benchmarks",
        type=Path,
        help="folder with e2e, raw_interviews, squad, interview_qa, fed_qa and qmsum, and more of the first two",
    )
    benchmarks = parser.parse_args().benchmarks
    encoder, cases = SentenceEncoder(None), list[Case]()
    with tempfile.TemporaryDirectory() as folder:
        indexes = {}
        for name, corpus in lay_out_corpora(benchmarks, Path(folder) / "corpora").items():
            articles = read_library(article_files(corpus)).articles
            build_index(articles, folder=Path(folder) / name, encoder=encoder, max_tokens=_MAX_TOKENS)
            indexes[name] = LocalIndex.open(Path(folder) / name, encoder=encoder)
        for trial in trials(benchmarks):
            cases += cases_of(trial, indexes[trial.corpus], encoder)
    changes = Fitted.to(cases).changes()
    _TARGET.write_text(json.dumps(json.loads(_TARGET.read_text("utf-8")) | changes, indent=2) + "\n", "utf-8")
    report(cases)


if __name__ == "__main__":
    main()
