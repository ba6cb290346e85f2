from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Kind, Span
from tests.web.fakes import ADA, BOB, article_of
from web.pages.quotes import text_fragment

WORDS = st.sampled_from(["we", "will", "build", "cranes,", "ships", "half-built", "R&D", "Now.", "码头，", "工人。"])
SAID = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
LONG = "We will build two cranes, and then we will build three ships for the harbour before the winter comes again."


def article_with(*said: str) -> Article:
    return article_of("talk", "A talk", *((Kind.STATEMENT, ADA, words) for words in said), speakers=(ADA, BOB))


def fragment_of(article: Article, words: str, *, after: int = 0) -> str:
    start = article.text.index(words, after)
    return text_fragment(article, Span(start, start + len(words)))


def as_read(words: str) -> str:
    return " ".join(words.split()).casefold()


def found_by(fragment: str, text: str) -> tuple[int, str]:
    """What a browser would highlight: where it begins in the text as read, and the words."""
    parts = [as_read(unquote(part)) for part in fragment.removeprefix(":~:text=").split(",")]
    lead = parts.pop(0).removesuffix("-") if "-" in fragment.partition(",")[0] else ""
    at = text.index(f"{lead} {parts[0]}".strip()) + (len(lead) + 1 if lead else 0)
    end = text.index(parts[1], at + len(parts[0])) + len(parts[1]) if len(parts) > 1 else at + len(parts[0])
    return at, text[at:end]


def test_few_words_are_named_whole_and_what_has_a_meaning_of_its_own_is_encoded() -> None:
    article = article_with("We spend 5, no: 6 % on R&D – a half-built crane.")
    fragment = fragment_of(article, "We spend 5, no: 6 % on R&D – a half-built crane.")
    assert fragment == (
        ":~:text=We%20spend%205%2C%20no%3A%206%20%25%20on%20R%26D%20%E2%80%93%20a%20half%2Dbuilt%20crane."
    )


def test_many_words_are_named_by_the_first_and_the_last() -> None:
    assert fragment_of(article_with(LONG), LONG) == (
        ":~:text=We%20will%20build%20two%20cranes%2C,the%20winter%20comes%20again."
    )


def test_as_many_words_are_named_as_tell_the_place_from_earlier_ones() -> None:
    article = article_with("We will build two cranes, we said. Again and again.", LONG)
    assert ":~:text=We%20will%20build%20two%20cranes%2C%20and," in fragment_of(article, LONG)


def test_as_many_words_are_named_as_tell_the_end_from_earlier_ones() -> None:
    said = f"We will see whether or not the winter comes again. {LONG}"
    assert fragment_of(article_with(said), said).endswith(",before%20the%20winter%20comes%20again.")


def test_a_line_break_inside_the_words_is_read_as_a_space() -> None:
    assert fragment_of(article_with("Two\n cranes."), "Two\n cranes.") == ":~:text=Two%20cranes."


def test_words_said_before_are_told_by_what_stands_in_front_of_them() -> None:
    article = article_with("Yes, we will.", "They asked again. Yes, we will.")
    assert fragment_of(article, "Yes, we will.") == ":~:text=Yes%2C%20we%20will."
    again = fragment_of(article, "Yes, we will.", after=20)
    assert again == ":~:text=again.-,Yes%2C%20we%20will."
    article = article_with("They asked again. Yes, we will.", "We asked again. Yes, we will.")
    again = fragment_of(article, "Yes, we will.", after=35)
    assert again == ":~:text=We%20asked%20again.-,Yes%2C%20we%20will."


def test_words_that_nothing_tells_apart_have_no_fragment() -> None:
    assert fragment_of(article_with("Yes, we will.", "Yes, we will."), "Yes, we will.", after=20) == ""


@pytest.mark.parametrize("n", [1, 3])
def test_a_script_without_spaces_is_named_by_whole_clauses(n: int) -> None:
    said = "我们将在年底之前建成两个新码头，并且开办一所培训工人的学校，所以我们会投入更多的资金。" * n
    parts = unquote(fragment_of(article_with(said), said)).removeprefix(":~:text=").split(",")
    assert all(said.startswith(part) or said.endswith(part) for part in parts)
    assert all(part[-1] in "，。" for part in parts)


@given(said=st.lists(SAID, min_size=1, max_size=4), data=st.data())
def test_a_browser_finds_exactly_the_words_or_is_not_sent_to_look_for_them(
    said: list[str], data: st.DataObject
) -> None:
    article = article_with(*said)
    paragraph = data.draw(st.sampled_from(article.paragraphs)).span
    words = paragraph.cut(article.text).split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = paragraph.start + len(" ".join([*words[:first], ""]))
    span = Span(start, start + len(" ".join(words[first : last + 1])))
    if fragment := text_fragment(article, span):
        # Where words begin in the middle of others, only the browser knows.
        text = f" {as_read(article.text)} "
        at, found = found_by(fragment, text)
        assert found == as_read(span.cut(article.text))
        assert at <= len(as_read(article.text[:start])) + 2
