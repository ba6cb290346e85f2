"""Who a question asks about: names, surnames, and offices as printed. An organisation is a topic, not a person."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from corpus import Span, Speaker, fold, name_tokens
from corpus.language import ENGLISH, in_any
from embeddings import analyse
from qa.understanding.tokens import Mention, Word, Wording, plain

from .name_index import MAX_NAME_WORDS, NameIndex
from .offices import Glossary, OfficeIndex, groups

_ADDRESSES = frozenset(map(plain, in_any(lambda language: language.honorifics)))
_OFFICES = frozenset(map(plain, in_any(lambda language: language.offices)))
_OPENERS = frozenset(map(plain, in_any(lambda language: language.openers)))
_HONORIFICS = _ADDRESSES | _OFFICES
_MONTH_AHEAD = frozenset("after before by early during in last late next of since this until".split())
_BEHIND_NAMES = ENGLISH.reporting_forms | {"about", "on", "regarding", "versus", "vs"}
# What may stand between an office and the name of who holds it, in either order.
_APPOSED = re.compile(r",?\s*(?:the )?")
_N_KEPT = 64  # questions


class Roster:
    """Everybody in the articles, found by what a question may call them."""

    def __init__(
        self,
        speakers: Iterable[Speaker],
        *,
        glossary: Glossary,
        roles: Mapping[str, Sequence[str]] = MappingProxyType({}),
        is_printed: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Take everybody.

        Args:
            speakers: All people of all articles.
            glossary: Abbreviations that stand in offices.
            roles: Further offices by the id of who holds them.
            is_printed: Tells whether a term of ``analyse`` stands in the articles: "Stack" is then no slip for "Stark".
        """
        self._is_printed = is_printed
        self.speakers = tuple(speakers)
        self._by_id = {speaker.id: speaker for speaker in self.speakers}
        self._by_spelling: dict[str, list[Speaker]] = defaultdict(list)
        for speaker in self.speakers:
            for name in dict.fromkeys(fold(name) for name in (speaker.name, *speaker.aliases)):
                self._by_spelling[name].append(speaker)
        # "Reporter" is a label, not somebody to ask about.
        people = [one for one in self.speakers if not one.interviewer or len(name_tokens(one.name)) > 1]
        self._names = NameIndex(people)
        self._offices = OfficeIndex(people, glossary=glossary, roles=roles, is_printed=is_printed)
        self._interviewees = tuple(one for one in self.speakers if not one.interviewer)
        # A follow-up is read in the light of every question before it, each of them several times.
        self._lately_mentioned = lru_cache(_N_KEPT)(self._read_mentions)

    def named(self, name: str) -> tuple[Speaker, ...]:
        """Return the one person whose id this is, else everybody whose full name or alias it is."""
        if speaker := self._by_id.get(name):
            return (speaker,)
        return tuple(self._by_spelling.get(" ".join(fold(name).split()), ()))

    def has_namesake(self, speaker: Speaker) -> bool:
        """Tell whether somebody else has the same name or alias, or is known by the surname alone."""
        names = (speaker.name, *speaker.aliases, *name_tokens(speaker.name)[-1:])
        return any(other.id != speaker.id for name in names for other in self.named(name))

    def is_of_office(self, word: str) -> bool:
        """Tell whether a word, folded, is part of what somebody's office is called."""
        return word in self._offices.words or word in self._offices.places

    def holders_alike(self, title: str) -> tuple[Speaker, ...]:
        """Return those interviewees whose office is called like this one, of whatever rank and wherever it is held."""
        return tuple(one for one in self._offices.alike(title) if not one.interviewer)

    def is_office_at(self, place: str, title: str) -> bool:
        """Tell whether folded words can name where an office is held and, right behind it, the office."""
        return place in self._offices.places and title in self._offices.words

    def is_only_a_name(self, word: Word) -> bool:
        """Tell whether a word is of somebody's name and no everyday word besides."""
        return word.plain not in ENGLISH.everyday_names and bool(self._names.single(word))

    def mentions(self, text: str, *, among: frozenset[str] | None = None) -> tuple[Mention, ...]:
        """Return who ``text`` speaks of, in order; longer names first, no word counted twice.

        Args:
            text: A question.
            among: Ids of those whom "the two guests" can mean; everybody where ``None``.
        """
        return self._lately_mentioned(text, among)

    def _read_mentions(self, text: str, among: frozenset[str] | None) -> tuple[Mention, ...]:
        wording, taken = Wording(text), _Taken()
        taken.add_all(self._full_names(wording))
        taken.add_all(self._office_holders(wording))
        taken.add_all(self._misspelt_wholes(wording, taken))
        taken.add_all(self._single_names(wording, taken))
        taken.add_all(self._misspelt_singles(wording, taken))
        for group in groups(wording, offices=self._offices, everybody=self._interviewees, among=among):
            taken.add_group(Mention(group.span, group.span.cut(text), group.speakers, is_plural=True))
        mentions: list[Mention] = []
        for mention in sorted(taken.mentions, key=lambda mention: mention.span):
            if mentions and (both := _apposed(mentions[-1], mention, text)):
                mentions[-1] = both
            else:
                mentions.append(mention)
        return tuple(mentions)

    def _full_names(self, wording: Wording) -> Iterator[Mention]:
        for start, end, speakers in self._names.unspaced(wording.plain):
            yield Mention(Span(start, end), wording.text[start:end], speakers)
        for run in sorted(wording.runs(MAX_NAME_WORDS, first_words=self._names.first_words), key=len, reverse=True):
            if len(run) > 1 and (speakers := self._names.whole(run)):
                yield _mention(wording, run, speakers)

    def _office_holders(self, wording: Wording) -> Iterator[Mention]:
        for office in self._offices.mentions(wording):
            if not (wording.capitals_tell and self._is_strangers(wording.text[office.span.end :])):
                words = office.span.cut(wording.text)
                yield Mention(office.span, words, office.speakers, is_plural=office.is_plural, is_office=True)

    def _is_strangers(self, behind: str) -> bool:
        """Tell whether an office is that of a stranger, named right behind it ("President Lincoln")."""
        name = re.match(r" (?=[^\W_])", behind)
        word = Wording(behind).words[0] if name else None
        return bool(word and word.is_capitalised and word.plain not in _OPENERS and not self._names.single(word))

    def _single_names(self, wording: Wording, taken: "_Taken") -> Iterator[Mention]:
        for number, word in enumerate(wording.words):
            speakers = self._names.single(word)
            if not speakers or len(word.plain) < 2 or taken.has(word.span) or not _is_named(wording, number):
                continue
            if speakers := self._without_strangers(wording, number, speakers):
                yield _mention(wording, [*self._first_name(wording, number, speakers), word], speakers)

    def _without_strangers(self, wording: Wording, number: int, people: Sequence[Speaker]) -> tuple[Speaker, ...]:
        """Those whom the words beside a name don't tell apart from it: "Wei Zhang" is not our Zhang Zhikui."""
        words, word = wording.words, wording.words[number]
        beside = [(words[number - 1], word)] if number else []
        beside += [(word, words[number + 1])] if number + 1 < len(words) else []
        for left, right in beside:
            other = right if left is word else left
            if not wording.are_beside(left, right):
                continue
            if len(other.plain) == 1 and other.is_capitalised and left is other and other.plain != "i":
                people = [one for one in people if other.plain in {own[0] for own in self._names.words_of([one])}]
            elif wording.capitals_tell and other.is_capitalised:
                known = _OPENERS | self._offices.words - _OFFICES
                at_left = left is other
                people = [
                    one
                    for one in people
                    if other.plain in known | self._names.words_of([one])
                    or (at_left and (_may_be_called(other.plain, one) or self._names.known_only_by_surname(one)))
                ]
        return tuple(people)

    def _first_name(self, wording: Wording, number: int, people: Sequence[Speaker]) -> list[Word]:
        """The initial before a surname, or the first name where the articles give none."""
        before = wording.words[number - 1] if number and wording.capitals_tell else None
        if before is None or not before.is_capitalised or not wording.are_beside(before, wording.words[number]):
            return []
        if len(before.plain) == 1 and before.plain != "i":
            return [before]
        known = before.plain in _OPENERS | _HONORIFICS | self._offices.words
        return [] if known or not all(map(self._names.known_only_by_surname, people)) else [before]

    def _misspelt_wholes(self, wording: Wording, taken: "_Taken") -> Iterator[Mention]:
        for number in self._unknown(wording, taken):
            for size in (3, 2):
                for first in range(max(0, number - size + 1), number + 1):
                    run = wording.words[first : first + size]
                    if len(run) == size and (speakers := self._whole_misspelt(wording, run)):
                        yield _mention(wording, run, speakers, name=_one_name(speakers))

    def _misspelt_singles(self, wording: Wording, taken: "_Taken") -> Iterator[Mention]:
        for number in self._unknown(wording, taken):
            word = wording.words[number]
            may_be = _is_named(wording, number, sure=True) and not any(map(self._is_printed, analyse(word.text)))
            speakers = self._names.misspelt(word) if may_be else ()
            if speakers := self._without_strangers(wording, number, speakers):
                yield _mention(wording, [word], speakers, name=_one_name(speakers))

    def _unknown(self, wording: Wording, taken: "_Taken") -> list[int]:
        """The numbers of words that may be a misspelt name."""
        return [
            number
            for number, word in enumerate(wording.words)
            if (word.is_capitalised or not wording.capitals_tell)
            and not (word.plain in _OPENERS or word.plain in _HONORIFICS or word.plain in ENGLISH.everyday_names)
            and not (self._names.single(word) or taken.has(word.span))
        ]

    def _whole_misspelt(self, wording: Wording, run: Sequence[Word]) -> tuple[Speaker, ...]:
        """Those whose full name these words all but spell; one of them must be right."""
        together = all(wording.are_beside(left, right) for left, right in pairwise(run))
        return self._names.misspelt_whole(run) if together and any(map(self._names.single, run)) else ()


