"""What names, titles and labels of people look like in print, and where in a text somebody is named."""

import pkgutil
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from corpus.language import ENGLISH, in_any

from .writing import CAPITALS, HAN, fold_marks, n_east_asian

_PARTICLES = ENGLISH.particles | {"of", "the", "y", "zu"}
_HONORIFICS = in_any(lambda language: language.honorifics | language.offices)
_WORD = r"[^\W\d_][\w'.-]*"
_NAME = re.compile(rf"{_WORD}(?:[ ,]+{_WORD}){{0,5}}")
_HAN_NAME = re.compile(rf"[{HAN}·]{{2,8}}")

QUESTION_LABELS = in_any(lambda language: language.question_labels)
INTERVIEWER_LABELS = QUESTION_LABELS | in_any(lambda language: language.asker_labels)
ANSWER_LABELS = in_any(lambda language: language.answer_labels)
INTERVIEWEE_LABELS = ANSWER_LABELS | in_any(lambda language: language.guest_labels)

GENERIC_LABELS = INTERVIEWER_LABELS | INTERVIEWEE_LABELS

# Words before a colon that name a thing on the page, never a speaker.
_PAGE_LABELS = frozenset(
    """abstract address author authors background byline caption categories category contact copyright correction
    credit credits date deadline disclaimer editor's-note email e-mail fax filed-under filed-under from image
    keywords language link links location media more note notes number page participants phone photo photograph
    photos picture place posted present published publisher read-more related see see-also source sources subject
    summary tag tags tel telephone time title to topic topics transcript update updated venue via video
    warning website where when 来源
    编辑 责任编辑 作者 电话 地址 邮箱 图 图片 摄影 时间 地点 日期 关键词
    标签 上一篇 下一篇""".split()
)


_NOTES = in_any(lambda language: language.notes)

# Words that open a sentence or a list, or a line of a site's index, as a name would.
_OPENERS = frozenset(
    """analysis answers background both breaking but conclusion exclusive example fact fifth final finally first fourth
    however indeed lastly later live meanwhile next no now one opinion plus problem reason remember result second so
    solution summary third three today tomorrow two update video watch well yes yesterday""".split()
)
_BEFORE_NAMES = _OPENERS | frozenset(
    """a about after although and as at because before by during earlier for from guest here he's host i i'm in it's
    last like meet on our recently she's since speaker that the then there this to today's under when where while with
    bonjour danke dear gracias hallo hello hey hi hola merci ok okay so thank thanks welcome well yeah""".split()
)
# Little words of any language with a capital, at the head of a sentence: "Als Ada Moss".
_SMALL_WORDS = (
    in_any(lambda language: language.stop_words | language.days)
    - _PARTICLES
    - in_any(lambda language: language.determiners | language.articles)
)
_NAMED_WORD = re.compile(r"[^\W\d_][\w'.-]*(?<![.])|[^\W\d_]\.")
_WORD_BEFORE = re.compile(r"([\w'.-]+)\s$")
_NEAR = 30
_SURNAMES_FIRST = in_any(lambda language: language.surnames)
_PINYIN = re.compile(
    r"(?:(?:[bcdfghjklmnpqrstwxyz]|[csz]h)?(?:i?ang|i?ong|[iu]?an|[ae]ng|[iu]ng?|[aeu]i|i?ao|uang|uai|en|er|ou|iu|ia|ie|"
    r"u[aeio]|[aeiouv])['-]?){1,3}"
)
_MIN_PART = 3  # letters of a part of a name that is looked for


@cache
def _known_names(kind: str) -> frozenset[str]:
    """Names of some eighty countries, without accents, in small letters; ``kind`` is first_names or last_names."""
    # faker and its lists take a quarter of a second to import, so they wait until a name is asked about.
    countries = import_module("faker.providers.person")
    found: set[str] = set()
    for module in pkgutil.iter_modules(countries.__path__):
        provider = import_module(f"{countries.__name__}.{module.name}").Provider
        lists = [getattr(provider, name) for name in dir(provider) if name.startswith(kind)]
        found |= {plain(name) for names in lists if isinstance(names, tuple | list | dict) for name in names}
    return frozenset(found)


def is_first_name(word: str) -> bool:
    """Tell whether a word is somebody's first name somewhere; many a first name is not known here."""
    return plain(word).strip(".") in _known_names("first_names")


def is_surname(word: str) -> bool:
    """Tell whether a word is somebody's surname somewhere; most surnames are not known here."""
    return plain(word) in _known_names("last_names")


def without_openers(name: str) -> str:
    """Return a name found in a sentence without what only stands before it ("When Professor Ada Moss" → Ada Moss)."""
    words = name.split()
    while len(words) > 1 and _only_opens(words[0].lower().strip(".")):
        words = words[1:]
    return " ".join(words)


def _only_opens(word: str) -> bool:
    named = word in _BEFORE_NAMES or word in _HONORIFICS or word in GENERIC_LABELS
    return named or (word in _SMALL_WORDS and not is_first_name(word))


def without_honorifics(name: str) -> str:
    """Return a full name without forms of address before it ("Hon. Marc Roy" → Marc Roy); "Mr. Roy" stays whole."""
    words = name.split()
    while len(words) > 2 and is_honorific(words[0]):
        words = words[1:]
    return " ".join(words)


