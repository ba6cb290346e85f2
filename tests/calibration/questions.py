"""The questions that confidence is fitted to: some that the articles answer, some that they don't."""

import json
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from glob import escape as glob_escape
from itertools import islice
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
# Whose questions an archive may answer: they are not put to it as unanswerable.
_AT_HOME = {
    "interviews": {"interviews", "interview_qa", "fed_qa"},
    "more": {"more"},
    "sample": {"sample"},
    "squad": {"squad"},
}


@dataclass(frozen=True, slots=True)
class Trial:
    """Questions put to one corpus; ``weight`` is what each of them counts."""

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
    """Return every set of questions: put to its own corpus; and to others, which answer none of them.

    What is put to others is as far off as can be. So that neither a name that stands there nor a person who speaks
    there is taken for an answer, some are put with other names than their own, or to one of those people. And what the
    articles answer is asked of another name in them, which nearly always nobody does.
    """
    interviews = read_known_questions(benchmarks / "e2e" / "questions.jsonl")
    more = read_known_questions(benchmarks / "e2e_more" / "questions.jsonl")
    sample = read_known_questions(SAMPLE_QUESTIONS)
    held_back = {row["id"] for row in _rows(SAMPLE_QUESTIONS) if row.get("unseen")}
    sample = tuple(one for one in sample if one.id not in held_back)
    squad, unanswerable = list(_answered(benchmarks / "squad")), list(_unanswerable(benchmarks / "squad"))
    chance = random.Random(_SEED)  # noqa: S311
    chance.shuffle(squad)
    chance.shuffle(unanswerable)
    asked = tuple(_answered(benchmarks / "interview_qa"))
    own = (
        Trial("interviews", "interviews", interviews, 8.0),
        Trial("more interviews", "more", more, 8.0),
        Trial("sample", "sample", sample, 4.0),
        Trial("interview_qa", "interview_qa", asked, 1.0),
        Trial("squad", "squad", (*squad[:_N_SQUAD], *unanswerable[:_N_SQUAD]), 0.5),
    )
    others = {
        "interviews": _crossed(interviews),
        "more": _crossed(more),
        "sample": _crossed(sample),
        "squad": _crossed(squad[:150]),
        "interview_qa": _crossed(asked[:60]),
        "fed_qa": _crossed(islice(_answered(benchmarks / "fed_qa"), 60)),
        "qmsum": _crossed(islice(_answered(benchmarks / "qmsum"), 80)),
    }
    crossed = tuple(
        Trial(f"{name} over {corpus}", corpus, questions, 0.25)
        for corpus, at_home in _AT_HOME.items()
        for name, questions in others.items()
        if name not in at_home
    )
    foreign = [one for name, questions in others.items() if name not in {"fed_qa", "interview_qa"} for one in questions]
    chance.shuffle(foreign)
    named = (
        *_of_names("interviews", interviews, benchmarks / "e2e", foreign, chance),
        *_of_names("more", more, benchmarks / "e2e_more", foreign, chance),
    )
    return (*own, *crossed, *named)


def _of_names(
    corpus: str,
    questions: Sequence[KnownQuestion],
    folder: Path,
    foreign: Sequence[KnownQuestion],
    chance: random.Random,
) -> Iterable[Trial]:
    """Yield questions of others asked of people of a corpus, or with names of it, and its own with names exchanged."""
    own = _crossed(questions)
    others = [one for one in foreign if one not in own]
    people = sorted({row["speaker"] for row in _rows(folder / "questions.jsonl") if row.get("speaker")})
    spoken = {word for person in people for word in person.split()}
    names = sorted({name for one in own for name in _names(one) if spoken.isdisjoint(name.split())})
    put = [_put_to(one, chance.choice(people)) for one in others if not _names(one)]
    renamed = [_renamed(one, names, chance) for one in others if _names(one)]
    exchanged = [_renamed(one, names, chance) for one in own if not set(names).isdisjoint(_names(one))]
    yield Trial(f"{corpus}, others asked of its people", corpus, tuple(put[:70]), 0.5)
    yield Trial(f"{corpus}, others with its names", corpus, tuple(renamed[:110]), 0.5)
    yield Trial(f"{corpus}, names exchanged", corpus, tuple(replace(one, kind=NEAR) for one in exchanged[:70]), 0.4)


_NAME = re.compile(r"(?<!^)\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")


def _names(known: KnownQuestion) -> list[str]:
    return _NAME.findall(known.question.text)


def _renamed(known: KnownQuestion, names: Sequence[str], chance: random.Random) -> KnownQuestion:
    text = _NAME.sub(lambda found: chance.choice([name for name in names if name != found[0]]), known.question.text)
    return replace(known, question=replace(known.question, text=text))


def _put_to(known: KnownQuestion, person: str) -> KnownQuestion:
    text = known.question.text
    return replace(known, question=replace(known.question, text=f"According to {person}, {text[0].lower()}{text[1:]}"))


def _answered(folder: Path) -> Iterable[KnownQuestion]:
    """Questions with the words that answer: a few of a paragraph, or all of a turn's passages."""
    passages = {row["passage_id"]: row["text"] for row in _rows(folder / "passages.jsonl")}
    for row in _rows(folder / "queries.jsonl"):
        if row.get("qtype") == "summarize":
            continue
        answers = row["answers"] if "answers" in row else [passages[id_] for id_ in row["relevant_passage_ids"]]
        if row.get("answerable", True) and answers:
            expected = ExpectedWords(" ".join(answers[0].split()), frozenset())
            yield KnownQuestion(row["query_id"], folder.name, Question(row["question"][:1000]), (expected,))


def _unanswerable(folder: Path) -> Iterable[KnownQuestion]:
    for row in _rows(folder / "queries.jsonl"):
        if not row["answerable"]:
            yield KnownQuestion(row["query_id"], NEAR, Question(row["question"][:1000]), ())


def _crossed(questions: Iterable[KnownQuestion]) -> tuple[KnownQuestion, ...]:
    alone = (one for one in questions if one.answerable and not one.question.history)
    return tuple(replace(one, kind=CROSSED, expected=()) for one in alone)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
