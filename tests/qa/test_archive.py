from collections.abc import Callable

import pytest

from corpus import Speaker, split_passages
from qa import Archive, NotInArchiveError, Page

from .articles import ADA, BOB, article, index_of, said

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
