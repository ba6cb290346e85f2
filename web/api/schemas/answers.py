"""The replies of ``/answer``, ``/answers``, ``/search`` and ``/verify``."""

from datetime import date
from typing import Self

from pydantic import Field, PrivateAttr

import qa
from web.wording import wording_of

from .quotes import ArticleReference, Body, Filters, InReplyTo, Label, Passage, QuotableKind, Quote, Speaker, quotable


class Group(Body):
    """One person's share of an answer."""

    speaker: Speaker = Field(description="The person.")
    addressed: bool = Field(description="Whether they said anything on it.")
    quotes: list[str] = Field(description="Their quotes, by id.")

    @classmethod
    def of(cls, group: qa.Group) -> Self:
        """Return the share, its quotes by id."""
        return cls(
            speaker=Speaker.of(group.speaker),
            addressed=group.addressed,
            quotes=[quote.id for quote in group.quotes],
        )


class Summary(Body):
    """All that was found on a question, not only what is shown."""

    people: int = Field(ge=0, description="How many people speak of it.")
    statements: int = Field(ge=0, description="In how many statements.")
    from_: date | None = Field(alias="from", description="The first day on which any of it was published.")
    to: date | None = Field(description="The last day on which any of it was published.")

    @classmethod
    def of(cls, summary: qa.Summary) -> Self:
        """Return the summary."""
        return cls.model_validate(
            {
                "people": summary.n_people,
                "statements": summary.n_statements,
                "from": summary.first,
                "to": summary.last,
            }
        )


class AnswerReply(Body):
    """Quotes that answer, or what only comes ``near``, or an honest ``not_found``.

    ``note`` is what no quote says: what is known of the articles and people themselves, and who was asked just this and
    did not say. With ``more``, what is shown are examples.
    """

    question: str = Field(description="As it was asked.")
    interpreted_as: str = Field(
        description="The full question as it was understood: in the light of `history`, and spelt right."
    )
    kind: qa.QuestionKind = Field(description="What sort of answer the question wants.")
    status: qa.Status = Field(
        description="`answered`: the quotes do; `near`: nothing does, but `nearest` comes near; `not_found`: it is not "
        "on the record."
    )
    confidence: float = Field(ge=0, le=1, description="Probability that what was found answers the question.")
    text: str = Field(
        description="One line a quote, `Name, role: words`; or the sentence that says that nothing answers, and why."
    )
    note: str = Field(
        description="What is known of articles and people themselves, and who did not say; empty where nothing is."
    )
    quotes: list[Quote] = Field(description="When `answered`: the answer, best first.")
    declined: bool = Field(
        description="When `answered`: somebody was asked just this and did not say; the quotes are what they said "
        "instead."
    )
    more: bool = Field(description="Whether more was said than is shown.")
    nearest: list[Quote] = Field(description="When `near`: what comes nearest, which is no answer.")
    summary: Summary = Field(description="How much was found, shown or not.")
    groups: list[Group] = Field(description="The quotes by person; also who was asked about and said nothing on it.")
    filters: Filters = Field(description="Where was looked.")
    suggestions: list[str] = Field(description="Questions to go on with; each has an answer.")
    written: None = Field(description="Always null: a later option.")
    index_version: str = Field(description="The version of the index that was asked.")
    took_ms: float = Field(ge=0, description="Milliseconds on the server.")
    _language: str = PrivateAttr("en")  # of the sentences, for Markdown; programs don't get it

    @property
    def language(self) -> str:
        return self._language

    @classmethod
    def of(cls, reply: qa.Reply, *, index_version: str, took_ms: float) -> Self:
        """Return the reply to a question."""
        answer = reply if isinstance(reply, qa.Answer) else None
        understood = reply.interpretation
        words = wording_of(understood.language).answers
        shown = cls(
            question=understood.question.text,
            interpreted_as=understood.text,
            kind=understood.kind,
            status=reply.status,
            confidence=reply.confidence,
            text="\n".join(map(_line, reply.quotes)) if isinstance(reply, qa.Answer) else words.told(reply.reasons),
            note=words.told(answer.notes) if answer else "",
            quotes=[Quote.of(quote) for quote in answer.quotes] if answer else [],
            declined=answer.declined if answer else False,
            more=answer.more if answer else False,
            nearest=[Quote.of(quote) for quote in reply.nearest] if isinstance(reply, qa.Near) else [],
            summary=Summary.of(reply.summary),
            groups=[Group.of(group) for group in answer.groups] if answer else [],
            filters=Filters.of(understood.filters),
            suggestions=list(reply.suggestions),
            written=None,
            index_version=index_version,
            took_ms=took_ms,
        )
        shown._language = understood.language
        return shown


