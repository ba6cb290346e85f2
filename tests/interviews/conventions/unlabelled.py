"""Questions set apart by type, mark or number, and answers without any label; joint answers; lists."""

from collections.abc import Iterator

from tests.interviews.languages import LANGUAGES
from tests.interviews.model import Block, Format, Interview, Run, Shape, Style, Turn, Voice
from tests.interviews.page import Body, Convention, Place

from .labelled import (
    ANSWER,
    BIOGRAPHY,
    INTRO,
    NOWHERE,
    PRESENT,
    TITLE,
    Label,
    full,
    full_then_family,
    given,
    voice_of,
    with_office,
)


def questions_apart(
    *,
    style: Style = Style.PLAIN,
    shape: Shape = Shape.PARAGRAPH,
    answers: Shape = Shape.PARAGRAPH,
    before: str = "",
    after: str = "",
    answer_mark: str = "",
    numbered: bool = False,
    shouted: bool = False,
) -> Body:
    """Print questions in a style, a shape or behind a mark, and answers as they are, or behind ``answer_mark``."""

    def body(interview: Interview, asker: Voice) -> Iterator[Block]:
        number = 0
        for turn in interview.turns:
            if turn.asks:
                number += 1
                mark = f"{number}. " if numbered else before
                asked = turn.paragraphs[0].upper() if shouted else turn.paragraphs[0]
                runs = (Run(mark, style=style), Run(asked, asker, style), Run(after, style=style))
                yield Block(tuple(run for run in runs if run.text), shape, begins=shape is not Shape.TERM)
                continue
            for place, text in enumerate(turn.paragraphs):
                words = Run(text, voice_of(turn, asker))
                yield Block((words,) if place or not answer_mark else (Run(answer_mark), words), answers)

    return body


def same_paragraph(*, style: Style, shape: Shape) -> Body:
    """Print the question and the answer in one paragraph or list item, as in a questionnaire."""

    def body(interview: Interview, asker: Voice) -> Iterator[Block]:
        question: Turn | None = None
        for turn in interview.turns:
            if turn.asks:
                question = turn
                continue
            asked = (Run(f"{question.paragraphs[0]} ", asker, style),) if question else ()
            yield Block((*asked, Run(" ".join(turn.paragraphs), voice_of(turn, asker))), shape, begins=True)

    return body


def questions_over_names(label: Label, *, shape: Shape) -> Body:
    """Print each question over several labelled answers, as in a round of opinions."""

    def body(interview: Interview, asker: Voice) -> Iterator[Block]:
        seen: set[str] = set()
        for turn in interview.turns:
            if turn.asks:
                yield Block((Run(turn.paragraphs[0], asker, Style.BOLD),), shape, begins=True)
                continue
            person = turn.speakers[0]
            mark = Run(label(interview, person, int(person.name in seen)) + ": ", style=Style.BOLD)
            seen.add(person.name)
            for place, text in enumerate(turn.paragraphs):
                words = Run(text, voice_of(turn, asker))
                yield Block((words,) if place else (mark, words))

    return body


def signed(interview: Interview, asker: Voice) -> Iterator[Block]:
    """Print each answer with the name behind it, as in a round of opinions."""
    seen: set[str] = set()
    for turn in interview.turns:
        if turn.asks:
            yield Block((Run(turn.paragraphs[0], asker),), Shape.HEADING, begins=True)
            continue
        person = turn.speakers[0]
        yield from (Block((Run(text, voice_of(turn, asker)),)) for text in turn.paragraphs)
        name = person.name if person.name in seen else f"{person.name}, {person.office}"
        seen.add(person.name)
        yield Block((Run(f"— {name}", style=Style.ITALIC),))


def joint(*, labelled: bool) -> Body:
    """Print what several guests answer as one, behind all their names or behind none."""

    def body(interview: Interview, asker: Voice) -> Iterator[Block]:
        wording = LANGUAGES[interview.language]
        voice = Voice.of(*interview.guests)
        names = f" {wording.joint} ".join(guest.name for guest in interview.guests) + wording.labels.colon + " "
        question = False
        for turn in interview.turns:
            if turn.asks:
                yield Block((Run(turn.paragraphs[0], asker, Style.BOLD),), begins=True)
                question = True
                continue
            for text in turn.paragraphs:
                words = Run(text, voice)
                yield Block((Run(names), words) if labelled and question else (words,))
                question = False

    return body


def speeches(interview: Interview, asker: Voice) -> Iterator[Block]:
    """Print under each guest's name all that they said, without questions."""
    for guest in interview.guests:
        yield Block((Run(f"{guest.name}, {guest.office}"),), Shape.HEADING, begins=True)
        for turn in interview.turns:
            if turn.speakers == (guest,):
                yield from (Block((Run(text, Voice.of(guest)),)) for text in turn.paragraphs)


BOLD_QUESTIONS = questions_apart(style=Style.BOLD)
LABELLED_ANSWERS = questions_over_names(full_then_family, shape=Shape.PARAGRAPH)
CITED = questions_apart(shape=Shape.QUOTE)