class _Taken:
    """What of a question is known to name people."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []

    def has(self, span: Span) -> bool:
        return any(span.overlaps(mention.span) for mention in self.mentions)

    def add_all(self, found: Iterable[Mention]) -> None:
        for mention in found:
            if not self.has(mention.span):
                self.mentions.append(mention)

    def add_group(self, group: Mention) -> None:
        """Take a group in the place of the plural inside it: "the two directors" may be others than "directors"."""
        inside = [mention for mention in self.mentions if group.span.overlaps(mention.span)]
        if all(mention.is_plural and mention.speakers != group.speakers for mention in inside):
            self.mentions = [*(mention for mention in self.mentions if mention not in inside), group]


def _mention(wording: Wording, run: Sequence[Word], speakers: Sequence[Speaker], *, name: str = "") -> Mention:
    span = Span(run[0].span.start, run[-1].span.end)
    return Mention(span, span.cut(wording.text), tuple(speakers), name=name)


def _may_be_called(title: str, speaker: Speaker) -> bool:
    """Tell whether a form of address, or an office in its place, can be this person's."""
    known = (speaker.role, *speaker.aliases)
    return title in _ADDRESSES or (
        title in _OFFICES and (not speaker.role or any(title in fold(own or "") for own in known))
    )


def _one_name(speakers: Sequence[Speaker]) -> str:
    return speakers[0].name if len({speaker.name for speaker in speakers}) == 1 else ""


