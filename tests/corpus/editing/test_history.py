"""The history says what was published, and what became of words that were."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpus import Kind, Span
from corpus.editing import (
    Action,
    ArticleChange,
    History,
    Outcome,
    ParagraphChange,
    PassageSpan,
    Printed,
    Publication,
)

DAY = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
TWO, THREE, FOUR = "We have two piers.", "We have three piers.", "We have four piers."


def printed(words: str) -> Printed:
    passage = PassageSpan(f"ports-{words.split()[2]}", Span(0, len(words)))
    return Printed(Kind.STATEMENT, "Ada Moss", words, passages=(passage,))


def published(before: str | None, after: str | None, *, days: int = 0, told: bool = True) -> Publication:
    change = ParagraphChange(printed(before) if before else None, printed(after) if after else None)
    article = ArticleChange("ports", "Ports", Outcome.CHANGED, (change,))
    return Publication(f"v{days}", None, DAY + timedelta(days=days), "Eva", told=told, changes=(article,))


def withdrawn(days: int) -> Publication:
    article = ArticleChange("ports", "Ports", Outcome.WITHDRAWN)
    return Publication(f"v{days}", None, DAY + timedelta(days=days), "Eva", changes=(article,))


def history_of(folder: Path, *publications: Publication) -> History:
    history = History(folder / "history.jsonl")
    for publication in publications:
        history.add(publication)
    return history


def test_what_was_added_is_read_again_by_another(tmp_path: Path) -> None:
    one, two = published(TWO, THREE), published(THREE, FOUR, days=1)
    history = history_of(tmp_path, one)
    other = History(history.file)
    assert other.publications() == (one,)
    history.add(two)
    assert other.publications() == (one, two)


def test_a_line_that_was_cut_short_costs_only_itself(tmp_path: Path) -> None:
    history = history_of(tmp_path, one := published(TWO, THREE))
    with history.file.open("ab") as file:
        file.write(b'{"version": "v')
    history.add(two := published(THREE, FOUR, days=1))
    assert History(history.file).publications() == (one, two)


def test_words_that_went_are_found_by_the_address_of_their_quote(tmp_path: Path) -> None:
    history = history_of(tmp_path, published(TWO, THREE))
    former = history.former("ports", "ports-two.0-18")
    assert former
    assert (former.at, former.change.after) == (DAY, printed(THREE))
    assert history.former("ports", "ports-three.0-20") is None
    assert history.former("bells", "ports-two.0-18") is None


def test_words_that_were_changed_twice_lead_to_the_last(tmp_path: Path) -> None:
    history = history_of(tmp_path, published(TWO, THREE), published(THREE, FOUR, days=7))
    former = history.former("ports", "ports-two.0-18")
    assert former
    assert (former.at, former.change.before, former.change.after) == (
        DAY + timedelta(days=7), printed(TWO), printed(FOUR),
    )  # fmt: skip


def test_nothing_is_said_of_a_change_that_readers_are_not_told(tmp_path: Path) -> None:
    assert history_of(tmp_path, published(TWO, THREE, told=False)).former("ports", "ports-two.0-18") is None


def test_an_article_is_withdrawn_until_it_is_there_again(tmp_path: Path) -> None:
    history = history_of(tmp_path, gone := withdrawn(1))
    assert history.withdrawn("ports") == gone
    back = Publication("v2", "v1", DAY, "Eva", Action.ROLLED_BACK, changes=(ArticleChange("ports", "", Outcome.ADDED),))
    history.add(back)
    assert history.withdrawn("ports") is None


def test_where_nothing_was_published_there_is_no_history(tmp_path: Path) -> None:
    history = History(tmp_path / "none.jsonl")
    assert (history.publications(), history.former("ports", "ports-two.0-18")) == ((), None)
