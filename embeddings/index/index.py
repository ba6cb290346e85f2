"""One version of the index, open for reading."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus import Kind, Passage
from embeddings.encoding import Encoder, identity_of
from embeddings.errors import DamagedIndexError, StaleIndexError
from embeddings.manifest import IndexManifest
from embeddings.models import (
    EVERYWHERE,
    EncodedQuery,
    Likeness,
    Mask,
    Restriction,
    Rows,
    Scored,
    Vector,
    Whose,
)
from embeddings.versions import ReadLock, check_name, current_version, read_manifest, version_folder
from embeddings.wholeness import check_files

from .filters import RowFilter
from .store import PassageStore
from .terms import TermIndex
from .token_vectors import TokenVectors
from .vectors import VectorIndex

STORE, ROWS, VECTORS, TERMS, TOKENS = "passages.sqlite", "rows.npy", "vectors.faiss", "terms", "tokens"


class PassageIndex:
    """Finds passages by likeness and by words; all of it may be called by many threads at once.

    Retrieval asks these methods and not the engines behind them, so that others can take their place. A row is the
    number of a passage in this version, and means nothing in another; masks, rows and scores of a version go together.
    """

    def __init__(
        self,
        folder: Path,
        manifest: IndexManifest,
        *,
        lock: ReadLock,
        store: PassageStore,
        rows: RowFilter,
        vectors: VectorIndex,
        terms: TermIndex,
        tokens: TokenVectors,
    ) -> None:
        """Use ``open`` instead."""
        self.folder, self.manifest, self.store, self.vectors, self.tokens = folder, manifest, store, vectors, tokens
        self.word_index, self._rows, self._lock = terms, rows, lock

    @classmethod
    def open(cls, folder: Path, *, encoder: Encoder, max_tokens: int | None = None, verify: bool = True) -> Self:
        """Open the version in use.

        Args:
            folder: The index folder.
            encoder: What questions will be encoded with.
            max_tokens: The budget that passages should have been cut with; ``None`` takes any.
            verify: Compare every file with its digest, not only with its size.

        Raises:
            NoIndexError: Nothing has been built in this folder.
            StaleIndexError: Another encoder, format or budget was used to build it.
            DamagedIndexError: A file is missing, cut short or changed.
        """
        while True:
            version = version_folder(folder, current_version(folder))
            try:
                check_encoder(read_manifest(version), encoder, max_tokens=max_tokens)
                check_name(version)
                return cls.open_version(version, verify=verify)
            except DamagedIndexError:
                # Builds may have replaced it, and deleted it, since we read its name.
                if current_version(folder) == version.name:
                    raise

    @classmethod
    def open_version(cls, version: Path, *, verify: bool) -> Self:
        """Open one version, in use or not, whatever it was built with.

        Raises:
            StaleIndexError: It has another format.
            DamagedIndexError: A file is missing, cut short or changed.
        """
        lock = ReadLock(version)
        manifest = read_manifest(version)
        check_files(version, manifest, digests=verify)
        store = PassageStore.open(version / STORE)
        try:
            index = cls(
                version,
                manifest,
                lock=lock,
                store=store,
                rows=RowFilter.load(version / ROWS, article_ids=store.article_ids, speaker_ids=store.speaker_ids),
                vectors=VectorIndex.load(version / VECTORS),
                terms=TermIndex.load(version / TERMS),
                tokens=TokenVectors.load(version / TOKENS),
            )
            index._check_counts(version)
        except DamagedIndexError:
            store.close()
            raise
        return index

    def close(self) -> None:
        """Let go of the files; call it when nobody reads any more."""
        self.store.close()
        self._lock.release()

    @property
    def version(self) -> str:
        return self.folder.name

    @property
    def n_passages(self) -> int:
        return self.manifest.n_passages

    def allowed(self, kinds: Collection[Kind], within: Restriction = EVERYWHERE, *, whose: Whose = Whose.KNOWN) -> Mask:
        """Return which passages of these kinds may be shown, one flag each.

        Statements that only announce what follows never may, and speech of which it is not sure who says it only where
        ``whose`` says so and no speakers are chosen or excluded.
        """
        allowed = self._rows.allowed(kinds, within, whose=whose)
        if within.sources:
            allowed &= self._rows.of_articles(self._from(within.sources))
        return allowed

    def articles_of(self, allowed: Mask) -> tuple[str, ...]:
        """Return the ids of the articles that allowed passages are from: newest first, those without a date last."""
        return self._rows.articles_of(allowed)

    def articles_by_words(self, terms: Sequence[str], kinds: Collection[Kind]) -> tuple[str, ...]:
        """Return the ids of the articles with passages of these kinds that hold any term, the best passage first."""
        return self._rows.articles_in(self.lexical(terms, self.n_passages, self.allowed(kinds)).rows)

    def dense(self, vector: Vector, k: int, allowed: Mask | None = None) -> Scored:
        """Return the ``k`` passages most like a vector, scores -1 to 1."""
        return self.vectors.search(vector, k, allowed)

    def dense_of(self, vector: Vector, rows: Rows) -> NDArray[np.float32]:
        """Return the scores that ``dense`` gives to these rows."""
        return self.vectors.scores(vector, rows)

    def lexical(self, terms: Sequence[str], k: int, allowed: Mask | None = None) -> Scored:
        """Return the ``k`` best passages for these terms, scores above 0; fewer where fewer hold any of them."""
        return self.word_index.search(terms, k, allowed)

    def lexical_of(self, terms: Sequence[str], rows: Rows) -> NDArray[np.float32]:
        """Return the scores that ``lexical`` gives to these rows, 0 for a row that holds none of the terms."""
        return self.word_index.scores(terms)[rows]

    def idf(self, term: str) -> float:
        """Return how rare a term of ``analyse`` is, above 0; highest for one that is in no passage."""
        return self.word_index.idf(term)

    def has_term(self, term: str, *, surely: bool = False) -> bool:
        """Tell whether a term of ``analyse`` is in any passage or its context.

        Args:
            term: One of ``analyse``.
            surely: Only passages count of which it is sure whose they are.
        """
        return self._rows.any_sure(self.word_index.rows(term)) if surely else term in self.word_index

    def terms(self) -> Iterator[str]:
        """Return all terms of ``analyse`` that are in any passage or its context, each once."""
        return iter(self.word_index)

    def likeness(self, query: EncodedQuery, rows: Rows) -> list[Likeness]:
        """Return how like a question their own word pieces are; none in an index too large to keep them."""
        return self.tokens.likeness(query, rows)

    def passages(self, rows: Iterable[int] | Rows) -> list[Passage]:
        """Return the passages of these rows, in this order."""
        return self.store.passages(rows)

    def _from(self, sources: Collection[str]) -> tuple[str, ...]:
        """The ids of the articles of these sources."""
        return tuple(one.id for one in self.store.article_records() if one.source in sources)

    def _check_counts(self, version: Path) -> None:
        for file, n_rows in (
            (STORE, len(self.store)),
            (ROWS, len(self._rows)),
            (VECTORS, len(self.vectors)),
            (TERMS, len(self.word_index)),
            (TOKENS, len(self.tokens)),
        ):
            if n_rows != self.n_passages:
                raise DamagedIndexError(version / file, f"holds {n_rows} passages, the manifest says {self.n_passages}")


def check_encoder(manifest: IndexManifest, encoder: Encoder, *, max_tokens: int | None) -> None:
    """See that an index can be searched with an encoder.

    Raises:
        StaleIndexError: It was built with another one, or with passages of another length.
    """
    wanted = identity_of(encoder)
    if manifest.encoder != wanted:
        raise StaleIndexError(built_with=str(manifest.encoder), wanted=str(wanted))
    if max_tokens is not None:
        check_budget(manifest, max_tokens)


def check_budget(manifest: IndexManifest, max_tokens: int) -> None:
    """See that the passages of an index were cut with a budget.

    Raises:
        StaleIndexError: They were cut with another.
    """
    if manifest.max_tokens != max_tokens:
        raise StaleIndexError(
            built_with=f"passages of at most {manifest.max_tokens} tokens", wanted=f"at most {max_tokens}"
        )
