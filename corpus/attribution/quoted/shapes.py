"""What a sentence of prose shows by its letters: names, words for people, and what stands between quotation marks.

The marks are any: “…”, "…", «…», „…“, »…«, 「…」, ‘…’.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.language import ENGLISH, FRENCH, GERMAN, SPANISH, Language
from corpus.models import Span
from corpus.text import CAPITALS, without_openers

_PARTICLES = "(?:al|bin|bint|da|de|del|della|den|der|di|dos|du|el|ibn|la|le|ten|ter|van|von|y|af|zu)"
_CAPITAL_WORD = rf"(?:(?:al|el|as|ad|ash)-)?(?:(?:[{CAPITALS}]\.)+|[{CAPITALS}][\w'-]*|(?:Mr|Mrs|Ms|Dr|St|Rev|Prof)\.)"
_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|St|Rev|Prof|Gen|Sen|Gov|Lt|Col|Capt|Sgt|Rep|Hon)\."
NAME_RUN = re.compile(
    rf"(?<![\w'.-])(?:{_ABBREVIATED}|{_CAPITAL_WORD})"
    rf"(?: (?:{_PARTICLES} ){{0,3}}(?:{_ABBREVIATED}|{_CAPITAL_WORD})){{0,7}}"
)


def abroad(sort: Callable[[Language], frozenset[str]]) -> frozenset[str]:
    """Return the words of one sort in the languages besides English in which prose is read."""
    return sort(FRENCH) | sort(GERMAN) | sort(SPANISH)


ARTICLES = abroad(lambda one: one.articles) | {"the"}
INSTITUTIONS = abroad(lambda one: one.institutions)
# A full stop behind an initial or a form of address ends none.
SENTENCE = re.compile(
    r"[^.!?\x00]+(?:(?:\.(?! [A-Z])|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\b(?:Mrs|Rev|Sen|Gov|Gen))\."
    r"|(?<=\bProf)\.)[^.!?\x00]*)*"
)
# "M." is an initial as well.
MALE = ENGLISH.addresses[0] | abroad(lambda one: one.addresses[0]) - {"m"}
FEMALE = ENGLISH.addresses[1] | abroad(lambda one: one.addresses[1])
_HONORIFICS = MALE | FEMALE | frozenset("mx dr prof professor rev reverend hon saint".split())
_OFFICES = frozenset(
    """president vice chair chairman chairwoman chairperson director secretary minister premier chancellor senator
    governor mayor judge justice commissioner ambassador councilman councilwoman councillor councilor alderman
    mp mep congressman congresswoman representative rep sen gov gen general lt col colonel capt captain sgt
    sergeant major officer sheriff chief detective inspector superintendent constable admiral commander coach
    manager ceo cto cfo coo cio founder editor leader head dean principal bishop archbishop cardinal pope rabbi
    imam pastor economist analyst spokesman spokeswoman spokesperson attorney prosecutor engineer deputy
    assistant acting former speaker whip prime executive envoy administrator treasurer emperor emeritus""".split()
)
TITLES = _HONORIFICS | _OFFICES
_GERMAN_TITLES = GERMAN.posts | GERMAN.offices | GERMAN.persons
# Lower-case words for somebody, named or not.
PERSON_NOUNS = (
    ENGLISH.persons
    | {"CEO"}
    | ENGLISH.posts
    | ENGLISH.occupations
    | abroad(lambda one: one.posts | one.offices | one.persons)
)
# Who is "Professor" in one place is "the researcher" in another.
SCHOLARS = frozenset(
    """academic biologist chemist dr lecturer physicist prof professor researcher scholar scientist forscher forscherin
    professorin wissenschaftler wissenschaftlerin chercheur chercheuse professeur professeure scientifique catedrático
    científica científico investigador investigadora profesor profesora""".split()
)
PLURAL_PERSONS = frozenset("people men women children wives police staff firemen folk".split())
PLURAL_PERSONS |= {f"{noun}s" for noun in PERSON_NOUNS}
_NO_PERSON = frozenset(
    """airport asian australia australian bbc beijing berlin britain brussels california canada canadian charity
    china cnn co commerce confederation dept district division dutch eastern embassy england english firm guardian
    harbor harbour holdings hong hotel ireland irish italian italy lake llc london mirror municipal nation observer
    oxford paris plc republican scotland scottish sea spain spanish square star studies sun telegraph the today
    tokyo u.k. u.s. uk un us usa vietnam wales washington watch welsh capitol pharma pharmaceuticals stanley's
    tories palace cathedral law act treaty agreement report charter festival awards prize cup olympics fc rovers
    wanderers athletic rangers bridge building tower hall opera sunday monday tuesday wednesday thursday friday
    saturday january february april june july august september october november december christmas easter facebook
    twitter apple amazon reuters xinhua downing kremlin pentagon brexit covid i""".split()
) | (ENGLISH.not_people | ENGLISH.institutions | INSTITUTIONS) - {"banks", "general", "people", "stanley", "women"}
_CALENDAR = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)$"
)
_OPENERS = frozenset(
    """yesterday today tomorrow but and or so yet still then there here this that these those it he she they we i you
    in on at of to for from with by as if when while after before since although though because both asked
    speaking according meanwhile later earlier now once only even just not no yes what why how who where his her
    their our my its a an the all some many most one two three say says said adds added writes wrote
    que tanto además también mientras aunque sin hoy ayer él ella y pero con para por en una uno un su sus este esta
    esto lo al del según cuando como il elle ils elles on et mais ou où pour avec dans chez sur selon à au aux une des
    ce cette ces son sa er sie es und aber auch bei mit im am von nach zu ein eine so wie als""".split()
) | (abroad(lambda one: one.prepositions | one.stop_words) - {"mal", "man", "will"})
# "Anna Ray von der Universität", "Juan Pablo y de Pablo": what is behind the full name belongs to another.
_SECOND = re.compile(r"(?<=\w) (?:(?:von )?der|y (?:de|del|la|el)) .*")
_POST = re.compile(r"\w{3}(?:(?<!l)(?<!m)ist|iste|trice|teur|logue|ienne|grapher|keeper|smith|wright)$")
_POST_IN_GERMAN = re.compile(rf"(?:{'|'.join(GERMAN.post_endings)}|\w{{3}}(?:er|ät|ist|or|ent|ant|eur|log)in)$")
_CAPITAL_ARTICLES = frozenset("The Der Die Das Le La Les El Los Las L'".split())
_MAX_WORDS = 5
_FIRST_AND_LAST = 2
# Of the words above those that are surnames as well, believed where more than the name tells that it is a person.
_SURNAMES_TOO = frozenset(
    """hall park lake church street west law bay post house bridge tower sea north england london paris french german
    ireland france wales washington house court day star sun news kong oxford west woods brothers english irish welsh
    cup power""".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as printed in a sentence: what is left of it without offices, and which offices stood before.

    ``words`` is empty where only an office was printed ("Deputy Director").
    """

    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    doubtful: bool = False  # a family is called Hall, and so is a building

    @property
    def full(self) -> str:
        return " ".join(self.words)


