"""What a speaker label looks like, in every format: words before a colon, capitals before a full stop, Q and A.

This says what can be a label. `corpus.attribution.labels` decides which are: labels recur, or name somebody known.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from corpus.language import in_any

from .names import ANSWER_LABELS, GENERIC_LABELS, QUESTION_LABELS, is_page_label, label_key, looks_like_name
from .office_phrase import is_office
from .writing import CAPITALS, ends_sentence, fold_marks

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?"
_LEADING_TIME = re.compile(rf"\s*{_TIME}\s*(?:[-|]\s*)?(?=[^\W\d]|<)")
_BEFORE_COLON = re.compile(r"\s*(?P<label>[^\s:：][^:：]{0,79}?)\s?(?P<colon>[:：])")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MAX_LABEL_WORDS = 8
_COLON = re.compile(
    rf"(?P<label>[^:\n()\[\]]{{1,120}}?)(?:\s*\((?!\d{{1,2}}:\d\d)(?P<note>[^()\n]{{1,100}})\))?"
    rf"(?:\s*\[[^\[\]:\n]{{1,30}}\])?(?:\s*{_TIME})?"
    rf"\s*:(?:\s*{_TIME}(?=\s))?\s*"
)
_ASCII_COLON_GAP = re.compile(r"[\s\"']|$")
_CAPITAL_WORD = rf"[{CAPITALS}][{CAPITALS}.'-]*"
_CAPITALS_STOP = re.compile(rf"(?P<label>{_CAPITAL_WORD}(?: {_CAPITAL_WORD}){{1,4}})\.\s+(?=\S)")
_CAPITALS_BEGIN = re.compile(
    rf"{_CAPITAL_WORD}(?: {_CAPITAL_WORD}){{0,4}}(?<=[{CAPITALS}]{{2}})\.\s+\S"
)  # "DOE. I did."
_BARE_Q = re.compile(r"(?P<label>Q)\s+(?=[A-Z\"'(])")
_NUMBERED_Q = re.compile(r"(?P<label>[QAPRF])\s?\d{0,3}[.):]\s+(?=\S)")
_IN_FULL = "|".join(sorted(word.capitalize() for word in QUESTION_LABELS | ANSWER_LABELS if word[1:]))
_WORD_STOP = re.compile(rf"(?P<label>{_IN_FULL})\.\s+(?=\S)")  # "Pregunta. …"
_Q_OR_A = re.compile(r"[QA](?:[.:]?\s|$)")
_DASH = re.compile(r"(?P<label>[^:\n.?!]{1,60}?)\s+-+\s+(?=\S)")
_TIMED = re.compile(
    r"(?P<label>[^:\n()\[\]]{1,60}?)\s*[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]\s*[:|-]?\s*(?=\S)"
)
_NUMBER = re.compile(r"\s*Q\d{1,3}\s+(?=[^\W\d_a-z])")  # of a question in a record, before who asks it
_CHAT = re.compile(r"<(?P<label>[^<>\s][^<>\n]{0,30})>\s+(?=\S)")
_ARROWS = re.compile(r"(?P<label>[^:\n<>]{1,40}?)\s?>{1,2}\s*(?=\S)")
_IN_BRACKETS = re.compile(r"\[(?P<label>[^\[\]:\d\n]{2,40})\]:?\s+(?=\S)")
_CALLED = re.compile(r"\s(?:'[\w. -]{2,20}'|\"[\w. -]{2,20}\"|\([\w. -]{2,20}\))(?=\s)")  # "Andrew 'Boz' Bosworth"
# Words at the head of a block that a mark sets apart, whatever they are.
_SET_APART = re.compile(
    rf"\W{{0,3}}(?P<label>[^\W\d_a-z][^.,;!?:\n\[\]()<>|~]{{0,60}}?)\s*(?:[\[(][^\[\]()\n]{{1,40}}[\])]\s*){{0,2}}"
    rf"(?:{_TIME}\s*)?(?:[:：»>|~\]→=…]|\s[–—-]+(?=\s))[*_]{{0,3}}(?=\s|$)"
)
_MAX_SET_APART = 6  # words
_NICKNAME = re.compile(r"[a-z][\w.-]{1,19}")
_OFFICE_LABEL = re.compile(
    r"the (?:acting |deputy |temporary )?(?:chair(?:man|woman|person)?|speaker|president|court|witness|clerk|moderator"
    r"|presiding officer|vice-chair|interpreter|judge|prosecutor|defendant|operator)"
    r"|(?:some|an|several) hon(?:\.|ou?rable)? (?:member|senator)s?"
    r"|(?:an? )?(?:audience (?:member|question)|(?:unidentified|unknown|unnamed) (?:audience member|speaker|participant"
    r"|(?:fe)?male|(?:wo)?man|voice|questioner|reporter|member))s?(?: \d{1,2})?",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(
    r"(?P<name>[^,]+), (?P<part>(?:co-|guest )?host|byline|anchor|interviewer|moderator|presenter)", re.IGNORECASE
)
_NAME_AND_OFFICE = re.compile(r"(?P<name>[^,]{3,50}), (?:the |an? )?(?P<office>[^,]{3,80})")
_ACCORDING_TO = tuple(f"{words} " for words in in_any(lambda language: language.accordingly))  # "Según Ada Moss: …"
_LINK = re.compile(r"https?:|www\.|\S+@\S+\.")
_INSIDE = re.compile(r"(?:^|(?<=[.!?…\"]\s))(?P<label>[^\W\d_][^:.!?\n]{1,50}):\s")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a block: as printed, its key, and how many characters it takes with its colon.

    ``printed`` is without time stamps and brackets; ``note`` is the words in brackets, such as initials or an
    office. ``mark`` is the sign behind the label.
    """

    printed: str
    key: str
    length: int
    mark: str = ":"
    note: str | None = None

    @property
    def style(self) -> tuple[str, bool]:
        """How the label is set: the mark behind it, and whether it stands in capitals."""
        return self.mark, self.printed.isupper() and len(self.printed) > 1

    @property
    def is_nickname(self) -> bool:
        return bool(_NICKNAME.fullmatch(self.printed))


