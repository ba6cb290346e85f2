from hypothesis import given, settings
from hypothesis import strategies as st

from qa import Quote
from qa.quotes import highlighted
from tests.qa.articles import passage_of, query_of, read_as


def shown(words: str, topic: str, *expansions: str) -> Quote:
    passage = passage_of(words)
    return highlighted(Quote(passage, passage.span, 1.0), query_of(read_as(topic, expansions=expansions)))


def marked(words: str, topic: str, *expansions: str) -> list[str]:
    quote = shown(words, topic, *expansions)
    return [span.cut(quote.article.text) for span in quote.highlights]


def test_the_words_asked_about_are_marked_and_neighbours_make_one() -> None:
    words = "We built two smart  ports, and a Smart-port."
    assert marked(words, "What of smart ports?") == ["smart  ports", "Smart", "port"]


def test_of_an_expansion_only_the_whole_is_marked() -> None:
    assert marked("The Hub Park, a park, is CILHP.", "CILHP", "Hub park") == ["Hub Park", "CILHP"]


def test_where_words_are_not_told_apart_the_characters_asked_about_are_marked() -> None:
    assert marked("物流 很 重要。", "物流") == ["物流"]
    assert marked("国际物流中心。", "物流") == ["物流"]
    assert marked("国际物流中心的成本。", "物流中心怎么降成本") == ["物流中心", "成本"]
    assert marked("国际物流中心。", "成本") == []


def test_small_words_are_not_marked() -> None:
    assert marked("What is it of?", "What is it of?") == []


def test_nothing_else_about_a_quote_changes() -> None:
    quote = shown("Cranes are tall.", "cranes")
    assert (quote.text, quote.score) == ("Cranes are tall.", 1.0)


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("abc .’\n物流"), min_size=1, max_size=80).filter(
        lambda words: bool(words.strip())
    ),
    st.text("abc .port’s物流", max_size=30).map("port ".__add__),
)
def test_highlights_are_in_order_apart_and_inside_the_quote(words: str, topic: str) -> None:
    quote = shown(words, topic)
    end = quote.span.start
    for span in quote.highlights:
        assert end <= span.start < span.end <= quote.span.end
        end = span.end
