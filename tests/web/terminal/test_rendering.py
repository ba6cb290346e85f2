from dataclasses import replace

import pytest
from rich.console import Console

from qa import Ambiguity, Answer, Group, Message, Near, Question, Quote, Reply, Which
from tests.web.fakes import (
    ADA,
    BOB,
    HARBOUR,
    NARRATED,
    NO_ANSWER,
    NOBODY,
    PUBLISHED,
    SECOND,
    TWO_CRANES,
    declined,
    near,
    quote_of,
    read,
    silence,
)
from web.terminal import show_reply
from web.wording import ENGLISH, wording_of

GERMAN = wording_of("de")

ASKED = quote_of(HARBOUR, "How many cranes will there be?")


def printed(answer: Reply) -> str:
    console = Console(width=200, force_terminal=False)
    with console.capture() as capture:
        show_reply(console, answer)
    return capture.get()


def answer(
    *quotes: Quote, groups: tuple[Group, ...] = (), notes: tuple[Message, ...] = (), more: bool = False
) -> Answer:
    return Answer(read(Question("Cranes?")), 0.9, quotes, groups, notes=notes, more=more)


def test_what_no_quote_says_comes_first_and_what_is_not_there_last() -> None:
    groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, ()))
    lines = printed(answer(TWO_CRANES, groups=groups, notes=(PUBLISHED,), more=True)).splitlines()
    assert lines[0] == ENGLISH.answers.sentence(PUBLISHED)
    assert lines[-2:] == [
        ENGLISH.not_addressed("Bob Moss"),
        ENGLISH.examples,
    ]


def test_what_only_comes_near_stands_below_the_sentence_that_it_is_no_answer() -> None:
    first, second, _, words, *_ = printed(near(Question("The moon?"))).splitlines()
    assert (first, second) == (ENGLISH.answers.sentence(NO_ANSWER), f"{ENGLISH.nearest}:")
    assert words.strip().startswith("“We will build two cranes.")


def test_an_office_of_several_is_asked_back_and_said_to_be_theirs_only_in_an_answer() -> None:
    both = Ambiguity("director", (ADA, BOB), is_office=True)
    understood = replace(read(Question("Which cranes?")), ambiguities=(both,))
    which = Which("director", ("Ada King", "Bob Moss"))
    assert printed(replace(answer(TWO_CRANES), interpretation=understood)).startswith(ENGLISH.ambiguous(both))
    shown = printed(Near(understood, 0.5, (which,), (TWO_CRANES,)))
    assert shown.startswith(ENGLISH.answers.sentence(which))
    assert ENGLISH.ambiguous(both) not in shown


def test_what_is_not_on_the_record_is_said_plainly() -> None:
    shown = printed(silence(Question("The moon?")))
    assert shown == f"{ENGLISH.answers.nothing_found}\n{ENGLISH.answers.sentence(NOBODY)}\n"


def test_who_was_asked_and_did_not_say_is_told_of_with_the_question() -> None:
    lead, _, question, words, *_ = printed(declined(Question("And the pier?"))).splitlines()
    assert lead == "Asked about the pier, Ada King did not say:"
    assert question.strip() == "Asked: How many cranes will there be?"
    assert words.strip().startswith("“We will build two cranes.")
    assert "Asked:" not in printed(answer(TWO_CRANES))


def test_nothing_more_is_said_where_there_is_nothing() -> None:
    assert "examples" not in printed(answer(TWO_CRANES))


@pytest.mark.parametrize(("quote", "said_by"), [(NARRATED, "— the reporter"), (ASKED, "— Reporter (asking)")])
def test_words_of_nobody_interviewed_are_marked(quote: Quote, said_by: str) -> None:
    assert said_by in printed(answer(quote))


def test_other_articles_with_the_same_words_are_named() -> None:
    merged = replace(TWO_CRANES, also_in=(quote_of(SECOND, "I said all I had to say."),))
    assert "What the harbour plans, 2019-10-31; also in A second talk" in printed(answer(merged))


def test_a_question_that_was_understood_otherwise_is_shown_as_it_was() -> None:
    corrected = replace(answer(TWO_CRANES), interpretation=replace(read(Question("Crnes?")), text="Cranes?"))
    assert printed(corrected).splitlines()[0] == "Understood as “Cranes?”"
    assert "Understood" not in printed(answer(TWO_CRANES))


def test_the_sentences_of_a_reply_are_in_its_language_and_all_around_them_in_english() -> None:
    groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, ()))
    german = replace(read(Question("Wie viele Kräne?")), text="Wie viele Kräne baut Ada?", language="de")
    reply = replace(answer(TWO_CRANES, groups=groups, notes=(PUBLISHED,), more=True), interpretation=german)
    lines = printed(reply).splitlines()
    assert lines[:2] == ["Understood as “Wie viele Kräne baut Ada?”", GERMAN.answers.sentence(PUBLISHED)]
    assert lines[-2:] == [GERMAN.not_addressed("Bob Moss"), ENGLISH.examples]
