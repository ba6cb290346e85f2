"""The corpus folder: which files are articles, and who is the same person across them."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.attribution import read_interview
from corpus.editing import Evidence, KnownPerson, Registry, read_corrections, review, stray_corrections, weigh
from corpus.formats import FORMATS, unpack

from .errors import ArticleFileError, CorpusFolderError, DuplicateArticleError
from .models import Article, ReadingWarning, Speaker, digest_of, slug
from .reader import paragraph_lines, printable, read_article, understand

# Files that tell of a folder, and are no articles in it.
_ABOUT = frozenset({"changelog", "copying", "license", "licence", "notice", "readme", "sources"})
# Kinds of files in which people write: one that lies among the articles was meant to be one.
_WRITTEN = frozenset(
    f".{kind}"
    for kind in """ass doc docm dot epub fb2 mht mhtml odt org pages rst rtf sbv tex text ttml wpd wps xhtml""".split()
)


class Readings:
    """Reads articles, before editors have their say, and remembers them by a key of the file's name and bytes.

    ``published`` are the ids of the articles of the version in use, ``people`` whom the editors knew there.
    """

    def __init__(
        self,
        earlier: Callable[[str], Article | None] = lambda _: None,
        *,
        published: Collection[str] = (),
        people: Sequence[KnownPerson] = (),
    ) -> None:
        """Start with none.

        Args:
            earlier: Returns the article that was read with a key before, by the same code.
            published: See the class.
            people: See the class.
        """
        self._earlier = earlier
        self.published, self.people = frozenset(published), tuple(people)
        self.articles: dict[str, Article] = {}

    def is_new(self, file: Path) -> bool:
        """Tell whether a file can be read, and has not been read before."""
        key = _key_of(file)
        return key is not None and self._earlier(key) is None

    def with_more(self, articles: Mapping[str, Article]) -> "Readings":
        """Return readings that remember these articles, too, by their keys."""
        return Readings(
            lambda key: articles.get(key) or self._earlier(key), published=self.published, people=self.people
        )

    def read(self, file: Path) -> Article:
        """Return the article of a file.

        Raises:
            ArticleFileError: It can't be read; or not as it was meant, while a good reading of it is published.
        """
        key = _key_of(file)
        if key is None:
            return read_article(file)  # which says what is wrong
        article = self._earlier(key)
        if article is None:
            article = read_article(file)
            loss = next((warning for warning in article.warnings if warning.loss), None)
            if loss and article.id in self.published:
                raise ArticleFileError(file, str(loss))
        self.articles[key] = article
        return article


def _key_of(file: Path) -> str | None:
    """Return what a reading is known by; ``None`` for what can't be read, such as a pipe, which would never end."""
    try:
        return (
            hashlib.sha256(f"{file.name}\0".encode(errors="surrogateescape") + file.read_bytes()).hexdigest()
            if file.is_file()
            else None
        )
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class Library:
    """The articles of a folder, in the order of their ids, the files that could not be read, and what fits nothing.

    ``unread`` are the ids that the articles of those files have, ``kept`` those of them that are published already,
    and ``people`` whom the editors know.
    """

    articles: tuple[Article, ...]
    errors: tuple[ArticleFileError, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    unread: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()
    people: tuple[KnownPerson, ...] = ()


def article_files(folder: Path) -> tuple[Path, ...]:
    """Return the article files directly in ``folder``, by name; other kinds, hidden files and a README are passed over.

    Raises:
        CorpusFolderError: The folder is missing or can't be listed, or holds no article file.
    """
    if not folder.is_dir():
        raise CorpusFolderError(folder, "there is no such folder")
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise CorpusFolderError(folder, f"can't be listed ({error.strerror})") from error
    files = tuple(file for file in entries if is_article(file))
    if not files:
        raise CorpusFolderError(folder, f"holds no article ({', '.join(FORMATS)})")
    return files


def is_article(file: Path) -> bool:
    """Tell by its name whether a file is an article."""
    return file.suffix.lower() in FORMATS and _is_meant_so(file)


def _is_meant_so(file: Path) -> bool:
    return not file.name.startswith(".") and file.stem.lower() not in _ABOUT


def read_edited(file: Path, registry: Registry, readings: Readings | None = None) -> Article:
    """Return an article as its editors have it: read, its speakers known as in the registry, and corrected.

    Raises:
        ArticleFileError: The file can't be read, or its corrections can't.
    """
    return read_corrections(file).apply((readings or Readings()).read(file), registry)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An article as its editors have it, and what they should look at beside its own warnings.

    ``lines`` and ``evidence`` have one for each paragraph: where it begins in the file, and why it is read so.
    """

    article: Article
    doubts: tuple[ReadingWarning, ...]
    lines: tuple[int | None, ...]
    evidence: tuple[Evidence, ...]


def review_file(file: Path, registry: Registry, *, corrections: Path | None = None) -> Reviewed:
    """Read a file as ``read_edited`` does, and say what in it is doubtful, by its lines.

    Args:
        file: Of the article.
        registry: Who is who.
        corrections: Its file of corrections, where that lies in another folder.

    Raises:
        ArticleFileError: The file can't be read, or its corrections can't.
    """
    document = unpack(file)
    interview = read_interview(document, name=file.stem)
    article = read_corrections(file, file=corrections).apply(
        understand(document, name=file.stem, interview=interview), registry
    )
    lines = paragraph_lines(document, article)
    return Reviewed(article, (*registry.slips, *review(article, lines)), lines, weigh(document, interview, article))


def read_library(files: Iterable[Path], registry: Registry | None = None, readings: Readings | None = None) -> Library:
    """Read every file, or take it from ``readings``; one that can't be read is reported and stops no other.

    Of files with one article id none is read: which of them is meant can't be known.
    """
    files, registry, readings = tuple(files), registry or Registry(), readings or Readings()
    articles, errors, unread = [], [], []
    with_id: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        with_id[slug(file.stem)].append(file)
    for file in files:
        article_id = slug(file.stem)
        try:
            if others := [other for other in with_id[article_id] if other != file]:
                raise DuplicateArticleError(file, article_id=article_id, others=others)
            articles.append(read_edited(file, registry, readings))
        except ArticleFileError as error:
            errors.append(error)
            unread.append(article_id)
    articles.sort(key=lambda article: article.id)
    # Somebody who speaks only in an unreadable article must not be reported as unused.
    unused = () if errors else registry.unused(articles)
    return Library(
        articles=tuple(tell_namesakes_apart(articles, registry)),
        errors=tuple(errors),
        warnings=(*registry.slips, *_not_read(files), *unused),
        unread=tuple(unread),
        kept=readings.published & set(unread),
        people=registry.people,
    )


def _not_read(files: Sequence[Path]) -> Iterator[ReadingWarning]:
    """Tell of what lies beside the articles and is passed over, though somebody wrote it to be read."""
    for file in stray_corrections(files):
        yield ReadingWarning(f"{file}: there is no such article; nothing was corrected", slip=True)
    for folder in sorted({file.parent for file in files}):
        for file in sorted(folder.glob("*")):
            if file.suffix.lower() in _WRITTEN and _is_meant_so(file):
                kinds = ", ".join(FORMATS)
                yield ReadingWarning(f"{file}: files of this kind are not read; save it as one of {kinds}", slip=True)
    for file in files:
        if printable(file.name) != file.name:
            yield ReadingWarning(f"{file}: its name is not UTF-8 text; rename it", slip=True)


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
