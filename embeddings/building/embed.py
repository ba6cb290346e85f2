"""The vectors of the passages of a plan: copied from the version before where the text is the same, else made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from embeddings.encoding import Encoder, identity_of
from embeddings.index import LocalIndex, Quantised, TokenCollector, TokenVectors
from embeddings.models import Matrix, Rows, Tokens

from .plan import TEXTS, BuildPlan


class BuildProgress(Protocol):
    """Is told how many of the texts to embed are done."""

    def __call__(self, done: int, total: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Embedded:
    """One vector and the word pieces for each passage, and how many were copied from the version before."""

    vectors: Matrix
    tokens: TokenVectors
    n_reused: int


def embed(plan: BuildPlan, encoder: Encoder, before: LocalIndex | None, progress: BuildProgress | None) -> Embedded:
    """Return the vectors of every passage of a plan.

    Args:
        plan: Texts with the same digest are embedded once.
        encoder: Embeds what is new.
        before: The version in use, if there is one to copy from.
        progress: Told how many of the texts to embed are done.
    """
    known = _known_rows(before, encoder)
    new = {digest: text for digest, text in zip(plan.text_digests, plan.texts, strict=True) if digest not in known}
    number = {digest: row for row, digest in enumerate(new)}
    old_rows = np.array([known.get(digest, -1) for digest in plan.text_digests], np.int64)
    new_rows = np.array([number.get(digest, -1) for digest in plan.text_digests], np.int64)
    own = _OwnWords(plan, new_rows)
    axes = before.tokens.axes if before is not None and known else None
    collector = TokenCollector(own.n, dim=encoder.dim, axes=axes)

    def keep(row: int, tokens: Tokens) -> None:
        for start, number in own.of(row):
            collector.add(number, Quantised.of(tokens.behind(start)))

    vectors = np.zeros((len(plan.passages), encoder.dim), np.float32)
    fresh = _encoded(list(new.values()), encoder, progress, keep)
    vectors[new_rows >= 0] = fresh[new_rows[new_rows >= 0]]
    tokens = [(collector.collected(), own.numbers)]
    if before is not None and known:
        vectors[old_rows >= 0] = before.vectors.reconstruct(old_rows[old_rows >= 0])
        tokens.append((before.tokens, old_rows))
    return Embedded(vectors, TokenVectors.combine(tokens), int((old_rows >= 0).sum()))


class _OwnWords:
    """Where a passage's own words begin in its text, behind the context; passages with one text may differ in that.

    ``numbers`` counts the different texts and beginnings for each passage, -1 where its text is not new.
    """

    def __init__(self, plan: BuildPlan, rows: Rows) -> None:
        """Take the number of each passage's text among the new ones, -1 where it is not new."""
        known: dict[tuple[int, int], int] = {}
        self.numbers = np.full(len(rows), -1, np.int64)
        for at in np.flatnonzero(rows >= 0).tolist():
            start = len(plan.texts[at]) - len(plan.passages[at].text)
            self.numbers[at] = known.setdefault((int(rows[at]), start), len(known))
        self.n = len(known)
        self._of: dict[int, list[tuple[int, int]]] = {}
        for (row, start), number in known.items():
            self._of.setdefault(row, []).append((start, number))

    def of(self, row: int) -> list[tuple[int, int]]:
        """Return where own words begin in a new text, each with its number."""
        return self._of[row]


def _encoded(
    texts: Sequence[str], encoder: Encoder, progress: BuildProgress | None, keep: Callable[[int, Tokens], None]
) -> Matrix:
    n_done = 0

    def count(n_more: int) -> None:
        nonlocal n_done
        n_done += n_more
        if progress is not None:
            progress(n_done, len(texts))

    count(0)
    if not texts:
        return np.zeros((0, encoder.dim), np.float32)
    return encoder.encode_passages(texts, progress=count, keep_tokens=keep)


def _known_rows(before: LocalIndex | None, encoder: Encoder) -> dict[bytes, int]:
    """Return which row of the version before holds the vectors of a text, by the text's digest."""
    if before is None or before.manifest.encoder != identity_of(encoder):
        return {}
    return {digest.tobytes(): row for row, digest in enumerate(np.load(before.folder / TEXTS, allow_pickle=False))}
