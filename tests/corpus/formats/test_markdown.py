from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats import Document
from corpus.formats.markdown import read_markdown
from corpus.formats.metadata import Metadata
from tests.corpus.layouts import block_of, check_laws, words
from tests.deadline import cpu_limit


def read(text: str, *, first_line: int = 1) -> Document:
    document = read_markdown(text, metadata=Metadata(title="Given"), first_line=first_line)
    check_laws(document)
    return document


def test_marks_of_layout_are_no_words() -> None:
    text = r"A *star* in `code`, [a link](http://a.example/b_(c)) &amp; <a href='x'>more</a>, \[Tennessee\] ~ <https://b.example>"
    assert words(read(text)) == ["A star in code, a link & more, [Tennessee] ~ https://b.example"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Bees\n\nHi.", "Bees"),
        ("![A hive](a.jpg)\n\n# Bees\n\n## Why?\n\nHi.", "Bees"),
        ("# Why?\n\nHi.\n\n# How?\n\nSo.", None),
        ("Hi.\n\nHi.\n\nHi.\n\n# Bees", None),
        ("## Bees\n\nHi.", None),
    ],
)
def test_the_one_great_heading_at_the_top_is_the_title(text: str, title: str | None) -> None:
    assert read_markdown(text, metadata=Metadata()).metadata.title == title


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    assert words(read("We went\nto the\nsea.\n\nIt rained.")) == ["We went to the sea.", "It rained."]


def test_one_turn_a_line_is_one_block_a_turn_and_each_knows_its_line() -> None:
    document = read("EP: Yes.\nAS: OK, and this\nis wrapped.\nEP: No.", first_line=10)
    assert words(document) == ["EP: Yes.", "AS: OK, and this is wrapped.", "EP: No."]
    assert [block.line for block in document.blocks] == [10, 11, 13]


@pytest.mark.parametrize(
    ("text", "served", "label"),
    [
        ("**记者：**你好吗？", "记者：你好吗？", "记者："),
        ("他说**“你好”**。", "他说“你好”。", ""),
        ("**Ann: **How?", "Ann: How?", "Ann:"),
        ("**Ann:**How?", "Ann:How?", "Ann:"),
    ],
)
def test_stars_that_markdown_takes_by_the_letter_are_still_bold(text: str, served: str, label: str) -> None:
    document = read(text)
    assert words(document) == [served]
    assert document.blocks[0].bold == len(label)


def test_bold_italic_and_headings_are_told() -> None:
    document = read("## 1. Why?\n\n**All of it?**\n\n_Slanted._\n\n**Ann:** words\n\n***Both?***")
    assert block_of(document, "1. Why?").heading == 2
    assert block_of(document, "All of it?").bold == len("All of it?")
    assert block_of(document, "Slanted.").italic == len("Slanted.")
    assert block_of(document, "Ann: words").bold == len("Ann:")
    assert block_of(document, "Both?").bold == block_of(document, "Both?").italic == len("Both?")


def test_each_item_of_a_list_is_a_block() -> None:
    document = read("- one\n- two\n\n  more of two\n  - nested\n\n> quoted")
    assert [(block.list_item, block.quoted) for block in document.blocks] == [
        (True, False),
        (True, False),
        (False, False),
        (True, False),
        (False, True),
    ]


def test_a_year_at_the_start_of_a_line_is_no_number_of_a_list() -> None:
    assert words(read("1987. It was a good year.\n\n1. First?")) == ["1987. It was a good year.", "First?"]


def test_a_rule_below_speech_makes_no_heading_of_it() -> None:
    document = read("EP: thank you.\n---\nNotes.\n\nHeading\n---")
    assert words(document) == ["EP: thank you.", "Notes.", "Heading"]
    assert [(block.heading, block.ruled) for block in document.blocks] == [(0, False), (0, True), (2, False)]


def test_the_words_of_a_picture_are_a_caption_beside_the_paragraph() -> None:
    document = read('Words ![A boat](a.jpg) go on.\n\n![](b.jpg)\n\n{{< img src="c.jpg" alt="A mill" >}}\n\nEnd.')
    assert words(document) == ["Words go on.", "A boat", "A mill", "End."]
    assert [block.caption for block in document.blocks] == [False, True, True, False]


