"""Replies, and who said what in a file, in a terminal."""

import argparse
import os
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Self

from pydantic import Field
from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

import corpus
import qa
from corpus import SPEECH, ArticleFileError, Kind, is_unsure, read_registry, review_file
from web.api.schemas import Body, Speaker
from web.wording import ENGLISH, Wording, wording_of

from .command_line import say_error, show

_STYLES = {
    Kind.STATEMENT: "bold",
    Kind.QUESTION: "cyan",
    Kind.NARRATION: "",
    Kind.HEADING: "magenta",
    Kind.CAPTION: "yellow",
    Kind.BOILERPLATE: "dim",
}


def show_reply(console: Console, reply: qa.Reply) -> None:
    """Print an answer as quotations; or the sentence that says that nothing answers, and what comes near.

    Its sentences are in the language of the question; all around them is in English.
    """
    words = wording_of(reply.interpretation.language)
    _show_what_was_understood(console, reply, words)
    match reply:
        case qa.Answer():
            quotes, messages = reply.quotes, reply.notes
        case qa.Near():
            quotes, messages = reply.nearest, reply.reasons
        case qa.NotFound():
            quotes, messages = (), reply.reasons
            console.print(Text(words.answers.nothing_found, style="bold"))
    if messages:
        console.print(Text(words.answers.told(messages), style="bold"))
    if isinstance(reply, qa.Near):
        console.print(Text(f"{ENGLISH.nearest}:", style="dim"))
    for quote in quotes:
        console.print(_quotation(quote, with_question=isinstance(reply, qa.Answer) and reply.declined), end="\n\n")
    if isinstance(reply, qa.Answer):
        _show_what_is_not_there(console, reply, words)


def _show_what_was_understood(console: Console, reply: qa.Reply, words: Wording) -> None:
    understood = reply.interpretation
    if understood.text.casefold() != understood.question.text.casefold():
        console.print(Text(ENGLISH.understood(understood.text), style="dim"))
    for ambiguity in () if qa.which_is_meant(reply) else understood.ambiguities:
        console.print(Text(words.ambiguous(ambiguity), style="dim"))


def show_verification(console: Console, claim: qa.Claim, verification: qa.Verification) -> None:
    """Print the verdict on a quote, and the printed words it rests on; where they differ, word by word."""
    wording = ENGLISH.unsure if verification.is_unsure else ENGLISH.checking
    console.print(Text(wording.told(verification.verdict, named=claim.speaker), style="bold"))
    for match in verification.matches:
        console.print(_quotation(match.quote))
        if any(edit.operation is not qa.Operation.EQUAL for edit in match.diff):
            console.print(_indented(Text.assemble(f"{ENGLISH.checking.quoted}: ", *map(_changed, match.diff))))
    console.print()


def check(parsed: argparse.Namespace, _: object) -> int:
    """Show who said what in each file; files that can't be read are named at the end."""
    failed = 0
    for file in parsed.files:
        try:
            reviewed = review_file(file, read_registry(file.parent))
        except ArticleFileError as error:
            say_error(error)
            failed += 1
            continue
        reading = FileReading.of(reviewed, file=file)
        show(parsed, reading, partial(show_reading, Console(), reading))
    return 1 if failed else 0


class ReadParagraph(Body):
    """One paragraph; ``speaker`` is the full name, ``None`` where nobody or not sure (then ``label`` as printed).

    ``line`` is where it begins in the file, ``why`` the evidence for and against who says it, ``candidates`` who else
    may; ``unsure`` that an editor should look.
    """

    text: str
    start: int
    end: int
    kind: corpus.Kind
    speaker: str | None
    attribution: corpus.Attribution
    confidence: float
    label: str | None
    line: int | None
    time: float | None
    why: str | None
    candidates: list[str]
    unsure: bool = Field(exclude=True)


class FileReading(Body):
    """A file as it was read: who says what in it."""

    file: str
    title: str
    byline: str | None
    published: date | None
    source: str | None
    speakers: list[Speaker]
    abbreviations: dict[str, str]
    paragraphs: list[ReadParagraph]
    warnings: list[str]

    @classmethod
    def of(cls, reviewed: corpus.Reviewed, *, file: Path) -> Self:
        """Return the reading of ``file``."""
        article = reviewed.article
        return cls(
            file=os.fsencode(file).decode(errors="replace"),  # a file name need not be text
            title=article.title,
            byline=article.byline,
            published=article.published,
            source=article.source,
            speakers=[Speaker.of(speaker) for speaker in article.speakers],
            abbreviations={item.short: item.long for item in article.abbreviations},
            paragraphs=list(_paragraphs(reviewed)),
            warnings=[str(warning) for warning in (*article.warnings, *reviewed.doubts)],
        )


