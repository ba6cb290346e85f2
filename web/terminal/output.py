"""Where a command prints: what was asked for on standard output, everything else beside it."""

import argparse
import sys
from collections.abc import Callable

from pydantic import BaseModel
from rich.console import Console


def beside() -> Console:
    """Return the console for progress, warnings and errors: standard error."""
    return Console(stderr=True, highlight=False)


def say(line: str) -> None:
    """Print a line beside the output."""
    beside().print(line, markup=False, soft_wrap=True)


def show(parsed: argparse.Namespace, reply: BaseModel, in_words: Callable[[], None]) -> None:
    """Print a reply as a line of JSON, or in words, as the command line says."""
    if parsed.json:
        sys.stdout.write(reply.model_dump_json() + "\n")
    else:
        in_words()
