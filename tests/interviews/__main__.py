"""Prints interviews in every convention, reads them back, and says how many words stand under whose name.

``python -m tests.interviews [--samples N] [--seed N] [--only TEXT] [--json | --show]`` prints shares: of the words of
named people those under the right full name, under nobody and under a wrong name (another person's among them), and
those that change between asking and answering; of an unnamed interviewer's words those under a person; of what nobody
says, labels too, what is shown as speech. ``--accept`` writes anew how often each convention is known to break the law.
"""

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import asdict

from .conventions import CONVENTIONS
from .law import KNOWN_BREACHES, LENGTHS, Tally, n_broken, read_back, tally
from .model import Format
from .samples import SEED, samples


def share(part: int, whole: int) -> str:
    return f"{part / whole:7.3f}" if whole else "      -"


def row(name: str, count: Tally) -> str:
    shares = (
        share(count.right, count.said),
        share(count.nobody, count.said),
        share(count.wrong, count.said),
        share(count.another, count.said),
        share(count.mixed, count.said),
        share(count.misnamed, count.unnamed),
        share(count.leaked, count.furniture),
    )
    return f"{name:52}{' '.join(shares)}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.interviews", description=__doc__)
    parser.add_argument("--samples", type=int, default=6, help="interviews a convention")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", default="", help="conventions whose name contains this")
    parser.add_argument("--json", action="store_true", help="the counts of words, one convention a line")
    parser.add_argument("--show", action="store_true", help="print the files instead of reading them")
    parser.add_argument("--accept", action="store_true", help="write known_breaches.json anew, some minutes")
    wanted = parser.parse_args()
    if wanted.accept:
        accept()
    else:
        measure(wanted)
    return 0


def measure(wanted: argparse.Namespace) -> None:
    """Print what became of each convention's words, or the files themselves."""
    total, by_format = Tally(), defaultdict[Format, Tally](Tally)
    if not wanted.json and not wanted.show:
        print(f"{'':52}  right  nobody   wrong another   mixed misnamd  leaked")  # noqa: T201
    for convention in CONVENTIONS:
        if wanted.only not in convention.name:
            continue
        count = Tally()
        for printed in samples(convention, n=wanted.samples, number=wanted.seed):
            if wanted.show:
                print(f"=== {convention.name} {printed.format}\n{printed.text}")  # noqa: T201
                continue
            one = tally(printed, read_back(printed))
            count, by_format[printed.format] = count + one, by_format[printed.format] + one
        total += count
        if wanted.json:
            print(json.dumps({"convention": convention.name} | asdict(count)))  # noqa: T201
        elif not wanted.show:
            print(row(convention.name, count), flush=True)  # noqa: T201
    if not wanted.json and not wanted.show:
        for format_, count in sorted(by_format.items()):
            print(row(f"all {format_}", count))  # noqa: T201
        print(row("all", total))  # noqa: T201


def accept() -> None:
    """Write down how many words each convention puts under a wrong name today."""
    known = {}
    for convention in CONVENTIONS:
        broken = {length: n_broken(samples(convention, n=n)) for length, n in LENGTHS.items()}
        if any(broken.values()):
            known[convention.name] = broken
    lines = (f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(broken)}" for name, broken in sorted(known.items()))
    KNOWN_BREACHES.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(known)} of {len(CONVENTIONS)} conventions break the law; read the diff")  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
