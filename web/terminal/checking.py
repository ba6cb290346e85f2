"""The command ``check``: who said what in files, without indexing."""

import argparse
from functools import partial

from rich.console import Console

from corpus import ArticleFileError, read_registry, review_file

from .output import say, show
from .readings import Reading
from .shown import show_reading


def check(parsed: argparse.Namespace, _: object) -> int:
    """Show who said what in each file; files that can't be read are named at the end."""
    failed = 0
    for file in parsed.files:
        try:
            reviewed = review_file(file, read_registry(file.parent))
        except ArticleFileError as error:
            say(f"on-the-record: {error}")
            failed += 1
            continue
        reading = Reading.of(reviewed.article, file=file, doubts=reviewed.doubts)
        show(parsed, reading, partial(show_reading, Console(), reading))
    return 1 if failed else 0
