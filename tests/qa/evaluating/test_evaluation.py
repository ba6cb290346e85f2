"""How replies are scored: the figures, and what counts for each."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Article, Speaker, split_passages
from qa import (
    Answer,
    Chatbot,
    Declined,
    Evaluation,
    ExpectedWords,
    Figure,
    KnownQuestion,
    Lack,
    Message,
    Near,
    NotFound,
    Outcome,
    Question,
    Quote,
    Reply,
    Silence,
    Status,
    read_known_questions,
    score_answers,
)
from qa.evaluating.evaluation import score_reply
from tests.qa.articles import ADA, BOB, ENCODER, article, asked, index_of, read_as, said, told

FIRST, GLANCE, SEEN, SPEAKER, PASSAGE, ANSWERED, SILENT, DECLINED = Figure
EVERYTHING = {FIRST, GLANCE, SEEN, SPEAKER, PASSAGE, ANSWERED}
UNDERSTOOD = read_as("How are they?")
TALK = article(
    "talk",
    said(ADA, "They are tall."),
    said(BOB, "They are tall."),
    said(ADA, "They are old."),
    said(ADA, "They are red. They are wet."),
    said(ADA, "They are new."),
    told("They are dry."),
)
TALL, BOBS, OLD, RED, NEW, DRY = (
    Quote(passage, passage.span, score=1.0) for passage in split_passages(TALK, max_tokens=10**6, fits=lambda _: True)
)
JUST_RED = replace(RED, span=replace(RED.span, end=RED.span.start + len("They are red.")))


def by(speaker: Speaker, words: str) -> ExpectedWords:
    return ExpectedWords(words, frozenset({speaker.id}))


def outcome(*quotes: Quote, expected: tuple[ExpectedWords, ...] = (), served: Article = TALK) -> Outcome:
    """Return what comes of an answer with these quotes, or of what only comes near where there are none."""
    reply = Answer(UNDERSTOOD, 0.8, quotes, ()) if quotes else near(TALL, OLD)
    return scored(reply, expected=expected, served=served)


def near(*quotes: Quote) -> Near:
    return Near(UNDERSTOOD, 0.3, (Silence(Lack.ANSWER),), quotes)


def scored(
    reply: Reply,
    *,
    expected: tuple[ExpectedWords, ...] = (),
    declined: ExpectedWords | None = None,
    served: Article = TALK,
) -> Outcome:
    known = KnownQuestion("q-1", "topic", Question("How are they?", history=("And the cranes?",)), expected, declined)
    return score_reply(known, reply, article={"talk": served}.__getitem__, took_ms=12.34567)


def marks(*quotes: Quote, expected: tuple[ExpectedWords, ...]) -> set[Figure]:
    """Return the figures that went well, of all six that apply."""
    found = outcome(*quotes, expected=expected).marks
    assert set(found) == EVERYTHING
    return {figure for figure, good in found.items() if good}


def test_the_right_words_first_are_right_in_every_figure() -> None:
    assert marks(TALL, OLD, expected=(by(ADA, "tall"),)) == EVERYTHING


def test_a_glance_takes_in_three_quotes() -> None:
    assert marks(OLD, NEW, TALL, expected=(by(ADA, "tall"),)) == {GLANCE, SEEN, SPEAKER, ANSWERED}
    assert marks(OLD, NEW, RED, TALL, expected=(by(ADA, "tall"),)) == {SPEAKER, ANSWERED}


def test_the_right_words_of_the_wrong_person_are_wrong() -> None:
    assert marks(BOBS, expected=(by(ADA, "tall"),)) == {PASSAGE, ANSWERED}


def test_the_right_words_spread_over_two_quotes_are_wrong() -> None:
    assert marks(TALL, OLD, expected=(by(ADA, "tall. They are old"),)) == {SPEAKER, ANSWERED}


def test_the_right_passage_first_is_told_from_the_right_words() -> None:
    assert marks(JUST_RED, expected=(by(ADA, "They are wet"),)) == {SPEAKER, PASSAGE, ANSWERED}


def test_each_part_of_an_answer_may_take_one_quote_to_be_first_and_two_at_a_glance() -> None:
    expected = (by(ADA, "tall"), by(ADA, "old"))
    assert marks(OLD, TALL, expected=expected) == EVERYTHING
    assert marks(OLD, NEW, BOBS, TALL, expected=expected) == EVERYTHING - {FIRST}
    assert marks(OLD, NEW, BOBS, RED, TALL, expected=expected) == EVERYTHING - {FIRST, GLANCE, SEEN}
    assert marks(OLD, NEW, expected=expected) == EVERYTHING - {FIRST, GLANCE, SEEN}


def test_right_words_that_only_come_near_are_seen_and_not_found() -> None:
    found = scored(near(OLD, NEW, TALL), expected=(by(ADA, "tall"),))
    assert {figure for figure, good in found.marks.items() if good} == {SEEN, SPEAKER}
    assert (found.speaker, found.words, found.status) == ("Ada King", "They are old.", Status.NEAR)


def test_what_is_not_on_the_record_shows_nothing() -> None:
    found = scored(NotFound(UNDERSTOOD, 0.1, (), (TALL.passage,)), expected=(by(ADA, "tall"),))
    assert not any(found.marks.values())
    assert (found.speaker, found.words, found.n_quotes, found.status) == (None, None, 0, Status.NOT_FOUND)


@pytest.mark.parametrize(
    ("notes", "quote", "is_said"),
    [((Declined("Ada King"),), OLD, True), ((Declined("Bob Moss"),), BOBS, False), ((), OLD, False)],
)
def test_to_say_who_was_asked_and_did_not_say_is_silence(
    notes: tuple[Message, ...], quote: Quote, *, is_said: bool
) -> None:
    reply = Answer(UNDERSTOOD, 0.8, (quote,), (), notes=notes)
    assert scored(reply, declined=by(ADA, "")).marks == {SILENT: is_said, DECLINED: is_said}
    assert scored(reply).marks == {SILENT: False}


def test_silence_on_what_somebody_did_not_say_is_silence_all_the_same() -> None:
    assert scored(near(OLD), declined=by(ADA, "")).marks == {SILENT: True, DECLINED: False}


def test_words_of_nobody_in_particular_have_no_right_person() -> None:
    found = outcome(DRY, expected=(ExpectedWords("dry", frozenset()),))
    assert found.marks == {FIRST: True, GLANCE: True, SEEN: True, PASSAGE: True, ANSWERED: True}
    assert found.speaker is None


def test_a_person_expected_to_say_anything_has_no_right_words() -> None:
    assert outcome(OLD, expected=(by(ADA, ""),)).marks == {SPEAKER: True, ANSWERED: True}
    assert outcome(OLD, expected=(by(BOB, ""),)).marks == {SPEAKER: False, ANSWERED: True}


def test_silence_on_a_question_with_an_answer_is_wrong_in_every_figure() -> None:
    assert not any(scored(near(NEW), expected=(by(BOB, "tall"),)).marks.values())


def test_a_question_that_nobody_answers_wants_silence() -> None:
    assert outcome().marks == {SILENT: True}
    assert outcome(TALL).marks == {SILENT: False}


def test_what_was_asked_and_shown_is_kept() -> None:
    found = outcome(BOBS, TALL, expected=(by(ADA, "tall"),))
    assert (found.id, found.question, found.history, found.kind) == (
        "q-1", "How are they?", ("And the cranes?",), "topic",
    )  # fmt: skip
    assert (found.speaker, found.words, found.confidence, found.took_ms) == ("Bob Moss", "They are tall.", 0.8, 12.346)
    assert (silent := outcome()).words == "They are tall."
    assert silent.confidence == 0.3


def test_every_quote_shown_is_held_against_the_article_that_is_served() -> None:
    other = replace(TALK, text=TALK.text.replace("old", "odd"))
    assert (outcome(TALL, OLD, NEW, served=other).n_quotes, outcome(TALL, OLD, NEW, served=other).n_exact) == (3, 2)
    assert (outcome(served=other).n_quotes, outcome(served=other).n_exact) == (2, 1)
    assert Evaluation("v", (outcome(TALL), outcome(OLD, NEW, served=other))).exact_quotes == pytest.approx(2 / 3)
    assert Evaluation("v", (replace(outcome(), n_quotes=0, n_exact=0),)).exact_quotes is None


def test_a_figure_is_the_share_of_the_questions_it_applies_to() -> None:
    right, wrong = outcome(TALL, expected=(by(ADA, "tall"),)), outcome(OLD, expected=(by(ADA, "tall"),))
    evaluation = Evaluation("v", (right, wrong, right, outcome()))
    assert evaluation.share(FIRST) == pytest.approx(2 / 3)
    assert evaluation.share(SPEAKER) == 1
    assert evaluation.share(SILENT) == 1
    assert Evaluation("v", (right,)).share(SILENT) is None


def test_kinds_stand_in_the_order_of_the_file_answerable_ones_first() -> None:
    right, off = outcome(TALL, expected=(by(ADA, "tall"),)), replace(outcome(), kind="off")
    who, unanswered = replace(right, kind="who"), outcome()
    kinds = Evaluation("v", (off, who, right, unanswered, who)).kinds()
    assert [kind.outcomes for kind in kinds] == [(who, who), (right,), (off,), (unanswered,)]


def test_latency_is_told_by_its_median_and_the_time_that_95_of_100_keep() -> None:
    evaluation = Evaluation("v", tuple(replace(outcome(), took_ms=float(ms)) for ms in range(100, 0, -1)))
    assert (evaluation.median_ms, evaluation.p95_ms) == (50.5, 96)
    assert Evaluation("v", (outcome(),)).p95_ms == 12.346


def test_questions_of_a_file_are_asked_with_their_history(tmp_path: Path) -> None:
    cranes = article("cranes", asked("How are the cranes?"), said(ADA, "The harbour cranes are very tall indeed."))
    index = index_of(tmp_path / "index", cranes)
    file = tmp_path / "questions.jsonl"
    file.write_text(
        '{"question": "harbour cranes very tall", "speaker": "Ada King", "contains": ["tall indeed"]}\n'
        '{"question": "Which soup is best?", "answerable": false, "history": ["harbour cranes"]}\n',
        encoding="utf-8",
    )
    evaluation = score_answers(Chatbot(index, ENCODER), read_known_questions(file))
    assert evaluation.index_version == index.version
    tall, soup = evaluation.outcomes
    assert tall.marks == {FIRST: True, GLANCE: True, SEEN: True, SPEAKER: True, PASSAGE: True, ANSWERED: True}
    assert soup.history == ("harbour cranes",)
    assert evaluation.exact_quotes == 1
    assert tall.took_ms > 0
