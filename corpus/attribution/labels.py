"""Speaker labels: the words before a colon, or in capitals before a full stop, that say who speaks."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.formats import Block
from corpus.text import CAPITALS, GENERIC_LABELS, fold_marks, is_page_label, label_key, looks_like_name, name_tokens

from .head import is_byline

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?"
_LEADING_TIME = re.compile(rf"\s*{_TIME}\s*(?:[-|]\s*)?(?=[^\W\d])")
_COLON = re.compile(
    rf"(?P<label>[^:\n()]{{1,120}}?)(?:\s*\((?!\d{{1,2}}:\d\d)(?P<note>[^()\n]{{1,100}})\))?(?:\s*{_TIME})?\s*:(?:\s*{_TIME}(?=\s))?\s*"
)
_ASCII_COLON_GAP = re.compile(r"[\s\"']|$")
_CAPITAL_WORD = rf"[{CAPITALS}][{CAPITALS}.'-]*"
_CAPITALS = re.compile(rf"(?P<label>{_CAPITAL_WORD}(?: {_CAPITAL_WORD}){{1,4}})\.\s+(?=\S)")
_BARE_Q = re.compile(r"(?P<label>Q)\s+(?=[A-Z\"'(])")
_NUMBERED_Q = re.compile(r"(?P<label>Q|A)\s?\d{0,3}[.):]\s+(?=\S)")
_DASH = re.compile(r"(?P<label>[^:\n.?!]{1,60}?)\s+-+\s+(?=\S)")
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
_LINK = re.compile(r"https?:|www\.|\S+@\S+\.")
_MIN_NICKNAMES = 3  # so often must a label in small letters recur


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a block: as printed, its key, and how many characters it takes with its colon.

    ``printed`` is without time stamps and brackets; ``note`` is what stands in brackets, such as initials or an
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


def find_labels(
    blocks: Sequence[Block], texts: Sequence[str], *, declared: Iterable[str], known_names: Iterable[str]
) -> list[Label | None]:
    """Return the speaker label of each block, ``None`` where there is none.

    Declared labels and voices always count, and generic ones ("Reporter", "Q"). A label shaped like a name counts when
    the article introduces that person, when it recurs, or when others around it are certain.

    Args:
        blocks: The blocks, in order.
        texts: Their texts.
        declared: Labels and names from the front matter.
        known_names: Names of people the narration introduces.
    """
    declared_keys = {label_key(label): label for label in declared}
    introduced = {label_key(name) for name in known_names}
    candidates = [_of_block(block, text, declared=declared_keys) for block, text in zip(blocks, texts, strict=True)]
    counts = Counter(label.key for label in candidates if label)
    sure = declared_keys.keys() | GENERIC_LABELS
    surnames = {name_tokens(key)[-1:] for key in introduced}
    certain = {label.key for label in candidates if label and _is_certain(label, counts, sure=sure, names=introduced)}
    certain |= _alternating(candidates)
    notes = {label_key(label.note) for label in candidates if label and label.note and label.key in certain}
    certain |= notes & counts.keys()  # "Xing Yang (XY):", then "XY:"
    styles = {label.style for label in candidates if label and label.key in certain}
    certain |= {label.key for label in candidates if label and _is_likely(label, styles=styles)}
    # "Ana and Luis:", then "Ana:", if only once.
    certain |= {label_key(name) for label in candidates if label and label.key in certain for name in _jointly(label)}
    # A surname seen once shortens the name of somebody who is certain.
    surnames |= {name_tokens(key)[-1:] for key in certain}
    shortened = {label.key for label in candidates if label and looks_like_name(label.printed)}
    certain |= {key for key in shortened if name_tokens(key) in surnames and name_tokens(key)}
    return [label if label and label.key in certain else None for label in candidates]


def _of_block(block: Block, text: str, *, declared: Mapping[str, str]) -> Label | None:
    if block.voice:
        return Label(block.voice, label_key(block.voice), 0, "voice")
    if is_byline(text) or block.caption:
        return None
    time = _LEADING_TIME.match(text[:40])
    skipped = time.end() if time else 0
    label = _candidate(text[skipped:], declared=declared)
    capitals = text.isupper() and " " in text
    if label is None and 0 < len(text) <= 60 and (block.bold >= len(text) or block.heading or capitals):
        # A name set apart on a line of its own.
        alone = text[skipped:].strip()
        label = Label(alone, label_key(alone), len(text), "line") if looks_like_name(alone) else None
    if label and label.mark == ":" and block.heading and label.length >= len(text) - skipped:
        label = replace(label, mark="line")
    return label and replace(label, length=label.length + (skipped if label.mark != "line" else 0))


def _candidate(text: str, *, declared: Mapping[str, str]) -> Label | None:
    folded = fold_marks(text[:240])
    longest = None
    for colon in re.finditer(r":\s*", folded) if declared else ():
        # A declared label may hold colons and digits of its own: the longest that fits is meant.
        if (key := label_key(folded[: colon.start()])) in declared:
            longest = Label(text[: colon.start()].strip(), key, colon.end())
    if longest:
        return longest
    if found := _COLON.match(folded):
        printed = text[: found.end("label")].strip()
        behind = found.end("note") + 1 if found["note"] else found.end("label")
        if _LINK.match(folded, found.end()):
            return None
        tight = text[behind:].lstrip()[:1] == ":" and not _ASCII_COLON_GAP.match(folded, folded.index(":", behind) + 1)
        key = label_key(printed)
        if key in GENERIC_LABELS or (_may_label(printed) and not tight):
            part = _PART_BEHIND.fullmatch(printed)  # "STEVE ROE, HOST:", then "ROE:"
            if part and not found["note"] and key not in declared:
                return Label(part["name"], label_key(part["name"]), found.end(), ":", part["part"].lower())
            return Label(printed, key, found.end(), ":", found["note"])
    for pattern, mark in ((_CAPITALS, "."), (_NUMBERED_Q, "."), (_BARE_Q, ""), (_DASH, "-")):
        found = pattern.match(folded)
        if found and (pattern is not _DASH or _may_label(found["label"])):
            return Label(found["label"], label_key(found["label"]), found.end(), mark)
    return None


def _may_label(printed: str) -> bool:
    joint = split_joint(printed)
    return all(map(looks_like_name, joint)) or bool(_NICKNAME.fullmatch(printed)) or names_office(printed)


def names_office(printed: str) -> bool:
    """Tell whether a label is an office or a part instead of a name ("The Chair")."""
    return bool(_OFFICE_LABEL.fullmatch(printed))


def split_joint(printed: str) -> list[str]:
    """Return the names in a label that stands for people who answer as one ("Ada Ray and Bob Lee")."""
    return [name.strip() for name in re.split(r"\s+(?:and|&)\s+|\s*/\s*", printed) if name.strip()]


def _jointly(label: Label) -> list[str]:
    names = split_joint(label.printed)
    return names if len(names) > 1 else []


def _is_certain(label: Label, counts: Mapping[str, int], *, sure: Collection[str], names: Collection[str]) -> bool:
    count = counts[label.key]
    if label.key == "a" and label.mark == ".":
        return "q" in counts  # "A. first point" is an item of a list
    if label.mark in {"-", "line"}:
        return (label.key in sure and count >= 2) or (label.key in names and count >= 2)
    if label.key in sure or label.key in names or label.mark == "voice" or names_office(label.printed):
        return True
    if _NICKNAME.fullmatch(label.printed):
        return count >= _MIN_NICKNAMES and not is_page_label(label.printed)
    return count >= 2 or (bool(label.note) and (" " in label.printed or label_key(label.note or "") in counts))


def _alternating(candidates: Sequence[Label | None]) -> set[str]:
    """Names on lines of their own, two or more of which recur: people who speak by turns, under no other sign."""
    lines = Counter(label.key for label in candidates if label and label.mark == "line")
    # One word may be a heading that recurs ("Background"): it must do so more often than a full name.
    recurring = {key for key, count in lines.items() if count >= 2 + (" " not in key)}
    return recurring if len(recurring) >= 2 else set()


def _is_likely(label: Label, *, styles: set[tuple[str, bool]]) -> bool:
    """A full name seen once speaks when it is set like the labels of those who surely speak around it."""
    return (
        label.mark in ":."
        and label.style in styles
        and len(label.printed.split()) >= 2
        and all(map(looks_like_name, split_joint(label.printed)))
    )
