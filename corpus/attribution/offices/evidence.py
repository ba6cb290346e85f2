"""Offices and affiliations: what an article prints of the people who speak in it, wherever it prints it.

Each place is evidence of some weight: words right before or behind a name, a line of a list, what a sentence says of
somebody, how people introduce themselves. The best supported words become the role, cut to the phrase.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.language import ENGLISH, in_any
from corpus.models import Article, Speaker
from corpus.text import CAPITALS, Naming, fold_marks, initials_of, label_key, name_tokens, spelled
from corpus.text.office_phrase import (
    HONORIFICS,
    PARTS,
    STOPS,
    cut_office,
    ends_in_post,
    is_of_several,
    is_office,
    is_organisation,
    is_post,
    office_before,
    office_phrase,
    tells_other,
)

from .texts import Texts

# Nobody's role in life.
_PARTS_ONLY = frozenset("host interviewee interviewer guest moderator participant questioner speaker".split())
_CAPITAL = rf"[{CAPITALS}]"
_NEAR = 160  # characters before a name that are looked at
_FAR = 240  # characters behind it
_MAX_LISTED = 8  # words there that hold no office, and yet say what somebody does
_CLEAR = 1.0  # what a candidate needs at least
_FULLER = 2.5  # what one needs that only says more than the best
_BRACKETS = re.compile(r",?\s*[(\[](?P<role>[^()\[\]\n]{2,90})[)\]]")
_TEAM = re.compile(r"^[A-Z]\w+ (?:team|group|department) |\w (?:team|group|department)$")
# Between a name and what is said of it: pronouns, an account, letters or an age, an alias.
_ASIDE = r"(?:,?\s*\([^()\n]{1,60}\)|\s@\w+|,\s(?:\d\d|Ph\.?D\.?|M\.?D\.?|R\.?N\.?|[A-Z]{2,4})(?=,))*"
_ADVERBS = r"(?:(?:currently|now|also|today|actually|aktuell|actuellement|actualmente)\s)*"
_OTHER = rf"(?:,| and|, and| &) (?P<other>{_CAPITAL}[\w'-]*(?: (?:[A-Z]\.|[\w'-]+)){{1,3}}?){_ASIDE}"
_LISTED = re.compile(rf"{_ASIDE}{_OTHER},\s(?P<role>\S.*)", re.DOTALL)
_TOGETHER = re.compile(
    rf"{_ASIDE}(?:{_OTHER})?(?:\s(?:are|were)|\.\s+We(?:'re| are)|,? and we(?:'re| are))\s(?P<role>\S.*)", re.DOTALL
)
_APPOSITION = re.compile(
    _ASIDE + r"(?: here)?(?: today)?\s*(?:[,|]|\s-|\s-\s?-|\n)\s*(?P<role>\S.*)",
    re.DOTALL,
)
_VERBS_AS = r"(?:works|worked|working|serves|served|joined|acts|arbeitet|travaille|trabaja)"
_COPULA = rf"{_ADVERBS}(?:is|was|has (?:long )?been|became|ist|war|est|es)\s{_ADVERBS}"
_AS = (
    rf"{_ADVERBS}(?:has\s|is\s)?{_ADVERBS}(?:been\s)?{_VERBS_AS}\s(?:[^.,;:?!\n]{{2,60}}\s)?(?P<as>as|als|comme|como)\s"
)
_ROLE_AS = (
    r"(?:in (?:his|her|their) (?:role|capacity|position)"
    r"|(?:is|has)\s\w+\s(?:up\s)?(?:(?:an?|the|his|her|their)\s)?(?:new\s)?(?:role|position|post|job)) as\s"
)
_IS = re.compile(
    rf"{_ASIDE}(?:,?\swho|,|,[^,;.:?!\n]{{3,60}},)?\s(?:{_AS}|{_ROLE_AS}|{_COPULA}|as (?=(?:our|the|its|an?)\s))"
    r"(?P<role>\S.*)",
    re.DOTALL,
)
_DOES = re.compile(
    _ASIDE + r",?\s(?P<who>who\s)?(?:currently\s|now\s|co-)?"
    r"(?P<role>(?:leads|heads|runs|has run|has led|directs|chairs|oversees|manages|edits|founded|co-founded|co-directs"
    r"|owns|teaches|studies|designs|builds|repairs|conducts|coaches|represents|develops|maintains"
    r"|works (?:at|for|on|in|with)|leitet|dirige|préside|preside)\s\S.*)",
    re.DOTALL,
)
_OF = re.compile(rf"(?:,?\s(?:of|at|from|with)|,)\s(?:the\s)?(?P<role>{_CAPITAL}.*)", re.DOTALL)
_OF_SOMETHING = re.compile(rf"\b(?:of|at|for|de|du|del|bei|der|des) (?:the |la |an? |l')?{_CAPITAL}")
_MP = re.compile(r"\s(?P<role>MP|MEP|MSP|MLA)\b")
_PAST = re.compile(r"\b(?:was|war|worked|served|became)\b")
_PRONOUN = r"(?:she|he|they|sie|er|elle|il|ella|él)"
_NOWADAYS = r"(?:(?:Today|Currently|Now|Since \d{4}|Heute|Actuellement|Depuis \d{4}|Actualmente|Desde \d{4}),?\s)?"
_GOES_ON = re.compile(
    rf"(?:[.!?]\s+{_NOWADAYS}(?i:{_PRONOUN})|[a-z]\sand)\s(?:{_AS}|{_COPULA})(?P<role>\S.*)", re.DOTALL
)
_BEING = re.compile(rf"[.!?]\s+(?:As |Als )?(?P<role>[^.,;:?!]{{4,80}}), {_PRONOUN}\s")
_MEETS = re.compile(
    rf"\b(?:{'|'.join(sorted(in_any(lambda one: one.before_guests)))}) (?=(?:the|an?|dem|der|eine[mr]|le|la|el) |l')"
    r"(?P<role>\S.*)",
    re.IGNORECASE,
)
_INTRODUCING = "|".join(sorted(map(re.escape, in_any(lambda one: one.self_introductions) - {"soy"})))
_SELF = rf"(?:(?<![\w'])(?:{_INTRODUCING})|(?:^|[.!?,;:]\s|\by(?:o)?\s)soy)"
_GIVES_NAME = re.compile(rf"(?:{_SELF}|\bthis is)\s+$", re.IGNORECASE)
_SAYS = re.compile(
    rf"{_SELF}\s{_ADVERBS}(?=\S)|\b[Aa]s (?=[^.,;:?!]{{4,60}}, (?:I|my)\b)"
    r"|\bmy (?:current |official )?(?:role|title|job|job title|position)(?: at [^.,;:?!]{2,40}| here)? is (?=\S)"
    rf"|(?P<as>\b(?:I|and|I'm|I've been) {_ADVERBS}(?:work|serve|working) as |\barbeite als |\btravaille comme "
    rf"|\btrabajo como )",
    re.IGNORECASE,
)
_CALLS_FROM = rf",?(?: with| from| of| at| for)? (?:the )?(?P<role>{_CAPITAL}[^.,;:?!]*)[.,;:?!]"
_SAYS_DOING = re.compile(
    r"\bI(?:'m| am)(?: currently| now)* (?=(?:leading|heading|running|directing|managing|responsible for) )"
    r"|\bI(?: currently| now)* (?=(?:lead|head|run|direct|co-direct|manage|chair|founded|co-founded|oversee) )"
    rf"|\bI(?: currently| now)* (?P<works>work (?:at|for|with|in|on) (?:the |an? )?)(?={_CAPITAL})"
)
_N_OPENING = 2  # paragraphs that may begin with the office alone
_OF_WHAT = re.compile(r"\w (?:of|at|for|in) \w")
_FIRST_WORDS = re.compile(r"[^.,;:!?\n]{4,80}(?=[.,])")
_BEFORE_COLON = re.compile(r"(?:^|\n)(?P<role>[^\n:]{5,60}):\s+$")


@dataclass(frozen=True, slots=True)
class _Found:
    """Words that may be somebody's role, and how much speaks for it."""

    role: str
    weight: float
    text: int | None = None  # the number of the text that prints it


