"""The kind and the speaker of each block: labels and questions begin turns, unlabelled blocks continue them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from corpus.formats import Block
from corpus.models import SPEECH, Attribution, Kind, Paragraph, Span, Speaker
from corpus.text import INTERVIEWER_LABELS, ends_sentence, fold, n_east_asian, split_sentences
from corpus.text.label_shape import Label

from .head_and_foot import Head, is_boilerplate, is_credit, source_line
from .readings import ANSWERING, ASKING
from .resolution import Cast

_PULL_QUOTE_WORDS = range(6, 41)
_REPEATED_SHARE = 0.9  # of a pull quote's words stand, in order, in one sentence of the speech
_MAX_SENTENCE_WORDS = 250  # in a longer one any words can be found in order
_MAX_COMPARED = 60  # sentences compared with one block; the nearest ones, so that a huge file stays quick
_MAX_HEADING_WORDS = 20
_MAX_LEAD_IN_WORDS = 25
_CLOSING_MARKS = "\"'”’»)]"
_GOES_ON = (",", ";", ":", "，", "；", "：", "、", "—", "–", "-")
_STAGE_DIRECTION = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]\.?")
_NARRATION_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Speech:
    """The blocks between the first label or question and the foot: their texts, and who begins to speak where.

    Attributes:
        text: The article's.
        blocks: In order.
        labels: The label of each block at which somebody begins to speak.
        cast: Whom a label's key stands for.
        is_guest_sure: Whether more than one passing mention says who answers without a label.
        closing: The number of the first block behind the last words spoken.
    """

    text: str
    blocks: Sequence[Block]
    labels: Sequence[Label | None]
    cast: Cast
    closing: int
    is_guest_sure: bool = True


def read_turns(speech: Speech) -> list[Paragraph]:
    """Return the paragraphs of an interview, in order; the first block carries a label or is a question.

    An unlabelled block continues the speaker unless it is laid out or worded as something else: a heading, a caption,
    a pull quote, a stage direction. Behind a question set apart by its layout, the guest answers.
    """
    words = [block.span.cut(speech.text) for block in speech.blocks]
    pull_quotes = PullQuotes(words)
    paragraphs: list[Paragraph] = []
    floor, list_end = _Floor(), 0
    for number, (block, label) in enumerate(zip(speech.blocks, speech.labels, strict=True)):
        span, aside = block.span, None
        if number >= speech.closing:
            aside = _closing_kind(block, words[number])
        else:
            if label is not None:
                floor, list_end = _begin(label, speech), 0
                if label.length >= len(words[number].rstrip()):
                    continue
                span = _behind(span, label.length, words[number])
            if label is None or _is_unmarked(label):
                listed = block.list_item or number < list_end
                aside = _aside(number, words=words, speech=speech, pull_quotes=pull_quotes, listed=listed)
                floor = floor.goes_on(crossed=aside is Kind.HEADING)
        kind = aside or floor.kind
        follows = number + 1 < len(words) and speech.labels[number + 1] is None
        lead_in = kind in SPEECH and follows and _announces(span.cut(speech.text))
        if lead_in or (kind in SPEECH and span.cut(speech.text).rstrip().endswith((":", "："))):
            list_end = _list_end(number + 1, words=words, labels=speech.labels)
        paragraphs.append(_paragraph(span, aside, floor, lead_in=lead_in))
    return paragraphs


def narrate(blocks: Sequence[Block], texts: Sequence[str], *, head: Head, end: int) -> list[Paragraph]:
    """Return the paragraphs above the first speech, or all of an article in prose: ``end`` blocks from the first."""
    return [
        Paragraph(
            blocks[number].span, _kind(number, blocks[number], texts[number], head), confidence=_NARRATION_CONFIDENCE
        )
        for number in range(end)
    ]


def foot(blocks: Sequence[Block]) -> list[Paragraph]:
    """Return the site's own words below the article."""
    return [Paragraph(block.span, Kind.BOILERPLATE) for block in blocks]


def is_site_line(text: str) -> bool:
    """Tell whether a line is the site's: a source, or boilerplate that is no sentence."""
    return source_line(text) is not None or (is_boilerplate(text) and is_title_like(text))


