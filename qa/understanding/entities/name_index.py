"""Finds people by name: in full, by one word of it, or misspelt."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus import JOINT, Speaker, name_tokens
from corpus.language import CHINESE, ENGLISH
from qa.understanding.tokens import Word, plain, plain_words

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
        # "Military Aide", "Audience Member": such a speaker is known by the whole only.
        if ENGLISH.roles_as_names & set(own) or any(word.isdigit() for word in own) or (len(own) == 1 and own == words):
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
        if len(word.plain) < _SHORT or word.plain in CHINESE.surnames_alike:
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
