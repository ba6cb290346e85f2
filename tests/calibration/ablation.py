"""Switches each family of rules off and prints what is lost: ``make ablation QUESTIONS='FOLDER:FILE …'``.

A rule that costs nothing on any set when it is off has to be needed by a test, or leaves.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from corpus import article_files, read_library
from embeddings import LocalIndex, SentenceEncoder, build_index
from qa import Chatbot, Evaluation, Figure, KnownQuestion, read_known_questions, score_answers
from qa.models import NOTHING, Wanted
from qa.retrieval import read_calibration
from qa.retrieval.confidence import read_order
from tests.calibration.questions import SAMPLE_ARTICLES, SAMPLE_QUESTIONS

_MAX_TOKENS = 128
_FIGURES = (Figure.FIRST, Figure.GLANCE, Figure.SEEN, Figure.SPEAKER, Figure.ANSWERED, Figure.SILENT, Figure.DECLINED)
_SIGNALS = ("lacks_amount", "names_away", "words_nowhere", "unheard", "of_person")


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that are switched off together.

    Attributes:
        name: What they do.
        off: What stands in the place of what, while they are off.
        signal: The signal of confidence that counts nothing.
        infers: Whether people, articles and days are taken from the words of a question.
    """

    name: str
    off: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    signal: str | None = None
    infers: bool = True


def _giving(value: object) -> Callable[..., Any]:
    return lambda *_, **__: value


def _first(given: Any, *_: object, **__: object) -> Any:
    return given


def _unmeasured(measure: str) -> Family:
    return Family(f"measure {measure}", {"qa.retrieval.retriever.read_order": _giving({**read_order(), measure: 0.0})})


FAMILIES = (
    Family("people, articles, days", infers=False),
    Family("spelling", {"qa.chatbot.Spelling": _giving(None)}),
    Family("abbreviations", {"qa.chatbot.Glossary.expansions": _giving(())}),
    Family("articles named", {f"qa.chatbot.Catalogue.{name}": _giving(None) for name in ("titled", "described")}),
    Family("days named", {"qa.understanding.interpreter.find_period": _giving(None)}),
    Family("follow-ups", {"qa.understanding.interpreter.leans": _giving(False)}),
    Family("what is wanted", {"qa.understanding.interpreter.read_wanted": _giving(Wanted.ANYTHING)}),
    Family("topic", {"qa.understanding.interpreter.read_topic": lambda tokens: tokens.text}),
    Family("asking back", {"qa.chatbot.ask_back": _first}),
    Family("meaning alone", {"qa.retrieval.retriever.fuse": _first}),
    Family("words alone", {"qa.retrieval.retriever.fuse": lambda _, words: words}),
    Family("word by word", {"qa.retrieval.retriever.Retriever._late": lambda *given: [(NOTHING,)] * len(given[-1])}),
    *map(_unmeasured, read_order()),
    Family("voices by turns", {"qa.answering.compose.spread": _first}),
    Family("amounts first", {"qa.answering.compose.wanted_first": _first}),
    Family("lists with all items", {"qa.chatbot.expand_list": _first}),
    Family("repeats merged", {"qa.chatbot.merge_repeats": tuple}),
    Family("best never left out", {"qa.chatbot.falling": _first}),
    *(Family(f"signal {name}", signal=name) for name in _SIGNALS),
    Family("scraps answer nothing", {"qa.answering.compose.is_scrap": _giving(False)}),
    Family("occupations of nobody", {"qa.chatbot.outsider": _giving("")}),
    Family("strangers", {"qa.understanding.interpreter.strangers": _giving(())}),
    Family("declined", {"qa.chatbot.find_declined": _giving(None)}),
    Family("other languages", {"qa.chatbot.Interpreter.languages_to_ask_in": _giving(())}),
)
NOTHING_OFF = Family("nothing")


def measure(
    index: LocalIndex, encoder: SentenceEncoder, questions: Sequence[KnownQuestion], family: Family
) -> Evaluation:
    """Return how the questions go while a family of rules is off."""
    calibration = read_calibration()
    if family.signal:
        calibration = replace(calibration, with_pieces={**calibration.with_pieces, family.signal: 0.0})
    if not family.infers:
        questions = [replace(one, question=replace(one.question, infer=False)) for one in questions]
    with ExitStack() as switched:
        for target, other in family.off.items():
            switched.enter_context(patch(target, other))
        return score_answers(Chatbot(index, encoder, calibration=calibration), questions)


def n_right(evaluation: Evaluation, figure: Figure) -> int:
    return sum(outcome.marks.get(figure, False) for outcome in evaluation.outcomes)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.calibration.ablation", description=__doc__)
    parser.add_argument(
        "sets", nargs="*", metavar="FOLDER:FILE", help="articles, and questions on them, besides the sample"
    )
    sets = [(str(SAMPLE_ARTICLES), str(SAMPLE_QUESTIONS)), *(one.split(":", 1) for one in parser.parse_args().sets)]
    encoder = SentenceEncoder(None)
    for articles, file in sets:
        questions = read_known_questions(Path(file))
        with tempfile.TemporaryDirectory() as folder:
            library = read_library(article_files(Path(articles)))
            build_index(library.articles, folder=Path(folder), encoder=encoder, max_tokens=_MAX_TOKENS)
            index = LocalIndex.open(Path(folder), encoder=encoder)
            whole = measure(index, encoder, questions, NOTHING_OFF)
            right = [n_right(whole, figure) for figure in _FIGURES]
            sys.stdout.write(f"\n{file}: {len(questions)} questions\n")
            sys.stdout.write(f"{'off':24}" + "".join(f"{figure.value:>10}" for figure in _FIGURES) + "\n")
            sys.stdout.write(f"{'nothing: right':24}" + "".join(f"{n:10}" for n in right) + "\n")
            for family in FAMILIES:
                without = measure(index, encoder, questions, family)
                changes = [n_right(without, figure) - n for figure, n in zip(_FIGURES, right, strict=True)]
                line = "".join(f"{change:+10}" if change else f"{'.':>10}" for change in changes)
                sys.stdout.write(f"{family.name:24}{line}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
