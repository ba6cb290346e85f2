"""Where a command prints: what was asked for on standard output, everything else beside it, or into a log of JSON."""

import argparse
import logging
import sys
from collections.abc import Callable

from pydantic import BaseModel
from rich.console import Console

from web.monitoring import logs

logger = logging.getLogger(__name__)


def beside() -> Console:
    """Return the console for progress, warnings and errors: standard error."""
    return Console(stderr=True, highlight=False)


def say(line: str) -> None:
    """Print a line beside the output."""
    if logs.is_json():
        logger.info("%s", line)
    else:
        beside().print(line, markup=False, soft_wrap=True)


def say_error(problem: object) -> None:
    """Print beside the output why something could not be done."""
    if logs.is_json():
        logger.error("%s", problem)
    else:
        say(f"on-the-record: {problem}")


def show(parsed: argparse.Namespace, reply: BaseModel, in_words: Callable[[], None]) -> None:
    """Print a reply as a line of JSON, or in words, as the command line says."""
    if parsed.json:
        sys.stdout.write(reply.model_dump_json() + "\n")
    else:
        in_words()
