"""Speaker labels: the words before a colon, or in capitals before a full stop, that say who speaks."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .folding import fold_marks
from .headlines import is_byline
from .names import CAPITALS, GENERIC_LABELS, label_key, looks_like_name, name_tokens

_COLON = re.compile(r"(?P<label>[^:\n]{1,120}?)\s*:\s*")
_ASCII_COLON_GAP = re.compile(r"[\s\"']|$")
_CAPITAL_WORD = rf"[{CAPITALS}][{CAPITALS}.'-]*"
_CAPITALS = re.compile(rf"(?P<label>{_CAPITAL_WORD}(?: {_CAPITAL_WORD}){{1,4}})\.\s+(?=\S)")
_BARE_Q = re.compile(r"(?P<label>Q)\s+(?=[A-Z\"'(])")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a block: as printed, its key, and how many characters it takes with its colon."""

    printed: str
    key: str
    length: int
    mark: str = ":"

    @property
    def style(self) -> tuple[str, bool]:
        """How the label is set: the mark behind it, and whether it stands in capitals."""
        return self.mark, self.printed.isupper() and len(self.printed) > 1


def find_labels(texts: Sequence[str], *, declared: Iterable[str], known_names: Iterable[str]) -> list[Label | None]:
    """Return the speaker label of each block, ``None`` where there is none.

    Declared labels always count, and generic ones ("Reporter", "Q"). A label shaped like a name counts when the
    article introduces that person, when it recurs, or when others around it are certain.

    Args:
        texts: The blocks' texts, in order.
        declared: Labels and names from the front matter.
        known_names: Names of people the narration introduces.
    """
    declared_keys = {label_key(label): label for label in declared}
    candidates = [None if is_byline(text) else _candidate(text, declared=declared_keys) for text in texts]
    counts = Counter(label.key for label in candidates if label)
    introduced = {label_key(name) for name in known_names}
    sure = declared_keys.keys() | GENERIC_LABELS
    certain = {key for key, count in counts.items() if key in sure or key in introduced or count >= 2}
    styles = {label.style for label in candidates if label and label.key in certain}
    certain |= {label.key for label in candidates if label and _is_likely(label, styles=styles)}
    # A surname seen once shortens the name of somebody who is certain.
    surnames = {name_tokens(key)[-1:] for key in certain | introduced}
    certain |= {key for key in counts if name_tokens(key) in surnames and name_tokens(key)}
    return [label if label and label.key in certain else None for label in candidates]


def _candidate(text: str, *, declared: Mapping[str, str]) -> Label | None:
    folded = fold_marks(text[:200])
    longest = None
    for colon in re.finditer(r":\s*", folded) if declared else ():
        # A declared label may hold colons and digits of its own: the longest that fits is meant.
        if (key := label_key(folded[: colon.start()])) in declared:
            longest = Label(text[: colon.start()].strip(), key, colon.end())
    if longest:
        return longest
    if found := _COLON.match(folded):
        tight = text[found.end("label") :].lstrip()[:1] == ":" and not _ASCII_COLON_GAP.match(
            folded, found.end("label") + 1
        )
        key = label_key(found["label"])
        if key in GENERIC_LABELS or (looks_like_name(found["label"]) and not tight):
            return Label(text[: found.end("label")].strip(), key, found.end())
    if found := _CAPITALS.match(folded) or _BARE_Q.match(folded):
        mark = "." if found.re is _CAPITALS else ""
        return Label(found["label"], label_key(found["label"]), found.end(), mark)
    return None


def _is_likely(label: Label, *, styles: set[tuple[str, bool]]) -> bool:
    """A full name seen once speaks when it is set like the labels of those who surely speak around it."""
    return label.style in styles and len(label.printed.split()) >= 2 and looks_like_name(label.printed)
