"""Full names of people: where running text and titles mention them, and whose a part of a name is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.language import ENGLISH, in_any
from corpus.text import (
    fold,
    fold_marks,
    initials_of,
    is_first_name,
    is_honorific,
    is_surname,
    name_tokens,
    plain,
    same_person,
    without_honorifics,
    without_openers,
)
from corpus.text.office_phrase import POSTS, is_post

_TOKEN = re.compile(r"[^\W\d_]\.(?!\w{2})|[^\W\d_](?:\w|-(?=\w)|'(?!s\b))*")  # a full stop belongs to an initial alone
PARTICLES = ENGLISH.particles
_BEHIND_PARTICLES = frozenset(["los", "las"])  # "Ana Ruiz de los Ríos"
_MAX_RUN = 6  # words of a name with all that stands between
# A name that holds one of these is an organisation's, a place's or a publication's.
_NOT_PEOPLE = frozenset(
    """academy administration agency air alliance api apis archive area army association bank beach board bridge bureau
    business center central centre chain church city club college commission committee community company conference
    congress corporation council country county court day days department development district division east economic
    education facility federal festival force forum foundation free fund government group health high hill hotel house
    industrial initiative institute international island journal laboratory labs lake library magazine market ministry
    monday museum national network new news north office open organization park party plan platform police policy port
    post press program programme project public radio region report republic research river road room school science
    sciences security service services sig society software south square state states station street studio summit
    system systems team technologies technology times town trade trust tuesday union united university valley village
    wednesday thursday friday saturday sunday week west white world zone january february march april june july august
    september october november december america american britain british canada china chinese europe european france
    french german germany india indian japan london york english spanish internet interview conversation spotlight
    transcript episode question answer chapter part section haskell kubernetes bitcoin lightning""".split()
)
_SMALL_WORDS = in_any(lambda language: language.stop_words)
_DETERMINERS = in_any(lambda language: language.determiners | language.articles)
_OF_NOUNS = frozenset(["dem", "den", "der", "des"])  # behind "van" or "von" alone they are part of a name
_MONTHS = in_any(lambda language: frozenset(language.months))
RANKS = in_any(lambda language: language.occupations | language.posts)
_INSTITUTIONS = in_any(lambda language: language.institutions)
_WITH = re.compile(
    r"\b(?:with|by|to|from|and|interviewed|interviewing|contacted|asked|welcome|meet|joined|host|co-host|colleague"
    r"|i am|i'm|my name is|this is|named|called|mr|mrs|ms|dr|prof|professor)\.?\s*(?:my |our |the |a )?$",
    re.IGNORECASE,
)
_OFFICE_BEFORE = re.compile(
    r"(?P<role>(?:(?:[^\W\d_][\w'/&-]* ){0,6}?)"
    r"(?i:secretary(?: of [A-Z]\w+(?: [A-Z]\w+)?)?|director|president|chair(?:man|woman)?"
    r"|minister|professor|designer|strategist|engineer|manager|founder|editor|mayor|governor|commissioner|officer"
    r"|spokes(?:man|woman|person)|analyst|researcher|economist|scientist|author|ceo|cto|senator|artist|historian"
    r"|developer|architect|coach|writer|journalist|reporter|correspondent|host|poet|farmer|teacher|doctor|nurse))\s+$"
)
_ELIDED = re.compile(r"[dl]'[^\W\d_a-z]")  # "d'Alché"
_PRONOUN = re.compile(r"^(?:I'\w+|J'\w+|C'\w+) ")  # "I'm Ada Moss"
_MAX_BEFORE = 120  # characters that are looked at before a name, however far into the text it stands
_ALONE = re.compile(r"(?<![\w'-])(?<![^\W\d_a-z]\w )(?<!\w\w )[^\W\d_](?:[\w'-]{1,80}|\.(?![\w-]))")
_SMALL = re.compile(r"(?<![\w@/.#'-])[^\W\d_A-Z]{3,}(?![\w@/'-])")
_ARTICLE = re.compile(r"^(?:the|an?|our|my)\s+", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"\b(?:at|in|near|outside|around)(?: the)?\s+$", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:\((?P<brackets>[^()]{2,80})\)|, (?:who|an?|the)\b|, \d\d\b|, [a-z])")
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
_MAX_LINE = 20  # words of a line in capitals that may name somebody
_POSTNOMINALS = re.compile(r"(?:,? (?:A[CMO]|[CMO]BE|[JM]P|[KQ]C|M[DL]A|M[ES]P|PHD))+(?!\w)")  # "JOHN HOWARD MP"
_SENIOR = ENGLISH.ranks | frozenset("chief general head lead principal senior".split())
_ALIKE = 0.9  # of the letters of a surname, from which on one may be a slip of the other
# "the minister of trade and Rural Affairs": what these words join to an office is part of it.
_NO_PART = "".join(f"(?<! {word})" for word in ("and", "de", "der", "et", "für", "of", "the", "und", "y"))
_INITIALS = re.compile(r"[^\W\d_]{2,4}|(?:[^\W\d_]\.?[ -]?){2,4}")


@dataclass(frozen=True, slots=True)
class MentionedPerson:
    """A full name found in the text; ``weight`` says how surely it is a person's, ``role`` is the office before it."""

    name: str
    weight: int
    role: str | None = None


