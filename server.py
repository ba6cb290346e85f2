"""Wires configuration, command line and app together."""

import argparse
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import uvicorn
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from corpus import (
    ArticleFileError,
    OnTheRecordError,
    article_files,
    read_library,
    read_registry,
    review_file,
)
from embeddings import BuildReport, NoIndexError, PassageIndex, SentenceEncoder, build_index
from qa import Chatbot, Question
from web import AnswerReply, Reading, create_app, show_reading, show_reply

PROJECT = Path(__file__).resolve().parent
PREFIX = "OTR_"


class Settings(BaseSettings):
    """Everything that can be set: an option wins over ``OTR_…`` in the environment, that over ``.env``."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=PROJECT / ".env", env_ignore_empty=True, frozen=True)

    corpus: Path = Field(default=PROJECT / "corpus" / "articles", description="folder with the articles")
    index: Path = Field(default=PROJECT / "index", description="folder of the index and its versions")
    host: str = Field(default="127.0.0.1", min_length=1, description="address to serve on")
    port: int = Field(default=8000, ge=1, le=65535, description="port to serve on")
    model: str | None = Field(
        default=None, description="sentence-transformers model (folder or hub id) instead of MiniLM"
    )
    max_tokens: int = Field(default=128, ge=16, le=1024, description="most cl100k_base tokens in a passage")
    log_level: str = Field(
        default="info", pattern="^(debug|info|warning|error)$", description="debug, info, warning or error"
    )


class SettingsError(OnTheRecordError):
    """A setting is unknown or has a value that can't be."""


class PortError(OnTheRecordError):
    """The address can't be served on."""

    def __init__(self, settings: Settings, problem: str) -> None:
        where = f"{settings.host}:{settings.port}"
        super().__init__(f"can't serve on {where} ({problem}); choose another with --port N or --host H")


class NothingReadError(OnTheRecordError):
    """Not one article file could be read, so the index stays as it was."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: none of the article files can be read; mend them, the index stays as it was")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when it was done, 1 when it could not be, 2 for wrong usage."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a model is looked for on this machine, never fetched
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    parsed = _parser().parse_args(arguments)
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        run: Callable[[argparse.Namespace, Settings], int] = parsed.run
        return run(parsed, _settings(parsed))
    except SettingsError as error:
        errors.print(f"on-the-record: {error}", markup=False)
        return 2
    except (OnTheRecordError, OSError) as error:  # OSError: a full disk, a folder that may not be written
        errors.print(f"on-the-record: {error}", markup=False)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    settings = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    for name, field in Settings.model_fields.items():
        settings.add_argument(f"--{name.replace('_', '-')}", metavar=name[0].upper(), help=field.description)
    parser = argparse.ArgumentParser(
        prog="on-the-record", description="Ask interviews; get the words and who said them."
    )
    parser.add_argument("--version", action="version", version=version("on-the-record"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for run, text in (
        (serve, "bring the index up to date, then serve chat and API"),
        (build, "bring the index up to date"),
        (check, "say who said what in files, without indexing"),
        (ask, "answer a question in the terminal"),
    ):
        command = commands.add_parser(run.__name__, help=text, description=text, parents=[settings])
        command.set_defaults(run=run)
        if run is check:
            command.add_argument("files", nargs="+", type=Path, metavar="FILE")
        if run is ask:
            command.add_argument("question")
        if run in {check, ask}:
            command.add_argument("--json", action="store_true", help="print JSON on stdout, nothing else there")
    return parser


def _settings(parsed: argparse.Namespace) -> Settings:
    names = [name for name in os.environ if name.upper().startswith(PREFIX)]
    unknown = [name for name in names if name[len(PREFIX) :].lower() not in Settings.model_fields]
    if unknown:
        raise SettingsError(_unknown(unknown[0], "the environment"))
    given = {name: value for name, value in vars(parsed).items() if name in Settings.model_fields}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        if first["type"] == "extra_forbidden":
            raise SettingsError(_unknown(name.upper(), ".env")) from None
        raise SettingsError(f"setting {name}: {first['msg']} (see .env.example)") from None
    except UnicodeDecodeError:
        raise SettingsError(".env is not UTF-8 text; write it anew, see .env.example") from None


def _unknown(name: str, where: str) -> str:
    known = ", ".join(f"{PREFIX}{field.upper()}" for field in Settings.model_fields)
    return f"unknown setting {name} in {where}; there are {known}"


def serve(_: argparse.Namespace, settings: Settings) -> int:
    """Bring the index up to date, then serve until stopped."""
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    with _listen(settings) as listener:
        encoder = SentenceEncoder(settings.model)
        build_with(encoder, settings)
        app = create_app(lambda: _open(encoder, settings), version=version("on-the-record"))
        # uvicorn's access log prints query strings, and these hold people's questions; the app keeps its own.
        config = uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=5
        )
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        Console(stderr=True, soft_wrap=True).print(
            f"On the Record is served at http://{host}:{settings.port} (stop it with Ctrl+C)"
        )
        # uvicorn repeats the signal that stopped it, once all requests are answered: by then all is done.
        for stopped_by in (signal.SIGINT, signal.SIGTERM):
            signal.signal(stopped_by, signal.SIG_IGN)
        uvicorn.Server(config).run(sockets=[listener])
    return 0


def build(_: argparse.Namespace, settings: Settings) -> int:
    """Bring the index up to date."""
    build_with(SentenceEncoder(settings.model), settings)
    return 0


def check(parsed: argparse.Namespace, _: Settings) -> int:
    """Show who said what in each file; files that can't be read are named at the end."""
    console, errors = Console(), Console(stderr=True, highlight=False, soft_wrap=True)
    failed = 0
    for file in parsed.files:
        try:
            reviewed = review_file(file, read_registry(file.parent))
        except ArticleFileError as error:
            errors.print(f"on-the-record: {error}", markup=False)
            failed += 1
            continue
        reading = Reading.of(reviewed.article, file=file, doubts=reviewed.doubts)
        if parsed.json:
            sys.stdout.write(reading.model_dump_json() + "\n")
        else:
            show_reading(console, reading)
    return 1 if failed else 0


