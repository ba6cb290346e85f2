"""Readings: ways to take a document apart into turns, and which of them explains it best.

Each proposal says at which blocks somebody begins to speak. All are weighed by the same signs, those that turns of
people who talk to each other show whatever their convention: they alternate, who asks asks, labels recur and are names,
and little is left over that looks like a turn and is none.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.attribution.labels import find_labels
from corpus.attribution.questions import (
    QUESTION_MARK,
    THANKS,
    SetQuestions,
    asks,
    ends_asking,
    question_styles,
    speeches,
    told_from,
)
from corpus.formats import Block
from corpus.language import in_any, phrases
from corpus.text import (
    GENERIC_LABELS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    fold,
    initials_of,
    looks_like_name,
    name_tokens,
    same_person,
)
from corpus.text.label_shape import Label, split_joint

ASKS_MOSTLY = 0.6  # share of turns holding a question from which somebody is taken for the interviewer
ASKING, ANSWERING = Label("", "?", 0, ""), Label("", "!", 0, "")
"""Who asks and who answers where layout alone tells, and no label does."""

Starts = tuple[Label | None, ...]
_HOST_SHARE = 0.3
_OWN = in_any(lambda language: language.own_labels)
_WELCOMES = re.compile(rf"(?<!\w)(?<!re )(?:{phrases(in_any(lambda language: language.welcomes))})(?!\w)")
_N_WELCOMING = 4  # turns at the beginning in which hosts welcome
_MAX_QUESTION_WORDS = 60  # a longer block that ends with a question mark tells something first
# How often layout alone, and the question mark alone, can be trusted beside a printed label.
_SET_APART, _PRIORS = 0.9, {"plain": 0.75}
_MAX_TALKERS = 4  # more than one who answers and a few who ask
_SEVERAL = 4.0  # turns from which on their number says little more


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a document apart.

    Attributes:
        convention: What it goes by, in a few words.
        starts: For each block, the label of whoever begins to speak there; ``None`` where nobody does.
        weight: How well (0..1) it explains the document.
        margin: By how much (0..1) it does so better than the next best.
    """

    convention: str
    starts: Starts
    weight: float = 0.0
    margin: float = 1.0

    @property
    def first(self) -> int:
        """The number of the first block spoken; that behind the last where nobody speaks."""
        return next((number for number, label in enumerate(self.starts) if label), len(self.starts))

    @property
    def last(self) -> int:
        """The number of the last block at which somebody begins to speak; 0 where nobody does."""
        return max((number for number, label in enumerate(self.starts) if label), default=0)


def propose(
    blocks: Sequence[Block],
    texts: Sequence[str],
    *,
    declared: Sequence[str],
    introduced: Sequence[str],
    listed: Collection[int] = (),
    byline: str | None = None,
) -> Iterator[Reading]:
    """Yield the ways in which a document can be taken apart, the most usual first.

    Args:
        blocks: The blocks, in order.
        texts: Their texts.
        declared: Labels and names from the front matter.
        introduced: Names of people whom the narration introduces.
        listed: Numbers of the blocks that only list people and their labels.
        byline: As the file declares it.
    """
    labels = find_labels(blocks, texts, declared=declared, known_names=introduced)
    spoken = tuple(None if number in listed else label for number, label in enumerate(labels))
    if any(spoken):
        yield Reading("labels", spoken)
        if _onlyaskers_of(spoken, texts):
            yield Reading("labels of those who ask", _answered(spoken, texts))
    for found in question_styles(blocks, texts):
        signs = _signs(found, len(blocks))
        yield Reading(found.style, _answered(signs, texts))
        if any(spoken):
            beneath = _beneath_labels(spoken, texts)
            both = tuple(
                label or (None if number in beneath else sign)
                for number, (label, sign) in enumerate(zip(spoken, signs, strict=True))
            )
            yield Reading(f"{found.style}, and labels", _answered(both, texts))
    if names := speeches(blocks, texts):
        yield Reading("names above what they say", tuple(names.get(number) for number in range(len(blocks))))
    if (start := told_from(texts, byline=byline)) is not None:
        yield Reading("told", tuple(ANSWERING if number == start else None for number in range(len(blocks))))


