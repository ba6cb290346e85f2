"""Checking a quote: the verdict, and the words it rests on, compared word by word."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from qa import MAX_CLAIM_CHARACTERS, Claim, ClaimLengthError, Edit, Match, Operation, Quote, Verdict, Verification
from web import links
from web.pages.frame import Frame
from web.wording import Wording

from .quotations import Quotation, quotations

MAX_NAME_CHARACTERS = 200
MAX_LINK_CHARACTERS = 6000  # of which no server or proxy on the way complains
_ANCHOR = "verdict"


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was typed into the form: what can be checked, or what is wrong with it."""

    words: str = ""
    name: str = ""
    claim: Claim | None = None
    words_problem: str | None = None
    name_problem: str | None = None

    @classmethod
    def read(cls, words: str, name: str, *, wording: Wording) -> Self:
        """Return what was typed as a claim, or why it is none."""
        checking = wording.checking
        if len(name) > MAX_NAME_CHARACTERS:
            return cls(words, name, name_problem=checking.name_too_long(MAX_NAME_CHARACTERS))
        try:
            return cls(words, name, Claim(words, name))
        except ClaimLengthError as error:
            n = error.n_characters
            return cls(words, name, words_problem=checking.too_long(n, MAX_CLAIM_CHARACTERS) if n else checking.missing)

    @property
    def link(self) -> str | None:
        """The address of the check; none where there is nothing to check, or too much for an address."""
        address = links.check(self.claim.words, said_by=self.claim.speaker) if self.claim else ""
        return f"{address}#{_ANCHOR}" if 0 < len(address) <= MAX_LINK_CHARACTERS else None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a comparison; ``space`` is what stands between it and the step before."""

    space: str
    same: str = ""
    deleted: str = ""
    inserted: str = ""
    omitted: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A quote beside print; without steps where nothing differs."""

    steps: tuple[Step, ...]
    language: str
    has_changes: bool
    has_omissions: bool
    quotation: Quotation
    note: str | None

    @classmethod
    def of(cls, match: Match, *, wording: Wording) -> Self:
        """Return the printed words, and how the pasted ones differ."""
        operations = {edit.operation for edit in match.diff} - {Operation.EQUAL}
        [quotation] = quotations([match.quote], wording=wording)
        return cls(
            steps=tuple(_steps(match.diff)) if operations else (),
            language=match.quote.article.language or "",
            has_changes=bool(operations - {Operation.OMISSION}),
            has_omissions=Operation.OMISSION in operations,
            quotation=quotation,
            note=None if operations or _is_all_marked(match.quote) else wording.checking.whole,
        )


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """A verdict, and what it rests on: the best place, and others."""

    style: str
    sign: str
    heading: str
    explanation: str
    in_print: str
    best: Compared | None
    others: tuple[Compared, ...]
    pasted: str
    link: str | None
    nameless: str | None
    nearest: tuple[Quotation, ...]
    anchor: str = _ANCHOR

    @classmethod
    def of(
        cls,
        pasted: Pasted,
        claim: Claim,
        verification: Verification,
        *,
        nearest: Sequence[Quote] = (),
        wording: Wording,
    ) -> Self:
        """Return the outcome as it is shown; ``nearest`` are words that mean something like those not found."""
        checking, verdict, matches = wording.checking, verification.verdict, verification.matches
        speaker = matches[0].quote.speaker if matches else None
        compared = [Compared.of(match, wording=wording) for match in matches]
        unsure, exact = verification.is_unsure, verdict is not Verdict.ALTERED
        return cls(
            style=_UNSURE if unsure and exact else verdict.value.replace("_", "-"),
            sign=_SIGNS[_UNSURE if unsure and exact else verdict],
            heading=wording.unsure.verdict if unsure and exact else checking.verdict(verdict),
            explanation=wording.unsure.explained(verdict, named=claim.speaker)
            if unsure
            else checking.explained(verdict, by=speaker.name if speaker else None, named=claim.speaker),
            in_print=checking.nearest_in_print if verdict is Verdict.ALTERED else checking.in_print,
            best=compared[0] if compared else None,
            others=tuple(compared[1:]),
            pasted=claim.words,
            link=pasted.link,
            nameless=Pasted.read(claim.words, "", wording=wording).link if claim.speaker else None,
            nearest=quotations(nearest, wording=wording),
        )


_UNSURE = "unsure"
_SIGNS = {
    _UNSURE: "~",
    Verdict.VERBATIM: "✓",
    Verdict.ALTERED: "≠",
    Verdict.MISATTRIBUTED: "⇄",
    Verdict.INTERVIEWER: "?",
    Verdict.NOT_FOUND: "∅",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyPage(Frame):
    """The form, and the outcome once something was checked."""

    action: str
    pasted: Pasted
    outcome: CheckOutcome | None

    @classmethod
    def of(cls, pasted: Pasted, outcome: CheckOutcome | None = None, *, words: Wording) -> Self:
        """Return the page."""
        headings = (outcome.heading, words.checking.heading) if outcome else (words.checking.heading,)
        return cls(
            title=words.title(*headings),
            description=words.checking.description,
            words=words,
            section=links.VERIFY,
            action=f"{links.page_at(links.VERIFY)}#{_ANCHOR}",
            pasted=pasted,
            outcome=outcome,
        )


def _steps(diff: Sequence[Edit]) -> Iterator[Step]:
    before = ""
    for edit in diff:
        pasted, printed = (" ".join(words.split()) for words in (edit.pasted, edit.printed))
        space = "" if before and _is_wide(before[-1]) and _is_wide((pasted or printed)[:1]) else " "
        match edit.operation:
            case Operation.EQUAL:
                yield Step(space, same=printed)
            case Operation.OMISSION:
                yield Step(space, omitted=printed, sign=pasted)
            case _:
                yield Step(space, deleted=pasted, inserted=printed)
        before = printed or pasted or before


def _is_wide(character: str) -> bool:
    """Tell whether a character is of a script that is written without spaces."""
    return bool(character) and unicodedata.east_asian_width(character) in {"W", "F"}


def _is_all_marked(quote: Quote) -> bool:
    text = quote.article.text
    marked = {at for mark in quote.highlights for at in range(mark.start, mark.end)}
    return all(at in marked for at in range(quote.span.start, quote.span.end) if text[at].isalnum())
