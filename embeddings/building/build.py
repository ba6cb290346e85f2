"""Brings the index up to date with the articles: built aside, checked, then swapped in whole."""

import sqlite3
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import NotRequired, TypedDict

import numpy as np

from corpus import Article, KnownPerson
from embeddings.encoding import Encoder, identity_of
from embeddings.errors import DamagedIndexError, IndexWriteError, VectorIndexError
from embeddings.index import (
    NOISE,
    ROWS,
    STORE,
    TERMS,
    TOKENS,
    VECTORS,
    LocalIndex,
    PassageStore,
    RowFilter,
    TermIndex,
    VectorIndex,
    analyse,
    speaker_records,
)
from embeddings.manifest import FORMAT, IndexManifest, file_digests
from embeddings.models import BuildReport
from embeddings.versions import (
    building,
    check_name,
    is_chosen,
    list_versions,
    publish,
    read_manifest,
    retire,
    use,
    version_folder,
    write_manifest,
)

from .embed import BuildProgress, Embedded, embed
from .freshness import program_digest
from .plan import PEOPLE, TEXTS, BuildPlan, indexed_text, people_adapter, plan_build, version_in_use

KEEP_VERSIONS = 5


class BuildOptions(TypedDict):
    """What every engine is told of a build, beside the articles; see ``build_index``."""

    encoder: Encoder
    max_tokens: int
    readings: Mapping[str, Article]
    keep_versions: int
    unread: NotRequired[Collection[str]]
    people: NotRequired[Sequence[KnownPerson]]
    full: NotRequired[bool]
    progress: NotRequired[BuildProgress | None]


_N_LOOKED_AT = 16


def build_index(
    articles: Sequence[Article],
    *,
    folder: Path,
    encoder: Encoder,
    max_tokens: int,
    readings: Mapping[str, Article] = MappingProxyType({}),
    unread: Collection[str] = (),
    people: Sequence[KnownPerson] = (),
    full: bool = False,
    keep_versions: int = KEEP_VERSIONS,
    progress: BuildProgress | None = None,
) -> BuildReport:
    """Bring the index up to date; where nothing has changed, nothing is published.

    Args:
        articles: All that the index should hold, with different ids.
        folder: The index folder; it is created if need be.
        encoder: Embeds the passages; those whose text has not changed keep the vectors of the version in use.
        max_tokens: The tiktoken budget of a passage.
        readings: Articles before editors had their say, by a key of what they were read from, to be found again by
            the next build.
        unread: Ids of articles that are there but can't be read now; those of the version in use stay as they are.
        people: Whom the editors know, for a later build that can't read who they are.
        full: Embed everything anew, whether it has changed or not.
        keep_versions: So many of the newest stay, at least 1; and any that is still being read.
        progress: Told how many of the texts to embed are done.

    Raises:
        ForeignFolderError: The folder holds something that is not an index; nothing was written.
        IndexBusyError: Another build is running there; this one does not wait for it.
        IndexWriteError: There is no room, or writing failed in another way; nothing was published.
        EncoderMissingError: The encoder's model is not on this machine.
        DamagedIndexError: What was built can't be read back; nothing was published.
    """
    started = time.monotonic()
    with building(folder) as aside, ExitStack() as stack:
        before = version_in_use(folder)
        if before is not None:
            stack.callback(before.close)
        ids = dict.fromkeys(unread)
        kept = [] if before is None else [article for id_ in ids if (article := before.store.article(id_))]
        plan = plan_build([*articles, *kept], encoder, max_tokens=max_tokens, before=None if full else before)
        version = None if full else _ready_made(folder, before, plan, encoder, max_tokens=max_tokens)
        n_reused, embedding_s = len(plan.passages), 0.0
        if version is None:
            began = time.monotonic()
            embedded = embed(plan, encoder, None if full else before, progress)
            n_reused, embedding_s = embedded.n_reused, time.monotonic() - began
            try:
                recall = _write(aside, plan, embedded, readings, None if full else before)
                (aside / PEOPLE).write_bytes(people_adapter().dump_json(tuple(people)))
                seconds = round(time.monotonic() - started, 3)
                manifest = _manifest(aside, plan, encoder, max_tokens=max_tokens, seconds=seconds, recall=recall)
                write_manifest(aside, manifest)
                self_check(aside, plan, embedded)
                version = publish(aside)
            except (OSError, sqlite3.Error, RuntimeError) as error:  # RuntimeError: all that FAISS ever raises
                raise IndexWriteError(folder, str(error)) from error
        elif before is None or version != before.version or is_chosen(folder):
            use(folder, version)
        retire(folder, keep=keep_versions)
        old = {} if before is None else before.store.article_digests()
        new = plan.article_digests
        return BuildReport(
            version=version,
            published=before is None or version != before.version,
            added=tuple(id_ for id_ in new if id_ not in old),
            changed=tuple(id_ for id_ in new if id_ in old and new[id_] != old[id_]),
            removed=tuple(id_ for id_ in old if id_ not in new),
            kept=tuple(article.id for article in kept),
            n_unchanged=sum(old.get(id_) == digest for id_, digest in new.items()),
            n_passages=len(plan.passages),
            n_embedded=len(plan.passages) - n_reused,
            n_reused=n_reused,
            embedding_s=embedding_s,
            seconds=time.monotonic() - started,
        )


