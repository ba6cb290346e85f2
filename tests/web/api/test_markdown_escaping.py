import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from web.api.markdown import as_text

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = st.text(st.sampled_from("ab 1*_`~<>&;#+-.()[]:!|\\=\n\"'/x\t"), max_size=40)


def read(markdown: str) -> list[str]:
    """Return what a reader of rendered Markdown sees, line by line; anything but plain words fails."""
    quote, paragraph, *rest = (token for token in READER.parse(markdown))
    assert (quote.type, paragraph.type) == ("blockquote_open", "paragraph_open")
    inline, *ends = rest
    assert [token.type for token in ends] == ["paragraph_close", "blockquote_close"]
    seen = ""
    for token in inline.children or ():
        assert token.type in {"text", "text_special", "softbreak"}
        seen += "\n" if token.type == "softbreak" else token.content
    return seen.split("\n")


def shown(words: str) -> list[str]:
    return read("\n".join(f"> {line}" for line in as_text(words).splitlines()))


@given(SIGNS)
def test_any_words_show_as_they_are(words: str) -> None:
    lines = [line.strip() for line in words.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    if lines and all(lines):
        assert shown("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "words",
    [
        "It costs $5, or 4,000 euros – 3 in 10 say so.",
        "I said so (twice): a snake_case & a #1 hit; 5 > 4 < 6, e-mail@example.org.",
        "“CILHP will not only provide” – it's John O'Neil's.",
        "中国铁路快运的起点。",
    ],
)
def test_words_that_are_no_markup_stay_as_they_are(words: str) -> None:
    assert as_text(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "# no heading",
        "1. no list",
        "- no list",
        "> no quotation",
        "===",
        "* * *",
        "*no* _emphasis_ **here**",
        "`no code`",
        "~~~",
        "[no link](https://example.org)",
        "[no]: https://example.org",
        "![no image](x)",
        "<b>no markup</b>",
        "<https://example.org>",
        "no &amp; entity",
        "a | b\n--- | ---\n1 | 2",
        "no break\\",
    ],
)
def test_what_looks_like_markup_is_none(words: str) -> None:
    assert shown(words) == words.splitlines()


def test_what_only_some_readers_take_for_markup_is_none() -> None:
    assert as_text("[laughs] about ~this~") == r"\[laughs\] about \~this\~"
