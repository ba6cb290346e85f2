"""Who a question asks about: full names, surnames, and offices as printed. An organisation is a topic, not a person."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus import Span, Speaker, fold, name_tokens

from .glossary import Glossary
from .models import Ambiguity
from .offices import Office, content_words, offices

_WORD = re.compile(r"[^\W_](?:[\w-]|'(?!s\b))*")
_HONORIFIC = re.compile(r"\b(?:mr|mrs|ms|miss|dr|prof|professor|sir)\.?\s*$", re.IGNORECASE)
# Words that begin a sentence with a capital and are no part of a name beside them.
_OPENERS = frozenset(
    """and are as ask asked but can compare could did do does for has have how if in is may might must of on should tell
    that the what when where which who whom whose why will with would""".split()
)
# Of those, the ones that have a capital inside a question only where every word has.
_TITLED = _OPENERS - frozenset("and as for if in may might must of on the will with".split())
# What may stand between an office and the name of who holds it, in either order.
_APPOSED = re.compile(r",?\s*(?:the )?")
# Adjectives before an office that say nothing of where it is held.
_PLAIN = frozenset(
    """a all an both current each every former his her its new old one other our same that the their these this those
    three two your""".split()
)
# Where the words about an office end and the question goes on.
_GOES_ON = re.compile(
    r"\b(?:about|are|ask\w*|can|could|describe\w*|did|do|does|doing|expect\w*|explain\w*|feel\w*|has|have|intend\w*|is"
    r"|mention\w*|on|plan\w*|promise\w*|said|say\w*|see|sees|should|speak\w*|talk\w*|tell\w*|think\w*|want\w*|will"
    r"|would)\b"
)
# A person's name that is also an everyday word must be spelled like a name.
_EVERYDAY = frozenset(
    """an art bill can day do du frank grace he hope king lee long mark may park price rich rose so song will you
    young""".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question at ``span`` that mean these people, all of whom fit."""

    span: Span
    words: str
    speakers: tuple[Speaker, ...]

    @property
    def ambiguity(self) -> Ambiguity | None:
        names = {fold(speaker.name) for speaker in self.speakers}
        return Ambiguity(self.words, self.speakers) if len(names) > 1 else None