def label_before_colon(line: str) -> str | None:
    """Return the words at the head of a line that a colon and a space set apart, if they are few enough for a label.

    A time before them and words in brackets are left out; a label of the page ("Source") is none. The space keeps
    "https://" and "11:20" from being labels.
    """
    return _before_colon(line, tight=False)


def _before_colon(line: str, *, tight: bool) -> str | None:
    found = _BEFORE_COLON.match(line, leading_time(line))
    if found is None or len(found["label"].split()) > _MAX_LABEL_WORDS:
        return None
    if not tight and found["colon"] == ":" and line[found.end() :][:1].strip():
        return None
    label = _BRACKETS.sub("", fold_marks(found["label"])).strip()
    return label if label and not is_page_label(label) else None


def speaker_before_colon(line: str) -> str | None:
    """Return the label at the head of a line where it is shaped like a name, or generic ("Reporter").

    That shape tells it from an address or a time, so its colon may stand close to what is said ("Ada King:I do").
    """
    label = _before_colon(line, tight=True)
    return label if label and (looks_like_name(label) or label_key(label) in GENERIC_LABELS) else None


def opens_with_q_or_a(line: str) -> bool:
    """Tell whether a line begins with a bare "Q" or "A"; that may be an article as well ("A good year")."""
    return bool(_Q_OR_A.match(line))


def begins_with_label(line: str) -> bool:
    """Tell whether a line can begin with a speaker's label of any shape."""
    folded = fold_marks(line[:240])
    return bool(speaker_before_colon(line) or _CAPITALS_BEGIN.match(folded) or opens_with_q_or_a(folded))


def labels_inside(words: str) -> Iterator[tuple[int, str]]:
    """Yield what may be labels in running words, at their head and where a sentence has ended, each with its place."""
    for found in _INSIDE.finditer(words):
        yield found.start(), found["label"]


def leading_time(text: str) -> int:
    """Return how many characters a time stamp takes at the head of a text whose words follow it; 0 for none."""
    time = _LEADING_TIME.match(text[:40])
    return time.end() if time else 0


def leading_number(text: str) -> int:
    """Return how many characters the number of a question takes before who asks it ("Q61 The Chair:"); 0 for none."""
    number = _NUMBER.match(text[:12])
    return number.end() if number else 0


def set_apart(text: str) -> str | None:
    """Return the words at the head of a block that may label it in a shape that nobody knows; ``None`` for none."""
    found = _SET_APART.match(text[:160].replace("’", "'"), leading_time(text))
    words = found["label"].split() if found else []
    printed = " ".join(words)
    return printed if 0 < len(words) <= _MAX_SET_APART and not is_page_label(printed) else None


