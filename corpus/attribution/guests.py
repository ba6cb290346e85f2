"""Who answers where no label says who: everybody a document names is weighed by what speaks for and against them."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from corpus.language import in_any
from corpus.text import (
    ends_sentence,
    fold,
    fold_marks,
    is_first_name,
    looks_like_name,
    name_tokens,
    same_person,
    without_honorifics,
    without_openers,
)
from corpus.text.office_phrase import POSTS

from .head_and_foot import LIFE
from .mentions import PARTICLES, MentionedPerson, find_persons, is_but_office, is_likely_person, may_be_person

_QUOTED = re.compile('„[^“”]*[“”]|“[^”]*”|«[^»]*»|»[^«]*«|"[^"]*"')
_WORD = r"[^\W\d_a-zà-ÿ][\w'-]+"
# An office may stand between: "interview with contributor Ada Moss". "I'm into Moss docs" says nobody's name.
_OFFICE_BETWEEN = r"(?:(?!(?:of|at|in|for|about|on)\b)[a-zà-ÿ'-]+ ){0,3}"
_PHRASE = rf"(?P<name>{_WORD}(?: (?:(?:{'|'.join(sorted(PARTICLES))})[ -])?{_WORD}){{0,4}})"
_QUESTION_WORDS = in_any(lambda language: language.question_words)
_ADDRESSED = re.compile(
    rf"(?:^|[.!?] )(?:(?i:so|and|but|well|hi|hello|hey|welcome|thanks|thank you|okay|ok|now|dear|good morning|bonjour"
    rf"|merci|hola|gracias|hallo|danke)[ ,!]+)*(?P<first>{_WORD}(?: {_WORD})?)[,!] |, (?P<last>{_WORD})[?!.]"
)
_JOINTS = ("and", "&", "und", "et", "y", "e")
_SHE = rf"[^\n]{{0,200}}\b(?:{'|'.join(sorted(in_any(lambda language: language.third_person)))})\b"
_MAX_ADDRESSED = 200  # characters at either end of a question in which somebody may be called by name
_OF_AUTHOR = re.compile(r"\b(?:author|writer|reporter|photograph\w*|by|autor\w*|von|par|por)\b", re.IGNORECASE)
_MAX_BEFORE_LIFE = 40  # characters of a heading or an article before the name of whom a life tells
_MAX_HEAD_NAME = 60  # characters of a line that may be but a name

_WRITES = -3.0  # who has put a talk down rather asked
_SELDOM = 0.4  # so much counts what else is said of words that are seldom a person's name
_MOST_WORDS = 3  # of a person's name
_EITHER_WAY = ("spoke to", "talked to", "spoken to", "speaking to", "met ")  # who is asked speaks to whoever asks
# What anybody needs to be a person at all; a guest in all; a sure one, and by how much more than the next.
_PERSON, _ENOUGH, _SURELY, _APART = 1.5, 3.0, 4.5, 1.0


def _phrases(words: frozenset[str], *, between: str = _OFFICE_BETWEEN) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<![\w'])(?i:{either})\s+{between}{_PHRASE}")


_BEFORE_AUTHOR = _phrases(in_any(lambda language: language.before_authors))
_BEFORE_GUEST = _phrases(in_any(lambda language: language.before_guests))
_OWN_NAME = _phrases(in_any(lambda language: language.self_introductions), between="")


@dataclass(frozen=True, slots=True)
class Places:
    """The texts of a document by what stands in them.

    Attributes:
        title: The article's.
        above: The narration above the talk, and what the head says of it.
        questions: What is asked, as far as layout or generic labels tell.
        answers: The first words of whoever answers.
        below: What follows the talk.
        captions: The texts of pictures.
        stem: The name of the file.
    """

    title: str = ""
    above: Sequence[str] = ()
    questions: Sequence[str] = ()
    answers: Sequence[str] = ()
    below: Sequence[str] = ()
    captions: Sequence[str] = ()
    stem: str = ""


@dataclass(frozen=True, slots=True)
class Guest:
    """Who answers in an interview; ``sure`` where more than passing mentions says so, and nobody else comes near.

    ``why`` are the signs for and against, ``others`` the names that come next, ``host`` is who is told to have asked.
    """

    name: str
    sure: bool = True
    why: tuple[str, ...] = field(default=(), compare=False)
    others: tuple[str, ...] = field(default=(), compare=False)
    host: str | None = field(default=None, compare=False)


def find_guest(places: Places, *, besides: Sequence[str] = (), authors: Sequence[str] = ()) -> Guest | None:
    """Return the one person who answers where no label says who; ``None`` where it is not sure.

    Args:
        places: Where people may be named.
        besides: Names of interviewers.
        authors: Names of the byline: one of them answers only where the text says so.
    """
    seen = _Seen.of(places, authors)
    signs = {name: seen.signs(name) for name in seen.names if not _opens_question(name)}
    hosts = {name_tokens(name) for name in besides}
    persons = [name for name, found in signs.items() if sum(found.values()) >= _PERSON and seen.is_person(name)]
    if len(persons) == 1 and persons[0] not in authors:
        signs[persons[0]][_ALONE] = 1.5
    weights = {name: sum(found.values()) for name, found in signs.items() if name_tokens(name) not in hosts}
    ranked = sorted(weights, key=lambda name: -weights[name])
    likely = [name for name in ranked if weights[name] >= _ENOUGH]
    if not likely:
        return seen.by_first_name(besides=hosts)
    best, *rest = likely
    if any(_SAYS_SO in signs[name] and not same_person(best, name) for name in signs):
        return None  # several say who they are
    # "Sachen von Sofia Kats" is no second person.
    others = [name for name in rest if not (same_person(best, name) or same_person(name, best))]
    margin = weights[best] - max((weights[name] for name in others), default=0.0)
    passing = signs[best].keys() <= _PASSING  # nothing more than mentions says who answers
    listed = passing and seen.is_listed_with_others(best, besides=hosts)
    if not (_PLAINLY & signs[best].keys() or is_likely_person(best)):
        return None  # as well a game or a firm
    if margin <= 0 or listed or _are_one(best, seen.persons, seen.together) or (passing and others):
        return None
    sure = weights[best] >= _SURELY and margin >= _APART and not passing
    host = next((one.host for one in seen.meetings if one.host and _begins(one.guest, best)), None)
    return Guest(seen.in_full(best), sure, tuple(signs[best]), tuple(name for name in ranked if name != best)[:3], host)


_SAYS_SO, _ALONE = "says so", "nobody else is named"
_AT_THE_EDGE = "the title begins or ends with the name, set apart"


_SPOKEN_OF, _OFFICE = "spoken of as a person", "an office stands beside the name"
_BEGINS, _STORY = "a paragraph begins with the name", "the story begins with the name"
_OFTEN, _FIRST_NAME = "told of more than once", "a first name"
_MET, _CALLED = "introduced as the one spoken to", "called by name in a question"
_PLAINLY = frozenset([_SAYS_SO, _MET, _CALLED, _AT_THE_EDGE, _OFFICE])  # none of which is said of a thing
_PASSING = frozenset([_SPOKEN_OF, _OFFICE, _BEGINS, _STORY, _OFTEN, _FIRST_NAME, _ALONE])


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a document shows of the people whom it names, each by its place."""

    headline: str
    title: frozenset[str]
    told: Sequence[str]
    together: str
    persons: Mapping[str, MentionedPerson]
    alone: frozenset[str]
    meetings: Sequence["_Meeting"]
    themselves: Sequence[str]
    above_themselves: Sequence[str]
    called: frozenset[str]
    stem: frozenset[str]
    authors: Sequence[str]
    credited: Sequence[str]
    beginnings: Sequence[str]
    lives: frozenset[str]

    @classmethod
    def of(cls, places: Places, authors: Sequence[str]) -> Self:
        # Words in quotation marks are said, and name nobody who says them ("Eine Orgel lügt nicht").
        title = _QUOTED.sub(" ", places.title.title() if places.title.isupper() else places.title)
        above = [_QUOTED.sub(" ", text) for text in places.above]
        told = [text for text in above if ends_sentence(text)]
        persons = {one.name: one for one in find_persons([title, *above, *places.below, *places.captions])}
        return cls(
            headline=fold_marks(places.title),
            title=_words(title),
            told=told,
            together=" ".join([title, *above]),
            persons=persons,
            alone=frozenset(
                name for text in [places.title, *places.above, *places.captions] if (name := name_alone(text))
            ),
            meetings=_meetings([title, *above], list(persons), authors),
            themselves=_said_by(places.answers, _OWN_NAME),
            above_themselves=_said_by(above, _OWN_NAME),
            called=_called(places.questions),
            stem=frozenset(re.split(r"[^a-z]+", fold(places.stem))),
            authors=authors,
            credited=_said_by([text for text in places.above if not ends_sentence(text)], _BEFORE_AUTHOR),
            beginnings=[fold(text) for text in [*places.below, *told]],
            lives=_lives(places.below, persons),
        )

    @property
    def names(self) -> list[str]:
        said = [name for name in [*self.themselves, *self.above_themselves] if len(name.split()) > 1]
        found = dict.fromkeys([*self.persons, *said, *self.alone, *self.authors])
        # "By Ada Moss" is one name more than its author's.
        return [name for name in found if name.partition(" ")[2] not in self.credited and not is_but_office(name)]

    def signs(self, name: str) -> dict[str, float]:
        """What speaks for and against somebody, and how much."""
        first, last = name_tokens(name)[0], name_tokens(name)[-1]
        person = self.persons.get(name)
        is_met = any(_begins(one.guest, name) for one in self.meetings)
        is_host = any(one.host and _begins(one.host, name) for one in self.meetings)
        is_self = any(_begins(words, name) for words in self.themselves)
        is_called = bool(self.called & {first, last})
        half = name.rpartition("-")[0] if " " in name.rpartition("-")[0] else name  # of a double surname
        n_told = sum(last in _words(text) for text in self.told)
        # Whom questions call by name, or who says so, answers, whoever has put it down.
        writes = name in (*self.authors, *self.credited) and not (is_self or is_called)
        signs = {
            _SAYS_SO: 5.0 * is_self,
            _MET: 4.0 * is_met,
            "asks, as is told": -3.0 * is_host,
            _CALLED: 3.0 * is_called,
            "the title names them": 2.5 * (last in self.title),
            _AT_THE_EDGE: 1.5 * self._is_at_the_edge(name),
            "introduces themselves above the talk": 2.0 * any(_begins(said, name) for said in self.above_themselves),
            "the name stands alone in the title, above the talk or under a picture": 2.0 * (name in self.alone),
            "a life below the talk tells of them": 2.0 * (name in self.lives),
            "the file is named so": 1.5 * ({first, last} <= self.stem),
            _SPOKEN_OF: 1.5 * bool(person and person.weight > 2),
            _OFFICE: 1.0 * bool((person and person.role) or any(_is_described(name, text) for text in self.told)),
            _BEGINS: 1.0 * any(text.startswith((fold(name), fold(half))) for text in self.beginnings),
            _STORY: 1.0 * any(text.startswith((name, half)) for text in self.told[:1]),
            _OFTEN: 1.0 * (n_told > 1),
            _FIRST_NAME: 1.0 * is_likely_person(name),
            "written by them": (_WRITES + 1.0 * self._alone_of_the_authors_is_told_of(name)) * writes,
        }
        brief = sum(word[0].isupper() for word in name.split()) <= _MOST_WORDS + is_first_name(name.split()[1])
        share = (1.0 if self.is_person(name) else _SELDOM) * (1.0 if brief else _SELDOM)
        return {reason: weight * share for reason, weight in signs.items() if weight}

    def in_full(self, name: str) -> str:
        """Return a name with the surnames that the document prints behind it elsewhere."""
        there = name_tokens(name)
        longer = [one for one in self.persons if name_tokens(one)[: len(there)] == there and is_likely_person(one)]
        return max(longer, key=len, default=name)

    def by_first_name(self, *, besides: Collection[tuple[str, ...]]) -> Guest | None:
        """Return who answers where a first name is all that is printed of the one who is spoken to."""
        said = [*(one.guest for one in self.meetings), *self.themselves, *self.above_themselves]
        asking = {word for name in [*map(name_tokens, self.authors), *besides] for word in name}
        names = {name for name in said if " " not in name and is_first_name(name) and fold(name) not in asking}
        again = [name for name in names if {fold(name)} & (self.title | self.called)]
        if not len(names) == len(again) == 1:
            return None
        # More of the name, or of those who answer, may stand behind it.
        more = rf"{re.escape(again[0])} (?:(?:{'|'.join(_JOINTS)}) |\w{{0,3}}[ -]?[^\W\d_a-z])"
        if any(re.search(more, text) for text in (self.headline, *self.told)):
            return None
        return Guest(again[0], sure=False, why=(_FIRST_NAME,))

    def is_listed_with_others(self, name: str, *, besides: Collection[tuple[str, ...]]) -> bool:
        """Tell whether a text above the talk introduces somebody and others alike ("Ada Moss, nurse; Bob Lee, …")."""
        others = [
            one for one in self.persons if name_tokens(one) not in besides and not same_person(one, name) and " " in one
        ]
        there = [text for text in self.told if _is_described(name, text)]
        return any(_is_described(other, text) for text in there for other in others)

    def is_person(self, name: str) -> bool:
        """Tell whether anything says that a name is a person's."""
        first, last = name_tokens(name)[0], name_tokens(name)[-1]
        met = any(_begins(words, name) for words in self._named_by_phrases)
        person = self.persons.get(name)
        quoting = self._is_at_the_edge(name) and bool(re.search(r"[\"«]", self.headline))
        told = quoting or met or name in self.lives or bool(self.called & {first, last}) or bool(person and person.role)
        return told or is_likely_person(name) or bool(re.search(rf"{re.escape(name)}{_SHE}", self.together))

    def _is_at_the_edge(self, name: str) -> bool:
        """Tell whether the headline gives somebody's words beside the name ("Ada Moss: ‘I build’"), or but the name."""
        spelled = re.escape(fold_marks(name))
        return bool(re.search(rf"^\W*{spelled}\s?[:|]|(?:[:|]|\s-)\s+{spelled}(?:\W*$| im )", self.headline))

    @property
    def _named_by_phrases(self) -> list[str]:
        return [*(one.guest for one in self.meetings), *self.themselves, *self.above_themselves]

    def _alone_of_the_authors_is_told_of(self, name: str) -> bool:
        """Of several who write, none tells of themselves: the one told of has only been asked."""
        return len(self.authors) > 1 and [a for a in self.authors if any(a in text for text in self.told)] == [name]


