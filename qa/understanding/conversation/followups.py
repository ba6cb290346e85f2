"""Reads a question in the light of the conversation before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import Span, Speaker, fold
from corpus.language import ENGLISH, language_asked
from embeddings import analyse
from qa.errors import MAX_QUESTION_CHARACTERS
from qa.models import MAX_HISTORY, Interpretation, QuestionKind
from qa.understanding.entities import Roster
from qa.understanding.forms import form
from qa.understanding.intent import without_small_talk
from qa.understanding.tokens import Mention, tokens_of

from .references import (
    Leaning,
    References,
    has_topic,
    is_said_about,
    references,
    with_fragment,
    with_name,
    with_people,
    without_opener,
)

_BETWEEN = " — "
_WHO = re.compile(r"^\W*who\b", re.IGNORECASE)
_ELSE = re.compile(r"^\W*who else\b", re.IGNORECASE)
_CALLED = re.compile(r"(?:\b(?:the|mr|mrs|ms|dr|prof|professor)\b\.?\s+)+$", re.IGNORECASE)
# A name or an acronym that does not open the sentence.
_NAMED = re.compile(r"\w\W+[A-Z][\w-]+")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question with what it takes from those before it; one that stands alone takes nothing.

    ``text`` is the full question as shown; ``words`` is what is to be understood, with names in the place of pronouns.
    ``topic`` stands in for that of the words where they have none, ``background`` is looked up beside it. ``people``
    and ``strangers`` are asked about where the words name nobody; ``excluded`` are ids of speakers to leave out. Where
    it goes on from the reply before, or is about it (``on_reply``), the quotes there are not given again. Its ``kind``
    is told by its words where there is none.
    """

    text: str
    words: str
    topic: str = ""
    background: str = ""
    people: tuple[Speaker, ...] = ()
    strangers: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    on_reply: bool = False
    kind: QuestionKind | None = None


def asked_before(history: Sequence[str]) -> tuple[str, ...]:
    """Return the last questions of a conversation that ask something and can be understood, oldest first."""
    asked = (words for words in without_small_talk(history) if 0 < len(words.strip()) <= MAX_QUESTION_CHARACTERS)
    return tuple(asked)[-MAX_HISTORY:]


def leans(text: str, roster: Roster) -> bool:
    """Tell whether a question takes something from those before it, where there are any."""
    found, mentions = _references(text, roster)
    whole = not (mentions and has_topic(_without(text, mentions)))
    return bool(found or mentions or _is_about_reply(text)) if whole else found.on_earlier


def may_be_about_articles(text: str, roster: Roster) -> bool:
    """Tell whether nothing but a name, or "this", leans: "Who is Ada King?", "When was this published?"."""
    found, _ = _references(text, roster)
    whole = found.leaning in {Leaning.STANDS_ALONE, Leaning.CLAUSE}
    return whole and not (found.others or found.somebody or found.people)


def leans_on_reply(text: str, before: Interpretation, roster: Roster) -> bool:
    """Tell whether a question can only be understood with the reply before it: "why?", "who said that?".

    So it is too where "she" can be nobody who was asked about, but somebody who answered.
    """
    found, mentions = _references(text, roster)
    if found.somebody:
        return not _names(before) and not before.ambiguities
    return not mentions and (found.leaning is Leaning.OTHERS or _is_about_reply(text) or _goes_on(text, found))


def put_to_each(understood: Interpretation, names: Sequence[str]) -> tuple[str, ...]:
    """Return a question that asks for somebody by an office alone once with each of these names in its place."""
    unclear = understood.unclear
    place = understood.text.find(unclear.words) if unclear else -1
    if unclear is None or place < 0:
        return ()
    at = _as_called(understood.text, Mention(Span(place, place + len(unclear.words)), unclear.words, ()))
    return tuple(with_people(understood.text, name, at=at) for name in names)


