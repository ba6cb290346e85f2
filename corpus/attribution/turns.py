"""The kind and the speaker of each block: labels and questions begin turns, unlabelled blocks continue them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.formats import Block
from corpus.models import SPEECH, Attribution, Kind, Paragraph, Span, Speaker
from corpus.text import (
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    PullQuotes,
    ends_sentence,
    fold,
    label_key,
    looks_like_name,
    n_east_asian,
    split_sentences,
)
from corpus.text.label_shape import Label

from .head_and_foot import (
    Head,
    appeals,
    find_closing,
    heads_box,
    is_boilerplate,
    is_credit,
    is_note,
    narrates,
    outside_marks,
    source_line,
    speaks_of_self,
)
from .questions import THANKS
from .readings import ANSWERING, ASKING
from .resolution import Cast

LEAST_CERTAINTY = 0.7
"""How sure it must be at least whose words are for them to be shown as that person's."""

# How often labels, layout, labels that are no full name, and one weak sign are right where no rule had met the text.
_LABEL, _LAYOUT, _SHORT_LABEL, _WEAK_SIGN = 0.98, 0.96, 0.96, 0.82
_MAX_HEADING_WORDS = 20
_MAX_LEAD_IN_WORDS = 25
_MAX_REMARK_WORDS = 40
_MIN_ASIDE_WORDS = 8
_MAX_LINKED = 0.8  # of a paragraph that somebody says
_MIN_HEADINGS = 3  # from which on all are set alike
_CLOSING_MARKS = "\"'”’»)]"
_GOES_ON = (",", ";", ":", "，", "；", "：", "、", "—", "–", "-")
_SIGNATURE = re.compile(r"[-–—]+\s*(?P<name>[^,(\n]{3,60}?)\s*(?:[,(].{0,100})?")
# What tells somebody what they have done, and how they take it up.
_TELLS_YOU = re.compile(
    r"(?:(?:and|but|so|yet|then)\W+)?you(?:'ve|'d|'re| have| had| were| are)?(?: also| even| once| still| never| just)?"
    r" (?:\w+ed|been|began|came|did|found|gave|grew|had|kept|knew|left|lost|made|met|said|saw|spoke|took|told|went|won"
    r"|worked|wrote)\b"
)
_TAKES_UP = re.compile(
    r"(?:yes|yeah|yep|no|nope|oh|ah|right|exactly|true|indeed|absolutely|that's|that was|it was|i)\b"
)
_NARRATION_CONFIDENCE = 0.9
# How often a paragraph without a label is its speaker's where the one before it is, whether or not a heading or an
# aside stands between, and behind the last label, where others have the last word. It does not fall with distance.
_GOING_ON = {(False, False): 0.99, (False, True): 0.97, (True, False): 0.82, (True, True): 0.5}


@dataclass(frozen=True, slots=True)
class Speech:
    """The blocks between the first label or question and the foot: their texts, and who begins to speak where.

    Attributes:
        text: The article's.
        blocks: In order.
        labels: The label of each block at which somebody begins to speak.
        cast: Whom a label's key stands for.
        names: Full names of the people of the article.
        is_guest_sure: Whether more than one passing mention says who answers without a label.
        doubted: Blocks that hardly continue the speaker before, with the label that may be theirs.
    """

    text: str
    blocks: Sequence[Block]
    labels: Sequence[Label | None]
    cast: Cast
    names: Sequence[str] = ()
    is_guest_sure: bool = True
    doubted: Mapping[int, str | None] = field(default_factory=dict)

    @property
    def is_set_apart(self) -> bool:
        """Whether questions stand in it that layout tells, and no label."""
        return any(label and label.key == ASKING.key for label in self.labels)


def read_turns(speech: Speech) -> list[Paragraph]:
    """Return the paragraphs of an interview, in order; the first block carries a label or is a question.

    An unlabelled block continues the speaker unless it is laid out or worded as something else: a heading, a caption,
    a pull quote, a stage direction. Behind a question set apart by its layout, the guest answers.
    """
    words = [block.span.cut(speech.text) for block in speech.blocks]
    asides = _Asides(speech, words)
    begins = [n for n, label in enumerate(speech.labels) if label]
    last = begins[-1] if len(begins) > 1 else None  # who tells alone has the floor to the end
    paragraphs: list[Paragraph] = []
    floor, list_end, key = _Floor(), 0, None
    for number, (block, label) in enumerate(zip(speech.blocks, speech.labels, strict=True)):
        span, aside = block.span, None
        if number >= asides.closing:
            aside = _closing_kind(block, words[number])
        else:
            if label is not None:
                floor = replace(_begin(label, speech), is_last=number == last)
                list_end, key = 0, label.key
                if label.length >= len(words[number].rstrip()):
                    continue
                span = _behind(span, label.length, words[number])
            if label is None or _is_unmarked(label):
                listed = block.list_item or number < list_end
                aside = asides.kind(number, floor, key=key, listed=listed)
                floor = floor.goes_on(crossed=aside in {Kind.HEADING, Kind.NARRATION, Kind.QUESTION})
            if number in speech.doubted and not aside:
                floor = _Floor(label=speech.doubted[number])
        if aside is Kind.QUESTION:
            paragraphs.append(_paragraph(span, None, _asker(speech), lead_in=False))
            continue
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
    goes_on = text.rstrip(_CLOSING_MARKS).endswith(_GOES_ON)
    return n_words <= _MAX_HEADING_WORDS and not ends_sentence(text) and not goes_on