def self_check(version: Path, plan: BuildPlan, embedded: Embedded) -> None:
    """See that a version holds what it was made of, by counts and digests, and that passages find themselves.

    Raises:
        DamagedIndexError: It does not.
    """
    index = LocalIndex.open_version(version, verify=True)
    try:
        if np.load(version / TEXTS, allow_pickle=False).tobytes() != b"".join(plan.text_digests):
            raise DamagedIndexError(version / TEXTS, "holds other digests than it was given")
        n_passages = len(plan.passages)
        for row in np.unique(np.linspace(0, n_passages - 1, min(n_passages, _N_LOOKED_AT), dtype=np.int64)):
            at = np.array([row])
            vector = embedded.vectors[row]
            own = index.dense_of(vector, at)
            terms = analyse(indexed_text(plan.passages[row]))
            if index.passages(at) != [plan.passages[row]]:
                raise DamagedIndexError(version / STORE, f"row {row} reads back as another passage")
            if not own >= vector @ vector - NOISE:  # not even where it is no number at all
                raise DamagedIndexError(version / VECTORS, f"row {row} holds another vector than it was given")
            if index.dense(vector, 1).scores < own - NOISE:
                raise DamagedIndexError(version / VECTORS, f"row {row} does not find itself")
            if terms and not index.lexical_of(terms, at) > 0:
                raise DamagedIndexError(version / TERMS, f"row {row} does not find itself")
    finally:
        index.close()


def _ready_made(
    folder: Path, before: LocalIndex | None, plan: BuildPlan, encoder: Encoder, *, max_tokens: int
) -> str | None:
    """Return the version that holds just this: the one in use, or a later one that was left by a rollback or a kill."""
    if before is not None and _describes(before.manifest, plan, encoder, max_tokens=max_tokens):
        return before.version
    for name in reversed(list_versions(folder)):
        version = version_folder(folder, name)
        if before is not None and name <= before.version:
            break
        try:
            check_name(version)
            if _describes(read_manifest(version), plan, encoder, max_tokens=max_tokens):
                LocalIndex.open_version(version, verify=True).close()
                return name
        except VectorIndexError:
            continue
    return None


def _describes(manifest: IndexManifest, plan: BuildPlan, encoder: Encoder, *, max_tokens: int) -> bool:
    wanted = (plan.content, program_digest(), identity_of(encoder), max_tokens)
    return (manifest.content, manifest.program, manifest.encoder, manifest.max_tokens) == wanted


def _write(
    aside: Path,
    plan: BuildPlan,
    embedded: Embedded,
    readings: Mapping[str, Article],
    before: LocalIndex | None,
) -> float:
    """Write all but the manifest; return the recall of the vector index."""
    PassageStore.write(aside / STORE, plan.articles, plan.passages, readings)
    RowFilter.write(
        aside / ROWS,
        plan.passages,
        article_ids=[article.id for article in plan.articles],
        speaker_ids=[record.speaker.id for record in speaker_records(plan.articles)],
    )
    digests = np.frombuffer(b"".join(plan.text_digests), np.uint8).reshape(
        len(plan.passages), -1 if plan.passages else 32
    )
    np.save(aside / TEXTS, digests, allow_pickle=False)
    vectors = VectorIndex.build(embedded.vectors)
    vectors.save(aside / VECTORS)
    embedded.tokens.save(aside / TOKENS)
    earlier = None if before is None else (before.word_index, plan.earlier)
    TermIndex.build(plan.indexed, [one.article.language for one in plan.passages], earlier).save(aside / TERMS)
    return vectors.recall


def _manifest(
    aside: Path, plan: BuildPlan, encoder: Encoder, *, max_tokens: int, seconds: float, recall: float
) -> IndexManifest:
    return IndexManifest(
        format=FORMAT,
        program=program_digest(),
        encoder=identity_of(encoder),
        precision=encoder.precision,
        max_tokens=max_tokens,
        n_articles=len(plan.articles),
        n_passages=len(plan.passages),
        content=plan.content,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=seconds,
        recall=recall,
        files=file_digests(aside),
    )