def test_html_inside_is_read_as_html() -> None:
    document = read(
        '<div class="x">\n\nAnn: *Yes*.<br>Bob: No.\n\n</div>\n\n<p hidden>Unseen</p>\n\nHe <inaudible> left.'
    )
    assert words(document) == ["Ann: Yes.", "Bob: No.", "He <inaudible> left."]


def test_indented_and_dialect_marks_are_no_code_and_no_words() -> None:
    document = read(
        "    **Ann:** typed with an indent.\n\n## Why? {#why}\n\nSo[^1].\n{: .lead}\n\n[^1]: A note.\n\n::: tip"
    )
    assert words(document) == ["Ann: typed with an indent.", "Why?", "So.", "A note."]


def test_the_arrows_of_captions_are_no_quotation() -> None:
    document = read(">> Ann: hello\n>> Bob: hi")
    assert words(document) == [">> Ann: hello", ">> Bob: hi"]
    assert not document.blocks[0].quoted


def test_metadata_is_handed_on() -> None:
    assert read("# Found").metadata == Metadata(title="Given")


@pytest.mark.parametrize("text", ["[" * 400_000, "![" * 50_000, "**a " * 25_000, "> " * 50_000, "`a``" * 25_000])
def test_hostile_marks_take_little_time(text: str) -> None:
    with cpu_limit(60):
        read(text)


def test_a_text_beyond_any_article_is_read_as_plain_text_with_a_warning() -> None:
    with cpu_limit(60):
        document = read_markdown("**Ann:** words\n\n" * 70_000, metadata=Metadata())
    assert "plain text" in document.warnings[0].message
    assert document.text.startswith("**Ann:** words")


@given(st.text(alphabet="ab \n*_`[](){}<>#&!|\\-:>1.\"'\u00e9\u0301", max_size=200))
def test_any_markdown_obeys_the_laws(text: str) -> None:
    document = read(text)
    assert replace(document.metadata, title=None) == Metadata()


@given(st.lists(st.text(alphabet="abcdefgh", min_size=1), min_size=1))
def test_no_word_of_plain_prose_is_lost(said: list[str]) -> None:
    assert read(" ".join(said)).text == " ".join(said)


def test_elements_of_a_transcript_are_read_and_no_words() -> None:
    found = read(
        '<turn speaker="Ada Moss" timestamp="0:05">\n\nHello *you*.\n\n</turn>\n\n<turn speaker="Bo">Hi.</turn>'
    )
    assert [(block.voice, block.span.cut(found.text)) for block in found.blocks] == [
        ("Ada Moss", "Hello you."),
        ("Bo", "Hi."),
    ]


TALK = "\n\n".join(f"**Why {n}?**\n\nBecause the water is {n} fathoms deep below the pier." for n in range(9))


@pytest.mark.parametrize(
    "box",
    [
        "::: {.callout-note}\nAn **old** pier.\n:::",
        ":::tip Good to know\nAn old pier.\n:::",
        "> [!NOTE]\n> An old pier.",
        "<aside>\n\nAn old pier.\n\n</aside>",
        '<div class="alert alert-primary">\nAn old pier.\n</div>',
        "{{< notice info >}}\nAn old pier.\n{{< /notice >}}",
        "{% callout %}\nAn old pier.\n{% endcallout %}",
    ],
)
def test_a_box_beside_the_talk_is_nobodys_words_and_ends(box: str) -> None:
    found = read(f"{TALK}\n\n{box}\n\nThe end of it.")
    boxed = [block.span.cut(found.text) for block in found.blocks if block.caption]
    assert (boxed, words(found)[-1]) == (["An old pier."], "The end of it.")
    assert found.blocks[-1].line == f"{TALK}\n\n{box}\n\n".count("\n") + 1


@pytest.mark.parametrize("div", ["::: {.column}\nAn old pier.\n:::", ":::\nAn old pier.", "> [!quote]\n> An old pier."])
def test_other_fences_and_marks_set_no_box(div: str) -> None:
    found = read(f"{TALK}\n\n{div}")
    assert words(found)[-1] == "An old pier."
    assert not any(block.caption for block in found.blocks)


def test_what_holds_much_of_the_talk_is_no_box() -> None:
    found = read(f'<div class="box">\n\n{TALK}\n\n</div>\n\nThe end of it.')
    assert not any(block.caption for block in found.blocks)
