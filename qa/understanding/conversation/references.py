"""Recognises the words by which a question leans on those before it: pronouns, ellipsis, "instead", "the next one"."""

import re
from dataclasses import dataclass

from corpus import Span
from embeddings import analyse


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_SOFT = r"(?i)^\W*(?:(?:ah|all ?right|hm+|now|oh|ok(?:ay)?|please|right|so|thanks|thank you|well|yes)\b\W*)*"
_ALSO = rf"(?:{_any('also and but or plus then')}\b\W*)"
_AGAIN = re.compile(
    rf"{_SOFT}{_ALSO}*(?:{_any('can could would will')} you\W+)?(?:please\W+)?"
    rf"(?:(?:{_any('give show tell')} (?:me|us) )?(?:a (?:bit|little) )?(?:more|the rest)(?: details?)?"
    r"(?: (?:about|on|of) (?:it|that|this|them))?"
    rf"|{_any('continue elaborate expand explain')}(?: on)?(?: (?:it|that|this))?|go on|keep going"
    r"|(?:any|more|some)(?: more)? details?|(?:any|some)thing (?:else|more)|what (?:else|more)|and|next|again)"
    r"(?:,? please)?\W*$"
)
_OTHERS = re.compile(
    rf"{_SOFT}{_ALSO}*(?:(?:what|how) (?:about|of) |what {_any('are did do have were will would')} )?"
    r"(?:(?:all )?(?:the )?(?:others?|other (?:people|ones|speakers|guests|interviewees)|rest)"
    rf"|(?:who|(?:any|every)(?:one|body)) else)(?: {_any('agree agrees say said saying think thinks')})?\W*$"
)
_WHO_ELSE = re.compile(
    rf"{_SOFT}{_ALSO}*(?:who|(?:{_any('did do does has is was will would')} )?any(?:one|body)) else\b"
)
_BARE = re.compile(
    rf"{_SOFT}{_ALSO}*(?:{_any('how what when where which who whom why')}(?: "
    rf"(?:{_any('come else exactly far for long many much not often old ones? so then')}|is that|was that|are they))?"
    rf"|really|(?:is|was|are|were) (?:that|it|this) (?:so|true)|for {_any('example instance what whom')}|for how long"
    r"|such as|like (?:what|who)|(?:by|from|to|with) (?:whom|what|where)|(?:since|until) when"
    r"|in (?:what|which) (?:respect|sense|way)s?)\W*$"
)
_ABOUT = re.compile(rf"{_SOFT}{_ALSO}*(?:(?:what|how) (?:about|of)|(?:the )?same (?:for|with))\s+(?P<rest>(?s:.+))")
_AND = re.compile(rf"{_SOFT}{_ALSO}+(?P<rest>(?s:.+))")
# A question that has one of these is more than a fragment of one.
_CLAUSE = re.compile(
    r"(?i)\b(?:\w+n['’]t|"
    + _any(
        """am are can cannot could did do does had has have how is may might must shall should tell was were what when
        where which who whom whose why will would"""
    )
    + r")\b"
)
PREPOSITIONS = _any(
    """about after against at before beyond by during for from in into on over since through to under with within
    without"""
)
_STARTS_AMID = re.compile(rf"{_SOFT}(?P<rest>(?:(?:only )?(?:of|{PREPOSITIONS})|even|just|not|only)\s+\S(?s:.*))")
_MAX_FRAGMENT_WORDS = 8

