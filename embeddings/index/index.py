"""One version of an index in a folder, open for reading."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus import Kind, Passage
from embeddings.encoding import Encoder, identity_of
from embeddings.errors import DamagedIndexError, StaleIndexError
from embeddings.manifest import IndexManifest, check_files
from embeddings.models import EncodedQuery, Likeness, Mask, Matrix, Rows, Scored, Selection, Tokens, Vector
from embeddings.versions import ReadLock, check_name, current_version, read_manifest, version_folder

from .filters import RowFilter
from .store import PassageStore
from .terms import TermIndex
from .token_vectors import TokenVectors
from .vectors import VectorIndex

STORE, ROWS, VECTORS, TERMS, TOKENS = "passages.sqlite", "rows.npy", "vectors.faiss", "terms", "tokens"


class LocalIndex:
    """The ``PassageIndex`` of a version in a folder; rows are counted from 0, and mean nothing in another version."""

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

    def articles_of(self, selection: Selection) -> tuple[str, ...]:
        return self._rows.articles_of(self._allowed(selection))

    def articles_at(self, rows: Rows | None) -> tuple[str, ...]:
        wanted = np.ones(self.n_passages, np.bool_)
        if rows is not None:
            wanted[:] = False
            wanted[rows] = True
        return self._rows.articles_of(wanted)

    def articles_by_words(self, terms: Sequence[str], kinds: Collection[Kind]) -> tuple[str, ...]:
        return self._rows.articles_in(self.lexical(terms, self.n_passages, Selection(frozenset(kinds))).rows)

    def rows_of(self, article_ids: Collection[str], selection: Selection | None = None) -> Rows:
        of_articles = self._rows.of_articles(article_ids)
        return np.flatnonzero(of_articles if selection is None else of_articles & self._allowed(selection))

    def before(self, rows: Rows) -> Rows:
        return rows[rows > 0] - 1

    def candidates(self, vector: Vector | None, terms: Sequence[str], k: int, selection: Selection) -> Rows:
        allowed = self._allowed(selection)
        if not allowed.any():
            return np.zeros(0, np.int64)
        lexical = self.word_index.search(terms, k, allowed)
        if vector is None:
            return np.sort(lexical.rows)
        return np.union1d(self.vectors.search(vector, k, allowed).rows, lexical.rows)

    def dense(self, vector: Vector, k: int, selection: Selection | None = None) -> Scored:
        """Return the ``k`` passages most like a vector, scores -1 to 1."""
        return self.vectors.search(vector, k, None if selection is None else self._allowed(selection))

    def dense_of(self, vector: Vector, rows: Rows) -> NDArray[np.float32]:
        return self.vectors.scores(vector, rows)

    def lexical(self, terms: Sequence[str], k: int, selection: Selection | None = None) -> Scored:
        return self.word_index.search(terms, k, None if selection is None else self._allowed(selection))

    def lexical_of(self, terms: Sequence[str], rows: Rows) -> NDArray[np.float32]:
        return self.word_index.scores(terms)[rows]

    def holding(self, terms: Sequence[str], near: Rows | None = None) -> list[Rows]:  # noqa: ARG002 - it costs nothing
        return [np.sort(self.word_index.rows(term)).astype(np.int64) for term in terms]

    def idf(self, term: str) -> float:
        return self.word_index.idf(term)

    def has_term(self, term: str, *, surely: bool = False) -> bool:
        return self._rows.any_sure(self.word_index.rows(term)) if surely else term in self.word_index

    def terms(self) -> Iterator[str]:
        return iter(self.word_index)

    def likeness(self, query: EncodedQuery, rows: Rows) -> list[Likeness]:
        return self.tokens.likeness(query, rows)

    def tokens_of(self, rows: Rows) -> list[Tokens]:
        starts = self.tokens.starts
        parts = [self.tokens.pieces.at(slice(int(starts[row]), int(starts[row + 1]))) for row in rows]
        return [Tokens(part.vectors, part.spans) for part in parts]

    def vectors_of(self, rows: Rows) -> Matrix:
        return self.vectors.reconstruct(rows)

    def passages(self, rows: Iterable[int] | Rows) -> list[Passage]:
        return self.store.passages(rows)

    def _allowed(self, selection: Selection) -> Mask:
        within = selection.within
        allowed = self._rows.allowed(selection.kinds, within, whose=selection.whose)
        if within.sources:
            allowed &= self._rows.of_articles(self._from(within.sources))
        return allowed

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