@lru_cache(maxsize=8192)
def read_name(run: str) -> Name | None:
    """Return the person's name in a run of capitalised words; ``None`` for a place, an organisation or a day."""
    words = run.removesuffix("'s").removesuffix("'").split()
    owned = [number for number, word in enumerate(words) if word.endswith("'s")]
    words = words[owned[-1] + 1 :] if owned else words
    titled = [number for number, word in enumerate(words) if _is_title(word, last=number == len(words) - 1)]
    cut = titled[-1] + 1 if titled else 0
    if words and words[0] in _CAPITAL_ARTICLES and not titled:
        return None  # "The Daily", "La Casa Blanca": nobody
    titles, words = tuple(_key(word) for word in words[:cut]), words[cut:]
    if titles and words and words[0] in ARTICLES | {"des"}:
        return Name((), titles)  # "Leiter der Abteilung"
    if len(words) > _FIRST_AND_LAST + 1 and words[1] == "von" and words[2] != "der":
        words = words[2:]  # "Verdienst von Ole Kramer", other than "Anna von Bülow"
    whole = " ".join(words)
    if (second := _SECOND.search(whole)) and " " in whole[: second.start()]:
        words = whole[: second.start()].split()
    while words and (_key(words[0]) in _OPENERS or (len(words) > 1 and _CALENDAR.match(_key(words[0])))):
        words = words[1:]
    if not words:
        return Name((), titles) if titles else None
    words = without_openers(" ".join(words)).split()
    doubtful = len(words) == _FIRST_AND_LAST and _key(words[1]) in _SURNAMES_TOO
    if len(words) > _MAX_WORDS or _is_thing(words[:1] if doubtful else words, titles):
        return None
    if any(_is_acronym(word) for word in words) or (
        len(words) == 1 and (len(words[0]) < 2 or words[0].isupper() or _key(words[0]) in TITLES)
    ):
        return None
    return Name(tuple(words), titles, doubtful)