def with_offices(article: Article, *, declared: Iterable[str] = (), about: str | None = None) -> Article:
    """Return the article with the role of every speaker whose office or affiliation it prints.

    Args:
        article: As read so far; a role found with a label or an introduction competes with the others.
        declared: Names whose role the file declares: it stands.
        about: What the head says of the piece beside its title (a subtitle, a description).
    """
    fixed = {label_key(name) for name in declared}
    texts = Texts(article, about)
    speakers = tuple(
        one if label_key(one.name) in fixed and one.role else replace(one, role=_best(one, texts))
        for one in article.speakers
    )
    return replace(article, speakers=speakers)


def _best(speaker: Speaker, texts: Texts) -> str | None:
    # "Ada Moss (AM)" says how she is labelled, and nothing that she holds.
    none = _PARTS_ONLY | {initials_of(speaker.name), *map(label_key, speaker.aliases)}
    found = [one for one in _found(speaker, texts) if one.role.lower().removeprefix("co-") not in none]
    support: dict[str, float] = {}
    for one in found:
        support[one.role] = support.get(one.role, one.weight - 0.25) + 0.25
    best = max(found, key=lambda one: min(support[one.role], one.weight + 0.75), default=None)
    if best is None or best.weight < _CLEAR:
        return None
    # The same office may stand elsewhere with more words: whose, and of what.
    fuller = [one for one in found if one.role.startswith(best.role) and one.weight >= _FULLER]
    best = max(fuller, key=lambda one: len(one.role), default=best)
    return texts.as_printed(best.role, best.text)