class BatchReply(Body):
    """What `/answer` replies to each question, in order."""

    answers: list[AnswerReply] = Field(description="One for each question, in order.")
    index_version: str = Field(description="The version of the index that all of them are from.")
    took_ms: float = Field(ge=0, description="Milliseconds that all of them took.")


class Understood(Body):
    """The first event: how a question is read, before anything is looked up."""

    question: str = Field(description="As it was asked.")
    interpreted_as: str = Field(description="The full question as it was understood in the light of `history`.")
    kind: qa.QuestionKind = Field(description="What sort of answer the question wants.")
    filters: Filters = Field(description="Where is looked.")

    @classmethod
    def of(cls, understood: qa.Interpretation) -> Self:
        """Return what was understood."""
        return cls(
            question=understood.question.text,
            interpreted_as=understood.text,
            kind=understood.kind,
            filters=Filters.of(understood.filters),
        )


class Found(Body):
    """A ranked passage."""

    passage: Passage = Field(description="The passage and its place.")
    kind: QuotableKind
    speaker: Speaker | None = Field(description="Who said it; null for narration, and where it is not sure who did.")
    label: Label
    article: ArticleReference = Field(description="Where it is printed.")
    score: float = Field(description="How well it fits; higher is better, comparable within one reply only.")
    in_reply_to: InReplyTo | None = Field(description="The question that was answered, where there is one.")

    @classmethod
    def of(cls, evidence: qa.Evidence) -> Self:
        """Return the passage with who said it, where, and how well it fits."""
        passage = evidence.passage
        return cls(
            passage=Passage.of(passage),
            kind=quotable(passage.kind),
            speaker=Speaker.of(passage.speaker) if passage.speaker else None,
            label=passage.label,
            article=ArticleReference.of(passage.article),
            score=evidence.score,
            in_reply_to=InReplyTo.of(passage),
        )


class SearchReply(Body):
    """Ranked passages, best first."""

    results: list[Found] = Field(description="The passages, best first.")
    filters: Filters = Field(description="Where was looked.")
    took_ms: float = Field(ge=0, description="Milliseconds on the server.")

    @classmethod
    def of(cls, found: qa.SearchResult, *, took_ms: float) -> Self:
        """Return what was found, and where was looked."""
        return cls(
            results=[Found.of(evidence) for evidence in found.evidence],
            filters=Filters.of(found.interpretation.filters),
            took_ms=took_ms,
        )


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
        description="`verbatim`: word for word; `altered`: near words are printed; `misattributed`: printed, but "
        "not as those of the one named; `interviewer`: said by one who asks; `not_found`: neither these words nor near "
        "ones. Where `speaker` of the first match is null, they are the reporter's (`narration`) or not sure whose."
    )
    matches: list[Match] = Field(description="What the verdict rests on, best first.")

    @classmethod
    def of(cls, verification: qa.Verification) -> Self:
        """Return the verdict and the printed words it rests on."""
        return cls(verdict=verification.verdict, matches=[Match.of_match(match) for match in verification.matches])


def _line(quote: qa.Quote) -> str:
    speaker = quote.speaker
    if speaker is None:
        said_by = f"{quote.article.title} ({quote.kind})"
    elif speaker.role is None:
        said_by = speaker.name
    else:
        said_by = f"{speaker.name}, {speaker.role}"
    return " ".join(f"{said_by}: {quote.text}".splitlines())