def read_follow_up(
    text: str, before: Interpretation, *, roster: Roster, heard: Sequence[Speaker] = (), history: Sequence[str] = ()
) -> FollowUp:
    """Return what a question takes from the one before it.

    Args:
        text: A question that leans on earlier ones.
        before: The question before it, as understood.
        roster: Everybody whom a question may name.
        heard: Those whose words the question before it was answered with, if "she" may mean one of them.
        history: The questions before that one.
    """
    found, mentions = _references(text, roster)
    topical = has_topic(_without(text, mentions))
    if form("asks_who_asked").search(tokens_of(text)):
        kind = QuestionKind.INTERVIEWER
        return FollowUp(_beside(text, before), text, topic=before.topic, on_reply=True, kind=kind)
    if heard and form("asks_who_said").search(tokens_of(text)):
        kind, people = QuestionKind.ABOUT, tuple(dict.fromkeys(heard))
        return FollowUp(_beside(text, before), text, topic=before.topic, people=people, on_reply=True, kind=kind)
    if found.leaning is Leaning.OTHERS or (found.others and not topical):
        return _others(text, before, roster, heard)
    if found.others and not (found.somebody or found.people or found.thing):
        # "Who else speaks about trade?" is for others to say, "Who else runs a park?" for anybody.
        speaks = not ENGLISH.reporting_forms.isdisjoint(fold(text).split())
        return FollowUp(text, text, excluded=_asked_already(before) if speaks else ())
    match found.leaning:
        case Leaning.MORE:
            same = before.text if _BETWEEN not in before.text else before.question.text
            return replace(_same_topic(same, before), text=before.text, on_reply=True)
        case Leaning.BARE:
            return replace(_same_topic(text, before), on_reply=_goes_on(text, found))
        case _ if mentions and not topical:
            return _asking_others(text, mentions, before, roster)
        case Leaning.FRAGMENT if not found.on_earlier and (whole := with_fragment(_base(before), found.fragment)):
            return FollowUp(whole, whole, people=before.people, strangers=before.strangers)
        case _:
            names = _names(before) or _only_voice(heard) or _last_named(history, roster)
            return _clause(text, found, before, names=names)


def _references(text: str, roster: Roster) -> tuple[References, tuple[Mention, ...]]:
    """How ``text`` leans on earlier questions, and whom it names; behind a name, "she" is the person of that name."""
    found, mentions = references(text), roster.mentions(text)
    tokens = tokens_of(text)
    pronoun = form("of_somebody").search(tokens) if mentions and found.somebody else None
    own = pronoun and mentions[0].span.start < tokens.items[pronoun.last - 1].span.start
    return (replace(found, somebody=False) if own else found), mentions


def _is_about_reply(text: str) -> bool:
    tokens = tokens_of(text)
    return bool(form("asks_who_asked").search(tokens) or form("asks_who_said").search(tokens))


def _goes_on(text: str, found: References) -> bool:
    """Tell whether a question wants more than was said: "When?" may well ask for what the same words hold."""
    bare = found.leaning is Leaning.BARE and not form("asks_for_a_detail").search(tokens_of(text))
    return bare or found.leaning is Leaning.MORE


def _same_topic(words: str, before: Interpretation) -> FollowUp:
    """The words of one question on what the one before was about."""
    to_all = form("for_anybody").search(tokens_of(words))
    return FollowUp(
        text=_beside(words, before),
        words=words,
        topic=before.topic,
        background=before.background,
        people=() if to_all else before.people,
        strangers=() if to_all else before.strangers,
    )


def _others(text: str, before: Interpretation, roster: Roster, heard: Sequence[Speaker]) -> FollowUp:
    """The question before, put to those who have not been asked about yet, or not been heard where nobody was.

    "The other one" is whoever was not heard first.
    """
    first_only = form("asks_for_another").search(tokens_of(text)) is not None
    known = _asked_already(before) or tuple(dict.fromkeys(one.id for one in heard))[: 1 if first_only else None]
    earlier, mentions = _base(before), roster.mentions(_base(before))
    if _WHO.match(earlier):
        whole = earlier if _ELSE.match(earlier) else _WHO.sub(r"\g<0> else", earlier, count=1)
    elif len(mentions) == 1:
        whole = with_people(earlier, "the others", at=_as_called(earlier, mentions[0]))
    else:
        whole = _beside(text, before)
    return FollowUp(whole, text, topic=before.topic, background=before.background, excluded=known)


