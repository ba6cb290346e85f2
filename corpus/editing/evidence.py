"""Why a paragraph is taken for somebody's words, and who else may have said them: what an editor weighs."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from corpus.attribution import ASKING, Interview, find_persons
from corpus.formats import Document
from corpus.models import SPEECH, Article, Attribution, Kind, Paragraph, Speaker
from corpus.text import GENERIC_LABELS, fold, label_key, name_tokens, same_person
from corpus.text.label_shape import Label

from .differences import is_unsure

_MAX_CANDIDATES = 5
_MAX_AROUND = 50  # paragraphs in which the next speaker is looked for
_MAX_PEOPLE = 100  # whose names are looked for; so that a huge file stays quick
_MAX_SEARCHED = 200_000  # characters in which they are
_STYLES = {
    "labels": "labels",
    "labels of those who ask": "the labels of those who ask",
    "plain": "question marks alone",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against the reading of a paragraph, and who else may have said it, the likeliest first.

    ``why`` is ``None`` for what nobody says.
    """

    why: str | None = None
    candidates: tuple[str, ...] = ()


def weigh(document: Document, interview: Interview, article: Article) -> tuple[Evidence, ...]:
    """Return the evidence for each paragraph of an article, as its editors have it.

    Args:
        document: As unpacked.
        interview: As the document was read.
        article: The same, corrected: paragraphs have the same numbers.
    """
    page = _Page(document, interview, article)
    return tuple(page.evidence(number) for number in range(len(article.paragraphs)))


