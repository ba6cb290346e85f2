"""What can be wrong with a question. Finding nothing is not an error: see ``NotFound``."""

from collections.abc import Sequence
from pathlib import Path

from corpus import OnTheRecordError

# For the front of this package to offer: those above don't speak to the index.
from embeddings import EngineAwayError  # noqa: F401

MAX_QUESTION_CHARACTERS = 1000
MAX_CLAIM_CHARACTERS = 5000


class QuestionError(OnTheRecordError):
    """A question can't be answered as it was put."""


class QuestionLengthError(QuestionError):
    """The question is empty or too long."""

    def __init__(self, n_characters: int) -> None:
        problem = "is empty" if n_characters == 0 else f"has {n_characters:,} characters"
        super().__init__(f"the question {problem}; ask in 1 to {MAX_QUESTION_CHARACTERS:,} characters")
        self.n_characters = n_characters


class ClaimLengthError(QuestionError):
    """The words to check are none, or too many."""

    def __init__(self, n_characters: int) -> None:
        problem = "is empty" if n_characters == 0 else f"has {n_characters:,} characters"
        super().__init__(f"the quote {problem}; check 1 to {MAX_CLAIM_CHARACTERS:,} characters at a time")
        self.n_characters = n_characters


class UnknownFilterError(QuestionError):
    """A filter names a speaker, an article or a source that is not there."""

    def __init__(self, field: str, value: str) -> None:
        listed = "articles" if field == "sources" else field.removeprefix("exclude_")
        super().__init__(f"{field}: there is no {value!r} in the articles; see /api/v1/{listed}")
        self.field, self.value = field, value


class NotInArchiveError(QuestionError):
    """An article, speaker, passage or quote with this id is not (or no longer) in the articles."""

    def __init__(self, what: str, wanted: str) -> None:
        super().__init__(f"there is no {what} with the id {wanted!r} in the articles")
        self.what, self.wanted = what, wanted


class KnownQuestionsError(OnTheRecordError):
    """A file of questions with known answers can't be used as it is; ``line`` counts from 1."""

    def __init__(self, file: Path, problem: str, *, line: int | None = None) -> None:
        super().__init__(f"{file}{f':{line}' if line else ''}: {problem}")
        self.file, self.problem, self.line = file, problem, line


class BaselineError(OnTheRecordError):
    """An earlier evaluation can't be compared with."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"the baseline {problem}")
        self.problem = problem


class NotFitToPublishError(OnTheRecordError):
    """An evaluation is worse than the earlier one, or shows quotes that are not exact."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(f"not fit to publish: {'; '.join(problems)}")
        self.problems = tuple(problems)
