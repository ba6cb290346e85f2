"""The articles being served, and everything in them by its id."""

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from corpus import Article, Passage, Span
from embeddings import PassageStore, SpeakerRecord

from .composing import is_whole
from .errors import NotInArchiveError
from .models import Quote

T = TypeVar("T")
_QUOTE_ID = re.compile(r"(?P<passage>.+)\.(?P<start>\d{1,9})-(?P<end>\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a long list; ``next`` is the cursor of the part after it, ``None`` at the end."""

    items: tuple[T, ...]
    next: str | None


class Archive:
    """Looks things up by id; what is not there raises ``NotInArchiveError``."""

    def __init__(self, store: PassageStore) -> None:
        self._store = store

    def articles(self, *, after: str | None, limit: int) -> Page[Article]:
        """Return the articles whose id comes after ``after``, in the order of their ids."""
        found = self._store.articles_page(after, limit + 1)
        return Page(found[:limit], found[limit - 1].id if len(found) > limit else None)

    def article(self, article_id: str) -> Article:
        article = self._store.article(article_id)
        if article is None:
            raise NotInArchiveError("article", article_id)
        return article

    def speakers(self, *, after: str | None, limit: int) -> Page[SpeakerRecord]:
        """Return the speakers whose id comes after ``after``, in the order of their ids."""
        found = self._store.speakers_page(after, limit + 1)
        return Page(found[:limit], found[limit - 1].speaker.id if len(found) > limit else None)

    def speaker(self, speaker_id: str) -> SpeakerRecord:
        record = self._store.speaker(speaker_id)
        if record is None:
            raise NotInArchiveError("speaker", speaker_id)
        return record

    def passage(self, passage_id: str) -> Passage:
        passage = self._passage(passage_id)
        if passage is None:
            raise NotInArchiveError("passage", passage_id)
        return passage

    def quote(self, quote_id: str) -> Quote:
        """Return the quote with this id; also the words of one that no answer has shown yet.

        An address could be made to cut "I would resign" out of "I never said I would resign": only whole sentences are
        quotes.
        """
        found = _QUOTE_ID.fullmatch(quote_id)
        if found is None:
            raise NotInArchiveError("quote", quote_id)
        passage = self._passage(found["passage"])
        start, end = int(found["start"]), int(found["end"])
        if passage is None or not start < end <= passage.span.end - passage.span.start:
            raise NotInArchiveError("quote", quote_id)
        span = Span(passage.span.start + start, passage.span.start + end)
        if not is_whole(passage, span):
            raise NotInArchiveError("quote", quote_id)
        return Quote(passage, span, score=0.0)

    def _passage(self, passage_id: str) -> Passage | None:
        # Ids are ASCII; half a surrogate pair is no text to look up.
        return self._store.passage(passage_id) if passage_id.isascii() else None
