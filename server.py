"""Wires configuration, command line and app together.

The packages import each of their parts when it is first used, so that a command waits for no more than it needs; to the
same end, annotations stay text.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ConfigDict, Field

import corpus
import embeddings
import qa
import web

if TYPE_CHECKING:
    from fastapi import FastAPI

PROJECT = Path(__file__).resolve().parent
ENV_FILE = PROJECT / ".env"
PREFIX = "OTR_"
AT_TERMINAL = "command line"  # who is named in the history
# What every worker needs, imported once for all of them; the packages would import it at first use, in each anew.
SHARED = (
    __name__,
    "web.app",
    "embeddings.encoding.sentence_model",
    "qa.chatbot",
    "qa.understanding.prepared",
)


class Settings(web.ServingOptions):
    """Everything that can be set: an option wins over ``OTR_…`` in the environment, that over ``.env``."""

    model_config = ConfigDict(extra="forbid")

    corpus: Path = Field(default=PROJECT / "corpus" / "articles", description="folder with the articles")
    index: embeddings.IndexAddress = Field(
        default=embeddings.IndexAddress.parse(PROJECT / "index"),
        description="folder of the index and its versions, a .db file of Milvus Lite, or milvus://HOST[:PORT]/NAME",
    )
    host: str = Field(default="127.0.0.1", min_length=1, description="address to serve on")
    keys: Path | None = Field(default=PROJECT / "keys.json", description="file with the API keys")
    port: int = Field(default=8000, ge=1, le=65535, description="port to serve on")
    model: str | None = Field(
        default=None, description="sentence-transformers model (folder or hub id) instead of MiniLM"
    )
    reranker: str | None = Field(
        default=None, description="sentence-transformers CrossEncoder (folder or hub id) that ranks the best once more"
    )
    drafts: Path = Field(default=PROJECT / "drafts", description="folder of the editor's desk: drafts and its log")
    cache: Path = Field(default=embeddings.CACHE, description="folder for what is made once of each model, to run it")
    max_tokens: int = Field(default=128, ge=16, le=1024, description="most cl100k_base tokens in a passage")
    keep_versions: int = Field(default=5, ge=1, le=1000, description="most versions of the index to keep")
    log_level: str = Field(
        default="info", pattern="^(debug|info|warning|error)$", description="debug, info, warning or error"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when it was done, 1 when it could not be, 2 for wrong usage."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a model is looked for on this machine, never fetched
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would report to its makers
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what is wrong, it raises
    parsed = command_line().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace, Settings], int] = parsed.run
        return run(parsed, _settings(parsed))
    except web.SettingsError as error:
        web.say_error(error)
        return 2
    except (corpus.OnTheRecordError, OSError) as error:  # OSError: a full disk, a folder that may not be written
        web.say_error(error)
        return 1
    except KeyboardInterrupt:
        return 130


def command_line() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    described = {name: str(field.description) for name, field in Settings.model_fields.items()}
    return web.command_line(_commands(), settings=described)


def _commands() -> tuple[web.Command, ...]:
    return (
        web.Command(serve, "bring the index up to date, then serve chat and API"),
        web.Command(build, "bring the index up to date", "--full --ray --json"),
        web.Command("check", "say who said what in files, without indexing", "files --json"),
        web.Command(ask, "answer a question in the terminal", "question --json"),
        web.Command(verify, "check whether a quote is in the articles, and who said it", "quote --speaker --json"),
        web.Command(mcp, "offer the archive to a language model as tools, over standard input and output"),
        web.Command(evaluate, "score a file of known questions", "file --baseline --output --json"),
        web.Command(copy, "copy the index from one folder or address to another, and compare both", "source target"),
        web.Command(versions, "list the versions of the index that are kept", "--json"),
        web.Command(rollback, "go back to an earlier version of the index, until the next build", "version"),
        web.Command(publish, "publish the drafts of the editor's desk", "drafts_named --note"),
        web.Command("reports", "list what readers say is wrong with quotes", "--json"),
        web.Command("editor_password", "make the hash of a password for the desk", called="editor-password"),
        web.Command("keys_create", "create an API key, whose secret is shown this once", "name --scope"),
        web.Command("keys_list", "list the API keys", "--json"),
        web.Command("keys_revoke", "revoke an API key; a running server refuses it at once", "name"),
    )


def _settings(parsed: argparse.Namespace) -> Settings:
    return web.read_settings(Settings, vars(parsed), environment=os.environ, env_file=ENV_FILE, prefix=PREFIX)


def serve(_: argparse.Namespace, settings: Settings) -> int:
    """Bring the index up to date, then serve until stopped, always from the version in use."""
    web.configure_logs(settings.log_level, settings.log_format)
    with web.listen(settings.host, settings.port) as listener:
        if settings.n_workers == 1 or settings.index.is_lite:  # a file of Milvus Lite is open in one process
            models = _models(settings)
            models.encoder.load_aside()
            _prepare(models.encoder, settings)
            web.run(_app(models, settings), listener, settings)
        else:  # each worker has models of its own
            prepare = partial(_prepare, _models(settings).encoder, settings)
            web.supervise(partial(_worker_app, settings), listener, settings, shared=SHARED, meanwhile=prepare)
    return 0


def _prepare(encoder: embeddings.SentenceEncoder, settings: Settings) -> None:
    if settings.has_desk:
        _publisher(encoder, settings).recover()  # first: the folder of articles may be half of what was published
    _update(encoder, settings)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    web.say(f"On the Record is served at http://{host}:{settings.port} (stop it with Ctrl+C)")


def _worker_app(settings: Settings, figures: Path) -> FastAPI:
    web.configure_logs(settings.log_level, settings.log_format)
    models = _models(settings)
    models.encoder.load_aside()
    try:
        opened = _open(models, settings)  # before it takes connections: the others have them
    except (embeddings.EngineAwayError, embeddings.NoIndexError) as error:
        if not settings.index.is_shared:
            raise
        web.say_error(error)
        opened = None  # /readyz says so until it is there
    return _app(models, settings, opened, workers=figures)


def _app(models: _Models, settings: Settings, opened: qa.Chatbot | None = None, workers: Path | None = None) -> FastAPI:
    def open_chatbot() -> qa.Chatbot:
        nonlocal opened
        first, opened = opened, None
        is_current = first is not None and first.index_version == _engine(settings).current_version()
        return first if first and is_current else _open(models, settings)

    desk = _desk(models, settings)
    return web.create_app(
        open_chatbot,
        current_version=_engine(settings).current_version,
        version=web.program_version(),
        options=settings,
        workers=workers,
        desk=desk,
        corrections=desk.history if desk else None,
    )


def build(parsed: argparse.Namespace, settings: Settings) -> int:
    """Bring the index up to date."""
    if parsed.ray is None:
        report = build_with(_encoder(settings), settings, full=parsed.full)
    else:
        with embeddings.joined(parsed.ray, model=settings.model, cache=settings.cache) as cluster:
            report = build_with(cluster.encoder, settings, full=parsed.full, read_ahead=cluster.read)
            cluster.encoder.forget()
    web.show(parsed, report, lambda: web.show_build(web.beside(), report))
    return 0


def ask(parsed: argparse.Namespace, settings: Settings) -> int:
    """Answer one question; the index is built first where there is none."""
    question = qa.Question(parsed.question)
    chatbot = _chatbot(settings)
    started = time.perf_counter()
    reply = chatbot.answer(question)
    took_ms = web.ms_since(started)
    shown = web.AnswerReply.of(reply, index_version=chatbot.index_version, took_ms=took_ms)
    web.show(parsed, shown, lambda: web.show_reply(web.screen(), reply))
    return 0


def verify(parsed: argparse.Namespace, settings: Settings) -> int:
    """Check one quote; the index is built first where there is none."""
    claim = qa.Claim(parsed.quote, parsed.speaker)
    found = _chatbot(settings).verify(claim)
    web.show(parsed, web.VerifyReply.of(found), lambda: web.show_verification(web.screen(), claim, found))
    return 0


def mcp(_: argparse.Namespace, settings: Settings) -> int:
    """Serve the tools to one client, always from the version in use; the index is built first where there is none."""
    models = _models(settings)
    engine = _engine(settings)
    if not settings.index.is_shared and not engine.has_versions():
        web.show_build(web.beside(), build_with(models.encoder, settings))
    web.serve_tools(partial(_open, models, settings), current_version=engine.current_version)
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
    web.show(parsed, report, lambda: web.show_evaluation(web.screen(), evaluation, comparison))
    qa.require_fit_to_publish(evaluation, comparison)
    return 0


def copy(parsed: argparse.Namespace, settings: Settings) -> int:
    """Copy what is in use at one engine to another."""
    source, target = (_address(text) for text in (parsed.source, parsed.target))
    with web.progress_bar(web.beside()) as progress:
        copied = embeddings.copy_index(
            embeddings.engine_at(source),
            embeddings.engine_at(target),
            encoder=_encoder(settings),
            max_tokens=settings.max_tokens,
            keep_versions=settings.keep_versions,
            progress=progress,
        )
    held = f"{copied.n_articles} articles, {copied.n_passages} passages"
    web.say(f"index {copied.version} at {target} is the same: {held}")
    return 0


def versions(parsed: argparse.Namespace, settings: Settings) -> int:
    """List the versions of the index that are kept."""
    of_folder = settings.index.folder if settings.index.is_folder else None  # no engine is imported to list them
    records = embeddings.read_versions(of_folder) if of_folder else _engine(settings).read_versions()
    listed = web.VersionList.of(records)
    web.show(parsed, listed, lambda: web.show_versions(listed))
    return 0


def rollback(parsed: argparse.Namespace, settings: Settings) -> int:
    """Go back to a version; ``serve`` keeps it until the next ``build``."""
    encoder = _encoder(settings)
    if settings.has_desk:  # whose history tells of it
        name = _publisher(encoder, settings).roll_back(parsed.version, who=AT_TERMINAL).version
    else:
        name = _engine(settings).roll_back(parsed.version, encoder=encoder, max_tokens=settings.max_tokens)
    web.say(f"index {name} is in use until the next build")
    return 0


def publish(parsed: argparse.Namespace, settings: Settings) -> int:
    """Publish drafts of the editor's desk; a running server follows."""
    publisher = _publisher(_encoder(settings), settings)
    with web.progress_bar(web.beside()) as progress:
        names = parsed.drafts_named or None
        done = publisher.publish(names, who=AT_TERMINAL, note=parsed.note, progress=progress)
    web.say(f"index {done.version} is in use; articles that differ: {len(done.changes)}")
    return 0


