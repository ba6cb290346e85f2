"""People named above the talk: introduced with an office in the narration, or in a list of credits.

"Zhang Zhikui, Director of the Commission of Commerce; …"; "Interviewer: …", "Deposition of …".
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.formats import DeclaredSpeaker
from corpus.language import in_any
from corpus.models import Part, Span, slug
from corpus.text import (
    CAPITALS,
    GENERIC_LABELS,
    INTERVIEWER_LABELS,
    ends_sentence,
    fold,
    fold_marks,
    is_honorific,
    label_key,
    looks_like_name,
    name_tokens,
    same_person,
    split_sentences,
    without_honorifics,
    without_openers,
)
from corpus.text.label_shape import leading_time, read_label

from .head_and_foot import name_in_byline
from .mentions import find_persons, is_likely_person, may_be_person, names_publication

_WORD = rf"[{CAPITALS}][\w'-]*\.?"
_NAME = rf"{_WORD}(?: (?:(?:al|bin|da|de|del|della|der|di|du|la|le|van|von) )*{_WORD}){{1,3}}"
_TITLE = (
    r"(?:Co-|Vice[- ]|Deputy |Executive |General |Chief |Senior |Acting |Former |Managing |Assistant |Associate ){0,4}"
    r"(?:Director|President|Secretary|Chair(?:man|woman|person)?|Minister|Professor|CEO|CTO|CFO|COO|CIO|Head|Manager"
    r"|Founder|Editor|Mayor|Governor|Commissioner|Officer|Spokes(?:man|woman|person)|Analyst|Researcher|Fellow|Lead"
    r"|Engineer|Ambassador|Dean|Economist|Partner|Principal|Scientist|Lecturer|Architect|Author|Curator|Advis[eo]r"
    r"|Administrator|Coordinator|Representative|Senator|Member|Superintendent|Strategist|Designer|Developer)"
)
# An office of another name shows by its place: "charge nurse at St. Brendan's", "owner of the Linden Street Bakery".
_OFFICE = (
    r"(?!(?i:who|whose|where|which|born|based|living|now|then|left|right|aged|along|together|and|or|one|some"
    r"|all|both|part|most|because|instead|out|as|in|at|on|of|for|from|with|to|it|they|he|she|we)\b)"
    rf"(?:[^\W\d_][\w'&/-]* ){{1,4}}?(?:of|at|for) (?:the |a |an )?[{CAPITALS}]"
)
_INTRODUCTION = re.compile(
    rf"(?<![\w'-])(?P<name>{_NAME}), (?:(?:the|a|an|its|their|his|her|then|former|currently) )*"
    rf"(?P<role>(?:(?:[^\W\d_][\w'&/-]* ){{0,4}}?(?i:{_TITLE})\b|{_OFFICE})[^;]*)"
)
# Where an office ends: a clause about the person, the next person of a list, or the sentence itself.
_ROLE_END = re.compile(
    rf",? (?:who|whom|whose|which|where|told|said|says|met|spoke|talked|talks|sat|joined|joins|explains?|discuss\w*"
    rf"|about|on how"
    rf"|to (?:discuss|talk|know|ask|learn|hear|find)|has|have|had|is|was|were|will|recently|today)\b"
    rf"|, (?:(?:one|two|three|four|five|six|several|some|a few|\d+) (?:day|week|month|year|hour)s?|shortly|earlier)\b"
    rf"|, (?:spen[dt]s?|takes|took|beg[ai]ns?|became|comes|came|went|makes|made|knows|knew|writes|wrote|builds|built"
    rf"|grew|keeps|kept|runs|ran|lives|lived|works|worked|opened|started|learned|learnt)\b"
    rf"|,? and (?:with |by |from )?{_NAME},|, {_NAME},|\s[–—-]+\s|[.!?]$"
)
_STRAY_WORDS = 6
_MAX_ROLE_WORDS = 40  # more words behind a name are a story, not an office
_LISTED_WORD = rf"[{CAPITALS}][\w'.-]*"
_LISTED_NAME = rf"{_LISTED_WORD}(?: {_LISTED_WORD}){{1,3}}"
_WHO = r"(?:\s*+:)?\s++(?P<who>.+)$"
_BY = "|".join(sorted(map(re.escape, in_any(lambda language: language.before_interviewers)), key=len, reverse=True))
_ASKS = re.compile(
    rf"^(?:{_BY}|examiner)" + _WHO,
    re.IGNORECASE | re.MULTILINE,
)
_BEFORE_NAMES = re.compile(rf"(?:{_BY}):?", re.IGNORECASE)
_INTERVIEW = re.compile(r"^(?:interview|entretien|entrevista)\s*:\s*(?P<who>.+)$", re.IGNORECASE | re.MULTILINE)
# "The museum hosts Ada Moss" is no host; "your hosts Ada Moss and Bob Lee" are.
_HOSTS = re.compile(
    rf"\b(?:(?i:(?:your|our|my|with|by|alongside|of|join) (?:co-)?hosts?|co-hosts?),?"
    rf"|(?i:(?<!we )(?<!to )(?<!they )host)) "
    rf"(?P<who>{_LISTED_NAME}(?:(?:, and | and | & |, ){_LISTED_NAME}){{0,3}})(?![\w-])"
)
_MODERATES = re.compile(r"^(?:moderators?|moderated by|chaired by)" + _WHO, re.IGNORECASE | re.MULTILINE)
_ANSWERS = re.compile(
    r"^(?:interviewee|guest|witness|narrator|respondent|(?:videotaped |oral |sworn )*(?:deposition|testimony) of"
    r"|(?:an? )?(?:oral history )?interview (?:with|of)|examination of)" + _WHO,
    re.IGNORECASE | re.MULTILINE,
)
_EXAMINES = re.compile(
    r"^[ \t]{0,60}(?:(?:cross|direct|re|redirect|further)[ -]*)*(?:examination\b.{0,40}\bby|examined by|questioned by"
    r"|questions from) (?P<who>.+?):?$",
    re.IGNORECASE | re.MULTILINE,
)
_SWORN = re.compile(
    r"^[ \t]{0,60}(?P<who>[^(),\n]{3,60}?)(?: {0,9}\((?:affirmed|sworn|re-?called)\b[^()\n]*\)"
    r"|, (?:having been|being|was) (?:(?:first|duly|previously) ){0,3}(?:affirmed|sworn)\b[^\n]{0,60})$",
    re.MULTILINE,
)
_BY_AT_END = re.compile(
    rf"(?<![\w-])(?i:{'|'.join(sorted(in_any(lambda language: language.before_authors)))}) (?P<who>{_NAME})$"
)
_OFFICES = re.compile(
    r"\b(?:desk|staff|team|newsroom|editors?|editorial|bureau|admin|agency|magazine|press|correspondents?)\b",
    re.IGNORECASE,
)  # in a byline that names nobody ("Environment Desk")
_NAMES_APART = re.compile(r",? and |, | & ")
_MAX_CREDIT_WORDS = 25
_MAX_LINE_WORDS = 8  # of a date or an issue below a credit
_ASKING_PART = re.compile(r"\b(?:interviewer|host|moderator|interviewed|questions)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Introduction:
    """A person with the office printed beside the name; ``role`` is the words at ``span`` in the paragraph."""

    name: str
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Credits:
    """Names as printed (a surname with its form of address may stand alone) of interviewers and the interviewee."""

    asking: tuple[str, ...] = ()
    answering: str | None = None
    examining: str | None = None  # the one who asks under "Q."
    moderating: tuple[str, ...] = ()


def find_introductions(paragraph: str) -> tuple[Introduction, ...]:
    """Return the people whom a paragraph of narration introduces with an office, in order.

    A list may be split at ";"; one person may hold several offices. A role is printed words only.
    """
    found = []
    for sentence in split_sentences(paragraph):
        for piece in re.finditer(r"[^;]+", sentence.cut(paragraph)):
            at = sentence.start + piece.start()
            found += [_shift(item, by=at) for item in _in_piece(piece[0])]
    return tuple(found)


def find_strays(paragraph: str, introductions: Sequence[Introduction]) -> tuple[str, ...]:
    """Return verbless scraps directly behind an introduction, which fit no office ("Construction Co., Ltd.")."""
    if not introductions:
        return ()
    sentences = split_sentences(paragraph)
    introducing = {bisect_right(sentences, item.span.start, key=lambda span: span.start) for item in introductions}
    strays = []
    for number, after in enumerate(sentences):
        introduces = number in introducing
        words = re.findall(r"[^\W\d_]+", after.cut(paragraph))
        if introduces and 0 < len(words) <= _STRAY_WORDS and all(word[0].isupper() for word in words):
            strays.append(after.cut(paragraph))
    return tuple(strays)


def find_apposition(name: str, text: str) -> str | None:
    """Return what the text says of a person directly behind the name ("Ada Moss, a noted advocate of open science")."""
    found = re.search(rf"{re.escape(name)}, (?:an? |the )(?P<role>[^\n,.;:]{{4,90}})(?=[,.;\n]|$)", text)
    return " ".join(found["role"].split()) if found else None


def read_credits(texts: Sequence[str]) -> Credits:
    """Return what the blocks above the talk declare; nothing where two are said to answer."""
    folded = [fold_marks(text) for text in texts]
    folded += _over_lines(folded)
    lines = [text for text in folded if len(text.split()) <= _MAX_CREDIT_WORDS * (1 + text.count("\n"))]
    asking = [name for line in lines for found in _ASKS.finditer(line) for name in _names(found["who"])]
    # In a title the same words name the guest.
    asking += [
        name
        for line in lines
        if line not in folded[0]
        for found in _INTERVIEW.finditer(line)
        if found["who"] not in folded[0]
        for name in _names(found["who"])
    ]
    hosts = [name for text in folded for found in _HOSTS.finditer(text) for name in _NAMES_APART.split(found["who"])]
    # "Interview with Bank of Ghana" has an institution answer, in whose name nobody is quoted.
    answers = [found for line in lines for pattern in (_ANSWERS, _SWORN) for found in pattern.finditer(line)]
    answered = [name for found in answers for name in _names(found["who"].strip())]
    answering = [name for name in answered if may_be_person(name)]
    moderating = [name for line in lines for found in _MODERATES.finditer(line) for name in _names(found["who"])]
    examining = {name for line in lines for found in _EXAMINES.finditer(line) if (name := _name(found["who"]))}
    return Credits(
        asking=tuple(dict.fromkeys([*asking, *hosts])),
        answering=answering[0] if len(set(answering)) == 1 else None,
        examining=examining.pop() if len(examining) == 1 else None,
        moderating=tuple(dict.fromkeys(moderating)),
    )


def _over_lines(texts: Sequence[str]) -> list[str]:
    """Words before the name of who asks that fill a line, each joined with the names on the lines below ("AND")."""
    lines = [text.strip() for text in texts]
    found = []
    for number, line in enumerate(lines[:-1]):
        if _BEFORE_NAMES.fullmatch(line):
            end = number + 2
            while end + 1 < len(lines) and lines[end].lower() in {"and", "&"}:
                end += 2
            found.append(f"{line} {' and '.join(lines[number + 1 : end : 2])}")
    return found


def is_record(text: str) -> bool:
    """Tell whether a line of a hearing says who takes the stand, or who examines ("MS ADA MOSS (affirmed)")."""
    return bool(_SWORN.fullmatch(text) or _EXAMINES.fullmatch(text))


def byline_names(byline: str | None, texts: Sequence[str]) -> list[str]:
    """Return the authors' full names; of an account name ("bbrantley") the full name in the text that it shortens."""
    names: list[str] = []
    for part in re.split(r",|;|\band\b|&", re.sub(r"\([^)]*\)", "", byline or "")):
        author = " ".join(part.split())
        named = not _OFFICES.search(author) and (not names_publication(author) or is_likely_person(author))
        if len(author.split()) >= 2 and looks_like_name(author) and named:
            names.append(author)
        elif author and (name := _of_account(author, texts)):
            names.append(name)
    return names


