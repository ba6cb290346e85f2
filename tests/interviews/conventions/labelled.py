"""Speech behind a label: a name, a part of a name, initials, a code, a word, or the outlet's name."""

from collections import Counter
from collections.abc import Callable, Iterator

from tests.interviews.languages import LANGUAGES
from tests.interviews.model import Block, Format, Interview, Person, Run, Shape, Style, Turn, Voice
from tests.interviews.page import Body, Convention, Place

# What is printed before a person's turn, and how many turns they have had before it.
Label = Callable[[Interview, Person, int], str]

NOWHERE: frozenset[Place] = frozenset()
TITLE = frozenset({Place.TITLE})
INTRO = frozenset({Place.INTRO})
PRESENT = frozenset({Place.PRESENT})
CODES = frozenset({Place.CODES})
CREDITS = frozenset({Place.CREDITS})
ANSWER = frozenset({Place.ANSWER})
BIOGRAPHY = frozenset({Place.BIOGRAPHY})


def full(interview: Interview, person: Person, n: int) -> str:
    return person.name


def family(interview: Interview, person: Person, n: int) -> str:
    return person.family


def given(interview: Interview, person: Person, n: int) -> str:
    return person.given


def initials(interview: Interview, person: Person, n: int) -> str:
    return person.initials


def dotted(interview: Interview, person: Person, n: int) -> str:
    return "".join(f"{letter}." for letter in person.initials)


def code(interview: Interview, person: Person, n: int) -> str:
    return person.code


def outlet(interview: Interview, person: Person, n: int) -> str:
    return interview.outlet


def nick(interview: Interview, person: Person, n: int) -> str:
    return f"<{(person.given[0] + person.family).lower().replace(' ', '')}>"


def full_then_family(interview: Interview, person: Person, n: int) -> str:
    return person.family if n else person.name


def full_then_initials(interview: Interview, person: Person, n: int) -> str:
    return person.initials if n else f"{person.name} ({person.initials})"


def with_body(interview: Interview, person: Person, n: int) -> str:
    return f"{person.name} ({person.body})"


def with_office(interview: Interview, person: Person, n: int) -> str:
    return person.name if n else f"{person.name}, {person.office}"


def honorific(interview: Interview, person: Person, n: int) -> str:
    return f"{LANGUAGES[interview.language].honorifics[person.gender]} {person.family}"


def caps(label: Label) -> Label:
    def upper(interview: Interview, person: Person, n: int) -> str:
        return label(interview, person, n).upper()

    return upper


def around(label: Label, before: str, after: str) -> Label:
    def between(interview: Interview, person: Person, n: int) -> str:
        return f"{before}{label(interview, person, n)}{after}"

    return between


def word(name: str) -> Label:
    """Return the language's own word in place of a name: a field of ``Labels``."""

    def named(interview: Interview, person: Person, n: int) -> str:
        return str(getattr(LANGUAGES[interview.language].labels, name))

    return named


def timed(label: Label) -> Label:
    """Put a time mark before the label; turns are half a minute apart."""

    def marked(interview: Interview, person: Person, n: int) -> str:
        return f"[00:{n + 1:02}:{7 * n % 60:02}] {label(interview, person, n)}"

    return marked


def labelled(
    guest: Label,
    host: Label | None = None,
    *,
    after: str | None = None,
    style: Style = Style.PLAIN,
    questions: Style = Style.PLAIN,
    again: bool = False,
    apart: bool = False,
) -> Body:
    """Print the label on the line of the speech, before a turn's first paragraph, or ``again`` before each.

    Args:
        guest: How guests are labelled.
        host: How the host is labelled; as guests are, unless given.
        after: What ends the label; the language's colon, unless given.
        style: That of the labels.
        questions: That of the host's words.
        again: Whether the label is printed before every paragraph.
        apart: Whether what ends the label is printed in plain type.
    """

    def body(interview: Interview, asker: Voice) -> Iterator[Block]:
        seen: Counter[str] = Counter()
        end = LANGUAGES[interview.language].labels.colon + " " if after is None else after
        for turn in interview.turns:
            label = _label(guest, host, interview, turn, seen)
            for number, text in enumerate(turn.paragraphs):
                words = Run(text, voice_of(turn, asker), questions if turn.asks else Style.PLAIN)
                marked = number == 0 or again
                mark = (Run(label, style=style), Run(end)) if apart else (Run(label + end, style=style),)
                yield Block((*mark, words) if marked else (words,), begins=number == 0)

    return body


def label_lines(guest: Label, host: Label | None = None, *, style: Style = Style.PLAIN, shape: Shape) -> Body:
    """Print the label on a line of its own; with ``Shape.LINE`` the speech is the next line of that paragraph."""

    def body(interview: Interview, asker: Voice) -> Iterator[Block]:
        seen: Counter[str] = Counter()
        for turn in interview.turns:
            label = Run(_label(guest, host, interview, turn, seen), style=style)
            yield Block((label,), shape if shape is Shape.SUBHEADING else Shape.PARAGRAPH, begins=True)
            first = shape if shape is Shape.LINE else Shape.PARAGRAPH
            for number, text in enumerate(turn.paragraphs):
                yield Block((Run(text, voice_of(turn, asker)),), Shape.PARAGRAPH if number else first)

    return body


def breaks(guest: Label) -> Body:
    """Print the whole conversation as one paragraph of lines."""

    def body(interview: Interview, asker: Voice) -> Iterator[Block]:
        seen: Counter[str] = Counter()
        for number, turn in enumerate(interview.turns):
            label = Run(_label(guest, None, interview, turn, seen) + ": ", style=Style.BOLD)
            words = Run(" ".join(turn.paragraphs), voice_of(turn, asker))
            yield Block((label, words), Shape.LINE if number else Shape.PARAGRAPH)

    return body


