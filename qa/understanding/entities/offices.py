"""Who holds which office, as printed in a role, in a title or in the name itself, and how questions may call it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from corpus import Abbreviation, Span, Speaker, fold
from corpus.language import ENGLISH
from embeddings import analyse
from qa.understanding.forms import form
from qa.understanding.tokens import Mark, Token, Word, Wording, plain, plain_words

_SPLIT = re.compile(r"(?:,? and |, |; )(?=[^,;]*\b(?:of|at|for|with|in)\b)")
_PLACE = re.compile(r"\s+(?:of|at|for|with|in)\s+|,\s*")
_BOTH = re.compile(r"\s+and\s+|\s*[/&]\s*")
# Words before an office that say nothing of where it is held.
_PLAIN = (
    (ENGLISH.question_words | ENGLISH.auxiliaries | ENGLISH.determiners | ENGLISH.possessives)
    .union(ENGLISH.numbers[1:])
    .union(
        """about actually all and apart as ask asked besides between both but by compare current each every everyone
        except excluding few for former from if in many most must new of old on one other same tell than to
        unlike with""".split()
    )
)
# Where the words about an office end and the question goes on.
_GOES_ON = re.compile(
    r"\b(?:about|actually|agree\w*|always|and|are|ask\w*|believe\w*|both|call\w*|can|consider\w*|could|count\w*"
    r"|describe\w*"
    r"|did|do|does|doing|each|expect\w*|explain\w*|express\w*|feel\w*|find\w*|get\w*|give\w*|has|have|hope\w*"
    r"|intend\w*"
    r"|is|know\w*|like\w*|make\w*|mean\w*|mention\w*|need\w*|on|passionate|plan\w*|predict\w*|prefer\w*|promise\w*"
    r"|propose\w*|recommend\w*|regard\w*|report\w*|said|say\w*|see|sees|should|speak\w*|suggest\w*|take\w*"
    r"|talk\w*|tell\w*"
    r"|think\w*|to|treat\w*|trust\w*|try|tries|use\w*|view\w*|want\w*|warn\w*|was|were|will|wish\w*|worr\w*|would)\b"
)
_MAX_TITLE_WORDS = 6
# "A director" is any director.
_ANY_HOLDER = re.compile(r"\b(?:an?|another|any|no|some|which|what)\s+$")
_ANY_PLACE = re.compile(r"\s*(?:an?|another|any|each|every|some)\b")
# What an office is called, by its last word or its first.
_OFFICE_WORDS = ENGLISH.officials | ENGLISH.leaders | ENGLISH.professions
_CAPITALISED = r"[^\W\d_a-z][\w-]*"
_OPENING = re.compile(r".*\b(?:And|By|Conversation|From|Gaggle|In|Interview|Meet|Of|On|Q&A|To|Transcript|With) ")
_NUMBERS = {word: number for number, word in enumerate(ENGLISH.numbers) if number > 1} | {"both": 2}
_OFFICIALS = tuple(sorted(ENGLISH.officials))
_LEADERS = (*_OFFICIALS, *sorted(ENGLISH.leaders))
_HEADS = {"officials": _OFFICIALS, "leaders": _LEADERS, "heads": _LEADERS, "bosses": _LEADERS, "executives": _LEADERS}
_GROUP = re.compile(
    rf"\b(?:(?:the|these|those|all) )?(?P<count>all|both|{'|'.join(_NUMBERS)}|[2-9])(?: of)?(?: the| these| "
    "those| our)?"
    rf"(?: (?P<again>{'|'.join(_NUMBERS)}))?(?: [a-z]+)?? (?P<noun>[a-z]+)\b|\b(?:the|these|those) (?P<bare>[a-z]+)\b"
)


class Glossary:
    """Short and long forms that all articles agree on; a short form with several meanings expands to none."""

    def __init__(self, abbreviations: Iterable[Abbreviation]) -> None:
        meanings: dict[str, dict[str, Abbreviation]] = defaultdict(dict)
        for item in abbreviations:
            meanings[item.short].setdefault(fold(item.long), item)
        self._items = [next(iter(longs.values())) for longs in meanings.values() if len(longs) == 1]
        self._items.sort(key=lambda item: -len(item.long))
        self._folded = [(fold(item.short), fold(item.long)) for item in self._items]
        self.words = frozenset(word for item in self._items for word in fold(f"{item.short} {item.long}").split())

    def expansions(self, text: str) -> tuple[str, ...]:
        """Return the other form of every abbreviation, short or long, that ``text`` uses."""
        folded = fold(text)
        found = []
        for item, (short, long) in zip(self._items, self._folded, strict=True):
            if long in folded and _has(folded, long):
                found.append(item.short)
            elif short in folded and (_has(text, item.short) or (len(short) > 2 and _has(folded, short))):
                found.append(item.long)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Office:
    """A title ("executive deputy director") and the folded words, in either form, of where it is held."""

    title: str
    place: frozenset[str]


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """Words of a question at ``span`` that name an office these people hold; ``is_plural`` where it means several."""

    span: Span
    speakers: tuple[Speaker, ...]
    is_plural: bool


class OfficeIndex:
    """Who holds which office."""

    def __init__(
        self,
        speakers: Iterable[Speaker],
        *,
        glossary: Glossary,
        roles: Mapping[str, Sequence[str]] = MappingProxyType({}),
        is_printed: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Take the roles of these people, and what ``roles`` says by their ids.

        ``is_printed`` tells whether a term of ``analyse`` stands in the articles.
        """
        self._is_printed = is_printed
        self._by_title: dict[str, list[tuple[Office, Speaker]]] = defaultdict(list)
        self._by_ending: dict[str, list[tuple[Office, Speaker]]] = defaultdict(list)
        for speaker in speakers:
            held = (speaker.role or "", *roles.get(speaker.id, ()))
            for office in dict.fromkeys(office for role in held for office in offices(role, glossary)):
                words = plain_words(office.title)
                if _PLAIN.issuperset(words):  # "one of the authors" is called by no office
                    continue
                self._by_title[" ".join(words)].append((office, speaker))
                for first in range(1, len(words)):
                    # Without a rank before it a title is another, higher one.
                    if not ENGLISH.ranks & set(words[:first]):
                        self._by_ending[" ".join(words[first:])].append((office, speaker))
        self._last_words = {_singular(title.split()[-1]) for title in self._by_title}
        self.words = frozenset(word for title in self._by_title for word in title.split())
        self.places = frozenset(word for held in self._by_title.values() for office, _ in held for word in office.place)

    def mentions(self, wording: Wording) -> Iterator[OfficeMention]:
        """Yield the offices that a question names, the longest titles first."""
        runs = [run for run in wording.runs(_MAX_TITLE_WORDS) if _singular(run[-1].plain) in self._last_words]
        runs.sort(key=len, reverse=True)
        for held in (self._by_title, self._by_ending):
            for run in runs:
                key = " ".join(word.plain for word in run)
                title = key if key in held else _singular(key)
                if title in held and (held is self._by_title or _is_asked(wording, run)):
                    yield from self._mention(wording, run, held[title], is_plural=title != key)

    def holders(self, heads: Iterable[str]) -> tuple[Speaker, ...]:
        """Return everybody the last word of whose title is one of these."""
        found = (
            speaker
            for head in heads
            for known in (self._by_title, self._by_ending)
            for _, speaker in known.get(head, ())
        )
        return tuple(dict.fromkeys(found))

    def alike(self, title: str) -> tuple[Speaker, ...]:
        """Return everybody whose title ends as this one does: the vice president for "president", and in turn."""
        heads = {_singular(word) for word in plain_words(title)[-1:]}
        found = (
            speaker
            for known, held in self._by_title.items()
            if _singular(known.split()[-1]) in heads
            for _, speaker in held
        )
        return tuple(dict.fromkeys(found))

    def _mention(
        self, wording: Wording, run: Sequence[Word], held: Sequence[tuple[Office, Speaker]], *, is_plural: bool
    ) -> Iterator[OfficeMention]:
        start, end = run[0].span.start, run[-1].span.end
        if _ANY_HOLDER.search(wording.plain[:start]):
            return
        # Only the word directly before can say where ("the park's president"); a verb may stand further off.
        before = re.search(r"(?<![\w'-])[\w'-]++(?= $)", wording.plain[:start])
        nearest = content_words(before[0]) - _PLAIN if before else frozenset()
        place = re.match(r"(?: of| at| for| in)( [^,.:;?!]*)?", wording.plain[end:])
        behind = _GOES_ON.split(place[1] or "", maxsplit=1)[0] if place else ""
        may_be_anywhere = not _ANY_PLACE.match(behind)
        best = self._best(held, nearest | content_words(behind), may_be_anywhere=may_be_anywhere)
        if not best:
            return
        if before and nearest and _is_place(held, nearest):
            start = before.start()
        if place and _is_place(held, content_words(behind)):
            end += len(place[0]) - len(place[1] or "") + len(behind.rstrip())
        yield OfficeMention(Span(start, end), best, is_plural)

    def _best(
        self, held: Sequence[tuple[Office, Speaker]], where: frozenset[str], *, may_be_anywhere: bool
    ) -> tuple[Speaker, ...]:
        """Those who hold the office; fewer where the words around name where, nobody where they name elsewhere.

        "Chair King" may be the chair of anything that the articles speak of, if that is a certain one.
        """
        shares = [(len(where & (office.place | set(plain_words(office.title)))), speaker) for office, speaker in held]
        best = max(share for share, _ in shares)
        if best == 0 and where:
            is_there = may_be_anywhere and all(any(map(self._is_printed, analyse(word))) for word in where)
            return tuple(dict.fromkeys(one for office, one in held if is_there and not office.place))
        return tuple(dict.fromkeys(speaker for share, speaker in shares if share == best))


