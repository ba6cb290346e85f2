"""Full names of an article's people, found by any part of them: surnames, first names, initials, nicknames, offices."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.language import ENGLISH
from corpus.text import (
    fold,
    fold_marks,
    initials_of,
    is_first_name,
    name_tokens,
    plain,
    same_person,
    without_honorifics,
    without_openers,
)

from .mentions import RANKS, is_likely_person, may_be_person

_MAX_SEARCHED = 200_000  # characters of a text in which the usual letters of a name in capitals are looked for
# Words with a capital that stand before a surname and are no first name.
_NO_NAMES = frozenset(
    "i you he she we they it and or but so thanks thank yes no okay hi hello did does do is are was were will would"
    " general congressman congresswoman representative attorney vice leader captain officer sergeant king queen".split()
)
# What opens a surname of several words ("van der Meer", "Te Rangi"); "Al" and "Ben" are first names as well.
_SURNAME_OPENERS = (ENGLISH.particles - {"al"}) | set(
    "d dal del dos el las los o ní nic ten ter te van von zur".split()
)
_INITIALS = re.compile(r"[^\W\d_]{2,4}|(?:[^\W\d_]\.?[ -]?){2,4}")


class FullNames:
    """Full names of people, most surely a person's first, found by any part of them."""

    def __init__(self, names: Iterable[str], *, text: str = "") -> None:
        """Use these names; ``text`` is the article, where a name in capitals may stand in its usual letters."""
        self._text = text[:_MAX_SEARCHED]
        self._order: dict[str, int] = {}
        self._with_word: dict[str, set[str]] = defaultdict(set)
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Take in one more name, as less sure than those before."""
        self._order.setdefault(name, len(self._order))
        for word in name_tokens(name):
            self._with_word[word].add(name)

    def fitting(self, short: str) -> list[str]:
        """Return the names that hold every word of ``short``, honorifics aside, the surest first."""
        rarest = min((self._with_word.get(word, set()) for word in name_tokens(short)), key=len, default=set())
        return sorted((name for name in rarest if same_person(short, name)), key=self._order.__getitem__)

    def full(self, printed: str) -> str:
        """Return the fullest name known for a printed one: the name itself, in its usual letters, where none is."""
        if _INITIALS.fullmatch(printed) and printed.isupper() and (name := self._of_initials(printed)):
            return name
        words = name_tokens(printed)
        if len(words) == 1 or words[0] in _SURNAME_OPENERS:
            # A surname of several words is no full name, though it stands among those that labels print.
            fitting = [name for name in self.fitting(printed) if len(words) == 1 or len(name_tokens(name)) > len(words)]
            if fitting and all(same_person(name, fitting[0]) or same_person(fitting[0], name) for name in fitting):
                return fitting[0]
            if len(words) == 1 and not fitting and (name := self._with_first_name(words[0])):
                return name
        # "Captain Roe" is whose rank is not known for a form of address.
        first, _, rest = printed.partition(" ")
        if rest and fold(first) in RANKS and " " in (name := self.full(rest)) and name != rest:
            return name
        # "Te Rangi" and "Mary Jo" are a surname and a first name.
        longer = [name for name in self.fitting(printed) if _is_part(name_tokens(printed), name_tokens(name))]
        parts = printed.split()
        is_whole = is_first_name(parts[0]) and not is_first_name(parts[-1])
        if len(longer) == 1 and is_likely_person(longer[0]) and not is_whole:
            return longer[0]
        name = without_honorifics(printed)
        return self._usual_letters(name) if name.isupper() else " ".join(name.split())

    def of_nickname(self, nickname: str, unclaimed: Sequence[str]) -> str:
        """Return the person of a nickname in small letters: part of a name, or who alone is left.

        Args:
            nickname: As printed ("adam3us").
            unclaimed: Declared speakers that no label stands for yet.
        """
        letters = next(iter(re.findall(r"[^\W\d_]+", plain(nickname))), "")
        for name in self._order:
            if re.search(rf"{re.escape(name)}\s*[(\[]{re.escape(nickname)}[)\]]", self._text):
                return name
        for names in (unclaimed, self._order):
            fitting = [name for name in names if any(_shortens(letters, word) for word in name_tokens(plain(name)))]
            if len(fitting) == 1:
                return fitting[0]
        return unclaimed[0] if len(unclaimed) == 1 else nickname

    def in_office(self, office: str) -> str | None:
        """Return the one person beside whose name the text prints an office ("the minister of trade, Ada Moss")."""
        words, text = re.escape(office), fold_marks(self._text)
        apart: dict[str, int] = {}
        for name in filter(may_be_person, self._order):
            spelled = re.escape(fold_marks(name))
            near = rf"\b{words}\b[^.;:!?\n]{{0,80}}?[ ,(]{spelled}|{spelled},? \(?[^.;:!?\n]{{0,60}}?\b{words}\b"
            lengths = [len(match[0]) - len(name) for match in re.finditer(near, text, re.IGNORECASE)]
            apart |= {name: min(lengths)} if lengths else {}
        nearest = sorted(apart, key=apart.__getitem__)
        return nearest[0] if len({apart[name] for name in nearest[:2]}) == len(nearest[:2]) > 0 else None

    def _with_first_name(self, surname: str) -> str | None:
        """A surname as the text prints it with the same first name before it each time."""
        usual = re.compile(
            rf"(?P<first>[^\W\d_a-z][\w'-]+(?: [^\W\d_a-z]\.)?) (?P<last>(?i:{re.escape(surname)}))(?![\w'-])"
        )
        found = [(match["first"], match["last"]) for match in usual.finditer(self._text)]
        names = {f"{first} {last}" for first, last in found if _is_first_name(first) and last[0].isupper()}
        mixed = {name for name in names if not name.isupper()}
        return mixed.pop() if len(mixed) == 1 else None

    def _of_initials(self, initials: str) -> str | None:
        """The person whose initials these are: said so in brackets behind the name, or by the letters alone."""
        for name in self._order:
            if re.search(rf"{re.escape(name)}\s*[(\[]{re.escape(initials)}[)\]]", self._text):
                return name
        wanted = "".join(re.findall(r"[^\W\d_]", plain(initials)))
        names = [name for name in self._order if not _INITIALS.fullmatch(name)]
        fitting = [name for name in names if initials_of(name) == wanted]
        if not fitting:  # without what stands between first name and surname, or with half of a double one
            fitting = [name for name in names if wanted in _shorter_initials(name)]
        return fitting[0] if len({name_tokens(name)[-1] for name in fitting}) == 1 else None

    def _usual_letters(self, printed: str) -> str:
        """A name set in capitals, as the text prints it elsewhere; title case where it does not."""
        wanted, folded, at = fold(printed), fold(self._text).replace("\n", " "), -1
        while (at := folded.find(wanted, at + 1)) >= 0:
            name = self._text[at : at + len(wanted)]
            around = folded[max(0, at - 1) : at] + folded[at + len(wanted) : at + len(wanted) + 1]
            if not name.isupper() and not any(map(str.isalnum, around)):
                return " ".join(name.split())
        return printed.title()


def _is_first_name(word: str) -> bool:
    return (
        word[0].isupper()
        and not word.isupper()
        and without_openers(f"{word} X") != "X"
        and word.lower() not in _NO_NAMES
    )


def _is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether these words are the first or the last ones of more."""
    return len(short) < len(full) and short in {full[: len(short)], full[-len(short) :]}


def _shorter_initials(name: str) -> set[str]:
    """First and last letter, and without one of those between."""
    whole = initials_of(name)
    return {whole[0] + whole[-1], *(whole[:at] + whole[at + 1 :] for at in range(1, len(whole)))} if whole else set()


def _shortens(letters: str, word: str) -> bool:
    return len(letters) >= 3 and len(word) >= 3 and (word.startswith(letters) or letters.startswith(word))