SOMEBODY = re.compile(rf"(?i)\b{_any('he she him her his hers himself herself')}\b(?!/)")
PEOPLE = re.compile(rf"(?i)\b{_any('they them their theirs themselves')}\b")
_IT = re.compile(r"(?i)\b(?:it|its|itself)\b")
# "Is it true that", "How long does it take to": this "it" stands for nothing. But "is it going to close" has one.
_REAL = _any(
    r"""able about begin continue expect\w* going had has have intend\w* likely mean\w* need\w* plan\w* ready seem\w*
    suppos\w* tend\w* try\w* used want\w*"""
)
_EMPTY_IT = re.compile(rf"(?i)\bit(?:['’]s)?(?: (?!{_REAL}\b)[\w'’-]+){{1,4}}? (?:to|that|when|if)\b")
_BEFORE_THAT = _any(
    "of like than behind do does did done doing is was has will would could can should might " + PREPOSITIONS
)
_POINTING = re.compile(
    rf"(?i)\b(?:this|these)\b(?! {_any('article conversation day decade interview month week year')}s?\b)"
    rf"|\bthose\b(?! {_any('in of that who whose with')}\b)|(?:^\W*|\b{_BEFORE_THAT}\s+)that\b|\bthat\W*$"
    rf"|\b{_any('get gets got had has have made make makes need needs use used uses want wants')} that"
    rf" (?:again|early|late|{PREPOSITIONS})\b"
)
# Not "is there a plan", nor "what plans there are".
_BE = _any("is are was were be been")
_THERE = re.compile(rf"(?i)(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )\bthere\b(?! (?:{_BE}|will)\b)")
_ONE = re.compile(r"(?i)\b(?:another|that|the|this|which)(?: [\w-]+)? ones?\b(?! (?:of|that|thing|who)\b)")
_RANKED = _any("first second third fourth fifth next last previous former latter others? same")
_IN_ORDER = re.compile(rf"(?i)\bthe {_RANKED}(?: \w+)?\W*$")
_ANAPHORIC = re.compile(
    rf"(?i)\b{PREPOSITIONS} (?:both|each|either|neither)\W*$"
    rf"|\b{_any('afterwards? beforehand instead likewise otherwise therefore')}\b|\b(?:then|too|either|as well)\W*$"
    r"|^\W*why not\b"
)
# "How much money?" has no verb: it asks about what was asked before.
_VERBLESS = re.compile(
    rf"{_SOFT}{_ALSO}*(?:(?:at|by|for|from|in|since|to|until|with) )?"
    r"(?:how (?:far|long|many|much|often|old)|what|which)(?: (?!(?:about|if|is|of)\b)[\w-]+){1,2}\W*$"
)
# A noun that a pronoun behind it may mean: with an article, a name, or many of something.
_NOUN = re.compile(
    rf"\b(?i:{_any('the a an any each every some our your my')})\s+[\w-]+|(?<=\w )[A-Z][\w-]+"
    r"|(?<!(?i:who) )(?<!(?i:what) )(?<!else )\b(?:people|[a-z-]{3,}[^aious\W]s)\b"
)
_NEW_CLAUSE = re.compile(
    r"(?i),|\b"
    + _any("after although and as because before but if once since so that until when where which while who")
    + r"\b"
)
_SOMEBODY_ELSE = re.compile(
    rf"(?i)\b{_any('can did do does may must should will would')} {_any('a an any each every')} [\w-]+"
    rf"|\b{_any('any each every some the')}\s?(?:[\w-]+ )?"
    rf"{_any('body boss child customer father leader man mayor mother one owner person teacher user woman worker')}\b"
)
# Stems of words that say nothing of what a question is about: "Does Mr Han agree?", "What does that mean?".
_STANCE = frozenset(
    """agre answer believ comment concur detail differ disagre dr exact exampl explain feel happen madam mean mr mrs ms
    opinion prof professor reaction realli reason repli respond sir stanc think view""".split()
)


@dataclass(frozen=True, slots=True)
class References:
    """How a question leans on earlier ones; one that does in no way stands alone.

    ``again`` asks for more of the same, ``others`` for other people, ``bare`` is but a question word. ``fragment`` is
    what a question without a clause of its own puts in the place of something earlier ("for trade", "Han").
    ``somebody``, ``people`` and ``thing`` are pronouns, ``opener`` a first word that carries on.
    """

    again: bool = False
    others: bool = False
    bare: bool = False
    fragment: str = ""
    somebody: bool = False
    people: bool = False
    thing: bool = False
    opener: bool = False

    def __bool__(self) -> bool:
        return self != References()

    @property
    def on_earlier(self) -> bool:
        """Whether a word stands for something earlier, even beside a name and a topic."""
        return self.others or self.somebody or self.people or self.thing


