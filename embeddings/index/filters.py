"""What filters look at: a few numbers for each passage, in an array that is mapped into memory."""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from corpus import Kind, Passage
from embeddings.errors import DamagedIndexError
from embeddings.models import EVERYWHERE, Mask, Restriction, Rows, Whose

_KINDS = tuple(Kind)
_ROW = np.dtype(
    [
        ("article", "<i4"),
        ("speaker", "<i4"),  # -1: nobody
        ("published", "<i4"),  # proleptic ordinal; 0: unknown
        ("kind", "u1"),
        ("lead_in", "?"),
        ("unknown", "?"),  # speech of which it is not sure who says it
    ]
)


class RowFilter:
    """Tells which passages may be shown. Articles and speakers are numbered in the order of their ids."""

    def __init__(self, rows: NDArray[Any], *, article_ids: Sequence[str], speaker_ids: Sequence[str]) -> None:
        self._rows = rows
        self._article_ids = tuple(article_ids)
        self._articles = {id_: number for number, id_ in enumerate(article_ids)}
        self._speakers = {id_: number for number, id_ in enumerate(speaker_ids)}

    def __len__(self) -> int:
        return len(self._rows)

    @staticmethod
    def write(
        file: Path, passages: Sequence[Passage], *, article_ids: Sequence[str], speaker_ids: Sequence[str]
    ) -> None:
        """Write one row for each passage."""
        articles = {id_: number for number, id_ in enumerate(article_ids)}
        speakers = {id_: number for number, id_ in enumerate(speaker_ids)}
        rows = np.zeros(len(passages), _ROW)
        for row, passage in enumerate(passages):
            paragraph = passage.article.paragraphs[passage.paragraph]
            published = passage.article.published
            rows[row] = (
                articles[passage.article.id],
                -1 if paragraph.speaker_id is None else speakers[paragraph.speaker_id],
                0 if published is None else published.toordinal(),
                _KINDS.index(paragraph.kind),
                paragraph.lead_in,
                paragraph.has_unsure_speaker,
            )
        np.save(file, rows, allow_pickle=False)

    @classmethod
    def load(cls, file: Path, *, article_ids: Sequence[str], speaker_ids: Sequence[str]) -> Self:
        """Open what ``write`` wrote.

        Raises:
            DamagedIndexError: The file is missing or holds something else.
        """
        try:
            rows = np.load(file, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError) as error:
            raise DamagedIndexError(file, f"not an array ({error})") from error
        if rows.dtype != _ROW or rows.ndim != 1:
            raise DamagedIndexError(file, f"holds {rows.dtype}, not rows")
        return cls(rows, article_ids=article_ids, speaker_ids=speaker_ids)

    def allowed(self, kinds: Collection[Kind], within: Restriction = EVERYWHERE, *, whose: Whose = Whose.KNOWN) -> Mask:
        """Return one flag for each passage.

        Statements that only announce what follows are never allowed. Speech of which it is not sure who says it is not
        where speakers are chosen or excluded: it may be anybody's.

        Args:
            kinds: Which kinds of paragraphs.
            within: Where else to look, but for the sources, which no row knows.
            whose: Whether speech of which it is not sure who says it is allowed.
        """
        rows = self._rows
        kind, unsure = rows["kind"], rows["unknown"]
        mask: Mask = _table(map(_KINDS.index, kinds), len(_KINDS))[kind]
        if whose is Whose.UNSURE:
            mask &= unsure
        if whose is Whose.KNOWN or within.speakers or within.exclude_speakers:
            mask &= ~unsure
        mask &= ~(rows["lead_in"] & (kind == _KINDS.index(Kind.STATEMENT)))
        if within.articles:
            mask &= self.of_articles(within.articles)
        if within.speakers:
            mask &= self._spoken_by(within.speakers)
        if within.exclude_speakers:
            mask &= ~self._spoken_by(within.exclude_speakers)
        if within.published_from is not None:
            mask &= rows["published"] >= within.published_from.toordinal()
        if within.published_to is not None:
            mask &= (rows["published"] > 0) & (rows["published"] <= within.published_to.toordinal())
        return mask

    def of_articles(self, article_ids: Collection[str]) -> Mask:
        """Return which passages are from these articles, one flag each."""
        mask: Mask = _table(_numbers(article_ids, self._articles), len(self._articles))[self._rows["article"]]
        return mask

    def any_sure(self, rows: Rows) -> bool:
        """Tell whether it is sure of any of these passages whose words they are."""
        # A common word stands in more passages than there are unsure ones, and nothing needs to be looked up.
        return len(rows) > self._n_unsure or not bool(self._rows["unknown"][rows].all())

    def articles_of(self, allowed: Mask) -> tuple[str, ...]:
        """Return the ids of the articles that allowed passages are from: newest first, those without a date last."""
        numbers, first = np.unique(self._rows["article"][allowed], return_index=True)
        published = self._rows["published"][allowed][first]
        return tuple(self._article_ids[numbers[at]] for at in np.lexsort((numbers, -published)))

    def articles_in(self, rows: Rows) -> tuple[str, ...]:
        """Return the ids of the articles that these passages are from, each once, in the order of the passages."""
        numbers = self._rows["article"][rows]
        first = np.sort(np.unique(numbers, return_index=True)[1])
        return tuple(self._article_ids[number] for number in numbers[first])

    @cached_property
    def _n_unsure(self) -> int:
        return int(np.count_nonzero(self._rows["unknown"]))

    def _spoken_by(self, speakers: Collection[str]) -> Mask:
        # One flag more than there are speakers: nobody is -1, which numpy reads as the last.
        flags = _table(_numbers(speakers, self._speakers), len(self._speakers) + 1)
        mask: Mask = flags[self._rows["speaker"]]
        return mask


def _numbers(ids: Collection[str], known: dict[str, int]) -> list[int]:
    return [known[id_] for id_ in ids if id_ in known]


def _table(numbers: Iterable[int], size: int) -> Mask:
    flags = np.zeros(size, np.bool_)
    flags[list(numbers)] = True
    return flags
