"""What an office reads like: where its words end, and the noun that makes one of them."""

import re
from collections.abc import Sequence

from corpus.language import ENGLISH, FRENCH, GERMAN, SPANISH, in_any

from .writing import CAPITALS

HONORIFICS = in_any(lambda one: one.honorifics)
# Whose part in a talk it is, or a word for anybody, and nobody's office.
PARTS = in_any(lambda one: one.asker_labels | one.guest_labels) | ENGLISH.askers | ENGLISH.roles_as_names
DETERMINERS = frozenset(
    """the a an its their our his her my your this both two then now currently also un une le la les el los las una der
    die das den dem ein eine einen son sa ses notre su nuestra nuestro sein seine ihr ihre unser unsere""".split()
)
# What stands before no office, and in none.
STOPS = (ENGLISH.stop_words - {"one"}) | frozenset(
    "met meet interviewed interview interviewing interviews joined welcome chatted talks conversation".split()
)
# Words that are part of a name where they have a capital ("Linux Today").
_STOPS_IF_SMALL = ENGLISH.reporting_forms | frozenset(
    "chat host hosts guest guests contacted yesterday today tomorrow colleague colleagues friend visited".split()
)
_OPENING = frozenset("with to from by the a an and".split())
_BEFORE_OFFICES = frozenset(["avec", "con", "mit"])  # "Gespräch mit Trainer Bo Lund"
JOINING = frozenset("and & y et und".split())
_LINKING = frozenset(
    """of for at from in on to with behind by as the de des du del der für bei an am im auf von vom beim zum zur en au
    aux à chez""".split()
)
SMALL = (
    JOINING | _LINKING | in_any(lambda one: one.small_words | one.particles) | frozenset("la le les los las el".split())
)
POSTS = in_any(lambda one: one.posts | one.offices | one.officials | one.leaders | one.professions)
# A German compound is what its last part says.
_POST_ENDINGS = (*in_any(lambda one: one.post_endings), *(post for post in GERMAN.posts if len(post) > 3))
_PEOPLE = tuple(ENGLISH.occupation_endings)
_SURNAMES = (ENGLISH.everyday_names & POSTS) | frozenset(
    "bauer cook fischer förster gärtner koch maler mason meister miller sailor sänger tailor tischler vogt".split()
)
_LEADING = ENGLISH.ranks | frozenset("chief general high principal senior".split())
_NOT_FIRST = STOPS | GERMAN.stop_words | frozenset("je il elle nous on yo él ella".split())
_LATIN = FRENCH.posts | SPANISH.posts
_LEAST = 5  # letters of a word that is known by its ending: the German "ist" is none
_LATIN_ENDINGS = tuple(FRENCH.post_endings | SPANISH.post_endings)
_OF_ORGANISATIONS = ENGLISH.institutions | ENGLISH.not_people
_CLOSING = _LINKING | JOINING
_LEFT_OUT = SMALL | DETERMINERS
_CAPITAL = rf"[{CAPITALS}]"
_DETERMINER = re.compile(rf"(?:(?:{'|'.join(DETERMINERS)})\s+|l')+", re.IGNORECASE)
_ONE_OF = re.compile(r"one of (?:the|their|our|its) ", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"\n]{2,40}" ')  # '"The Tide" columnist'
_END = re.compile(
    # A clause, another sentence, the next item: none of it belongs to an office.
    r"[;:!?|\n\"]|(?<!\b[A-Z])(?<!\bSt)(?<!\bDr)(?<!\bMt)\.['\")]*(?:\s|$)|\s-+\s"
    r"|,?\s(?:who|whom|whose|which|that|where|when|while|because|but|since|before|after|during|until|about|told|said"
    r"|says|spoke|speaks|talked|talks|tells|met|sat|joined|joins|asked|asks|answer(?:s|ed)|explains?|explained|discuss\w*"
    r"|interview(?:s|ed)|reflects|shares|shared|describes|wrote|stated|became|has|have|had|is|was|are|were|will|would|can|could|should|may|might|must|recently"
    r"|today|based (?:in|at|out)|living in|such as|with \d+ years|qui|que|nous|und ich|est|ist"
    r"|(?:and|to) (?:help|live|make|share|argue|talk|love|like|work|write|teach|enjoy)"
    r"|and (?:my|his|her|their|he|she|they|we|has|have|is|was|am|also|lives|works|writes|enjoys|loves)"
    r"|(?:und|et|y) (?:arbeite|lebe|wohne|schreibe|vis|habite|vivo|trabajo)\w*"
    r"|I|I'm|I've|as (?:well|they|we|he|she|I|part))\b"
    r"|\sto (?!the\b|an?\b|its\b|his\b|her\b|their\b)[a-z]|,\s(?:der|die|das)\s"
    r"|,?\s(?:in|since|from|depuis|seit|desde)\s(?:the )?\d{4}|\shere\b"
)
# "X, editor and Bo Lee, director": somebody else with an office.
_ANOTHER = re.compile(rf",?\s(?:and|&|et|und|y)\s(?:{_CAPITAL}[\w'-]+ ){{1,2}}{_CAPITAL}[\w'-]+, (?P<role>[^,]+)")
_WORKS_AT = re.compile(rf"\w (?:at|with) (?:the |an? )?{_CAPITAL}")
# "Reader in Coastal Law": capitals make an office of what is none in small letters.
_TITLED = re.compile(rf"(?:{_CAPITAL}[\w'-]+ ){{1,4}}(?:of|for|in|at) (?:the )?{_CAPITAL}")
_NO_OFFICE = re.compile(
    r"[@#\d/]|\b(?:(?i:he|she|they|her|him|them|hers|his|theirs|left|right|pictured)|center|centre)\b"
)
_MAX_WORDS = 22
_MAX_HEAD = 9
_MAX_BEFORE = 8
_MAX_NAME = 3
_MAX_ALONE = 8  # words of an organisation's name


def office_phrase(words: str, *, line: bool = False, sure: bool = False) -> str | None:
    """Return the office that words begin with; nothing where they begin with none.

    Args:
        words: With plain marks, from the first word or its article on.
        line: They fill a line, which may go on with whom somebody works for.
        sure: It is said that somebody works as this, so that any word for people will do.
    """
    role = cut_office(words, line=line)
    first = role.split(" ")[0].lower().replace("'", "")
    if not role or (first in _NOT_FIRST and not _ONE_OF.match(role)):
        return None
    people = sure and "".join(_head(role)[-1:]).lower().endswith(_PEOPLE)
    return role if people or is_office(role) else None


def office_before(text: str) -> str | None:
    """Return the office that a text ends with, before a name: the words back to one that no office holds."""
    words = re.sub(r"\b[LldD]'(?=\w)", "the ", text.rstrip(" ,\n")).split()[-_MAX_HEAD:]
    start = next((n + 1 for n in reversed(range(len(words))) if _ends_office(words[n])), 0)
    # "with the director of the museum Ada Moss", "and Secretary of Agriculture": behind somebody else's office.
    for at in range(len(words) - 1, start - 1, -1):
        if words[at].lower() in _OPENING and _is_of_another(words[start:at], words[at + 1 :]):
            start = at + 1
            break
    determined = start > 0 and words[start - 1].lower() in DETERMINERS
    while start < len(words) and words[start].lower() in _LEFT_OUT:
        determined = determined or words[start].lower() in DETERMINERS
        start += 1
    if start and not determined:  # "Bo Lee, poet, and painter Ada Moss"
        start = next((n + 1 for n in reversed(range(start, len(words))) if words[n][-1] == ","), start)
        start += start < len(words) and words[start].lower() in JOINING
    kept = words[start:]
    if not kept or kept[-1].lower() in SMALL:
        return None
    apart = text.rstrip()[-1:] == "," and not determined
    # Behind a comma it is more likely the office of whoever is named before, but for "our editor, Ada Moss".
    if (
        (apart and (len(kept) == 1 or (start > 0 and words[start - 1][-1] == ",")))
        or len(kept) > _MAX_BEFORE
        or " ".join(kept).lower().strip(".") in HONORIFICS
    ):
        return None
    proper = len(kept) > 1 and is_post(kept[-1]) and re.match(r"[A-Z(]", kept[-2])  # "University of Hull President"
    return " ".join(kept) if proper or is_office(" ".join(kept)) else None


def cut_office(words: str, *, line: bool = False) -> str:
    """Return the words of an office that a text begins with, whether it is one or not."""
    words = words[found.end() :] if (found := _DETERMINER.match(words)) else words
    quoted = found[0] if (found := _QUOTED.match(words)) else ""
    words = words[len(quoted) :]
    end = _END.search(words)
    words = words[: end.start()] if end else words
    if (other := _ANOTHER.search(words)) and is_office(other["role"]):
        words = words[: other.start()]
    # A comma ends it, but before another office ("director of Ports, and founder of the Fund") or the firm's form.
    first, *others = re.split(r",\s+", words)
    for other_words in others:
        plain = _DETERMINER.sub("", re.sub(r"^(?:and |as well as )|\s\([^()]*\)", "", other_words), count=1)
        firm = re.match(r"(?:Inc|Ltd|LLC|Co)\b", plain)
        goes_on = is_organisation(plain) and (line or plain.split()[-1].lower() in _OF_ORGANISATIONS)
        if not (firm or (is_office(first) and (goes_on or is_office(plain)))):
            break
        first = f"{first}, {other_words}"
    role = " ".join(first.split()[:_MAX_WORDS]).rstrip(" .,'-")
    role = re.sub(r"\s\((?![A-Z]{2})[^()]*\)$", "", role)
    while role and role.split()[-1].lower() in _CLOSING:
        role = " ".join(role.split()[:-1])
    return quoted + role if role else ""


def is_office(role: str) -> bool:
    """Tell whether the noun that a phrase turns on is somebody's post."""
    head = _head(role)
    if not 0 < len(head) <= _MAX_HEAD:
        return False
    of_people = head[-1].lower().endswith(_PEOPLE)
    if of_people and (_TITLED.match(role) or (_WORKS_AT.search(role) and head[-1].lower() not in PARTS)):
        return True
    last = next((n for n in reversed(range(len(head))) if is_post(head[n])), None)
    if last is None or " of my " in role or _is_name(head):
        return False
    behind = head[last + 1 :]
    capital = head[last][0].isupper()
    # "responsable technique", but not "member knows".
    is_latin = head[0].lower() in _LATIN or head[0].lower().endswith(_LATIN_ENDINGS)
    latin = last == 0 and is_latin and all(word[0].islower() for word in behind)
    does = len(behind) == 1 and behind[0].endswith("ing")  # "engineer working with the team"
    return not behind or capital or latin or does or behind[0].lower() in JOINING


def _is_name(words: Sequence[str]) -> bool:
    """Tell whether words are rather a name ("Ann Baker", "Judge Ann Lee")."""
    words = words[: next((n for n, word in enumerate(words) if word in JOINING), len(words))]
    if not 1 < len(words) <= _MAX_NAME or not all(word[0].isupper() for word in words):
        return False
    if is_post(words[0]):  # "Judge Ann Lee", but not "Director General"
        return len(words) == _MAX_NAME and not any(map(is_post, words[1:]))
    return words[-1].lower() in _SURNAMES and words[0].lower() not in _LEADING


def is_post(word: str) -> bool:
    """Tell whether a word says what somebody holds or does for a living."""
    parts = [part for part in re.split(r"[-–]", word.lower().strip(".,'\"")) if part]
    singular = {part.removesuffix("s") for part in parts}
    return bool(POSTS & singular.union(parts)) or any(
        part.endswith(_POST_ENDINGS) and len(part) > _LEAST for part in singular
    )


def ends_in_post(role: str) -> bool:
    """Tell whether the last word before those that say of what is a post."""
    return is_post(_head(role)[-1]) if _head(role) else False


def is_of_several(role: str) -> bool:
    """Tell whether an office is that of more people than one ("Chairs of the Water Group")."""
    return any(is_post(word) and word.lower().rstrip(",").endswith("s") for word in role.split()[:5])


def is_organisation(words: str) -> bool:
    """Tell whether words have the capitals of a name that is not known to be anything else."""
    parts = words.split()
    return (
        0 < len(parts) <= _MAX_ALONE
        and len(words) > 1
        and not tells_other(words)
        and parts[0][:1].isupper()
        and all(part[0].isupper() or part.lower() in SMALL for part in parts if part[0].isalpha())
    )


def tells_other(words: str) -> bool:
    """Tell whether words beside a name say something else: pronouns, a year, who stands where in a picture."""
    return bool(_NO_OFFICE.search(words))


def _head(role: str) -> list[str]:
    """The words up to those that say of what, or for whom; of "one of the engineers", from the engineers on."""
    words = _ONE_OF.sub("", _QUOTED.sub("", role)).replace("/", " ").split()
    end = next((n for n, word in enumerate(words) if word.lower() in _LINKING), len(words))
    for number, word in enumerate(words[: max(end - 1, 0)]):
        if word[-1] == "," and is_post(word) and not any(is_post(other) for other in words[number + 1 : end]):
            return words[: number + 1]
    return words[:end]


def _ends_office(word: str) -> bool:
    """Tell whether a word before an office is none of it."""
    if word[-1] == ",":  # of several offices ("Moderatorin, Redakteurin und Cutterin")
        return not is_post(word)
    plain = word.lower().strip("'\"")
    stops = (plain in STOPS and plain not in SMALL) or word in _STOPS_IF_SMALL or plain in _BEFORE_OFFICES
    return stops or not re.fullmatch(r"[^\W\d_][\w'&/-]*|&|\([A-Z]{2,6}\)", word)


def _is_of_another(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether words before an "and", or "the", are no part of the office behind it."""
    if not is_office(" ".join(first)):
        return True
    return not is_post(first[-1]) and second[:1] != [] and second[0][0].isupper() and is_office(" ".join(second))
