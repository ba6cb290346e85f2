"""An interview with labels, or with questions set apart: where it begins and ends, who speaks in it, and what."""

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cached_property

from corpus.formats import Document
from corpus.models import Kind, Paragraph, Part, ReadingWarning
from corpus.text import (
    GENERIC_LABELS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    fold_marks,
    is_honorific,
    label_key,
    name_tokens,
    same_person,
)
from corpus.text.label_shape import Label, split_joint

from .head_and_foot import Head, find_closing, find_foot, read_head, source_line
from .introductions import Credits, Introduction, drop_credits, find_introductions, find_strays, read_credits
from .labels import QUESTION_MARK, find_labels, find_set_questions
from .mentions import Guest, MentionedPerson, byline_names, find_guest, find_persons
from .resolution import ASKS_MOSTLY, Cast, Clues, FullNames, cast_speakers
from .turns import Speech, foot, narrate, read_turns

_HOST_SHARE = 0.3
_N_OPENING = 4  # blocks at the beginning of the talk, in which people are introduced as well
_N_ANSWERS = 8  # blocks at the beginning of the talk, in which who answers may say who that is
_N_HEAD = 10  # blocks above a talk without labels, in which its people may be listed
_ACCOUNT = re.compile(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*")
_ASKING, _ANSWERING = Label("", "?", 0, ""), Label("", "!", 0, "")


class Dialogue:
    """One document understood as an interview, if it is one; ``found`` tells."""

    def __init__(self, document: Document) -> None:
        self.document, self.blocks = document, document.blocks
        self.texts = [block.span.cut(document.text) for block in document.blocks]
        self.warnings: list[ReadingWarning] = []

    @property
    def found(self) -> bool:
        return self.first < len(self.blocks)

    @cached_property
    def labels(self) -> list[Label | None]:
        declared = [label for item in self.document.metadata.speakers for label in (item.name, *item.labels)]
        guess = find_labels(self.blocks, self.texts, declared=declared, known_names=())
        above = self.texts[: next((n for n, label in enumerate(guess) if label), len(guess))]
        names = [item.name for text in above for item in find_introductions(text)]
        labels = find_labels(self.blocks, self.texts, declared=declared, known_names=names)
        return drop_credits(labels, self.texts)

    @cached_property
    def questions(self) -> dict[int, int]:
        """Questions set apart by layout; none where somebody with a label asks."""
        asks = any(share >= ASKS_MOSTLY for share in self._asking.values())
        if asks or any(label and label.key in INTERVIEWER_LABELS for label in self.labels):
            return {}
        found = find_set_questions(self.blocks, self.texts)
        return {number: length for number, length in found.items() if self.labels[number] is None}

    @cached_property
    def only_questions(self) -> bool:
        """Tell whether only interviewers have labels: the answers below their questions have none."""
        asked = [n for n, label in enumerate(self.labels) if label]
        keys = {label.key for label in self.labels if label}
        asks = [n for n in asked if QUESTION_MARK.search(self.texts[n])]
        if len(asked) < 2 or not (keys <= INTERVIEWER_LABELS or (len(keys) == 1 and len(asks) == len(asked))):
            return False
        answered = [n for n in asked if n + 1 < len(self.labels) and self.labels[n + 1] is None]
        return len(answered) >= ASKS_MOSTLY * len(asked)

    @cached_property
    def first(self) -> int:
        """The number of the first block spoken."""
        labelled = (number for number, label in enumerate(self.labels) if label)
        return min(next(labelled, len(self.blocks)), min(self.questions, default=len(self.blocks)))

    @cached_property
    def end(self) -> int:
        """The number of the first block of the foot."""
        last = max((n for n, label in enumerate(self.labels) if label), default=0)
        return find_foot(self.texts, first=max(last, *self.questions, 0) + 1)

    @cached_property
    def head(self) -> Head:
        head = read_head(self.texts[: min(self.first, self.end)])
        # The words of a picture above the story are no title, however short.
        return replace(head, title=None) if head.title is not None and self.blocks[head.title].caption else head

    @cached_property
    def title(self) -> str | None:
        found = self.document.metadata.title or (None if self.head.title is None else self.texts[self.head.title])
        return " ".join(found.split()) if found else None

    @cached_property
    def byline(self) -> str | None:
        printed = self._declared_byline or self.document.metadata.account
        # Accounts of a site ("ada-moss, bo-li") are shown by the names in the text that they stand for.
        accounts = [name for name in re.split(r",\s*", printed or "") if name]
        names = byline_names(printed, self.texts) if all(map(_ACCOUNT.fullmatch, accounts)) else []
        return ", ".join(names) if names and len(names) == len(accounts) else printed

    @cached_property
    def cast(self) -> Cast:
        used = {label.key: label for label in reversed(self.labels[: self.end]) if label}
        notes = {label.key: label.note for label in self.labels if label and label.note}
        ordered = list(dict.fromkeys(label.key for label in self.labels[: self.end] if label))
        labels = [replace(used[key], note=notes.get(key)) for key in ordered]
        clues = Clues(
            declared=self.document.metadata.speakers,
            introductions=self._introductions,
            names=FullNames(self._names, text=f"{self.title}\n{self.document.text}"),
            guest=self._guest,
            asking=self._asking,
            narration="\n".join([*self._above, *self._opening]),
            hosts=[*self._credits.asking, *([self._credits.examining] if self._credits.examining else [])],
            asker=self._asker,
            turns=Counter(label.key for label in self.labels[: self.end] if label),
            outside=self._outside,
        )
        # An interviewer or guest without a label is resolved like the others, by a name instead of a label.
        if self.questions and self._author:
            labels += [replace(_ASKING, printed=self._author)]
        if self.questions or self.only_questions:
            labels += [replace(_ANSWERING, printed=self._guest)] if self._guest else []
        cast = cast_speakers(labels, clues)
        if asker := cast.by_key.get(_ASKING.key):
            asking = replace(asker, part=Part.INTERVIEWER, aliases=tuple(a for a in asker.aliases if a))
            cast = cast.with_speaker(asking)
        return cast

    def paragraphs(self) -> list[Paragraph]:
        """Every block in order, with what it is and who says it."""
        start, end = min(self.first, self.end), self.end
        return [
            *narrate(self.blocks, self.texts, head=self.head, end=start),
            *self._speech(range(start, end)),
            *foot(self.blocks[end:]),
        ]

    @property
    def _declared_byline(self) -> str | None:
        return self.document.metadata.byline or self.head.byline

    @property
    def _above(self) -> list[str]:
        return self.texts[: self.first]

    @property
    def _opening(self) -> list[str]:
        return self.texts[self.first : self.first + _N_OPENING]

    @cached_property
    def _introductions(self) -> list[Introduction]:
        found: list[Introduction] = []
        for block, text in zip(self.blocks, self._above, strict=False):
            here = find_introductions(text)
            found += here
            for stray in find_strays(text, here):
                message = f"{stray!r} stands behind an office and fits nobody; left out of the role"
                self.warnings.append(ReadingWarning(message, block.line))
        found += [item for text in self._opening for item in find_introductions(text)]
        named = {label_key(item.name) for item in found}
        for person in self._persons:
            if person.role and not is_honorific(person.role) and label_key(person.name) not in named:
                found.append(Introduction(person.name, person.role, self.blocks[0].span))
        return found

    @cached_property
    def _credits(self) -> Credits:
        labelled = (number for number, label in enumerate(self.labels) if label)
        return read_credits([self.document.metadata.title or "", *self.texts[: next(labelled, _N_HEAD)]])

    @cached_property
    def _persons(self) -> tuple[MentionedPerson, ...]:
        return find_persons([self.title or "", *self._above, *self._opening])

    @cached_property
    def _authors(self) -> list[str]:
        return byline_names(self._declared_byline, self.texts)

    @cached_property
    def _names(self) -> list[str]:
        declared = [item.name for item in self.document.metadata.speakers]
        introduced = [item.name for item in self._introductions]
        printed = [name for label in self.labels if label for name in split_joint(label.printed)]
        labels = [name for name in printed if len(name_tokens(name)) > 1]
        elsewhere = [person.name for person in find_persons(self.texts) if person.weight > 1]
        return [*declared, *self._authors, *introduced, *(p.name for p in self._persons), *labels, *elsewhere]

    @property
    def _outside(self) -> str:
        """What is printed beside the labels: a name there is no mere label."""
        said = [text[label.length :] if label else text for text, label in zip(self.texts, self.labels, strict=True)]
        return fold_marks("\n".join([self.title or "", self.byline or "", *said]))

    @cached_property
    def _found_guest(self) -> Guest | None:
        if said := self._credits.answering:
            return Guest(self._full_name(said))
        head = [self.document.metadata.description or "", *self._above]
        asking = self._credits.asking
        return find_guest(self.title, head, besides=asking, authors=self._authors, answers=self._answers)

    @cached_property
    def _guest(self) -> str | None:
        return self._found_guest.name if self._found_guest else None

    @property
    def _answers(self) -> list[str]:
        """The first words of whoever answers without a name."""
        opening = range(self.first, min(self.end, self.first + _N_ANSWERS))
        answered = [(n, label) for n in opening if n not in self.questions for label in [self.labels[n]]]
        return [
            self.texts[n][label.length if label else 0 :]
            for n, label in answered
            if label is None or label.key in INTERVIEWEE_LABELS
        ]

    @property
    def _asker(self) -> str | None:
        """Who asks under "Q.": whom the head names, or the author where only "Q." and "A." are printed."""
        if said := self._credits.examining or next(iter(self._credits.asking), None):
            return said
        return self._author if all(label.key in GENERIC_LABELS for label in self.labels if label) else None

    @property
    def _author(self) -> str | None:
        """The one author who does not answer, where it is known who does."""
        if self._guest is None:
            return None
        surname = name_tokens(self._guest)[-1]  # "Vic Chan" is Victoria Chan
        others = [author for author in self._authors if name_tokens(author)[-1] != surname]
        return others[0] if len(others) == 1 else None

    def _full_name(self, printed: str) -> str:
        """A name of the credits in its usual letters and in full; two of its words fit a longer name as well."""
        names = FullNames(self._names, text=f"{self.title}\n{self.document.text}")
        return names.full(printed)

    @cached_property
    def _asking(self) -> dict[str, float]:
        """For each label, the share of its turns that hold a question; nothing for the one who speaks most.

        Hosts also tell and comment: whose turns often end in a question, and are much briefer than those of the one who
        speaks most, asks.
        """
        if self.only_questions:
            return {label.key: 1.0 for label in self.labels if label}
        asked: dict[str, list[bool]] = defaultdict(list)
        ended: dict[str, list[bool]] = defaultdict(list)
        n_words: Counter[str] = Counter()
        current = None
        for text, label in zip(self.texts, self.labels, strict=True):
            if label is not None:
                current = label.key
                asked[current].append(False)
                ended[current].append(False)
            if current is not None:
                asked[current][-1] |= bool(QUESTION_MARK.search(text))
                ended[current][-1] = text.rstrip(" \"'”’)").endswith(("?", "？"))
                n_words[current] += len(text.split())
        if not asked:
            return {}
        leading = [*self._credits.moderating, *self._credits.asking]
        led = [key for key in n_words if not any(same_person(key, name) for name in leading)]
        talker = max(led or n_words, key=n_words.__getitem__)
        shares = {key: sum(turns) / len(turns) for key, turns in asked.items()}
        if len(asked[talker]) > 1 and all(ended[talker]) and not any(shares[key] for key in shares if key != talker):
            return {talker: 1.0}  # only one asks, and does nothing else: the others are brief
        length = {key: n_words[key] / len(asked[key]) for key in asked}
        ends = {key: sum(turns) / len(turns) for key, turns in ended.items()}
        hosts = {
            key for key in asked if ends[key] >= max(_HOST_SHARE, 3 * ends[talker]) and length[key] < length[talker] / 2
        }
        return {key: 1.0 if key in hosts else share for key, share in shares.items() if key != talker}

    def _speech(self, numbers: range) -> list[Paragraph]:
        """The turns; a source line in their midst is boilerplate and ends nothing."""
        inside = [n for n in numbers if self.labels[n] or n in self.questions or not source_line(self.texts[n])]
        outside = sorted(set(numbers) - set(inside))
        blocks, texts = [self.blocks[n] for n in inside], [self.texts[n] for n in inside]
        labels = [self.labels[n] for n in inside]
        questions = {at: self.questions[n] for at, n in enumerate(inside) if n in self.questions}
        guest, asker = self.cast.by_key.get(_ANSWERING.key), self.cast.by_key.get(_ASKING.key)
        begins = {at: label.key not in self.cast.asking for at, label in enumerate(labels) if label}
        begins |= {at + 1: True for at in questions if at + 1 not in questions}
        names = [speaker.name for speaker in self.cast.speakers] + self._authors
        speech = Speech(
            text=self.document.text,
            blocks=blocks,
            labels=labels,
            speakers=self.cast.by_key,
            asking=self.cast.asking,
            unsure=self.cast.unsure,
            questions=questions,
            interviewer=asker,
            guest=guest,
            is_guest_sure=self._found_guest is None or self._found_guest.sure,
            only_questions=self.only_questions,
            closing=find_closing(blocks, texts, begins, names),
        )
        spoken = read_turns(speech)
        boilerplate = [Paragraph(self.blocks[n].span, Kind.BOILERPLATE) for n in outside]
        return sorted([*spoken, *boilerplate], key=lambda paragraph: paragraph.span)
