"""Makes the reply: quotes with their speakers, or the sentence that says nothing was found and why."""

import re
from collections.abc import Sequence

from corpus import Speaker, fold
from qa.models import Answer, Group, Interpretation, NotFound, QuestionKind, Quote, Reply, Wanted
from qa.retrieval import Calibration, note_on

from .candidates import Candidate, in_turns, spread, wanted_first
from .silence import reason, strangers

# What is chosen by where it stands, not by what it says, answers unless the question was misread.
BY_PLACE = 0.95
_EVERYBODY = re.compile(
    r"\b(?:every(?:body|one)|each of them|they all|(?:do|did|does|have) (?:(?:all|of|the|these|those|different) ){0,3}"
    r"(?:people|interviewees|speakers|guests|participants|officials|experts))\b"
)
_FEWEST_WORDS = 3
# Kinds of questions about people that others answer for them.
_NOT_BY_THE_PEOPLE = frozenset({QuestionKind.ABOUT, QuestionKind.INTERVIEWER})


def compose(
    interpretation: Interpretation,
    candidates: Sequence[Candidate],
    *,
    calibration: Calibration,
    limit: int,
    n_nearest: int,
) -> Reply:
    """Return an answer made of the quotes that are probable enough, or what is nearest where none is.

    Where the answer is who says something, everybody shown must reach the threshold.

    Args:
        interpretation: The question as understood.
        candidates: Best first, repeats merged.
        calibration: From which probability on something is an answer.
        limit: How many quotes to show, at most.
        n_nearest: How many quotes to show, at most, as just the nearest.
    """
    # "Okay." is found by the question it answers, and says nothing without it.
    candidates = [one for one in candidates if not _is_scrap(one.quote)] or candidates
    confidence = max((candidate.probability for candidate in candidates), default=0.0)
    if confidence < calibration.threshold:
        nearest = tuple(candidate.shown(interpretation) for candidate in candidates[:n_nearest])
        # Where only words count, what shares none of them is there all the same.
        why = reason(interpretation, nothing_there=not (candidates or interpretation.by_words))
        return NotFound(interpretation, confidence, " ".join([why, *_by_words(interpretation)]), nearest)
    able = [candidate for candidate in candidates if candidate.probability >= calibration.floor]
    if wants_voices(interpretation):
        sure = {candidate.voice for candidate in able if candidate.probability >= calibration.threshold}
        able = [candidate for candidate in able if candidate.voice in sure]
    ordered = _in_order(interpretation, able)
    quotes = tuple(candidate.shown(interpretation) for candidate in ordered[:limit])
    note = "".join(_by_words(interpretation))
    return _answer(interpretation, confidence, quotes, note=note, more=len(ordered) > limit)


def wants_voices(interpretation: Interpretation) -> bool:
    """Tell whether the answer is who says something, or what everybody does: nobody is heard twice before others."""
    if interpretation.people:
        return False
    return interpretation.kind is QuestionKind.WHO or _EVERYBODY.search(fold(interpretation.text)) is not None


def present(interpretation: Interpretation, quotes: Sequence[Quote], *, note: str = "", more: bool = False) -> Reply:
    """Return quotes that were chosen by where they stand as an answer; without any, that there are none."""
    if not quotes:
        return NotFound(interpretation, 0.0, note or reason(interpretation, nothing_there=True))
    return _answer(interpretation, BY_PLACE, tuple(quotes), note=note, more=more)


def _answer(
    interpretation: Interpretation, confidence: float, quotes: tuple[Quote, ...], *, note: str = "", more: bool
) -> Answer:
    notes = [strangers(interpretation.strangers)] if interpretation.strangers else []
    return Answer(
        interpretation,
        confidence,
        quotes,
        _groups(() if interpretation.kind in _NOT_BY_THE_PEOPLE else interpretation.people, quotes),
        note=" ".join([*notes, note]).strip(),
        more=more,
    )


def _by_words(interpretation: Interpretation) -> list[str]:
    return [note_on(interpretation.topic)] if interpretation.by_words else []


def _is_about_several(interpretation: Interpretation) -> bool:
    return len(interpretation.people) > 1 and interpretation.kind not in _NOT_BY_THE_PEOPLE


def _in_order(interpretation: Interpretation, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    if _is_about_several(interpretation):
        places = {person.id: place for place, person in enumerate(interpretation.people)}
        as_named = interpretation.kind is QuestionKind.COMPARE
        return in_turns(sorted(candidates, key=lambda one: places.get(one.voice or "", 0)) if as_named else candidates)
    if wants_voices(interpretation):
        return in_turns(candidates)
    if interpretation.wanted is Wanted.LIST:
        return candidates
    ordered = candidates if interpretation.people else spread(candidates)
    return wanted_first(ordered, interpretation.wanted, asked=interpretation.text)


def _is_scrap(quote: Quote) -> bool:
    return quote.text.isascii() and len(quote.text.split()) < _FEWEST_WORDS


def _groups(people: Sequence[Speaker], quotes: Sequence[Quote]) -> tuple[Group, ...]:
    """One group for each voice in the order heard, then those asked about who did not speak on it."""
    # By id: one person may be printed with other aliases in every article.
    speakers: dict[str, Speaker] = {}
    shares: dict[str, list[Quote]] = {}
    for quote in quotes:
        if quote.speaker:
            speakers.setdefault(quote.speaker.id, quote.speaker)
            shares.setdefault(quote.speaker.id, []).append(quote)
    for person in people:
        speakers.setdefault(person.id, person)
    return tuple(Group(speaker, tuple(shares.get(id_, ()))) for id_, speaker in speakers.items())