class Roster:
    """Everybody in the articles, found by what a question may call them."""

    def __init__(self, speakers: Iterable[Speaker], *, glossary: Glossary) -> None:
        self._by_id: dict[str, Speaker] = {}
        self._by_spelling: dict[str, list[Speaker]] = defaultdict(list)
        self._by_name: dict[str, list[Speaker]] = defaultdict(list)
        self._by_token: dict[str, list[Speaker]] = defaultdict(list)
        self._by_title: dict[str, list[tuple[Office, Speaker]]] = defaultdict(list)
        self._title_words: set[str] = set()
        for speaker in speakers:
            self._by_id[speaker.id] = speaker
            names = dict.fromkeys(fold(name) for name in (speaker.name, *speaker.aliases))
            for name in names:
                self._by_spelling[name].append(speaker)
            tokens = name_tokens(speaker.name)
            if speaker.interviewer and len(tokens) < 2:
                continue  # "Reporter" is a label, not somebody to ask about
            for name in names:
                self._by_name[name].append(speaker)
            for token in tokens if len(tokens) > 1 else ():
                if len(token) > 1:
                    self._by_token[token].append(speaker)
            for office in offices(speaker.role or "", glossary):
                self._by_title[office.title].append((office, speaker))
                self._title_words.update(office.title.split())

    def named(self, name: str) -> tuple[Speaker, ...]:
        """Return the one person whose id this is, else everybody whose full name or alias it is."""
        if speaker := self._by_id.get(name):
            return (speaker,)
        return tuple(self._by_spelling.get(" ".join(fold(name).split()), ()))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return who ``text`` speaks of, in order; longer names first, no word counted twice."""
        taken: list[Mention] = []
        for find in (self._full_names, self._offices, self._single_names):
            for mention in find(text):
                if not any(mention.span.overlaps(other.span) for other in taken):
                    taken.append(mention)
        mentions: list[Mention] = []
        for mention in sorted(taken, key=lambda mention: mention.span):
            if mentions and (both := _apposed(mentions[-1], mention, text)):
                mentions[-1] = both
            else:
                mentions.append(mention)
        return tuple(mentions)

    def _full_names(self, text: str) -> Iterator[Mention]:
        folded = fold(text)
        words = [(found.start(), found.end()) for found in _WORD.finditer(folded)]
        for size in range(6, 1, -1):
            for first in range(len(words) - size + 1):
                span = Span(words[first][0], words[first + size - 1][1])
                if speakers := self._by_name.get(" ".join(span.cut(folded).split())):
                    yield Mention(span, span.cut(text), tuple(speakers))

    def _single_names(self, text: str) -> Iterator[Mention]:
        words = list(_WORD.finditer(text))
        capitals_tell = _capitals_tell(text)
        for number, word in enumerate(words):
            token = fold(word[0])
            speakers = self._by_token.get(token) or self._by_name.get(token)
            if not speakers or len(token) < 2:
                continue
            if not word[0][0].isupper() if capitals_tell else token in _EVERYDAY:
                continue
            if not (capitals_tell and self._has_stranger_beside(text, words, number, speakers)):
                yield Mention(Span(word.start(), word.end()), word[0], tuple(dict.fromkeys(speakers)))

    def _has_stranger_beside(
        self, text: str, words: Sequence[re.Match[str]], number: int, speakers: Sequence[Speaker]
    ) -> bool:
        """Tell whether another capitalised name stands beside the word: "Wei Zhang" is not our Zhang Zhikui."""
        own = {token for speaker in speakers for token in name_tokens(speaker.name)}
        for beside, gap in ((number - 1, words[number - 1].end() if number else 0), (number + 1, words[number].end())):
            if not 0 <= beside < len(words) or text[gap : gap + 1] != " ":
                continue
            other = words[beside][0]
            known = _OPENERS | own | self._title_words
            stranger = other[0].isupper() and fold(other) not in known
            if stranger and not (beside < number and _HONORIFIC.search(text[: words[number].start()])):
                return True
        return False

    def _offices(self, text: str) -> Iterator[Mention]:
        folded, capitals_tell = fold(text), _capitals_tell(text)
        for title in sorted(self._by_title, key=len, reverse=True):
            for found in re.finditer(rf"(?<![\w-]){re.escape(title)}s?(?![\w-])", folded):
                if capitals_tell and self._is_strangers(text[found.end() :]):
                    continue
                # Only the word directly before can say where ("the park's president"); a verb may stand further off.
                before = re.search(r"[\w'-]+(?= $)", folded[: found.start()])
                nearest = content_words(before[0]) - _PLAIN - _OPENERS if before else frozenset()
                place = re.match(r"(?: of| at| for| in)( [^,.?!]*)?", folded[found.end() :])
                behind = _GOES_ON.split(place[1] or "")[0] if place else ""
                if holders := self._holders(title, nearest | content_words(behind)):
                    start, end = found.span()
                    if before and nearest and self._is_place(title, nearest):
                        start = before.start()
                    if place and self._is_place(title, content_words(behind)):
                        end += len(place[0]) - len(place[1] or "") + len(behind.rstrip())
                    yield Mention(Span(start, end), text[start:end], holders)

    def _is_strangers(self, behind: str) -> bool:
        """Tell whether an office is that of a stranger, named right behind it ("President Lincoln")."""
        name = re.match(r" ([^\W_][\w-]*)", behind)
        if name is None or not name[1][0].isupper():
            return False
        token = fold(name[1])
        return not (token in _OPENERS or token in self._by_token or token in self._by_name)

    def _holders(self, title: str, where: frozenset[str]) -> tuple[Speaker, ...]:
        """Those who hold the office; fewer where the words around name where, nobody where they name elsewhere."""
        shares = [(len(where & office.place), speaker) for office, speaker in self._by_title[title]]
        best = max(share for share, _ in shares)
        if best == 0 and where:
            return ()
        return tuple(dict.fromkeys(speaker for share, speaker in shares if share == best))

    def _is_place(self, title: str, words: frozenset[str]) -> bool:
        """Tell whether words beside a title are all part of the office: "of the commission of commerce"."""
        return any(words <= office.place for office, _ in self._by_title[title])


def _apposed(first: Mention, second: Mention, text: str) -> Mention | None:
    """Return the one mention that an office and the name beside it make: "Director Zhang", "Zhang, the director"."""
    ours, theirs = set(first.speakers), set(second.speakers)
    gap = text[first.span.end : second.span.start]
    if not (ours <= theirs or theirs <= ours) or not _APPOSED.fullmatch(gap):
        return None
    span = Span(first.span.start, second.span.end)
    return Mention(span, span.cut(text), first.speakers if ours <= theirs else second.speakers)


def _capitals_tell(text: str) -> bool:
    """Tell whether names can be known by their capitals: not in a question that has none, or nothing but."""
    if text in {text.lower(), text.upper()}:
        return False
    inside = [word[0] for word in list(_WORD.finditer(text))[1:] if fold(word[0]) in _TITLED]
    return not inside or not all(word[0].isupper() for word in inside)
