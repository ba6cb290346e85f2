"""What editors put right in an article: ``<article>.corrections.yaml`` beside it, found again by the words."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ArticleFileError
from corpus.models import Article
from corpus.names import label_key

from .correcting import Correction, Draft
from .openings import folded
from .records import EditorFileError, Record
from .registry import Registry
from .yaml_files import read_records

SUFFIX = ".corrections.yaml"
_KEYS = ("paragraph", "nth", "kind", "speaker", "role")
_MAX_NTH_DIGITS = 6


class CorrectionsError(ArticleFileError):
    """An article's corrections can't be read, so the article is left out: without them it may name the wrong person."""

    def __init__(self, article: Path, error: EditorFileError) -> None:
        where = "" if error.line is None else f"line {error.line}: "
        super().__init__(error.file, f"{where}{error.problem}; {article.name} is left out until this is mended")
        self.article, self.line = article, error.line


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one article, in the order of the file; without any, the registry alone is applied."""

    file: Path
    entries: tuple[Correction, ...] = ()

    def apply(self, article: Article, registry: Registry | None = None) -> Article:
        """Return the article as its editors have it.

        People may be called as printed or as in the registry, which also knows whoever a correction adds. Roles come
        last, so that one given for this article wins. A correction that doesn't fit is left out, with a warning.
        """
        registry = registry or Registry()
        article = registry.identify(article)
        if not self.entries:
            return article
        draft = Draft(article, source=self.file.name)
        for entry in self.entries:
            draft.attempt(entry, Draft.correct_paragraph)
        draft = draft.rebased(registry.identify(draft.article()))
        for entry in self.entries:
            draft.attempt(entry, Draft.correct_role)
        return draft.article()


def corrections_file(article_file: Path) -> Path:
    """Return where the corrections of an article are looked for."""
    return article_file.with_name(article_file.stem + SUFFIX)


def stray_corrections(article_files: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files of corrections beside these articles that belong to none of them, or end in ``.yml``."""
    files = tuple(article_files)
    claimed = {corrections_file(file) for file in files}
    found = {path for folder in {file.parent for file in files} for path in folder.glob("*.corrections.y*ml")}
    return tuple(sorted(found - claimed))


def read_corrections(article_file: Path) -> Corrections:
    """Return the corrections beside an article file; none where there is no such file.

    Raises:
        CorrectionsError: The file is no YAML, or has keys or values that can't be understood.
    """
    file = corrections_file(article_file)
    try:
        return Corrections(file, tuple(map(_correction, read_records(file))))
    except EditorFileError as error:
        raise CorrectionsError(article_file, error) from error


def _correction(record: Record) -> Correction:
    record.check_keys(_KEYS)
    paragraph, nth, kind = record.words("paragraph"), record.words("nth"), record.words("kind")
    speaker, role = record.words("speaker"), record.words("role")
    if "paragraph" in record and not folded(paragraph or ""):
        raise record.refused("'paragraph' should be the first words of one", key="paragraph")
    if not paragraph and (not speaker or "role" not in record or kind or nth):
        raise record.refused("say which 'paragraph' is meant, or give a 'speaker' and the 'role' in this article")
    if not (kind or "speaker" in record or "role" in record):
        raise record.refused("puts nothing right; give 'kind', 'speaker' or 'role'")
    if nth is not None and not (nth.isascii() and nth.isdigit() and len(nth) <= _MAX_NTH_DIGITS and int(nth)):
        raise record.refused("'nth' should be a number; the first is 1", key="nth")
    if speaker is not None and not label_key(speaker):
        raise record.refused("'speaker' should be a full name, or null for nobody", key="speaker")
    return Correction(
        line=record.line,
        paragraph=paragraph,
        nth=int(nth) if nth else None,
        kind=kind,
        speaker=speaker,
        nobody="speaker" in record and speaker is None,
        role=(role or "") if "role" in record else None,
    )
