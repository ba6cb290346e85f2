from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Passage, Span, split_sentences
from embeddings import EncodedQuery, Likeness, Tokens
from qa.models import NOTHING, LateScore
from qa.quotes import windows
from qa.retrieval.confidence import read_order
from qa.retrieval.late_interaction import MEASURES, Pieces, late_scores
from tests.embeddings.encoders import WordHashEncoder
from tests.qa.articles import passage_of

ENCODER = WordHashEncoder(dim=512)
FILLER = "Nobody had thought of this before, and nobody will think of it again, as far as we can tell today."
NO_PIECES = Likeness(np.zeros((1, 0), np.float32), np.zeros(0, np.float32), np.zeros((0, 2), np.int32))


def likeness(passage: Passage, query: EncodedQuery) -> Likeness:
    tokens = ENCODER.encode_query(passage.text).tokens
    return Likeness(query.tokens.vectors @ tokens.vectors.T, tokens.vectors @ query.vector, tokens.spans)


def ranked(
    passages: list[Passage], question: str, order: Mapping[str, float] | None = None, **weights: float
) -> list[tuple[LateScore, ...]]:
    query = ENCODER.encode_query(question)
    known = weights or dict.fromkeys(question.lower().split(), 1.0)
    return late_scores(
        passages,
        [likeness(passage, query) for passage in passages],
        pieces=Pieces.of(question, query, known),
        in_questions=[0.0] * len(passages),
        order={name: (order or {}).get(name, 0.0) for name in MEASURES} if order else read_order(),
    )


def scored(words: str, question: str, **weights: float) -> tuple[Passage, LateScore]:
    passage = passage_of(words)
    return passage, ranked([passage], question, None, **weights)[0][0]


def test_the_sentences_that_meet_the_words_are_the_window() -> None:
    passage, score = scored(" ".join([FILLER] * 4 + ["The crane is red."] + [FILLER] * 4), "crane red")
    assert score.window is not None
    assert "The crane is red." in score.window.cut(passage.text)
    assert score.met_least == pytest.approx(1, abs=1e-5)


def test_rare_words_weigh_most() -> None:
    crane, harbour = passage_of("The crane is tall."), passage_of("The harbour is wide.")
    (first,), (second,) = ranked([crane, harbour], "crane harbour", {"met_distinctly": 1.0}, crane=9.0, harbour=1.0)
    assert first.score > second.score
    (first,), (second,) = ranked([crane, harbour], "crane harbour", {"met_distinctly": 1.0}, crane=1.0, harbour=9.0)
    assert first.score < second.score


def test_words_that_ask_are_met_as_well() -> None:
    why, what = passage_of("That is why."), passage_of("That is so.")
    (first,), (second,) = ranked([why, what], "why crane", {"met_asking": 1.0}, crane=1.0)
    assert first.score > second.score


def test_what_answers_a_question_with_the_words_comes_first() -> None:
    passages, query = [passage_of("A crane."), passage_of("The crane.")], ENCODER.encode_query("crane")
    order = dict.fromkeys(MEASURES, 0.0) | {"in_question": 1.0}
    (first,), (second,) = late_scores(
        passages,
        [likeness(passage, query) for passage in passages],
        pieces=Pieces.of("crane", query, {"crane": 1.0}),
        in_questions=[0.2, 0.9],
        order=order,
    )
    assert first.score == pytest.approx(0.2)
    assert second.score == pytest.approx(0.9)


def test_a_window_lacks_an_amount_that_none_of_its_sentences_holds() -> None:
    passage, query = passage_of("Cranes lift. Nobody counts. There are 14."), ENCODER.encode_query("cranes")
    order = dict.fromkeys(MEASURES, 0.0) | {"met_evenly": 1.0, "lacks_amount": -9.0}
    first, *_ = late_scores(
        [passage],
        [likeness(passage, query)],
        pieces=Pieces.of("cranes", query, {"crane": 1.0}),
        in_questions=[0.0],
        order=order,
        lacks=lambda words, _: "14" not in words,
    )[0]
    assert first.window is not None
    assert "14" in first.window.cut(passage.text)
    assert not first.lacks_amount


@pytest.mark.parametrize(
    ("question", "nowhere", "rarity", "unheard"),
    [
        ("crane throat", {"throat"}, 8.1, 0.4),
        ("crane throat", set(), 8.1, 0.0),  # it stands in what was not found
        ("crane harbour", {"harbour"}, 8.1, 0.0),  # it is met
        ("crane throat", {"throat"}, 4.0, 0.0),  # nowhere among a few passages
    ],
)
def test_a_word_that_stands_nowhere_and_is_like_nothing_is_unheard(
    question: str, nowhere: set[str], rarity: float, unheard: float
) -> None:
    passage, query = passage_of("The crane is tall. The harbour is wide."), ENCODER.encode_query(question)
    word = question.split()[1]
    [[first, *_]] = late_scores(
        [passage],
        [likeness(passage, query)],
        pieces=Pieces.of(question, query, {"crane": 10 - rarity, word: rarity}, nowhere=nowhere),
        in_questions=[0.0],
        order=read_order(),
    )
    assert first.unheard == pytest.approx(unheard)


