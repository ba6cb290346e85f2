"""Who an article is about: full names from head, narration and first words, who asks and who is asked."""

import re
from collections.abc import Sequence

from .folding import fold
from .ids import slug
from .names import looks_like_name, name_tokens
from .persons import Person, find_persons

_SURE = 2  # with more weight a name is a person's
_IN_TITLE = 2
_OFFICES = re.compile(
    r"\b(?:desk|staff|team|newsroom|editors?|editorial|bureau|admin|agency|magazine|press|correspondents?)\b",
    re.IGNORECASE,
)  # in a byline that names nobody ("Environment Desk")


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


def _of_account(account: str, texts: Sequence[str]) -> str | None:
    plain = re.sub(r"[^a-z]", "", fold(account))
    for person in find_persons(texts):
        first, *_, last = name_tokens(person.name)
        if slug(person.name) == slug(account) or plain in {first + last, first[0] + last, last + first[0]}:
            return person.name
    # The short form of a first name begins with another letter: "bbrantley" is William Brantley.
    fitting = {p.name for p in find_persons(texts) if len(plain) >= 6 and plain[1:] == name_tokens(p.name)[-1]}
    return fitting.pop() if len(fitting) == 1 else None


def find_guest(title: str | None, texts: Sequence[str], *, besides: Sequence[str]) -> str | None:
    """Return the one person whom an article without labels interviews; ``None`` where it is not sure.

    Args:
        title: The article's.
        texts: The narration above the interview.
        besides: Names of those who ask.
    """
    persons = [person for person in find_persons([title or "", *texts]) if person.name not in besides]
    weights = {person.name: person.weight + _IN_TITLE * _is_named_in(title or "", person) for person in persons}
    likely = sorted((name for name in weights if weights[name] > _SURE), key=lambda name: -weights[name])
    if not likely or (len(likely) > 1 and weights[likely[0]] == weights[likely[1]]):
        return None
    together = " ".join([title or "", *texts])
    if any(f"{a} and {b}" in together for other in likely[1:] for a, b in ((likely[0], other), (other, likely[0]))):
        return None  # two guests, and nothing says which of them answers
    return likely[0]


def _is_named_in(title: str, person: Person) -> bool:
    words = set(re.findall(r"[^\W_][\w'-]*?(?='s?\b|[^\w'-]|$)", fold(title)))
    return name_tokens(person.name)[-1] in words
