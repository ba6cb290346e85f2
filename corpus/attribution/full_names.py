"""From what a label prints to the full name it stands for: surnames, first names, initials, capitals, nicknames."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.text import fold, name_tokens, same_person, without_honorifics, without_openers

_MAX_SEARCHED = 200_000  # characters of a text in which the usual letters of a name in capitals are looked for
# Words with a capital that stand before a surname and are no first name.
_NO_NAMES = frozenset(
    "i you he she we they it and or but so thanks thank yes no okay hi hello did does do is are was were will would"
    " general congressman congresswoman representative attorney vice leader captain officer sergeant king queen".split()
)
_INITIALS = re.compile(r"[^\W\d_]{2,4}|(?:[^\W\d_]\.){2,4}")


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
        if len(name_tokens(printed)) == 1:
            fitting = self.fitting(printed)
            if fitting and (len(fitting) == 1 or all(same_person(name, fitting[0]) for name in fitting)):
                return fitting[0]
            if not fitting and (name := self._with_first_name(name_tokens(printed)[0])):
                return name
        name = without_honorifics(printed)
        return self._usual_letters(name) if name.isupper() else " ".join(name.split())

    def of_nickname(self, nickname: str, unclaimed: Sequence[str]) -> str:
        """Return the person of a nickname in small letters: part of a name, or who alone is left.

        Args:
            nickname: As printed ("adam3us").
            unclaimed: Declared speakers that no label stands for yet.
        """
        letters = next(iter(re.findall(r"[^\W\d_]+", _plain(nickname))), "")
        for names in (unclaimed, self._order):
            fitting = [name for name in names if any(_shortens(letters, word) for word in name_tokens(_plain(name)))]
            if len(fitting) == 1:
                return fitting[0]
        return unclaimed[0] if len(unclaimed) == 1 else nickname

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
        wanted = _plain(initials.replace(".", "")).upper()
        fitting = [
            name for name in self._order if "".join(word[0] for word in name_tokens(_plain(name))).upper() == wanted
        ]
        return fitting[0] if fitting else None

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


def _plain(name: str) -> str:
    """A name without accents, in small letters."""
    return "".join(char for char in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(char))


def _shortens(letters: str, word: str) -> bool:
    return len(letters) >= 3 and len(word) >= 3 and (word.startswith(letters) or letters.startswith(word))
