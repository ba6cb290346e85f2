"""Full names of people in running text and titles, told from places and organisations by what stands around them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.language import in_any
from corpus.models import slug
from corpus.text import (
    fold,
    fold_marks,
    is_first_name,
    is_honorific,
    is_surname,
    looks_like_name,
    name_tokens,
    without_honorifics,
    without_openers,
)

_TOKEN = re.compile(r"[^\W\d_]\.(?!\w{2})|[^\W\d_](?:[\w-]|'(?!s\b))*")  # a full stop belongs to an initial alone
PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le ter van von".split())
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
_ARTICLE = re.compile(r"^(?:the|an?|our|my)\s+", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"\b(?:at|in|near|outside|around)(?: the)?\s+$", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:\((?P<brackets>[^()]{2,80})\)|, (?:who|an?|the)\b|, \d\d\b|, [a-z])")
_OFFICES = re.compile(
    r"\b(?:desk|staff|team|newsroom|editors?|editorial|bureau|admin|agency|magazine|press|correspondents?)\b",
    re.IGNORECASE,
)  # in a byline that names nobody ("Environment Desk")


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
        folded = fold_marks(text)
        for start, end in _runs(folded):
            name = _without_rank(_PRONOUN.sub("", without_openers(folded[start:end])))
            if len(name.split()) < 2 or not may_be_person(name):
                continue
            at = end - len(name)
            before = folded[max(0, at - _MAX_BEFORE) : at]
            # "At Vila Nova, two weeks before": a place.
            beside = bool(_BEHIND.match(folded, end)) and not _PLACE_BEFORE.search(before[-12:])
            weights[name] += 1 + 2 * bool(_WITH.search(before)) + 2 * beside
            if office := _OFFICE_BEFORE.search(before):
                weights[name] += 2
                roles.setdefault(name, _ARTICLE.sub("", office["role"].strip()))
    alone = _words_alone(everything)
    for name in weights:
        weights[name] += 2 * (name.split()[-1] in alone)
    return tuple(
        MentionedPerson(name, weight, roles.get(name))
        for name, weight in sorted(weights.items(), key=lambda item: -item[1])
        if not _is_more_than_a_name(name, weights)
    )


def _without_rank(name: str) -> str:
    """A name without the rank before it ("Captain Ada Moss")."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in RANKS and is_first_name(rest.partition(" ")[0]) and " " in rest else name


def _is_more_than_a_name(words: str, weights: Mapping[str, int]) -> bool:
    """Tell whether words hold a name that stands alone as well, and more often ("Ada Moss Wins")."""
    parts = words.split()
    inside = [" ".join(part) for part in (parts[:-1], parts[1:], parts[:-2], parts[2:]) if len(part) > 1]
    return any(weights.get(name, 0) > weights[words] for name in inside)


def may_be_person(name: str) -> bool:
    """Tell whether a name in capitalised words can be a person's: no organisation, place or publication."""
    words = name.lower().replace(".", "").split()
    return (
        not any(word in _NOT_PEOPLE | _INSTITUTIONS for word in words)
        and 2 <= len([w for w in words if w not in PARTICLES]) <= 4
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


def byline_names(byline: str | None, texts: Sequence[str]) -> list[str]:
    """Return the authors' full names; of an account name ("bbrantley") the full name in the text that it shortens."""
    names: list[str] = []
    for part in re.split(r",|;|\band\b|&", re.sub(r"\([^)]*\)", "", byline or "")):
        author = " ".join(part.split())
        if len(author.split()) >= 2 and looks_like_name(author) and not _OFFICES.search(author):
            names.append(author)
        elif author and (name := _of_account(author, texts)):
            names.append(name)
    return names


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
        big = big or bool(run and _ELIDED.match(token[0]))
        if run and gap != " ":
            yield from _closed(run)
            run = []
        if big or (run and token[0] in PARTICLES):
            run.append(token)
        else:
            yield from _closed(run)
            run = []
    yield from _closed(run)


def _closed(run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    while run and run[-1][0] in PARTICLES:
        run = run[:-1]
    if 2 <= len(run) <= 5:
        yield run[0].start(), run[-1].end()


def _of_account(account: str, texts: Sequence[str]) -> str | None:
    plain = re.sub(r"[^a-z]", "", fold(account))
    persons = find_persons(texts)
    for person in persons:
        first, *_, last = name_tokens(person.name)
        if slug(person.name) == slug(account) or plain in {first + last, first[0] + last, last + first[0]}:
            return person.name
    # The short form of a first name begins with another letter: "bbrantley" is William Brantley.
    fitting = {p.name for p in persons if len(plain) >= 6 and plain[1:] == name_tokens(p.name)[-1]}
    return fitting.pop() if len(fitting) == 1 else None
