"""The corpus folder: which files are articles, and who is the same person across them."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .casting import slug
from .errors import ArticleFileError, CorpusFolderError, DuplicateArticleError
from .models import Article, Speaker
from .reader import READABLE_SUFFIXES, read_article


@dataclass(frozen=True, slots=True)
class Library:
    """The articles of a folder, in the order of their ids, and the files that could not be read."""

    articles: tuple[Article, ...]
    errors: tuple[ArticleFileError, ...]


def article_files(folder: Path) -> tuple[Path, ...]:
    """Return the article files directly in ``folder``, by name; hidden files and other kinds are passed over.

    Raises:
        CorpusFolderError: The folder is missing or can't be listed, or holds no article file.
        DuplicateArticleError: Two files have one article id.
    """
    if not folder.is_dir():
        raise CorpusFolderError(folder, "there is no such folder")
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise CorpusFolderError(folder, f"can't be listed ({error.strerror})") from error
    files = [file for file in entries if file.suffix.lower() in READABLE_SUFFIXES and not file.name.startswith(".")]
    if not files:
        raise CorpusFolderError(folder, f"holds no article ({', '.join(sorted(READABLE_SUFFIXES))})")
    by_id: dict[str, Path] = {}
    for file in files:
        article_id = slug(file.stem)
        if article_id in by_id:
            raise DuplicateArticleError(article_id, by_id[article_id], file)
        by_id[article_id] = file
    return tuple(files)


def read_library(files: Iterable[Path]) -> Library:
    """Read every file; one that can't be read is reported and does not stop the others."""
    articles, errors = [], []
    for file in files:
        try:
            articles.append(read_article(file))
        except ArticleFileError as error:
            errors.append(error)
    articles.sort(key=lambda article: article.id)
    return Library(tuple(tell_namesakes_apart(articles)), tuple(errors))


def tell_namesakes_apart(articles: Sequence[Article]) -> Iterator[Article]:
    """Give people of the same name in several articles one id only where their office shows them to be the same.

    The first keeps the plain id; a namesake not known to be that person gets ``-`` and 8 hex digits of the SHA-256 of
    the id of their own first article. ``articles`` come in the order of their ids.
    """
    known: dict[str, dict[str, str]] = {}  # plain id → office, or the article of somebody without one → id given
    for article in articles:
        given: dict[str, str] = {}
        for speaker in article.speakers:
            namesakes = known.setdefault(speaker.id, {})
            identity = speaker.role or f"only in {article.id}"
            if identity not in namesakes:
                digest = hashlib.sha256(article.id.encode()).hexdigest()[:8]
                namesakes[identity] = f"{speaker.id}-{digest}" if namesakes else speaker.id
            given[speaker.id] = namesakes[identity]
        yield _renamed(article, given)


def _renamed(article: Article, given: dict[str, str]) -> Article:
    if all(old == new for old, new in given.items()):
        return article
    speakers: list[Speaker] = [replace(speaker, id=given[speaker.id]) for speaker in article.speakers]
    paragraphs = [
        paragraph if paragraph.speaker_id is None else replace(paragraph, speaker_id=given[paragraph.speaker_id])
        for paragraph in article.paragraphs
    ]
    return replace(article, speakers=tuple(speakers), paragraphs=tuple(paragraphs))
