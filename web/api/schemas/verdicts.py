"""The reply of ``/verify``."""

from typing import Self

from pydantic import Field

import qa

from .quotes import Body, Quote


class DiffPart(Body):
    """One step of a word-level diff between a pasted quote and what is printed."""

    op: qa.Operation = Field(
        description="`insert`: words that are only in the pasted quote; `delete`: printed words that it lacks; "
        "`omission`: what stands in place of its … or [brackets]."
    )
    pasted: str = Field(description="Words of the pasted quote.")
    printed: str = Field(description="Words of the article.")

    @classmethod
    def of(cls, edit: qa.Edit) -> Self:
        """Return the step."""
        return cls(op=edit.operation, pasted=edit.pasted, printed=edit.printed)


class Match(Quote):
    """Printed words that a pasted quote may mean: whole sentences, with the words it has as highlights."""

    similarity: float = Field(ge=0, le=1, description="Share of words that are equal; 1 is word for word.")
    diff: list[DiffPart] = Field(description="How the pasted words differ from the printed ones, step by step.")

    @classmethod
    def of_match(cls, match: qa.Match) -> Self:
        """Return the printed words, and how the pasted ones differ."""
        return cls(
            **Quote.of(match.quote).model_dump(),
            similarity=match.similarity,
            diff=[DiffPart.of(edit) for edit in match.diff],
        )


class VerifyReply(Body):
    """Whether a quote is printed in the articles, and whose words it is."""

    verdict: qa.Verdict = Field(
        description="`verbatim`: word for word; `altered`: near words are printed; `misattributed`: somebody else's "
        "words; `interviewer`: said by one who asks; `not_found`: neither these words nor near ones."
    )
    matches: list[Match] = Field(description="What the verdict rests on, best first.")

    @classmethod
    def of(cls, verification: qa.Verification) -> Self:
        """Return the verdict and the printed words it rests on."""
        return cls(verdict=verification.verdict, matches=[Match.of_match(match) for match in verification.matches])
