"""What can be wrong with a question. Finding nothing is not an error: see ``NotFound``."""

from corpus import OnTheRecordError

MAX_QUESTION_CHARACTERS = 1000


class QuestionError(OnTheRecordError):
    """A question can't be answered as it was put."""


class QuestionLengthError(QuestionError):
    """The question is empty or too long."""

    def __init__(self, n_characters: int) -> None:
        problem = "is empty" if n_characters == 0 else f"has {n_characters:,} characters"
        super().__init__(f"the question {problem}; ask in 1 to {MAX_QUESTION_CHARACTERS:,} characters")
        self.n_characters = n_characters


class UnknownFilterError(QuestionError):
    """A filter names a speaker or an article that is not there."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(
            f"{field}: there is no {value!r} in the articles; see /api/v1/{field.removeprefix('exclude_')}"
        )
        self.field, self.value = field, value


class NotInArchiveError(QuestionError):
    """An article, speaker, passage or quote with this id is not (or no longer) in the articles."""

    def __init__(self, what: str, wanted: str) -> None:
        super().__init__(f"there is no {what} with the id {wanted!r} in the articles")
        self.what, self.wanted = what, wanted
