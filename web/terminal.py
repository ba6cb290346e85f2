"""The same in a terminal: answers, and who said what in a file."""

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

import qa
from corpus import UNSURE_BELOW, Attribution, Kind

from .readings import Reading, ReadParagraph

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
    """Print an answer as quotations, or the sentence that says nothing was found and what is nearest."""
    for ambiguity in reply.interpretation.ambiguities:
        names = ", ".join(dict.fromkeys(speaker.name for speaker in ambiguity.speakers))
        console.print(Text(f"“{ambiguity.words}” fits {names}.", style="dim"))
    match reply:
        case qa.Answer():
            quotes = reply.quotes
        case qa.NotFound():
            quotes = reply.nearest
            console.print(Text(reply.reason, style="bold"))
            if quotes:
                console.print(Text("Nearest passages, not an answer:", style="dim"))
    for quote in quotes:
        console.print(_quotation(quote), end="\n\n")


def _quotation(quote: qa.Quote) -> Padding:
    words = Text(f"“{' '.join(quote.text.split())}”")
    lines = [words]
    if quote.speaker:
        role = f", {quote.speaker.role}" if quote.speaker.role else ""
        lines.append(Text.assemble("— ", (quote.speaker.name, "bold"), role))
    published = f", {quote.article.published}" if quote.article.published else ""
    lines.append(Text(f"  {quote.article.title}{published}", style="dim"))
    return Padding(Group(*lines), (1, 0, 0, 2))


def _is_unsure(paragraph: ReadParagraph) -> bool:
    return paragraph.confidence < UNSURE_BELOW or paragraph.attribution is Attribution.UNKNOWN


def show_reading(console: Console, reading: Reading) -> None:
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