def _asked_already(before: Interpretation) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before.filters.exclude_speakers, *(person.id for person in before.people))))


def _asking_others(text: str, mentions: Sequence[Mention], before: Interpretation, roster: Roster) -> FollowUp:
    """The question before, put to the people named now."""
    earlier = _base(before)
    asked = roster.mentions(earlier)
    others = _but(before.people, text, mentions)
    if others and len(asked) == 1:
        whole = with_people(earlier, " and ".join(others), at=_as_called(earlier, asked[0]))
        return FollowUp(whole, whole)
    if len(mentions) == len(asked) == 1:
        names = _as_called(text, mentions[0]).cut(text)
        whole = with_people(earlier, names, at=_as_called(earlier, asked[0]))
        return FollowUp(whole, whole)
    return replace(_same_topic(text, before), people=(), strangers=())


def _but(people: Sequence[Speaker], text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The names of those who hold "the other" office, besides the people asked before; empty where it is no such."""
    tokens, known = tokens_of(text), {person.id for person in people}
    for mention in mentions:
        tokens = tokens.with_mention(mention)
    if not form("the_other_of_an_office").search(tokens) or known.isdisjoint(one.id for one in mentions[0].speakers):
        return ()
    return tuple(dict.fromkeys(one.name for one in mentions[0].speakers if one.id not in known))


def _clause(text: str, found: References, before: Interpretation, *, names: Sequence[str]) -> FollowUp:
    """A question that has words of its own beside those that lean on earlier ones."""
    words = text
    if found.somebody and names:
        words = with_name(text, names[-1])
    elif found.people and len(names) == 2:
        words = with_name(text, " and ".join(names), of_several=True)
    if words != text and not found.thing and (is_said_about(text) or _n_terms(text) > 1):
        return FollowUp(without_opener(words), words)
    if not has_topic(text):
        return _same_topic(words, before)
    # A question that asks "who", or opens another matter by its name, is not for the same person.
    to_all = form("for_anybody").search(tokens_of(text)) or (
        not found.on_earlier and not found.fragment and _NAMED.search(text)
    )
    return FollowUp(
        text=_beside(words, before),
        words=words,
        background=_background(before),
        people=() if to_all else before.people,
        strangers=() if to_all else before.strangers,
    )


def _as_called(text: str, mention: Mention) -> Span:
    """The words of a mention with the article or form of address before them."""
    called = _CALLED.search(text[: mention.span.start])
    return Span(called.start() if called else mention.span.start, mention.span.end)


def _names(before: Interpretation) -> tuple[str, ...]:
    """Those a pronoun can mean; nobody where an office fits several people."""
    return () if before.ambiguities else tuple(person.name for person in before.people) or before.strangers


def _only_voice(heard: Sequence[Speaker]) -> tuple[str, ...]:
    """The name of the one person who was heard; nobody's where there were several."""
    names = {speaker.name for speaker in heard}
    return tuple(names) if len(names) == 1 else ()


def _last_named(history: Sequence[str], roster: Roster) -> tuple[str, ...]:
    for words in reversed(history):
        if mentions := roster.mentions(words):
            return tuple(mention.speakers[0].name for mention in mentions if mention.ambiguity is None)
    return ()


def _background(before: Interpretation) -> str:
    """The topic before, and the one that it leaned on itself."""
    return " ".join(filter(None, (before.background, before.topic)))


def _base(before: Interpretation) -> str:
    """The last question with words of its own among those that the text before is made of."""
    parts = before.text.split(_BETWEEN)
    return next((part for part in parts if references(part).leaning is not Leaning.BARE), parts[-1])


def _beside(words: str, before: Interpretation) -> str:
    first, *others = before.text.split(_BETWEEN)
    return _BETWEEN.join(
        [words, *([] if references(first).leaning is Leaning.BARE and others else [first]), *others[-1:]]
    )


def _without(text: str, mentions: Sequence[Mention]) -> str:
    for mention in reversed(mentions):
        text = text[: mention.span.start] + text[mention.span.end :]
    return text


def _n_terms(text: str) -> int:
    return len(set(analyse(text, language_asked(text))))
