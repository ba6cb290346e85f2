"""New articles at the desk: read before they are kept, and recognised where they are published already."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.editing import Change, Drafts, file_name, fingerprint_of
from corpus.editing.paragraphs import folded
from corpus.errors import ArticleFileError
from corpus.formats import FORMATS, decode
from corpus.library import is_article
from corpus.models import Article, slug
from corpus.reader import read_article

from .articles import MendError, fingerprints_in, name_of

_TEXT = frozenset({".htm", ".html", ".markdown", ".md", ".srt", ".txt", ".vtt"})  # kinds that people can write
_MIN_WORDS = 8  # of a paragraph that tells one article from another
_MIN_SHARED = 0.5  # of the paragraphs, from which on it is the same article, mended
_MAX_COUNTED = 99  # articles of one title


@dataclass(frozen=True, slots=True)
class Known:
    """An article that is there already: ``same`` word for word, or with ``shared`` (0..1) of the paragraphs."""

    article_id: str
    name: str
    shared: float

    @property
    def same(self) -> bool:
        return self.shared == 1.0


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that somebody brings: ``name`` is that under which it is kept, and ``known`` what it repeats."""

    name: str
    title: str
    known: Known | None


def read_arrival(drafts: Drafts, content: bytes, *, called: str) -> Arrival:
    """Read a file that somebody brings; nothing is kept.

    Args:
        drafts: What is there already.
        content: Of the file.
        called: Its name where it comes from: only its suffix is used, and its stem where it has no title.

    Raises:
        ArticleFileError: It can't be read; the error names the file as it is ``called``.
    """
    suffix = Path(called).suffix.lower()
    article = _read(content, called)
    stem = Path(called.replace("\\", "/")).stem
    title = article.title if article.title and slug(article.title) != slug("article") else stem
    return Arrival(_free_name(drafts, title, suffix), title, _known(drafts, article))


def add_article(drafts: Drafts, content: bytes, *, called: str, by: str, update: str | None = None) -> str:
    """Keep a file as a draft and return the id of its article.

    Args:
        drafts: Where it is kept.
        content: Of the file.
        called: Its name where it comes from.
        by: The editor.
        update: The id of the article whose file it takes the place of: links to words that stay keep working.

    Raises:
        ArticleFileError: It can't be read.
        MendError: A file of another kind can't take the place of the article's.
    """
    arrival = read_arrival(drafts, content, called=called)
    if update is None:
        drafts.add(arrival.name, content, by=by, what=arrival.title)
        return slug(Path(arrival.name).stem)
    name = name_of(drafts, update)
    suffix, new_suffix = Path(name).suffix.lower(), Path(arrival.name).suffix
    changes = [Change(name, content, drafts.current(name).fingerprint)]
    if FORMATS[suffix] is not FORMATS[new_suffix]:
        # The id of an article is made of its name without suffix: the old file goes, and the links stay.
        renamed = f"{Path(name).stem}{new_suffix}"
        changes = [
            Change(name, None, drafts.current(name).fingerprint),
            Change(renamed, content, drafts.current(renamed).fingerprint),
        ]
        name = renamed
    drafts.save(changes, by=by, what=arrival.title, about=name)
    return update


def text_of(drafts: Drafts, article_id: str) -> str | None:
    """Return the file of an article as it can be edited; ``None`` for one of a kind that is no text."""
    name = name_of(drafts, article_id)
    if Path(name).suffix.lower() not in _TEXT:
        return None
    return decode(drafts.current(name).content or b"", file=Path(name))


def edit_text(drafts: Drafts, article_id: str, text: str, *, seen: str, by: str) -> str:
    """Keep the text of an article's file as edited: so paragraphs are split and joined; return what it was in words.

    Raises:
        ArticleFileError: With this text it can't be read.
        MendError: The file is no text.
        DraftConflictError: Somebody else changed the file meanwhile.
    """
    name = name_of(drafts, article_id)
    if Path(name).suffix.lower() not in _TEXT:
        raise MendError(f"{name} is no text that could be edited here; add it anew as Markdown")
    content = text.replace("\r\n", "\n").encode()
    _read(content, name)
    of_article, _ = fingerprints_in(seen)
    drafts.save([Change(name, content, of_article)], by=by, what=name, about=name)
    return name


def _read(content: bytes, called: str) -> Article:
    suffix = Path(called).suffix.lower()
    if suffix not in FORMATS:
        raise ArticleFileError(Path(called), f"files of this kind are not read; save it as one of {', '.join(FORMATS)}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"article{suffix}"
        file.write_bytes(content)
        try:
            return read_article(file)
        except ArticleFileError as error:
            raise ArticleFileError(Path(called), error.problem) from None


def _known(drafts: Drafts, article: Article) -> Known | None:
    """Return the article that shares most paragraphs with another, where these are enough to be the same one."""
    mine = _paragraphs(article)
    best: Known | None = None
    for name, path in drafts.view().items():
        if not is_article(Path(name)) or not mine:
            continue
        theirs = _paragraphs_of(path)
        shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
        if mine == theirs:
            return Known(slug(Path(name).stem), name, 1.0)
        if shared >= _MIN_SHARED and (best is None or shared > best.shared):
            best = Known(slug(Path(name).stem), name, min(shared, 0.99))
    return best


def _paragraphs(article: Article) -> frozenset[str]:
    words = (folded(one.span.cut(article.text)) for one in article.paragraphs)
    return frozenset(fingerprint_of(one.encode())[:16] for one in words if len(one.split()) >= _MIN_WORDS)


_seen: dict[str, frozenset[str]] = {}  # by the digest of a file: what it holds never changes


def _paragraphs_of(path: Path) -> frozenset[str]:
    key = fingerprint_of(path.name.encode() + path.read_bytes())
    if key not in _seen:
        try:
            _seen[key] = _paragraphs(read_article(path))
        except ArticleFileError:
            _seen[key] = frozenset()
    return _seen[key]


def _free_name(drafts: Drafts, title: str, suffix: str) -> str:
    taken = {slug(Path(name).stem) for name in drafts.view()} | {slug(Path(name).stem) for name in drafts.overlay()}
    for name in _names(title, suffix):
        if slug(Path(name).stem) not in taken:
            return name
    raise MendError(f"there are {_MAX_COUNTED} articles called {title!r}; give it another title")


def _names(title: str, suffix: str) -> Iterator[str]:
    yield file_name(title, suffix)
    yield from (file_name(f"{title} {number}", suffix) for number in range(2, _MAX_COUNTED + 1))
