"""Puts an earlier question into other words: other people, another topic, a name in the place of a pronoun.

The patterns here find places in a text to show, by its capitals; they are no forms of questions.
"""

import re

from corpus import Span
from qa.understanding.forms import form
from qa.understanding.tokens import tokens_of

_PREPOSITIONS = (
    "about|after|against|at|before|beyond|by|during|for|from|in|into|on|over|since|through|to|under|with|within|without"
)
_PREPOSITION = re.compile(rf"(?:only )?(?P<word>{_PREPOSITIONS})\s+", re.IGNORECASE)
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
    tokens = tokens_of(text)
    found = form("of_several" if of_several else "of_somebody").search(tokens)
    if found is None:
        return text
    pronoun = tokens.part(found.last - 1, found.last)
    word, span = pronoun.text.lower(), pronoun.span
    owns = word in {"his", "hers", "their", "theirs"} or (word == "her" and not _NO_THING.match(text, span.end))
    return text[: span.start] + name + ("'s" if owns else "") + text[span.end :]


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
    goes_on = rf"(?=\s(?!{preposition}\b)(?:{_PREPOSITIONS})\s|,|$)"
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
    phrases = list(re.finditer(rf"\b(?:{_PREPOSITIONS})\s+(?P<object>.+)", stem, re.IGNORECASE | re.DOTALL))
    short = max(len(fragment.split()), len(phrases[0]["object"].split()) if phrases else 99) <= _MAX_SWAPPED_WORDS
    inner = phrases and re.search(rf"\b(?:{_PREPOSITIONS})\b", phrases[0]["object"], re.IGNORECASE)
    return Span(*phrases[0].span("object")) if short and not inner else None