def read_label(text: str, *, declared: Collection[str]) -> Label | None:
    """Return what may be the label of a block, if it stands before the words that the block holds.

    Args:
        text: The block's, without a leading time.
        declared: Keys of labels that the file itself declares: these may hold colons and digits of their own.
    """
    folded = fold_marks(text[:240])
    if declared and (longest := _declared(text, folded, declared)):
        return longest
    if (found := _TIMED.match(folded)) and _may_label(found["label"]):
        return Label(found["label"], label_key(found["label"]), found.end(), ":")
    if found := _COLON.match(folded):
        printed = text[: found.end("label")].strip()
        behind = found.end("note") + 1 if found["note"] else found.end("label")
        if _LINK.match(folded, found.end()):
            return None
        tight = text[behind:].lstrip()[:1] == ":" and not _ASCII_COLON_GAP.match(folded, folded.index(":", behind) + 1)
        key = label_key(printed)
        if (held := _NAME_AND_OFFICE.fullmatch(printed)) and _is_holder(held["name"], held["office"]):
            return Label(held["name"], label_key(held["name"]), found.end(), ":", held["office"])
        if key in GENERIC_LABELS or (_may_label(printed) and not tight):
            part = _PART_BEHIND.fullmatch(printed)  # "STEVE ROE, HOST:", then "ROE:"
            if part and not found["note"] and key not in declared:
                return Label(part["name"], label_key(part["name"]), found.end(), ":", part["part"].lower())
            return Label(printed, key, found.end(), ":", found["note"])
    for pattern, mark in (
        (_CAPITALS_STOP, "."),
        (_NUMBERED_Q, "."),
        (_WORD_STOP, "."),
        (_BARE_Q, ""),
        (_DASH, "-"),
        (_ARROWS, ">"),
        (_CHAT, ">"),
        (_IN_BRACKETS, "]"),
    ):
        found = pattern.match(folded)
        if found and (pattern not in {_DASH, _ARROWS, _CHAT, _IN_BRACKETS} or _may_label(found["label"])):
            return Label(found["label"], label_key(found["label"]), found.end(), mark)
    return None


_LINE = re.compile(
    rf"\s*(?:{_TIME}\s*[-|]?\s*)?(?P<label>[^,|(\[\n]{{1,60}}?)\s*"
    rf"(?:(?:,|\s-{{1,3}}|\s?\||\()\s*(?P<note>[^\n]{{2,90}}?)\)?)?\s*(?:[-|]?\s*{_TIME})?\s*:?"
)


def label_on_line(line: str) -> Label | None:
    """Return the label that a line is as a whole: a name, an office or a time may stand beside it.

    "Ada King", "ADA KING (12:04)", "Ada King - Chief Engineer", "[00:12] Operator".
    """
    found = _LINE.fullmatch(fold_marks(line))
    if found is None or ends_sentence(line):
        return None
    printed = line[found.start("label") : found.end("label")].strip()
    if is_page_label(printed) or not all(map(looks_like_name, split_joint(printed) or [""])):
        return None
    return Label(printed, label_key(printed), len(line), "line", found["note"])


def _is_holder(name: str, office: str) -> bool:
    return " " in name and looks_like_name(name) and is_office(office)


def _declared(text: str, folded: str, declared: Collection[str]) -> Label | None:
    longest = None
    for colon in re.finditer(r":\s*", folded):
        if (key := label_key(folded[: colon.start()])) in declared:
            longest = Label(text[: colon.start()].strip(), key, colon.end())
    return longest


def _may_label(printed: str) -> bool:
    if fold_marks(printed).lower().startswith(_ACCORDING_TO):
        return False
    # A publication asks under its own name ("C&C", "The Slow Podcast").
    joint = split_joint(re.sub(r"&|^The (?=\S+ [A-Z])", "", _CALLED.sub("", fold_marks(printed))))
    return all(map(looks_like_name, joint)) or bool(_NICKNAME.fullmatch(printed)) or names_office(printed)


def names_office(printed: str) -> bool:
    """Tell whether a label is an office or a part instead of a name ("The Chair")."""
    return bool(_OFFICE_LABEL.fullmatch(printed))


def split_joint(printed: str) -> list[str]:
    """Return the names in a label that stands for people who answer as one ("Ada Ray and Bob Lee")."""
    return [name.strip() for name in re.split(r"\s+(?:and|&)\s+|\s*/\s*", printed) if name.strip()]
