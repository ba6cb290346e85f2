"""The laws of the values that every package works with."""

import pytest

from corpus import Article, Context, Kind, Paragraph, Part, Passage, ReadingWarning, Span, Speaker, Turn

ADA, ANN = Speaker("ada", "Ada Moss"), Speaker("ann", "Ann Row", part=Part.INTERVIEWER)
S, Q, H, C, N = Kind.STATEMENT, Kind.QUESTION, Kind.HEADING, Kind.CAPTION, Kind.NARRATION


def article_of(*paragraphs: tuple[Kind, str | None], lead_in: int | None = None) -> Article:
    """Return an article whose paragraphs are one letter each."""
    found = tuple(
        Paragraph(Span(number * 2, number * 2 + 1), kind, speaker, lead_in=number == lead_in)
        for number, (kind, speaker) in enumerate(paragraphs)
    )
    return Article("a", "A", "x " * len(paragraphs), found, (ADA, ANN))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (3, 2), (-1, 2)])
def test_a_span_is_never_empty_nor_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="a span needs 0 <= start < end"):
        Span(start, end)


def test_a_span_cuts_the_words_it_covers() -> None:
    assert Span(1, 3).cut("abcd") == "bc"


def test_a_span_holds_itself_and_what_is_inside() -> None:
    assert Span(1, 3).holds(Span(1, 3))
    assert Span(1, 3).holds(Span(2, 3))
    assert not Span(1, 3).holds(Span(2, 4))
    assert not Span(1, 3).holds(Span(0, 2))


@pytest.mark.parametrize("spans", [[Span(0, 4), Span(3, 5)], [Span(3, 5), Span(0, 2)], [Span(0, 7)]])
def test_paragraphs_never_overlap_go_back_or_leave_the_text(spans: list[Span]) -> None:
    with pytest.raises(ValueError, match=r"a: paragraph .* overlaps another or leaves the text"):
        Article("a", "A", "abcdef", tuple(Paragraph(span, N) for span in spans))


def test_a_paragraph_names_a_speaker_of_its_article() -> None:
    with pytest.raises(ValueError, match="unknown speaker 'bob'"):
        Article("a", "A", "abc", (Paragraph(Span(0, 1), S, "bob"),), (ADA,))


def test_a_speaker_is_found_by_id() -> None:
    article = article_of((S, "ada"))
    assert article.speaker("ada") is ADA
    assert article.speaker("bob") is None
    assert article.speaker(None) is None


@pytest.mark.parametrize("between", [C, H, Kind.BOILERPLATE])
def test_layout_inside_a_turn_does_not_end_it(between: Kind) -> None:
    assert article_of((S, "ada"), (between, None), (S, "ada")).turns == (Turn("ada", S, (0, 2)),)


def test_narration_ends_a_turn() -> None:
    assert [turn.paragraphs for turn in article_of((S, "ada"), (N, None), (S, "ada")).turns] == [(0,), (2,)]


def test_speech_of_nobody_known_is_in_no_turn_and_ends_the_one_before() -> None:
    assert [turn.paragraphs for turn in article_of((S, "ada"), (S, None), (S, "ada")).turns] == [(0,), (2,)]


def test_another_speaker_ends_a_turn() -> None:
    turns = article_of((Q, "ann"), (S, "ada"), (S, "ada"), (Q, "ann")).turns
    assert [(turn.speaker_id, turn.paragraphs) for turn in turns] == [("ann", (0,)), ("ada", (1, 2)), ("ann", (3,))]


def test_a_statement_knows_its_question_its_heading_and_its_lead_in() -> None:
    article = article_of((H, None), (Q, "ann"), (S, "ada"), (C, None), (S, "ada"), (H, None), (Q, "ann"), lead_in=2)
    assert article.contexts == (
        Context(),
        Context(heading=0),
        Context(question=1, heading=0),
        Context(heading=0),
        Context(question=1, heading=0, lead_in=2),
        Context(),
        Context(heading=5),
    )


def test_a_lead_in_leads_to_its_own_turn_alone() -> None:
    article = article_of((S, "ada"), (Q, "ann"), (S, "ada"), lead_in=0)
    assert [context.lead_in for context in article.contexts] == [None, None, None]


def test_a_passage_derives_everything_from_its_span() -> None:
    article = article_of((Q, "ann"), (S, "ada"))
    passage = Passage("a-1", article, 1, Span(2, 3))
    assert (passage.text, passage.kind, passage.speaker, passage.lead_in) == ("x", S, ADA, False)
    assert passage.question is article.paragraphs[0]
    assert Passage("a-0", article, 0, Span(0, 1)).question is None


def test_a_warning_says_its_line() -> None:
    assert str(ReadingWarning("odd")) == "odd"
    assert str(ReadingWarning("odd", 3)) == "line 3: odd"


def test_one_person_known_from_two_articles_has_every_spelling_and_is_an_interviewee() -> None:
    here = Speaker("ada", "Ada Moss", aliases=("Moss",), part=Part.INTERVIEWER)
    there = Speaker("ada", "A. Moss", "baker", aliases=("Ada Moss", "Ada"))
    assert here.united(there) == Speaker("ada", "Ada Moss", "baker", ("Moss", "A. Moss", "Ada"), Part.INTERVIEWEE)
    assert here.united(here) == here