def _are_one(best: str, persons: Iterable[str], together: str) -> bool:
    """Tell whether the best is named in one breath with another, as two who answer."""
    others = [name for name in persons if name != best and is_likely_person(name)]
    pairs = [pair for name in others for pair in ((best, name), (name, best))]
    return any(f"{a} {joint} {b}" in together for a, b in pairs for joint in _JOINTS)


def _called(questions: Sequence[str]) -> frozenset[str]:
    """The names by which questions address somebody, folded."""
    found: set[str] = set()
    for text in questions:
        folded = fold_marks(text)
        for piece in (folded[:_MAX_ADDRESSED], folded[-_MAX_ADDRESSED:]):
            for match in _ADDRESSED.finditer(piece):
                words = match["first"] or match["last"]
                found |= set(name_tokens(words))
    return frozenset(found)


def name_alone(text: str) -> str | None:
    """Return the full name, in its usual letters, that is all there is in a line."""
    words = " ".join(text.split())
    if len(words) > _MAX_HEAD_NAME or not looks_like_name(words) or "- " in words:
        return None
    name = without_honorifics(words.title() if words.isupper() else words)
    return name if may_be_person(name) else None


def _said_by(texts: Sequence[str], before: re.Pattern[str]) -> list[str]:
    """The capitalised words behind one of the phrases of a pattern, one name or first name each."""
    found = [match["name"] for text in texts for match in before.finditer(fold_marks(text))]
    return list(dict.fromkeys(name for words in found if (name := without_openers(without_honorifics(words)))))


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Words that name whom somebody has met for a talk, and who has met them, where that is told."""

    guest: str
    host: str | None = None


def _meetings(texts: Sequence[str], persons: Sequence[str], authors: Sequence[str]) -> list[_Meeting]:
    """Return who has met whom: of two people, the one who is described answers; else who is named behind the verb."""
    found = []
    for text in map(fold_marks, texts):
        for match in _BEFORE_GUEST.finditer(text):
            behind = without_openers(without_honorifics(match["name"]))
            sentence = text[max(0, text.rfind(". ", 0, match.start())) : match.start()]
            before = next((name for name in reversed(persons) if name in sentence and name != behind), None)
            if before is None:
                found += [_Meeting(behind)] if behind not in authors or text == fold_marks(texts[0]) else []
                continue
            described = _is_described(before, text), _is_described(behind, text)
            if behind in authors or (before not in authors and described == (True, False)):
                found.append(_Meeting(before, behind))
            elif before in authors or described == (False, True) or not match[0].lower().startswith(_EITHER_WAY):
                found.append(_Meeting(behind, before))
    return found


def _lives(texts: Sequence[str], persons: Iterable[str]) -> frozenset[str]:
    """Those whom a paragraph below the talk tells of, and does not call its author."""
    found = set()
    for text in map(fold_marks, texts):
        places = [(text.find(name), name) for name in persons if name in text]
        for at, name in sorted(places)[:1]:
            is_life = LIFE.match(text, at + len(name)) and text[at + len(name)] != "'"
            if is_life and not _OF_AUTHOR.search(text[:at]) and at <= _MAX_BEFORE_LIFE:
                found.add(name)
    return frozenset(found)


def _is_described(name: str, text: str) -> bool:
    """Tell whether an apposition, a clause or brackets behind a name say who that is."""
    behind = re.search(rf"{re.escape(name)}(?:(?P<brackets> \()|, (?!and |or |but |as |to )(?P<word>[\w'-]+))", text)
    if behind is None or behind["brackets"]:
        return behind is not None
    return not behind["word"][0].isupper() or fold(behind["word"]) in POSTS


def _begins(words: str, name: str) -> bool:
    """Tell whether these words are a name's first ones, or all of a longer one ("Jeff" for "Jeff Adam")."""
    said, there = name_tokens(words), name_tokens(name)
    return said[: len(there)] == there[: len(said)] or (len(said) == 1 and said[0] == there[-1])


def _opens_question(name: str) -> bool:
    return name.split(maxsplit=1)[0].lower() in _QUESTION_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_][\w'-]*?(?='s?\b|[^\w'-]|$)", fold(text)))
