"""Wires configuration, command line and app together."""

import argparse
import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from rich.console import Console

import embeddings
import qa
import web
from corpus import (
    ArticleFileError,
    NothingReadError,
    OnTheRecordError,
    article_files,
    read_library,
    read_registry,
    review_file,
)

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
    reranker: str | None = Field(
        default=None, description="sentence-transformers CrossEncoder (folder or hub id) that ranks the best once more"
    )
    max_tokens: int = Field(default=128, ge=16, le=1024, description="most cl100k_base tokens in a passage")
    keep_versions: int = Field(default=5, ge=1, le=1000, description="most versions of the index to keep")
    log_level: str = Field(
        default="info", pattern="^(debug|info|warning|error)$", description="debug, info, warning or error"
    )


class SettingsError(OnTheRecordError):
    """A setting is unknown or has a value that can't be."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when it was done, 1 when it could not be, 2 for wrong usage."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a model is looked for on this machine, never fetched
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    described = {name: str(field.description) for name, field in Settings.model_fields.items()}
    parsed = web.command_line(_commands(), settings=described).parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace, Settings], int] = parsed.run
        return run(parsed, _settings(parsed))
    except SettingsError as error:
        _say(f"on-the-record: {error}")
        return 2
    except (OnTheRecordError, OSError) as error:  # OSError: a full disk, a folder that may not be written
        _say(f"on-the-record: {error}")
        return 1
    except KeyboardInterrupt:
        return 130


def _commands() -> tuple[web.Command, ...]:
    return (
        web.Command(serve, "bring the index up to date, then serve chat and API"),
        web.Command(build, "bring the index up to date", "--full --json"),
        web.Command(check, "say who said what in files, without indexing", "files --json"),
        web.Command(ask, "answer a question in the terminal", "question --json"),
        web.Command(verify, "check whether a quote is in the articles, and who said it", "quote --speaker --json"),
        web.Command(evaluate, "score a file of known questions", "file --baseline --output --json"),
        web.Command(versions, "list the versions of the index that are kept", "--json"),
        web.Command(rollback, "go back to an earlier version of the index, until the next build", "version"),
    )


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
    """Bring the index up to date, then serve until stopped, always from the version in use."""
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    with web.listen(settings.host, settings.port) as listener:
        encoder, reranker = embeddings.SentenceEncoder(settings.model), _reranker(settings)
        _update(encoder, settings)
        app = web.create_app(
            lambda: _open(encoder, settings, reranker),
            current_version=lambda: embeddings.current_version(settings.index),
            version=version("on-the-record"),
        )
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        _say(f"On the Record is served at http://{host}:{settings.port} (stop it with Ctrl+C)")
        web.run(app, listener)
    return 0


def build(parsed: argparse.Namespace, settings: Settings) -> int:
    """Bring the index up to date."""
    report = build_with(embeddings.SentenceEncoder(settings.model), settings, full=parsed.full)
    _show(parsed, report, lambda: web.show_build(_stderr(), report))
    return 0


def check(parsed: argparse.Namespace, _: Settings) -> int:
    """Show who said what in each file; files that can't be read are named at the end."""
    failed = 0
    for file in parsed.files:
        try:
            reviewed = review_file(file, read_registry(file.parent))
        except ArticleFileError as error:
            _say(f"on-the-record: {error}")
            failed += 1
            continue
        reading = web.Reading.of(reviewed.article, file=file, doubts=reviewed.doubts)
        _show(parsed, reading, partial(web.show_reading, Console(), reading))
    return 1 if failed else 0


def ask(parsed: argparse.Namespace, settings: Settings) -> int:
    """Answer one question; the index is built first where there is none."""
    question = qa.Question(parsed.question)
    chatbot = _chatbot(settings)
    started = time.perf_counter()
    reply = chatbot.answer(question)
    took_ms = round(1e3 * (time.perf_counter() - started), 3)
    shown = web.AnswerReply.of(reply, index_version=chatbot.index_version, took_ms=took_ms)
    _show(parsed, shown, lambda: web.show_reply(Console(), reply))
    return 0


def verify(parsed: argparse.Namespace, settings: Settings) -> int:
    """Check one quote; the index is built first where there is none."""
    claim = qa.Claim(parsed.quote, parsed.speaker)
    found = _chatbot(settings).verify(claim)
    _show(parsed, web.VerifyReply.of(found), lambda: web.show_verification(Console(), claim, found))
    return 0


