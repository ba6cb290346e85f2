"""What is a speaker's label, and what only looks like one."""

import pytest

from corpus import Span
from corpus.documents import Block
from corpus.labels import Label, find_labels


def labels(*texts: str, declared: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> list[Label | None]:
    blocks = [Block(Span(0, max(len(text), 1)), 1) for text in texts]
    return find_labels(blocks, texts, declared=declared, known_names=known)


def printed(*texts: str, declared: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> list[str | None]:
    return [label.printed if label else None for label in labels(*texts, declared=declared, known=known)]


@pytest.mark.parametrize(
    "text",
    [
        "Reporter: Why?",
        "Reporter : Why?",
        "REPORTER:\nWhy?",
        "Reporter：Why?",
        "记者：为什么？",
        "Q: Why?",
        "Q Why?",
        "A: So.",
    ],
)
def test_a_generic_label_counts_even_once(text: str) -> None:
    assert labels(text) != [None]


def test_a_label_takes_its_colon_and_the_spaces_behind_it() -> None:
    (label,) = labels("Reporter：\u00a0 Why?")
    assert label is not None
    assert "Reporter：\u00a0 Why?"[label.length :] == "Why?"


def test_a_name_that_recurs_is_a_label() -> None:
    assert printed("Ada Moss: Yes.", "And so on.", "Ada Moss: No.") == ["Ada Moss", None, "Ada Moss"]


def test_a_name_seen_once_is_a_label_where_the_article_introduces_that_person() -> None:
    assert printed("Ada Moss: Yes.") == [None]
    assert printed("Ada Moss: Yes.", known=("Ada Moss",)) == ["Ada Moss"]


def test_a_name_seen_once_is_a_label_beside_certain_ones_of_its_style() -> None:
    assert printed("Reporter: Why?", "Ada Moss: So.") == ["Reporter", "Ada Moss"]


def test_a_surname_seen_once_is_a_label_where_its_owner_is_certain() -> None:
    assert printed("Ada Moss: Yes.", "Ada Moss: No.", "Moss: Well.") == ["Ada Moss", "Ada Moss", "Moss"]
    assert printed("Ms. Moss: Well.", known=("Ada Moss",)) == ["Ms. Moss"]


def test_a_surname_is_a_label_where_its_owner_is_only_likely() -> None:
    assert printed("Reporter: Why?", "Ada Moss: So.", "Moss: Or so.") == ["Reporter", "Ada Moss", "Moss"]


@pytest.mark.parametrize(
    "text",
    [
        "First: nobody asked us.",
        "Source: City Desk",
        "Note: they come unannounced.",
        "Photo: Ben Hay",
        "Photo by Ben Hay: the bridge",
        "Editor's note: this was cut.",
        "At 10:30 we left.",
        "10:30 was late.",
        "https://example.org is the address.",
        "Ada Moss:https is not said like this.",
        "the question: who pays?",
        "We asked them all one thing and nobody answered it: why?",
        "来源：城市周刊",
        "责任编辑：王芳",
    ],
)
def test_other_words_before_a_colon_are_no_label(text: str) -> None:
    assert printed("Reporter: Why?", text, "Reporter: And?", text)[1] is None


def test_a_single_word_seen_once_is_no_label_even_beside_certain_ones() -> None:
    assert printed("Reporter: Why?", "Money: that is why.") == ["Reporter", None]


def test_a_name_in_capitals_before_a_full_stop_is_a_label_where_it_recurs() -> None:
    assert printed("ADA MOSS. Yes.", "DR. BEN HAY. No.", "ADA MOSS. So.", "It was NATO. So what?") == [
        "ADA MOSS",
        "DR. BEN HAY",
        "ADA MOSS",
        None,
    ]


def test_capitals_outside_ascii_are_capitals() -> None:
    assert printed("ÉMILE ÖZ. Oui.", "ÉMILE ÖZ. Non.") == ["ÉMILE ÖZ", "ÉMILE ÖZ"]


def test_a_declared_label_may_hold_colons_digits_and_brackets() -> None:
    assert printed("Speaker 2 (line: 1): Well.", "Speaker 2 (line: 2): Well.", declared=("Speaker 2 (line: 1)",)) == [
        "Speaker 2 (line: 1)",
        None,
    ]


def test_of_two_declared_labels_that_fit_the_longer_is_meant() -> None:
    assert printed("Moss: Ada: Well.", declared=("Moss", "Moss: Ada")) == ["Moss: Ada"]


def test_the_reporters_byline_is_no_label() -> None:
    assert printed("记者：陈晓 2022年5月8日", "记者：为什么？") == [None, "记者"]
