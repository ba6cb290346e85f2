"""Files of questions with known answers, good and bad."""

import json
from pathlib import Path

import pytest

from corpus import Span
from qa import (
    ExpectedWords,
    KnownQuestion,
    KnownQuestionsError,
    Question,
    Quote,
    add_known_question,
    read_known_questions,
)
from tests.qa.articles import ADA, BOB, passage_of

ANSWERABLE = '{"question": "How tall are the cranes?", "contains": ["tall"]}'


def read(folder: Path, *lines: str | bytes) -> tuple[KnownQuestion, ...]:
    file = folder / "questions.jsonl"
    file.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
    return read_known_questions(file)


def whole(words: str) -> Quote:
    passage = passage_of(words, speaker=ADA)
    return Quote(passage, passage.span, score=1.0)


def test_every_field_is_read(tmp_path: Path) -> None:
    [known] = read(
        tmp_path,
        '{"id": "q-7", "question": " And the gulls? ", "kind": "followup", "file": "talk", "speaker": "Ada King",'
        ' "contains": ["They\\n shout"], "accept": {"Ada King": ["MS. KING"], "Bob": ["B."]},'
        ' "history": ["How are the cranes?"], "answerable": true, "note": {"by": "me"}}',
    )
    assert known == KnownQuestion(
        "q-7",
        "followup",
        Question("And the gulls?", history=("How are the cranes?",)),
        (ExpectedWords("They shout", frozenset({"ada king", "ms. king"})),),
    )
    assert known.answerable


def test_each_of_several_speakers_goes_with_words_of_their_own(tmp_path: Path) -> None:
    [known] = read(
        tmp_path,
        '{"question": "What of cranes?", "speakers": ["Ada King", "Bob Moss"], "contains": ["tall", "old"],'
        ' "accept": {"Bob Moss": ["Moss"]}}',
    )
    assert known.expected == (
        ExpectedWords("tall", frozenset({"ada king"})),
        ExpectedWords("old", frozenset({"bob moss", "moss"})),
    )


def test_one_speaker_goes_with_all_the_words(tmp_path: Path) -> None:
    [known] = read(tmp_path, '{"question": "Q", "speaker": "Ada", "contains": ["tall", "old"]}')
    assert known.expected == (ExpectedWords("tall", frozenset({"ada"})), ExpectedWords("old", frozenset({"ada"})))


def test_words_without_a_speaker_may_be_anybodys_and_a_speaker_may_say_anything(tmp_path: Path) -> None:
    anybodys, anything = read(
        tmp_path, '{"question": "1", "contains": ["tall"]}', '{"question": "2", "speakers": ["Ada", "Bob"]}'
    )
    assert anybodys.expected == (ExpectedWords("tall", frozenset()),)
    assert anything.expected == (ExpectedWords("", frozenset({"ada"})), ExpectedWords("", frozenset({"bob"})))


def test_what_nobody_answers_expects_nothing(tmp_path: Path) -> None:
    [known] = read(tmp_path, '{"question": "Q", "answerable": false, "file": null, "speaker": "Ada King"}')
    assert not known.answerable


def test_who_did_not_say_is_known_by_name(tmp_path: Path) -> None:
    known = read(
        tmp_path,
        '{"question": "1", "answerable": false, "declined": true, "speaker": "Ada King",'
        ' "accept": {"Ada King": ["K."]}}',
        '{"question": "2", "answerable": false, "declined": true}',
        '{"question": "3", "answerable": false, "declined": false}',
    )
    somebody, anybody = ExpectedWords("", frozenset({"ada king", "k."})), ExpectedWords("", frozenset())
    assert [one.declined for one in known] == [somebody, anybody, None]
    assert not any(one.answerable for one in known)


def test_a_question_is_its_own_id_and_has_a_kind_where_none_is_given(tmp_path: Path) -> None:
    known = read(
        tmp_path, '{"question": "Q", "contains": ["c"]}', '{"question": "N", "answerable": false}',
        '{"id": 7, "kind": "", "question": "Q", "contains": ["c"]}',
    )  # fmt: skip
    assert [(item.id, item.kind) for item in known] == [("Q", "answerable"), ("N", "unanswerable"), ("7", "answerable")]


