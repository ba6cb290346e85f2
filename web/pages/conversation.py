"""A conversation as its address holds it: questions, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from qa import MAX_QUESTION_CHARACTERS, Question, QuestionLengthError

from .chat import MAX_QUESTIONS
from .wording import ENGLISH, Wording


@dataclass(frozen=True, slots=True)
class Conversation:
    """The questions that can be asked; ``typed`` is what can't, because of ``problem``."""

    questions: tuple[Question, ...]
    typed: str = ""
    problem: str | None = None

    @classmethod
    def read(cls, asked: Sequence[str], *, words: Wording = ENGLISH) -> Self:
        """Return the newest questions of an address, each with the earlier ones as its history."""
        questions: list[Question] = []
        typed, problem = "", None
        for text in asked[-MAX_QUESTIONS:]:
            try:
                questions.append(Question(text, history=tuple(question.text for question in questions)))
            except QuestionLengthError as error:
                typed = text.strip()
                problem = (
                    words.question_too_long(error.n_characters, MAX_QUESTION_CHARACTERS)
                    if typed
                    else words.question_missing
                )
        return cls(tuple(questions), typed, problem)
