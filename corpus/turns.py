"""Which block is what, and who says it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .documents import Block
from .furniture import is_credit
from .labels import Label
from .models import SPEECH, Attribution, Kind, Paragraph, Part, Span, Speaker
from .pull_quotes import PullQuotes
from .sentences import ends_sentence, split_sentences

_MAX_HEADING_WORDS = 20
_MAX_LEAD_IN_WORDS = 25
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_STAGE_DIRECTION = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]\.?")


@dataclass(frozen=True, slots=True)
class Speech:
    """The blocks between the first label and the foot: their texts, labels (where they have one) and speakers."""

    text: str
    blocks: Sequence[Block]
    labels: Sequence[Label | None]
    speakers: Mapping[str, Speaker]


def read_turns(speech: Speech) -> list[Paragraph]:
    """Return the paragraphs of a labelled interview, in order; the first block carries a label.

    An unlabelled block continues the speaker unless it is laid out or worded as something else: a heading (directly
    above the next label), a caption, a pull quote, a stage direction.
    """
    words = [block.span.cut(speech.text) for block in speech.blocks]
    pull_quotes = PullQuotes(words)
    paragraphs: list[Paragraph] = []
    speaker: Speaker | None = None
    since_label = list_end = 0
    for number, (block, label) in enumerate(zip(speech.blocks, speech.labels, strict=True)):
        span = block.span
        if label is not None:
            speaker, since_label, list_end = speech.speakers[label.key], 0, 0
            if label.length >= len(words[number].rstrip()):
                continue
            span = Span(span.start + label.length, span.end)
            kind, attribution = _said_by(speaker), Attribution.LABEL
        else:
            since_label += 1
            listed = block.list_item or number < list_end
            aside = None if listed else _aside(number, words=words, labels=speech.labels, pull_quotes=pull_quotes)
            kind = aside or _said_by(speaker)
            attribution = Attribution.LAYOUT if aside else Attribution.CONTINUATION
        follows = number + 1 < len(words) and speech.labels[number + 1] is None
        lead_in = kind in SPEECH and follows and _announces(span.cut(speech.text))
        if lead_in or (kind in SPEECH and span.cut(speech.text).rstrip().endswith((":", "："))):
            list_end = _list_end(number + 1, words=words, labels=speech.labels)
        paragraphs.append(
            Paragraph(
                span,
                kind,
                speaker.id if kind in SPEECH and speaker else None,
                attribution,
                _confidence(attribution, kind=kind, since_label=since_label),
                lead_in,
            )
        )
    return paragraphs


def _said_by(speaker: Speaker | None) -> Kind:
    return Kind.QUESTION if speaker is not None and speaker.part is Part.INTERVIEWER else Kind.STATEMENT


def _confidence(attribution: Attribution, *, kind: Kind, since_label: int) -> float:
    if attribution is Attribution.LABEL:
        return 0.98
    if kind in {Kind.HEADING, Kind.CAPTION}:
        return 0.8
    # The longer ago the label, the likelier that somebody else has begun to speak unnoticed.
    return round(max(0.7, 0.95 - 0.01 * since_label), 2)


def is_title_like(text: str) -> bool:
    """Tell whether a block has the shape of a heading or caption: short, no sentence end."""
    text = text.strip()
    n_words = len(_CJK.findall(text)) // 2 + len(text.split())
    return n_words <= _MAX_HEADING_WORDS and not ends_sentence(text) and text[-1] not in ",;:，；：、—–-"


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


def _aside(
    number: int, *, words: Sequence[str], labels: Sequence[Label | None], pull_quotes: PullQuotes
) -> Kind | None:
    """What an unlabelled block is when it is not its speaker's words."""
    text = words[number]
    if _STAGE_DIRECTION.fullmatch(text):
        return Kind.NARRATION
    if is_credit(text):
        return Kind.CAPTION
    if is_title_like(text):
        ends_section = number + 1 < len(words) and labels[number + 1] is not None
        return Kind.HEADING if ends_section else Kind.CAPTION
    return Kind.CAPTION if pull_quotes.holds(number) else None