def ask(parsed: argparse.Namespace, settings: Settings) -> int:
    """Answer one question; the index is built first where there is none."""
    question = Question(parsed.question)
    encoder = SentenceEncoder(settings.model)
    try:
        chatbot = _open(encoder, settings)
    except NoIndexError:
        build_with(encoder, settings)
        chatbot = _open(encoder, settings)
    started = time.perf_counter()
    reply = chatbot.answer(question)
    took_ms = round(1e3 * (time.perf_counter() - started), 3)
    if parsed.json:
        shown = AnswerReply.of(reply, index_version=chatbot.index_version, took_ms=took_ms)
        sys.stdout.write(shown.model_dump_json() + "\n")
    else:
        show_reply(Console(), reply)
    return 0


def build_with(encoder: SentenceEncoder, settings: Settings) -> None:
    """Read the corpus and bring the index up to date, with a progress bar and a closing table on stderr."""
    console = Console(stderr=True, highlight=False)
    library = read_library(article_files(settings.corpus), read_registry(settings.corpus))
    for warning in library.warnings:
        console.print(str(warning), style="yellow", markup=False, soft_wrap=True)
    for error in library.errors:
        console.print(f"left out: {error}", style="red", markup=False, soft_wrap=True)
    for article in library.articles:
        for warning in article.warnings:
            console.print(f"{article.id}: {warning}", style="yellow", markup=False, soft_wrap=True)
    if not library.articles:
        raise NothingReadError(settings.corpus)
    columns = (TextColumn("embedding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("embedding", total=None)
        report = build_index(
            library.articles,
            folder=settings.index,
            encoder=encoder,
            max_tokens=settings.max_tokens,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    _show_report(console, report)


def _show_report(console: Console, report: BuildReport) -> None:
    table = Table(title=f"index {report.version}{'' if report.published else ' (unchanged)'}", title_justify="left")
    for heading in ("added", "changed", "removed", "unchanged", "passages", "embedded", "reused", "seconds"):
        table.add_column(heading, justify="right")
    articles = (len(report.added), len(report.changed), len(report.removed), report.n_unchanged)
    passages = (report.n_passages, report.n_embedded, report.n_reused)
    table.add_row(*map(str, (*articles, *passages)), f"{report.seconds:.1f}")
    console.print(table)


def _open(encoder: SentenceEncoder, settings: Settings) -> Chatbot:
    return Chatbot(PassageIndex.open(settings.index, encoder=encoder, max_tokens=settings.max_tokens), encoder)


def _listen(settings: Settings) -> socket.socket:
    """Take the port first: nobody should wait for a build to learn that it is in use."""
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        # It listens at once: until then, Linux would let a second server take the port, too.
        return socket.create_server((settings.host, settings.port), family=family)
    except (OSError, UnicodeError) as error:  # UnicodeError: this can't even be the name of a host
        problem = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise PortError(settings, problem.partition(" (while")[0].lower()) from error


if __name__ == "__main__":
    sys.exit(main())
