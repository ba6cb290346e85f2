"""Replies, and who said what in a file, in a terminal."""

import argparse
import os
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Self

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

import corpus
import qa
from corpus import UNSURE_BELOW, ArticleFileError, Attribution, Kind, read_registry, review_file
from web.api.schemas import Body, Speaker
from web.wording import ENGLISH, Wording, wording_of

from .command_line import say_error, show

_MAX_COLUMN = 24
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
    console.print(Text(ENGLISH.checking.told(verification.verdict, named=claim.speaker), style="bold"))
    for match in verification.matches:
        console.print(_quotation(match.quote))
        if any(edit.operation is not qa.Operation.EQUAL for edit in match.diff):
            console.print(
                Padding(Text.assemble(f"{ENGLISH.checking.quoted}: ", *map(_changed, match.diff)), (0, 0, 0, 4))
            )
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
        reading = FileReading.of(reviewed.article, file=file, doubts=reviewed.doubts)
        show(parsed, reading, partial(show_reading, Console(), reading))
    return 1 if failed else 0


class ReadParagraph(Body):
    """One paragraph; ``speaker`` is the full name, ``None`` where nobody or not sure (then ``label`` as printed)."""

    text: str
    start: int
    end: int
    kind: corpus.Kind
    speaker: str | None
    attribution: corpus.Attribution
    confidence: float
    label: str | None
    time: float | None


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
    def of(cls, article: corpus.Article, *, file: Path, doubts: Iterable[corpus.ReadingWarning] = ()) -> Self:
        """Return the reading of ``file``; ``doubts`` are what an editor should look at beside its own warnings."""
        return cls(
            file=os.fsencode(file).decode(errors="replace"),  # a file name need not be text
            title=article.title,
            byline=article.byline,
            published=article.published,
            source=article.source,
            speakers=[Speaker.of(speaker) for speaker in article.speakers],
            abbreviations={item.short: item.long for item in article.abbreviations},
            paragraphs=list(_paragraphs(article)),
            warnings=[str(warning) for warning in (*article.warnings, *doubts)],
        )


def show_reading(console: Console, reading: FileReading) -> None:
    """Print who said what in a file: a line a paragraph, then what an editor should look at."""
    about = (reading.byline and f"by {reading.byline}", reading.published, reading.source)
    console.print(Text(reading.title, style="bold"))
    console.print(Text("  ".join(str(item) for item in (reading.file, *about) if item), style="dim"))
    for speaker in reading.speakers:
        part = "interviewer" if speaker.interviewer else "interviewee"
        console.print(Text(f"  {speaker.name} ({part}){', ' + speaker.role if speaker.role else ''}"))
    for short, long in reading.abbreviations.items():
        console.print(Text(f"  {short} = {long}"))
    # Expanded, so that the words take what room is left, and not the room of the other columns.
    table = Table(box=None, pad_edge=False, header_style="dim", expand=True)
    for heading in ("kind", "speaker", "known by", "sure"):
        table.add_column(heading, no_wrap=True, max_width=_MAX_COLUMN)
    table.add_column("words", no_wrap=True, ratio=1)
    for paragraph in reading.paragraphs:
        table.add_row(
            Text(paragraph.kind, style=_STYLES[paragraph.kind]),
            Text(paragraph.speaker or ""),
            Text(paragraph.attribution),
            Text(f"{paragraph.confidence:.2f}", style="bold red" if _is_unsure(paragraph) else ""),
            Text(" ".join(paragraph.text.split())),
        )
    console.print(table)
    for warning in reading.warnings:
        console.print(Text(f"warning: {warning}", style="yellow"))
    console.print()


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


def _quotation(quote: qa.Quote, *, with_question: bool = False) -> Padding:
    lines = [Text(f"“{' '.join(quote.text.split())}”")]
    if with_question and (question := quote.passage.question):
        asked = " ".join(question.span.cut(quote.article.text).split())
        lines.insert(0, Text(f"{ENGLISH.asked_by_someone} {asked}", style="dim"))
    if quote.speaker:
        role = f", {quote.speaker.role}" if quote.speaker.role else ""
        asking = f" ({ENGLISH.asked_as_interviewer})" if quote.kind is Kind.QUESTION else ""
        lines.append(Text.assemble("— ", (quote.speaker.name, "bold"), role, asking))
    elif quote.kind is Kind.NARRATION:
        lines.append(Text(f"— {ENGLISH.taking.the_reporter}", style="dim"))
    published = f", {quote.article.published}" if quote.article.published else ""
    also = "".join(f"; {ENGLISH.also_in} {other.article.title}" for other in quote.also_in)
    lines.append(Text(f"  {quote.article.title}{published}{also}", style="dim"))
    return Padding(Group(*lines), (1, 0, 0, 2))


def _paragraphs(article: corpus.Article) -> Iterable[ReadParagraph]:
    for paragraph in article.paragraphs:
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
            time=paragraph.time,
        )


def _is_unsure(paragraph: ReadParagraph) -> bool:
    return paragraph.confidence < UNSURE_BELOW or paragraph.attribution is Attribution.UNKNOWN