def references(text: str) -> References:
    """Return how the words of a question lean on earlier questions."""
    words = text.strip()
    if _AGAIN.match(words):
        return References(again=True)
    if _OTHERS.match(words):
        return References(others=True)
    if _BARE.match(words):
        return References(bare=True)
    fragment = _fragment(words)
    return References(
        fragment=fragment,
        somebody=_means_earlier(SOMEBODY, words, _SOMEBODY_ELSE),
        people=_means_earlier(PEOPLE, words, _NOUN),
        thing=_has_thing(words),
        opener=not fragment and bool(_AND.match(words)),
        others=bool(_WHO_ELSE.match(words)),
    )


def has_topic(text: str) -> bool:
    """Tell whether words say what they are about, more than that somebody should explain or take sides."""
    return not _STANCE.issuperset(analyse(text))


def without_opener(text: str) -> str:
    """Return a question without "And" or "But" before it."""
    found = _AND.match(text)
    return found["rest"][:1].upper() + found["rest"][1:] if found else text


def _fragment(words: str) -> str:
    about = _ABOUT.match(words)
    if about:
        return _bare_end(about["rest"])
    for pattern in (_AND, _STARTS_AMID):
        found = pattern.match(words)
        if found and not _CLAUSE.search(found["rest"]) and len(found["rest"].split()) <= _MAX_FRAGMENT_WORDS:
            return _bare_end(found["rest"])
    # "Trade?" goes on from before; without the mark it is what people type into a search box.
    asks = words.endswith(("?", "？")) and not _CLAUSE.search(words)
    return _bare_end(words) if asks and words.isascii() and len(words.split()) <= 3 else ""


def _bare_end(words: str) -> str:
    return words.rstrip(" ?!.,;:\n\t")


def _means_earlier(pronoun: re.Pattern[str], words: str, antecedent: re.Pattern[str]) -> bool:
    found = pronoun.search(words)
    return found is not None and not antecedent.search(words[: found.start()])


def _has_thing(words: str) -> bool:
    it = _IT.search(words)
    if it and not _EMPTY_IT.match(words, it.start()) and not _has_noun_of_its_own(words, it):
        return True
    if _VERBLESS.match(words) and not _CLAUSE.search(re.sub(r"(?i)\b(?:how|what|which)\b", "", words)):
        return True
    return any(pattern.search(words) for pattern in (_POINTING, _THERE, _ONE, _IN_ORDER, _ANAPHORIC))


def _has_noun_of_its_own(words: str, it: re.Match[str]) -> bool:
    """Tell whether "it" means a noun before it: in a clause before its own, or anywhere before "its"."""
    before = words[: it.start()]
    noun = _NOUN.search(before)
    if noun is None:
        return False
    return it[0].lower() == "its" or bool(_NEW_CLAUSE.search(before, noun.end()))


_PREPOSITION = re.compile(rf"(?:only )?(?P<word>{PREPOSITIONS})\s+", re.IGNORECASE)
_END = re.compile(r"[\s?!.,;:]*$")
_SAY_ABOUT = re.compile(
    r"\b(?:say|said|says|saying|speak|talk|think|thought|feel|know|tell (?:me|us)|mean|hear|learn)\s+"
    r"(?:about|of|on|regarding)\s+(?P<topic>.+)",
    re.IGNORECASE | re.DOTALL,
)
_NAME = r"[A-Z][\w-]*+(?: [A-Z][\w-]*+)*+"
_NAMED = re.compile(rf"(?<=\w ){_NAME}")
_OF = re.compile(rf"of (?:the )?(?P<name>{_NAME})")
_GENITIVE = re.compile(rf"(?<=\bof ){_NAME}|(?<=\bof the ){_NAME}|{_NAME}(?=['’]s\b)")
_POSSESSIVE = re.compile(r"['’]s?$")
_MAX_SWAPPED_WORDS = 3
_SINGULAR = re.compile(r"\b(does|has|is|was)(?=\W+the others\b)", re.IGNORECASE)
_PLURALS = {"does": "do", "has": "have", "is": "are", "was": "were"}
# What follows "her" where it does not own what comes next: "Did it take her long?", "Who asked her to go?"
_NO_THING = re.compile(
    r"\W*$|\s+(?:a|about|after|an|and|as|at|before|by|did|do|for|from|if|in|like|long|no|not|of|on|or|so|than|that|the"
    r"|then|there|to|until|what|when|where|while|why|with)\b",
    re.IGNORECASE,
)