def find_authors(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return who has put a talk down, as a line above it says ("…, by Ada Moss"), or a name alone below it."""
    for text in above:
        line = fold_marks(text).strip()
        if ends_sentence(line) or len(line.split()) > _MAX_CREDIT_WORDS or "\n" in line:
            continue
        behind = _BY_AT_END.search(line)
        if names := byline_names(name_in_byline(text) or (behind["who"] if behind else None), ()):
            return [name for name in names if is_likely_person(name) and not is_honorific(name.split()[0])]
    return [
        " ".join(text.split())
        for text in below[-1:]
        if len(name_tokens(text)) > 1 and looks_like_name(text) and is_likely_person(text)
    ]


def read_cast_list(texts: Sequence[str]) -> dict[int, DeclaredSpeaker]:
    """Return the lines above the talk that say for whom a label stands, by block, with who that is.

    "Interviewer: Ruth Calloway"; "Werner: Werner Trobin, developer", "Thomas Capricelli: photos" beside such a line.
    A generic label stands there once, and only a name, or a name with an office, stands behind it.
    """
    labels = [read_label(text[leading_time(text) :], declared=()) for text in texts]
    counts = Counter(label.key for label in labels if label)
    there = [(n, label) for n, label in enumerate(labels) if label and label.mark == ":"]
    first = next((n for n, label in there if "?" in texts[n]), len(texts))
    listed: dict[int, DeclaredSpeaker] = {}
    for number, label in there:
        behind = texts[number][label.length :]
        names = _names(behind)
        if label.key in GENERIC_LABELS and names and counts[label.key] == 1:
            listed[number] = DeclaredSpeaker(names[0], part=_part(label.key, behind))
        elif number < first and names and same_person(label.printed, names[0]) and label.key != label_key(names[0]):
            listed[number] = DeclaredSpeaker(names[0], part=_part("", behind), labels=(label.printed,))
        elif label.key in GENERIC_LABELS:
            break
    for number, label in there:
        beside = {number - 1, number + 1} & listed.keys()
        words = texts[number][label.length :].split()
        if number < first and number not in listed and beside and " " in label.key and len(words) <= _MAX_CREDIT_WORDS:
            listed[number] = DeclaredSpeaker(label.printed, part=_part("", " ".join(words)))
    # A talk of nothing but such lines is no list.
    return listed if len(listed) < len(there) else {}


def _part(key: str, words: str) -> Part | None:
    asks = key in INTERVIEWER_LABELS or bool(_ASKING_PART.search(words))
    return Part.INTERVIEWER if asks else None


def _shift(item: Introduction, *, by: int) -> Introduction:
    return Introduction(item.name, item.role, Span(item.span.start + by, item.span.end + by))


def _in_piece(text: str) -> Iterator[Introduction]:
    folded, at = fold_marks(text), 0
    while found := _INTRODUCTION.search(folded, at):
        start = found.start("role")
        end = _ROLE_END.search(folded, start, found.end("role"))
        stop = end.start() if end else found.end("role")
        role = text[start:stop].rstrip(" ,.")
        at = max(stop, found.end("name"))
        if len(role.split()) > _MAX_ROLE_WORDS:
            continue
        # The words as printed, no-break spaces included, are in the text; a role is shown with plain spaces.
        yield Introduction(
            without_openers(text[found.start("name") : found.end("name")]),
            " ".join(role.split()),
            Span(start, start + len(role)),
        )


def _names(words: str) -> list[str]:
    """The names of a line that names people and their offices, and says nothing."""
    first_line, *rest = words.strip().split("\n")
    brief = all(":" in line or len(line.split()) <= _MAX_LINE_WORDS for line in rest)
    if ends_sentence(first_line) or "?" in first_line or not brief:
        return []
    both = re.split(r",? and | & ", first_line)
    if all(_name(part) and len(part.split()) >= 2 for part in both) and len(both) > 1:
        return [name for part in both if (name := _name(part))]
    name = _name(re.split(r",|\(|;| - ", first_line)[0])
    return [name] if name and len(name.split()) >= 2 else []


def _name(words: str) -> str | None:
    words = words.strip(" .:")
    return without_openers(without_honorifics(words)) if looks_like_name(words) else None


def _of_account(account: str, texts: Sequence[str]) -> str | None:
    letters = re.sub(r"[^a-z]", "", fold(account))
    persons = find_persons(texts)
    for person in persons:
        first, *_, last = name_tokens(person.name)
        if slug(person.name) == slug(account) or letters in {first + last, first[0] + last, last + first[0]}:
            return person.name
    # The short form of a first name begins with another letter: "bbrantley" is William Brantley.
    fitting = {p.name for p in persons if len(letters) >= 6 and letters[1:] == name_tokens(p.name)[-1]}
    return fitting.pop() if len(fitting) == 1 else None