def _is_named(wording: Wording, number: int, *, sure: bool = False) -> bool:
    """Tell whether a word is used as a name: by its capital, or where capitals don't tell, by its place.

    Args:
        wording: The question's.
        number: Of the word.
        sure: The word is no name that is known, so it must be somebody's for certain.
    """
    words, word = wording.words, wording.words[number]
    before = words[number - 1].plain if number else ""
    after = words[number + 1].plain if number + 1 < len(words) else ""
    owns = wording.plain.startswith(("'s ", "' "), word.span.end)
    asked = before in ENGLISH.auxiliaries and after in ENGLISH.reporting_verbs
    asked = asked or (before == "to" and "according to" in wording.plain)
    doubtful = sure or word.plain in ENGLISH.everyday_names
    if not wording.capitals_tell:
        return asked or before in _HONORIFICS or (owns and not sure) or not doubtful
    if not word.is_capitalised or (before in _MONTH_AHEAD and word.plain in ENGLISH.months):
        return False
    return number > 0 or not doubtful or owns or after in _BEHIND_NAMES


def _apposed(first: Mention, second: Mention, text: str) -> Mention | None:
    """Return the one mention that an office and the name beside it make: "Director Zhang", "Zhang, the director"."""
    ours, theirs = set(first.speakers), set(second.speakers)
    gap = text[first.span.end : second.span.start]
    if not (ours <= theirs or theirs <= ours) or not _APPOSED.fullmatch(gap):
        return None
    span, fewer = Span(first.span.start, second.span.end), first if ours <= theirs else second
    name = (first.name or second.name) and fewer.speakers[0].name
    return Mention(span, span.cut(text), fewer.speakers, name=name)
