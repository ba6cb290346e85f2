"""An article's words, voice by voice: what one person says, or the reporter writes, before anybody else does."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus import QUOTABLE, Article, Attribution, Kind

from .pasted import words_of


@dataclass(frozen=True)
class Stretch:
    """Paragraphs of one voice, one after another; nobody's in narration and where the one who asks is not named."""

    article: Article
    paragraphs: tuple[int, ...]

    @property
    def kind(self) -> Kind:
        return self.article.paragraphs[self.paragraphs[0]].kind

    @property
    def speaker_id(self) -> str | None:
        return self.article.paragraphs[self.paragraphs[0]].speaker_id

    @property
    def is_interviewers(self) -> bool:
        """Whether it is a question, or said by one who asks them."""
        speaker = self.article.speaker(self.speaker_id)
        return self.kind is Kind.QUESTION or (speaker is not None and speaker.interviewer)

    @cached_property
    def words(self) -> tuple[tuple[str, int, int], ...]:
        """Each word as it is compared, and its start and end in the article's text."""
        spans = (self.article.paragraphs[number].span for number in self.paragraphs)
        return tuple(word for span in spans for word in words_of(self.article.text, span.start, span.end))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for key, _, _ in self.words)

    @cached_property
    def _line(self) -> str:
        return f" {' '.join(self.keys)} "

    @cached_property
    def _places(self) -> Sequence[int]:
        places, at = [], 0
        for key in self.keys:
            places.append(at)
            at += len(key) + 1
        return places

    def find(self, keys: Sequence[str]) -> int | None:
        """Return the number of the word from which on these words stand, the first time they do."""
        at = self._line.find(f" {' '.join(keys)} ")
        return None if at < 0 else bisect_left(self._places, at)

    def cut(self, first: int, end: int) -> str:
        """Return the printed text from one word up to another, without what stands between two paragraphs."""
        pieces: list[tuple[int, int]] = []
        ends = [self.article.paragraphs[number].span.end for number in self.paragraphs]
        paragraph = -1
        for _, start, stop in self.words[first:end]:
            now = bisect_left(ends, stop)
            if now == paragraph:
                pieces[-1] = (pieces[-1][0], stop)
            else:
                pieces.append((start, stop))
            paragraph = now
        return "\n".join(self.article.text[start:stop] for start, stop in pieces)


def stretches_of(article: Article) -> tuple[Stretch, ...]:
    """Return the stretches of an article, in order; words of which nobody is known to be the speaker are in none."""
    return tuple(Stretch(article, paragraphs) for paragraphs in _grouped(article))


def _grouped(article: Article) -> Iterator[tuple[int, ...]]:
    group: list[int] = []
    voice: tuple[Kind, str | None] | None = None
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind not in QUOTABLE:
            continue  # a heading or a caption inside what somebody says does not end it
        unknown = paragraph.attribution is Attribution.UNKNOWN
        now = None if unknown else (paragraph.kind, paragraph.speaker_id)
        if group and now != voice:
            yield tuple(group)
            group = []
        if not unknown:
            group.append(number)
        voice = now
    if group:
        yield tuple(group)