def offices(role: str, glossary: Glossary) -> tuple[Office, ...]:
    """Return the offices that a printed role is made of, in order."""
    found: list[Office] = []
    for piece in _SPLIT.split(fold(role)):
        titles, *places = _PLACE.split(piece, maxsplit=1)
        where = " ".join(places)
        place = content_words(" ".join([where, *glossary.expansions(where)]))
        bare = (re.sub(r"^(?:the|a|an)\s+", "", title.strip()) for title in _BOTH.split(titles))
        found += [Office(title, place) for title in bare if title]
    return tuple(found)


def printed_roles(speaker: Speaker, titles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the offices of a speaker as printed in titles of articles, and as printed in the name.

    "Talk with Mayor Ada King" and "Secretary of Trade Ada King" name them before the person, "Chair King" in the name.
    """
    found: dict[str, None] = {}
    for title in titles:
        if speaker.name not in title:  # mostly; to compile a pattern for each of thousands of people takes seconds
            continue
        before = re.search(
            rf"(?P<role>{_CAPITALISED}(?: (?:{_CAPITALISED}|of|the|for))*) {re.escape(speaker.name)}\b", title
        )
        role = _OPENING.sub("", before["role"]) if before else ""
        if _OFFICE_WORDS & set(role.lower().split()):
            found[role] = None
    for name in (speaker.name, *speaker.aliases):
        first, _, rest = name.partition(" ")
        if rest and first.lower() in _OFFICE_WORDS:
            found[first] = None
    return tuple(found)


def content_words(text: str) -> frozenset[str]:
    """Return the folded words of ``text`` without articles and prepositions; a possessive s is no part of a word."""
    words = (re.sub(r"'s?$", "", word) for word in re.findall(r"[^\W_][\w']*", plain(text)))
    return frozenset(word for word in words if word not in ENGLISH.small_words)


def groups(
    wording: Wording, *, offices: OfficeIndex, everybody: Sequence[Speaker], among: frozenset[str] | None
) -> Iterator[OfficeMention]:
    """Yield the groups that a question names, where it is clear who belongs to them.

    Args:
        wording: The question's.
        offices: Who holds which.
        everybody: All interviewees.
        among: Ids of those the question can mean; ``None`` for everybody.
    """
    for found in _GROUP.finditer(wording.plain):
        noun, count = found["noun"] or found["bare"], found["again"] or found["count"]
        n_wanted = _NUMBERS.get(count or "") or (int(count) if count and count.isdigit() else None)
        if noun in ENGLISH.guests:
            fitting = tuple(everybody)
        else:
            fitting = offices.holders(_HEADS.get(noun, (noun.removesuffix("s"),) if noun.endswith("s") else ()))
        fitting = tuple(one for one in fitting if not one.interviewer and (among is None or one.id in among))
        # Everybody without a number is no choice at all.
        if not fitting or not (len(fitting) == n_wanted if n_wanted else noun in _HEADS):
            continue
        if _is_asked(wording, [word for word in wording.words if found.start() <= word.span.start < found.end()]):
            yield OfficeMention(Span(*found.span()), fitting, is_plural=True)


def _has(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _is_place(held: Sequence[tuple[Office, Speaker]], words: frozenset[str]) -> bool:
    """Tell whether words beside a title are all part of the office: "of the commission of commerce"."""
    return any(words <= office.place for office, _ in held)


def _singular(words: str) -> str:
    for ending, single in (("ies", "y"), ("women", "woman"), ("men", "man"), ("s", "")):
        if words.endswith(ending):
            return words[: -len(ending)] + single
    return words


def _is_asked(wording: Wording, run: Sequence[Word]) -> bool:
    """Tell whether these words stand where a question names whose words it wants: "does … say", "according to …"."""
    tokens = wording.tokens
    n_before = sum(token.span.end <= run[0].span.start for token in tokens.items)
    n_behind = sum(token.span.start >= run[-1].span.end for token in tokens.items)
    before, behind = tokens.part(0, n_before), tokens.part(len(tokens.items) - n_behind, len(tokens.items))
    asks, says = form("before_those_asked").search(before), form("behind_those_asked").search(behind)
    return (asks is not None and asks.last == n_before) or (says is not None and _goes_on(behind.items[0]))


def _goes_on(token: Token) -> bool:
    """Tell whether a sentence goes on with this: it is no mark but that of a possessive."""
    return not isinstance(token, Mark) or token.text[0] in "'’"