def evaluate(parsed: argparse.Namespace, settings: Settings) -> int:
    """Score a file of questions with known answers; the index is built first where there is none."""
    questions = qa.read_known_questions(parsed.file)
    before = web.read_baseline(parsed.baseline) if parsed.baseline else None
    evaluation = qa.score_answers(_chatbot(settings), questions)
    comparison = qa.compare(evaluation, before) if before else None
    report = web.EvaluationReport.of(evaluation, comparison)
    if parsed.output:
        parsed.output.write_text(report.model_dump_json() + "\n", encoding="utf-8")
    _show(parsed, report, lambda: web.show_evaluation(Console(), evaluation, comparison))
    qa.require_fit_to_publish(evaluation, comparison)
    return 0


def versions(parsed: argparse.Namespace, settings: Settings) -> int:
    """List the versions of the index that are kept."""
    listed = web.VersionList.of(embeddings.read_versions(settings.index))
    _show(parsed, listed, lambda: web.show_versions(Console(highlight=False), listed))
    return 0


def rollback(parsed: argparse.Namespace, settings: Settings) -> int:
    """Go back to a version; ``serve`` keeps it until the next ``build``."""
    encoder = embeddings.SentenceEncoder(settings.model)
    name = embeddings.roll_back(settings.index, parsed.version, encoder=encoder, max_tokens=settings.max_tokens)
    _say(f"index {name} is in use until the next build")
    return 0


def build_with(encoder: embeddings.SentenceEncoder, settings: Settings, *, full: bool = False) -> web.BuildReply:
    """Read the corpus and bring the index up to date, with warnings and a progress bar on stderr."""
    with embeddings.earlier_readings(settings.index, full=full) as readings:
        library = read_library(article_files(settings.corpus), read_registry(settings.corpus), readings)
    web.show_warnings(_stderr(), library)
    if not library.articles:
        web.show_unread(_stderr(), library)
        raise NothingReadError(settings.corpus)
    with web.progress_bar(_stderr()) as progress:
        report = embeddings.build_index(
            library.articles,
            folder=settings.index,
            encoder=encoder,
            max_tokens=settings.max_tokens,
            readings=readings.articles,
            unread=library.unread,
            full=full,
            keep_versions=settings.keep_versions,
            progress=progress,
        )
    web.show_unread(_stderr(), library, kept=report.kept)
    return web.BuildReply.of(report, library)


def _update(encoder: embeddings.SentenceEncoder, settings: Settings) -> None:
    """Bring the index up to date, unless somebody went back to a version; where that can't be, an older one serves."""
    if embeddings.is_chosen(settings.index):
        chosen = embeddings.current_version(settings.index)
        _say(f"index {chosen} was chosen by rollback; it stays in use until the next build")
        return
    try:
        web.show_build(_stderr(), build_with(encoder, settings))
    except (embeddings.IndexBusyError, embeddings.IndexWriteError) as error:
        if not embeddings.list_versions(settings.index):
            raise
        _say(f"on-the-record: {error}; what is there is served")


def _reranker(settings: Settings) -> embeddings.CrossEncoder | None:
    reranker = embeddings.CrossEncoder(settings.reranker) if settings.reranker else None
    if reranker:
        reranker.load()  # so that one that is missing is known before anybody asks
    return reranker


def _open(
    encoder: embeddings.SentenceEncoder, settings: Settings, reranker: embeddings.CrossEncoder | None
) -> qa.Chatbot:
    index = embeddings.PassageIndex.open(settings.index, encoder=encoder, max_tokens=settings.max_tokens)
    chatbot = qa.Chatbot(index, encoder, reranker=reranker)
    chatbot.answer(qa.Question("What is this about?"))  # so that nobody waits for what is read for the first time
    return chatbot


def _chatbot(settings: Settings) -> qa.Chatbot:
    """Open the index, built first where there is none."""
    encoder, reranker = embeddings.SentenceEncoder(settings.model), _reranker(settings)
    try:
        return _open(encoder, settings, reranker)
    except embeddings.NoIndexError:
        web.show_build(_stderr(), build_with(encoder, settings))
        return _open(encoder, settings, reranker)


def _show(parsed: argparse.Namespace, reply: BaseModel, show: Callable[[], None]) -> None:
    if parsed.json:
        sys.stdout.write(reply.model_dump_json() + "\n")
    else:
        show()


def _say(line: str) -> None:
    _stderr().print(line, markup=False, soft_wrap=True)


def _stderr() -> Console:
    return Console(stderr=True, highlight=False)


if __name__ == "__main__":
    sys.exit(main())
