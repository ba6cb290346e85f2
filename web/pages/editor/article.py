"""An article at the desk: every paragraph as it will be understood, and what an editor can say of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from corpus import SPEECH, Article, Drafts, Kind, Paragraph, ReadingWarning, Speaker, Steps, is_unsure
from corpus.desk import DeskArticle, Said, alike, behind_label, known_person, seen_people, text_of
from web import links
from web.pages.frame import style_of
from web.wording import Wording

from .door import Editor
from .page import DeskFrame

N_KEYS = 9  # people who can be named by one key
_TOLD_BY = 20  # characters by which a warning tells which paragraph of a line it is about


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be said of a paragraph: ``value`` is what a form sends, ``key`` what is typed for it."""

    value: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph: what it is, whose it is, how sure that is and why, and what stands in the way there."""

    number: int
    anchor: str
    text: str
    kind: str
    kind_text: str
    speaker: str
    style: str
    label: str | None
    sure: str
    why: str | None
    waits: bool
    mended: bool
    warnings: tuple[str, ...]
    choices: tuple[Choice, ...]

    @property
    def shown_number(self) -> int:
        return self.number + 1


@dataclass(frozen=True, slots=True)
class Office:
    """An office and the days from when to when it is held, as typed."""

    role: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A speaker of the article, with what an editor can say of them across the archive."""

    id: str
    name: str
    style: str
    part: str
    aliases: str
    offices: tuple[Office, ...]
    role: str | None
    action: str
    merge: str
    others: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of the article itself."""

    key: str
    label: str
    value: str
    type: str = "text"


@dataclass(frozen=True, slots=True)
class Offer:
    """What was just said of one paragraph, offered for all that stand behind its label, or are as unsure as it was."""

    text: str
    number: int
    speaker: str
    kind: str
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedArticlePage(DeskFrame):
    """The whole article, those paragraphs that wait first in a list beside it."""

    heading: str
    language: str
    status: str
    waiting: str
    waiting_rows: tuple[ParagraphRow, ...]
    rows: tuple[ParagraphRow, ...]
    people: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    person_forms: tuple[PersonForm, ...]
    facts: tuple[Fact, ...]
    warnings: tuple[str, ...]
    seen: str
    seen_people: str
    action: str
    facts_action: str
    text: str | None
    text_action: str
    undo_action: str
    redo_action: str
    discard_action: str
    withdraw_action: str
    undoable: str
    redoable: str
    is_draft: bool
    offer: Offer | None
    scripts: tuple[str, ...] = (*links.DESK_SCRIPTS, f"{links.STATIC}/desk_mending.js")

    @classmethod
    def of(
        cls,
        article: DeskArticle,
        drafts: Drafts,
        *,
        editor: Editor,
        words: Wording,
        said: str = "",
        offered: tuple[int, Said] | None = None,
    ) -> Self:
        """Return the page; ``offered`` is what was just said of a paragraph, and may hold for others."""
        read, mending = article.reviewed.article, words.desk.mending
        address = links.edited_article(read.id)
        steps = drafts.steps(article.name)
        changed = drafts.overlay()
        rows = tuple(_Rows(article, words).all())
        placed = {line for line in article.reviewed.lines if line}
        warnings = (*read.warnings, *article.reviewed.doubts)
        return cls(
            title=words.title(read.title, words.desk.name),
            description=words.description,
            words=words,
            section=links.EDITOR_REVIEW,
            editor=editor,
            said=said,
            heading=read.title,
            language=read.language or "",
            status=_status(article.name, drafts, words),
            waiting=mending.waiting(len(article.waiting)),
            waiting_rows=tuple(row for row in rows if row.waits),
            rows=rows,
            people=tuple(Choice(one.name, one.name) for one in read.speakers),
            kinds=tuple(Choice(kind.value, mending.kind(kind)) for kind in Kind),
            person_forms=tuple(_person_form(read, one, drafts) for one in read.speakers),
            facts=tuple(_facts(read, words)),
            warnings=tuple(str(one) for one in warnings if one.line not in placed),
            seen=article.seen,
            seen_people=seen_people(drafts),
            action=links.below(address, "paragraphs"),
            text=text_of(drafts, read.id),
            text_action=links.below(address, "text"),
            facts_action=links.below(address, "facts"),
            undo_action=links.below(address, "undo"),
            redo_action=links.below(address, "redo"),
            discard_action=links.below(address, "discard"),
            withdraw_action=links.below(address, "withdraw"),
            undoable=_step(steps, undo=True),
            redoable=_step(steps, undo=False),
            is_draft=article.name in changed or any(name.startswith(f"{read.id}.") for name in changed),
            offer=_offer(article, offered, words) if offered else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictPage(DeskFrame):
    """What somebody else kept meanwhile, beside what this editor was about to keep; and the two ways on."""

    heading: str
    file: str
    theirs: str
    yours: str
    back: str
    action: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Lays an article out as the rows of the page."""

    article: DeskArticle
    words: Wording

    def all(self) -> Iterator[ParagraphRow]:
        warnings = self._warnings()
        for number, paragraph in enumerate(self.article.reviewed.article.paragraphs):
            yield self._row(number, paragraph, warnings[number])

    def _warnings(self) -> dict[int, list[str]]:
        """Each warning at the paragraph on whose line it stands."""
        reviewed = self.article.reviewed
        on: dict[int, list[int]] = defaultdict(list)
        for number, line in enumerate(reviewed.lines):
            if line:
                on[line].append(number)
        placed: dict[int, list[str]] = defaultdict(list)
        all_: tuple[ReadingWarning, ...] = (*reviewed.article.warnings, *reviewed.doubts)
        for warning in all_:
            if warning.line in on:
                placed[self._meant(warning.message, on[warning.line])].append(warning.message)
        return placed

    def _meant(self, message: str, numbers: Sequence[int]) -> int:
        """Of the paragraphs on one line, the one whose first words a warning repeats."""
        read = self.article.reviewed.article
        _, _, repeated = message.partition("“")
        openings = ((number, read.paragraphs[number].span.cut(read.text)[:_TOLD_BY]) for number in numbers)
        return next((number for number, opening in openings if repeated.startswith(opening)), numbers[0])

    def _row(self, number: int, paragraph: Paragraph, warnings: Sequence[str]) -> ParagraphRow:
        read, mending = self.article.reviewed.article, self.words.desk.mending
        speaker = read.speaker(paragraph.speaker_id)
        evidence = self.article.reviewed.evidence[number]
        waits = is_unsure(paragraph)
        mended = paragraph.attribution == "correction"
        nobody = mending.nobody if paragraph.kind in SPEECH else ""
        return ParagraphRow(
            number=number,
            anchor=f"p{number + 1}",
            text=paragraph.span.cut(read.text),
            kind=paragraph.kind.value,
            kind_text=mending.kind(paragraph.kind),
            speaker=speaker.name if speaker else nobody,
            style=style_of(speaker) if speaker else "",
            label=self.article.labels[number],
            sure=mending.mended if mended else mending.sure(round(100 * paragraph.confidence)),
            why=None if mended else evidence.why,
            waits=waits,
            mended=mended,
            warnings=tuple(warnings),
            choices=tuple(self._choices(number, speaker, evidence.candidates)) if waits else (),
        )

    def _choices(self, number: int, speaker: Speaker | None, candidates: Sequence[str]) -> Iterator[Choice]:
        """Whose the words may be, the likeliest first; then that nobody says them."""
        read = self.article.reviewed.article
        likeliest = [speaker.name] if speaker else list(candidates[:1])
        names = dict.fromkeys([*likeliest, *(one.name for one in read.speakers), *candidates])
        for key, name in enumerate(list(names)[:N_KEYS], 1):
            yield Choice(f"{number}|{name}", name, str(key))
        yield Choice(f"{number}|", self.words.desk.mending.kind(Kind.NARRATION), "0")


