"""What the API accepts: strictly typed, bounded, and nothing that it does not know."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from corpus import Kind
from qa import (
    DEFAULT_LIMIT,
    MAX_CLAIM_CHARACTERS,
    MAX_HISTORY,
    MAX_LIMIT,
    MAX_QUESTION_CHARACTERS,
    Claim,
    Filters,
    Question,
)
from web.errors import LaterOptionError

MAX_BATCH = 100
MAX_FILTER_VALUES = 100

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# One character at least that Python would not strip: \s of a JSON schema counts others as space.
_NOT_BLANK = {"pattern": r"[^\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"}


def _read_iso_date(value: object) -> object:
    # Left to itself, pydantic would read a number as seconds since 1970, and Python "2019-W44-4" as a day.
    return date.fromisoformat(value) if isinstance(value, str) and _ISO_DATE.fullmatch(value) else value


def _strip(value: object) -> object:
    # Of its own, pydantic leaves what Python calls space and Unicode does not.
    return value.strip() if isinstance(value, str) else value


def _read_whole(value: object) -> object:
    # JSON has one kind of number: 5.0 is as whole as 5.
    return int(value) if isinstance(value, float) and value.is_integer() else value


Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION_CHARACTERS),
    BeforeValidator(_strip),
    Field(json_schema_extra=_NOT_BLANK),
]
Quoted = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_CLAIM_CHARACTERS),
    BeforeValidator(_strip),
    Field(json_schema_extra=_NOT_BLANK),
]
Whole = Annotated[int, BeforeValidator(_read_whole)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Names = Annotated[list[Name], Field(max_length=MAX_FILTER_VALUES)]
IsoDate = Annotated[date, BeforeValidator(_read_iso_date)]


class _Where(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    speakers: Names = Field([], description="Only these people, by id or name.")
    exclude_speakers: Names = Field([], description="Not these people, by id or name.")
    articles: Names = Field([], description="Only these articles, by id.")
    sources: Names = Field([], description="Only articles of these sources, by name.")
    published_from: IsoDate | None = Field(None, description="Published on this day or later.")
    published_to: IsoDate | None = Field(None, description="Published on this day or earlier.")
    infer: bool = Field(True, description="Whether filters are also taken from the words.")

    def _asked(self, text: str, history: tuple[str, ...] = ()) -> Question:
        filters = Filters(
            speakers=tuple(self.speakers),
            exclude_speakers=tuple(self.exclude_speakers),
            articles=tuple(self.articles),
            sources=tuple(self.sources),
            published_from=self.published_from,
            published_to=self.published_to,
        )
        return Question(text, history=history, filters=filters, infer=self.infer)


class AnswerRequest(_Where):
    """A question, the conversation so far, and where to look."""

    question: Words = Field(description="In any words; space around it does not count.")
    history: list[Words] = Field([], max_length=MAX_HISTORY, description="Earlier questions, oldest first.")
    limit: Whole = Field(DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description="At most this many quotes.")
    mode: Literal["quotes", "written"] = Field(
        "quotes",
        description="`written` is a later option.",
        json_schema_extra={"enum": ["quotes"]},  # what is refused today is no part of the API
    )

    def asked(self) -> Question:
        """Return the question for the chatbot.

        Raises:
            LaterOptionError: The mode is not offered yet.
        """
        if self.mode == "written":
            raise LaterOptionError("mode", self.mode, "'quotes'")
        return self._asked(self.question, tuple(self.history))


class BatchRequest(BaseModel):
    """Questions, each as `/answer` takes it; none knows of another."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    questions: Annotated[list[AnswerRequest], Field(min_length=1, max_length=MAX_BATCH)] = Field(
        description="Each as `/answer` takes it."
    )


class SearchRequest(_Where):
    """Words to look up, and where."""

    query: Words = Field(description="Read as a question is; space around it does not count.")
    limit: Whole = Field(10, ge=1, le=50, description="At most this many passages.")
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

    quote: Quoted = Field(description="The words as pasted; … and [brackets] are read as omissions.")
    speaker: Name | None = Field(None, description="Whose words they are said to be, by id, name or office.")
    articles: Names = Field([], description="Only these articles, by id.")

    def claim(self) -> Claim:
        """Return the claim to check."""
        return Claim(self.quote, self.speaker, tuple(self.articles))


class ListRequest(BaseModel):
    """Which part of a list is wanted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cursor: str | SkipJsonSchema[None] = Field(
        None, min_length=1, max_length=500, description="`next` of the part before."
    )
    limit: int = Field(50, ge=1, le=100, description="At most this many items.")
