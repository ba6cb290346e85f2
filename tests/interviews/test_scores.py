"""The measures themselves, on an article and a truth small enough to count by hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Article, Attribution, Kind, Paragraph, Span, Speaker

from .attribution import Read, main, parts_of
from .scores import KnownSpeaker, KnownTurn, Scores, Stated, Truth, read_truth, score

ADA = KnownSpeaker("Ada Byrne", frozenset({"ada byrne", "byrne"}), full=True, office="head of the [Ports] Trust")
BOB = KnownSpeaker("Bob Xu", frozenset({"bob xu", "bob"}), full=True, office=None)
PRESS = KnownSpeaker("Question", frozenset(), full=False, office=None)
TRUTH = Truth(
    (ADA, BOB, PRESS),
    frozenset({"ada byrne", "bob xu", "question", "q"}),
    (
        KnownTurn(PRESS, "Why now?", asks=True),
        KnownTurn(ADA, "It rained all night.", asks=False),
        KnownTurn(BOB, "Not here.", asks=False),
    ),
    ("Read our other stories!", "Share", "It rained all night."),
)
TEXT = "Why now?\nIt rained all night.\nNot here.\nRead our other stories!"
PLACES = {words: Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in TEXT.splitlines()}


def article(*shown: tuple[str, Kind, str | None, float], role: str | None = None) -> Article:
    speakers = (Speaker("ada", "Ada Byrne", role), Speaker("bob", "Bob"), Speaker("cy", "Cy"))
    paragraphs = (Paragraph(PLACES[w], kind, id_, Attribution.LABEL, sure) for w, kind, id_, sure in shown)
    return Article("a", "A", TEXT, tuple(paragraphs), speakers)


RIGHT = (
    ("Why now?", Kind.QUESTION, None, 0.9),
    ("It rained all night.", Kind.STATEMENT, "ada", 0.9),
    ("Not here.", Kind.STATEMENT, "bob", 0.7),
)


def test_who_is_read_rightly_scores_in_full_and_a_short_name_only_as_not_false() -> None:
    scores, stated = score(TRUTH, article(*RIGHT, role="Head of the Ports Trust"))
    assert scores == Scores(full=4 / 6, false=0.0, offices=1.0, leak=0.0, kind=1.0, spurious=0)
    assert stated == [Stated(0.9, 4, 4), Stated(0.7, 2, 2)]


def test_words_of_another_of_nobody_and_asked_instead_of_answered_are_false() -> None:
    another = article(RIGHT[0], ("It rained all night.", Kind.STATEMENT, "bob", 0.8), RIGHT[2])
    assert score(TRUTH, another)[0].false == pytest.approx(4 / 6)
    nobodys = article(*RIGHT, ("Read our other stories!", Kind.STATEMENT, "ada", 0.6))
    scores, stated = score(TRUTH, nobodys)
    assert scores.false == pytest.approx(4 / 10)
    assert scores.leak == 1.0
    assert stated[-1] == Stated(0.6, 4, 0)
    asked = article(RIGHT[0], ("It rained all night.", Kind.QUESTION, "ada", 0.8), RIGHT[2])
    scores, _ = score(TRUTH, asked)
    assert scores.false == pytest.approx(4 / 6)
    assert (scores.full, scores.kind) == (4 / 6, 0.5)


def test_a_name_that_nobody_has_is_spurious_and_what_is_nobodys_counts_as_missing_only() -> None:
    named = article(("Why now?", Kind.QUESTION, "cy", 0.9), *RIGHT[1:])
    assert score(TRUTH, named)[0].spurious == 1
    silent = article(RIGHT[0], ("It rained all night.", Kind.STATEMENT, None, 0.3), RIGHT[2])
    assert score(TRUTH, silent)[0] == Scores(full=0.0, false=0.0, offices=0.0, leak=0.0, kind=1.0, spurious=0)


@pytest.mark.parametrize(
    ("office", "role", "found"),
    [
        ("head of the [Ports] Trust", "Trust head", 1.0),
        ("head of the [Ports] Trust", "head", 0.0),
        ("captain (retired)", "captain of the old ferry to Hill Town", 1.0),
        ("captain", "captain of the old ferry to Hill Town and every day back", 0.0),
    ],
)
def test_an_office_counts_with_most_of_its_words_or_a_few_more(office: str, role: str, found: float) -> None:
    truth = replace(TRUTH, speakers=(replace(ADA, office=office), BOB))
    assert score(truth, article(*RIGHT, role=role))[0].offices == found


def test_publications_are_dealt_whole_into_five_parts() -> None:
    nothing = Scores(full=None, false=0, offices=None, leak=None, kind=1, spurious=0)
    names = [
        f"{publication}-{number}.md" for publication in "abcdefg" for number in range(2 if publication in "ab" else 1)
    ]
    parts = parts_of([Read(Path(name), nothing, []) for name in names])
    assert sorted(map(len, parts)) == [1, 2, 2, 2, 2]
    assert sorted(one.file.name for part in parts for one in part) == sorted(names)
    assert all(sum(one.publication == "a" for one in part) in {0, 2} for part in parts)


def test_a_folder_is_scored_and_certainty_set_against_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "port-ada.txt").write_text(
        "Ada Byrne: Why?\n\nBob Xu: So.\n\nAda Byrne: And?\n\nBob Xu: Yes.\n", "utf-8"
    )
    (tmp_path / "port-none.txt").write_text("Nobody knows.", "utf-8")
    speakers = [{"name": name, "accept_names": [name], "full_name_in_text": True} for name in ("Ada Byrne", "Bob Xu")]
    turns = [
        {
            "speaker": "Ada Byrne" if text.endswith("?") else "Bob Xu",
            "text": text,
            "kind": "question" if text.endswith("?") else "answer",
        }
        for text in ("Why?", "So.", "And?", "Yes.")
    ]
    gold = {"speakers": speakers, "turns": turns, "non_turn": []}
    (tmp_path / "port-ada.gold.json").write_text(json.dumps(gold), "utf-8")
    assert read_truth(tmp_path / "port-ada.gold.json").turns[0].asks
    assert main([str(tmp_path), "--files"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["port-ada.txt", "1", "1.000", "0.000", "-", "-", "1.000", "0.000"] in lines
    assert ["0.95", "to", "1.00", "4", "4", "0.980", "1.000"] in lines
    with pytest.raises(SystemExit):
        main([str(tmp_path / "nowhere")])
