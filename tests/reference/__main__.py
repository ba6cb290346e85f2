"""Compares what this tree does with what an earlier commit did: ``make compare BENCHMARKS=FOLDER``.

Both are asked the same over the command line and HTTP, on this machine; the earlier one only once, because its
recordings are kept. The exit status is 1 where anything differs.
"""

import argparse
import io
import itertools
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from .comparing import Comparison, Recording
from .inputs import Inputs
from .product import Product
from .sets import CLAIMS, SETS, Commanded, Served

_PRESENT = Path(__file__).parents[2]
_BASE = "8a88be9f5a90cfa97e9d588bf866e4dcad56561e"
_MAX_SHOWN = 10
_MAX_DIFFERENCES = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Record, compare, and print what differs."""
    parser = _parser()
    parsed = parser.parse_args(arguments)
    if (_PRESENT / ".env").exists():
        parser.error("there is an .env here, whose settings would count on one side only; move it away first")
    if not (parsed.benchmarks / "bench.py").is_file():
        parser.error(f"{parsed.benchmarks}: no benchmarks here")
    commit = _git("rev-parse", "--verify", f"{parsed.base}^{{commit}}").decode().strip()
    kept = (parsed.kept or Path(tempfile.gettempdir()) / f"on-the-record-{commit[:12]}").resolve()
    tree = _unpacked(commit, kept / "tree")
    inputs = Inputs(kept / "inputs", parsed.benchmarks.resolve(), tree)
    chosen = [one for one in SETS if (one.name in parsed.only if parsed.only else one.name != CLAIMS or parsed.claims)]

    missing = [one for one in chosen if not _file(kept / "base", one.name).exists()]
    for name, recording in _recorded(Product(tree), missing, inputs, label=commit[:12]):
        _write(_file(kept / "base", name), recording)
    if parsed.record_only:
        return 0
    n_different = 0
    for name, after in _recorded(Product(_PRESENT), chosen, inputs, label="this tree"):
        _write(_file(kept / "present", name), after)
        before: Recording = json.loads(_file(kept / "base", name).read_text(encoding="utf-8"))
        comparison = Comparison.of(before, after, ignored=parsed.ignore)
        n_different += len(comparison.different)
        _show(name, comparison)
    return 1 if n_different else 0


def _parser() -> argparse.ArgumentParser:
    names = [one.name for one in SETS]
    parser = argparse.ArgumentParser(prog="python -m tests.reference", description=__doc__)
    parser.add_argument("benchmarks", type=Path, help="folder with bench.py, e2e, raw_interviews, squad and the others")
    parser.add_argument("--base", default=_BASE, metavar="COMMIT", help="commit to compare with")
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=f"only these of {', '.join(names)}")
    parser.add_argument("--claims", action="store_true", help="claims, too: a large corpus, embedded for many minutes")
    parser.add_argument(
        "--kept", type=Path, metavar="DIR", help="where recordings are kept, by default a temporary folder"
    )
    parser.add_argument("--record-only", action="store_true", help="record the commit and compare nothing")
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="PATTERN",
        help="the beginning of a path, such as reply.score or quotes[].score, or the address of a page; repeatable",
    )
    return parser


def _recorded(
    product: Product, sets: Sequence[Served | Commanded], inputs: Inputs, *, label: str
) -> Iterator[tuple[str, Recording]]:
    """Yield the name and recording of each set, in order."""
    for one in sets:
        began = time.monotonic()
        if isinstance(one, Commanded):
            recording, ready = one.record(product, inputs), began
        else:
            with product.serving(inputs.corpus(one.corpus)) as client:
                ready = time.monotonic()
                recording = one.record(client, inputs)
        _say(f"{label}: {one.name}, {ready - began:.0f} s to be ready, {time.monotonic() - ready:.0f} s to record")
        yield one.name, recording


def _unpacked(commit: str, folder: Path) -> Path:
    if not folder.exists():
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        with tarfile.open(fileobj=io.BytesIO(_git("archive", "--format=tar", commit))) as archive:
            archive.extractall(unfinished, filter="data")
        unfinished.rename(folder)
    return folder


def _git(*arguments: str) -> bytes:
    git = shutil.which("git") or "git"
    return subprocess.run([git, *arguments], cwd=_PRESENT, check=True, stdout=subprocess.PIPE).stdout


def _show(name: str, comparison: Comparison) -> None:
    n_different = len(comparison.different)
    _say(
        f"{name}: {comparison.n_recorded} recorded, {comparison.n_equal} equal, {n_different} different", to=sys.stdout
    )
    for item, found in itertools.islice(comparison.different.items(), _MAX_SHOWN):
        lines = [line for one in found[:_MAX_DIFFERENCES] for line in one.lines]
        more = [f"… {len(found) - _MAX_DIFFERENCES} more differences"] if len(found) > _MAX_DIFFERENCES else []
        _say("\n".join([f"  {item}", *(f"    {line}" for line in [*lines, *more])]), to=sys.stdout)


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.json"


def _write(file: Path, recording: Recording) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(recording, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    unfinished.replace(file)


def _say(line: str, *, to: TextIO | None = None) -> None:
    stream = to or sys.stderr
    stream.write(f"{line}\n")
    stream.flush()


if __name__ == "__main__":
    sys.exit(main())
