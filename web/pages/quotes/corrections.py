"""Words that were published and are not any more: what an old address says of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from corpus import Article, Span
from corpus.editing import Former, Run, words_between
from web.wording import Wording


@dataclass(frozen=True, slots=True)
class Gone:
    """A quote that is not in its article any more; where it is known, what was printed: struck, beside the new words.

    ``said_by`` is its speaker, then and now.
    """

    heading: str
    explanation: str
    said_by: tuple[Run, ...] = ()
    runs: tuple[Run, ...] = ()

    @classmethod
    def of(cls, former: Former | None, article: Article, words: Wording) -> Self:
        """Return what is told in place of a quote.

        Args:
            former: What became of it; ``None`` where nothing is known.
            article: As it is now; new words that are not in it, either, are not shown.
            words: Of the page.
        """
        corrected = words.corrected
        if former is None or (before := former.change.before) is None:
            return cls(words.quote_gone_title, words.quote_gone)
        day, after = words.day(former.at.date()), former.change.after
        was = before.speaker or ""
        if after is None or after.words not in article.text:
            struck = (Run(former.span.cut(before.words), removed=True),)
            return cls(corrected.taken_out(day), corrected.taken_out_why, (Run(was),) if was else (), struck)
        now = after.speaker or ""
        names = (Run(was),) if was == now else (Run(was, removed=True), Run(now, added=True))
        return cls(
            corrected.corrected(day),
            corrected.corrected_why,
            tuple(run for run in names if run.text),
            tuple(within(words_between(before.words, after.words), former.span)),
        )


def within(runs: Sequence[Run], span: Span) -> list[Run]:
    """Return the part of a difference that begins and ends where a span of the old words does."""
    cut: list[Run] = []
    at = 0
    for run in runs:
        if run.added:
            if span.start <= at <= span.end and (at > span.start or not span.start):
                cut.append(run)
            continue
        start, end = max(span.start, at), min(span.end, at + len(run.text))
        if start < end:
            cut.append(Run(run.text[start - at : end - at], removed=run.removed))
        at += len(run.text)
    return cut