@dataclass(frozen=True, slots=True)
class _Floor:
    """The current speaker, since how many blocks, and how that is known."""

    speaker: Speaker | None = None
    kind: Kind = Kind.STATEMENT
    attribution: Attribution = Attribution.UNKNOWN
    since: int = 0
    crossed: bool = False  # a heading, or what somebody else says, stands between the label and here
    is_last: bool = False  # nobody else has the floor afterwards
    unsure: bool = False  # one weak sign says who it is
    label: str | None = None  # what is printed for a speaker who is not known
    printed: str | None = None  # what is printed for one who is

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
        unsure = label.key in speech.cast.unsure or (label.key in INTERVIEWEE_LABELS and not speech.is_guest_sure)
        return _Floor(speaker, kind, Attribution.LABEL, unsure=unsure, printed=label.printed or None)
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
    attribution, confidence = floor.attribution, _confidence(floor)
    if confidence < LEAST_CERTAINTY and floor.speaker:
        # Whose these words are is not known well enough to show them as anybody's.
        floor = replace(floor, speaker=None, label=floor.label or floor.printed)
        attribution = Attribution.UNKNOWN
    if floor.since and attribution is not Attribution.UNKNOWN:
        attribution = Attribution.CONTINUATION
    speaker_id = floor.speaker.id if floor.speaker else None
    return Paragraph(span, floor.kind, speaker_id, attribution, confidence, lead_in, label=floor.label)


def _confidence(floor: _Floor) -> float:
    if floor.attribution is Attribution.UNKNOWN:
        return 0.3
    sure = {Attribution.LABEL: _LABEL, Attribution.LAYOUT: _LAYOUT}[floor.attribution]
    if floor.speaker and floor.printed and label_key(floor.printed) != label_key(floor.speaker.name):
        sure = min(sure, _SHORT_LABEL)
    if floor.since:
        sure *= _GOING_ON[floor.crossed, floor.is_last]
    return round(min(sure, _WEAK_SIGN) if floor.unsure else sure, 2)


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