def build_with(
    encoder: embeddings.SentenceEncoder,
    settings: Settings,
    *,
    full: bool = False,
    read_ahead: Callable[[Sequence[Path], corpus.Readings], corpus.Readings] = lambda _, readings: readings,
) -> web.BuildReply:
    """Read the corpus and bring the index up to date, with warnings and a progress bar on stderr."""
    engine = _engine(settings)
    with _undisturbed(encoder, settings):
        read = embeddings.read_corpus(settings.corpus, engine=engine, full=full, read_ahead=read_ahead)
        web.show_warnings(read.library)
        with web.progress_bar(web.beside()) as progress:
            report = embeddings.update_index(
                read,
                engine=engine,
                encoder=encoder,
                max_tokens=settings.max_tokens,
                keep_versions=settings.keep_versions,
                full=full,
                progress=progress,
            )
    return web.BuildReply.of(report, read.library)


def _update(encoder: embeddings.SentenceEncoder, settings: Settings) -> None:
    """Bring the index up to date, unless somebody went back to a version; where that can't be, an older one serves."""
    engine = _engine(settings)
    if settings.index.is_shared:  # many servers share it, and this one's articles may be none of its
        web.say(f"the index at {settings.index} is served as it is; `build` brings it up to date")
        return
    if engine.is_chosen():
        chosen = engine.current_version()
        web.say(f"index {chosen} was chosen by rollback; it stays in use until the next build")
        return
    if engine.is_up_to_date(settings.corpus, encoder=encoder, max_tokens=settings.max_tokens):
        web.say(f"index {engine.current_version()} is up to date")
        return
    try:
        web.show_build(web.beside(), build_with(encoder, settings))
    except (corpus.NothingReadError, embeddings.IndexBusyError, embeddings.IndexWriteError) as error:
        if not engine.has_versions():
            raise
        web.say_error(f"{error}; what is there is served")