def best_reading(proposed: Iterable[Reading], blocks: Sequence[Block], texts: Sequence[str]) -> Reading | None:
    """Return the reading that explains the document best; of equals, the first. ``None`` where none is proposed."""
    readings = list(proposed)
    labelled = {n for one in readings for n, label in enumerate(one.starts) if label and label.printed}
    ranked = sorted(
        (replace(one, weight=weight_of(one, blocks, texts, labelled=labelled)) for one in readings),
        key=lambda one: -one.weight,
    )
    if not ranked:
        return None
    best, *others = ranked
    rival = max((one.weight for one in others if _differ(best, one)), default=0.0)
    return replace(best, margin=best.weight - rival)


def weight_of(
    reading: Reading, blocks: Sequence[Block], texts: Sequence[str], *, labelled: Collection[int] = ()
) -> float:
    """Return how well (0..1) a reading explains a document; each sign that fails it takes its share.

    Args:
        reading: What is weighed.
        blocks: The blocks, in order.
        texts: Their texts.
        labelled: Numbers of the blocks that carry a label, whether or not the reading takes it for one.
    """
    starts = _united(reading.starts)
    # A heading between two turns is none of the words of the first.
    said = [
        "" if block.heading and not start else text for block, start, text in zip(blocks, starts, texts, strict=True)
    ]
    turns = list(_turns(starts, said))
    counts = Counter(turn.key for turn in turns)
    if not turns:
        return 0.0
    asking = askers_of(starts, texts)
    n_words = [len(text.split()) for text in texts]
    asked = [turn for turn in turns if turn.key in asking]
    told = [turn for turn in turns if turn.key not in asking]
    signs = [
        _share(turn.asks for turn in asked),
        _share(not turn.ends_asking for turn in told),
        _share(one.key != other.key for one, other in pairwise(turns)) ** 0.5,
        _share(one.key == other.key or not {one.key, other.key} <= asking for one, other in pairwise(turns)),
        _share(turn.is_named or counts[turn.key] > _SEVERAL / 2 for turn in turns),
        (1 - sum(n_words[: reading.first]) / max(1, sum(n_words))) ** 0.5,
        (1 - _left_over(reading, blocks, texts) / max(1, len(turns))) if len(turns) > 1 else 1.0,
        _share(bool((label := starts[number]) and label.printed) for number in labelled),
        1 - math.exp(-len(turns) / _SEVERAL),
    ]
    prior = 1.0 if ANSWERING.key not in {turn.key for turn in turns} else _PRIORS.get(reading.convention, _SET_APART)
    return prior * math.prod(max(0.05, sign) for sign in signs)