def _is_thing(words: list[str], titles: tuple[str, ...]) -> bool:
    things = [_key(word) in _NO_PERSON for word in words]
    # A title shows that somebody is called Hall or Street, as many are.
    return any(things) and not (titles and not things[0]) and not _HONORIFICS.intersection(titles)


def _is_title(word: str, *, last: bool) -> bool:
    # Whoever is called Fischer has the word last.
    german = not last and (_key(word) in _GERMAN_TITLES or _POST_IN_GERMAN.search(_key(word)))
    return _key(word) in TITLES or bool(german)


def is_person_noun(word: str) -> bool:
    """Tell whether a word in small letters says what somebody is or does."""
    return word.removeprefix("co-") in PERSON_NOUNS or bool(_POST.search(word))


def _key(word: str) -> str:
    return word.lower().rstrip(".")


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and word.isupper() and "." not in word and "-" not in word and "'" not in word


_ALL_NOUNS = PERSON_NOUNS | PLURAL_PERSONS
_LINKS = frozenset(
    """of for to with by from at in on about than and or into against is was were are as that who which said says told
    had has have will would""".split()
)
_MAX_OFFICE = 8  # words up to the noun that says what somebody is
_MAX_BEFORE = 4  # words of an office before a name
_WOMEN = frozenset("woman girl mother daughter sister wife widow aunt niece grandmother waitress actress nun".split())
_MEN = frozenset("man boy father son brother husband widower uncle nephew grandfather waiter monk".split())


def up_to_noun(words: Sequence[str]) -> list[str]:
    """The words up to the last of the nouns that say what somebody is ("police officer"); none where none does."""
    end = 0
    for number, word in enumerate(words):
        if word in _LINKS:
            break
        if word in _ALL_NOUNS:
            end = number + 1
        elif end:
            break
    return list(words[:end])


def is_office(words: str) -> bool:
    found = words.split()[:_MAX_OFFICE]
    return found[0] not in _LINKS and any(map(is_person_noun, found))


def office_before(before: str) -> str | None:
    """The office printed before a name ("Kettering manager", "the opposition leader,")."""
    words = before.split()
    if not before.endswith(" ") or not words or not is_person_noun(words[-1].strip(",").lower()):
        return None
    start = len(words) - 1
    while start and len(words) - start < _MAX_BEFORE and words[start - 1].isalpha() and words[start - 1] not in _LINKS:
        start -= 1
    return " ".join(words[start:]).lower().strip(" ,")


def feminine_noun(noun: str) -> bool | None:
    if noun in _WOMEN or noun.endswith("woman"):
        return True
    return False if noun in _MEN or noun.endswith(("sman", "eman", "rman")) else None


def feminine_words(words: Iterable[str]) -> bool | None:
    """Tell he (``False``) or she (``True``) by an honorific or an office; ``None`` where they do not tell."""
    found = set(words)
    masculine = bool(found & MALE) or any(word.endswith(("sman", "rman")) and word not in TITLES for word in found)
    feminine = bool(found & FEMALE) or any(word.endswith("woman") for word in found)
    return feminine if masculine != feminine else None


