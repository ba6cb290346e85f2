"""Scores how interviews whose speakers are known are read: ``make attribution FOLDERS='FOLDER …'``.

``python -m tests.interviews.attribution [FOLDER …] [--files]`` reads every file that has a ``.gold.json`` beside it,
and deals the publications (a file's name up to its first dash) into five parts: whether a rule that was fitted to some
holds shows in the others. Printed are the figures of each part and their mean, the worst file, and whether what the
reader promises is true: of the words in paragraphs of which it is so sure, the share that are that person's.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path

from corpus import read_article
from corpus.formats import FORMATS

from .scores import Scores, Stated, read_truth, score

OWN = Path(__file__).parent / "articles"
N_PARTS = 5
WIDTH = 44
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Read:
    """A file as read."""

    file: Path
    scores: Scores
    stated: list[Stated]

    @property
    def publication(self) -> str:
        return self.file.name.partition("-")[0]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.interviews.attribution", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[OWN], help="folders of files with truths beside them")
    parser.add_argument("--files", action="store_true", help="the figures of each file, too")
    parsed = parser.parse_args(arguments)
    files = [file for folder in parsed.folders for file in known_files(folder)]
    if not files:
        parser.error("there is no file here with a .gold.json beside it")
    read = [Read(file, *score(truth, read_article(file))) for file in files for truth in [read_truth(truth_of(file))]]
    print_scores(read, each=parsed.files)
    print_reliability([one for item in read for one in item.stated])
    return 0


def known_files(folder: Path) -> Iterator[Path]:
    """Yield each article of a folder that has a truth beside it."""
    for file in sorted(folder.glob("*")):
        if file.suffix in FORMATS and truth_of(file).exists():
            yield file


def truth_of(file: Path) -> Path:
    return file.with_name(f"{file.stem}.gold.json")


def parts_of(read: Sequence[Read]) -> list[list[Read]]:
    """Deal the publications into parts of about as many files, none of them into two."""
    by_publication: dict[str, list[Read]] = defaultdict(list)
    for one in read:
        by_publication[one.publication].append(one)
    parts: list[list[Read]] = [[] for _ in range(N_PARTS)]
    for _, published in sorted(by_publication.items(), key=lambda item: (-len(item[1]), item[0])):
        min(parts, key=len).extend(published)
    return [part for part in parts if part]


def print_scores(read: Sequence[Read], *, each: bool) -> None:
    figures = [one.name for one in fields(Scores)]
    print(f"{'':44}{'files':>6}{''.join(f'{name:>9}' for name in figures)}")  # noqa: T201
    if each:
        for one in sorted(read, key=lambda one: one.scores.full or 0.0):
            print(row(one.file.name, one.scores, 1))  # noqa: T201
    means = []
    for part in parts_of(read):
        means.append(Scores.mean_of([one.scores for one in part]))
        print(row(" ".join(sorted({one.publication for one in part})), means[-1], len(part)))  # noqa: T201
    print(row("mean of the parts", Scores.mean_of(means), len(read)))  # noqa: T201
    print(row("mean of the files", Scores.mean_of([one.scores for one in read]), len(read)))  # noqa: T201
    lowest = min(one.scores.full for one in read if one.scores.full is not None)
    print(f"lowest full of a file: {lowest:.3f}\n")  # noqa: T201


def row(name: str, scores: Scores, n_files: int) -> str:
    values = (getattr(scores, one.name) for one in fields(Scores))
    shown = (f"{value:9.3f}" if value is not None else f"{'-':>9}" for value in values)
    return f"{name if len(name) <= WIDTH else name[: WIDTH - 1] + '…':{WIDTH}}{n_files:6}{''.join(shown)}"


def print_reliability(stated: Sequence[Stated]) -> None:
    """Print for each bin of certainty the words in its paragraphs, what is promised for them, and what is true."""
    print(f"{'how sure, under a name':24}{'paragraphs':>12}{'words':>9}{'stated':>9}{'right':>9}")  # noqa: T201
    for low, high in pairwise(BINS):
        inside = [one for one in stated if low <= one.confidence < high or one.confidence == high == BINS[-1]]
        if inside:
            print(reliability_row(f"{low:.2f} to {high:.2f}", inside))  # noqa: T201
    if stated:
        print(reliability_row("all", stated))  # noqa: T201


def reliability_row(name: str, stated: Sequence[Stated]) -> str:
    n_words = sum(one.n_words for one in stated)
    promised = sum(one.confidence * one.n_words for one in stated) / n_words
    right = sum(one.n_right for one in stated) / n_words
    return f"{name:24}{len(stated):12,}{n_words:9,}{promised:9.3f}{right:9.3f}"


if __name__ == "__main__":
    sys.exit(main())
