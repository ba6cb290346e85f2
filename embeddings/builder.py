"""Brings the index up to date with the articles: built aside, checked, then swapped in whole."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from corpus import Article

from .drafts import Draft, draft_index
from .embedding import TEXTS, BuildProgress, Embedded, embed
from .encoder import Encoder, identity_of
from .errors import DamagedIndexError, VectorIndexError
from .index import ROWS, STORE, TERMS, TOKENS, VECTORS, PassageIndex
from .manifests import file_digests, write_manifest
from .models import FORMAT, BuildReport, IndexManifest
from .rows import RowFilter
from .speakers import speaker_records
from .store import PassageStore
from .terms import TermIndex
from .token_vectors import TokenVectors
from .vectors import NOISE, VectorIndex
from .versions import building, check_name, current_version, publish, version_folder
from .words import analyse

_N_SELF_QUERIES = 8


def build_index(
    articles: Sequence[Article],
    *,
    folder: Path,
    encoder: Encoder,
    max_tokens: int,
    progress: BuildProgress | None = None,
) -> BuildReport:
    """Bring the index up to date; where nothing has changed, nothing is published.

    Args:
        articles: All that the index should hold, with different ids.
        folder: The index folder; it is created if need be.
        encoder: Embeds the passages; those whose text has not changed keep the vectors of the version in use.
        max_tokens: The tiktoken budget of a passage.
        progress: Told how many of the texts to embed are done.

    Raises:
        ForeignFolderError: The folder holds something that is not an index; nothing was written.
        IndexBusyError: Another build is running there; this one does not wait for it.
        EncoderMissingError: The encoder's model is not on this machine.
        DamagedIndexError: What was built can't be read back; nothing was published.
    """
    started = time.monotonic()
    with building(folder) as aside:
        draft = draft_index(articles, encoder, max_tokens=max_tokens)
        before = _version_in_use(folder)
        try:
            if before is not None and _describes(before.manifest, draft, encoder, max_tokens=max_tokens):
                version, n_reused, published = before.version, len(draft.passages), False
            else:
                embedded = embed(draft, encoder, before, progress)
                n_reused = embedded.n_reused
                _write(aside, draft, embedded, dim=encoder.dim)
                seconds = round(time.monotonic() - started, 3)
                write_manifest(aside, _manifest(aside, draft, encoder, max_tokens=max_tokens, seconds=seconds))
                _verify(aside, draft)
                version, published = publish(aside), True
            return _report(draft, before, version=version, published=published, n_reused=n_reused, started=started)
        finally:
            if before is not None:
                before.close()


def _version_in_use(folder: Path) -> PassageIndex | None:
    """Return the version to compare with and to copy from; without a sound one, everything is built anew."""
    try:
        version = version_folder(folder, current_version(folder))
        check_name(version)
        return PassageIndex.open_version(version, verify=True)
    except VectorIndexError:
        return None


def _describes(manifest: IndexManifest, draft: Draft, encoder: Encoder, *, max_tokens: int) -> bool:
    return (manifest.content, manifest.encoder, manifest.max_tokens) == (
        draft.content,
        identity_of(encoder),
        max_tokens,
    )


def _write(aside: Path, draft: Draft, embedded: Embedded, *, dim: int) -> None:
    PassageStore.write(aside / STORE, draft.articles, draft.passages)
    RowFilter.write(
        aside / ROWS,
        draft.passages,
        article_ids=[article.id for article in draft.articles],
        speaker_ids=[record.speaker.id for record in speaker_records(draft.articles)],
    )
    digests = np.frombuffer(b"".join(draft.text_digests), np.uint8).reshape(
        len(draft.passages), -1 if draft.passages else 32
    )
    np.save(aside / TEXTS, digests, allow_pickle=False)
    VectorIndex.build(embedded.vectors).save(aside / VECTORS)
    TokenVectors.build(embedded.tokens, dim=dim).save(aside / TOKENS)
    TermIndex.build(draft.indexed).save(aside / TERMS)


def _manifest(aside: Path, draft: Draft, encoder: Encoder, *, max_tokens: int, seconds: float) -> IndexManifest:
    return IndexManifest(
        format=FORMAT,
        encoder=identity_of(encoder),
        max_tokens=max_tokens,
        n_articles=len(draft.articles),
        n_passages=len(draft.passages),
        content=draft.content,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=seconds,
        recall=1.0,  # the vector index is exact
        files=file_digests(aside),
    )


def _verify(aside: Path, draft: Draft) -> None:
    """See that what was written can be read back, and that passages find themselves."""
    index = PassageIndex.open_version(aside, verify=True)
    try:
        n_passages = len(draft.passages)
        for row in np.unique(np.linspace(0, n_passages - 1, min(n_passages, _N_SELF_QUERIES), dtype=np.int64)):
            at = np.array([row])
            vector = index.vectors.reconstruct(at)[0]
            own = index.dense_of(vector, at)
            terms = analyse(draft.indexed[row])
            if index.passages(at) != [draft.passages[row]]:
                raise DamagedIndexError(aside / STORE, f"row {row} reads back as another passage")
            if not np.isfinite(own).all() or index.dense(vector, 1).scores < own - NOISE:
                raise DamagedIndexError(aside / VECTORS, f"row {row} does not find itself")
            if terms and not index.lexical_of(terms, at) > 0:
                raise DamagedIndexError(aside / TERMS, f"row {row} does not find itself")
    finally:
        index.close()


def _report(
    draft: Draft, before: PassageIndex | None, *, version: str, published: bool, n_reused: int, started: float
) -> BuildReport:
    old = {} if before is None else before.store.article_digests()
    new = draft.article_digests
    return BuildReport(
        version=version,
        published=published,
        added=tuple(id_ for id_ in new if id_ not in old),
        changed=tuple(id_ for id_ in new if id_ in old and new[id_] != old[id_]),
        removed=tuple(id_ for id_ in old if id_ not in new),
        n_unchanged=sum(old.get(id_) == digest for id_, digest in new.items()),
        n_passages=len(draft.passages),
        n_embedded=len(draft.passages) - n_reused,
        n_reused=n_reused,
        seconds=time.monotonic() - started,
    )
