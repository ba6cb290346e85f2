"""The form by which a reader says that something is wrong with a quote, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlsplit

from qa import MAX_QUESTION_CHARACTERS, Quote
from web import links
from web.api import MAX_COMMENT, Fault, Report
from web.pages.frame import Frame
from web.pages.quotes import Quotation, quotations
from web.wording import Wording


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be wrong."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it was filled in; ``problem`` says why it is not kept."""

    fault: Fault | None = None
    comment: str = ""
    question: str = ""
    problem: str | None = None

    @classmethod
    def read(cls, fields: Mapping[str, str], *, words: Wording) -> Self:
        """Return what was filled in, and what is wrong with that."""
        named = fields.get("fault", "")
        fault = Fault(named) if named in set(Fault) else None
        comment, question = (" ".join(fields.get(name, "").split()) for name in ("comment", "question"))
        problem = None if fault else words.reporting.missing
        for given, most in ((comment, MAX_COMMENT), (question, MAX_QUESTION_CHARACTERS)):
            if len(given) > most:
                problem = words.reporting.too_long(len(given), most)
        return cls(fault, comment, question, problem)

    def failed(self, problem: str) -> Self:
        """Return the form as it was filled in, and why it is not kept."""
        return replace(self, problem=problem)

    def report(self, quote: Quote) -> Report | None:
        """Return the report, where it can be kept."""
        if self.fault is None or self.problem:
            return None
        return Report.of(quote, self.fault, comment=self.comment, question=self.question)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage(Frame):
    """The form below its quote; once it is ``kept``, the thanks."""

    action: str
    quote: str
    quotation: Quotation
    choices: tuple[Choice, ...]
    filled: Filled
    kept: bool
    max_comment: int = MAX_COMMENT
    max_question: int = MAX_QUESTION_CHARACTERS
    styles: tuple[str, ...] = links.SHARING_STYLESHEETS

    @classmethod
    def of(cls, quote: Quote, filled: Filled, *, kept: bool = False, words: Wording) -> Self:
        """Return the page."""
        reporting = words.reporting
        [quotation] = quotations([quote], wording=words)
        texts = {
            Fault.WORDS: reporting.words,
            Fault.NAME: reporting.name,
            Fault.OFFICE: reporting.office,
            Fault.NOT_AN_ANSWER: reporting.not_an_answer,
        }
        return cls(
            title=words.title(reporting.thanks if kept else reporting.heading),
            description=words.description,
            action=links.page_at(links.REPORT),
            quote=quote.id,
            quotation=quotation,
            choices=tuple(Choice(fault.value, text, fault is filled.fault) for fault, text in texts.items()),
            filled=filled,
            kept=kept,
            words=words,
        )


def is_foreign(headers: Mapping[str, str]) -> bool:
    """Tell whether a form was sent from the page of another site.

    A browser says so over HTTPS. Without it, it names the other site at most: ours send no referrer, hence "null".
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin", "null")
    return origin != "null" and urlsplit(origin).netloc != headers.get("host", "")
