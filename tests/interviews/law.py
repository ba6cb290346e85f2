"""The law of reading: every word is under the name of the person who said it, or under nobody, never under another."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from pathlib import Path

from corpus import SPEECH, Article, Kind, read_article

from .model import Printed, Run, Voice

KNOWN_BREACHES = Path(__file__).with_name("known_breaches.json")  # words, by convention and by length of the run
LENGTHS = {"short": 3, "long": 12}  # interviews a convention, in ``make test`` and in ``make soak``

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of words. Of those that a named person says: ``right``, ``nobody`` and ``wrong`` add up to ``said``.

    Of the ``wrong``, ``another`` are under another person of the interview; the rest are under a name that is not
    full, or nobody's. ``mixed`` are words of named people that are shown as asked though answered, or the other way
    round, and ``misnamed`` those of an interviewer whom nothing names, shown under a person.
    """

    said: int = 0
    right: int = 0
    nobody: int = 0
    wrong: int = 0
    another: int = 0
    mixed: int = 0
    unnamed: int = 0
    misnamed: int = 0
    furniture: int = 0
    leaked: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Tally)))


def n_broken(printed: Iterable[Printed]) -> int:
    """Return how many words of these files break the law as read back."""
    counts = (tally(one, read_back(one)) for one in printed)
    return sum(count.wrong + count.misnamed for count in counts)


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def read_back(printed: Printed) -> Article:
    """Return what the reader makes of the file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"interview{printed.format}"
        file.write_text(printed.text, encoding="utf-8")
        return read_article(file)


def tally(printed: Printed, article: Article) -> Tally:
    """Count whose words were shown under whose name."""
    truth = [(word, run.voice) for run in printed.runs for word in words_of(run.text)]
    shown = list(_shown(article))
    matcher = SequenceMatcher(None, [word for word, _ in truth], [word for word, _, _ in shown], autojunk=False)
    at = {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
    people = {name for _, voice in truth if voice and voice.person for name in voice.names}
    total = Tally()
    for number, (_, voice) in enumerate(truth):
        _, kind, name = shown[at[number]] if number in at else ("", Kind.NARRATION, None)
        total += _counted(voice, kind, name, people)
    return total


def _counted(voice: Voice | None, kind: Kind, name: str | None, people: set[str]) -> Tally:
    if voice is None:
        return Tally(furniture=1, leaked=int(kind in SPEECH))
    names = {" ".join(words_of(allowed)) for allowed in voice.names}
    fits = name is not None and " ".join(words_of(name)) in names
    if not voice.person:
        return Tally(unnamed=1, misnamed=int(name is not None and not fits))
    return Tally(
        said=1,
        right=int(fits),
        nobody=int(name is None),
        wrong=int(name is not None and not fits),
        another=int(name is not None and not fits and _is_of_another(name, voice, people)),
        mixed=int(name is not None and kind in SPEECH and (kind is Kind.QUESTION) is not voice.asks),
    )


def _is_of_another(name: str, voice: Voice, people: set[str]) -> bool:
    """Tell whether the name shares a word with another person's, and none with the right one's."""
    words, theirs = set(words_of(name)), {word for own in voice.names for word in words_of(own)}
    return not words & theirs and any(words & set(words_of(person)) for person in people)


def _shown(article: Article) -> Iterator[tuple[str, Kind, str | None]]:
    for paragraph in article.paragraphs:
        speaker = article.speaker(paragraph.speaker_id) if paragraph.kind in SPEECH else None
        name = speaker.name if speaker else None
        yield from ((word, paragraph.kind, name) for word in words_of(paragraph.span.cut(article.text)))


def speech(runs: Iterable[Run]) -> Iterator[tuple[Voice, list[str]]]:
    """Yield the words of each run that somebody says."""
    for run in runs:
        if run.voice is not None and run.text.strip():
            yield run.voice, words_of(run.text)
