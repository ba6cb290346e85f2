"""What a new version takes over from the one in use: articles as they were read, and passages as they were cut."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np

import corpus
from corpus import Article, Passage, Readings
from embeddings.encoding import Encoder, identity_of
from embeddings.errors import VectorIndexError
from embeddings.index import PassageIndex, article_digest
from embeddings.versions import check_name, current_version, version_folder


@cache
def program_digest() -> str:
    """Return one SHA-256 over the code of ``corpus`` and of this package; what other code has made is made anew."""
    digest = hashlib.sha256()
    for folder in (Path(corpus.__file__).parent, Path(__file__).parent.parent):
        for file in sorted(folder.rglob("*.py")):
            digest.update(file.relative_to(folder).as_posix().encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


TEXTS = "texts.npy"


def version_in_use(folder: Path) -> PassageIndex | None:
    """Open the version in use, if there is a sound one, whatever it was built with."""
    try:
        version = version_folder(folder, current_version(folder))
        check_name(version)
        return PassageIndex.open_version(version, verify=True)
    except VectorIndexError:
        return None


@contextmanager
def earlier_readings(folder: Path, *, full: bool = False) -> Iterator[Readings]:
    """Give a reader of articles; unless ``full``, what has not changed since the version in use is not read again."""
    before = None if full else version_in_use(folder)
    if before is None:
        yield Readings()
        return
    try:
        yield Readings(before.store.reading) if before.manifest.program == program_digest() else Readings()
    finally:
        before.close()


class EarlierPassages:
    """Passages of articles that have not changed, each with the digest of what was embedded for it."""

    def __init__(self, before: PassageIndex | None, encoder: Encoder, *, max_tokens: int) -> None:
        """Take those of a version; none where other code, another encoder or another budget made it."""
        self._articles: dict[str, str] = {}
        wanted = (program_digest(), identity_of(encoder), max_tokens)
        if before is None or (before.manifest.program, before.manifest.encoder, before.manifest.max_tokens) != wanted:
            return
        self._articles = before.store.article_digests()
        self._places = before.store.passages_by_article()
        self._texts = np.load(before.folder / TEXTS, allow_pickle=False)

    def of(self, article: Article) -> list[tuple[Passage, bytes]] | None:
        """Return the passages of an article in order; ``None`` where it is new or has changed."""
        if self._articles.get(article.id) != article_digest(article):
            return None
        return [
            (Passage(id_, article, paragraph, span), self._texts[row].tobytes())
            for row, id_, paragraph, span in self._places.get(article.id, ())
        ]
