"""What both trees are given: copied once, beside the recordings, so that nothing changes in between."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .comparing import Json

SAMPLE, SQUAD, QMSUM = "sample", "squad", "qmsum"
E2E = {"e2e": "raw_interviews", "e2e_more": "raw_interviews_more"}
_ARTICLES = {".md", ".html", ".htm", ".txt", ".pdf", ".docx", ".vtt", ".srt"}
_TWINS = {".pdf"}  # of a text that is there, too
_CONVENTIONS = Path("tests", "golden", "conventions")

Row = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Articles and questions of the benchmarks and of the reference tree, laid out in ``folder`` when asked for."""

    folder: Path
    benchmarks: Path
    tree: Path

    def corpus(self, name: str) -> Path:
        """Return the folder of articles to serve."""
        if name == SAMPLE:
            return self._once(f"corpus-{name}", partial(_copy, self._published))
        if name in E2E:
            files = [file for file in self._interviews(E2E[name]) if file.suffix not in _TWINS]
            return self._once(f"corpus-{name}", partial(_copy, files))
        return self._once(f"corpus-{name}", partial(self._prepare, name))

    def rows(self, name: str, of: Path) -> list[Row]:
        """Return the lines of a file of questions or claims, each an object."""
        folder = self._once(f"questions-{name}", partial(_copy, [of]))
        lines = next(folder.iterdir()).read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]

    def to_read(self) -> list[Path]:
        """Return every file whose reading is recorded."""
        conventions = [file for file in sorted((self.tree / _CONVENTIONS).iterdir()) if file.suffix in _ARTICLES]
        parts = {part: self._interviews(part) for part in E2E.values()}
        parts |= {"conventions": conventions, "articles": self._published}
        folders = [self._once(f"readings/{part}", partial(_copy, files)) for part, files in parts.items()]
        return [file for folder in folders for file in sorted(folder.iterdir())]

    @property
    def _published(self) -> list[Path]:
        return sorted((self.tree / "corpus" / "articles").iterdir())

    def _interviews(self, part: str) -> list[Path]:
        gold = {file.name.removesuffix(".gold.json") for file in (self.benchmarks / part).glob("*.gold.json")}
        files = sorted((self.benchmarks / part).iterdir())
        return [file for file in files if file.stem in gold and file.suffix in _ARTICLES]

    def _prepare(self, name: str, to: Path) -> None:
        bench = [sys.executable, str(self.benchmarks / "bench.py"), "prepare", str(self.benchmarks / name), str(to)]
        subprocess.run(bench, check=True, stdout=subprocess.DEVNULL)

    def _once(self, name: str, make: Callable[[Path], None]) -> Path:
        made = self.folder / name
        if not made.exists():
            unfinished = self.folder / f"{name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir(parents=True)
            make(unfinished)
            unfinished.rename(made)
        return made


def _copy(files: Iterable[Path], to: Path) -> None:
    for file in files:
        shutil.copy(file, to)
