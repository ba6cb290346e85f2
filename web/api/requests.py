"""What the API accepts: strictly typed, bounded, and nothing it does not know."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from corpus import Kind
from qa import MAX_CLAIM_CHARACTERS, MAX_QUESTION_CHARACTERS, Claim, Filters, Question
from web.errors import LaterOptionError

MAX_HISTORY = 20
MAX_FILTER_VALUES = 100


def _read_iso_date(value: object) -> object:
    # Left to itself, pydantic would read a number as seconds since 1970.
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2019-10-31") else value


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION_CHARACTERS)]
Quoted = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_CLAIM_CHARACTERS)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Names = Annotated[list[Name], Field(max_length=MAX_FILTER_VALUES)]
IsoDate = Annotated[date, BeforeValidator(_read_iso_date)]


class _Where(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    speakers: Names = Field([], description="Only these people, by id or name.")
    exclude_speakers: Names = Field([], description="Not these people, by id or name.")
    articles: Names = Field([], description="Only these articles, by id.")
    published_from: IsoDate | None = Field(None, description="Published on this day or later.")
    published_to: IsoDate | None = Field(None, description="Published on this day or earlier.")
    infer: bool = Field(True, description="Whether filters are also taken from the words.")

    def _asked(self, text: str, history: tuple[str, ...] = ()) -> Question:
        filters = Filters(
            speakers=tuple(self.speakers),
            exclude_speakers=tuple(self.exclude_speakers),
            articles=tuple(self.articles),
            published_from=self.published_from,
            published_to=self.published_to,
        )
        return Question(text, history=history, filters=filters, infer=self.infer)


class AnswerRequest(_Where):
    """A question, the conversation so far, and where to look."""

    question: Words
    history: list[Words] = Field([], max_length=MAX_HISTORY, description="Earlier questions, oldest first.")
    limit: int = Field(5, ge=1, le=20, description="At most this many quotes.")
    mode: Literal["quotes", "written"] = Field("quotes", description="`written` is a later option.")

    def asked(self) -> Question:
        """Return the question for the chatbot.

        Raises:
            LaterOptionError: The mode is not offered yet.
        """
        if self.mode == "written":
            raise LaterOptionError("mode", self.mode, "'quotes'")
        return self._asked(self.question, tuple(self.history))


class SearchRequest(_Where):
    """Words to look up, and where."""

    query: Words
    limit: int = Field(10, ge=1, le=50, description="At most this many passages.")
    kinds: list[Literal["statement", "question", "narration"]] = Field(
        ["statement"], min_length=1, max_length=3, description="Kinds of passages to look through."
    )

    def asked(self) -> Question:
        """Return the words as the question they are read as."""
        return self._asked(self.query)

    def wanted_kinds(self) -> frozenset[Kind]:
        """Return the kinds of passages to look through."""
        return frozenset(Kind(kind) for kind in self.kinds)


class VerifyRequest(BaseModel):
    """A quote to check, who is said to have said it, and where to look."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    quote: Quoted = Field(
        description="The words as pasted; … and [brackets] are read as omissions.",
        examples=["CILHP will … vigorously develop international logistics"],
    )
    speaker: Name | None = Field(None, description="Whose words they are said to be, by id, name or office.")
    articles: Names = Field([], description="Only these articles, by id.")

    def claim(self) -> Claim:
        """Return the claim to check."""
        return Claim(self.quote, self.speaker, tuple(self.articles))


class ListRequest(BaseModel):
    """Which part of a list is wanted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cursor: str | None = Field(None, min_length=1, max_length=500, description="`next` of the part before.")
    limit: int = Field(50, ge=1, le=100)
