"""The command that lists what readers say is wrong with quotes."""

import argparse

from rich.console import Console
from rich.text import Text

from web.api import ReportFile, ReportList
from web.errors import ReportsOffError
from web.serving import ServingOptions
from web.wording import ENGLISH

from .command_line import show


def reports(parsed: argparse.Namespace, options: ServingOptions) -> int:
    """List the reports, the newest first."""
    if options.reports is None:
        raise ReportsOffError
    found = ReportFile(options.reports).read()
    everything = ReportList.of(found, after=None, limit=len(found))
    show(parsed, everything, lambda: _show(everything))
    return 0


def _show(everything: ReportList) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for report in everything.items:
        console.print(Text(f"{report.day}  {report.fault.value}", style="bold"))
        said_by = ", ".join(filter(None, (report.speaker, report.role))) or ENGLISH.sharing.nobody
        console.print(Text(f"  “{' '.join(report.text.split())}” — {said_by}"))
        for added in filter(None, (report.question and f"asked: {report.question}", report.comment)):
            console.print(Text(f"  {added}"))
        console.print(Text(f"  {report.permalink}", style="dim"))
    if not everything.items:
        console.print(ENGLISH.reporting.none)