class _Page:
    """An article beside the document that it was read from."""

    def __init__(self, document: Document, interview: Interview, article: Article) -> None:
        self._document, self._interview, self._article = document, interview, article
        self._texts = [block.span.cut(article.text) for block in document.blocks]
        starts = [block.span.start for block in document.blocks]
        self._blocks = [bisect_right(starts, one.span.start) - 1 for one in article.paragraphs]
        self._labels = interview.reading.starts if interview.reading else (None,) * len(starts)
        self._begun: list[int | None] = []  # for each block, the number of that in which its speaker begins
        for number, label in enumerate(self._labels):
            self._begun.append(number if label else self._begun[-1] if number else None)
        self._headings = [one.span.start for one in article.paragraphs if one.kind is Kind.HEADING]
        self._searched = bisect_right([*accumulate(map(len, self._texts))], _MAX_SEARCHED)  # blocks
        self._unlabelled = [
            fold(text[label.length if label else 0 :]) for text, label in zip(self._texts, self._labels, strict=True)
        ]
        self._found_at = {one.id: self._place_of(one.name) for one in article.speakers[:_MAX_PEOPLE]}
        self._people = self._everybody()
        self._reading = self._how_read()

    def evidence(self, number: int) -> Evidence:
        paragraph = self._article.paragraphs[number]
        if paragraph.attribution is Attribution.CORRECTION:
            return Evidence("an editor says so")
        if paragraph.kind not in SPEECH:
            return Evidence()
        speaker = self._article.speaker(paragraph.speaker_id)
        block = self._blocks[number]
        begun = self._begun[block]
        label = None if begun is None else self._labels[begun]
        facts = [*self._how_known(number, label), *self._how_named(paragraph, speaker, label), self._reading]
        if not is_unsure(paragraph):
            return Evidence("; ".join(facts))
        found = map(self._in_full, self._others(number, label))
        others = dict.fromkeys(name for name in found if not speaker or name != speaker.name)
        return Evidence("; ".join(facts), tuple(islice(others, _MAX_CANDIDATES)))

    def _in_full(self, name: str) -> str:
        """Return the name of the one speaker whom a part of a name can mean, else the name: nobody becomes two."""
        fuller = [one.name for one in self._article.speakers if one.name != name and same_person(name, one.name)]
        return fuller[0] if len(fuller) == 1 else name

    def _how_known(self, number: int, label: Label | None) -> Iterator[str]:
        paragraph, block = self._article.paragraphs[number], self._blocks[number]
        begun = self._begun[block]
        if label is None or begun is None:
            yield "quoted with a cue" if paragraph.speaker_id else "quoted, and no cue tells by whom"
            return
        if begun == block:
            yield f"behind {_sign(label)}" if label.printed else _sign(label)
            return
        begins, n = self._document.blocks[begun], block - begun
        where = f" (line {begins.line})" if begins.line else ""
        yield f"{n} paragraph{'s' if n > 1 else ''} below {_sign(label)}{where}"
        if bisect_right(self._headings, paragraph.span.start) > bisect_right(self._headings, begins.span.start):
            yield "but a heading stands between"

    def _how_named(self, paragraph: Paragraph, speaker: Speaker | None, label: Label | None) -> Iterator[str]:
        printed = label.printed if label else ""
        if speaker is None:
            if label and _is_a_name(label):
                yield f"“{printed}” is nobody whose name is sure"
            else:
                yield f"nobody is sure to be who {'asks' if paragraph.kind is Kind.QUESTION else 'speaks'}"
            return
        if label_key(speaker.name) in GENERIC_LABELS:
            return
        guest = self._interview.guest
        if guest and guest.name == speaker.name and guest.why and not (label and _is_a_name(label)):
            yield f"{speaker.name} answers: {', '.join(guest.why)}"
        if printed and label_key(printed) != label_key(speaker.name):
            yield f"“{printed}” {_relation(printed, speaker.name)} {speaker.name}"
        elif not printed and label:
            yield f"taken for {speaker.name}"
        if where := self._found_at.get(speaker.id):
            yield f"named {where}"
        elif speaker.id in self._found_at and self._searched == len(self._texts):
            yield "but named nowhere else"

    def _how_read(self) -> str:
        reading = self._interview.reading
        if reading is None:
            return "read as prose that quotes"
        goes_by = _STYLES.get(reading.convention, f"how questions are set ({reading.convention})")
        rival = reading.weight - reading.margin
        others = f"the next way to {rival:.2f}" if rival > 0 else "no other way does"
        return f"read by {goes_by}: this fits to {reading.weight:.2f}, {others}"

    def _others(self, number: int, label: Label | None) -> Iterator[str]:
        """Yield whose words they may be, the likeliest first: by the label, by the words around, by the part played."""
        paragraph = self._article.paragraphs[number]
        # Who was too unsure to be named is the likeliest.
        guessed = self._interview.paragraphs[number].speaker_id
        yield from (one.name for one in self._interview.speakers if one.id == guessed)
        if self._interview.guest and label and not _is_a_name(label):
            yield from (self._interview.guest.name, *self._interview.guest.others)
        printed = label.printed if label else ""
        fitting = [name for name in self._people if printed and _fits(printed, name)]
        yield from fitting
        if label is None:
            near = fold(" ".join(self._texts[max(0, self._blocks[number] - 1) : self._blocks[number] + 2]))
            yield from (name for name in self._people if name_tokens(name)[-1] in near)
        elif self._begun[self._blocks[number]] != self._blocks[number]:
            yield from self._around(number)
        if not fitting:
            asks, taken = paragraph.kind is Kind.QUESTION, {one.name for one in self._article.speakers}
            if not label or not _is_a_name(label):
                yield from (one.name for one in self._article.speakers if one.interviewer is asks)
            yield from (name for name in self._people if name not in taken)

    def _around(self, number: int) -> Iterator[str]:
        """Yield who speaks next after, and who spoke last before, somebody else's words."""
        paragraphs = self._article.paragraphs
        own = paragraphs[number].speaker_id
        after, before = (
            paragraphs[number + 1 : number + 1 + _MAX_AROUND],
            paragraphs[max(0, number - _MAX_AROUND) : number],
        )
        for side in (after, reversed(before)):
            near = (self._article.speaker(one.speaker_id) for one in side if one.speaker_id != own)
            yield from islice((one.name for one in near if one), 1)

    def _everybody(self) -> list[str]:
        """Return names: of those who speak, and of those whom the article only names, first those in its head."""
        speakers = [one.name for one in self._article.speakers]
        title, byline = self._interview.title or "", self._interview.byline or ""
        end = self._interview.reading.first if self._interview.reading else 0
        head = [title, byline, self._document.metadata.description or "", *self._texts[: min(end, self._searched)]]
        named = [one.name for texts in (head, self._texts[: self._searched]) for one in find_persons(texts)]
        return [name for name in dict.fromkeys([*speakers, *named]) if name_tokens(name)][:_MAX_PEOPLE]

    def _place_of(self, name: str) -> str | None:
        """Return where, besides labels, somebody is named in full."""
        if any(item.name == name for item in self._document.metadata.speakers):
            return "in the front matter"
        wanted = fold(name)
        for place, printed in (("title", self._interview.title), ("byline", self._interview.byline)):
            if printed and wanted in fold(printed):
                return f"in the {place}"
        for block, text in zip(self._document.blocks[: self._searched], self._unlabelled, strict=False):
            if wanted in text:
                return f"on line {block.line}" if block.line else "in the text"
        return None


def _is_a_name(label: Label) -> bool:
    return bool(label.printed) and label.key not in GENERIC_LABELS


def _sign(label: Label) -> str:
    """What shows that somebody begins to speak."""
    if label.printed:
        return f"the label “{label.printed}”"
    return "a question set apart" if label.key == ASKING.key else "an answer to a question set apart"


def _relation(printed: str, name: str) -> str:
    if same_person(printed, name):
        return "is part of the name"
    return "are the initials of" if _is_initials(printed, name) else "stands for"


def _fits(printed: str, name: str) -> bool:
    return same_person(printed, name) or _is_initials(printed, name)


def _is_initials(printed: str, name: str) -> bool:
    letters = [letter for letter in fold(printed) if letter.isalpha()]
    return len(letters) > 1 and letters == [word[0] for word in name_tokens(name)]
