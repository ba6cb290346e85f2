"""The root of every error of the project, and what can go wrong with article files."""

from collections.abc import Sequence
from pathlib import Path


class OnTheRecordError(Exception):
    """Something the user can understand and mend: the message says what, where and the way out."""


class CorpusError(OnTheRecordError):
    """An article, or the folder of articles, can't be used."""


class CorpusFolderError(CorpusError):
    """The corpus folder is missing or holds no article."""

    def __init__(self, folder: Path, problem: str) -> None:
        super().__init__(f"{folder}: {problem}; put article files there or name another folder with --corpus DIR")
        self.folder = folder


class ArticleFileError(CorpusError):
    """One article file can't be read; the others are not affected."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}")
        self.file, self.problem = file, problem


class DuplicateArticleError(ArticleFileError):
    """A file has the article id of another one as well: none of them is read, for which is meant can't be known."""

    def __init__(self, file: Path, *, article_id: str, others: Sequence[Path]) -> None:
        names = ", ".join(other.name for other in others)
        super().__init__(file, f"this and {names} both have the article id {article_id!r}; rename one of them")
        self.article_id, self.others = article_id, tuple(others)


class NothingReadError(CorpusError):
    """Not one article file of the corpus can be read: likely an accident, and no reason to empty an index."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: none of the article files can be read; mend them, the index stays as it was")
        self.folder = folder
