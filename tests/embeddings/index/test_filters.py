from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus import Kind
from embeddings import DamagedIndexError, Restriction, Whose
from embeddings.index import RowFilter
from embeddings.models import Mask
from tests.embeddings.articles import ENGINES, LOGISTICS, UNDATED, passages_of

ARTICLES = (ENGINES, LOGISTICS, UNDATED)
PASSAGES = passages_of(*ARTICLES)
IDS = [article.id for article in ARTICLES]
PEOPLE = ["ada", "bob", "reporter"]
ALL = tuple(Kind)


@pytest.fixture
def rows(tmp_path: Path) -> RowFilter:
    RowFilter.write(tmp_path / "rows.npy", PASSAGES, article_ids=IDS, speaker_ids=PEOPLE)
    return RowFilter.load(tmp_path / "rows.npy", article_ids=IDS, speaker_ids=PEOPLE)


def words(mask: Collection[bool]) -> list[str]:
    return [passage.text for passage, allowed in zip(PASSAGES, mask, strict=True) if allowed]


def allowed(rows: RowFilter, *, kinds: Collection[Kind], **within: Any) -> Mask:
    return rows.allowed(kinds, Restriction(**within))


def test_only_the_kinds_asked_for_are_allowed(rows: RowFilter) -> None:
    assert words(allowed(rows, kinds=[Kind.NARRATION])) == ["She laughed."]
    assert words(allowed(rows, kinds=[Kind.QUESTION])) == [
        "How do you weave algebra?",
        "What will you do for logistics?",
    ]
    assert words(allowed(rows, kinds=[])) == []


def test_a_statement_that_only_announces_is_never_allowed(rows: RowFilter) -> None:
    assert "There are two reasons:" in [passage.text for passage in PASSAGES]
    assert "There are two reasons:" not in words(allowed(rows, kinds=ALL))


UNSURE = "Nobody knows who said this."


def test_speech_of_which_it_is_not_sure_whose_it_is_is_allowed_only_where_it_is_wanted(rows: RowFilter) -> None:
    known = words(rows.allowed(ALL))
    assert UNSURE not in known
    assert words(rows.allowed(ALL, whose=Whose.UNSURE)) == [UNSURE]
    assert set(words(rows.allowed(ALL, whose=Whose.ANYBODYS))) == {UNSURE, *known}
    assert words(rows.allowed([Kind.QUESTION], whose=Whose.UNSURE)) == []


@pytest.mark.parametrize("filters", [{"speakers": PEOPLE}, {"exclude_speakers": ["bob"]}])
def test_what_may_be_anybodys_is_nobodys_who_is_chosen_or_excluded(rows: RowFilter, filters: dict[str, Any]) -> None:
    assert words(rows.allowed(ALL, Restriction(**filters), whose=Whose.UNSURE)) == []
    assert UNSURE not in words(rows.allowed(ALL, Restriction(**filters), whose=Whose.ANYBODYS))


def test_speakers_are_chosen_and_excluded(rows: RowFilter) -> None:
    bobs = ["We will build ports and railways for logistics.", "Thank you for having me.", "Ports are open to all."]
    assert words(allowed(rows, kinds=[Kind.STATEMENT], speakers=["bob"])) == bobs
    others = words(allowed(rows, kinds=[Kind.STATEMENT, Kind.NARRATION], exclude_speakers=["bob"]))
    assert "She laughed." in others
    assert others.count("Thank you for having me.") == 1
    assert words(allowed(rows, kinds=ALL, speakers=["bob"], exclude_speakers=["bob"])) == []


def test_narration_is_nobodys(rows: RowFilter) -> None:
    assert "She laughed." not in words(allowed(rows, kinds=ALL, speakers=PEOPLE))


def test_an_empty_filter_sets_no_limit_and_an_unknown_id_allows_nothing(rows: RowFilter) -> None:
    everything = words(allowed(rows, kinds=ALL))
    assert words(allowed(rows, kinds=ALL, articles=(), speakers=(), exclude_speakers=())) == everything
    assert words(allowed(rows, kinds=ALL, exclude_speakers=["nobody"])) == everything
    assert words(allowed(rows, kinds=ALL, speakers=["nobody"])) == []
    assert words(allowed(rows, kinds=ALL, articles=["nothing"])) == []


def test_articles_are_chosen(rows: RowFilter) -> None:
    assert words(allowed(rows, kinds=ALL, articles=["undated"])) == ["Ports are open to all."]


@pytest.mark.parametrize(
    ("first", "last", "articles"),
    [
        (date(2019, 10, 31), date(2019, 10, 31), {"logistics-2019"}),
        (date(2019, 11, 1), None, {"engines-2021"}),
        (None, date(2019, 10, 30), set()),
        (None, date(9999, 12, 31), {"engines-2021", "logistics-2019"}),
        (date(1, 1, 1), None, {"engines-2021", "logistics-2019"}),
        (None, None, set(IDS)),
    ],
)
def test_dates_are_inclusive_and_leave_undated_articles_out(
    rows: RowFilter, first: date | None, last: date | None, articles: set[str]
) -> None:
    mask = allowed(rows, kinds=ALL, published_from=first, published_to=last)
    assert {passage.article.id for passage, allowed in zip(PASSAGES, mask, strict=True) if allowed} == articles


def test_no_passages_give_an_empty_mask(tmp_path: Path) -> None:
    RowFilter.write(tmp_path / "rows.npy", [], article_ids=[], speaker_ids=[])
    rows = RowFilter.load(tmp_path / "rows.npy", article_ids=[], speaker_ids=[])
    assert allowed(rows, kinds=ALL, speakers=["ada"], articles=["a"]).tolist() == []


@pytest.mark.parametrize("content", [None, b"", b"\x93NUMPY", b"not an array"])
def test_a_file_that_holds_no_rows_is_damaged(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "rows.npy"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DamagedIndexError):
        RowFilter.load(file, article_ids=[], speaker_ids=[])


def test_an_array_of_something_else_is_damaged(tmp_path: Path) -> None:
    np.save(tmp_path / "rows.npy", np.zeros(3))
    with pytest.raises(DamagedIndexError, match="float64"):
        RowFilter.load(tmp_path / "rows.npy", article_ids=[], speaker_ids=[])


def test_articles_with_anything_allowed_come_newest_first_and_undated_ones_last(rows: RowFilter) -> None:
    dated = sorted((ENGINES, LOGISTICS), key=lambda article: article.published or date.min, reverse=True)
    assert rows.articles_of(allowed(rows, kinds=ALL)) == (*(article.id for article in dated), UNDATED.id)
    assert rows.articles_of(allowed(rows, kinds=ALL, articles=[LOGISTICS.id])) == (LOGISTICS.id,)
    assert rows.articles_of(allowed(rows, kinds=[])) == ()
