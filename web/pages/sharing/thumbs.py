"""The form by which a reader says whether a reply is of use, and the thanks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from web import links
from web.monitoring import MAX_COMMENT
from web.pages.conversation import Asking, parameters_of
from web.pages.frame import Frame
from web.wording import Wording


@dataclass(frozen=True, slots=True)
class Opinion:
    """The form as it was filled in; ``problem`` says why it is not kept."""

    up: bool | None = None
    comment: str = ""
    problem: str | None = None

    @classmethod
    def read(cls, fields: Mapping[str, str], *, words: Wording) -> Self:
        """Return what was filled in, and what is wrong with that."""
        up = {"up": True, "down": False}.get(fields.get("thumb", ""))
        comment = " ".join(fields.get("comment", "").split())
        problem = words.thumbs.missing if up is None else None
        if len(comment) > MAX_COMMENT:
            problem = words.thumbs.too_long(len(comment), MAX_COMMENT)
        return cls(up, comment, problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThumbPage(Frame):
    """The form below its question; once it is ``kept``, the thanks."""

    action: str
    back: str
    question: str
    opinion: Opinion
    kept: bool
    max_comment: int = MAX_COMMENT
    styles: tuple[str, ...] = links.SHARING_STYLESHEETS

    @classmethod
    def of(cls, askings: Sequence[Asking], opinion: Opinion, *, kept: bool = False, words: Wording) -> Self:
        """Return the page for the reply to the last of these questions."""
        parameters = parameters_of(askings)
        return cls(
            title=words.title(words.thumbs.thanks if kept else words.thumbs.heading),
            description=words.description,
            action=links.page_at(links.THUMB, parameters),
            back=links.conversation(parameters, shown=len(askings)),
            question=askings[-1].text,
            opinion=opinion,
            kept=kept,
            words=words,
        )
