"""The vectors of a draft's passages: copied from the version before where the text is the same, else made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from .drafts import Draft
from .encoder import Encoder, identity_of
from .index import PassageIndex
from .models import Matrix, Tokens

TEXTS = "texts.npy"


class BuildProgress(Protocol):
    """Is told how many of the texts to embed are done."""

    def __call__(self, done: int, total: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Embedded:
    """One vector and the word pieces for each passage, and how many were copied from the version before."""

    vectors: Matrix
    tokens: Sequence[Tokens]
    n_reused: int


def embed(draft: Draft, encoder: Encoder, before: PassageIndex | None, progress: BuildProgress | None) -> Embedded:
    """Return the vectors of every passage of a draft.

    Args:
        draft: Texts with the same digest are embedded once.
        encoder: Embeds what is new.
        before: The version in use, if there is one to copy from.
        progress: Told how many of the texts to embed are done.
    """
    known = _known_rows(before, encoder)
    new = {digest: text for digest, text in zip(draft.text_digests, draft.texts, strict=True) if digest not in known}
    number = {digest: row for row, digest in enumerate(new)}
    old_rows = np.array([known.get(digest, -1) for digest in draft.text_digests], np.int64)
    new_rows = np.array([number.get(digest, -1) for digest in draft.text_digests], np.int64)
    vectors = np.zeros((len(draft.passages), encoder.dim), np.float32)
    fresh, parts = _encoded(list(new.values()), encoder, progress)
    vectors[new_rows >= 0] = fresh[new_rows[new_rows >= 0]]
    if before is not None and known:
        vectors[old_rows >= 0] = before.vectors.reconstruct(old_rows[old_rows >= 0])
    tokens = []
    for passage, text, old, own in zip(draft.passages, draft.texts, old_rows, new_rows, strict=True):
        if old >= 0 and before is not None:
            tokens += before.tokens(np.array([old]))
        else:
            # The passage's own words stand at the end of what is embedded.
            tokens.append(_joined(parts[own], dim=encoder.dim).behind(len(text) - len(passage.text)))
    return Embedded(vectors, tokens, int((old_rows >= 0).sum()))


def _encoded(
    texts: Sequence[str], encoder: Encoder, progress: BuildProgress | None
) -> tuple[Matrix, list[list[Tokens]]]:
    n_done = 0
    parts: list[list[Tokens]] = [[] for _ in texts]

    def count(n_more: int) -> None:
        nonlocal n_done
        n_done += n_more
        if progress is not None:
            progress(n_done, len(texts))

    count(0)
    if not texts:
        return np.zeros((0, encoder.dim), np.float32), parts
    vectors = encoder.encode_passages(texts, progress=count, keep_tokens=lambda row, tokens: parts[row].append(tokens))
    return vectors, parts


def _joined(parts: Sequence[Tokens], *, dim: int) -> Tokens:
    vectors = np.concatenate([np.zeros((0, dim), np.float32), *(part.vectors for part in parts)])
    spans = np.concatenate([np.zeros((0, 2), np.int32), *(part.spans for part in parts)])
    order = np.argsort(spans[:, 0], kind="stable")
    return Tokens(vectors[order], spans[order])


def _known_rows(before: PassageIndex | None, encoder: Encoder) -> dict[bytes, int]:
    """Return which row of the version before holds the vectors of a text, by the text's digest."""
    if before is None or before.manifest.encoder != identity_of(encoder):
        return {}
    return {digest.tobytes(): row for row, digest in enumerate(np.load(before.folder / TEXTS, allow_pickle=False))}