def _status(name: str, drafts: Drafts, words: Wording) -> str:
    mending = words.desk.mending
    return mending.published if drafts.published(name).content is not None else mending.new


def _step(steps: Steps, *, undo: bool) -> str:
    step = steps.undoable if undo else steps.redoable
    return step.what if step else ""


def _facts(article: Article, words: Wording) -> Iterator[Fact]:
    mending = words.desk.mending
    day = article.published.isoformat() if article.published else ""
    yield Fact("title", mending.title, article.title)
    yield Fact("byline", mending.byline, article.byline or "")
    yield Fact("published", mending.day, day, "date")
    yield Fact("source", mending.source, article.source or "")
    yield Fact("url", mending.url, article.url or "", "url")
    yield Fact("media", mending.media, article.media or "", "url")


def _person_form(article: Article, speaker: Speaker, drafts: Drafts) -> PersonForm:
    known = known_person(drafts, article, speaker)
    offices = tuple(
        Office(
            one.role,
            "" if one.first.year == 1 else one.first.isoformat(),
            "" if one.last.year == 9999 else one.last.isoformat(),
        )
        for one in (known.tenures if known else ())
    )
    address = links.edited_person(article.id, speaker.id)
    others = tuple(Choice(one.id, one.name) for one in article.speakers if one.id != speaker.id)
    return PersonForm(
        id=speaker.id,
        name=speaker.name,
        style=style_of(speaker),
        part=speaker.part.value,
        aliases=", ".join(known.aliases if known else speaker.aliases),
        offices=(*(offices or ((Office(speaker.role),) if speaker.role else ())), Office()),
        role=speaker.role,
        action=address,
        merge=links.below(address, "merge"),
        others=others,
    )


def _offer(article: DeskArticle, offered: tuple[int, Said], words: Wording) -> Offer | None:
    number, said = offered
    if not 0 <= number < len(article.labels):
        return None
    read = article.reviewed.article
    one = read.paragraphs[number]
    label = article.labels[number]
    others = behind_label(article, number) if label else alike(article, number)
    left = [
        n
        for n in others
        if n != number and (read.paragraphs[n].speaker_id, read.paragraphs[n].kind) != (one.speaker_id, one.kind)
    ]
    if not left:
        return None
    text = words.desk.mending.offer_label(len(left), label) if label else words.desk.mending.offer_alike(len(left))
    return Offer(text, number, said.speaker or "", said.kind.value if said.kind else "", "label" if label else "alike")
