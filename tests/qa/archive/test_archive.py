from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from corpus import Speaker, split_passages
from qa import Archive, Filters, Holdings, NotInArchiveError, Page, Quote
from tests.qa.articles import ADA, BOB, EVE, article, asked, index_of, said

WORDS = "We will build two cranes. Then we will see."
PEOPLE = [Speaker(f"person-{n}", f"Person {n}") for n in range(7)]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    others = [article(f"article-{n}", said(person, "I agree.")) for n, person in enumerate(PEOPLE)]
    harbour = article("harbour", said(ADA, WORDS), said(BOB, "I agree."), said(ADA, "I agree."))
    index = index_of(tmp_path_factory.mktemp("index"), harbour, *others)
    return Archive(index.store)


def passage_id(archive: Archive, words: str) -> str:
    passages = split_passages(archive.article("harbour"), max_tokens=128, fits=lambda _: True)
    return next(passage.id for passage in passages if passage.text == words)


def test_everything_is_found_by_its_id(archive: Archive) -> None:
    assert archive.article("harbour").id == "harbour"
    assert archive.speaker("ada-king").speaker == ADA
    assert archive.passage(passage_id(archive, WORDS)).text == WORDS


def test_who_says_most_comes_by_surname_without_those_who_ask_or_announce(tmp_path: Path) -> None:
    press = article("press", said(EVE, "Ada, please."), asked("Why?"), said(ADA, f"{WORDS} " * 20), said(BOB, WORDS))
    archive = Archive(index_of(tmp_path, press, article("more", said(BOB, "I agree."), said(BOB, "So do I."))).store)
    assert [one.speaker for one in archive.loudest(5)] == [ADA, BOB]
    assert [one.speaker for one in archive.loudest(1)] == [BOB]
    assert archive.speakers_called("")[-1].speaker.interviewer


def test_a_quote_is_found_by_its_id(archive: Archive) -> None:
    wanted = f"{passage_id(archive, WORDS)}.26-43"
    quote = archive.quote(wanted)
    assert (quote.id, quote.text, quote.speaker) == (wanted, "Then we will see.", ADA)
    assert quote.article.text[quote.span.start : quote.span.end] == quote.text


def test_the_same_words_of_two_people_are_two_quotes(archive: Archive) -> None:
    first = passage_id(archive, "I agree.")
    assert archive.quote(f"{first}.0-8").speaker == BOB
    assert archive.quote(f"{first}-2.0-8").speaker == ADA


@pytest.mark.parametrize("span", ["5-43", "0-20", "8-25", "0-26"])
def test_an_address_cannot_cut_a_sentence(archive: Archive, span: str) -> None:
    with pytest.raises(NotInArchiveError):
        archive.quote(f"{passage_id(archive, WORDS)}.{span}")


@pytest.mark.parametrize("span", ["0-44", "5-5", "9-3", "43-44", "-1-3", "0-", "0-1-2", "٠-٨", "0-1234567890"])
def test_a_quote_beyond_its_passage_is_not_there(archive: Archive, span: str) -> None:
    quote_id = f"{passage_id(archive, WORDS)}.{span}"
    with pytest.raises(NotInArchiveError, match="no quote") as caught:
        archive.quote(quote_id)
    assert (caught.value.what, caught.value.wanted) == ("quote", quote_id)


@pytest.mark.parametrize(
    "quote_id", ["", ".", "harbour", "harbour-00000000.0-5", ".0-5", "\ud800.0-5", "a\n.0-5", "' OR 1=1 --.0-5"]
)
def test_a_quote_that_has_gone_or_never_was_is_not_there(archive: Archive, quote_id: str) -> None:
    with pytest.raises(NotInArchiveError):
        archive.quote(quote_id)


@pytest.mark.parametrize("look_up", [Archive.article, Archive.speaker, Archive.passage])
@pytest.mark.parametrize("wanted", ["", "nobody", "HARBOUR", "\ud800"])
def test_what_is_not_there_is_named(archive: Archive, look_up: Callable[[Archive, str], object], wanted: str) -> None:
    with pytest.raises(NotInArchiveError, match="there is no") as caught:
        look_up(archive, wanted)
    assert caught.value.wanted == wanted


def ids_of_all(pages: Callable[[str | None], Page[str]]) -> list[str]:
    found: list[str] = []
    after: str | None = None
    while True:
        page = pages(after)
        found += page.items
        if page.next is None:
            return found
        assert page.items
        after = page.next


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 7, 8, 9, 100])
def test_paging_shows_everything_once_and_in_order(archive: Archive, limit: int) -> None:
    def articles(after: str | None) -> Page[str]:
        page = archive.articles(after=after, limit=limit)
        assert len(page.items) <= limit
        return Page(tuple(item.id for item in page.items), page.next)

    def speakers(after: str | None) -> Page[str]:
        page = archive.speakers(after=after, limit=limit)
        assert len(page.items) <= limit
        return Page(tuple(item.speaker.id for item in page.items), page.next)

    assert ids_of_all(articles) == sorted([*(f"article-{n}" for n in range(7)), "harbour"])
    assert ids_of_all(speakers) == sorted([*(person.id for person in PEOPLE), "ada-king", "bob-moss"])