def _found(speaker: Speaker, texts: Texts) -> Iterator[_Found]:
    yield from (*_as_given(speaker), *_of_title(speaker, texts), *_in_aliases(speaker))
    for naming in texts.named.get(speaker.id, ()):
        for one in _at(naming, speaker, texts):
            yield replace(one, weight=one.weight + 0.5 * texts.told[naming.text], text=naming.text)
    # Where several people have a line each that begins with the name, the rest of it is what they are.
    for number, rest in texts.lines.get(speaker.id, ()):
        role, listed = cut_office(rest, line=True), len(texts.lines) > 1
        if is_office(role) and (listed or ends_in_post(role)):
            yield replace(_weighed(role, 4.0), text=number)
        elif listed and PARTS.isdisjoint(rest.lower().rstrip(".").split(", ")) and _may_be_listed(rest.rstrip(".")):
            yield _Found(rest.rstrip("."), 2.0, number)  # "support, photos and help"
    for number, fact in texts.facts.get(speaker.id, ()):
        role = cut_office(fact["role"].strip(" *_"), line=True)
        if _may_be_listed(role):
            yield replace(_weighed(role, 1.5 if fact["at"] else 3.0), text=number)
    # What is told of the one who answers before the name is given.
    for number in texts.before_names(speaker.id):
        yield from (replace(one, text=number) for one in _said(_GOES_ON.search(texts.folded[number]), 1.75))
    for nth, number in enumerate(texts.own.get(speaker.id, ())):
        words = " ".join(texts.folded[number].split())
        yield from (replace(one, text=number) for one in _own(speaker, words, opening=nth < _N_OPENING))


def _may_be_listed(role: str) -> bool:
    words = role.split()
    brief = 0 < len(words) <= _MAX_LISTED and words[0].lower() not in STOPS and role.lower() not in PARTS
    return brief and not tells_other(role) and role[-1] not in '!?"'