class _Models(NamedTuple):
    encoder: embeddings.SentenceEncoder
    reranker: embeddings.CrossEncoder | None


def _engine(settings: Settings) -> embeddings.Engine:
    return embeddings.engine_at(settings.index)


def _address(text: str) -> embeddings.IndexAddress:
    try:
        return embeddings.IndexAddress.parse(text)
    except ValueError as error:
        raise web.SettingsError(f"{text}: {error}") from None


def _encoder(settings: Settings) -> embeddings.SentenceEncoder:
    return embeddings.SentenceEncoder(settings.model, cache=settings.cache)


def _models(settings: Settings) -> _Models:
    reranker = embeddings.CrossEncoder(settings.reranker) if settings.reranker else None
    if reranker:
        reranker.load()  # so that one that is missing is known before anybody asks
    return _Models(_encoder(settings), reranker)


def _desk(models: _Models, settings: Settings) -> qa.Desk | None:
    is_folder = settings.index.is_folder
    return qa.Desk(_publisher(models.encoder, settings), partial(_open, models, settings)) if is_folder else None


def _undisturbed(encoder: embeddings.SentenceEncoder, settings: Settings) -> AbstractContextManager[None]:
    """Keep publications of the desk away; there are none where the index is in no folder."""
    return _publisher(encoder, settings).undisturbed() if settings.index.is_folder else nullcontext()


def _publisher(encoder: embeddings.SentenceEncoder, settings: Settings) -> embeddings.Publisher:
    if not settings.index.is_folder or settings.index.folder is None:
        raise web.SettingsError(
            "drafts are published into an index in a folder; name one with OTR_INDEX, or leave OTR_EDITOR_PASSWORD away"
        )
    return embeddings.Publisher(
        corpus.Drafts(settings.drafts, settings.corpus),
        index=settings.index.folder,
        encoder=encoder,
        max_tokens=settings.max_tokens,
        keep_versions=settings.keep_versions,
    )


def _open(models: _Models, settings: Settings, folder: Path | None = None) -> qa.Chatbot:
    engine = embeddings.local_engine(folder) if folder else _engine(settings)
    index = engine.open(encoder=models.encoder, max_tokens=settings.max_tokens)
    chatbot = qa.Chatbot(index, models.encoder, reranker=models.reranker)
    chatbot.answer(qa.Question("What is this about?"))  # so that nobody waits for what is read for the first time
    return chatbot


def _chatbot(settings: Settings) -> qa.Chatbot:
    """Open the index, built first where there is none."""
    models = _models(settings)
    try:
        return _open(models, settings)
    except embeddings.NoIndexError:
        if settings.index.is_shared:
            raise
        web.show_build(web.beside(), build_with(models.encoder, settings))
        return _open(models, settings)


if __name__ == "__main__":
    sys.exit(main())
