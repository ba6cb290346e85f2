from dataclasses import replace

from qa import Answer, Filters, Group, Interpretation, Question, QuestionKind, Reply
from tests.web.fakes import (
    ADA,
    BOB,
    HARBOUR,
    NARRATED,
    NO_ANSWER,
    NOBODY,
    PUBLISHED,
    SECOND,
    THREE_CRANES,
    TWO_CRANES,
    answer_with,
    declined,
    near,
    quote_of,
    read,
    silence,
)
from web.api.markdown import answer_blocks
from web.api.schemas import AnswerReply
from web.wording import ENGLISH, wording_of

GERMAN = wording_of("de")
SITE = "https://example.org"
QUESTION = Question("How many cranes?")
LINK = f"[Read in context]({SITE}/articles/harbour?quote={TWO_CRANES.id}#quote)"


def blocks(reply: Reply, *, site: str = SITE) -> tuple[str, ...]:
    return answer_blocks(AnswerReply.of(reply, index_version="v", took_ms=1.0), site=site)


def test_a_quote_stands_below_what_was_asked_and_above_who_said_it_where_and_when() -> None:
    (block,) = blocks(answer_with(TWO_CRANES)(QUESTION))
    assert block == (
        "Asked by Reporter: How many cranes will there be?\n\n"
        "> We will build two cranes.\n> Then we will see.\n\n"
        f"— **Ada King**, Director of the Harbour Office, “What the harbour plans”, The Quay, 31 October 2019 · {LINK}"
    )


def test_a_question_that_several_quotes_answer_is_shown_once() -> None:
    more = quote_of(HARBOUR, "Nothing else is planned.")
    first, second, third = blocks(answer_with(TWO_CRANES, more, THREE_CRANES)(QUESTION))
    assert [block.startswith("Asked by Reporter:") for block in (first, second, third)] == [True, False, True]


def test_without_a_site_there_is_no_link() -> None:
    (block,) = blocks(answer_with(TWO_CRANES)(QUESTION), site="")
    assert block.endswith("The Quay, 31 October 2019")


def test_narration_and_the_words_of_one_who_asks_are_told_apart() -> None:
    asked = quote_of(HARBOUR, "How many cranes will there be?")
    narrated, asking = blocks(answer_with(NARRATED, asked)(QUESTION))
    assert "— the reporter, “What the harbour plans”" in narrated
    assert "— **Reporter** (asking), “What the harbour plans”" in asking


def test_what_only_comes_near_stands_below_the_sentence_that_it_is_no_answer() -> None:
    why, heading, nearest = blocks(near(QUESTION))
    assert why == ENGLISH.answers.sentence(NO_ANSWER)
    assert heading == f"{ENGLISH.nearest}:"
    assert "> We will build two cranes." in nearest


def test_what_is_not_on_the_record_is_said_plainly_with_no_quotes() -> None:
    verdict = f"**{ENGLISH.answers.nothing_found}**"
    assert blocks(silence(QUESTION)) == (verdict, ENGLISH.answers.sentence(NOBODY))


def test_who_was_asked_and_did_not_say_is_told_above_their_words() -> None:
    lead, quote = blocks(declined(QUESTION))
    assert lead == "Asked about the pier, Ada King did not say:"
    assert "> We will build two cranes." in quote


def test_what_no_quote_says_is_said_around_them() -> None:
    understood = Interpretation(QUESTION, "How many *cranes* will there be?", "cranes", QuestionKind.FACT, Filters())
    merged = replace(TWO_CRANES, also_in=(quote_of(SECOND, "I said all I had to say."),))
    groups = (Group(ADA, (merged,)), Group(BOB, ()))
    first, note, quote, absent, more = blocks(Answer(understood, 0.9, (merged,), groups, notes=(PUBLISHED,), more=True))
    assert first == "Understood as “How many \\*cranes\\* will there be?”"
    assert note == ENGLISH.answers.sentence(PUBLISHED)
    assert "; also in “A second talk”, The Quay, 31 October 2019" in quote
    assert absent == ENGLISH.not_addressed("Bob Moss")
    assert more == ENGLISH.examples


def test_a_question_understood_as_it_was_asked_is_not_repeated() -> None:
    assert read(QUESTION).text == QUESTION.text
    assert not blocks(answer_with(TWO_CRANES)(QUESTION))[0].startswith("Understood")


def test_the_sentences_of_a_reply_are_in_its_language_and_all_around_them_in_english() -> None:
    groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, ()))
    german = replace(read(QUESTION), text="Wie viele Kräne?", language="de")
    first, note, quote, silent, last = blocks(Answer(german, 0.9, (TWO_CRANES,), groups, notes=(PUBLISHED,), more=True))
    assert (note, silent) == (GERMAN.answers.sentence(PUBLISHED), GERMAN.not_addressed("Bob Moss"))
    assert (first, last) == (ENGLISH.understood("Wie viele Kräne?"), ENGLISH.examples)
    assert "31 October 2019" in quote
