"""Of the people whom a question names: who is asked for their words, who is left out, and who is only spoken of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.understanding.entities import PIECE
from qa.understanding.tokens import Mention
from qa.understanding.tokens import SAYING_FORMS, any_of

# Stands for people in the text of a question that is looked at for its form.
PEOPLE = "\ue000"
_BEFORE_NAMES = (
    "chair|chairman|chairwoman|commissioner|director|dr|governor|judge|justice|lady|lord|mayor|minister|miss|mr"
    "|mrs|ms|president|press|prime|prof|professor|secretary|senator|sir|vice"
)
_FIRST, _LAST = 0xE000, 0xF8FF
_ANY = f"[{chr(_FIRST)}-{chr(_LAST)}]"
_LIST = rf"{_ANY}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&|nor)\s+)(?:the\s+|mr\.?\s+|ms\.?\s+)?{_ANY})*"
AUXILIARY = (
    r"\b(?:am|are|can|could|did|do|does|had|has|have|is|may|might|must|shall|should|was|were|will|would)(?:n't)?\b"
)
_EVERYBODY = (
    r"\b(?:(?:any|every|no|some)\s?(?:body|one)|all(?: of (?:them|the \w+))?|they|people|others?|else"
    "|who(?:ever)?|what"
    r"|experts|guests|interviewees|officials|speakers|directors|participants)"
)
_LEFT_OUT = re.compile(
    r"(?:(?<=one|all)\s+but|(?<=body|else|them|ther|\w\w\ws)\s+but(?!\s+(?:also|not))|(?:,\s*|\band\s+|\bbut\s+)not"
    r"|\bexcept(?:ing|\s+for)?|\bbesides|\b(?:apart|aside)\s+from|\bother\s+than|\bexcluding|\bnot\s+counting"
    rf"|\bwith\s+the\s+exception\s+of|\bleaving\s+(?:out|aside))\s+(?:the\s+)?(?P<people>{_LIST})(?!['’])",
    re.IGNORECASE,
)
_POINT_OF_VIEW = (
    r"assessment|attitude|beliefs?|comments?|explanation|feelings?|ideas?|impressions?|opinions?|outlook|perspectives?"
    r"|position|reasons?|remarks?|stance|statements?|take|thoughts?|understanding|views?|words"
)
_ASKED = re.compile(
    rf"(?:{AUXILIARY}\s+(?:(?:the|both|each|all|of)\s+)*|\baccording\s+to\s+(?:the\s+|both\s+)?"
    rf"|\b(?:{_POINT_OF_VIEW})\s+of\s+(?:the\s+)?)(?P<people>{_LIST})"
    rf"|{_LIST}\s+(?:(?:each|both|all|also|really|\w+ly)\s+)?{any_of(SAYING_FORMS)}"
    rf"|{_LIST}(?:['’]s?)?\s+(?:\w+\s+)?(?:{_POINT_OF_VIEW})\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:agree|compar\w+|contrast|differ\w*|disagree|same|similar\w*|than|unlike|versus|vs)\b", re.IGNORECASE
)
# Whom somebody agrees with is spoken of: it is the other one who is asked.
_AGREED_WITH = re.compile(
    rf"{_LIST}[^.?!{chr(_FIRST)}-{chr(_LAST)}]*\b(?:dis)?agree\w*\s+(?:to|with)\s+(?:[\w'’]+\s+){{0,2}}?(?P<people>{_LIST})",
    re.IGNORECASE,
)
_ASKS = frozenset("ask asked asking asks question questioned questions".split())
_SPOKEN_OF = re.compile(
    rf"(?:{_EVERYBODY}\b|\b(?:is|was|are|were"
    rf"|been)\b)(?:\s+[\w'’-]+){{0,3}}?\s+{any_of(SAYING_FORMS - _ASKS)}(?:\s+(?!by\b)[\w'’-]+){{0,2}}?"
    rf"(?:\s+(?:about|of|on|to|with))?\s+(?:the\s+|mr\.?\s+|ms\.?\s+)?(?P<people>{_LIST})",
    re.IGNORECASE,
)


_INTERVIEWED = re.compile(rf"{PIECE}\s+(?:with|of|given by)\s+(?:the\s+)?(?P<people>{_LIST})(?!['’])", re.IGNORECASE)


# Whoever asks says so first, as at a press conference: "Ada King from The Harbour News. How many cranes …?"
_INTRODUCED = re.compile(
    rf"(?:^|(?<=[.!?])\s+|(?<=,)\s+)(?:(?:hi|hello|thank you|thanks|i am|i'm|i’m|my name is|this is|it's|it’s),?\s+)*"
    rf"{_ANY}(?:,?\s+(?:at|for|from|here|of|with)\b[^?!]{{0,80}}?|,[^?!]{{0,80}}?)?\.(?=\s+[A-Z]\S*\s+\S+\s+\S)"
    r"(?![^?]*\b(?:he|she)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Addressees:
    """The people of a question. ``interviewed`` are those in whose interview others are asked.

    ``form`` is the text with ``PEOPLE`` for those asked, and without those left out or interviewed.
    """

    asked: tuple[Mention, ...]
    left_out: tuple[Mention, ...]
    interviewed: tuple[Mention, ...]
    form: str


def addressees(text: str, mentions: Sequence[Mention]) -> Addressees:
    """Tell apart those whom a question asks, those it leaves out and those it speaks of."""
    marked = _INTRODUCED.sub(" ", _marked(text, mentions))
    if not mentions:
        return Addressees((), (), (), marked)
    left_out = _numbers(_LEFT_OUT, marked)
    without = _LEFT_OUT.sub(" ", marked)
    there = [number for number in range(len(mentions)) if chr(_FIRST + number) in without]
    asked = _asked(without, there)
    interviewed = _numbers(_INTERVIEWED, without) - asked
    if interviewed:
        without = _INTERVIEWED.sub("interview", without)
    form = re.sub(_ANY, lambda mark: _form(ord(mark[0]) - _FIRST, mentions, asked), without)
    form = re.sub(rf"(?:\b(?:the|both|all)\s+)+{PEOPLE}", PEOPLE, form, flags=re.IGNORECASE)
    return Addressees(
        tuple(mentions[number] for number in sorted(asked)),
        tuple(mentions[number] for number in sorted(left_out)),
        tuple(mentions[number] for number in sorted(interviewed)),
        re.sub(
            rf"{PEOPLE}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&|nor|vs\.?|versus)\s+)(?:the\s+)?{PEOPLE})+",
            PEOPLE,
            form,
        ),
    )


def _marked(text: str, mentions: Sequence[Mention]) -> str:
    """The text with one mark for each mention."""
    text = re.sub(_ANY, " ", text)
    pieces, at = [], 0
    for number, mention in enumerate(mentions):
        pieces += [text[at : mention.span.start], chr(_FIRST + number)]
        at = mention.span.end
    marked = " ".join("".join([*pieces, text[at:]]).split())
    return re.sub(rf"(?:\b(?:{_BEFORE_NAMES})\.?\s+)+(?={_ANY})", "", marked, flags=re.IGNORECASE)


def _asked(marked: str, numbers: Sequence[int]) -> set[int]:
    asked = _numbers(_ASKED, marked)
    if not asked:
        return set(numbers) - _numbers(_SPOKEN_OF, marked)
    if agreed := _AGREED_WITH.search(marked):
        return set(numbers) - {ord(mark) - _FIRST for mark in re.findall(_ANY, agreed["people"])}
    return set(numbers) if _COMPARED.search(marked) else asked


def _numbers(pattern: re.Pattern[str], marked: str) -> set[int]:
    return {ord(mark) - _FIRST for found in pattern.finditer(marked) for mark in re.findall(_ANY, found[0])}


def _form(number: int, mentions: Sequence[Mention], asked: set[int]) -> str:
    mention = mentions[number]
    return PEOPLE if number in asked else mention.name or mention.words
