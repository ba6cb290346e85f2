"""The command line: what can be typed, the help that says so, and where a command prints.

Every command waits for what is imported here, so it is little, and annotations stay text.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from web.middleware import KeyScope
from web.monitoring import logs

if TYPE_CHECKING:
    from pydantic import BaseModel
    from rich.console import Console

logger = logging.getLogger(__name__)

_ARGUMENTS: dict[str, Any] = {
    "file": {"type": Path, "metavar": "FILE", "help": "questions as JSON, one a line"},
    "files": {"type": Path, "metavar": "FILE", "nargs": "+"},
    "drafts_named": {"metavar": "FILE", "nargs": "*", "help": "names of drafts; without any, all of them"},
    "name": {"help": "of the key: whose it is, or what for"},
    "question": {},
    "quote": {},
    "source": {"metavar": "FROM", "help": "folder, .db file or milvus:// address to copy from"},
    "target": {"metavar": "TO", "help": "folder, .db file or milvus:// address to copy to"},
    "version": {"nargs": "?", "help": "its name; without one, the version before the one in use"},
    "--baseline": {"type": Path, "metavar": "FILE", "help": "earlier result not to be worse than"},
    "--note": {"metavar": "WORDS", "default": "", "help": "why, for the history"},
    "--full": {"action": "store_true", "help": "embed everything anew"},
    "--json": {"action": "store_true", "help": "print JSON on stdout, nothing else there"},
    "--output": {"type": Path, "metavar": "FILE", "help": "write the result there, as JSON"},
    "--ray": {
        "nargs": "?",
        "const": "local",
        "metavar": "ADDRESS",
        "help": "read and embed on the machines of a Ray cluster (default: on all processors of this one)",
    },
    "--scope": {"action": "append", "choices": [*KeyScope], "help": "what the key allows (default: read); repeatable"},
    "--speaker": {"metavar": "NAME", "help": "whose words they are said to be"},
}


@dataclass(frozen=True, slots=True)
class Command:
    """What is run under its own name, what it does, and the names of the arguments that only some commands take.

    A function ``keys_create`` is run as ``keys create``, unless it is ``called`` otherwise. Of one in the front of
    ``web``, the name is enough; it is imported when it is run.
    """

    function: Callable[..., int] | str
    does: str
    arguments: str = ""
    called: str = ""

    @property
    def name(self) -> str:
        function = self.function
        return self.called or (function if isinstance(function, str) else function.__name__).replace("_", " ")

    def run(self, parsed: argparse.Namespace, settings: BaseModel) -> int:
        """Run it; return the exit status."""
        function = self.function
        done: int = (getattr(import_module("web"), function) if isinstance(function, str) else function)(
            parsed, settings
        )
        return done


def command_line(commands: Sequence[Command], *, settings: Mapping[str, str]) -> argparse.ArgumentParser:
    """Return what reads the command line; what it has read has the command as ``run``.

    Args:
        commands: All there are.
        settings: What can be set with an option, by any command, and what it means.
    """
    options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    for name, meaning in settings.items():
        options.add_argument(f"--{name.replace('_', '-')}", metavar=name[0].upper(), help=meaning)
    parser = argparse.ArgumentParser(
        prog="on-the-record", description="Ask interviews; get the words and who said them."
    )
    parser.add_argument("--version", action=_Version)
    groups = {"": parser.add_subparsers(required=True, metavar="COMMAND")}
    for command in commands:
        group, _, name = command.name.rpartition(" ")
        if group not in groups:
            inner = groups[""].add_parser(group, help=f"see {group} --help")
            groups[group] = inner.add_subparsers(required=True, metavar="COMMAND")
        one = groups[group].add_parser(name, help=command.does, description=command.does, parents=[options])
        one.set_defaults(run=command.run)
        for argument in command.arguments.split():
            one.add_argument(argument, **_ARGUMENTS[argument])
    return parser


class _Version(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="show program's version number and exit")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        sys.stdout.write(f"{program_version()}\n")
        parser.exit()


def program_version() -> str:
    """Return the version of On the Record that is installed."""
    version: str = import_module("importlib.metadata").version("on-the-record")
    return version


def screen(*, soft_wrap: bool = False) -> Console:
    """Return the console for what was asked for: standard output."""
    console: Console = import_module("rich.console").Console(highlight=False, soft_wrap=soft_wrap)
    return console


def beside() -> Console:
    """Return the console for progress, warnings and errors: standard error."""
    console: Console = import_module("rich.console").Console(stderr=True, highlight=False)
    return console


def say(line: str, *, style: str = "", level: int = logging.INFO) -> None:
    """Print a line beside the output, or as an event of a log of JSON."""
    if logs.is_json():
        logger.log(level, "%s", line)
    else:
        beside().print(line, style=style, markup=False, soft_wrap=True)


def say_error(problem: object) -> None:
    """Print beside the output why something could not be done."""
    say(str(problem) if logs.is_json() else f"on-the-record: {problem}", level=logging.ERROR)


def show(parsed: argparse.Namespace, reply: BaseModel, in_words: Callable[[], None]) -> None:
    """Print a reply as a line of JSON, or in words, as the command line says."""
    if parsed.json:
        sys.stdout.write(reply.model_dump_json() + "\n")
    else:
        in_words()