UNLABELLED = (
    Convention("bold questions, guest in the title", BOLD_QUESTIONS, TITLE, None),
    Convention("bold questions, guest and host introduced", BOLD_QUESTIONS, INTRO),
    Convention("bold questions, host in the byline", BOLD_QUESTIONS, INTRO, Place.BYLINE),
    Convention("bold questions, guest only in the biography", BOLD_QUESTIONS, BIOGRAPHY, None),
    Convention("bold questions, guest introduces themselves", BOLD_QUESTIONS, ANSWER, None),
    Convention("bold questions, labelled answers", LABELLED_ANSWERS, INTRO, Place.BYLINE),
    Convention("questions in capitals", questions_apart(shouted=True), INTRO, None),
    Convention("time marks without names", questions_apart(before="[00:12] ", answer_mark="[00:31] "), INTRO),
    Convention("italic questions", questions_apart(style=Style.ITALIC), INTRO, Place.BYLINE),
    Convention("italic questions, guest in the title", questions_apart(style=Style.ITALIC), TITLE, None),
    Convention("questions as headings", questions_apart(shape=Shape.SUBHEADING), INTRO, None),
    Convention("questions as headings, biography below", questions_apart(shape=Shape.HEADING), BIOGRAPHY, Place.BYLINE),
    Convention("numbered questions", questions_apart(numbered=True), TITLE, None),
    Convention("numbered bold questions", questions_apart(numbered=True, style=Style.BOLD), INTRO),
    Convention("numbered headings", questions_apart(numbered=True, shape=Shape.SUBHEADING), TITLE, Place.BYLINE),
    Convention("questions in quotation marks", questions_apart(before="“", after="”", style=Style.BOLD), INTRO, None),
    Convention("questions quoted, as in an e-mail", CITED, INTRO, formats=(Format.MARKDOWN, Format.TEXT)),
    Convention("answers quoted", questions_apart(answers=Shape.QUOTE), INTRO, formats=(Format.MARKDOWN, Format.HTML)),
    Convention("a dash before questions", questions_apart(before="— "), TITLE, Place.BYLINE),
    Convention("a dash before each turn", questions_apart(before="– ", answer_mark="– "), INTRO),
    Convention("an emoji before each turn", questions_apart(before="🎙️ ", answer_mark="💬 "), INTRO),
    Convention("a triangle before questions", questions_apart(before="▶ ", style=Style.BOLD), TITLE, None),
    Convention("slashes before questions", questions_apart(before="// ", style=Style.ITALIC), INTRO, None),
    Convention(
        "definition list of questions",
        questions_apart(shape=Shape.TERM, answers=Shape.DEFINITION),
        INTRO,
        None,
        formats=(Format.HTML,),
    ),
    Convention("alternating paragraphs", questions_apart(), INTRO, formats=(Format.MARKDOWN, Format.HTML)),
    Convention("questionnaire", same_paragraph(style=Style.BOLD, shape=Shape.PARAGRAPH), TITLE, None),
    Convention("questionnaire as a list", same_paragraph(style=Style.ITALIC, shape=Shape.ITEM), INTRO, None),
    Convention(
        "round of opinions", questions_over_names(with_office, shape=Shape.SUBHEADING), NOWHERE, None, n_guests=3
    ),
    Convention(
        "first names under bold questions", questions_over_names(given, shape=Shape.PARAGRAPH), PRESENT, n_guests=2
    ),
    Convention("full names under headings", questions_over_names(full, shape=Shape.HEADING), PRESENT, None, n_guests=3),
    Convention("answers signed below", signed, NOWHERE, None, n_guests=3),
    Convention("joint answers behind both names", joint(labelled=True), NOWHERE, Place.BYLINE, n_guests=2),
    Convention("joint answers, unlabelled", joint(labelled=False), PRESENT, None, n_guests=2),
    Convention("speeches under headings", speeches, NOWHERE, None, n_guests=3, keeps_questions=False),
    Convention("French, bold questions", BOLD_QUESTIONS, INTRO, Place.BYLINE, language="fr"),
    Convention("French, guest introduces themselves", BOLD_QUESTIONS, ANSWER, Place.BYLINE, language="fr"),
    Convention("German, guest introduces themselves", BOLD_QUESTIONS, ANSWER, None, language="de"),
    Convention("Spanish, guest introduces themselves", BOLD_QUESTIONS, ANSWER, None, language="es"),
    Convention("French, dash before questions", questions_apart(before="– "), TITLE, Place.BYLINE, language="fr"),
    Convention("German, bold questions", BOLD_QUESTIONS, TITLE, Place.BYLINE, language="de"),
    Convention("German, italic questions", questions_apart(style=Style.ITALIC), INTRO, language="de"),
    Convention("Spanish, bold questions", BOLD_QUESTIONS, INTRO, None, language="es"),
    Convention("Spanish, dash before each turn", questions_apart(before="—", answer_mark="—"), INTRO, language="es"),
)
