from tests.web.fakes import HARBOUR, TWO_CRANES

from .conftest import Call, text_of


def test_an_article_is_read_a_part_at_a_time_and_no_word_is_lost(call: Call) -> None:
    start: int | None = 0
    words: list[str] = []
    n_parts = 0
    while start is not None:
        part = call("read_article", article="harbour", start=start, limit=900).structured_content
        assert sum(len(each["text"]) for each in part["paragraphs"]) <= 900
        for each in part["paragraphs"]:
            assert HARBOUR.text[each["start"] : each["end"]] == each["text"]
            words.append(each["text"])
        start, n_parts = part["next"], n_parts + 1
    assert n_parts > 5
    assert "".join(words) == "".join(paragraph.span.cut(HARBOUR.text) for paragraph in HARBOUR.paragraphs)


def test_an_article_is_read_from_a_quote_on_with_who_speaks(call: Call) -> None:
    text = text_of(call("read_article", article="harbour", start=TWO_CRANES.span.start, limit=200))
    assert text == (
        "# What the harbour plans\n\n"
        "By Jo Lin, The Quay, 31 October 2019, article harbour\n\n"
        "**Ada King**: We will build two cranes.\nThen we will see. Nothing else is planned.\n\n"
        "[caption] The old pier\n\n"
        f"The article goes on: read it with start={HARBOUR.paragraphs[7].span.end}."
    )


def test_the_last_part_of_an_article_says_so(call: Call) -> None:
    result = call("read_article", article="second")
    assert text_of(result).endswith("**Bob Moss**: I said all I had to say.\n\nThis is the end of the article.")
    assert result.structured_content["next"] is None


def test_a_part_that_ends_inside_a_long_paragraph_goes_on_there(call: Call) -> None:
    long = HARBOUR.paragraphs[3].span
    first = call("read_article", article="harbour", start=long.start, limit=200).structured_content
    assert [(each["start"], each["end"]) for each in first["paragraphs"]] == [(long.start, long.start + 200)]
    assert first["next"] == long.start + 200
