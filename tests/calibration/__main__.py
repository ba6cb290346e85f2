"""Fits the calibration of confidence and prints how well it holds: ``make calibration BENCHMARKS=FOLDER``.

Fitted is whether a question has an answer at all; how often the quotes shown then hold it sets the scale.
"""

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from corpus import article_files, read_library
from embeddings import PassageIndex, SentenceEncoder, build_index
from qa import Answer, Chatbot, QuestionKind, Quote
from qa.evaluating import KnownQuestion
from qa.retrieval import Calibration
from qa.retrieval.confidence import Signals
from tests.calibration.questions import NEAR, OFF, Trial, lay_out_corpora, trials

_TARGET = Path(__file__).parents[2] / "qa" / "retrieval" / "calibration.json"
_MAX_TOKENS = 128
_MOST_REFUSED = 0.055  # of the questions that the interviews answer
_FLOOR = 0.6  # of the threshold: what is shown beside a quote that reaches it
_N_CONSIDERED = 15
_EXTRA = {NEAR: 3.0, OFF: 1.5}
_EACH = 300  # what a trial of weight 1 counts, in questions
_BY_PLACE = {QuestionKind.ABOUT, QuestionKind.OVERVIEW, QuestionKind.INTERVIEWER}
_WITH_PIECES = [one.name for one in fields(Signals)]
_WITHOUT_PIECES = ["cosine", "coverage", "asks_amount", "lacks_amount"]

_PROVENANCE = (
    "Fitted by tests/calibration on questions put to the texts that answer them (ten published interviews, the sample "
    "article, encyclopaedia paragraphs, the interviews' own questions), on questions nobody in them answers, and on "
    "all of these put to other texts. Log odds: intercept, then a weight for each of qa.retrieval.confidence.Signals."
)

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
    """A logistic model of some of the signals, fitted to the best quote of each case."""

    def __init__(self, cases: Sequence[Case], names: Sequence[str]) -> None:
        self.names = names
        table = np.array([case.table(names)[0] for case in cases])
        self._fitted = LogisticRegression(C=30.0, max_iter=10_000).fit(
            table,
            [case.answerable for case in cases],
            sample_weight=[case.weight * _EXTRA.get(case.kind, 1.0) for case in cases],
        )
        self._scale, self._shift = 1.0, 0.0

    def highest(self, cases: Sequence[Case]) -> Numbers:
        """Return, for each case, the log odds of its most probable quote."""
        raw = [self._fitted.decision_function(case.table(self.names)).max() for case in cases]
        return self._scale * np.array(raw) + self._shift

    def rescale(self, cases: Sequence[Case]) -> None:
        """Make the odds those that the quotes shown hold the answer."""
        odds = self.highest(cases)[:, None]
        platt = LogisticRegression(C=1e6).fit(odds, [case.answered for case in cases])
        self._scale, self._shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])

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


def cases_of(trial: Trial, index: PassageIndex, encoder: SentenceEncoder) -> list[Case]:
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
    return known.answerable and all(any(words.said_in(quote) for quote in quotes) for words in known.expected)


def fit(cases: Sequence[Case]) -> tuple[dict[str, object], Model]:
    """Return what goes into the file, and the model with word pieces.

    The threshold is where as many of the interviews' own questions are refused as may be; the model without word
    pieces is moved so that the same threshold refuses as many.
    """
    real = [case for case in cases if case.trial in {"interviews", "sample"}]
    asked = [case for case in real if case.answerable and case.trial == "interviews"]
    with_pieces, without = Model(cases, _WITH_PIECES), Model(cases, _WITHOUT_PIECES)
    for model in (with_pieces, without):
        model.rescale(real)
    edge = float(np.quantile(with_pieces.highest(asked), _MOST_REFUSED))
    without.move(edge - float(np.quantile(without.highest(asked), _MOST_REFUSED)))
    threshold = 1 / (1 + math.exp(-edge))
    return {
        "provenance": _PROVENANCE,
        "with_pieces": with_pieces.weights(),
        "without_pieces": without.weights(),
        "threshold": round(threshold, 3),
        "near": round(_FLOOR * threshold, 3),
    }, with_pieces


def report(cases: Sequence[Case], model: Model, threshold: float) -> None:
    """Print how many of each trial fall silent, and how often what is said to be probable holds."""
    edge = math.log(threshold / (1 - threshold))
    sys.stdout.write(f"{'questions':44}{'n':>6}{'silent':>9}\n")
    for trial, kind in sorted({(case.trial, "answerable" if case.answerable else case.kind) for case in cases}):
        own = [case for case in cases if case.trial == trial and kind in {case.kind, "answerable" * case.answerable}]
        sys.stdout.write(f"{trial + ', ' + kind:44}{len(own):6}{(model.highest(own) < edge).mean():9.3f}\n")
    real = [case for case in cases if case.trial in {"interviews", "sample"}]
    odds, right = model.highest(real), np.array([case.answered for case in real])
    probability = 1 / (1 + np.exp(-odds))
    sys.stdout.write(f"\n{'confidence':14}{'n':>6}{'mean':>8}{'right':>8}\n")
    for low in np.arange(0, 1, 0.1):
        inside = (probability >= low) & (probability < low + 0.1)
        if inside.any():
            mean, share = probability[inside].mean(), right[inside].mean()
            sys.stdout.write(f"{low:.1f} to {low + 0.1:.1f}    {inside.sum():6}{mean:8.2f}{share:8.2f}\n")


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
            indexes[name] = PassageIndex.open(Path(folder) / name, encoder=encoder)
        for trial in trials(benchmarks):
            cases += cases_of(trial, indexes[trial.corpus], encoder)
    fitted, model = fit(cases)
    _TARGET.write_text(json.dumps(fitted, indent=2) + "\n", "utf-8")
    report(cases, model, float(str(fitted["threshold"])))


if __name__ == "__main__":
    main()
