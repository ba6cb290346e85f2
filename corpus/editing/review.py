"""What an editor should look at in an article as read: few things, each with the line where it stands."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from itertools import groupby

from corpus.attribution import find_introductions, is_boilerplate
from corpus.language import ENGLISH
from corpus.models import SPEECH, Article, Attribution, Kind, ReadingWarning, Speaker
from corpus.text import (
    GENERIC_LABELS,
    HAN_OR_KANA,
    ends_sentence,
    fold,
    fold_marks,
    label_key,
    looks_like_name,
    name_tokens,
)
from corpus.text.label_shape import labels_inside

from .differences import is_unsure

_MAX_PARAGRAPHS, _MAX_CHARACTERS = 100, 2000  # of narration; so that a huge file stays quick
_NAME_WORD = re.compile(rf"[{HAN_OR_KANA}]|[^\W{HAN_OR_KANA}]+")
_RANKS = ENGLISH.ranks | {"executive", "senior"}
_MAX_OF_A_KIND = 5  # warnings about one thing; the others are counted
_MAX_COMPARED = 100  # names, or paragraphs with introductions; so that a huge file stays quick
_MAX_SEARCHED = 200_000  # characters in which a name is looked for
_MIN_TURNS = 4  # in a shorter talk, everybody speaks once
_MIN_PRESS = 3
_ALIKE = 0.85  # of the letters, from which one name may be a slip of the other
_MIN_LEFT_OUT_WORDS = 7  # fewer are a label, a time, a page number
_MIN_SWALLOWED_WORDS = 30  # as much of the site's own words is recognised as such, or is somebody's
_SHOWN_WORDS = 8
_MAX_SHOWN_CHARACTERS = 80
_WORD = re.compile(rf"[{HAN_OR_KANA}]{{2}}|[^\W{HAN_OR_KANA}]+")
_IN_QUOTES = re.compile(r'"[^"]{20,}"')
_Doubt = tuple[int, str]  # the number of a paragraph, and what to look at there


def review(article: Article, lines: Sequence[int | None] = ()) -> tuple[ReadingWarning, ...]:
    """Return what an editor should look at, beside the warnings that the article has already.

    Args:
        article: As its editors have it; what they have corrected is sure.
        lines: The line of the file at which each paragraph begins; ``None`` or missing where there is none.

    Returns:
        Words without a speaker, labels not taken for labels, doubtful attributions, speakers who may be slips,
        offices that contradict each other, words left out; at most six warnings of each.
    """
    found = []
    for check in _CHECKS:
        doubts = [(number, message) for number, message in check(article)]
        found += doubts[:_MAX_OF_A_KIND]
        if rest := doubts[_MAX_OF_A_KIND:]:
            number, message = rest[0]
            more = f" (and {len(rest) - 1:,} more of this kind)" if len(rest) > 1 else ""
            found.append((number, message + more))
    return tuple(
        ReadingWarning(message, lines[number] or None if number < len(lines) else None) for number, message in found
    )


def find_contradictions(article: Article) -> Iterator[tuple[int, str]]:
    """Yield where the narration gives somebody another office than the one shown with the words; see ``review``."""
    speakers = {label_key(name): one for one in article.speakers for name in (one.name, *one.aliases) if one.role}
    longs = {label_key(known.short): known.long for known in article.abbreviations}
    told = [number for number, one in enumerate(article.paragraphs) if one.kind is Kind.NARRATION]
    for number in told[:_MAX_PARAGRAPHS]:
        for item in find_introductions(article.paragraphs[number].span.cut(article.text)[:_MAX_CHARACTERS]):
            speaker = speakers.get(label_key(item.name))
            if speaker and speaker.role and not _agree(_office(item.role, longs), _office(speaker.role, longs)):
                yield number, f"{speaker.name} is shown as {speaker.role!r}, and called {item.role!r} here"


def _office(role: str, longs: dict[str, str]) -> frozenset[str]:
    words = [
        word
        for printed in role.split()
        for word in _NAME_WORD.findall(fold(longs.get(label_key(printed.strip(",")), printed)))
    ]
    return frozenset(words) - ENGLISH.small_words - {"s"}


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether one office is the other in fewer words; a deputy's is not that of the one in office."""
    return (one <= other or other <= one) and one & _RANKS == other & _RANKS


def _nobody_answers(article: Article) -> Iterator[_Doubt]:
    kinds = {paragraph.kind for paragraph in article.paragraphs}
    if Kind.QUESTION in kinds and Kind.STATEMENT not in kinds:
        first = next(number for number, one in enumerate(article.paragraphs) if one.kind is Kind.QUESTION)
        yield first, "everybody is taken for an interviewer: nobody is quoted with an answer"


def _unlabelled(article: Article) -> Iterator[_Doubt]:
    """Speech that nobody is known to have said."""

    def is_nobodys(number: int) -> bool:
        paragraph = article.paragraphs[number]
        if paragraph.attribution is Attribution.CORRECTION:
            return False
        in_quotes = paragraph.kind is Kind.NARRATION and _IN_QUOTES.fullmatch(fold(_words(article, number)))
        return paragraph.attribution is Attribution.UNKNOWN or bool(in_quotes)

    for nobodys, run in groupby(range(len(article.paragraphs)), is_nobodys):
        numbers = list(run)
        if nobodys:
            yield (
                numbers[0],
                f"{_count(numbers)} said by nobody known, never quoted: {_shown(_words(article, numbers[0]))}",
            )