def test_a_cursor_need_not_be_there_any_more(archive: Archive) -> None:
    page = archive.articles(after="article-5x", limit=1)
    assert [item.id for item in page.items] == ["article-6"]
    assert archive.speakers(after="zz", limit=1) == Page((), None)


def test_how_much_there_is_is_counted(archive: Archive) -> None:
    assert archive.holdings == Holdings(n_articles=8, n_speakers=9, n_passages=10)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Articles of several years, in two of which Ada King speaks, whose name has more than one spelling."""
    older = replace(
        article("older", asked("Why?"), said(ADA, "First."), published=date(2019, 1, 2)), title="Über Häfen"
    )
    newer = article("newer", said(ADA, "Second. " * 200), asked("Sure?", by=ADA), said(BOB, "No."), said(ADA, "Third."))
    undated = replace(article("undated", said(EVE, "Never."), published=None), source="The Quay")
    return Archive(index_of(tmp_path_factory.mktemp("large"), older, newer, undated).store)


def test_articles_come_newest_first_and_those_without_a_date_last(large: Archive) -> None:
    assert [one.id for one in large.articles_about("")] == ["newer", "older", "undated"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("uber hafen", ["older"]),
        ("ÜBER", ["older"]),
        ("ada king", ["newer", "older"]),
        ("quay", ["undated"]),
        ("ada quay", []),
        (" \n", ["newer", "older", "undated"]),
    ],
)
def test_an_article_is_found_by_words_of_its_title_source_or_speakers(
    large: Archive, words: str, found: list[str]
) -> None:
    assert [one.id for one in large.articles_about(words)] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["Ada King", "Bob Moss", "Eve Park", "Reporter"]),
        ("DIRECTOR", ["Ada King", "Bob Moss"]),
        ("director moss", ["Bob Moss"]),
        ("zeppelin", []),
    ],
)
def test_people_come_by_name_and_are_found_by_words_of_name_or_office(
    large: Archive, words: str, found: list[str]
) -> None:
    assert [one.speaker.name for one in large.speakers_called(words)] == found


def test_what_somebody_said_comes_in_order_newest_article_first_each_paragraph_once(large: Archive) -> None:
    said = large.said_by("ada-king", start=None, limit=10)
    assert [passage.text[:7] for passage in said.passages] == ["Second.", "Sure?", "Third.", "First."]
    assert (said.newer, said.older) == (None, None)


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_it_is_read_part_by_part_there_and_back(large: Archive, limit: int) -> None:
    everything = large.said_by("ada-king", start=None, limit=10).passages
    parts = [large.said_by("ada-king", start=None, limit=limit)]
    while older := parts[-1].older:
        parts.append(large.said_by("ada-king", start=older, limit=limit))
    assert tuple(passage for part in parts for passage in part.passages) == everything
    for before, part in pairwise(parts):
        assert part.newer == before.passages[0].id


@pytest.mark.parametrize("start", ["", "gone-00000000", "\ud800", "bob's"])
def test_it_begins_with_the_newest_where_it_should_with_what_is_not_theirs(large: Archive, start: str) -> None:
    wanted = large.said_by("bob-moss", start=None, limit=1).passages[0].id if start == "bob's" else start
    assert large.said_by("ada-king", start=wanted, limit=2) == large.said_by("ada-king", start=None, limit=2)


def test_the_whole_passage_that_somebody_said_can_be_linked_to(large: Archive) -> None:
    for passage in large.said_by("ada-king", start=None, limit=10).passages:
        quote = Quote(passage, passage.span, score=0.0)
        assert large.quote(quote.id).text == passage.text


def test_nobody_says_nothing(large: Archive) -> None:
    with pytest.raises(NotInArchiveError):
        large.said_by("nobody", start=None, limit=1)


def test_sources_are_told_the_one_with_the_most_articles_first(tmp_path: Path) -> None:
    lines = said(ADA, "Yes.")
    pieces = [replace(article(f"a{n}", lines), source=name) for n, name in enumerate(["B", "A", "C", "C", None])]
    assert Archive(index_of(tmp_path, *pieces).store).sources == ("C", "A", "B")


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        (Filters(), True),
        (Filters(speakers=("ada-king",), sources=("The Quay",)), True),
        (Filters(speakers=("ada-king",), sources=("The Pier",)), False),
        (Filters(articles=("old",), published_from=date(2000, 1, 1)), True),
        (Filters(articles=("old",), published_from=date(2010, 1, 1)), False),
        (Filters(articles=("undated",)), True),
        (Filters(articles=("undated",), published_to=date(2030, 1, 1)), False),
        (Filters(speakers=("bob-moss",), articles=("old",)), False),
    ],
)
def test_whether_anything_is_left_within_all_filters_is_known(tmp_path: Path, filters: Filters, holds: bool) -> None:
    old = replace(article("old", said(ADA, "Yes."), published=date(2001, 1, 1)), source="The Quay")
    undated = replace(article("undated", said(BOB, "No."), published=None), source="The Pier")
    assert Archive(index_of(tmp_path, old, undated).store).has_articles_within(filters) is holds