def going_on(starts: Starts, texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the blocks behind the first words of each turn, each with the block at which the turn begins."""
    places = [number for number, label in enumerate(starts) if label]
    for at, end in zip(places, [*places[1:], len(starts)], strict=True):
        label = starts[at]
        # A label on a line of its own stands above the first words.
        above = label is not None and label.length >= len(texts[at].rstrip())
        yield from ((at, number) for number in range(at + 1 + above, end))


def between_labels(starts: Starts, texts: Sequence[str]) -> frozenset[int]:
    """Return the blocks that follow somebody's words and stand above the next label of the same person."""
    one = _longer_keys(starts)
    places = [number for number, label in enumerate(starts) if label]
    keys = {at: one[label.key] if (label := starts[at]) and label.length else None for at in places}
    same = {at for at, end in pairwise(places) if keys[at] and keys[at] == keys[end]}
    return frozenset(number for at, number in going_on(starts, texts) if at in same)


@dataclass(frozen=True, slots=True)
class _Turn:
    key: str
    asks: bool
    ends_asking: bool
    is_named: bool


def _turns(starts: Starts, texts: Sequence[str]) -> Iterator[_Turn]:
    places = [number for number, label in enumerate(starts) if label]
    for at, end in zip(places, [*places[1:], len(texts)], strict=True):
        label = starts[at]
        if label is None:
            continue
        words = [texts[at][label.length :], *filter(None, texts[at + 1 : end])]
        yield _Turn(
            label.key,
            any(map(asks, words[:3])),
            ends_asking(words[-1]),
            label.key in GENERIC_LABELS or label.key in {"?", "!"} or bool(label.note) or _is_named(label.printed),
        )


def _united(starts: Starts) -> Starts:
    """Give labels that name one person in more and fewer words the same key ("DANA WHITLOCK:", then "WHITLOCK:")."""
    one = _longer_keys(starts)
    return tuple(label and replace(label, key=one[label.key]) for label in starts)


def _longer_keys(starts: Starts) -> dict[str, str]:
    """For each label's key, the one longer key that holds its words, or initials; the key itself where none does."""
    keys = dict.fromkeys(label.key for label in starts if label)
    with_word: dict[str, set[str]] = defaultdict(set)
    with_initials: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        with_initials[initials_of(key)].add(key)
        for word in name_tokens(key):
            with_word[word].add(key)
    fitting = {}
    for key in keys:
        rarest = min((with_word[word] for word in name_tokens(key)), key=len, default=set())
        there = {other for other in rarest if same_person(key, other)} | with_initials.get(key, set())
        fitting[key] = [other for other in there if len(other) > len(key)]
    return {key: longer[0] if len(longer) == 1 else key for key, longer in fitting.items()}


def _is_named(printed: str) -> bool:
    return all(map(looks_like_name, split_joint(printed)))


def _share(signs: Iterable[bool]) -> float:
    """The share of signs that hold, a little less where there are few; 1 where there are none."""
    there = list(signs)
    return (sum(there) + 0.5) / (len(there) + 0.5) if there else 1.0


def _left_over(reading: Reading, blocks: Sequence[Block], texts: Sequence[str]) -> int:
    """How many blocks amid the answers look like questions of their own."""
    asking = askers_of(reading.starts, texts)
    n_left, key = 0, None
    for number, (block, label) in enumerate(zip(blocks, reading.starts, strict=True)):
        key = label.key if label else key
        below = reading.starts[number + 1] if number + 1 < len(blocks) else None
        if block.heading and below and below.key in asking:
            continue  # a heading of what is asked below it
        brief = len(texts[number].split()) <= _MAX_QUESTION_WORDS
        n_left += key is not None and key not in asking and not block.caption and brief and ends_asking(texts[number])
    return n_left


def _differ(one: Reading, other: Reading) -> bool:
    """Tell whether two readings give words to others, not only under another name for the convention."""
    return [label and label.key for label in one.starts] != [label and label.key for label in other.starts]


def askers_of(starts: Starts, texts: Sequence[str]) -> frozenset[str]:
    """Return the keys of the labels that ask."""
    keys = {label.key for label in starts if label}
    shares = asking_shares(starts, texts)
    return frozenset(key for key in keys if key in INTERVIEWER_LABELS or shares.get(key, 0.0) >= ASKS_MOSTLY)


def asking_shares(
    starts: Starts, texts: Sequence[str], *, leading: Collection[str] = (), answering: str | None = None
) -> dict[str, float]:
    """For each label, the share of its turns that hold a question; nothing for the one who answers, or speaks most.

    Hosts also tell and comment: whose turns often end in a question, and are much briefer than those of the one who
    speaks most, asks.

    Args:
        starts: Who begins to speak where.
        texts: The texts of the blocks.
        leading: Names of those who moderate or ask, however much they speak.
        answering: The name of who is said to answer, however little they speak.
    """
    keys = {label.key for label in starts if label}
    one = _longer_keys(starts)
    asked: dict[str, list[bool]] = defaultdict(list)
    ended: dict[str, list[bool]] = defaultdict(list)
    n_words: Counter[str] = Counter()
    welcoming: set[str] = set()
    between = between_labels(starts, texts)
    current = None
    for number, (text, label) in enumerate(zip(texts, starts, strict=True)):
        if number in between:
            continue
        if label is not None:
            current = one[label.key]
            asked[current].append(False)
            ended[current].append(False)
        if current is not None:
            said = text[label.length if label else 0 :]
            asked[current][-1] |= bool(QUESTION_MARK.search(said) or THANKS.search(fold(said)))
            ended[current][-1] = ends_asking(text)
            n_words[current] += len(text.split())
            if len(asked[current]) <= _N_WELCOMING and _WELCOMES.search(fold(said)):
                welcoming.add(current)
    if not asked:
        return {}
    shares = {key: sum(turns) / len(turns) for key, turns in asked.items()}
    if ANSWERING.key in keys and ASKING.key not in keys:  # beside those who have no label, whoever has one asks
        return {key: 1.0 for key in keys - {ANSWERING.key} - INTERVIEWEE_LABELS if shares[one[key]] >= _HOST_SHARE}
    # Who welcomes others to a programme hosts it; whoever calls in the press is asked more than asking.
    most_asked = max((share for key, share in shares.items() if key not in welcoming), default=1.0)
    hosts = {ASKING.key, *(key for key in welcoming if shares[key] >= most_asked / 2)}
    led = [key for key in n_words if key not in hosts and not any(same_person(key, name) for name in leading)]
    told = [key for key in n_words if answering and len(n_words) > 1 and _is_named_so(key, answering)]
    talker = max(told or led or n_words, key=n_words.__getitem__)
    if len(asked) == 1 < len(asked[talker]) and between and shares[talker] >= _HOST_SHARE:
        return dict.fromkeys(keys, 1.0)  # whose questions alone have a label
    if len(asked[talker]) > 1 and all(ended[talker]) and not any(shares[key] for key in shares if key != talker):
        return {
            key: 1.0 for key, longer in one.items() if longer == talker
        }  # only one asks, and does nothing else: the others are brief
    length = {key: n_words[key] / len(asked[key]) for key in asked}
    ends = {key: sum(turns) / len(turns) for key, turns in ended.items()}
    # Where it is told who answers, others need not be brief to ask.
    most = length[talker] / 2 if not told else math.inf
    hosts |= {key for key in asked if ends[key] >= max(_HOST_SHARE, 3 * ends[talker]) and length[key] < most}
    # Beside the only one who is told to answer, whoever asks more than they do asks.
    hosts |= {key for key in asked if told and len(asked) <= _MAX_TALKERS and shares[key] > shares[talker]}
    # Who writes "I" or "Me" before their own words has put the talk down, and asked where nobody else asks more.
    hosts |= {key for key in _OWN & asked.keys() if ends[key] >= max(ends.values())}
    found = {key: 1.0 if key in hosts else share for key, share in shares.items() if key != talker}
    return {key: found[longer] for key, longer in one.items() if longer in found and key != ANSWERING.key}


def _is_named_so(key: str, name: str) -> bool:
    """Tell whether a label is a name's, or has its surname ("Jerry Ellsworth", who is Jeri elsewhere)."""
    return same_person(key, name) or name_tokens(key)[-1:] == name_tokens(name)[-1:]


def _onlyaskers_of(starts: Starts, texts: Sequence[str]) -> bool:
    """Tell whether only interviewers have labels: the answers below their questions have none."""
    asked = [number for number, label in enumerate(starts) if label]
    keys = {label.key for label in starts if label}
    asking = [number for number in asked if QUESTION_MARK.search(texts[number])]
    mostly = len(keys) == 1 and len(asking) >= ASKS_MOSTLY * len(asked)
    if len(asked) < 2 or not (keys <= INTERVIEWER_LABELS or mostly):
        return False
    answered = [number for number in asked if number + 1 < len(starts) and starts[number + 1] is None]
    return len(answered) >= ASKS_MOSTLY * len(asked)


def _beneath_labels(starts: Starts, texts: Sequence[str]) -> frozenset[int]:
    """The blocks below labels on lines of their own: theirs, however they are set."""
    return frozenset(
        number + 1 for number, label in enumerate(starts) if label and label.length >= len(texts[number].rstrip())
    )


def _signs(found: SetQuestions, n_blocks: int) -> Starts:
    signs: list[Label | None] = [None] * n_blocks
    for number, length in found.questions.items():
        signs[number] = replace(ASKING, length=length)
    for number, length in found.answers.items():
        signs[number] = replace(ANSWERING, length=length)
    return tuple(signs)


def _answered(starts: Starts, texts: Sequence[str]) -> Starts:
    """Let somebody begin to answer behind each question, where no label says who."""
    asked: dict[str, list[bool]] = defaultdict(list)
    for label, text in zip(starts, texts, strict=True):
        if label and label.key not in INTERVIEWEE_LABELS | {ANSWERING.key}:
            asked[label.key].append(asks(text[label.length :]))
    often = {key for key, turns in asked.items() if sum(turns) >= _HOST_SHARE * len(turns)}
    asking = often | (asked.keys() & INTERVIEWER_LABELS)
    if ASKING.key in asking:
        asking = {ASKING.key}
    return tuple(
        ANSWERING if label is None and number and (before := starts[number - 1]) and before.key in asking else label
        for number, label in enumerate(starts)
    )
