"""From a document to who says what in it: one reading, one head, one cast, one pass over the turns."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.formats import DeclaredSpeaker, Document
from corpus.models import Kind, Paragraph, Part, ReadingWarning, Speaker
from corpus.text import (
    GENERIC_LABELS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    ends_sentence,
    fold_marks,
    is_honorific,
    label_key,
    name_tokens,
    same_person,
)
from corpus.text.label_shape import Label, label_before_colon, names_office, split_joint

from .guests import Guest, Places, find_guest, name_alone
from .head_and_foot import Head, find_foot, read_head, source_line, speaks_of_self
from .introductions import (
    Credits,
    Introduction,
    byline_names,
    find_authors,
    find_introductions,
    find_strays,
    is_record,
    read_cast_list,
    read_credits,
)
from .labels import find_labels, part_at_labels, part_at_questions
from .mentions import RANKS, FullNames, MentionedPerson, find_persons, is_likely_person
from .questions import asks
from .quoted import read_prose
from .readings import ANSWERING, ASKING, ASKS_MOSTLY, Reading, asking_shares, best_reading, doubted, propose
from .resolution import Cast, Clues, cast_speakers
from .turns import Speech, foot, narrate, read_turns

_N_OPENING = 4  # blocks at the beginning of the talk, in which people are introduced as well
_N_ANSWERS = 8  # blocks at the beginning of the talk, in which who answers may say who that is
_N_HEAD = 10  # blocks above a talk without labels, in which its people may be listed
_ACCOUNT = re.compile(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Interview:
    """A document understood: what each of its blocks is, who says it, and what its head prints.

    ``reading`` is how it was taken apart; ``None`` for prose, in which a reporter quotes. ``guest`` is who was found to
    answer where no label says who.
    """

    title: str | None
    byline: str | None
    head: Head
    paragraphs: tuple[Paragraph, ...]
    speakers: tuple[Speaker, ...]
    reading: Reading | None = None
    warnings: tuple[ReadingWarning, ...] = ()
    guest: Guest | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """A document as taken apart, and its head.

    Attributes:
        document: As unpacked.
        texts: Those of its blocks.
        reading: Who begins to speak where.
        end: The number of the first block of the foot.
        head: The lines above the story.
        title: The headline.
        authors: Full names of the byline.
        declared: Speakers whom the file or a list above the talk declares.
        name: That of the file, without suffix.
    """

    document: Document
    texts: tuple[str, ...]
    reading: Reading
    end: int
    head: Head
    title: str | None
    authors: tuple[str, ...]
    declared: tuple[DeclaredSpeaker, ...] = ()
    name: str = ""

    @property
    def above(self) -> tuple[str, ...]:
        return self.texts[: self.reading.first]

    @property
    def opening(self) -> tuple[str, ...]:
        return self.texts[self.reading.first : self.reading.first + _N_OPENING]

    @property
    def labels(self) -> tuple[Label, ...]:
        """One for each key, in order of first use; a note behind any of them counts for all."""
        there = [label for label in self.reading.starts[: self.end] if label]
        first = {label.key: label for label in reversed(there)}
        notes = {label.key: label.note for label in there if label.note}
        return tuple(replace(first[key], note=notes.get(key)) for key in dict.fromkeys(label.key for label in there))


def read_interview(document: Document, *, name: str = "") -> Interview:
    """Say who says what in a document; ``name`` is that of its file, without suffix."""
    document = part_at_labels(part_at_questions(document))
    texts = tuple(block.span.cut(document.text) for block in document.blocks)
    reading, declared = _reading(document, texts)
    nobody = Reading("prose", (None,) * len(texts))
    end = find_foot(texts, first=(reading or nobody).last + 1)
    head = _head(document, texts[: min((reading or nobody).first, end)])
    title = document.metadata.title or (None if head.title is None else texts[head.title])
    title = " ".join(title.split()) if title else None
    printed = document.metadata.byline or head.byline
    byline = _byline(printed or document.metadata.account, texts)
    if reading is None:
        paragraphs, speakers = read_prose(document, texts, head)
        return Interview(title, byline, head, tuple(paragraphs), speakers)
    authors = byline_names(printed, texts) or find_authors(texts[: reading.first], texts[reading.last + 1 :])
    page = _Page(document, texts, reading, end, head, title, tuple(authors), declared, name)
    told = _credits(page)
    guest = _guest(page, told)
    introductions, warnings = _introductions(page)
    cast = _cast(page, told, guest, introductions)
    paragraphs = _paragraphs(page, cast, is_guest_sure=guest is None or guest.sure)
    return Interview(title, byline, head, tuple(paragraphs), cast.speakers, reading, tuple(warnings), guest)


def _reading(document: Document, texts: Sequence[str]) -> tuple[Reading | None, tuple[DeclaredSpeaker, ...]]:
    """The best reading, and the speakers whom the file or a list above the talk declares."""
    declared = document.metadata.speakers
    guess = find_labels(document.blocks, texts, declared=_printed_for(declared), known_names=())
    listed = read_cast_list(texts)
    declared = (*declared, *listed.values())
    above = texts[: next((n for n, label in enumerate(guess) if label and n not in listed), len(guess))]
    introduced = [item.name for text in above for item in find_introductions(text)]
    proposed = propose(
        document.blocks,
        texts,
        declared=_printed_for(declared),
        introduced=introduced,
        listed=listed.keys(),
        byline=document.metadata.byline,
    )
    return best_reading(proposed, document.blocks, texts), declared


def _printed_for(declared: Sequence[DeclaredSpeaker]) -> list[str]:
    return [label for item in declared for label in (item.name, *item.labels)]


def _head(document: Document, texts: Sequence[str]) -> Head:
    head = read_head(texts)
    # The words of a picture above the story are no title, however short.
    return replace(head, title=None) if head.title is not None and document.blocks[head.title].caption else head


def _byline(printed: str | None, texts: Sequence[str]) -> str | None:
    # Accounts of a site ("ada-moss, bo-li") are shown by the names in the text that they stand for.
    accounts = [name for name in re.split(r",\s*", printed or "") if name]
    names = byline_names(printed, texts) if all(map(_ACCOUNT.fullmatch, accounts)) else []
    return ", ".join(names) if names and len(names) == len(accounts) else printed


def _credits(page: _Page) -> Credits:
    labelled = (n for n, label in enumerate(page.reading.starts) if label and label.key not in {"?", "!"})
    first = next(labelled, _N_HEAD)
    records = [
        text for text, label in zip(page.texts, page.reading.starts, strict=True) if not label and is_record(text)
    ]
    return read_credits([page.document.metadata.title or "", *page.texts[:first], *records])


def _guest(page: _Page, told: Credits) -> Guest | None:
    """Who answers where no label says who."""
    if declared := _declared(page, Part.INTERVIEWEE):
        # Several people answer, and nothing tells which: nobody is sure to.
        return Guest(declared[0]) if len(declared) == 1 else None
    # "An interview with" somebody of the byline names who asks.
    if (said := told.answering) and said not in page.authors:
        # A name of the credits in its usual letters and in full; two of its words fit a longer name as well.
        return Guest(_full_names(page, ()).full(said))
    return find_guest(_places(page), besides=[*told.asking, *filter(None, [told.examining])], authors=page.authors)


def _declared(page: _Page, part: Part) -> list[str]:
    return [item.name for item in page.declared if item.part is part]


def _places(page: _Page) -> Places:
    """The texts of a page by what stands in them."""
    blocks, starts = page.document.blocks, page.reading.starts
    last = min(page.end, page.reading.last + 1)
    asked: list[str] = []
    answered: list[str] = []
    for number in range(page.reading.first, last):
        label = starts[number]
        if label and (label.key == ASKING.key or label.key in INTERVIEWER_LABELS):
            asked.append(page.texts[number][label.length :])
        elif len(answered) < _N_ANSWERS and (label is None or label.key in INTERVIEWEE_LABELS | {ANSWERING.key}):
            answered.append(page.texts[number][label.length if label else 0 :])
    return Places(
        title=page.title or "",
        above=[*filter(None, [page.document.metadata.description]), *page.above],
        questions=asked,
        answers=answered,
        below=page.texts[last:],
        captions=[text for block, text in zip(blocks, page.texts, strict=True) if block.caption],
        stem=page.name,
    )


def _introductions(page: _Page) -> tuple[list[Introduction], list[ReadingWarning]]:
    """People introduced with an office, and what stands behind an office and fits nobody."""
    found: list[Introduction] = []
    warnings: list[ReadingWarning] = []
    for block, text in zip(page.document.blocks, page.above, strict=False):
        here = find_introductions(text)
        found += here
        for stray in find_strays(text, here):
            message = f"{stray!r} stands behind an office and fits nobody; left out of the role"
            warnings.append(ReadingWarning(message, block.line))
    found += [item for text in page.opening for item in find_introductions(text)]
    named = {label_key(item.name) for item in found}
    for person in _persons(page):
        if person.role and not is_honorific(person.role) and label_key(person.name) not in named:
            found.append(Introduction(person.name, person.role, page.document.blocks[0].span))
    return found, warnings


def _persons(page: _Page) -> tuple[MentionedPerson, ...]:
    return find_persons([page.title or "", *page.above, *page.opening])


def _full_names(page: _Page, introductions: Iterable[Introduction]) -> FullNames:
    declared = [item.name for item in page.declared]
    introduced = [item.name for item in introductions]
    printed = [name for label in page.reading.starts if label for name in split_joint(label.printed)]
    # A rank and a surname are no full name.
    labels = [name for name in printed if len(name_tokens(name)) > 1 and label_key(name).split()[0] not in RANKS]
    elsewhere = [person.name for person in find_persons(page.texts) if person.weight > 1]
    alone = [name for text in page.above if (name := name_alone(text))]
    names = [*declared, *page.authors, *introduced, *alone, *(one.name for one in _persons(page)), *labels, *elsewhere]
    return FullNames(names, text=f"{page.title}\n{page.document.text}")


def _cast(page: _Page, told: Credits, guest: Guest | None, introductions: Sequence[Introduction]) -> Cast:
    starts, labels = page.reading.starts, list(page.labels)
    # Who of the authors asks is known where it is known who answers: "Vic Chan" is Victoria Chan.
    answered = any(label.mark and label.key not in GENERIC_LABELS for label in labels)
    others = [
        name for name in page.authors
        if (guest and name_tokens(name)[-1] != name_tokens(guest.name)[-1])
        or (not guest and answered and not any(same_person(label.printed, name) for label in labels))
    ]  # fmt: skip
    host = [guest.host] if guest and guest.host else others
    asks = _declared(page, Part.INTERVIEWER) or list(told.asking) or host
    author = asks[0] if len(asks) == 1 else None
    generic = all(label.key in GENERIC_LABELS | {ASKING.key, ANSWERING.key} for label in labels)
    examiner = told.examining or next(iter(told.asking), None)
    said = [text[label.length :] if label else text for text, label in zip(page.texts, starts, strict=True)]
    byline = page.document.metadata.byline or page.head.byline
    # Where "Q" asks, others may have opened the talk.
    alone = guest.name if guest and guest.sure and not any(one.key in INTERVIEWER_LABELS for one in labels) else None
    clues = Clues(
        declared=page.declared,
        introductions=introductions,
        names=_full_names(page, introductions),
        guest=guest.name if guest else None,
        is_guest_sure=guest is not None and guest.sure,
        asking=asking_shares(
            starts,
            page.texts,
            leading=[*told.moderating, *told.asking],
            answering=told.answering or alone,
        ),
        narration="\n".join([*page.above, *page.opening]),
        hosts=[*told.asking, *([told.examining] if told.examining else [])],
        asker=examiner or (author if generic else None),
        author=page.authors[0] if len(page.authors) == 1 else None,
        turns=Counter(label.key for label in starts[: page.end] if label),
        outside=fold_marks("\n".join([page.title or "", byline or "", *said])),
    )
    # Who asks or answers without a label is resolved like the others, by a name instead of a label; but where others
    # who answer have labels, or they themselves have one, it is not known who has none.
    labelled = [
        label for label in labels
        if label.mark and label.key not in GENERIC_LABELS and clues.turns[label.key] > 1
        and clues.asking.get(label.key, 0.0) < ASKS_MOSTLY
    ]  # fmt: skip
    names = {ASKING.key: author, ANSWERING.key: None if labelled else clues.guest}
    known = [
        replace(label, printed=names[label.key] or "") if label.key in names else label
        for label in labels
        if label.key not in names or names[label.key]
    ]
    cast = cast_speakers(known, clues)
    if asker := cast.by_key.get(ASKING.key):
        asking = replace(asker, part=Part.INTERVIEWER, aliases=tuple(a for a in asker.aliases if a))
        cast = cast.with_speaker(asking)
    return cast


def _paragraphs(page: _Page, cast: Cast, *, is_guest_sure: bool) -> list[Paragraph]:
    """Every block in order, with what it is and who says it."""
    blocks, texts, starts = page.document.blocks, page.texts, page.reading.starts
    start = min(_first_spoken(page, cast), page.end)
    # A source line in the midst of the talk is boilerplate and ends nothing.
    inside = [n for n in range(start, page.end) if starts[n] or not source_line(texts[n])]
    labels = [starts[n] for n in inside]
    names = [*(speaker.name for speaker in cast.speakers), *page.authors, *(one.name for one in _persons(page))]
    speech = Speech(
        text=page.document.text,
        blocks=[blocks[n] for n in inside],
        labels=labels,
        cast=cast,
        names=names,
        is_guest_sure=is_guest_sure,
        doubted=doubted(tuple(labels), [texts[n] for n in inside]),
    )
    boilerplate = [Paragraph(blocks[n].span, Kind.BOILERPLATE) for n in range(start, page.end) if n not in set(inside)]
    return [
        *narrate(blocks, texts, head=page.head, end=start),
        *sorted([*read_turns(speech), *boilerplate], key=lambda paragraph: paragraph.span),
        *foot(blocks[page.end :]),
    ]


def _first_spoken(page: _Page, cast: Cast) -> int:
    """Where the talk begins: behind lines that only look like labels, and questions that the author answers."""
    starts, texts = page.reading.starts, page.texts
    counts = Counter(label.key for label in starts if label)
    guests = [speaker.name for speaker in cast.speakers if not speaker.interviewer]
    told = guests or [person.name for person in _persons(page) if is_likely_person(person.name)]
    skipped = None
    for number, label in enumerate(starts[: page.end]):
        if label is None:
            continue
        known = label.key in GENERIC_LABELS | {ASKING.key, ANSWERING.key} or cast.by_key.get(label.key)
        # Nothing but a person has a form of address.
        is_persons = names_office(label.printed) or is_honorific(label.printed.split(" ")[0])
        if not known and not is_persons and counts[label.key] == 1 and not asks(texts[number]):
            continue
        after = starts[number + 1] if number + 1 < page.end else None
        if label.key == ASKING.key and after == ANSWERING and counts[ASKING.key] > _N_OPENING // 2:
            answer = texts[number + 1]
            is_named = ends_sentence(answer) and any(name in answer for name in told) and not label_before_colon(answer)
            if is_named and not speaks_of_self(answer, alone=True):
                skipped = number + 1
                continue
        if number == skipped:
            continue
        return number
    return page.reading.first
