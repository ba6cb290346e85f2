"""Which of the words that are shaped like a label are one: labels recur, or name somebody known."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.formats import Block, Document
from corpus.language import in_any
from corpus.models import Span
from corpus.text import (
    GENERIC_LABELS,
    ends_sentence,
    fold,
    fold_marks,
    initials_of,
    is_page_label,
    label_key,
    looks_like_name,
    name_tokens,
    same_person,
    split_sentences,
)
from corpus.text.label_shape import (
    Label,
    label_on_line,
    labels_inside,
    leading_number,
    leading_time,
    names_office,
    read_label,
    split_joint,
)

from .head_and_foot import is_byline
from .mentions import is_likely_person
from .questions import ends_asking

_MAX_LINE = 120  # characters of a label with its office
_ABBREVIATED = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]\w{0,3}\.\s$")  # "Mr.", before the rest of a label
_TELLING = in_any(lambda language: language.speech_verbs)
_MIN_OPENING, _MIN_OPENING_SHARE = 4, 0.7  # blocks that open with a question and go on with its answer
_MIN_NICKNAMES = 3  # so often must a label in small letters recur
_STRAY_EMPHASIS = re.compile(r"(?:[*_]{1,3}(?=[^\W_]))?")  # before a label, of marks that nothing closes
_LETTERS = (("p", "r"), ("f", "a"), ("q", "r"))  # of Spanish, German and French


def part_at_labels(document: Document) -> Document:
    """Return the document with each block cut before the labels inside it that stand at the head of others as well.

    Where a page has lost its line ends, so that nothing stands at the head of a block, full names of people count.
    """
    texts = [block.span.cut(document.text) for block in document.blocks]
    heads = Counter(label.key for label in map(_of_block_alone, document.blocks, texts) if label and label.mark == ":")
    inside = [
        [] if block.heading or block.caption else [(at, name) for at, name in labels_inside(fold_marks(text))
                                                   if not _ABBREVIATED.search(text[:at])]
        for block, text in zip(document.blocks, texts, strict=True)
    ]  # fmt: skip
    people = {key for found in inside for _, name in found if _names_person(name) for key in [label_key(name)]}
    known = {key for key, n in heads.items() if n > 1} | (people if len(people) > 1 else set())
    blocks: list[Block] = []
    for block, text, found in zip(document.blocks, texts, inside, strict=True):
        cuts = [0, *(at for at, name in found if at and label_key(name) in known), len(text)]
        blocks += [_piece(block, text, start, end) for start, end in pairwise(cuts)]
    return replace(document, blocks=tuple(blocks))


def part_at_questions(document: Document) -> Document:
    """Return the document with each block cut behind the question that it opens with, where most blocks open so."""
    texts = [block.span.cut(document.text) for block in document.blocks]
    said = [
        n
        for n, (block, text) in enumerate(zip(document.blocks, texts, strict=True))
        if ends_sentence(text) and not (block.heading or block.caption or block.voice)
    ]
    ends = {n: span.end for n in said for span in split_sentences(texts[n])[:1] if ends_asking(span.cut(texts[n]))}
    opening = {n: end for n, end in ends.items() if texts[n][end:].strip()}
    if len(opening) < _MIN_OPENING or len(opening) < _MIN_OPENING_SHARE * sum(n >= min(opening) for n in said):
        return document
    blocks: list[Block] = []
    for number, (block, text) in enumerate(zip(document.blocks, texts, strict=True)):
        end = opening.get(number, len(text))
        cuts = [0, end + len(text[end:]) - len(text[end:].lstrip()), len(text)] if number in opening else [0, len(text)]
        blocks += [_piece(block, text, *cut) for cut in pairwise(cuts)]
    return replace(document, blocks=tuple(blocks))


def _piece(block: Block, text: str, start: int, end: int) -> Block:
    span = Span(block.span.start + start, block.span.start + len(text[:end].rstrip()))
    bold, italic = (min(max(0, n - start), end - start) for n in (block.bold, block.italic))
    changed = replace(block, span=span, bold=bold, italic=italic)
    return replace(changed, list_item=False, ruled=False, voice=None, time=None) if start else changed


def _names_person(printed: str) -> bool:
    tells = any(fold(word) in _TELLING for word in printed.split())  # "Explica Ana Ruiz: «…»"
    return len(name_tokens(printed)) > 1 and looks_like_name(printed) and is_likely_person(printed) and not tells


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
    candidates = _paired(
        [_of_block(block, text, declared=declared_keys) for block, text in zip(blocks, texts, strict=True)]
    )
    candidates = [
        label if label and _is_followed(number, candidates, texts) else None for number, label in enumerate(candidates)
    ]
    counts = Counter(label.key for label in candidates if label)
    sure = declared_keys.keys() | GENERIC_LABELS
    surnames = {name_tokens(key)[-1:] for key in introduced}
    # The words before a colon in a title or heading label it once; a label recurs.
    candidates = [
        None if label and block.heading and counts[label.key] == 1 and label.length < len(text) else label
        for block, text, label in zip(blocks, texts, candidates, strict=True)
    ]
    certain = {label.key for label in candidates if label and _is_certain(label, counts, sure=sure, names=introduced)}
    certain |= _alternating(candidates) | _of_people(candidates, texts)
    notes = {label_key(label.note) for label in candidates if label and label.note and label.key in certain}
    certain |= notes & counts.keys()  # "Xing Yang (XY):", then "XY:"
    styles = {label.style for label in candidates if label and label.key in certain}
    certain |= {label.key for label in candidates if label and _is_likely(label, styles=styles)}
    # "Xing Yang:", then "XY:".
    letters = {re.sub(r"[\W\d_]", "", key) for key in certain}
    certain |= {
        label.key for label in candidates if label and " " in label.key and initials_of(label.printed) in letters
    }
    # "Ana and Luis:", then "Ana:", if only once.
    certain |= {label_key(name) for label in candidates if label and label.key in certain for name in _jointly(label)}
    # A surname seen once shortens the name of somebody who is certain.
    surnames |= {name_tokens(key)[-1:] for key in certain}
    surnames |= {name_tokens(key)[:1] for key in _of_people(candidates, texts)}
    certain |= _once_asking(candidates, texts, certain=certain)
    shortened = {label.key for label in candidates if label and looks_like_name(label.printed)}
    certain |= {key for key in shortened if name_tokens(key) in surnames and name_tokens(key)}
    found = [label if label and label.key in certain else None for label in candidates]
    # Names on lines of their own amid labels of another kind are headings or captions.
    marks = Counter(label.mark == "line" for label in found if label)
    return [None if label and label.mark == "line" and marks[True] < marks[False] else label for label in found]


def _paired(candidates: Sequence[Label | None]) -> list[Label | None]:
    """Take the first letters of question and answer in another language for "Q" and "A" where both are printed."""
    there = {label.key for label in candidates if label}
    keys: dict[str, str] = {}
    for question, answer in _LETTERS:
        if {question, answer} <= there and not keys:
            keys = {question: "q", answer: "a"}
    return [replace(label, key=keys[label.key]) if label and label.key in keys else label for label in candidates]


def _of_block_alone(block: Block, text: str) -> Label | None:
    return None if block.heading else _of_block(block, text, declared={})


def _of_block(block: Block, text: str, *, declared: Mapping[str, str]) -> Label | None:
    if block.voice:
        return Label(block.voice, label_key(block.voice), 0, "voice")
    if is_byline(text) or block.caption:
        return None
    skipped = leading_time(text) or len(_STRAY_EMPHASIS.match(text)[0])  # type: ignore[index]
    if (number := leading_number(text)) and (label := read_label(text[number:], declared=declared)):
        return replace(label, length=label.length + number) if label.mark == ":" else None
    label = read_label(text[skipped:], declared=declared)
    line = text.partition("\n")[0]
    apart = label is None or (label.mark == "-" and not ends_sentence(text))
    if apart and len(line) <= _MAX_LINE and (found := label_on_line(line)):
        label = replace(found, length=found.length + (line != text))
    if label and label.mark == ":" and block.heading and label.length >= len(text) - skipped:
        label = replace(label, mark="line")
    return label and replace(label, length=label.length + (skipped if label.mark != "line" else 0))


def _is_followed(number: int, candidates: Sequence[Label | None], texts: Sequence[str]) -> bool:
    """Tell whether words stand behind a label on a line of its own; those of a list of names are followed by a name."""
    label = candidates[number]
    if label is None or label.mark != "line" or label.length < len(texts[number]):
        return label is not None
    if number + 1 == len(texts):
        return False
    following = candidates[number + 1]
    return following is None or following.mark != "line" or following.length < len(texts[number + 1])


def _jointly(label: Label) -> list[str]:
    names = split_joint(label.printed)
    return names if len(names) > 1 else []


def _is_certain(label: Label, counts: Mapping[str, int], *, sure: Collection[str], names: Collection[str]) -> bool:
    count = counts[label.key]
    if label.key == "a" and label.mark == ".":
        return "q" in counts  # "A. first point" is an item of a list
    if label.mark == "]":  # "[Laughs] Yes." is no name
        return count >= 2 and any(same_person(label.printed, name) for name in names)
    if label.mark in {"-", "line"}:
        return (label.key in sure and count >= 2) or (label.key in names and count >= 2)
    if label.key in sure or label.key in names or label.mark == "voice" or names_office(label.printed):
        return True
    if label.is_nickname:
        return count >= _MIN_NICKNAMES and not is_page_label(label.printed)
    return count >= 2 or (bool(label.note) and (" " in label.printed or label_key(label.note or "") in counts))


def _alternating(candidates: Sequence[Label | None]) -> set[str]:
    """Names on lines of their own, or before a dash, two or more of which recur: they speak by turns."""
    found: set[str] = set()
    for mark in ("line", "-", ">"):
        counts = Counter(label.key for label in candidates if label and label.mark == mark)
        # One word may be a heading that recurs ("Background"): it must do so more often than a full name.
        recurring = {key for key, count in counts.items() if count >= 2 + (" " not in key)}
        found |= recurring if len(recurring) >= 2 else set()
    return found


def _of_people(candidates: Sequence[Label | None], texts: Sequence[str]) -> set[str]:
    """Full names of two or more people, each before what somebody says, if only once."""
    found = {
        label.key
        for number, label in enumerate(candidates)
        if label and label.mark in {":", "line"} and _names_person(label.printed) and _says(number, label, texts)
    }
    return found if len(found) > 1 else set()


def _once_asking(candidates: Sequence[Label | None], texts: Sequence[str], *, certain: Collection[str]) -> set[str]:
    """Labels that stand once, before a question, where somebody else who is certain answers right below."""
    return {
        label.key
        for number, (label, below) in enumerate(pairwise(candidates))
        if label and below and label.mark == below.mark == ":" and label.length < len(texts[number])
        and ends_asking(texts[number]) and below.key in certain and below.key != label.key
    }  # fmt: skip


def _says(number: int, label: Label, texts: Sequence[str]) -> bool:
    """Tell whether a sentence stands behind a label, or below one that ends in a colon."""
    behind = texts[number][label.length :]
    if not behind.strip() and texts[number].rstrip().endswith((":", "：")):
        behind = next(iter(texts[number + 1 : number + 2]), "")
    return ends_sentence(behind)


def _is_likely(label: Label, *, styles: set[tuple[str, bool]]) -> bool:
    """A full name seen once speaks when it is set like the labels of those who surely speak around it."""
    return (
        (label.mark in ":." or (label.mark == "line" and bool(label.note)))
        and label.style in styles
        and len(label.printed.split()) >= 2
        and all(map(looks_like_name, split_joint(label.printed)))
    )
