"""A whole page: what stands above, inside and below the conversation, in the order in which publications print it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from .formats import write
from .languages import LANGUAGES, Wording
from .model import Block, Format, Interview, Person, Printed, Run, Shape, Style, Voice

WRITTEN = (Format.MARKDOWN, Format.HTML, Format.TEXT)


class Place(StrEnum):
    """Where, besides labels, full names stand."""

    TITLE = "title"
    BYLINE = "byline"
    TOLD = "told to"  # a byline that says that the host wrote down what the guest told
    INTRO = "intro"
    PRESENT = "present"  # a list of who took part, above
    CODES = "codes"  # the same, each with the initials that serve as label
    CREDITS = "credits"  # a list of codes, below
    BIOGRAPHY = "biography"
    ANSWER = "answer"  # the guest's first words are who speaks


Body = Callable[[Interview, Voice], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class Convention:
    """One way to print an interview."""

    name: str
    body: Body
    guests: frozenset[Place] = frozenset({Place.INTRO})  # where the guests are named
    host: Place | None = Place.INTRO  # where the host is named; nowhere means that no person is known to ask
    formats: tuple[Format, ...] = WRITTEN
    language: str = "en"
    n_guests: int = 1
    labels_host: bool = False  # labels alone say the host's full name
    keeps_questions: bool = True
    page: bool = True  # with head and furniture


def print_interview(convention: Convention, interview: Interview, *, format: Format) -> Printed:  # noqa: A002
    """Return the file that the convention makes of an interview, and whose words are in it."""
    interview = as_said(convention, interview)
    body = list(convention.body(interview, asker(convention, interview)))
    blocks = [*_head(convention, interview), *_with_insets(interview, body), *_tail(convention, interview)]
    if not convention.page:
        blocks = body
    text = write(blocks, format=format, look=interview.look, language=interview.language, site=interview.outlet)
    return Printed(text, format, tuple(run for block in blocks for run in block.runs))


def as_said(convention: Convention, interview: Interview) -> Interview:
    """Return the interview with the guest's introduction of themselves, where that is where the name stands."""
    if Place.ANSWER not in convention.guests:
        return interview
    templates = LANGUAGES[interview.language].self_introductions
    introduction = _filled(templates[interview.look % len(templates)], interview, interview.guest)
    turns = list(interview.turns)
    first = next(number for number, turn in enumerate(turns) if not turn.asks)
    said = turns[first].paragraphs
    turns[first] = replace(turns[first], paragraphs=(f"{introduction} {said[0]}", *said[1:]))
    return replace(interview, turns=tuple(turns))


def asker(convention: Convention, interview: Interview) -> Voice:
    """Return the voice of the questions: the host's where the page names the host."""
    if convention.host is not None or convention.labels_host:
        return Voice.of(interview.host, asks=True)
    labels = LANGUAGES[interview.language].labels
    words = (labels.question, labels.q, labels.host, labels.moderator, labels.interviewer, labels.reporter)
    return Voice((interview.outlet, *words), asks=True, person=False)


def _head(convention: Convention, interview: Interview) -> Iterator[Block]:
    wording = LANGUAGES[interview.language]
    for entry in interview.furniture.navigation:
        yield plain(entry, Shape.NAVIGATION)
    yield plain(_title(convention, interview, wording), Shape.TITLE)
    if interview.subtitle:
        yield Block((Run(interview.subtitle, style=Style.ITALIC),), Shape.SUBTITLE)
    day = interview.published
    date = f"{day.day} {wording.months[day.month - 1]} {day.year}"
    if convention.host in {Place.BYLINE, Place.TOLD}:
        lines = (wording.told_to,) if convention.host is Place.TOLD else (wording.byline, wording.interviewed_by)
        line = lines[interview.look % len(lines)].format(host=interview.host.name)
        yield plain(f"{line} · {date}", Shape.BYLINE)
    else:
        yield plain(f"{interview.outlet}, {date}", Shape.BYLINE)
    if interview.furniture.share:
        yield plain(interview.furniture.share, Shape.ASIDE)
    yield from _introduction(convention, interview, wording)


def _title(convention: Convention, interview: Interview, wording: Wording) -> str:
    if Place.TITLE not in convention.guests:
        return interview.title
    template = wording.named_titles[interview.look % len(wording.named_titles)]
    return template.format(guest=interview.guest.name, office=interview.guest.office, topic=interview.topic)


def _introduction(convention: Convention, interview: Interview, wording: Wording) -> Iterator[Block]:
    if convention.guests & {Place.PRESENT, Place.CODES}:
        yield from _present(convention, interview, wording)
    elif Place.INTRO not in convention.guests:
        yield plain(wording.bare_intros[interview.look % len(wording.bare_intros)])
    else:
        templates = wording.intros if convention.host is Place.INTRO else wording.biographies[:1]
        template = templates[interview.look % len(templates)]
        yield plain(_filled(template, interview, interview.guest))
    if convention.host is Place.PRESENT:
        yield plain(wording.moderated_by.format(host=interview.host.name))


def _present(convention: Convention, interview: Interview, wording: Wording) -> Iterator[Block]:
    with_codes = Place.CODES in convention.guests
    people = interview.people if with_codes or convention.host is Place.INTRO else interview.guests
    entries = [f"{p.name} ({p.initials}), {p.office}" if with_codes else f"{p.name}, {p.office}" for p in people]
    if interview.look % 2:
        yield plain(f"{wording.present}{wording.labels.colon} {'; '.join(entries)}.")
    else:
        yield plain(f"{wording.present}{wording.labels.colon}")
        yield from (plain(entry, Shape.ITEM) for entry in entries)


def _with_insets(interview: Interview, body: list[Block]) -> Iterator[Block]:
    """Yield the conversation with its captions and pull quotes, each before some turn, or inside one."""
    insets = [plain(text, Shape.CAPTION) for text in interview.furniture.captions]
    insets += [plain(text, Shape.PULL_QUOTE) for text in interview.furniture.pull_quotes]
    inside = interview.look % 3 == 0
    places = [n for n, b in enumerate(body) if n > 1 and (b.begins or (inside and b.shape is Shape.PARAGRAPH))]
    at = {places[(interview.look * 5 + 3 * n) % len(places)]: inset for n, inset in enumerate(insets) if places}
    for number, block in enumerate(body):
        if number in at:
            yield at[number]
        yield block


def _tail(convention: Convention, interview: Interview) -> Iterator[Block]:
    wording, furniture = LANGUAGES[interview.language], interview.furniture
    if furniture.conclusion:
        yield plain(furniture.conclusion)
    if Place.BIOGRAPHY in convention.guests:
        for guest in interview.guests:
            template = wording.biographies[interview.look % len(wording.biographies)]
            yield Block((Run(_filled(template, interview, guest), style=Style.ITALIC),))
    if Place.CREDITS in convention.guests:
        for person in interview.people:
            yield plain(f"{person.code} – {person.name}, {person.office}", Shape.ITEM)
    for text in (furniture.note, furniture.appeal, *furniture.related):
        if text:
            yield plain(text, Shape.ASIDE)
    if furniture.copyright:
        yield plain(furniture.copyright, Shape.FOOTER)


def _filled(template: str, interview: Interview, guest: Person) -> str:
    text = template.format(
        guest=guest.name, office=guest.office, host=interview.host.name, topic=interview.topic, outlet=interview.outlet
    )
    return text[:1].upper() + text[1:]


def plain(text: str, shape: Shape = Shape.PARAGRAPH) -> Block:
    """Return a block of words that nobody says."""
    return Block((Run(text),), shape)
