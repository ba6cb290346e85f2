"""Finds people by name: in full, by one word of it, or misspelt."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus import JOINT, Speaker, name_tokens
from qa.understanding.tokens import Word, plain, plain_words

# English words that are also surnames or first names.
EVERYDAY = frozenset(
    """amber an april art august baker banks bell best bill bird black bloom bond bridge bridges brook brooks brown
    bush butler can carpenter chance chase christian church clay close cook cooper cross crystal daisy dale dawn
    day dean do down drew du duke earl early east english ernest faith fan farmer field fields fish fisher
    flowers ford forest fox frank french gene glass gold golden good grace grant gray green grey guy hall hand
    hardy he head heath hill holiday holland home hope house hunt hunter iris ivy joy judge june just king
    knight lake lane law lee lily little lock long lord love ma major man march mark marks marsh mason max may
    men miles mills moon moss north olive page pan park peace pearl pope porter potter power powers price pride
    prince rich ray read reader rice rivers rob rock rose rowing ruby rush sage sale savage she shepherd sharp
    short silver singer skip small smart smith snow so song south spring star stark stone storm story strange
    street strong sue summer summers sun swift tan trader turner violet wade walker ward waters way weaver weeks
    wells west white wild will wise wolf wood woods words worth you young""".split()
)
# Surnames of one syllable that differ in a letter, so that neither is a misspelling of another.
LIKE_OTHERS = frozenset(
    """bai cai cao chan chang chao chen cheng cheung chong chow chung cui dai deng ding dong duan fang feng gao gong
    guan guo hahn han hann hans hao hong huan huang jian jiang jiao jing jung kang kong kuang lang lian liang
    liao ling liu long luan luo meng min ming pang peng ping qian qiang qiao qing rong shang shao shen sheng shi
    song sung tang tian tong wang wei weng wong wong xiang xiao xie xing xiong xuan yang yong yuan yung zeng
    zhan zhang zhao zhen zheng zhong zhou zhuang""".split()
)
# A role in place of a name ("Military Aide", "Audience Member"): such a speaker is known by the whole only.
ROLES_AS_NAMES = frozenset(
    """aide assistant attendee audience caller chorus clerk crew expert guest guests host interpreter listener man
    member moderator narrator observer officer official operator owner participant passenger people person
    presenter producer reader representative resident speaker spokesman spokesperson spokeswoman staff student
    staffer team translator unidentified unknown viewer visitor voice voices volunteer witness woman worker""".split()
)
# What an office is called, by its last word or its first.
OFFICE_NOUNS = frozenset(
    """administrator ambassador analyst chair chairman chairwoman chancellor chief commissioner coordinator
    director editor engineer founder governor head lead leader manager mayor minister officer president
    professor secretary senator spokesman spokesperson spokeswoman strategist undersecretary""".split()
)


People = tuple[Speaker, ...]
MAX_NAME_WORDS = 6
_SHORT = 5  # a name of fewer letters is close to too many others
_LONG = 8
_DOUBLED = re.compile(r"(.)\1")


class NameIndex:
    """Everybody's names and aliases, as questions may spell them."""

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self._wholes: dict[str, dict[str, Speaker]] = defaultdict(dict)
        self._shortened: dict[str, dict[str, Speaker]] = defaultdict(dict)
        self._joined: dict[str, dict[str, Speaker]] = defaultdict(dict)
        self._words: dict[str, dict[str, Speaker]] = defaultdict(dict)
        self._unspaced: dict[str, dict[str, Speaker]] = defaultdict(dict)
        self._words_of: dict[str, set[str]] = defaultdict(set)
        for speaker in speakers:
            for name in _names(speaker):
                self._add(name, speaker)
        self.first_words = {part for key in (*self._wholes, *self._shortened) for part in re.split("[ -]", key)}
        self.first_words |= {word for key in self._wholes for word in key.split()}
        self._spellings = [word for word in self._words if word.isalpha() or "-" in word]

    def _add(self, name: str, speaker: Speaker) -> None:
        words = plain_words(name)
        if not words:
            return
        self._wholes[" ".join(words)].setdefault(speaker.id, speaker)
        if not plain(name).isascii():
            self._unspaced[plain(name)].setdefault(speaker.id, speaker)
        own = tuple(word for token in name_tokens(name) for word in plain_words(token))
        if ROLES_AS_NAMES & set(own) or any(word.isdigit() for word in own) or (len(own) == 1 and own == words):
            return
        longer = [word for word in own if len(word) > 1]
        for short in filter(None, (own, longer, [longer[0], longer[-1]] if longer else [])):
            self._shortened[" ".join(short)].setdefault(speaker.id, speaker)
        self._joined["".join(own).replace("-", "")].setdefault(speaker.id, speaker)
        for word in longer:
            self._words[word].setdefault(speaker.id, speaker)
            if "-" in word:
                self._joined[word.replace("-", "")].setdefault(speaker.id, speaker)
        self._words_of[speaker.id].update(own)

    def unspaced(self, text: str) -> Iterator[tuple[int, int, People]]:
        """Yield where ``text`` holds a name of a script that is written without spaces, longest names first."""
        if text.isascii():
            return
        for name in sorted(self._unspaced, key=len, reverse=True):
            if len(name) > 1 and (start := text.find(name)) >= 0 and not name.replace(" ", "").isascii():
                yield start, start + len(name), tuple(self._unspaced[name].values())

    def whole(self, words: Sequence[Word]) -> People:
        """Return everybody whose full name these words are, initials and hyphens aside."""
        spelling = [word.plain for word in words]
        without_initials = [word for word in spelling if len(word) > 1]
        for known, key in (
            (self._wholes, " ".join(spelling)),
            (self._shortened, " ".join(spelling)),
            (self._shortened, " ".join(without_initials) if len(without_initials) > 1 else ""),
            (self._joined, "".join(spelling).replace("-", "") if len(spelling) > 1 else ""),
        ):
            if key and key in known:
                return tuple(known[key].values())
        return ()

    def single(self, word: Word) -> People:
        """Return everybody of whose name, or whose whole name, this word is."""
        found = self._words.get(word.plain, {}) | self._wholes.get(word.plain, {})
        if not found and "-" in word.plain:  # "Ada-King"
            found = self._joined.get(word.plain.replace("-", ""), {})
        return tuple(found.values())

    def words_of(self, people: Sequence[Speaker]) -> frozenset[str]:
        """Return the words of all names of these people."""
        return frozenset().union(*(self._words_of[person.id] for person in people))

    def known_only_by_surname(self, speaker: Speaker) -> bool:
        return len(self._words_of[speaker.id]) == 1

    def misspelt(self, word: Word) -> People:
        """Return the people one of whose names this word all but spells; nobody where it may be another name."""
        if len(word.plain) < _SHORT or word.plain in LIKE_OTHERS:
            return ()
        return self._nearest(word, self._reach(word))

    def misspelt_whole(self, words: Sequence[Word]) -> People:
        """Return those whose full name these words all but spell, each of them, in the order of the name."""
        near: list[dict[str, Speaker]] = []
        for word in words:
            exact = self.single(word)
            found = exact or self._nearest(word, self._reach(word), whole=True)
            if not found:
                return ()
            near.append({speaker.id: speaker for speaker in found})
        shared = set.intersection(*(set(found) for found in near))
        return tuple(speaker for id_, speaker in near[0].items() if id_ in shared)

    def _nearest(self, word: Word, reach: int, *, whole: bool = False) -> People:
        found = process.extract(word.plain, self._spellings, scorer=OSA.distance, score_cutoff=reach, limit=5)
        near = [(distance, known) for known, distance, _ in found if _may_mean(word.plain, known, whole=whole)]
        best = min((distance for distance, _ in near), default=0)
        people = {id_: one for distance, known in near if distance == best for id_, one in self._words[known].items()}
        return tuple(people.values())

    @staticmethod
    def _reach(word: Word) -> int:
        return 2 if len(word.plain) >= _LONG else 1


def _names(speaker: Speaker) -> Iterator[str]:
    for name in (speaker.name, *speaker.aliases):
        yield name
        if JOINT in name:
            yield from name.split(JOINT)


def _may_mean(asked: str, known: str, *, whole: bool) -> bool:
    """Tell whether a slip of the pen makes ``asked`` of ``known``: the first letter is seldom wrong."""
    if (asked[0] != known[0] and asked[:2] != known[1::-1]) or asked == f"{known}s":
        return False
    if len(known) >= _SHORT:
        return True
    # Of a short name, only letters exchanged, left out or doubled, and only with the rest of the name beside it.
    doubled = _DOUBLED.sub(r"\1", asked) == known
    return whole and len(asked) > 1 and (sorted(asked) == sorted(known) or len(asked) < len(known) or doubled)
