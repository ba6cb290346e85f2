"""Questions without a label: blocks set apart from the answers, by their type, their place or a sign before them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.formats import Block
from corpus.language import in_any, phrases
from corpus.text import ends_sentence, fold, fold_marks
from corpus.text.label_shape import Label, label_on_line

from .mentions import is_likely_person

QUESTION_MARK = re.compile(r"[?？](?![\w=&/])")  # none within an address
_NUMBERING = re.compile(r"\s*(?:\(?\d{1,3}(?:[.):][-–]?|\s?[-–](?=\s))|Q\.?\s?\d{0,3}[.):])\s*(?=\S)")
_SIGN = re.compile(r"\s*(?P<sign>[^\w\s\"'“”‘’„«»‹›()\[\]¿¡.,;:?!*#&@$€£%…]{1,3})\s*(?=[\"'“„«‘¿(]?\w)")
_QUOTED = re.compile(r"[\"“„«»‘].*[\"”“»«’]\s*", re.DOTALL)
# Requests that interviewers make without a question mark.
_REQUESTS = re.compile(
    r"(?:(?:so|and|well|first|finally|lastly|to start|please|okay|ok|now)\W+)*"
    r"(?:can|could|would you|talk|walk|give|please|what|why|how|when|where|which|who"
    rf"|{phrases(in_any(lambda language: language.requests))})\b",
    re.IGNORECASE,
)
_REQUEST_BEHIND = re.compile(
    rf"[.!…] (?:please )?(?:{phrases(in_any(lambda language: language.requests))})\b", re.IGNORECASE
)
# Thanks of those who ask, at the head of a sentence.
THANKS = re.compile(
    rf"(?:^|[.!?] |, )(?:(?:and|so|well|okay|vielen|herzlichen|besten|lieben|muchas)\W+)*"
    rf"(?:{phrases(in_any(lambda language: language.thanks))})(?!\w)"
)
_HEADS_SECTION = re.compile(rf"(?:about|{phrases(in_any(lambda language: language.closing_headings))})\b")
_MIN_QUESTIONS = 2
_MIN_PLAIN_QUESTIONS = 3  # where nothing but the question mark sets them apart
_MIN_PLAIN_SHARE = 0.2  # of the blocks: a reporter's story holds fewer questions
_MAX_PLAIN_WORDS = 60
_MIN_ASKING_SHARE = 0.6  # of the blocks of a style ask, from which on the style is taken for that of questions
_MIN_ASKING_WORDS = 3
_TYPES = ("bold", "italic")
_MIN_ALTERNATING, _MIN_ALTERNATING_SHARE = 6, 0.8  # of blocks set so, each with another below it that is not
_ADDRESSES = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_MAX_REMARK_WORDS = 30  # a longer one is an introduction that greets its readers
_PLAIN = "plain"
_FIRST_PERSON = in_any(lambda language: language.first_person | language.first_person_plural)
_TOLD_TO = re.compile(rf"\b(?i:{'|'.join(sorted(in_any(lambda language: language.told_to)))})\W{{1,4}}[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class SetQuestions:
    """Blocks that are questions by one style, each with the number of characters of its numbering or sign.

    ``answers`` are blocks with a sign of their own, which answer, likewise.
    """

    style: str
    questions: Mapping[int, int]
    answers: Mapping[int, int]


def question_styles(blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[SetQuestions]:
    """Yield the styles that may be that of questions, each with the blocks that then are.

    A style counts when at least two blocks have it, most of them ask, and most are followed by something that is not
    set so. Blocks of that style that do not ask are headings where a question follows at once, and no questions above
    the first that asks, unless they address somebody.
    """
    by_style: dict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        for style in _styles(block, texts[number]):
            by_style[style].append(number)
    for style, numbers in by_style.items():
        if questions := _questions(style, numbers, blocks, texts):
            yield questions
    if questions := _above_answers(blocks, texts):
        yield questions


def speeches(blocks: Sequence[Block], texts: Sequence[str]) -> dict[int, Label]:
    """Return full names, with or without an office, set as headings above what people say of themselves, by block."""
    by_style: dict[str, dict[int, Label]] = defaultdict(dict)
    for number, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        style = f"heading {block.heading}" if block.heading else "bold" if block.bold >= len(text) else ""
        label = label_on_line(text) if style and not block.caption else None
        if label and is_likely_person(label.printed):
            by_style[style][number] = label
    best = max(by_style.values(), key=len, default={})
    places = [*sorted(best), len(texts)]
    said = [text for at, end in pairwise(places) for text in texts[at + 1 : end] if ends_sentence(text)]
    return best if len(best) > 1 and _of_themselves(said) else {}


def told_from(texts: Sequence[str], *, byline: str | None = None) -> int | None:
    """Return the block from which somebody tells of themselves what another has put down ("As told to Ada Moss")."""
    credit = next((n for n, text in enumerate(texts) if _TOLD_TO.search(text) and not _of_themselves([text])), None)
    if credit is None and not (byline and _TOLD_TO.search(byline)):
        return None
    first = credit + 1 if credit is not None and credit < len(texts) / 2 else 0
    start = next((n for n in range(first, len(texts)) if _of_themselves(texts[n : n + 1])), None)
    return start if start is not None and _of_themselves(texts[start:]) else None


def _of_themselves(texts: Sequence[str]) -> bool:
    """Tell whether most of these paragraphs speak in the first person."""
    n_first = sum(not _FIRST_PERSON.isdisjoint(re.findall(r"[^\W\d_]+", fold(text))) for text in texts)
    return n_first > len(texts) / 2


def asks(text: str) -> bool:
    """Tell whether words ask or request, behind their numbering."""
    words = text[_numbering(text) :]
    requests = _REQUESTS.match(fold_marks(words)) or _REQUEST_BEHIND.search(fold_marks(words))
    return bool(QUESTION_MARK.search(words)) or (bool(requests) and len(words.split()) >= _MIN_ASKING_WORDS)


def ends_asking(text: str) -> bool:
    """Tell whether words end with a question mark, closing marks aside."""
    return text.rstrip(" \"'”’»)").endswith(("?", "？"))


def _above_answers(blocks: Sequence[Block], texts: Sequence[str]) -> SetQuestions | None:
    """Questions on the lines right above their answers, where an empty line parts each pair from the next."""
    ends = [block.line + text.count("\n") for block, text in zip(blocks, texts, strict=True)]
    joined = [bool(end) and block.line == end + 1 for end, block in zip([0, *ends], blocks, strict=False)]
    heads = [n for n in range(len(blocks) - 1) if joined[n + 1] and not joined[n]]
    asking = [n for n in heads if ends_asking(texts[n])]
    heads = [n for n in heads if asking and n >= asking[0]]
    if len(asking) < _MIN_PLAIN_QUESTIONS or len(asking) < _MIN_ASKING_SHARE * len(heads):
        return None
    return SetQuestions("right above the answers", {n: _numbering(texts[n]) for n in heads}, {})


def _questions(
    style: str, numbers: Sequence[int], blocks: Sequence[Block], texts: Sequence[str]
) -> SetQuestions | None:
    there = set(numbers)
    if style == _PLAIN:
        return _plain(numbers, blocks, texts)
    asking = [number for number in numbers if asks(texts[number])]
    if style.startswith("sign ") and (both := _both_signed(style, numbers, texts)):
        return both
    # Nobody answers the last block, nor one with another of its style right behind it.
    answered = [number for number in numbers if number + 1 < len(blocks) and number + 1 not in there]
    telling = [number for number in answered if number not in asking and not _remarks(texts[number])]
    n_answered = len(set(asking) & set(answered))
    # All of what one of the two says is set so, whether it asks or not.
    alternates = style in _TYPES and len(answered) >= max(_MIN_ALTERNATING, _MIN_ALTERNATING_SHARE * len(numbers))
    share = _MIN_ASKING_SHARE / 2 if alternates else _MIN_ASKING_SHARE
    if n_answered < _MIN_QUESTIONS or len(asking) < share * (len(asking) + len(telling)):
        return None
    # Headings that ask nothing are headings; bold or slanted words between questions are asked as well.
    is_heading = style.startswith("heading")
    first = asking[0] if is_heading else _first(answered, asking[0], texts)
    said = [] if is_heading else [n for n in answered if _may_be_said(texts[n])]
    if alternates and len(asking) < _MIN_ASKING_SHARE * len(numbers):
        first, said = answered[0], answered
    found = sorted({*asking, *(number for number in said if first <= number)})
    return SetQuestions(style, {number: _length(style, texts[number]) for number in found}, {})


def _plain(numbers: Sequence[int], blocks: Sequence[Block], texts: Sequence[str]) -> SetQuestions | None:
    """Questions that nothing but their mark sets apart: many, brief, and each with an answer that does not end so."""
    asking = [n for n in numbers if ends_asking(texts[n]) and len(texts[n].split()) <= _MAX_PLAIN_WORDS]
    there = set(asking)
    answered = [n for n in asking if n + 1 < len(blocks) and n + 1 not in there]
    if len(answered) < _MIN_PLAIN_QUESTIONS or len(answered) < _MIN_PLAIN_SHARE * (len(blocks) - answered[0]):
        return None
    return SetQuestions(_PLAIN, {n: _numbering(texts[n]) for n in asking if answered[0] <= n}, {})


def _may_be_said(text: str) -> bool:
    """Tell whether words set like questions may be said, and head no box or section beside the talk."""
    heads = _HEADS_SECTION.match(fold(text)) and not ends_sentence(text)
    return len(text.split()) >= _MIN_ASKING_WORDS and not heads


def _both_signed(style: str, numbers: Sequence[int], texts: Sequence[str]) -> SetQuestions | None:
    """A sign before whatever is said, as dashes in a dialogue: who ends with a question mark asks."""
    asking = [n for n in numbers if ends_asking(texts[n])]
    telling = [n for n in numbers if n not in asking]
    followed = [n for n in asking if any(n < other <= n + 2 for other in telling)]
    if len(followed) < _MIN_QUESTIONS or len(followed) < _MIN_ASKING_SHARE * len(asking):
        return None
    if len(telling) < _MIN_ASKING_SHARE * len(asking):
        return None
    return SetQuestions(
        style,
        {n: _length(style, texts[n]) for n in asking},
        {n: _length(style, texts[n]) for n in telling if n > asking[0]},
    )


def _first(answered: Sequence[int], asking: int, texts: Sequence[str]) -> int:
    """The first question, or before it a remark to which somebody answers ("You say each light has an accent.")."""
    return next((number for number in answered if number < asking and _remarks(texts[number])), asking)


def _remarks(text: str) -> bool:
    """Tell whether these are words to which somebody is to answer, although they do not ask."""
    return bool(_ADDRESSES.search(text)) and ends_sentence(text) and len(text.split()) <= _MAX_REMARK_WORDS


def _styles(block: Block, text: str) -> Iterator[str]:
    """The ways in which a block is set apart, the plainest sign first."""
    if block.caption or block.voice:
        return
    if block.heading:
        yield f"heading {block.heading}"
    elif block.bold >= len(text):
        yield "bold"
    elif block.italic >= len(text):
        yield "italic"
    elif QUESTION_MARK.search(text) and _is_item(block, text):
        yield "numbered" if _NUMBERING.match(text) else "listed"
    elif text.isupper() and " " in text:
        yield "capitals"
    elif block.quoted:
        yield "block quote"
    elif _QUOTED.fullmatch(text):
        yield "quoted"
    else:
        yield _PLAIN
    if sign := _SIGN.match(text):
        yield f"sign {fold_marks(sign['sign'])}"


def _is_item(block: Block, text: str) -> bool:
    return bool(_NUMBERING.match(text)) or (block.list_item and ends_sentence(text))


def _length(style: str, text: str) -> int:
    sign = _SIGN.match(text) if style.startswith("sign ") else None
    return sign.end() if sign else _numbering(text)


def _numbering(text: str) -> int:
    found = _NUMBERING.match(text)
    return found.end() if found else 0
