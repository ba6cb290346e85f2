"""The sign of a person: initials, and a colour that is theirs on every page."""

import zlib

from corpus import Speaker

N_TONES = 12
INTERVIEWER_STYLE = "plain"


def initials(name: str) -> str:
    """Return one or two letters; people who answer as one get the first letter of the first two."""
    people = [person.split() for person in name.split(" / ") if person.strip()]
    if not people:
        return "?"
    words = [person[0] for person in people[:2]] if len(people) > 1 else [people[0][0], *people[0][1:][-1:]]
    # A name in a script without capitals and spaces is its own first character.
    return "".join(next((letter for letter in word if letter.isalnum()), "") for word in words).upper() or "?"


def style_of(speaker: Speaker) -> str:
    """Return the style of a person: one of ``N_TONES`` colours, filled or soft; those who ask have none.

    It is made of the id alone, so it is the same in every article and after every rebuild. The price is that two people
    can share one: a colour helps to tell people apart, the name beside it says who they are.
    """
    if speaker.interviewer:
        return INTERVIEWER_STYLE
    n_softer, number = divmod(zlib.crc32(speaker.id.encode()), N_TONES)
    return f"tone-{number} soft" if n_softer % 2 else f"tone-{number}"
