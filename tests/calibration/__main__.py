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
from dataclasses import asdict, dataclass, field
from pathlib import Path

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
from tests.calibration.questions import NEAR, OFF, Trial, lay_out_corpora, trials

_TARGET = Path(__file__).parents[2] / "qa" / "retrieval" / "calibration.json"
_MAX_TOKENS = 128
_MOST_REFUSED = 0.07  # of the questions that the articles answer
_MOST_FAR = 0.02  # of them; of these nothing is said to come near
_NEAR = 0.67  # so much lower are the log odds from which on something comes near
_N_CONSIDERED = 15
_N_FIRST = 3  # quotes that a reader sees at a glance; of several things asked for, two for each
_EXTRA = {NEAR: 3.0, OFF: 1.5}
_EXTRA_ON_TOPIC = {OFF: 3.0}
_EACH = 300  # what a trial of weight 1 counts, in questions
_BY_PLACE = {QuestionKind.ABOUT, QuestionKind.OVERVIEW, QuestionKind.INTERVIEWER}
_INTERVIEWS = {"interviews", "more interviews"}
_ON_TOPIC = [
    "met_evenly",
    "met_rarely",
    "met_in_turn",
    "echo",
    "length",
    "names_away",
    "nowhere",
    "words_nowhere",
    "unheard",
]
_WITH_PIECES = [*_ON_TOPIC, "lacks_amount", "of_person"]

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One question put to one corpus: the signals of its best quotes, and whether those shown hold the answer."""

    trial: str
    kind: str
    weight: float
    answerable: bool
    answered: bool
    signals: tuple[Signals, ...]

    def table(self, names: Sequence[str]) -> Numbers:
        return np.array([[asdict(one)[name] for name in names] for one in self.signals])


class Model:
    """A logistic model of some of the signals, fitted to the best quote of each case.

    What it makes of the odds stays below ``highest``: of the quotes that look surest, some do not answer.
    """

    def __init__(self, cases: Sequence[Case], names: Sequence[str], *, on_topic: bool = False) -> None:
        self.names = names
        extra = _EXTRA_ON_TOPIC if on_topic else _EXTRA
        table = np.array([case.table(names)[0] for case in cases])
        # Few questions are off every topic: what is fitted to them has to stay plain.
        self._fitted = LogisticRegression(C=0.3 if on_topic else 30.0, max_iter=10_000).fit(
            table,
            [case.answerable or (on_topic and case.kind == NEAR) for case in cases],
            sample_weight=[case.weight * extra.get(case.kind, 1.0) for case in cases],
        )
        self._scale, self._shift, self.highest = 1.0, 0.0, 1.0

    def best_odds(self, cases: Sequence[Case]) -> Numbers:
        """Return, for each case, the log odds of its most probable quote, before ``highest``."""
        raw = [self._fitted.decision_function(case.table(self.names)).max() for case in cases]
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
        slopes = self._scale * self._fitted.coef_[0]
        return {"intercept": round(intercept, 3)} | {
            name: round(float(slope), 3) for name, slope in zip(self.names, slopes, strict=True)
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
        reply = chatbot.answer(known.question)
        # Suggestions are tried out behind the answer.
        signals = tuple(recorder.seen[:_N_CONSIDERED])
        if not isinstance(reply, Answer) or reply.interpretation.kind in _BY_PLACE or not signals:
            continue
        cases.append(
            Case(
                trial=trial.name,
                kind=known.kind,
                weight=trial.weight * _EACH / len(trial.questions),
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


def fit(cases: Sequence[Case]) -> tuple[dict[str, object], Model]:
    """Return what changes in the file, and the model with word pieces.

    The threshold is where as many of the interviews' own questions are refused as may be, and the model of what is on
    the topic is moved to its line likewise. The model without word pieces stays, at the same distance of both lines.
    """
    real = [case for case in cases if case.trial in {*_INTERVIEWS, "sample"}]
    asked = [case for case in real if case.answerable]
    with_pieces, on_topic = Model(cases, _WITH_PIECES), Model(cases, _ON_TOPIC, on_topic=True)
    with_pieces.rescale(real)
    threshold = float(np.quantile(with_pieces.probabilities(asked), _MOST_REFUSED))
    lower = _log_odds(threshold) - _NEAR
    on_topic.move(lower - float(np.quantile(on_topic.best_odds(asked), _MOST_FAR)))
    before = read_calibration()
    moved = _log_odds(threshold) - _log_odds(before.threshold)
    without = {**before.without_pieces, "intercept": round(before.without_pieces["intercept"] + moved, 3)}
    return {
        "with_pieces": with_pieces.weights(),
        "highest": round(with_pieces.highest, 3),
        "without_pieces": without,
        "on_topic": on_topic.weights(),
        "threshold": round(threshold, 3),
        "near": round(1 / (1 + math.exp(-lower)), 3),
    }, with_pieces


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def report(cases: Sequence[Case], model: Model, threshold: float) -> None:
    """Print how many of each trial fall silent, and how often what is said to be probable holds, state by state."""
    sys.stdout.write(f"{'questions':44}{'n':>6}{'silent':>9}\n")
    for trial, kind in sorted({(case.trial, "answerable" if case.answerable else case.kind) for case in cases}):
        own = [case for case in cases if case.trial == trial and kind in {case.kind, "answerable" * case.answerable}]
        sys.stdout.write(f"{trial + ', ' + kind:44}{len(own):6}{(model.probabilities(own) < threshold).mean():9.3f}\n")
    real = [case for case in cases if case.trial in {*_INTERVIEWS, "sample"}]
    probability, right = model.probabilities(real), np.array([case.answered for case in real])
    states = {
        "answered": probability >= threshold,
        "no answer": probability < threshold,
    }
    sys.stdout.write(f"\n{'state':12}{'confidence':14}{'n':>6}{'mean':>8}{'right':>8}\n")
    for state, there in states.items():
        for low in np.arange(0, 1, 0.1):
            inside = there & (probability >= low) & (probability < low + 0.1)
            if inside.any():
                mean, share = probability[inside].mean(), right[inside].mean()
                line = f"{state:12}{low:.1f} to {low + 0.1:.1f}    {inside.sum():6}{mean:8.2f}{share:8.2f}\n"
                sys.stdout.write(line)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.calibration", description=__doc__)
    parser.add_argument("benchmarks", type=Path, help="folder with e2e, raw_interviews, squad and interview_qa")
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
    fitted, model = fit(cases)
    _TARGET.write_text(json.dumps(json.loads(_TARGET.read_text("utf-8")) | fitted, indent=2) + "\n", "utf-8")
    report(cases, model, float(str(fitted["threshold"])))


if __name__ == "__main__":
    main()