def _as_given(speaker: Speaker) -> Iterator[_Found]:
    """The role that came with a label or an introduction: the office in it, or else what may be none."""
    given = speaker.role or ""
    folded = " ".join(fold_marks(given).split())
    says = _SAYS.match(folded)
    if role := office_phrase(folded[says.end() if says else 0 :], line=True):
        at = folded.find(role)
        yield _Found(given[at : at + len(role)] if len(folded) == len(given) else role, 4.0)
    elif given and folded.split()[0].lower() not in STOPS and folded.lower() not in PARTS:
        yield _Found(given, 2.0)


def _of_title(speaker: Speaker, texts: Texts) -> Iterator[_Found]:
    """The office alone below a title with the name, or in a title of an interview with one person."""
    about = (texts.about or "").strip()
    if label_key(texts.title) == label_key(speaker.name) and about[-1:] not in {*".!?"} and len(about.split()) <= 10:
        yield from [_Found(about, 2.0)] if about else []
    elif any(at.text == 0 and at.full for at in texts.named.get(speaker.id, ())):
        if (role := office_phrase(texts.folded[1], line=True)) == texts.folded[1].strip(" .") and role:
            yield _Found(role, 2.0)
    elif texts.answering == speaker.id and (met := _MEETS.search(texts.folded[0])):
        role = office_phrase(met["role"])
        yield from [_Found(role, 1.5)] if role and " " in role else []


def _in_aliases(speaker: Speaker) -> Iterator[_Found]:
    """The office of a label ("CHAIR POWELL", "Prime Minister"), of which the name has no word."""
    name = set(name_tokens(speaker.name))
    for alias in speaker.aliases:
        first, *rest = alias.split()
        known = is_post(first) and first.lower().strip(".") not in HONORIFICS
        if rest and known and set(name_tokens(" ".join(rest))) <= name:
            yield _Found(first.title(), 1.0)
        elif is_office(alias) and name.isdisjoint(name_tokens(alias)):
            yield _Found(alias.title() if alias.isupper() else alias.removeprefix("The "), 1.0)


def _at(mention: Naming, speaker: Speaker, texts: Texts) -> Iterator[_Found]:
    """What stands before and behind a name; behind a part of a name only what is a sentence's."""
    text, told = texts.folded[mention.text], texts.told[mention.text]
    before, behind = text[max(0, mention.start - _NEAR) : mention.start], text[mention.end : mention.end + _FAR]
    if not mention.full:
        # "Ada, the Digital Minister from Taiwan." is no sentence about somebody else.
        apart = re.match(r", ((?:the|an?|our) [^.,;:!?]+)[.,;!?]", behind)
        if apart and (role := office_phrase(apart[1])) and apart[1].endswith(role):
            yield _weighed(role, 2.25)
        yield from _said(_IS.match(behind), 2.25)
        if (does := _DOES.match(behind)) and re.search(_CAPITAL, done := cut_office(does["role"])):
            yield _Found(done, 1.5)
        return
    yield from _before(before, is_line=mention.text > 2 and told)
    yield from _behind(behind)
    for listed in filter(None, (_LISTED.match(behind), _TOGETHER.match(behind))):
        known = listed.re is _TOGETHER or listed["other"] in texts.names
        if known and (role := office_phrase(listed["role"])) and is_of_several(role):
            yield _Found(role, 2.0)
    if _GIVES_NAME.search(before) and (told or texts.by[mention.text] == speaker.id):
        yield from _own(speaker, text[mention.end : mention.end + 2 * _FAR], named=True)
    # A paragraph about nobody else goes on with a pronoun.
    if mention.text in texts.of_one:
        rest = text[mention.end : mention.end + 3 * _FAR]
        yield from _said(_GOES_ON.search(rest), 2.0)
        if (being := _BEING.search(rest)) and office_phrase(being["role"]) == cut_office(being["role"]):
            yield _weighed(cut_office(being["role"]), 1.0)


def _said(found: re.Match[str] | None, weight: float) -> Iterator[_Found]:
    """What a sentence says that somebody is; less sure where it says what somebody was."""
    role = office_phrase(found["role"], sure=bool(found["as"])) if found else None
    if found and role:
        past = bool(_PAST.search(found.string[found.start() : found.start("role")]))
        if not past or " " in role:
            yield _weighed(role, weight - past)


