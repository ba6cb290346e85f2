import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Passage, Span, split_sentences
from embeddings import EncodedQuery, Likeness, Tokens
from qa.models import NOTHING, LateScore
from qa.quotes import windows
from qa.retrieval.late_interaction import late_scores, piece_weights
from tests.embeddings.encoders import WordHashEncoder
from tests.qa.articles import passage_of

ENCODER = WordHashEncoder(dim=512)
FILLER = "Nobody had thought of this before, and nobody will think of it again, as far as we can tell today."
NO_PIECES = Likeness(np.zeros((1, 0), np.float32), np.zeros(0, np.float32), np.zeros((0, 2), np.int32))


def likeness(passage: Passage, query: EncodedQuery) -> Likeness:
    tokens = ENCODER.encode_query(passage.text).tokens
    return Likeness(query.tokens.vectors @ tokens.vectors.T, tokens.vectors @ query.vector, tokens.spans)


def scored(words: str, question: str, **weights: float) -> tuple[Passage, LateScore]:
    passage, query = passage_of(words), ENCODER.encode_query(question)
    known = weights or dict.fromkeys(question.lower().split(), 1.0)
    weighed = piece_weights(question, query, known)
    return passage, late_scores([passage], [likeness(passage, query)], weights=weighed)[0][0]


def test_the_sentences_that_meet_the_words_are_the_window() -> None:
    passage, score = scored(" ".join([FILLER] * 4 + ["The crane is red."] + [FILLER] * 4), "crane red")
    assert score.window is not None
    assert "The crane is red." in score.window.cut(passage.text)
    assert score.met == pytest.approx(1, abs=1e-5)


def test_rare_words_weigh_most() -> None:
    _, rare_met = scored("The crane is tall.", "crane harbour", crane=9.0, harbour=1.0)
    _, rare_missed = scored("The crane is tall.", "crane harbour", crane=1.0, harbour=9.0)
    assert rare_met.met > rare_missed.met


def test_a_passage_without_word_pieces_has_no_score() -> None:
    assert late_scores([passage_of("A crane.")], [NO_PIECES], weights=np.ones(1, np.float32)) == [(NOTHING,)]


def test_a_question_of_small_words_has_no_score() -> None:
    assert scored("A crane.", "of the", crane=1.0)[1] == NOTHING


def test_every_piece_of_a_word_has_the_rarity_of_the_word() -> None:
    spans = np.array([[0, 3], [3, 6], [7, 9]], np.int32)
    query = EncodedQuery(np.zeros(2, np.float32), Tokens(np.zeros((3, 2), np.float32), spans))
    assert piece_weights("cranes of", query, {"crane": 2.0}).tolist() == [2.0, 2.0, 0.0]


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
    query = ENCODER.encode_query("crane red")
    weighed = piece_weights("crane red", query, {"crane": 1.0, "red": 1.0})
    first, second = late_scores([passage], [likeness(passage, query)], weights=weighed)[0]
    assert first.window is not None
    assert second.window is not None
    assert "The crane is red." in first.window.cut(passage.text)
    assert second.window.cut(passage.text).endswith("A crane.")
    assert first.met > second.met > 0


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["Crane red.", "A port.", "Red. Crane.", "…", FILLER]), min_size=1, max_size=6),
        min_size=2,
        max_size=5,
    )
)
def test_passages_scored_together_have_the_scores_they_have_alone(passages: list[list[str]]) -> None:
    query = ENCODER.encode_query("crane port red")
    weighed = piece_weights("crane port red", query, {"crane": 2.0, "port": 1.0, "red": 0.5})
    several = [passage_of(" ".join(sentences)) for sentences in passages]
    alike = [likeness(passage, query) for passage in several]
    alone = [late_scores([passage], [like], weights=weighed)[0] for passage, like in zip(several, alike, strict=True)]
    together = late_scores(several, alike, weights=weighed)
    for scores, wanted in zip(together, alone, strict=True):
        assert [score.window for score in scores] == [score.window for score in wanted]
        assert [score.met for score in scores] == pytest.approx([score.met for score in wanted], abs=1e-5)
        assert [score.echo for score in scores] == pytest.approx([score.echo for score in wanted], abs=1e-5)


def test_what_else_is_known_of_a_window() -> None:
    _, score = scored("The crane is red.", "zeppelin crane", crane=1.0, zeppelin=9.0)
    assert score.met_evenly == pytest.approx(0.5, abs=0.1)
    assert score.met_rarest == pytest.approx(0, abs=0.1)
    assert 0 < score.echo < 0.7
    _, echoed = scored("Crane zeppelin.", "zeppelin crane", crane=1.0, zeppelin=9.0)
    assert echoed.met_rarest == pytest.approx(1, abs=1e-5)
    assert echoed.echo == pytest.approx(1, abs=1e-5)
