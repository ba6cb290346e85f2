"""The corpus folder: which files are articles, and who is the same person across them."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.editing import Registry, read_corrections, review, stray_corrections
from corpus.formats import FORMATS, unpack

from .errors import ArticleFileError, CorpusFolderError, DuplicateArticleError
from .ids import digest_of, slug
from .models import Article, ReadingWarning, Speaker
from .reader import paragraph_lines, read_article, understand

# Files that tell of a folder, and are no articles in it.
_ABOUT = frozenset({"changelog", "copying", "license", "licence", "notice", "readme", "sources"})


class Readings:
    """Reads articles, before editors have their say, and remembers them by a key of the file's name and bytes."""

    def __init__(self, earlier: Callable[[str], Article | None] = lambda _: None) -> None:
        """Start with none.

        Args:
            earlier: Returns the article that was read with a key before, by the same code.
        """
        self._earlier = earlier
        self.articles: dict[str, Article] = {}

    def read(self, file: Path) -> Article:
        """Return the article of a file.

        Raises:
            ArticleFileError: It can't be read.
        """
        try:
            key = hashlib.sha256(f"{file.name}\0".encode(errors="surrogateescape") + file.read_bytes()).hexdigest()
        except OSError:
            return read_article(file)  # which says what is wrong
        self.articles[key] = self._earlier(key) or read_article(file)
        return self.articles[key]


@dataclass(frozen=True, slots=True)
class Library:
    """The articles of a folder, in the order of their ids, the files that could not be read, and what fits nothing.

    ``unread`` are the ids that the articles of those files have.
    """

    articles: tuple[Article, ...]
    errors: tuple[ArticleFileError, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    unread: tuple[str, ...] = ()


def article_files(folder: Path) -> tuple[Path, ...]:
    """Return the article files directly in ``folder``, by name; other kinds, hidden files and a README are passed over.

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
    files = [file for file in entries if file.suffix.lower() in FORMATS and _is_article(file)]
    if not files:
        raise CorpusFolderError(folder, f"holds no article ({', '.join(FORMATS)})")
    by_id: dict[str, Path] = {}
    for file in files:
        article_id = slug(file.stem)
        if article_id in by_id:
            raise DuplicateArticleError(article_id, by_id[article_id], file)
        by_id[article_id] = file
    return tuple(files)


def _is_article(file: Path) -> bool:
    return not file.name.startswith(".") and file.stem.lower() not in _ABOUT


def read_edited(file: Path, registry: Registry, readings: Readings | None = None) -> Article:
    """Return an article as its editors have it: read, its speakers known as in the registry, and corrected.

    Raises:
        ArticleFileError: The file can't be read, or its corrections can't.
    """
    return read_corrections(file).apply((readings or Readings()).read(file), registry)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An article as its editors have it, and what they should look at beside its own warnings."""

    article: Article
    doubts: tuple[ReadingWarning, ...]


def review_file(file: Path, registry: Registry) -> Reviewed:
    """Read a file as ``read_edited`` does, and say what in it is doubtful, by its lines.

    Raises:
        ArticleFileError: The file can't be read, or its corrections can't.
    """
    document = unpack(file)
    article = read_corrections(file).apply(understand(document, name=file.stem), registry)
    return Reviewed(article, review(article, paragraph_lines(document, article)))


def read_library(files: Iterable[Path], registry: Registry | None = None, readings: Readings | None = None) -> Library:
    """Read every file, or take it from ``readings``; one that can't be read is reported and stops no other."""
    files, registry = tuple(files), registry or Registry()
    articles, errors, unread = [], [], []
    for file in files:
        try:
            articles.append(read_edited(file, registry, readings))
        except ArticleFileError as error:
            errors.append(error)
            unread.append(slug(file.stem))
    articles.sort(key=lambda article: article.id)
    strays = (
        ReadingWarning(f"{file}: there is no such article; nothing was corrected") for file in stray_corrections(files)
    )
    # Somebody who speaks only in an unreadable article must not be reported as unused.
    unused = () if errors else registry.unused(articles)
    return Library(tuple(tell_namesakes_apart(articles, registry)), tuple(errors), (*strays, *unused), tuple(unread))


def tell_namesakes_apart(articles: Sequence[Article], registry: Registry | None = None) -> Iterator[Article]:
    """Give people of the same name in several articles one id only where their office shows them to be the same.

    The first keeps the plain id; a namesake not known to be that person gets ``-`` and 8 hex digits of the SHA-256 of
    the id of their own first article. Whom the registry knows keeps the registry's id, and comes first.
    ``articles`` come in the order of their ids, ``registry`` has been applied to them.
    """
    registry = registry or Registry()
    known: dict[str, dict[str, str]] = {}  # plain id → office, or the article of somebody without one → id given
    for article in articles:
        settled = registry.people_in(article)
        given: dict[str, str] = {id_: id_ for id_ in settled}
        for speaker in article.speakers:
            if speaker.id in settled:
                continue
            namesakes = known.setdefault(speaker.id, {"": speaker.id} if registry.is_taken(speaker.id) else {})
            identity = speaker.role or f"only in {article.id}"
            if identity not in namesakes:
                digest = digest_of(article.id)
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
