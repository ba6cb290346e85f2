"""The articles at the editor's desk: which there are, drafts before what is published, and how each is read."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.editing import (
    Change,
    DraftError,
    Drafts,
    EditorFileError,
    NoSuchFileError,
    Registry,
    is_unsure,
    read_corrections,
    read_registry,
)
from corpus.editing.corrections import SUFFIX, Corrections
from corpus.editing.paragraphs import labels_of
from corpus.editing.registry import REGISTRY_NAME
from corpus.editing.yaml_entries import LayoutError
from corpus.errors import ArticleFileError
from corpus.library import Reviewed, is_article, review_file
from corpus.models import ReadingWarning, slug

_N_KEPT = 16  # articles as read: an editor works on one at a time
_BETWEEN = "."  # between the fingerprints of a token


class MendError(DraftError):
    """What an editor wants can't be done; the message says why, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class DeskArticle:
    """An article as it would be published.

    ``seen`` is a token of the files that its reading is made of, which a change has to name. ``labels`` are those that
    its paragraphs stand behind, one for each; ``waiting`` the numbers of those that are nobody's until an editor says
    whose.
    """

    name: str
    seen: str
    reviewed: Reviewed
    labels: tuple[str | None, ...]
    waiting: tuple[int, ...]


def article_id_of(name: str) -> str:
    """Return the id of the article in a file of this name."""
    return slug(Path(name).stem)


def article_names(drafts: Drafts) -> Mapping[str, str]:
    """Return the files of all articles, drafts and published ones, by the ids of the articles."""
    return {slug(Path(name).stem): name for name in drafts.view() if is_article(Path(name))}


def name_of(drafts: Drafts, article_id: str) -> str:
    """Return the name of an article's file.

    Raises:
        NoSuchFileError: There is none; what somebody sends is looked up, and never made a path of.
    """
    name = article_names(drafts).get(article_id)
    if name is None:
        raise NoSuchFileError(article_id)
    return name


def corrections_name(name: str) -> str:
    """Return the name of the file of an article's corrections."""
    return Path(name).stem + SUFFIX


def read_at_desk(drafts: Drafts, article_id: str) -> DeskArticle:
    """Return an article as it would be published now.

    Raises:
        NoSuchFileError: There is no such article.
        ArticleFileError: It can't be read, or its corrections can't.
    """
    name = name_of(drafts, article_id)
    path, corrections = drafts.path(name), drafts.path(corrections_name(name))
    if path is None:
        raise NoSuchFileError(name)
    registry = drafts.path(REGISTRY_NAME)
    seen = seen_of(drafts, name)
    key = f"{seen}{_BETWEEN}{drafts.current(REGISTRY_NAME).fingerprint}"
    # Without corrections, a file is named that is not there: the published one is not to be read in its place.
    nowhere = drafts.folder / "files" / corrections_name(name)
    reviewed = _reviewed(path, corrections or nowhere, registry.parent if registry else nowhere.parent, key)
    waiting = tuple(number for number, one in enumerate(reviewed.article.paragraphs) if is_unsure(one))
    return DeskArticle(name, seen, reviewed, labels_of(reviewed.article), waiting)


def seen_of(drafts: Drafts, name: str) -> str:
    """Return the token of an article's files: of its own, and of its corrections."""
    return _BETWEEN.join(drafts.current(one).fingerprint for one in (name, corrections_name(name)))


def fingerprints_in(seen: str) -> tuple[str, str]:
    """Return the fingerprints of a token: of the article's file, and of its corrections.

    A token that is none of ours has fingerprints that no file has, so that a change made from it conflicts.
    """
    of_article, _, of_corrections = seen.partition(_BETWEEN)
    return of_article, of_corrections


def discard_article(drafts: Drafts, article_id: str, *, by: str) -> None:
    """Let go of the draft of an article and of its corrections, as one step: what is published stands again."""
    name = name_of_draft(drafts, article_id)
    _save_all(drafts, name, lambda one: drafts.published(one).content, by=by, what=f"= {name}")


def withdraw_article(drafts: Drafts, article_id: str, *, by: str) -> None:
    """Mark an article and its corrections as to be taken away, as one step."""
    name = name_of(drafts, article_id)
    _save_all(drafts, name, lambda _: None, by=by, what=f"− {name}")


def name_of_draft(drafts: Drafts, article_id: str) -> str:
    """Return the name of an article's file, also of one that is withdrawn; see ``name_of``."""
    withdrawn = (name for name, path in drafts.overlay().items() if path is None and is_article(Path(name)))
    return next((name for name in withdrawn if slug(Path(name).stem) == article_id), None) or name_of(
        drafts, article_id
    )


def _save_all(drafts: Drafts, name: str, content: Callable[[str], bytes | None], *, by: str, what: str) -> None:
    files = (name, corrections_name(name))
    changes = [Change(one, content(one), drafts.current(one).fingerprint) for one in files]
    drafts.save(changes, by=by, what=what, about=name)


@lru_cache(maxsize=_N_KEPT)
def _reviewed(path: Path, corrections: Path, people: Path, _: str) -> Reviewed:
    return review_file(path, read_registry(people), corrections=corrections)


def read_as_it_would_be(article: DeskArticle, text: str) -> Corrections:
    """Return corrections from the text that a file of them would have.

    Raises:
        MendError: They can't be read.
    """
    with _written(corrections_name(article.name), text) as file:
        try:
            return read_corrections(Path(article.name), file=file)
        except ArticleFileError as error:
            raise MendError(f"{error.problem}") from None


def registry_as_it_would_be(text: str) -> Registry:
    """Return the registry from the text that its file would have."""
    with _written(REGISTRY_NAME, text) as file:
        return read_registry(file.parent)


def new_slips(before: tuple[ReadingWarning, ...], after: tuple[ReadingWarning, ...]) -> tuple[str, ...]:
    """Return what can't be used after a change, and could before; lines may have moved."""
    known = {_without_line(slip) for slip in before if slip.slip}
    return tuple(slip.message for slip in after if slip.slip and _without_line(slip) not in known)


def _without_line(warning: ReadingWarning) -> str:
    return warning.message.partition(": ")[2]


@contextmanager
def changing(file: str) -> Iterator[None]:
    """Turn what can't be changed in a file into an error that an editor understands."""
    try:
        yield
    except LayoutError as error:
        raise MendError(f"{file}, {error}; change it there by hand") from None
    except EditorFileError as error:
        raise MendError(str(error)) from None


@contextmanager
def _written(name: str, text: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_text(text, encoding="utf-8")
        yield file


def change_of(name: str, text: str, seen: str) -> Change:
    """Return the change of a file that editors write; one with nothing in it is taken away."""
    return Change(name, text.encode() if text.strip() else None, seen)