class _Asides:
    """What stands amid the speech and is nobody's, or not that of whoever has the floor."""

    def __init__(self, speech: Speech, words: Sequence[str]) -> None:
        self._speech, self._words = speech, words
        self._pull_quotes = PullQuotes(words)
        labels = speech.labels
        begins = {n: label.key not in speech.cast.asking | {ASKING.key} for n, label in enumerate(labels) if label}
        said = [text[label.length :] if label else text for text, label in zip(words, labels, strict=True)]
        unmarked = [n for n, label in enumerate(labels) if label and _is_unmarked(label)]
        self.closing = find_closing(speech.blocks, said, begins, speech.names, unmarked=unmarked)
        self._outside = outside_marks(said, begins) | _boxes(speech)
        asked = [
            (block, text)
            for block, text, label in zip(speech.blocks, words, labels, strict=True)
            if label and label.key == ASKING.key
        ]
        self._question_levels = {block.heading for block, _ in asked} - {0}
        styles = Counter(_style(block, text) for block, text in asked).most_common(1)
        self._question_style = next((style for style, n in styles if any(style) and 2 * n > len(asked)), None)
        loose = [n for n, label in enumerate(labels) if label is None]
        slanted = [n for n in loose if speech.blocks[n].italic >= len(words[n])]
        self._slanted = frozenset(slanted if 2 * len(slanted) <= len(loose) else ())

    def kind(self, number: int, floor: "_Floor", *, key: str | None, listed: bool) -> Kind | None:
        """Return the kind of a block without a label where it is not its speaker's words.

        Args:
            number: The block's.
            floor: Who has the floor.
            key: Of the label with which they took it.
            listed: The block is an item of a list.
        """
        text, block = self._words[number], self._speech.blocks[number]
        if block.caption or is_credit(text):
            return Kind.CAPTION
        if block.heading:
            return Kind.QUESTION if self._is_remark(number, floor, key) else Kind.HEADING
        if number in self._outside or is_note(text):
            return Kind.NARRATION
        if is_boilerplate(text) or appeals(text):
            return Kind.BOILERPLATE
        if listed:
            return None
        if block.linked > _MAX_LINKED * len(text):
            return Kind.BOILERPLATE
        begun = self._begun(number + 1)
        if is_title_like(text) and not _is_signature(text):
            return Kind.HEADING if begun and not _is_unmarked(begun) else Kind.CAPTION
        return Kind.CAPTION if self._is_quoted(number) else self._told(number, floor)

    def _begun(self, number: int) -> Label | None:
        return self._speech.labels[number] if number < len(self._words) else None

    def _is_remark(self, number: int, floor: "_Floor", key: str | None) -> bool:
        """Tell whether a heading is said: set like questions, and whose label stands above stands once more below."""
        begun = self._begun(number + 1)
        again = floor.kind is Kind.STATEMENT and begun is not None and begun.key == key and begun.length > 0
        return again and self._speech.blocks[number].heading in self._question_levels

    def _is_quoted(self, number: int) -> bool:
        """Tell whether a block is a pull quote, or the name below one."""
        text, block = self._words[number], self._speech.blocks[number]
        plain = block.bold < len(text) and block.italic < len(text) and not block.quoted
        set_apart = not plain or text.lstrip()[:1] in tuple('"“«„')
        signed = number + 1 < len(self._words) and _is_signature(self._words[number + 1])
        return (set_apart and signed) or _is_signature(text) or self._pull_quotes.holds(number, set_apart=set_apart)

    def _told(self, number: int, floor: "_Floor") -> Kind | None:
        """Return the kind of a block in an answer that the narrator or the interviewer says."""
        text = self._words[number]
        if self._question_style is not None and _style(self._speech.blocks[number], text) == self._question_style:
            return Kind.QUESTION
        above = self._words[number - 1] if number and self._speech.blocks[number - 1].heading else None
        if above and looks_like_name(above) and narrates(text, above):
            return Kind.NARRATION
        if not floor.since or floor.kind is not Kind.STATEMENT:
            return None
        brief = len(text.split()) <= _MAX_REMARK_WORDS
        if brief and THANKS.search(fold(text)):
            return Kind.QUESTION if self._speech.is_set_apart else Kind.NARRATION
        if floor.speaker and narrates(text, floor.speaker.name):
            return Kind.NARRATION
        # What is set unlike the answers around it, and is not of the speaker.
        if number in self._slanted and len(text.split()) >= _MIN_ASIDE_WORDS and not speaks_of_self(text):
            return Kind.NARRATION
        follows = number + 1 < len(self._words) and self._speech.labels[number + 1] is None
        taken_up = follows and _TAKES_UP.match(fold(self._words[number + 1].lstrip()))
        if brief and self._speech.is_set_apart and taken_up and _TELLS_YOU.match(fold(text)):
            return None if speaks_of_self(text) else Kind.QUESTION
        return None


def _style(block: Block, text: str) -> tuple[bool, bool, bool]:
    return block.bold >= len(text), block.italic >= len(text), block.quoted


def _boxes(speech: Speech) -> frozenset[int]:
    """The blocks below headings of their own: "About …", or any where whoever speaks behind one always has a label."""
    labels = speech.labels
    last = len(labels) - 1
    headings = [
        n for n, (block, label) in enumerate(zip(speech.blocks, labels, strict=True))
        if n < last and block.heading and (label is None or label.key == ASKING.key)
    ]  # fmt: skip
    labelled = [n for n in headings if (begun := labels[n + 1]) and begun.length]
    alone = [n for n in headings if labels[n] is None and labels[n + 1] is None]
    if len(labelled) < max(_MIN_HEADINGS, 2 * len(alone)):
        alone = []
    alone += [n for n in range(last) if labels[n] is None and heads_box(speech.blocks[n].span.cut(speech.text))]
    ends = [next((n for n in range(start + 1, last + 1) if labels[n]), last + 1) for start in alone]
    return frozenset(n for start, end in zip(alone, ends, strict=True) for n in range(start + 1, end))


def _asker(speech: Speech) -> "_Floor":
    """Who asks where nothing is printed before what they say."""
    asking = {speech.cast.by_key.get(key) for key in speech.cast.asking | {ASKING.key}} - {None}
    return _Floor(asking.pop() if len(asking) == 1 else None, Kind.QUESTION, Attribution.LAYOUT, unsure=True)


def _is_signature(text: str) -> bool:
    found = _SIGNATURE.fullmatch(text)
    return found is not None and len(found["name"].split()) > 1 and looks_like_name(found["name"])


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