def find_persons(texts: Sequence[str]) -> tuple[MentionedPerson, ...]:
    """Return the people whom these texts name in full, most surely a person first; of equals, the first named.

    A weight of 2 or more is good evidence: an office beside the name, a word such as "with" before it, or the surname
    standing alone elsewhere.
    """
    weights: Counter[str] = Counter()
    roles: dict[str, str] = {}
    everything = fold_marks("\n".join(texts))
    for text in texts:
        capitals = text.isupper() and len(text.split()) <= _MAX_LINE
        folded = _POSTNOMINALS.sub("", fold_marks(text)).title() if capitals else fold_marks(text)
        for start, run_end in _runs(folded):
            end = start + len(_without_place(folded[start:run_end]))
            name = _without_rank(_PRONOUN.sub("", without_openers(folded[start:end])))
            if (
                len(name.split()) < 2
                or not may_be_person(name)
                or is_but_office(name)
                or (capitals and not is_likely_person(name))
            ):
                continue
            name = _without_department(name, folded[: end - len(name)])
            at = end - len(name)
            before = folded[max(0, at - _MAX_BEFORE) : at]
            # "At Vila Nova, two weeks before": a place.
            beside = bool(_BEHIND.match(folded, end)) and not _PLACE_BEFORE.search(before[-12:])
            weights[name] += 1 + 2 * bool(_WITH.search(before)) + 2 * beside
            if office := _OFFICE_BEFORE.search(before):
                weights[name] += 2
                roles.setdefault(name, _ARTICLE.sub("", office["role"].strip()))
    alone = _words_alone(everything)
    printed_small = frozenset(_SMALL.findall(everything))
    for name in list(weights):
        last = name.split()[-1]
        if last.lower() in printed_small and not is_surname(last):
            del weights[name]  # "Hoy Salgo en la portada"
        else:
            weights[name] += 2 * (last in alone)
    return tuple(
        MentionedPerson(name, weight, roles.get(name))
        for name, weight in sorted(weights.items(), key=lambda item: -item[1])
        if not _is_more_than_a_name(name, weights)
    )


def _without_rank(name: str) -> str:
    """A name without what stands before it: an article, a rank, an office ("Captain Ada Moss", "Gitarrist Bo Lund")."""
    words = name.split()
    while len(words) > 1 and (words[0].lower() in _DETERMINERS or _is_rank(words[0])):
        words = words[1:]
    return " ".join(words)


def _without_place(name: str) -> str:
    """A full name without what stands behind "von", which says of what somebody is ("Alex Glover von It Was")."""
    whole, _, place = name.partition(" von ")
    first, *more = whole.split()
    is_place = place and more and (fold(place.split()[0]) in _SMALL_WORDS or not is_first_name(more[-1]))
    return whole if is_place and is_first_name(first) else name


def _without_department(name: str, before: str) -> str:
    """A name without the last word of the office before it ("Secretary of Agriculture Ada Moss")."""
    words = name.split()
    is_of = len(words) > 2 and before.endswith(" of ") and is_first_name(words[1]) and not is_first_name(words[0])
    return " ".join(words[1:]) if is_of else name


def is_but_office(name: str) -> bool:
    """Tell whether capitalised words are but an office ("Senior Baker", "Maire de Verrières")."""
    first, *more = name.lower().split()
    return (first in _SENIOR and more[-1] in POSTS) or (first in POSTS and more[0] in PARTICLES)


def _is_rank(word: str) -> bool:
    return not is_first_name(word) and (word.lower() in RANKS or _is_post(word))


def _is_post(word: str) -> bool:
    return is_post(word) or is_post(word.removesuffix("en"))  # "um Gitarristen Bo Lund"


def _is_more_than_a_name(words: str, weights: Mapping[str, int]) -> bool:
    """Tell whether words hold a name that stands alone as well, and more often ("Ada Moss Wins")."""
    parts = words.split()
    inside = [" ".join(part) for part in (parts[:-1], parts[1:], parts[:-2], parts[2:]) if len(part) > 1]
    return any(weights.get(name, 0) > weights[words] for name in inside)