def test_blank_lines_a_byte_order_mark_and_odd_line_ends_are_no_trouble(tmp_path: Path) -> None:
    odd = json.dumps({"question": "Q\u2028R\u0085S", "contains": ["c"]}, ensure_ascii=False)
    first, second = read(tmp_path, b"\xef\xbb\xbf" + ANSWERABLE.encode() + b"\r", "", "  \r", odd, "")
    assert first.question.text == "How tall are the cranes?"
    assert second.question.text == "Q\u2028R\u0085S"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{'question': 1}", "Invalid JSON"),
        ('"words"', "Input should be an object"),
        ("[]", "Input should be an object"),
        ("{}", "“question”: Field required"),
        ('{"question": 5, "contains": ["c"]}', "“question”: Input should be a valid string"),
        ('{"question": " ", "contains": ["c"]}', "the question is empty"),
        (json.dumps({"question": "q" * 1001, "contains": ["c"]}), "the question has 1,001 characters"),
        ('{"question": "Q"}', "an answerable question needs “contains” or “speaker”"),
        ('{"question": "Q", "contains": [], "speaker": ""}', "an answerable question needs “contains” or “speaker”"),
        ('{"question": "Q", "contains": [" "]}', "must not be empty"),
        ('{"question": "Q", "speakers": ["Ada", " "]}', "must not be empty"),
        ('{"question": "Q", "contains": "words"}', "“contains”: Input should be a valid array"),
        ('{"question": "Q", "contains": ["c", 5]}', "“contains.1”: Input should be a valid string"),
        ('{"question": "Q", "contains": ["c"], "answerable": "no"}', "“answerable”: Input should be a valid boolean"),
        ('{"question": "Q", "contains": ["c"], "declined": true}', "“declined” says that somebody did not answer"),
        ('{"question": "Q", "contains": ["c"], "answerable": false}', "“contains” says what answers"),
        ('{"question": "Q", "contains": ["c"], "speakers": ["A", "B"]}', "2 “speakers” do not go with 1 “contains”"),
        (ANSWERABLE, "the id 'How tall are the cranes?' is used twice"),
    ],
)
def test_a_line_that_is_wrong_is_named_with_what_is_wrong(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(KnownQuestionsError) as refused:
        read(tmp_path, ANSWERABLE, "", line)
    assert str(refused.value).startswith(f"{tmp_path / 'questions.jsonl'}:3: ")
    assert problem in str(refused.value)
    assert refused.value.line == 3


def test_a_line_that_is_not_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownQuestionsError, match=r"questions\.jsonl:2: not UTF-8 text$"):
        read(tmp_path, ANSWERABLE, b'{"question": "caf\xe9"}')


def test_a_file_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownQuestionsError, match=r"questions\.jsonl: holds no question$"):
        read(tmp_path, "", "  ")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownQuestionsError, match=r"none\.jsonl: no such file or directory$"):
        read_known_questions(tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    "line", ["\x00", "[" * 5000, '{"question": "\\ud800", "contains": ["c"]}', "NaN", "null", "😀"]
)
def test_whatever_stands_in_a_line_it_is_told_as_wrong(tmp_path: Path, line: str) -> None:
    with pytest.raises(KnownQuestionsError):
        read(tmp_path, line)


def test_words_are_recognised_however_they_are_broken_into_lines() -> None:
    assert ExpectedWords("cranes are tall", frozenset({"ada king"})).said_in(whole("The cranes\nare  tall."))


def test_the_same_words_of_somebody_else_do_not_count() -> None:
    assert not ExpectedWords("tall", frozenset({"bob moss"})).said_in(whole("The cranes are tall."))


def test_a_name_is_recognised_however_it_is_written(tmp_path: Path) -> None:
    quote = whole("The cranes are tall.")
    for name in ("ADA  KING", "ada king", "ada-king"):
        [known] = read(tmp_path, json.dumps({"question": "Q", "speaker": name}))
        assert known.expected[0].is_by_speaker_of(quote)
    [known] = read(tmp_path, json.dumps({"question": "Q", "speaker": BOB.name, "accept": {BOB.name: ["Ada King"]}}))
    assert known.expected[0].is_by_speaker_of(quote)
    [known] = read(tmp_path, json.dumps({"question": "Q", "speaker": "King"}))
    assert not known.expected[0].is_by_speaker_of(quote)


def test_words_outside_the_quote_are_not_in_it() -> None:
    passage = passage_of("The cranes are tall. They are old.", speaker=ADA)
    start = passage.span.start
    quote = Quote(passage, Span(start, start + len("The cranes are tall.")), score=1.0)
    expected = ExpectedWords("They are old", frozenset())
    assert not expected.said_in(quote)
    assert expected.held_in(quote.passage.text)


def test_a_question_is_added_once_and_is_read_as_it_was_meant(tmp_path: Path) -> None:
    file = tmp_path / "drafts" / "questions.jsonl"
    assert add_known_question(file, "Where is the pier?", kind="readers")
    assert add_known_question(file, "How many cranes?", speaker="Ada King", contains="two\u2028cranes")
    assert not add_known_question(file, "Where is the pier?", speaker="Ada King")
    assert [(one.question.text, one.kind, one.answerable) for one in read_known_questions(file)] == [
        ("Where is the pier?", "readers", False),
        ("How many cranes?", "answerable", True),
    ]


def test_a_question_is_added_behind_a_line_without_end(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(ANSWERABLE)
    assert add_known_question(file, "Where is the pier?")
    assert len(read_known_questions(file)) == 2


def test_nothing_is_added_to_a_file_that_cant_be_read(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text("no question\n")
    with pytest.raises(KnownQuestionsError):
        add_known_question(file, "Where is the pier?")
    assert file.read_text() == "no question\n"