def _before(text: str, *, is_line: bool) -> Iterator[_Found]:
    """An office before a name: right before it, or on a line of its own ("Counsel to the Inquiry: Rafferty Lind")."""
    if is_line and (line := _BEFORE_COLON.search(text)) and ends_in_post(line["role"]):
        role = office_before(line["role"])
        if role and role == line["role"].strip() and " " in role:
            yield _weighed(role, 2.5)
    bare = re.sub(r"\b(?:Dr|Mr|Mrs|Ms|Prof|Dame|Sir)\.?\s+$", "", text)
    if bare[-1:].isspace() and (role := office_before(bare)):
        yield _weighed(role, 2.5)


def _behind(text: str) -> Iterator[_Found]:
    if brackets := _BRACKETS.match(text):
        yield from _in_brackets(" ".join(brackets["role"].split()))
    if mp := _MP.match(text):
        yield _Found(mp["role"], 2.0)
    if (found := _APPOSITION.match(text)) and (role := office_phrase(found["role"])):
        yield _weighed(role, 3.0)
    yield from _said(_IS.match(text), 2.75)
    if (found := _DOES.match(text)) and len((done := cut_office(found["role"])).split()) > 1:
        named = re.search(_CAPITAL, done)
        yield from [_Found(done, 1.75 if named else 1.0)] if named or found["who"] else []
    organisation = _organisation(text) or ""
    if any(word.lower() in ENGLISH.institutions for word in organisation.split()):
        yield _Found(organisation, 1.0)


def _in_brackets(role: str) -> Iterator[_Found]:
    if tells_other(role) or role.lower() in PARTS or role.split(maxsplit=1)[0].lower().strip(".") in HONORIFICS:
        return
    if is_office(role):
        yield _weighed(role, 3.0)
    elif is_organisation(role) or _TEAM.search(role):
        yield _Found(role, 1.25)


def _organisation(text: str) -> str | None:
    """The organisation right behind a name ("Ada Moss from Port Authority")."""
    found = _OF.match(text)
    organisation = cut_office(found["role"]).split(",")[0] if found else ""
    return organisation if is_organisation(organisation) else None


def _own(speaker: Speaker, text: str, *, named: bool = False, opening: bool = False) -> Iterator[_Found]:
    """How people introduce themselves; ``named``: right behind their name; ``opening``: in their first words."""
    first = _FIRST_WORDS.match(text) if opening else None
    if first and _OF_WHAT.search(first[0]) and office_phrase(first[0]) == first[0] and not is_of_several(first[0]):
        yield _Found(first[0], 1.5)
    if named:
        yield from (replace(one, weight=one.weight + 0.25) for one in _behind(text))
        if organisation := _organisation(text):
            yield _Found(organisation, 1.5)
    elif found := re.search(rf"(?<![\w-]){spelled(speaker.name)}{_CALLS_FROM}", text):
        yield from [_Found(found["role"], 1.25)] if is_organisation(found["role"]) else []
    hosting = speaker.interviewer and not named  # hosts say little of themselves, and much of others
    for said in _SAYS.finditer(text):
        role = office_phrase(text[said.end() : said.end() + _FAR], sure=bool(said["as"]))
        if role and (not hosting or _OF_SOMETHING.search(role)):
            yield _weighed(role, 1.0 if hosting else 2.0)
    if hosting:
        return
    for doing in _SAYS_DOING.finditer(text):
        role = cut_office(text[doing.end() : doing.end() + _FAR])
        if named or re.search(_CAPITAL, role):
            yield _Found(role, 1.5 if doing["works"] else 1.75)


def _weighed(role: str, weight: float) -> _Found:
    return _Found(role, weight + 0.5 * bool(_OF_SOMETHING.search(role)) - 0.5 * (len(role.split()) == 1))
