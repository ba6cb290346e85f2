"""The questions that confidence is fitted to: some that the articles answer, some that they don't."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from glob import escape as glob_escape
from pathlib import Path
from typing import Any

from qa import Question
from qa.evaluating import ExpectedWords, KnownQuestion, read_known_questions

SAMPLE_ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
SAMPLE_QUESTIONS = Path(__file__).parents[1] / "qa" / "questions" / "sample.jsonl"
NEAR, OFF, CROSSED = "near", "off", "crossed"
_READ = {".md", ".html", ".txt", ".vtt"}
_PREPARED = ("squad", "interview_qa")
_N_SQUAD, _SEED = 350, 7


@dataclass(frozen=True, slots=True)
class Trial:
    """Questions put to one corpus; ``weight`` is what all of them count together."""

    name: str
    corpus: str
    questions: tuple[KnownQuestion, ...]
    weight: float


def lay_out_corpora(benchmarks: Path, folder: Path) -> dict[str, Path]:
    """Return a folder of articles for every corpus, written below ``folder`` where it is not the sample's."""
    interviews = {"interviews": benchmarks / "raw_interviews", "more": benchmarks / "raw_interviews_more"}
    for name, published in interviews.items():
        (folder / name).mkdir(parents=True)
        for gold in sorted(published.glob("*.gold.json")):
            # The PDF is a twin of a text.
            files = [
                file for file in sorted(published.glob(f"{glob_escape(gold.name[:-10])}.*")) if file.suffix in _READ
            ]
            shutil.copy(files[0], folder / name)
    for name in _PREPARED:
        command = [sys.executable, "bench.py", "prepare", name, str((folder / name).resolve())]
        subprocess.run(command, cwd=benchmarks, check=True, stdout=sys.stderr)
    return {
        "sample": SAMPLE_ARTICLES,
        **{name: folder / name for name in interviews},
        **{name: folder / name for name in _PREPARED},
    }


def trials(benchmarks: Path) -> tuple[Trial, ...]:
    """Return every set of questions, put to its own corpus and, as unanswerable, to others."""
    interviews = read_known_questions(benchmarks / "e2e" / "questions.jsonl")
    more = read_known_questions(benchmarks / "e2e_more" / "questions.jsonl")
    held_back = {row["id"] for row in _rows(SAMPLE_QUESTIONS) if row.get("unseen")}
    sample = tuple(one for one in read_known_questions(SAMPLE_QUESTIONS) if one.id not in held_back)
    asked = list(_answered(benchmarks / "interview_qa"))
    squad = list(_answered(benchmarks / "squad"))
    random.Random(_SEED).shuffle(squad)  # noqa: S311
    return (
        Trial("interviews", "interviews", interviews, 2.0),
        Trial("more interviews", "more", more, 2.0),
        Trial("sample", "sample", sample, 1.5),
        Trial("squad", "squad", tuple(squad[:_N_SQUAD]), 0.5),
        Trial("interview_qa", "interview_qa", tuple(asked), 0.7),
        Trial("squad over the interviews", "interviews", _crossed(squad[:300]), 0.6),
        Trial("interviews over squad", "squad", _crossed(interviews), 0.6),
        Trial("squad over the sample", "sample", _crossed(squad[:150]), 0.3),
        Trial("interviews over the sample", "sample", _crossed(interviews), 0.4),
        Trial("sample over the interviews", "interviews", _crossed(sample), 0.6),
    )


def _answered(folder: Path) -> Iterable[KnownQuestion]:
    """Questions with the words that answer: a few of a paragraph, or all of a turn's passages."""
    passages = {row["passage_id"]: row["text"] for row in _rows(folder / "passages.jsonl")}
    for row in _rows(folder / "queries.jsonl"):
        answers = row["answers"] if "answers" in row else [passages[id_] for id_ in row["relevant_passage_ids"]]
        if row["answerable"] and answers:
            expected = ExpectedWords(" ".join(answers[0].split()), frozenset())
            yield KnownQuestion(row["query_id"], folder.name, Question(row["question"][:1000]), (expected,))


def _crossed(questions: Iterable[KnownQuestion]) -> tuple[KnownQuestion, ...]:
    alone = (one for one in questions if one.answerable and not one.question.history)
    return tuple(replace(one, kind=CROSSED, expected=()) for one in alone)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