def table(guest: Label) -> Body:
    """Print a table: who speaks in the left column, the words in the right one."""

    def body(interview: Interview, asker: Voice) -> Iterator[Block]:
        seen: Counter[str] = Counter()
        for turn in interview.turns:
            label = Run(_label(guest, None, interview, turn, seen) + "\t")
            yield Block((label, Run(" ".join(turn.paragraphs), voice_of(turn, asker))), Shape.ROW)

    return body


def definitions(guest: Label) -> Body:
    """Print a definition list: the name is the term."""

    def body(interview: Interview, asker: Voice) -> Iterator[Block]:
        seen: Counter[str] = Counter()
        for turn in interview.turns:
            yield Block((Run(_label(guest, None, interview, turn, seen)),), Shape.TERM)
            yield from (Block((Run(text, voice_of(turn, asker)),), Shape.DEFINITION) for text in turn.paragraphs)

    return body


def voice_of(turn: Turn, asker: Voice) -> Voice:
    return asker if turn.asks else Voice.of(*turn.speakers)


def _label(guest: Label, host: Label | None, interview: Interview, turn: Turn, seen: Counter[str]) -> str:
    person = turn.speakers[0]
    label = host if host and turn.asks else guest
    text = label(interview, person, seen[person.name])
    seen[person.name] += 1
    return text


LABELLED = (
    Convention("full name, bold, colon", labelled(full, style=Style.BOLD)),
    Convention("full name, bold, plain colon", labelled(full, style=Style.BOLD, apart=True)),
    Convention("full name, colon, label on every paragraph", labelled(full, again=True)),
    Convention("full name, then surname", labelled(full_then_family), guests=TITLE, host=None, labels_host=True),
    Convention("surname, introduced above", labelled(family, style=Style.BOLD)),
    Convention("first name, introduced above", labelled(given, style=Style.BOLD, questions=Style.BOLD)),
    Convention("first name, named in the byline and title", labelled(given), guests=TITLE, host=Place.BYLINE),
    Convention("initials, introduced above", labelled(initials)),
    Convention("initials with stops, bold", labelled(dotted, after=" ", style=Style.BOLD)),
    Convention("initials given once with the name", labelled(full_then_initials), NOWHERE, None, labels_host=True),
    Convention("initials explained in a list above", labelled(initials, style=Style.BOLD), CODES, n_guests=2),
    Convention("codes explained in credits below", labelled(code, after=" – "), CREDITS, Place.CREDITS, n_guests=3),
    Convention("capital surname, full stop", labelled(caps(family), after=". ")),
    Convention("capital full name, colon", labelled(caps(full)), NOWHERE, None, labels_host=True),
    Convention("full name, dash", labelled(full, after=" — ", style=Style.BOLD), NOWHERE, None, labels_host=True),
    Convention("surname in brackets", labelled(around(family, "[", "]"), after=" ")),
    Convention("full name on its own line, bold", label_lines(full, style=Style.BOLD, shape=Shape.PARAGRAPH)),
    Convention("capital name on its own line", label_lines(caps(full), shape=Shape.PARAGRAPH), PRESENT, n_guests=2),
    Convention("name as a small heading", label_lines(with_office, shape=Shape.SUBHEADING), NOWHERE, Place.BYLINE),
    Convention("name on the line above the words", label_lines(full, style=Style.BOLD, shape=Shape.LINE)),
    Convention("institution in brackets behind the name", labelled(with_body), NOWHERE, Place.BYLINE, n_guests=2),
    Convention("office behind the name once", labelled(with_office), NOWHERE, None, labels_host=True, n_guests=2),
    Convention("outlet asks, surname answers", labelled(family, outlet, style=Style.BOLD), TITLE, None),
    Convention("outlet asks in capitals, initials answer", labelled(initials, caps(outlet)), INTRO, None),
    Convention("host not named, guest by full name", labelled(full, word("host")), NOWHERE, None),
    Convention("interviewer and interviewee", labelled(word("interviewee"), word("interviewer")), INTRO),
    Convention("Q and A with colons", labelled(word("a"), word("q")), TITLE, Place.BYLINE),
    Convention("Q and A with stops, bold", labelled(word("a"), word("q"), after=". ", style=Style.BOLD), INTRO, None),
    Convention("Question and Answer in full", labelled(word("answer"), word("question")), BIOGRAPHY, None),
    Convention("Q and A, guest introduces themselves", labelled(word("a"), word("q")), ANSWER, None),
    Convention("Q and the guest's name", labelled(full_then_family, word("q"), style=Style.BOLD), NOWHERE, None),
    Convention("time mark before the name", labelled(timed(full)), NOWHERE, None, labels_host=True),
    Convention("name, then time, on a line above", label_lines(around(full, "", "  0:42"), shape=Shape.LINE), NOWHERE),
    Convention("chat log with nicknames", labelled(nick, after=" "), INTRO, formats=(Format.TEXT, Format.MARKDOWN)),
    Convention("lines in one paragraph", breaks(full), formats=(Format.HTML,)),
    Convention("surnames, lines in one paragraph", breaks(family), formats=(Format.HTML, Format.MARKDOWN)),
    Convention("table of names and words", table(family), formats=(Format.HTML,)),
    Convention("definition list of names", definitions(given), formats=(Format.HTML,)),
)
