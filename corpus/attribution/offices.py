"""Offices and affiliations: what an article prints of the people who speak in it, wherever it prints it.

Each place is evidence of some weight: words right before or behind a name, what a sentence says of somebody, how people
introduce themselves. The best supported words become the role, cut to the phrase.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from corpus.language import ENGLISH, FRENCH, SPANISH, in_any
from corpus.models import SPEECH, Article, Speaker
from corpus.text import CAPITALS, fold_marks, label_key, name_tokens

_POSTS = (
    FRENCH.posts
    | SPANISH.posts
    | in_any(lambda one: one.posts | one.offices | one.officials | one.leaders | one.professions)
)
_POST_ENDINGS = tuple(in_any(lambda one: one.post_endings))
_STAND_INS = ENGLISH.roles_as_names | ENGLISH.askers | {"interviewee"}  # whose part it is, not whose office
_LINKING = frozenset("of for at from in on to with behind by de des du del der für bei und and the & y et".split())
_SMALL = _LINKING | in_any(lambda one: one.small_words | one.particles) | frozenset("la le les los las el".split())
_DETERMINER = re.compile(
    r"(?:(?:the|an?|its|their|our|his|her|my|then|now|currently|also|now|un|une|le|la|el|der|die|das|ein|eine)\s+)+",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"one of (?:the|their|our|its) ", re.IGNORECASE)
_END = re.compile(
    # A clause, another sentence, the next item: none of it belongs to an office.
    r"[;:!?|\n\"]|(?<!\b[A-Z])\.(?:\s|$)|\s-+\s"
    r"|,?\s(?:who|whom|whose|which|that|where|when|while|because|but|since|before|after|during|until|about|told|said"
    r"|says|spoke|talked|met|sat|joined|joins|explains?|discuss\w*|has|have|had|is|was|are|were|will|would|can|recently"
    r"|today|to (?:discuss|talk|know|ask|learn|hear|find|help|make|share)|qui|que|nous|der|und ich"
    r"|and (?:I|he|she|they|we|has|have|is|was|am|also)|as (?:well|they|we|he|she|I|part))\b"
    r"|,?\s(?:in|since|from)\s(?:the )?\d{4}|\shere\b"
)
_CAPITAL = rf"[{CAPITALS}]"
_NEAR = 160  # characters before a name that are looked at
_FAR = 240  # characters behind it
_MAX_WORDS = 16
_MAX_ALONE = 8  # words of an organisation's name
_MAX_MENTIONS = 60  # of one name
_MAX_OWN = 8  # paragraphs in which people introduce themselves
_CLEAR = 1.0  # what a candidate needs at least
_NO_OFFICE = re.compile(
    r"[@#\d]|\b(?:he|she|they|her|him|them|hers|his|theirs|left|right|center|centre|pictured)\b|[/]", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*[(\[](?P<role>[^()\[\]\n]{2,90})[)\]]")
_WORD = re.compile(r"[^\W\d_][\w'.-]*(?<![.])|[^\W\d_]\.")
_ADDRESSED = re.compile(r", (?=the |an? |our )")
_LISTED = re.compile(
    rf"(?:\s*\([^()]{{1,40}}\))?(?:,| and|, and| &) (?P<other>{_CAPITAL}[\w'.-]*(?: [\w'.-]+){{1,3}})"
    r"(?:\s*\([^()]{1,40}\))?,\s(?P<role>\S.*)",
    re.DOTALL,
)
_PRONOUNS = r"(?:\s*\((?:she|he|they)\b[^()]{0,20}\)|\s@\w+)?"
_DEGREE = r"(?:,\s(?:\d\d|Ph\.?D\.?|M\.?D\.?|R\.?N\.?|[A-Z]{2,4})(?=,))?"  # or an age
_APPOSITION = re.compile(
    _PRONOUNS + _DEGREE + r"(?:\s*\([^()\n]{1,40}\))?(?: here)?(?: today)?\s*(?:[,:|]|\s-|\s-\s?-|\n)\s*(?P<role>\S.*)",
    re.DOTALL,
)
_IS = re.compile(
    _PRONOUNS + _DEGREE + r"(?:\s*\([^()\n]{1,40}\))?,?\s(?:who\s)?(?:currently\s|now\s)?"
    r"(?:is|was|works as|worked as|serves as|served as|has been|became|ist|est|es)\s"
    r"(?:currently\s|now\s|also\s)?(?P<role>\S.*)",
    re.DOTALL,
)
_DOES = re.compile(
    _PRONOUNS + r"(?:\s*\([^()\n]{1,40}\))?,?\s(?:who\s)?(?:currently\s|now\s|co-)?"
    r"(?P<role>(?:leads|heads|runs|directs|chairs|oversees|manages|edits|founded|co-founded|co-directs"
    r"|works (?:at|for|on))\s\S.*)",
    re.DOTALL,
)
_OF = re.compile(rf"(?:,?\s(?:of|at|from|with)|,)\s(?:the\s)?(?P<role>{_CAPITAL}.*)", re.DOTALL)
_OF_SOMETHING = re.compile(rf"\b(?:of|at|for|de|du|del|bei) (?:the |la |an? )?{_CAPITAL}")
_MP = re.compile(r"\s(?P<role>MP|MEP|MSP|MLA)\b")
_PAST = re.compile(r"\b(?:was|worked|served|became)\b")
_CALLS_FROM = rf",?(?: with| from| of| at| for)? (?:the )?(?P<role>{_CAPITAL}[^.,;:?!]*)[.,;:?!]"
_SAYS_NAME = r"\b(?:I'm|I am|my name is|my name's|this is|je m'appelle|je suis|ich bin|ich heiße|me llamo|soy)\s+"
_SAYS = re.compile(
    r"\bI(?:'m| am)(?: currently| now| also| actually)* (?=\S)|\bI(?: currently| now| also)* (?:work|serve) as (?=\S)"
    r"|\b[Aa]s (?=(?:the|an?) [^.,;:?!]{4,60}, (?:I|my)\b)"
)
_SAYS_DOING = re.compile(
    r"\bI(?:'m| am)(?: currently| now)* (?=(?:leading|heading|running|directing|managing|responsible for) )"
    r"|\bI(?: currently| now)* (?=(?:lead|head|run|direct|co-direct|manage|chair|founded|co-founded|oversee) )"
    rf"|\bI(?: currently| now)* (?P<works>work (?:at|for|with) (?:the |an? )?)(?={_CAPITAL})"
)


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
    texts = _Texts(article, about)
    speakers = tuple(
        one if label_key(one.name) in fixed and one.role else replace(one, role=_best(one, texts) or one.role)
        for one in article.speakers
    )
    return replace(article, speakers=speakers)


class _Texts:
    """What is read of an article: its texts with where each speaker is named, and each speaker's own words."""

    def __init__(self, article: Article, about: str | None) -> None:
        self.title, self.about = article.title, about
        self.printed = [text for text in (article.title, about or "", _spaced(article.byline or "")) if text]
        self.told = [True] * len(self.printed)
        self.own: dict[str, list[int]] = defaultdict(list)
        for paragraph in article.paragraphs:
            speech = paragraph.kind in SPEECH
            if speech and paragraph.speaker_id and len(self.own[paragraph.speaker_id]) < _MAX_OWN:
                self.own[paragraph.speaker_id].append(len(self.printed))
            self.printed.append(paragraph.span.cut(article.text))
            self.told.append(not speech)
        # A line may be broken for its width alone.
        self.folded = [re.sub(r"\n(?=[a-z])", " ", fold_marks(text)) for text in self.printed]
        self.names = {fold_marks(one.name) for one in article.speakers}
        self.named: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        self.addressed: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._look_up()

    def as_printed(self, found: _Found) -> str:
        """Return the words with the marks they have in print."""
        printed = " ".join(self.printed[found.text].split()) if found.text is not None else ""
        at = fold_marks(printed).find(found.role)
        return printed[at : at + len(found.role)] if at >= 0 else found.role

    def _look_up(self) -> None:
        """Note where each full name stands, and each first name with an apposition, in one pass over the texts."""
        beginning: dict[tuple[str, ...], list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for name in self.names:
            beginning[tuple(name.split()[:2])].append((name, re.compile(rf"{_spelled(name)}(?![\w-])(?!'s\b)")))
        first_names = Counter(name.split()[0] for name in self.names if " " in name)
        for number, text in enumerate(self.folded):
            words = list(_WORD.finditer(text))
            for at, word in enumerate(words):
                following = words[at + 1][0] if at + 1 < len(words) else ""
                for name, spelled in [*beginning.get((word[0], following), ()), *beginning.get((word[0],), ())]:
                    if (found := spelled.match(text, word.start())) and len(self.named[name]) < _MAX_MENTIONS:
                        self.named[name].append((number, found.start(), found.end()))
                if first_names.get(word[0]) == 1 and (found := _ADDRESSED.match(text, word.end())):
                    self.addressed[word[0]].append((number, found.end()))


def _spaced(byline: str) -> str:
    return byline.replace("),", ");")


def _best(speaker: Speaker, texts: _Texts) -> str | None:
    found = [_Found(speaker.role, 4.0)] if speaker.role else []
    found += [*_of_title(speaker, texts), *_beside(fold_marks(speaker.name), texts), *_in_aliases(speaker)]
    for number in texts.own.get(speaker.id, ()):
        found += [replace(one, text=number) for one in _own(speaker, " ".join(texts.folded[number].split()))]
    support: dict[str, float] = {}
    for one in found:
        support[one.role] = support.get(one.role, one.weight - 0.25) + 0.25
    best = max(found, key=lambda one: min(support[one.role], one.weight + 0.75), default=None)
    return texts.as_printed(best) if best and best.weight >= _CLEAR else None


def _of_title(speaker: Speaker, texts: _Texts) -> Iterator[_Found]:
    """Under a title that is but a name, a brief line without a sentence says who that is."""
    if texts.about and label_key(texts.title) == label_key(speaker.name):
        words = texts.about.strip()
        if len(words.split()) <= 10 and words[-1:] not in ".!?":
            yield _Found(words, 2.0)


def _in_aliases(speaker: Speaker) -> Iterator[_Found]:
    """The office of a label ("CHAIR POWELL"), of which the name has no word."""
    name = set(name_tokens(speaker.name))
    for alias in speaker.aliases:
        first, *rest = alias.split()
        if (
            rest
            and first.lower().strip(".") in _POSTS - in_any(lambda one: one.honorifics)
            and set(name_tokens(" ".join(rest))) <= name
        ):
            yield _Found(first.title(), 1.0)


def _beside(name: str, texts: _Texts) -> Iterator[_Found]:
    """What stands before and behind a full name, and behind a first name that nobody else has."""
    for number, start, end in texts.named.get(name, ()):
        text = texts.folded[number]
        behind = text[end : end + _FAR]
        for one in (
            *_before(text[max(0, start - _NEAR) : start]),
            *_behind(behind),
            *_behind_list(behind, texts.names),
        ):
            yield replace(one, weight=one.weight + 0.5 * texts.told[number], text=number)
    for number, end in texts.addressed.get(name.partition(" ")[0], ()) if " " in name else ():
        if role := _phrase(texts.folded[number][end : end + _FAR]):
            yield replace(_weighed(role, 2.25), text=number)


def _behind_list(text: str, names: AbstractSet[str]) -> Iterator[_Found]:
    """The office that the last of a list of people shares with those before ("Ada Moss and Bo Lee, Chairs of …")."""
    listed = _LISTED.match(text)
    if listed and listed["other"] in names and (role := _phrase(listed["role"])) and _plural(role):
        yield _Found(role, 2.0)


def _spelled(name: str) -> str:
    return r"\s+".join(map(re.escape, fold_marks(name).split()))


def _before(text: str) -> Iterator[_Found]:
    """An office before a name: the words back to one that no office holds."""
    text = re.sub(r"\b(?:Dr|Mr|Mrs|Ms|Prof)\.?\s+$", "", text)
    if not text[-1:].isspace():
        return
    words = text.rstrip(" ,\n").split()[-8:]
    start = next((n + 1 for n in reversed(range(len(words))) if _ends_office(words[n])), 0)
    kept = words[start:]
    # "with the director of the museum Ada Moss", "and Secretary of Agriculture": behind somebody else's office.
    for at in range(len(kept) - 1, -1, -1):
        if kept[at].lower() in _OPENS_PHRASE and _is_of_another(kept[:at], kept[at + 1 :]):
            kept = kept[at + 1 :]
            break
    while kept and kept[0].lower() in _SMALL:
        kept.pop(0)
    role, apart = " ".join(kept), text.rstrip()[-1:] == ","
    if role and len(kept) <= 7 and len(kept) > apart and _is_office(role) and not _is_form(role):
        yield _weighed(role, 2.5)


def _is_of_another(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether words before an "and", or "the", are no part of the office behind it."""
    if not _is_office(" ".join(first)):
        return True
    return not _is_post(first[-1]) and second[:1] != [] and second[0][0].isupper() and _is_office(" ".join(second))


def _ends_office(word: str) -> bool:
    plain = word.lower().strip("'\"")
    stops = (plain in _STOPS and plain not in _SMALL) or word in _STOPS_IF_SMALL
    return stops or not re.fullmatch(r"[^\W\d_][\w'&/-]*|&", word)


_OPENS_PHRASE = frozenset("with to from by the a an and".split())
_STOPS = (ENGLISH.stop_words - {"one"}) | frozenset(
    "met meet interviewed interview interviewing interviews joined welcome chatted talks conversation".split()
)
# Words that are part of a name where they have a capital ("Linux Today").
_STOPS_IF_SMALL = ENGLISH.reporting_forms | frozenset(
    "chat host hosts guest guests contacted yesterday today tomorrow colleague colleagues friend visited".split()
)


def _is_form(role: str) -> bool:
    """A form of address is no office."""
    return role.lower().strip(".") in in_any(lambda one: one.honorifics)


def _behind(text: str) -> Iterator[_Found]:
    if brackets := _BRACKETS.match(text):
        yield from _in_brackets(" ".join(brackets["role"].split()))
    if mp := _MP.match(text):
        yield _Found(mp["role"], 2.0)
    if (found := _APPOSITION.match(text)) and (role := _phrase(found["role"])):
        yield _weighed(role, 3.0)
    if (found := _IS.match(text)) and (role := _phrase(found["role"])):
        yield _weighed(role, 1.75 if _PAST.search(text[: found.start("role")]) else 2.75)
    if (found := _DOES.match(text)) and (done := _cut(found["role"])) and re.search(_CAPITAL, done):
        yield _Found(done, 1.75)
    organisation = _organisation(text) or ""
    if any(word.lower() in ENGLISH.institutions for word in organisation.split()):
        yield _Found(organisation, 1.0)


def _in_brackets(role: str) -> Iterator[_Found]:
    if _NO_OFFICE.search(role) or role.lower() in _STAND_INS:
        return
    if _is_office(role):
        yield _weighed(role, 3.0)
    elif _is_organisation(role) or re.match(rf"{_CAPITAL}\w+ (?:team|group|department) ", role):
        yield _Found(role, 1.25)


def _organisation(text: str) -> str | None:
    """The organisation right behind a name ("Ada Moss from Port Authority")."""
    found = _OF.match(text)
    organisation = _cut(found["role"]).split(",")[0] if found else ""
    return organisation if _is_organisation(organisation) else None


def _own(speaker: Speaker, text: str) -> Iterator[_Found]:
    """How people introduce themselves."""
    name = speaker.name
    named = re.search(rf"{_SAYS_NAME}(?:{_spelled(name)}|{re.escape(name.split()[0])})(?![\w-])", text, re.IGNORECASE)
    if named:
        behind = text[named.end() : named.end() + _FAR]
        yield from (replace(one, weight=one.weight + 0.25) for one in _behind(behind))
        if organisation := _organisation(behind):
            yield _Found(organisation, 1.5)
    elif found := re.search(rf"(?<![\w-]){_spelled(name)}{_CALLS_FROM}", text):
        yield from [_Found(found["role"], 1.25)] if _is_organisation(found["role"]) else []
    hosting = speaker.interviewer and not named  # hosts say little of themselves, and much of others
    for said in _SAYS.finditer(text):
        role = _phrase(text[said.end() : said.end() + _FAR])
        if role and (not hosting or _OF_SOMETHING.search(role)):
            yield _weighed(role, 1.0 if hosting else 2.0)
    if hosting:
        return
    for doing in _SAYS_DOING.finditer(text):
        role = _cut(text[doing.end() : doing.end() + _FAR])
        if named or re.search(_CAPITAL, role):
            yield _Found(role, 1.5 if doing["works"] else 1.75)


def _weighed(role: str, weight: float) -> _Found:
    return _Found(role, weight + 0.5 * bool(_OF_SOMETHING.search(role)) - 0.5 * (len(role.split()) == 1))


def _phrase(words: str) -> str | None:
    """The office that words begin with; nothing where they begin with none."""
    role = _cut(words)
    first = role.split(" ")[0].lower()
    return role if role and (first not in _STOPS or _ONE_OF.match(role)) and _is_office(role) else None


def _cut(words: str) -> str:
    words = _DETERMINER.sub("", words, count=1) if _DETERMINER.match(words) else words
    end = _END.search(words)
    words = words[: end.start()] if end else words
    # A comma ends it, but before another office ("director of Ports, and founder of the Fund") or the firm's form.
    first, *others = re.split(r",\s+", words)
    for other in others:
        plain = re.sub(r"^(?:and |as well as )", "", other)
        if not (
            re.match(r"(?:Inc|Ltd|LLC|Co)\b", plain)
            or (_is_office(first) and _is_office(_DETERMINER.sub("", plain, count=1)))
        ):
            break
        first = f"{first}, {other}"
    role = " ".join(first.split()[:_MAX_WORDS]).rstrip(" .,'-")
    role = re.sub(r"\s\((?![A-Z]{2})[^()]*\)$", "", role)
    while role and role.split()[-1].lower() in _LINKING:
        role = " ".join(role.split()[:-1])
    return role


def _is_office(role: str) -> bool:
    """Tell whether the noun that a phrase turns on is a post's; of "one of the engineers", the engineers."""
    words = _ONE_OF.sub("", role).replace("/", " ").split()
    head: list[str] = []
    for word in words:
        if word.lower() in _LINKING - {"and", "&", "und", "y", "et"}:
            break
        head.append(word)
    posts = [n for n, word in enumerate(head) if _is_post(word)]
    if not posts or len(head) > 9:
        return False
    last = posts[-1]
    capital = head[last][0].isupper() or head[last].isupper()
    latin = len(head) > 1 and last == 0 and head[-1][0].islower()  # "responsable technique", "Director nacional"
    return last == len(head) - 1 or capital or latin or head[last + 1].lower() in {"and", "&", "et", "y", "und"}


def _is_post(word: str) -> bool:
    parts = [part for part in re.split(r"[-–]", word.lower().strip(".,'\"")) if part]
    singular = {part.removesuffix("s") for part in parts}
    return bool(_POSTS & singular.union(parts)) or any(part.endswith(_POST_ENDINGS) for part in singular)


def _plural(role: str) -> bool:
    return any(_is_post(word) and word.lower().rstrip(",").endswith("s") for word in role.split()[:5])


def _is_organisation(words: str) -> bool:
    parts = words.split()
    return (
        0 < len(parts) <= _MAX_ALONE
        and not _NO_OFFICE.search(words)
        and parts[0][:1].isupper()
        and all(part[0].isupper() or part.lower() in _SMALL for part in parts if part[0].isalpha())
        and len(words) > 1
    )