def _hidden_labels(article: Article) -> Iterator[_Doubt]:
    """What looks like the label of somebody else, amid the words of one speaker."""
    keys = {label_key(name) for speaker in article.speakers for name in (speaker.name, *speaker.aliases)}
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind not in SPEECH or paragraph.attribution is Attribution.CORRECTION:
            continue
        words = _words(article, number)
        for start, name in labels_inside(words):
            opens = start == 0 and paragraph.attribution is Attribution.CONTINUATION
            if label_key(name) in keys or (opens and len(name_tokens(name)) > 1 and looks_like_name(name)):
                owner = article.speaker(paragraph.speaker_id)
                said_by = f"read as words of {owner.name}" if owner else "read as nobody's"
                yield number, f"{name!r} may begin to speak here, {said_by}: {_shown(words[start:])}"
                break


def _unsure(article: Article) -> Iterator[_Doubt]:
    def reading(number: int) -> tuple[bool, Kind, str | None]:
        paragraph = article.paragraphs[number]
        known = paragraph.attribution is not Attribution.UNKNOWN
        return known and is_unsure(paragraph), paragraph.kind, paragraph.speaker_id

    for (unsure, kind, speaker_id), run in groupby(range(len(article.paragraphs)), reading):
        if unsure:
            numbers = list(run)
            speaker, words = article.speaker(speaker_id), _shown(_words(article, numbers[0]))
            confidence = min(article.paragraphs[number].confidence for number in numbers)
            read_as = f"{kind} by {speaker.name}" if speaker else kind
            yield numbers[0], f"{_count(numbers)} read as {read_as}, not surely ({confidence:.2f}): {words}"


def _seen_once(article: Article) -> Iterator[_Doubt]:
    """Speakers of one turn whose name is close to another's, or whom nothing else in the article knows."""
    n_turns = Counter(turn.speaker_id for turn in article.turns)
    if n_turns.total() < _MIN_TURNS:
        return
    text = fold_marks(article.text[:_MAX_SEARCHED])
    first_said = {turn.speaker_id: turn.paragraphs[0] for turn in article.turns}
    once = [speaker for speaker in article.speakers if n_turns[speaker.id] == 1]
    # Where many ask one question each, it is a press conference.
    is_pressed = sum(speaker.interviewer for speaker in once) >= _MIN_PRESS
    others = [speaker.name for speaker in article.speakers[:_MAX_COMPARED]]
    for speaker in once[:_MAX_COMPARED]:
        alike = get_close_matches(speaker.name, [name for name in others if name != speaker.name], n=1, cutoff=_ALIKE)
        if alike:
            yield (
                first_said[speaker.id],
                f"{speaker.name} speaks once and is spelled almost like {alike[0]}: one person?",
            )
        elif not (speaker.interviewer and is_pressed) and not _is_vouched_for(speaker, text):
            yield (
                first_said[speaker.id],
                f"{speaker.name} speaks once and is named nowhere else: a person, or a heading?",
            )


def _is_vouched_for(speaker: Speaker, text: str) -> bool:
    names = (speaker.name, *speaker.aliases)
    generic = any(label_key(name) in GENERIC_LABELS for name in names)
    return bool(speaker.role) or generic or sum(text.count(fold_marks(name)) for name in names) > 1


def _left_out(article: Article) -> Iterator[_Doubt]:
    """Words in no paragraph and no label, and paragraphs taken for the site's own that hold sentences."""
    end = 0
    for number, paragraph in enumerate(article.paragraphs):
        if lost := _lost(article, end, paragraph.span.start):
            yield number, f"left out above: {_shown(lost)}"
        words = _words(article, number)
        if paragraph.kind is Kind.BOILERPLATE and paragraph.attribution is not Attribution.CORRECTION:
            is_long = len(_WORD.findall(words)) >= _MIN_SWALLOWED_WORDS
            if is_long and ends_sentence(words) and not is_boilerplate(words):
                yield number, f"taken for the site's own words and left out: {_shown(words)}"
        end = paragraph.span.end
    if lost := _lost(article, end, len(article.text)):
        yield len(article.paragraphs), f"left out at the end: {_shown(lost)}"


def _lost(article: Article, start: int, end: int) -> str:
    """Return the words between two paragraphs, where they are too many for labels."""
    lines = article.text[start:end].splitlines()
    lost = "\n".join(line for line in lines if not line.rstrip().endswith((":", "："))).strip()
    if len(_WORD.findall(lost)) < _MIN_LEFT_OUT_WORDS:
        return ""
    return "" if any(lost in (speaker.name, *speaker.aliases) for speaker in article.speakers) else lost


def _words(article: Article, number: int) -> str:
    return article.paragraphs[number].span.cut(article.text)


def _count(numbers: Sequence[int]) -> str:
    return "this is" if len(numbers) == 1 else f"these {len(numbers):,} paragraphs are"


def _shown(words: str) -> str:
    words = words.strip(' "“”')
    printed = words[: 2 * _MAX_SHOWN_CHARACTERS].split()
    opening = " ".join(printed[:_SHOWN_WORDS])[:_MAX_SHOWN_CHARACTERS]
    return f"“{opening}{'' if opening == ' '.join(words.split()) else ' …'}”"


_CHECKS: tuple[Callable[[Article], Iterator[_Doubt]], ...] = (
    _unlabelled, _unsure, _nobody_answers, _hidden_labels, _seen_once, find_contradictions, _left_out,
)  # fmt: skip