def label_key(label: str) -> str:
    """Return a label folded for comparison: case, spaces, and marks around it do not count."""
    return " ".join(fold_marks(label).casefold().strip(" .:*_[]").split())


def is_page_label(label: str) -> bool:
    """Tell whether the words before a colon name something of the page ("Source", "Photo by")."""
    key = label_key(label)
    first = key.split(" ")[0]
    return (
        key.replace(" ", "-") in _PAGE_LABELS
        or key in _NOTES
        or first in {"photo", "image", "source", "photograph", "credit"}
        or key.endswith((" credit", " date", " number", " title"))
    )


def looks_like_name(label: str) -> bool:
    """Tell whether ``label`` has the shape of a person's name, with or without honorific; says nothing of whose."""
    label = fold_marks(label).strip()
    if n_east_asian(label):
        return bool(_HAN_NAME.fullmatch(label)) and not is_page_label(label)
    words = label.replace(",", " ").split()
    if len(words) == 1 and words[0].lower() in _OPENERS:
        return False
    if not _NAME.fullmatch(label) or not 1 <= len(words) <= 6 or is_page_label(label):
        return False
    big = [word for word in words if word.lower() not in _PARTICLES or (word.isupper() and len(word) > 1)]
    possessive = any(word.endswith("'s") for word in words)
    return (
        bool(big)
        and not possessive
        and words[0].lower() not in {"the", "of", "and"}
        and all(word[0].isupper() for word in big)
    )


def is_honorific(words: str) -> bool:
    """Tell whether ``words`` is but a form of address ("Professor"), which is no office."""
    return words.lower().strip(".") in _HONORIFICS


def name_tokens(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without honorifics ("Mr. J. Zhang" → j, zhang)."""
    words = re.findall(r"[^\W_][\w'-]*", fold_marks(name).casefold())
    return tuple(word for word in words if word not in _HONORIFICS and word != "the") or tuple(words)


def name_in_lists(name: str) -> str:
    """Return a name as lists are sorted by it, folded and without accents: the surname, then the rest.

    The surname is the last word but in scripts without spaces, and where a Chinese surname stands before a given name
    in Latin letters ("Luo Shuquan"), as it is printed in most articles.
    """
    words = plain(name).split()
    if len(words) < 2 or n_east_asian(name):
        return " ".join(words)
    *first, last = words
    if words[0] in _SURNAMES_FIRST and last not in _SURNAMES_FIRST and _PINYIN.fullmatch("".join(words[1:])):
        return " ".join(words)
    return " ".join((last, *first))


def initials_of(name: str) -> str:
    """Return the first letters of a name's parts, in small letters without accents ("Maëlys Kerbrat-Diop" → mkd)."""
    return "".join(part[0] for part in re.findall(r"[^\W\d_][^\W_]*", plain(name)))


def plain(name: str) -> str:
    """Return a name without accents, in small letters."""
    return "".join(char for char in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(char))


def same_person(short: str, full: str) -> bool:
    """Tell whether ``short`` can stand for ``full``: its words, honorific aside, are all among those of ``full``."""
    wanted, there = name_tokens(short), name_tokens(full)
    return bool(wanted) and len(wanted) <= len(there) and set(wanted) <= set(there)


@dataclass(frozen=True, slots=True)
class Naming:
    """Where somebody is named: the number of the text, and the characters; ``full`` unless by a part of the name."""

    name: str
    text: int
    start: int
    end: int
    full: bool


def find_namings(names: Iterable[str], texts: Sequence[str]) -> Iterator[Naming]:
    """Yield where each of these people is named, in one pass over texts with plain marks."""
    known = dict.fromkeys(names)
    parts = Counter(part for name in known for part in {fold_marks(name).split()[0], fold_marks(name).split()[-1]})
    beginning: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for name in known:
        first, *rest = fold_marks(name).split()
        brief = [part for part in (first, *rest[-1:]) if rest and parts[part] == 1 and len(part) >= _MIN_PART]
        for form in (fold_marks(name), *brief):
            whole = re.compile(rf"{spelled(form)}(?![\w-])(?!'s\b)", re.IGNORECASE)
            beginning[form.split()[0].casefold()].append((name, form, whole))
    for number, text in enumerate(texts):
        end = 0
        for word in _NAMED_WORD.finditer(text):
            for name, form, whole in beginning.get(word[0].casefold(), ()) if word.start() >= end else ():
                found = whole.match(text, word.start())
                full = form == fold_marks(name)
                if found and _is_printed_so(found[0], form) and (full or not _is_in_another(found)):
                    end = found.end()
                    yield Naming(name, number, found.start(), end, full)
                    break


def spelled(name: str) -> str:
    """Return a pattern of a name's words, whatever the space between them."""
    return r"\s+".join(map(re.escape, fold_marks(name).split()))


def _is_printed_so(printed: str, form: str) -> bool:
    """Tell whether a name has its own letters, or capitals alone."""
    return printed.split() == form.split() or printed.isupper() or form.isupper()


def _is_in_another(found: re.Match[str]) -> bool:
    """Tell whether a part of a name is part of another here ("Ada Bell", "Tom Moss")."""
    before = _WORD_BEFORE.search(found.string[max(0, found.start() - _NEAR) : found.start()])
    word = before[1] if before else ""
    named_before = word[:1].isupper() and word[-1:] != "." and not is_honorific(word)
    return named_before or bool(re.match(rf"\s[{CAPITALS}]", found.string[found.end() :][:2]))
