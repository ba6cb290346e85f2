"""Whom a cue means, given who was named and heard before it: surnames, offices, "she said", and no cue at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import Span

from .cues import reported_sayers
from .names import opens_with_office, read_name
from .people import Mention, People, Person
from .subjects import Cue, Sayer

_FULL, _SURNAME, _OFFICE = 0.95, 0.9, 0.85
_PRONOUN_TOLD, _PRONOUN = 0.8, 0.75
_SAME_PARAGRAPH, _NEXT_PARAGRAPH, _AFTER_REPORT = 0.85, 0.7, 0.75
_MAX_CARRIED = 2  # paragraphs without any cue that still go on with the last speaker
_PRONOUNS = re.compile(r"\b(?:(he)|(she))\b", re.IGNORECASE)
_FAR = 4  # paragraphs after which a pronoun no longer means the last speaker


@dataclass(frozen=True, slots=True)
class Said:
    """Who was heard, up to where; ``person`` is ``None`` for one whose name is not known."""

    person: Person | None
    confidence: float = 0.3
    end: int = 0
    paragraph: int = -1
    asked: bool = False  # what comes next may be somebody's answer
    carried: int = 0  # paragraphs taken to go on without a cue
    reporter: bool = False


class Listener:
    """Follows who speaks, from the first quotation to the last."""

    def __init__(self, narration: str, paragraphs: Sequence[Span], people: People) -> None:
        self._narration, self._paragraphs, self._people = narration, paragraphs, people
        self._said: Said | None = None
        self._last: Said | None = None  # as ``_said``, the reporter's own questions included

    def remember(self, said: Said, *, end: int, paragraph: int) -> Said:
        """Take note that a quotation of ``said`` ends, cue included, at ``end``."""
        self._last = replace(said, end=end, paragraph=paragraph)
        if not said.reporter:
            self._said = self._last
        return self._last

    def by_cue(self, cue: Cue, *, sentence: Span, paragraph: int) -> Said:
        """Return whom the cue, read in the narration at ``sentence``, means."""
        at = sentence.start + cue.start
        if cue.sayer is Sayer.NAME:
            person, name = self._people.named(cue.words), read_name(cue.words)
            sure = _FULL if name and len(name.words) > 1 else _SURNAME
            return Said(person, sure, asked=cue.asks)
        if cue.sayer is Sayer.OFFICE:
            return Said(self._people.in_office(cue.words), _OFFICE, asked=cue.asks)
        if cue.sayer is Sayer.PRONOUN:
            return replace(self._by_pronoun(cue, at, paragraph), asked=cue.asks)
        if cue.sayer is Sayer.SAME:
            return self._by_sentence(sentence, paragraph)
        return Said(None, asked=cue.asks or cue.sayer is Sayer.REPORTER, reporter=cue.sayer is Sayer.REPORTER)

    def without_cue(self, start: int, *, paragraph: int, n_words: int) -> Said:
        """Return who goes on in a quotation at ``start`` that is a sentence of its own and has no cue.

        Args:
            start: Where it begins.
            paragraph: The number of its paragraph.
            n_words: How long it is.
        """
        last, span = self._last, self._paragraphs[paragraph]
        if last and last.paragraph == paragraph and self._only(last.person, last.end, start):
            return replace(last, confidence=min(last.confidence, _SAME_PARAGRAPH))
        before = self._narration[span.start : start].strip(" \x00")
        if before:
            return self._after_report(span.start, start)
        answers = last is None or last.asked or n_words <= 2 or last.carried >= _MAX_CARRIED
        if last and not answers and last.paragraph == paragraph - 1 and self._only(last.person, last.end, span.end):
            return replace(last, confidence=min(last.confidence, _NEXT_PARAGRAPH), carried=last.carried + 1)
        return Said(None)

    def _only(self, person: Person | None, start: int, end: int) -> bool:
        """Nobody else is spoken of in between, by name or as he or she."""
        if person is None or any(item.person is not person for item in self._people.between(start, end)):
            return False
        return all(person.feminine is bool(found[2]) for found in _PRONOUNS.finditer(self._narration, start, end))

    def _after_report(self, begin: int, start: int) -> Said:
        """The sentence before reports what one person says, and names nobody else."""
        text = self._narration[max(begin, start - 400) : start].rstrip()
        cut = max(text.rfind(". ", 0, len(text) - 1), text.rfind("\x00")) + 1
        sentence = text[cut:].lstrip()
        cue = next(reported_sayers(sentence), None)
        if cue is None or cue.sayer is not Sayer.NAME or text.endswith(":"):
            return Said(None)
        person = self._people.named(cue.words)
        alone = self._only(person, start - len(self._narration[max(begin, start - 400) : start]) + cut, start)
        return Said(person if alone else None, _AFTER_REPORT)

    def _by_sentence(self, sentence: Span, paragraph: int) -> Said:
        cue = next(
            (cue for cue in reported_sayers(sentence.cut(self._narration)) if cue.sayer is not Sayer.OTHER), None
        )
        if cue:
            return self.by_cue(cue, sentence=sentence, paragraph=paragraph)
        here = self._people.between(sentence.start, sentence.end)
        if here and opens_with_office(self._narration[sentence.start : here[0].start]):
            person = here[0].person
            return Said(person if self._only(person, sentence.start, sentence.end) else None, _OFFICE)
        return Said(None)

    def _by_pronoun(self, cue: Cue, at: int, paragraph: int) -> Said:
        feminine = {"he": False, "she": True}.get(cue.words)
        said = self._said
        if said and cue.goes_on and said.paragraph == paragraph and _fits(said.person, feminine):
            candidates: list[Person | None] = [said.person]
        else:
            candidates = self._candidates(at, paragraph, feminine)
        people = {id(person): person for person in candidates}
        if len(people) != 1 or (person := candidates[0]) is None:
            return Said(None)
        known = person.feminine is not None
        if feminine is not None:
            person.feminine = feminine
        return Said(person, _PRONOUN_TOLD if known else _PRONOUN)

    def _candidates(self, at: int, paragraph: int, feminine: bool | None) -> list[Person | None]:
        """Those spoken of just before: in this paragraph, else the last heard and whoever was named since."""
        said, start = self._said, self._paragraphs[paragraph].start
        if said and said.paragraph == paragraph:
            found = [said.person, *_fitting(self._people.between(said.end, at), feminine)]
        elif here := _fitting(self._people.between(start, at), feminine):
            found = here
        elif said and paragraph - said.paragraph <= _FAR:
            found = [said.person, *_fitting(self._people.between(said.end, start), feminine)]
        else:
            begin = self._paragraphs[max(0, paragraph - 1)].start
            found = _fitting(self._people.between(begin, start), feminine)
        return [person for person in found if _fits(person, feminine)]


def _fitting(mentions: Sequence[Mention], feminine: bool | None) -> list[Person | None]:
    return [item.person for item in mentions if item.person or item.fits(feminine)]


def _fits(person: Person | None, feminine: bool | None) -> bool:
    if person is None:
        return True
    return person.feminine is None or person.feminine == feminine
