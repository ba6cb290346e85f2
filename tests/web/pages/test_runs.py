from hypothesis import given
from hypothesis import strategies as st

from corpus import Kind, Span
from tests.web.fakes import BOB, article_of
from web.pages.frame import Run, runs_of

TEXT = "ab🌊d efgh"
ARTICLE = article_of("runs", "Runs", (Kind.NARRATION, None, TEXT), speakers=(BOB,))


def spans(text_length: int) -> st.SearchStrategy[Span]:
    pairs = st.tuples(st.integers(0, text_length - 1), st.integers(1, text_length))
    return pairs.filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))


def test_words_are_cut_at_the_marks() -> None:
    assert runs_of(ARTICLE, Span(0, 7), (Span(2, 4),)) == (Run("ab"), Run("🌊d", marked=True), Run(" ef"))


@given(span=spans(len(TEXT)), marks=st.lists(spans(len(TEXT)), max_size=4))
def test_runs_are_the_words_and_marked_exactly_where_a_mark_lies(span: Span, marks: list[Span]) -> None:
    runs = runs_of(ARTICLE, span, tuple(marks))
    assert "".join(run.text for run in runs) == span.cut(TEXT)
    assert all(run.text for run in runs)
    shown = [run.marked for run in runs for _ in run.text]
    assert shown == [any(mark.start <= at < mark.end for mark in marks) for at in range(span.start, span.end)]