def show_reading(console: Console, reading: FileReading) -> None:
    """Print who said what in a file: first what is not sure, and why, then every paragraph, then warnings."""
    about = (reading.byline and f"by {reading.byline}", reading.published, reading.source)
    console.print(Text(reading.title, style="bold"))
    console.print(Text("  ".join(str(item) for item in (reading.file, *about) if item), style="dim"))
    for speaker in reading.speakers:
        part = "interviewer" if speaker.interviewer else "interviewee"
        console.print(Text(f"  {speaker.name} ({part}){', ' + speaker.role if speaker.role else ''}"))
    for short, long in reading.abbreviations.items():
        console.print(Text(f"  {short} = {long}"))
    if unsure := [paragraph for paragraph in reading.paragraphs if paragraph.unsure]:
        console.print(Text(f"Not sure: {len(unsure):,} of {len(reading.paragraphs):,} paragraphs", style="bold red"))
        for paragraph in unsure:
            _show_paragraph(console, paragraph)
            candidates = ", ".join(paragraph.candidates)
            for name, told in (("why", paragraph.why), ("may be", candidates)):
                if told:
                    console.print(_indented(Text(f"{name}: {told}", style="yellow")))
        console.print(Text("All paragraphs", style="bold"))
    for paragraph in reading.paragraphs:
        _show_paragraph(console, paragraph)
    for warning in reading.warnings:
        console.print(Text(f"warning: {warning}", style="yellow"))
    console.print()


def _show_paragraph(console: Console, paragraph: ReadParagraph) -> None:
    nobody = f"nobody known (“{paragraph.label}”)" if paragraph.label else "nobody known"
    speaker = paragraph.speaker or (nobody if paragraph.kind in SPEECH else None)
    known = Text(f"{paragraph.attribution} {paragraph.confidence:.2f}", style="bold red" if paragraph.unsure else "dim")
    line = Text(f"line {paragraph.line}" if paragraph.line else "", style="dim")
    facts = [line, Text(paragraph.kind, style=_STYLES[paragraph.kind]), Text(speaker or ""), known]
    console.print(Text("  ").join(fact for fact in facts if fact))
    console.print(_indented(Text(" ".join(paragraph.text.split()))))


def _show_what_is_not_there(console: Console, answer: qa.Answer, words: Wording) -> None:
    for group in answer.groups:
        if not group.addressed:
            console.print(Text(words.not_addressed(group.speaker.name)))
    if answer.more:
        console.print(Text(ENGLISH.examples, style="dim"))


def _changed(edit: qa.Edit) -> Text:
    pasted, printed = (" ".join(words.split()) for words in (edit.pasted, edit.printed))
    match edit.operation:
        case qa.Operation.EQUAL:
            return Text(f"{pasted} ")
        case qa.Operation.OMISSION:
            return Text(f"{pasted} ", style="dim")
        case _:
            # Without colours the signs tell: what is quoted, and what is printed instead.
            return Text.assemble(
                (f"[-{pasted}-] " if pasted else "", "red"), (f"{{+{printed}+}} " if printed else "", "green")
            )


def _indented(words: Text) -> Padding:
    return Padding(words, (0, 0, 0, 4), expand=False)


def _quotation(quote: qa.Quote, *, with_question: bool = False) -> Padding:
    lines = [Text(f"“{' '.join(quote.text.split())}”")]
    if with_question and (question := quote.passage.question):
        asked = " ".join(question.span.cut(quote.article.text).split())
        lines.insert(0, Text(f"{ENGLISH.asked_by_someone} {asked}", style="dim"))
    if quote.speaker:
        role = f", {quote.speaker.role}" if quote.speaker.role else ""
        asking = f" ({ENGLISH.asked_as_interviewer})" if quote.kind is Kind.QUESTION else ""
        lines.append(Text.assemble("— ", (quote.speaker.name, "bold"), role, asking))
    elif quote.passage.has_unsure_speaker:
        lines.append(Text(f"— {ENGLISH.unsure.speaker(quote.passage.label)}", style="dim"))
    elif quote.kind is Kind.NARRATION:
        lines.append(Text(f"— {ENGLISH.taking.the_reporter}", style="dim"))
    published = f", {quote.article.published}" if quote.article.published else ""
    also = "".join(f"; {ENGLISH.also_in} {other.article.title}" for other in quote.also_in)
    lines.append(Text(f"  {quote.article.title}{published}{also}", style="dim"))
    return Padding(Group(*lines), (1, 0, 0, 2))


def _paragraphs(reviewed: corpus.Reviewed) -> Iterable[ReadParagraph]:
    article = reviewed.article
    for paragraph, line, evidence in zip(article.paragraphs, reviewed.lines, reviewed.evidence, strict=True):
        speaker = article.speaker(paragraph.speaker_id)
        yield ReadParagraph(
            text=paragraph.span.cut(article.text),
            start=paragraph.span.start,
            end=paragraph.span.end,
            kind=paragraph.kind,
            speaker=speaker.name if speaker else None,
            attribution=paragraph.attribution,
            confidence=paragraph.confidence,
            label=paragraph.label,
            line=line,
            time=paragraph.time,
            why=evidence.why,
            candidates=list(evidence.candidates),
            unsure=is_unsure(paragraph),
        )