def is_apposed(before: str) -> bool:
    """The words stand behind a name and a comma, so they speak of the one just named."""
    ahead = before.rstrip()
    return ahead.endswith(",") and any(run.end() == len(ahead) - 1 for run in NAME_RUN.finditer(ahead))


def words_of(offices: Iterable[str]) -> set[str]:
    return {word.strip(",.'") for office in offices for word in office.split()}


def opens_sentence(text: str, at: int) -> bool:
    """Tell whether nothing but the end of another sentence stands right before a place, in words without quotations."""
    return text[max(0, at - 2) : at].strip() in {"", ".", "!", "?", "\x00"}


def opens_with_office(before: str) -> bool:
    """Tell whether the words before a name, from the start of the sentence, are an office at most ("The mayor,")."""
    words = [word.strip(",.").lower() if word.endswith(",") else word for word in before.split()]
    named = all(word[:1].isupper() or word in PERSON_NOUNS or word in {"the", "but", "and"} for word in words)
    # "The council leader, ": an office of several words, and nobody in between.
    named = named or (before.endswith(", ") and words[0].lower() in ARTICLES and len(words) <= _MAX_BEFORE)
    return named and (not words or words[-1].lower() in PERSON_NOUNS | {"the", "but", "and"} | TITLES)


_CLOSERS = {"“": "”", '"': '"', "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "'": "'"}
_MIXED = {"“": '"', '"': "”“", "„": '"'}  # where one mark is typed for another
_DOUBLE_MARKS = '“”"„«»「」『』'
# A run of one mark is a single token: nobody speaks between them, and a file of nothing else must not take minutes.
_DOUBLE = re.compile(rf"([{_DOUBLE_MARKS}])\1*")
_ANY = re.compile(rf"([{_DOUBLE_MARKS}‘’'])\1*")
_SINGLE_OPENING = re.compile(r"(?<![^\s(\[—–“\"-])['‘](?=[^\W\d_]|[“\"…])")
_SINGLE_CLOSING = re.compile(r"(?<=[.,!?…;—])['’](?!\w)")
_FEW_MARKS = 20_000  # a paragraph with more than these, and with little between them, is not prose
_LEAST_BETWEEN = 3  # characters for each mark
_WINDOW = 600  # characters looked ahead to tell a plural's apostrophe from a closing mark
_OPENING_CONTEXT = frozenset(" \t\n\u00a0\u202f([—–-/“‘'\"：:，,。")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks in one paragraph.

    Attributes:
        span: The words, without marks and the white space beside them.
        outer: The words with their marks.
        paragraph: The number of the paragraph.
        runs_on: The mark is not closed here, since the next paragraph goes on with the same quotation.
    """

    span: Span
    outer: Span
    paragraph: int
    runs_on: bool = False


def find_quoted(text: str, paragraphs: Sequence[Span]) -> tuple[Quoted, ...]:
    """Return the outermost quotations in order; what is quoted inside them belongs to them."""
    marks = _ANY if _uses_single_marks(text, paragraphs) else _DOUBLE
    found: list[Quoted] = []
    for number, paragraph in enumerate(paragraphs):
        if _is_noise(text, paragraph):
            continue
        following = text[paragraphs[number + 1].start] if number + 1 < len(paragraphs) else ""
        found += _Scan(text, paragraph, number, marks).quotations(following=following)
    return tuple(found)


def _uses_single_marks(text: str, paragraphs: Sequence[Span]) -> bool:
    n_single = n_double = 0
    for span in paragraphs:
        n_double += sum(text.count(mark, span.start, span.end) for mark in "“«「„")
        n_double += text.count('"', span.start, span.end) // 2
        opening = sum(1 for _ in _SINGLE_OPENING.finditer(text, span.start, span.end))
        n_single += min(opening, sum(1 for _ in _SINGLE_CLOSING.finditer(text, span.start, span.end)))
    return n_single > n_double


def _is_noise(text: str, span: Span) -> bool:
    n_marks = sum(text.count(mark, span.start, span.end) for mark in _DOUBLE_MARKS + "‘’'")
    return n_marks > _FEW_MARKS and n_marks * (_LEAST_BETWEEN + 1) > span.end - span.start


class _Scan:
    """One paragraph, read from mark to mark."""

    def __init__(self, text: str, span: Span, number: int, marks: re.Pattern[str]) -> None:
        self.text, self.span, self.number, self.marks = text, span, number, marks
        cut = span.cut(text)
        # Quotation in quotation with the same marks shows only where each has its end.
        self.nests = {mark: cut.count(mark) == cut.count(_CLOSERS[mark]) for mark in "“«「"}

    def quotations(self, *, following: str) -> Iterator[Quoted]:
        opened: re.Match[str] | None = None
        depth = 0
        for mark in self.marks.finditer(self.text, self.span.start, self.span.end):
            if opened is None:
                opened, depth = (mark, 0) if self._opens(mark) else (None, 0)
            elif (mark[1] in _CLOSERS[opened[1]] and self._closes(mark)) or self._closes_mixed(mark, opened):
                if depth:
                    depth -= 1
                    continue
                yield from self._quoted(opened, mark.start(), mark.end())
                opened = None
            elif mark[1] == opened[1] and self._opens(mark):
                if self.nests.get(mark[1]):
                    depth += 1
                else:
                    opened = mark  # the mark before was never closed: where its words end, nobody can tell
        if opened is not None and following == opened[1]:
            yield from self._quoted(opened, self.span.end, self.span.end, runs_on=True)

    def _quoted(self, opened: re.Match[str], stop: int, outer: int, *, runs_on: bool = False) -> Iterator[Quoted]:
        words = self.text[opened.end() : stop]
        if stripped := words.strip():
            start = opened.end() + words.index(stripped)
            span = Span(start, start + len(stripped))
            yield Quoted(span, Span(opened.start(), outer), self.number, runs_on)

    def _before(self, mark: re.Match[str]) -> str:
        return self.text[mark.start() - 1] if mark.start() > self.span.start else " "

    def _after(self, mark: re.Match[str]) -> str:
        return self.text[mark.end()] if mark.end() < self.span.end else " "

    def _opens(self, mark: re.Match[str]) -> bool:
        if mark[1] in "‘'":
            return bool(_SINGLE_OPENING.match(self.text, mark.start()))
        if mark[1] in '"»':
            return not self._after(mark).isspace() and self._before(mark) in _OPENING_CONTEXT
        return mark[1] in _CLOSERS

    def _closes(self, mark: re.Match[str]) -> bool:
        before, after = self._before(mark), self._after(mark)
        if mark[1] == '"':
            return not (before.isspace() and not after.isspace())
        if mark[1] not in "’'":
            return True
        if before.isspace() or after.isalnum():
            return False
        return before != "s" or not after.isspace() or not self._closes_later(mark)

    def _closes_mixed(self, mark: re.Match[str], opened: re.Match[str]) -> bool:
        """Tell whether another kind of mark stands where a quotation must end, which else would have no end."""
        if mark[1] not in _MIXED.get(opened[1], "") or self._before(mark).isspace() or self._after(mark).isalnum():
            return False
        following = self.text.find(opened[1], mark.end(), self.span.end)
        stop = following if following >= 0 and opened[1] != '"' else self.span.end
        return all(self.text.find(closer, mark.end(), stop) < 0 for closer in _CLOSERS[opened[1]])

    def _closes_later(self, mark: re.Match[str]) -> bool:
        stop = min(mark.end() + _WINDOW, self.span.end)
        later = _SINGLE_CLOSING.search(self.text, mark.end(), stop)
        opening = _SINGLE_OPENING.search(self.text, mark.end(), stop)
        return later is not None and (opening is None or later.start() < opening.start())