def is_title_like(text: str) -> bool:
    """Tell whether a block has the shape of a heading or caption: short, no sentence end."""
    text = text.strip()
    n_words = n_east_asian(text) // 2 + len(text.split())
    return (
        n_words <= _MAX_HEADING_WORDS and not ends_sentence(text) and not text.rstrip(_CLOSING_MARKS).endswith(_GOES_ON)
    )


@dataclass(frozen=True, slots=True)
class _Sentence:
    block: int
    block_size: int
    words: tuple[str, ...]
    different: frozenset[str]


class PullQuotes:
    """The sentences of a text, ready for the question which block only repeats one of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take in the texts of all blocks, in order."""
        self._of_block: dict[int, list[_Sentence]] = defaultdict(list)
        self._with_word: dict[str, list[_Sentence]] = defaultdict(list)
        for number, text in enumerate(texts):
            for span in split_sentences(text):
                words = tuple(re.findall(r"\w+", fold(span.cut(text))))
                sentence = _Sentence(number, len(text), words, frozenset(words))
                self._of_block[number].append(sentence)
                if len(sentence.words) <= _MAX_SENTENCE_WORDS:
                    for word in sentence.different:
                        self._with_word[word].append(sentence)

    def holds(self, number: int) -> bool:
        """Tell whether a block is one sentence that repeats, in order, the words of a sentence in a longer block."""
        own = self._of_block.get(number, [])
        if len(own) != 1 or len(own[0].words) not in _PULL_QUOTE_WORDS:
            return False
        needed = _REPEATED_SHARE * len(own[0].words)
        return any(
            other.block != number
            and other.block_size > own[0].block_size
            and len(own[0].different & other.different) >= _REPEATED_SHARE * len(own[0].different)
            and _common(own[0].words, other.words) >= needed
            for other in self._candidates(own[0])
        )

    def _candidates(self, own: _Sentence) -> Iterator[_Sentence]:
        """Sentences that may hold enough of the words: they hold one of the rarest, of which few may be missing."""
        rarest = sorted(own.different, key=lambda word: (len(self._with_word[word]), word))
        for word in rarest[: len(rarest) - ceil(_REPEATED_SHARE * len(rarest)) + 1]:
            there = self._with_word[word]
            middle = bisect_left(there, own.block, key=lambda sentence: sentence.block)
            yield from there[max(0, middle - _MAX_COMPARED // 2) : middle + _MAX_COMPARED // 2]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for at, there in enumerate(other, start=1):
            before, row[at] = row[at], before + 1 if word == there else max(row[at], row[at - 1])
    return row[-1]


@dataclass(frozen=True, slots=True)
class _Floor:
    """The current speaker, since how many blocks, and how that is known."""

    speaker: Speaker | None = None
    kind: Kind = Kind.STATEMENT
    attribution: Attribution = Attribution.UNKNOWN
    since: int = 0
    crossed: bool = False  # a heading stands between the label and here
    unsure: bool = False  # one weak sign says who it is
    label: str | None = None  # what is printed for a speaker who is not known

    def goes_on(self, *, crossed: bool = False) -> "_Floor":
        return replace(self, since=self.since + 1, crossed=self.crossed or crossed)


def _begin(label: Label, speech: Speech) -> _Floor:
    """Who begins to speak at a label, or at a sign of layout that stands for one."""
    speaker = speech.cast.by_key.get(label.key)
    if label.key == ASKING.key:
        return _Floor(speaker, Kind.QUESTION, Attribution.LAYOUT)
    if label.key == ANSWERING.key:
        answering = Attribution.LAYOUT if speaker else Attribution.UNKNOWN
        return _Floor(speaker, Kind.STATEMENT, answering, unsure=not speech.is_guest_sure)
    kind = Kind.QUESTION if label.key in speech.cast.asking else Kind.STATEMENT
    if speaker:
        return _Floor(speaker, kind, Attribution.LABEL, unsure=label.key in speech.cast.unsure)
    # A question is known for one by its label, whoever asks it.
    is_question = label.key in INTERVIEWER_LABELS
    return _Floor(None, kind, Attribution.LABEL if is_question else Attribution.UNKNOWN, label=label.printed)


def _is_unmarked(label: Label) -> bool:
    """Tell whether nothing is printed where somebody begins to answer, so that the block may be no speech at all."""
    return label.key == ANSWERING.key and not label.length


def _behind(span: Span, length: int, words: str) -> Span:
    """The words of a block without their label or number, and without white space at the ends."""
    rest = words[length:]
    return Span(span.end - len(rest.lstrip()), span.end - len(rest) + len(rest.rstrip()))


def _paragraph(span: Span, aside: Kind | None, floor: _Floor, *, lead_in: bool) -> Paragraph:
    if aside:
        return Paragraph(span, aside, None, Attribution.LAYOUT, 0.8)
    attribution = floor.attribution
    if floor.since and attribution is not Attribution.UNKNOWN:
        attribution = Attribution.CONTINUATION
    speaker_id = floor.speaker.id if floor.speaker else None
    return Paragraph(span, floor.kind, speaker_id, attribution, _confidence(floor), lead_in, label=floor.label)


def _confidence(floor: _Floor) -> float:
    if floor.attribution is Attribution.UNKNOWN:
        return 0.3
    sure = {Attribution.LABEL: 0.98, Attribution.LAYOUT: 0.9}[floor.attribution]
    if floor.since:
        # The longer ago the label, the likelier that somebody else has begun to speak unnoticed.
        sure = max(0.7, sure - 0.03 - 0.01 * floor.since)
    return round(min(sure, 0.6) if floor.crossed or floor.unsure else sure, 2)


def _announces(text: str) -> bool:
    """A short single sentence that ends open, and so only leads to what follows ("… the following three aspects:")."""
    text = text.rstrip()
    ends_open = text.endswith((":", "：", ",", "，", "as follows."))
    return ends_open and len(text.split()) <= _MAX_LEAD_IN_WORDS and len(split_sentences(text)) == 1


def _list_end(number: int, *, words: Sequence[str], labels: Sequence[Label | None]) -> int:
    """Behind an announcement, two or more title-like blocks in a row are its list; return where it ends."""
    end = number
    while end < len(words) and labels[end] is None and is_title_like(words[end]):
        end += 1
    at_label = end < len(words) and labels[end] is not None
    if at_label and end - number >= 2 and words[end - 1][0].isupper() and words[number][0].islower():
        end -= 1  # a list in small letters, and the heading of what follows
    return end if end - number >= 2 else number


def _aside(number: int, *, words: Sequence[str], speech: Speech, pull_quotes: PullQuotes, listed: bool) -> Kind | None:
    """What an unlabelled block is when it is not its speaker's words."""
    text, block = words[number], speech.blocks[number]
    if _STAGE_DIRECTION.fullmatch(text):
        return Kind.NARRATION
    if block.caption or is_credit(text):
        return Kind.CAPTION
    if block.heading:
        return Kind.HEADING
    if listed:
        return None
    if is_title_like(text):
        after = number + 1
        ends_section = after < len(words) and (begun := speech.labels[after]) is not None and not _is_unmarked(begun)
        return Kind.HEADING if ends_section else Kind.CAPTION
    return Kind.CAPTION if pull_quotes.holds(number) else None


def _closing_kind(block: Block, text: str) -> Kind:
    """Return the kind of a block after the talk: the author's own words, or links and lines of the site."""
    if block.caption:
        return Kind.CAPTION
    if block.heading:
        return Kind.HEADING
    site = block.list_item or block.linked > len(text) // 2 or is_title_like(text)
    return Kind.BOILERPLATE if site else Kind.NARRATION


def _kind(number: int, block: Block, text: str, head: Head) -> Kind:
    above_title = number < head.size and number < (head.title or 0)
    if number == head.title:
        return Kind.HEADING
    if above_title or number in head.byline_blocks or is_site_line(text):
        return Kind.BOILERPLATE
    if block.caption or is_credit(text):
        return Kind.CAPTION
    if block.heading or (is_title_like(text) and not block.list_item):
        return Kind.HEADING
    return Kind.NARRATION
