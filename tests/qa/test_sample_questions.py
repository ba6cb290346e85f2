"""Our own questions on the sample article, asked of the chatbot that readers talk to.

They are worded as readers would, half of them with few words of the answer. Those marked ``unseen`` are never looked at
when anything is tuned. The floors lie a little below what is measured: raise them with the figures.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from qa import Chatbot, Evaluation, Figure, KnownQuestion, read_known_questions, score_answers
from tests.qa.sample import sample_library

FILE = Path(__file__).parent / "questions" / "sample.jsonl"
LINES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
UNSEEN = {line["id"] for line in LINES if line.get("unseen")}
FLOORS = {  # of all, of the unseen
    Figure.FIRST: (0.71, 0.60),
    Figure.GLANCE: (0.81, 0.72),
    Figure.SEEN: (0.85, 0.80),
    Figure.SPEAKER: (0.81, 0.71),
    Figure.PASSAGE: (0.73, 0.63),
    Figure.ANSWERED: (0.86, 0.82),
    Figure.SILENT: (0.74, 0.74),
}
SILENT_FLOORS = {"off": 0.95, "near": 0.54}


@pytest.fixture(scope="module")
def known() -> tuple[KnownQuestion, ...]:
    return read_known_questions(FILE)


@pytest.fixture(scope="module")
def evaluation(sample_chatbot: Chatbot, known: tuple[KnownQuestion, ...]) -> Evaluation:
    return score_answers(sample_chatbot, known)


def test_the_set_is_large_and_a_third_of_it_is_unseen(known: tuple[KnownQuestion, ...]) -> None:
    counts = Counter("answerable" if item.answerable else item.kind for item in known)
    assert counts["answerable"] >= 80
    assert counts["off"] >= 20
    assert counts["near"] >= 20
    assert 0.25 < len(UNSEEN) / len(known) < 0.35


def test_every_expected_word_is_in_the_article_under_its_speaker(known: tuple[KnownQuestion, ...]) -> None:
    [article] = sample_library().articles
    said = []
    for paragraph in article.paragraphs:
        speaker = article.speaker(paragraph.speaker_id)
        said.append((speaker.name.lower() if speaker else "", paragraph.span.cut(article.text)))
    for item in known:
        for expected in item.expected:
            found = [words for name, words in said if expected.held_in(words) and expected.names <= {name}]
            assert found, f"{item.id}: {expected}"


def part(evaluation: Evaluation, ids: set[str]) -> Evaluation:
    outcomes = tuple(outcome for outcome in evaluation.outcomes if outcome.id in ids)
    return Evaluation(evaluation.index_version, outcomes)


@pytest.mark.parametrize("figure", FLOORS)
def test_right_words_right_person_and_silence(evaluation: Evaluation, figure: Figure) -> None:
    of_all, of_unseen = evaluation.share(figure), part(evaluation, UNSEEN).share(figure)
    assert of_all is not None
    assert of_unseen is not None
    figures = f"{figure.label}: {of_all:.3f} of all, {of_unseen:.3f} of the unseen"
    assert of_all >= FLOORS[figure][0], figures
    assert of_unseen >= FLOORS[figure][1], figures


@pytest.mark.parametrize("kind", SILENT_FLOORS)
def test_silence_off_the_subject_and_near_it(evaluation: Evaluation, kind: str) -> None:
    share = part(evaluation, {outcome.id for outcome in evaluation.outcomes if outcome.kind == kind}).share(
        Figure.SILENT
    )
    assert share is not None
    assert share >= SILENT_FLOORS[kind], f"silent: {share:.3f} of {kind}"


def test_every_quote_is_exact(evaluation: Evaluation) -> None:
    assert evaluation.exact_quotes == 1