def may_be_person(name: str) -> bool:
    """Tell whether a name in capitalised words can be a person's: no organisation, place or publication."""
    words = name.lower().replace(".", "").split()
    if any(word in ENGLISH.stop_words - PARTICLES for word in words[1:-1]):
        return False  # "Examination By Ms. Holcomb"
    if len(words) > 2 and words[1] in _OF_NOUNS and words[0] not in PARTICLES:
        return False  # "Herz der Partei"
    return (
        not any(word in _NOT_PEOPLE | _INSTITUTIONS for word in words)
        and 2 <= len([w for w in words if w not in PARTICLES | _BEHIND_PARTICLES]) <= 4
    )


def is_likely_person(name: str) -> bool:
    """Tell whether a name is most likely a person's: a form of address, a known first name or surname is in it."""
    if not may_be_person(without_honorifics(name)):
        return False
    first, *rest = [word for word in name.split() if word.lower() not in PARTICLES]
    if fold(first) in _SMALL_WORDS:  # "My", "An" and "May" are first names as well
        return False
    surnames = [word for word in rest[-1:] if fold(word) not in _SMALL_WORDS | _MONTHS]
    known = is_first_name(first) or is_first_name(first.partition("-")[0]) or any(map(is_surname, surnames))
    return known or is_honorific(first)


def names_publication(name: str) -> bool:
    """Tell whether a word of a name stands in those of institutions that ask in their own name ("Harbour News")."""
    return any(word in _INSTITUTIONS for word in name.lower().replace(".", "").split())


def _words_alone(text: str) -> frozenset[str]:
    """Words without another, or an initial, before them; of "King's" also "King"."""
    words = {found[0] for found in _ALONE.finditer(text)}
    return frozenset(word[:end] for word in words for end in [*(i for i, c in enumerate(word) if c in "'."), len(word)])


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Runs of two to four capitalised words with nothing but a space, or a particle, between them."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        gap = text[run[-1].end() : token.start()] if run else ""
        big = token[0][0].isupper() and len(token[0]) > 1 and not (token[0].isupper() and len(token[0]) > 2)
        big = big or token[0] == "Ó" or bool(run and _ELIDED.match(token[0]))
        if run and gap != " ":
            yield from _closed(run)
            run = []
        if (
            big
            or (run and token[0] in PARTICLES)
            or (token[0] in _BEHIND_PARTICLES and run[-1:] and run[-1][0] == "de")
        ):
            run.append(token)
        else:
            yield from _closed(run)
            run = []
    yield from _closed(run)


def _closed(run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    while run and run[-1][0] in PARTICLES | _BEHIND_PARTICLES:
        run = run[:-1]
    if 2 <= len(run) <= _MAX_RUN:
        yield run[0].start(), run[-1].end()


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
            if fitting and all(_are_spellings(name, fitting[0]) for name in fitting):
                return self._usual_letters(fitting[0]) if fitting[0].isupper() else fitting[0]
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
            near = (
                rf"\b{words}\b[^.;:!?\n]{{0,80}}?{_NO_PART}[ ,(]{spelled}"
                rf"|{spelled},? \(?[^.;:!?\n]{{0,60}}?\b{words}\b"
                # On two lines of the head: "TRANSCRIPT OF THE PRIME MINISTER", "THE HON JOHN HOWARD MP".
                rf"|^[^.;:!?\n]{{0,60}}\b{words}\n+(?:[\w.]+ ){{0,3}}{spelled}(?: \w\w)?$"
            )
            lengths = [len(match[0]) - len(name) for match in re.finditer(near, text, re.IGNORECASE | re.MULTILINE)]
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


def _are_spellings(one: str, other: str) -> bool:
    """Tell whether two names are one person's, in more and fewer words or with a slip in one of them."""
    if same_person(one, other) or same_person(other, one):
        return True
    (*first, last), (*also_first, also_last) = name_tokens(one), name_tokens(other)
    return first == also_first and SequenceMatcher(None, last, also_last).ratio() >= _ALIKE


def _is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether these words are the first or the last ones of more."""
    return len(short) < len(full) and short in {full[: len(short)], full[-len(short) :]}


def _shorter_initials(name: str) -> set[str]:
    """First and last letter, and without one of those between."""
    whole = initials_of(name)
    return {whole[0] + whole[-1], *(whole[:at] + whole[at + 1 :] for at in range(1, len(whole)))} if whole else set()


def _shortens(letters: str, word: str) -> bool:
    return len(letters) >= 3 and len(word) >= 3 and (word.startswith(letters) or letters.startswith(word))
