"""Panels, press conferences, parliaments, courts and subtitles, and the labels of other languages."""

from collections import Counter
from collections.abc import Iterator

from tests.interviews.languages import LANGUAGES
from tests.interviews.model import Block, Format, Interview, Person, Run, Shape, Style, Voice
from tests.interviews.page import Body, Convention, Place

from .labelled import (
    INTRO,
    NOWHERE,
    PRESENT,
    TITLE,
    Label,
    around,
    caps,
    family,
    full,
    full_then_family,
    given,
    honorific,
    initials,
    label_lines,
    labelled,
    outlet,
    voice_of,
    with_body,
    word,
)

SUBTITLES = (Format.VTT, Format.SRT)


def moderator(interview: Interview, person: Person, n: int) -> str:
    return f"{LANGUAGES[interview.language].labels.moderator} ({person.name})"


def with_outlet(interview: Interview, person: Person, n: int) -> str:
    return f"{person.name}, {interview.outlet}"


def constituency(interview: Interview, person: Person, n: int) -> str:
    """As Hansard prints members: the place at the first time, the honorific always."""
    return honorific(interview, person, n) if n else f"{person.name} ({person.body})"


def minister(interview: Interview, person: Person, n: int) -> str:
    title = f"The Minister for {interview.topic.title().replace('The ', 'the ')}"
    return f"{title} ({person.name})" if n == 0 else title


def chair(interview: Interview, person: Person, n: int) -> str:
    return "The Chair"


def surname_first(interview: Interview, person: Person, n: int) -> str:
    return f"{person.family.upper()}, {person.given}"


def court(interview: Interview, asker: Voice) -> Iterator[Block]:
    """Print an examination: the witness is named where called, counsel where examination begins."""
    title = LANGUAGES[interview.language].honorifics
    host, guest = interview.host, interview.guest
    yield Block((Run(f"{guest.name.upper()}, having been first duly sworn, testified as follows:"),))
    yield Block((Run(f"DIRECT EXAMINATION BY {title[host.gender].upper()}. {host.family.upper()}:"),))
    for turn in interview.turns:
        words = Run(" ".join(turn.paragraphs), voice_of(turn, asker))
        yield Block((Run("Q.  " if turn.asks else "A.  "), words), begins=True)


def minutes(interview: Interview, asker: Voice) -> Iterator[Block]:
    """Print numbered items; the speaker in bold, without any colon."""
    seen: Counter[str] = Counter()
    for number, turn in enumerate(interview.turns, 1):
        person = turn.speakers[0]
        name = f"{person.name} ({person.body})" if not seen[person.name] else person.name
        seen[person.name] += 1
        label = (Run(f"{number}.1  "), Run(f"{name} ", style=Style.BOLD))
        for place, text in enumerate(turn.paragraphs):
            words = Run(text, voice_of(turn, asker))
            yield Block((words,) if place else (*label, words), begins=place == 0)


def cues(label: Label, *, after: str = "") -> Body:
    """Print a turn as cues, with the mark of a speaker before its words."""

    def body(interview: Interview, asker: Voice) -> Iterator[Block]:
        for turn in interview.turns:
            mark = label(interview, turn.speakers[0], 0) + after
            words = Run(" ".join(turn.paragraphs), voice_of(turn, asker))
            yield Block((Run(mark), words) if mark else (words,), Shape.CUE)

    return body


def nobody(interview: Interview, person: Person, n: int) -> str:
    return ""


def subtitled(name: str, body: Body, formats: tuple[Format, ...], *, labels_host: bool = True) -> Convention:
    return Convention(name, body, NOWHERE, None, formats=formats, labels_host=labels_host, page=False, n_guests=2)


P_AND_R = labelled(word("a"), word("q"), after=". ", style=Style.BOLD, questions=Style.BOLD)
CHAIR = labelled(full_then_family, chair)

RECORDS = (
    Convention(
        "panel, moderator named in the label", labelled(full, moderator), PRESENT, None, labels_host=True, n_guests=3
    ),
    Convention(
        "panel, moderator named above",
        labelled(caps(family), caps(word("moderator"))),
        PRESENT,
        Place.PRESENT,
        n_guests=3,
    ),
    Convention("panel, first names", labelled(given, style=Style.BOLD), PRESENT, n_guests=3),
    Convention("committee, the chair named above", CHAIR, PRESENT, Place.PRESENT, n_guests=2),
    Convention("press conference, Q", labelled(caps(honorific), word("q"), after="  "), INTRO, None),
    Convention("press conference, reporter", labelled(caps(full), caps(word("reporter"))), NOWHERE, None, n_guests=2),
    Convention("press conference, reporters named", labelled(full, with_outlet), NOWHERE, None, labels_host=True),
    Convention(
        "Hansard, members and places",
        labelled(constituency, style=Style.BOLD),
        NOWHERE,
        None,
        labels_host=True,
        n_guests=2,
    ),
    Convention("Hansard, a minister answers", labelled(minister, constituency), NOWHERE, None, labels_host=True),
    Convention(
        "record, surname first", labelled(surname_first, after=".— "), NOWHERE, None, labels_host=True, n_guests=2
    ),
    Convention("honorific and surname", labelled(honorific), INTRO),
    Convention("court, Q and A", court, NOWHERE, Place.BYLINE, formats=(Format.TEXT, Format.HTML)),
    Convention(
        "minutes, bold names without a colon",
        minutes,
        NOWHERE,
        None,
        labels_host=True,
        n_guests=2,
        formats=(Format.MARKDOWN, Format.HTML),
    ),
    Convention("French, outlet and surname", labelled(family, outlet, style=Style.BOLD), INTRO, None, language="fr"),
    Convention("French, honorifics", labelled(honorific, after=". – "), INTRO, language="fr"),
    Convention("French, Q and R", P_AND_R, TITLE, None, language="fr"),
    Convention("German, outlet and surname", labelled(family, outlet), INTRO, None, language="de"),
    Convention(
        "German, full names in brackets",
        labelled(with_body),
        NOWHERE,
        Place.PRESENT,
        language="de",
        n_guests=2,
        labels_host=True,
    ),
    Convention("German, initials", labelled(initials, style=Style.BOLD), INTRO, language="de"),
    Convention(
        "German, Frage and Antwort", labelled(word("answer"), word("question")), TITLE, Place.BYLINE, language="de"
    ),
    Convention("Spanish, P and R", P_AND_R, INTRO, None, language="es"),
    Convention("Spanish, first names", labelled(given), INTRO, language="es"),
    Convention("Spanish, name lines", label_lines(full, style=Style.BOLD, shape=Shape.PARAGRAPH), INTRO, language="es"),
    subtitled("WebVTT voices", cues(around(full, "<v ", ">")), (Format.VTT,)),
    subtitled("subtitles, capital names", cues(caps(full), after=": "), SUBTITLES),
    subtitled("subtitles, names in brackets", cues(around(full, "[", "] ")), SUBTITLES),
    subtitled("subtitles, names behind arrows", cues(around(full, ">> ", ": ")), SUBTITLES),
    subtitled("subtitles without names", cues(nobody), SUBTITLES, labels_host=False),
)