def is_said_about(text: str) -> bool:
    """Tell whether a question names what is spoken about ("What did she say about trade?")."""
    return _SAY_ABOUT.search(text) is not None


def with_name(text: str, name: str, *, of_several: bool = False) -> str:
    """Return a question with a name in the place of its first pronoun, "he" or "she" or, for several, "they"."""
    found = (PEOPLE if of_several else SOMEBODY).search(text)
    if found is None:
        return text
    pronoun = found[0].lower()
    owns = pronoun in {"his", "hers", "their", "theirs"} or (
        pronoun == "her" and not _NO_THING.match(text, found.end())
    )
    return text[: found.start()] + name + ("'s" if owns else "") + text[found.end() :]


def with_people(before: str, names: str, *, at: Span) -> str:
    """Return an earlier question with other people in the place of those named at ``at``."""
    words = before[: at.start] + _POSSESSIVE.sub("", names) + before[at.end :]
    return _SINGULAR.sub(lambda found: _PLURALS[found[0].lower()], words)


def with_fragment(before: str, fragment: str) -> str | None:
    """Return an earlier question with a fragment in the place of what it matches; ``None`` where nothing clearly does.

    Like replaces like: "for trade" what stood behind "for", a name the one name, anything short what was spoken about.
    A prepositional phrase that replaces nothing goes to the end.
    """
    stem = _END.sub("", before)
    ending = before[len(stem) :].strip() or "?"
    if preposition := _PREPOSITION.match(fragment):
        # Where it opened its sentence it had a capital.
        phrase = preposition[0].lower() + fragment[preposition.end() :]
        return _with_phrase(stem, phrase, preposition["word"].lower()) + ending
    name = owner["name"] if (owner := _OF.fullmatch(fragment)) else _POSSESSIVE.sub("", fragment)
    place = _place(stem, name, owns=name != fragment)
    return None if place is None else stem[: place.start] + name + stem[place.end :] + ending


def _with_phrase(stem: str, phrase: str, preposition: str) -> str:
    goes_on = rf"(?=\s(?!{preposition}\b)(?:{PREPOSITIONS})\s|,|$)"
    object_ = rf"(?-i:{_NAME})" if re.fullmatch(rf"{preposition} {_NAME}", phrase) else rf".+?{goes_on}"
    found = list(re.finditer(rf"\b{preposition}\s(?:the\s)?{object_}", stem, re.IGNORECASE | re.DOTALL))
    return stem[: found[-1].start()] + phrase + stem[found[-1].end() :] if found else f"{stem} {phrase}"


def _place(stem: str, fragment: str, *, owns: bool) -> Span | None:
    if owns:
        owners = list(_GENITIVE.finditer(stem))
        return Span(*owners[0].span()) if len(owners) == 1 else None
    if said := _SAY_ABOUT.search(stem):
        return Span(*said.span("topic"))
    if re.fullmatch(_NAME, fragment):
        names = [name for name in _NAMED.finditer(stem) if name[0].isupper() == fragment.isupper()]
        if len(names) == 1:
            return Span(*names[0].span())
    phrases = list(re.finditer(rf"\b(?:{PREPOSITIONS})\s+(?P<object>.+)", stem, re.IGNORECASE | re.DOTALL))
    short = max(len(fragment.split()), len(phrases[0]["object"].split()) if phrases else 99) <= _MAX_SWAPPED_WORDS
    inner = phrases and re.search(rf"\b(?:{PREPOSITIONS})\b", phrases[0]["object"], re.IGNORECASE)
    return Span(*phrases[0].span("object")) if short and not inner else None