def test_of_the_words_asked_about_the_one_that_is_met_least_counts_apart() -> None:
    _, both = scored("The crane is tall, and the harbour is wide.", "crane harbour")
    _, one = scored("The crane is tall, and the gulls are loud.", "crane harbour")
    _, small = scored("The crane is tall, and the gulls are loud.", "crane harbour", crane=1.0)
    assert both.met_least == pytest.approx(1, abs=1e-5)
    assert one.met_least < 0.5
    assert small.met_least == pytest.approx(1, abs=1e-5)


def test_a_few_words_alone_say_little() -> None:
    passages = [passage_of("The crane."), passage_of("The crane, and nobody had thought of this before.")]
    (few,), (more,) = ranked(passages, "crane", {"is_scrap": -1.0})
    assert few.score < more.score


def test_a_passage_without_word_pieces_has_no_score() -> None:
    pieces = Pieces(np.ones(1, np.float32), np.zeros(1, np.bool_))
    assert late_scores(
        [passage_of("A crane.")], [NO_PIECES], pieces=pieces, in_questions=[0.0], order=read_order()
    ) == [(NOTHING,)]


def test_a_question_of_small_words_has_no_score() -> None:
    assert scored("A crane.", "of the", crane=1.0)[1] == NOTHING


def test_every_piece_of_a_word_has_the_rarity_of_the_word() -> None:
    spans = np.array([[0, 3], [3, 6], [7, 9], [10, 13]], np.int32)
    query = EncodedQuery(np.zeros(2, np.float32), Tokens(np.zeros((4, 2), np.float32), spans))
    pieces = Pieces.of("cranes of who", query, {"crane": 2.0})
    assert pieces.weights.tolist() == [2.0, 2.0, 0.0, 0.0]
    assert pieces.asking.tolist() == [False, False, False, True]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Crane red.", "A port.", "Why?", FILLER]), min_size=1, max_size=8))
def test_a_window_is_always_whole_sentences_short_enough_for_a_quote(sentences: list[str]) -> None:
    passage, score = scored(" ".join(sentences), "crane port")
    spans = split_sentences(passage.text)
    assert score.window is not None
    inside = [span for span in spans if score.window.holds(span)]
    assert Span(inside[0].start, inside[-1].end) == score.window
    assert len(inside) == 1 or (len(inside) <= 3 and len(score.window.cut(passage.text).split()) <= 60)
    assert all(windows(passage.text, spans))


def test_the_second_window_shares_no_sentence_with_the_first() -> None:
    passage = passage_of(" ".join(["The crane is red.", *[FILLER] * 4, "A crane."]))
    first, second = ranked([passage], "crane red", {"met_evenly": 1.0})[0]
    assert first.window is not None
    assert second.window is not None
    assert "The crane is red." in first.window.cut(passage.text)
    assert second.window.cut(passage.text).endswith("A crane.")
    assert first.score > second.score > 0


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["Crane red.", "A port.", "Red. Crane.", "…", FILLER]), min_size=1, max_size=6),
        min_size=2,
        max_size=5,
    )
)
def test_passages_scored_together_meet_the_question_as_they_do_alone(passages: list[list[str]]) -> None:
    several = [passage_of(" ".join(sentences)) for sentences in passages]
    order = {"met_evenly": 1.0, "echo": 0.5}
    alone = [ranked([passage], "crane port red", order)[0] for passage in several]
    together = ranked(several, "crane port red", order)
    for scores, wanted in zip(together, alone, strict=True):
        assert [score.window for score in scores] == [score.window for score in wanted]
        assert [score.score for score in scores] == pytest.approx([score.score for score in wanted], abs=1e-4)
        assert [score.echo for score in scores] == pytest.approx([score.echo for score in wanted], abs=1e-5)


def test_what_else_is_known_of_a_window() -> None:
    _, score = scored("The crane is red.", "zeppelin crane", crane=1.0, zeppelin=9.0)
    assert score.met_least == pytest.approx(0.0, abs=0.1)
    assert score.met_in_turn == pytest.approx(0.1, abs=0.1)
    assert 0 < score.echo < 0.7
    _, echoed = scored("Crane zeppelin.", "zeppelin crane", crane=1.0, zeppelin=9.0)
    assert echoed.echo == pytest.approx(1, abs=1e-5)
