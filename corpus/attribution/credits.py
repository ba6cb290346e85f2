"""Who asks and who answers, where an article says so above the talk: "Interviewer: …", "Deposition of …"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.text import (
    CAPITALS,
    GENERIC_LABELS,
    Label,
    ends_sentence,
    fold_marks,
    looks_like_name,
    without_honorifics,
    without_openers,
)

from .mentions import may_be_person

_WORD = rf"[{CAPITALS}][\w'.-]*"
_NAME = rf"{_WORD}(?: {_WORD}){{1,3}}"
_WHO = r"(?:\s*+:)?\s++(?P<who>.+)$"
_ASKS = re.compile(
    r"^(?:interviewer|interviewed by|interview(?: conducted)? by|host|hosted by|co-hosts?|hosts|questions by|examiner)"
    + _WHO,
    re.IGNORECASE | re.MULTILINE,
)
# "The museum hosts Ada Moss" is no host; "your hosts Ada Moss and Bob Lee" are.
_HOSTS = re.compile(
    rf"\b(?:(?i:(?:your|our|my|with|by|alongside|of|join) (?:co-)?hosts?|co-hosts?),?"
    rf"|(?i:(?<!we )(?<!to )(?<!they )host)) "
    rf"(?P<who>{_NAME}(?:(?:, and | and | & |, ){_NAME}){{0,3}})(?![\w-])"
)
_MODERATES = re.compile(r"^(?:moderators?|moderated by|chaired by)" + _WHO, re.IGNORECASE | re.MULTILINE)
_ANSWERS = re.compile(
    r"^(?:interviewee|guest|witness|narrator|respondent|(?:videotaped |oral |sworn )*(?:deposition|testimony) of"
    r"|(?:oral history )?interview (?:with|of)|examination of)" + _WHO,
    re.IGNORECASE | re.MULTILINE,
)
_EXAMINES = re.compile(
    r"^(?:(?:cross|direct|redirect|further)[ -]*)*examination\b.{0,40}\bby (?P<who>.+?):?$",
    re.IGNORECASE | re.MULTILINE,
)
_NAMES_APART = re.compile(r",? and |, | & ")
_MAX_WORDS = 25


@dataclass(frozen=True, slots=True)
class CastList:
    """Names as printed (a surname with its form of address may stand alone) of those who ask, and of who answers."""

    asking: tuple[str, ...] = ()
    answering: str | None = None
    examining: str | None = None  # who asks under "Q."
    moderating: tuple[str, ...] = ()


def read_cast_list(texts: Sequence[str]) -> CastList:
    """Return what the blocks above the talk declare; nothing where two are said to answer."""
    folded = [fold_marks(text) for text in texts]
    lines = [text for text in folded if len(text.split()) <= _MAX_WORDS * (1 + text.count("\n"))]
    asking = [name for line in lines for found in _ASKS.finditer(line) for name in _names(found["who"])]
    hosts = [name for text in folded for found in _HOSTS.finditer(text) for name in _NAMES_APART.split(found["who"])]
    # "Interview with Bank of Ghana" has an institution answer, in whose name nobody is quoted.
    answered = [name for line in lines for found in _ANSWERS.finditer(line) for name in _names(found["who"])]
    answering = [name for name in answered if may_be_person(name)]
    moderating = [name for line in lines for found in _MODERATES.finditer(line) for name in _names(found["who"])]
    examining = {name for line in lines for found in _EXAMINES.finditer(line) if (name := _name(found["who"]))}
    return CastList(
        asking=tuple(dict.fromkeys([*asking, *hosts])),
        answering=answering[0] if len(set(answering)) == 1 else None,
        examining=examining.pop() if len(examining) == 1 else None,
        moderating=tuple(dict.fromkeys(moderating)),
    )


def drop_cast_lines(labels: Sequence[Label | None], texts: Sequence[str]) -> list[Label | None]:
    """Return the labels without those of a list of the cast above the talk ("Interviewer: Ruth Calloway").

    Such a label is generic, stands there once, and only a name, or a name with an office, stands behind it.
    """
    keys = [label.key for label in labels if label]
    once: Mapping[str, bool] = {key: keys.count(key) == 1 for key in set(keys) & GENERIC_LABELS}
    kept = list(labels)
    listed = 0
    for number, label in enumerate(labels):
        if label is None:
            continue
        if not once.get(label.key) or not _names(texts[number][label.length :]):
            break
        kept[number] = None
        listed += 1
    # A talk of nothing but such lines is no list.
    return kept if listed and any(kept) else list(labels)


def _names(words: str) -> list[str]:
    """The names of a line that names people and their offices, and says nothing."""
    first_line, *rest = words.strip().split("\n")
    if ends_sentence(first_line) or "?" in first_line or any(":" not in line for line in rest):
        return []
    both = re.split(r",? and | & ", first_line)
    if all(_name(part) and len(part.split()) >= 2 for part in both) and len(both) > 1:
        return [name for part in both if (name := _name(part))]
    name = _name(re.split(r",|\(|;| - ", first_line)[0])
    return [name] if name and len(name.split()) >= 2 else []


def _name(words: str) -> str | None:
    words = words.strip(" .:")
    return without_openers(without_honorifics(words)) if looks_like_name(words) else None
