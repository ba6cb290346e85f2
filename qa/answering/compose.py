"""Makes the reply: quotes that answer, with their speakers; or that nothing does, why, and what comes near."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from corpus import Kind, Speaker, fold
from corpus.language import ENGLISH
from embeddings import analyse
from qa.messages import Declined, Lack, Message, NotSpeaking, Silence, Which
from qa.models import (
    Answer,
    Group,
    Interpretation,
    Near,
    NotFound,
    Query,
    QuestionKind,
    Quote,
    Reply,
    Summary,
    Wanted,
)
from qa.retrieval import Calibration, interleave_by, note_on

from .diversity import Candidate, spread, wanted_first

_MOST_WORDS = 8
# A topic that is left as a question can't stand behind "about".
_ASKS = re.compile(
    r"\b(?:how|what|when|where|which|who|whom|whose|why)\b"
    r"|^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|and|or|but|if|tell|give"
    r"|name|list|say|says|said|think|thinks|call|calls)\b"
)


def reason(interpretation: Interpretation, *, nothing_there: bool, near: bool = False) -> Message:
    """Return who of those asked about says nothing, or that nobody does.

    Args:
        interpretation: The question as understood.
        nothing_there: Nothing at all is within the filters.
        near: Something comes near: those asked about do not say nothing.
    """
    people = names_of(interpretation.people)
    if interpretation.strangers and not people:
        return NotSpeaking(interpretation.strangers)
    silence = partial(Silence, people=people, filtered=_is_filtered(interpretation), near=near)
    if interpretation.kind is QuestionKind.INTERVIEWER:
        return silence(Lack.QUESTION)
    if people and all(person.interviewer for person in interpretation.people):
        return silence(Lack.ANSWERING)
    if interpretation.given:
        return silence(Lack.MORE)
    if people and not near and (nothing_there or _is_subject(interpretation.topic)):
        return silence(Lack.SPEECH, topic="" if nothing_there else _subject(interpretation.topic))
    return silence(Lack.PASSAGES if nothing_there else Lack.ANSWER)


def _is_filtered(interpretation: Interpretation) -> bool:
    filters = interpretation.filters
    return bool(
        (filters.speakers and not interpretation.people)
        or filters.exclude_speakers
        or filters.articles
        or filters.sources
        or filters.published_from
        or filters.published_to
    )


def _is_subject(topic: str) -> bool:
    words = _subject(topic)
    return 0 < len(words.split()) <= _MOST_WORDS and "?" not in words and not _ASKS.search(fold(words))


def _subject(topic: str) -> str:
    return topic.strip(" ?!.,;:？！。，")


# What is no person ("the charter") is asked in vain as well where no article mentions it.
_OCCUPATION = rf"\w{{2,}}(?:{'|'.join(sorted(ENGLISH.occupation_endings))})|{'|'.join(sorted(ENGLISH.occupations))}"
# Those who ask, and "the others", are called so by their readers, whatever is printed.
_ASK_THEMSELVES = "|".join(ENGLISH.askers | {"author", "other", "panelist", "speaker", "writer"})
_SUBJECT = re.compile(
    r"\b(?:do|does|did|has|have|had|will|would|can|could|should) (?:the|a|an|his|her|their|this|that|our|your|my)"
    rf" (?:[\w-]+ ){{0,2}}?(?!(?:{_ASK_THEMSELVES})s?\b)(?P<occupation>{_OCCUPATION})s? (?!of\b|for\b|in\b)\w"
)


def outsider(text: str, *, is_printed: Callable[[str], bool]) -> str:
    """Return the occupation of somebody whose words or deeds are asked for, if it stands nowhere in the articles.

    Args:
        text: The question.
        is_printed: Tells whether a term of ``analyse`` is in any passage or its context.
    """
    found = _SUBJECT.search(fold(text))
    if found is None or any(map(is_printed, analyse(found["occupation"]))):
        return ""
    return found["occupation"]


# What is chosen by where it stands, not by what it says, answers unless the question was misread.
BY_PLACE = 0.95
N_NEAREST = 3
"""Quotes that are shown, at most, as coming near."""
_EVERYBODY = re.compile(
    r"\b(?:every(?:body|one)|each of them|they all|(?:do|did|does|have) (?:(?:all|of|the|these|those|different) ){0,3}"
    r"(?:people|interviewees|speakers|guests|participants|officials|experts))\b"
)
_FEWEST_WORDS = 3
# Kinds of questions about people that others answer for them.
_NOT_BY_THE_PEOPLE = frozenset({QuestionKind.ABOUT, QuestionKind.INTERVIEWER})


def compose(
    query: Query,
    candidates: Sequence[Candidate],
    *,
    calibration: Calibration,
    limit: int,
) -> Reply:
    """Return an answer made of the quotes that are probable enough; without any, what comes near, or that nothing does.

    Args:
        query: What was asked with.
        candidates: Best first, repeats merged.
        calibration: From which probability on a quote answers, or comes near.
        limit: How many quotes to show, at most.
    """
    interpretation = query.interpretation
    # "Okay." is found by the question it answers, and says nothing without it.
    candidates = [one for one in candidates if not is_scrap(one.quote)] or candidates
    able = [one for one in candidates if one.probability >= calibration.threshold and _is_somebodys(one.quote)]
    if all(one.nearness < calibration.near for one in able):
        return _silent(query, candidates, calibration=calibration)
    ordered = _in_order(interpretation, able)
    return _answer(
        interpretation,
        max(candidate.probability for candidate in able),
        tuple(candidate.shown(query) for candidate in ordered[:limit]),
        notes=_by_words(query),
        more=len(ordered) > limit,
        summary=Summary.of(candidate.quote for candidate in able),
    )


def _silent(query: Query, candidates: Sequence[Candidate], *, calibration: Calibration) -> Near | NotFound:
    """Nothing answers: what comes near, where anything does."""
    confidence = max((candidate.probability for candidate in candidates), default=0.0)
    near = [candidate for candidate in candidates if candidate.nearness >= calibration.near]
    # Where only words count, what shares none of them is there all the same.
    nothing_there = not (candidates or query.by_words)
    why = reason(query.interpretation, nothing_there=nothing_there, near=bool(near))
    reasons = (why, *_by_words(query))
    if not near:
        around = tuple(candidate.quote.passage for candidate in candidates[:N_NEAREST])
        return NotFound(query.interpretation, confidence, reasons, around)
    nearest = tuple(candidate.shown(query) for candidate in candidates[:N_NEAREST])
    summary = Summary.of(candidate.quote for candidate in near)
    return Near(query.interpretation, confidence, reasons, nearest, summary=summary)


def decline(query: Query, declined: Candidate) -> Answer:
    """Return that somebody was asked this and did not say, with what they said instead."""
    understood, quote = query.interpretation, declined.shown(query)
    if quote.speaker is None:
        raise ValueError("nobody is known to have declined")
    topic = _subject(understood.topic) if _is_subject(understood.topic) else ""
    return _answer(
        understood,
        declined.probability,
        (quote,),
        notes=(Declined(quote.speaker.name, topic), *_by_words(query)),
        more=False,
        summary=Summary.of([quote]),
    )


def is_surer(reply: Reply, declined: Candidate) -> bool:
    """Tell whether a reply answers with other words than those of somebody who declined, and rather than these.

    What is said of a topic, and by several voices, answers however little it is. Of all else, the surer of both counts.
    """
    if not isinstance(reply, Answer):
        return False
    lead, refusal, understood = reply.quotes[0], declined.quote, reply.interpretation
    if lead.passage.id == refusal.passage.id and lead.span.overlaps(refusal.span):
        return False
    is_open = _is_subject(understood.topic) or wants_voices(understood)
    return is_open or reply.confidence >= declined.probability


def claims_silence(reply: Reply) -> bool:
    """Tell whether a reply says that the people asked about say nothing on it."""
    return isinstance(reply, NotFound) and any(
        isinstance(reason, Silence) and reason.lack is Lack.SPEECH for reason in reply.reasons
    )


def without_claim(reply: Reply) -> Reply:
    """Return the reply so that it says no more than that nothing they say answers."""
    if not isinstance(reply, NotFound):
        return reply
    reasons = tuple(
        replace(reason, lack=Lack.ANSWER, topic="") if isinstance(reason, Silence) else reason
        for reason in reply.reasons
    )
    return replace(reply, reasons=reasons)


def ask_back(reply: Reply, query: Query, candidates: Sequence[Candidate], *, calibration: Calibration) -> Reply:
    """Return which of the people is meant by an office alone, with the best quote of each; nobody answers for others.

    Where nothing that they say comes near, that is so whoever is meant.

    Args:
        reply: To the question as if all of them were meant.
        query: What was asked with.
        candidates: Best first, repeats merged.
        calibration: From which probability on a quote comes near.
    """
    office = reply.interpretation.unclear
    if office is None or (isinstance(reply, NotFound) and office.is_held):
        return reply
    if isinstance(reply, NotFound):
        return replace(reply, reasons=(Which(office.words, names_of(office.speakers), office.is_held),))
    best: dict[str | None, Candidate] = {}
    for one in candidates:
        if one.nearness >= calibration.near and not is_scrap(one.quote):
            best.setdefault(one.voice, one)
    nearest = tuple(one.shown(query) for one in list(best.values())[:N_NEAREST])
    heard = [one.speaker.id for one in nearest if one.speaker]
    names = names_of(sorted(office.speakers, key=lambda one: (*heard, one.id).index(one.id)))
    reasons = (Which(office.words, names, office.is_held), *_by_words(query))
    return Near(reply.interpretation, reply.confidence, reasons, nearest, summary=reply.summary)


def names_of(people: Iterable[Speaker]) -> tuple[str, ...]:
    """Return the names of people in order, each once."""
    return tuple(dict.fromkeys(person.name for person in people))


def wants_voices(interpretation: Interpretation) -> bool:
    """Tell whether the answer is who says something, or what everybody does: nobody is heard twice before others."""
    if interpretation.people:
        return False
    return interpretation.kind is QuestionKind.WHO or _EVERYBODY.search(fold(interpretation.text)) is not None


def present(
    interpretation: Interpretation, quotes: Sequence[Quote], *, notes: tuple[Message, ...] = (), more: bool = False
) -> Reply:
    """Return quotes that were chosen by where they stand as an answer; without any, that there are none."""
    sure = tuple(replace(quote, confidence=BY_PLACE) for quote in quotes if _is_somebodys(quote))
    if not sure:
        return NotFound(interpretation, 0.0, notes or (reason(interpretation, nothing_there=not quotes),))
    return _answer(interpretation, BY_PLACE, sure, notes=notes, more=more, summary=Summary.of(sure))


def _answer(
    interpretation: Interpretation,
    confidence: float,
    quotes: tuple[Quote, ...],
    *,
    notes: tuple[Message, ...],
    more: bool,
    summary: Summary,
) -> Answer:
    absent = (NotSpeaking(interpretation.strangers),) if interpretation.strangers else ()
    return Answer(
        interpretation,
        confidence,
        quotes,
        _groups(() if interpretation.kind in _NOT_BY_THE_PEOPLE else interpretation.people, quotes),
        notes=(*absent, *notes),
        more=more,
        summary=summary,
    )


def _by_words(query: Query) -> tuple[Message, ...]:
    return (note_on(query.interpretation.topic),) if query.by_words else ()


def _is_about_several(interpretation: Interpretation) -> bool:
    return len(interpretation.people) > 1 and interpretation.kind not in _NOT_BY_THE_PEOPLE


def _in_order(interpretation: Interpretation, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    if _is_about_several(interpretation):
        places = {person.id: place for place, person in enumerate(interpretation.people)}
        as_named = interpretation.kind is QuestionKind.COMPARE
        if as_named:
            candidates = sorted(candidates, key=lambda one: places.get(one.voice or "", 0))
        return interleave_by(candidates, key=lambda one: one.voice)
    if wants_voices(interpretation):
        return interleave_by(candidates, key=lambda one: one.voice)
    if interpretation.wanted is Wanted.LIST:
        return candidates
    ordered = candidates if interpretation.people else spread(candidates)
    return wanted_first(ordered, interpretation.wanted, asked=interpretation.text)


def _is_somebodys(quote: Quote) -> bool:
    return quote.speaker is not None or quote.kind is not Kind.STATEMENT


def is_scrap(quote: Quote) -> bool:
    """Tell whether a quote is so few words that it says nothing by itself."""
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
