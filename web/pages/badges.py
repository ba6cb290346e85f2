"""The sign of a person: initials, and a colour that stays theirs in an article wherever it is quoted."""

import zlib

from corpus import Article

N_TONES = 12


def initials(name: str) -> str:
    """Return one or two letters; people who answer as one get the first letter of the first two."""
    people = [person.split() for person in name.split(" / ") if person.strip()]
    if not people:
        return "?"
    words = [person[0] for person in people[:2]] if len(people) > 1 else [people[0][0], *people[0][1:][-1:]]
    # A name in a script without capitals and spaces is its own first character.
    return "".join(next((letter for letter in word if letter.isalnum()), "") for word in words).upper() or "?"


def tone(article: Article, speaker_id: str) -> int:
    """Return the number of a speaker's colour, below ``N_TONES``: no two of an article share one while they last."""
    taken: set[int] = set()
    for speaker in article.speakers:
        number = zlib.crc32(speaker.id.encode()) % N_TONES
        while number in taken and len(taken) < N_TONES:
            number = (number + 1) % N_TONES
        if speaker.id == speaker_id:
            return number
        taken.add(number)
    return zlib.crc32(speaker_id.encode()) % N_TONES
