from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Part
from corpus.formats import DeclaredSpeaker, Document
from corpus.formats.html import read_html
from corpus.formats.metadata import Metadata
from tests.corpus.layouts import block_of, check_laws, words
from tests.deadline import cpu_limit

DATA = Path(__file__).parents[3] / "data"


def read(text: str, *, metadata: Metadata | None = None) -> Document:
    document = read_html(text, metadata=metadata or Metadata())
    check_laws(document)
    return document


def page(name: str) -> Document:
    return read((DATA / name).read_text(encoding="utf-8"))


def test_a_blog_page_gives_the_article_and_nothing_of_the_site() -> None:
    document = page("wordpress_interview.html")
    assert words(document) == [
        "“The tide decides”: a talk with Ada Moss",
        "By Rosa Lind 14 March 2021",
        "Ada Moss has piloted the ferry at Kell for twenty years. We met her on the pier.",
        "Ada Moss on the pier",
        "Ada Moss, last winter. Photo: R. Lind",
        "Rosa Lind: How is the water today?",
        "Ada Moss: Flat.",
        "Rosa Lind: And tomorrow?",
        "Ada Moss: Flat.",
        "The storm",
        "Rosa Lind: What did you carry that night?",
        "Ada Moss: Three things:",
        "bread for the island,",
        "two letters",
        "one of them unsigned",
        "a goat.",
        "The goat was no trouble.",
        "The goat was no trouble.",
        "“Never sail on a full stomach,” my father wrote.",
        "This talk was shortened.",
    ]
    assert [block.list_item for block in document.blocks[12:17]] == [True, True, True, True, False]
    assert [block.caption for block in document.blocks[16:18]] == [False, True]
    assert block_of(document, "Rosa Lind: And tomorrow?").bold == len("Rosa Lind: And tomorrow?")
    assert block_of(document, "The storm").heading == 3
    assert block_of(document, "“Never sail on a full stomach,” my father wrote.").quoted
    assert document.blocks[-1].ruled
    assert document.metadata == Metadata(
        title="“The tide decides”: a talk with Ada Moss",
        byline="Rosa Lind",
        published=date(2021, 3, 14),
        source="Harbour Notes",
        url="https://harbour-notes.example/the-tide-decides/",
        language="en",
    )


def test_a_page_laid_out_in_tables_and_line_breaks_loses_no_turn() -> None:
    document = page("newspaper_interview.html")
    assert words(document)[2:] == [
        "Piet Oole, master clockmaker of Doorn, is eighty.",
        "How long does one clock take?",
        "A year. Sometimes two.",
        "Do you ever hurry?",
        "Never.",
        "COURIER: Who buys them?",
        "OOLE: Churches.",
        "COURIER: Who else?",
        "OOLE: Churches, mostly: they have towers, and towers need clocks.",
        "He winds one up and listens.",
        "Then he sets it down.",
        "The first clock?",
        "Burnt.",
        "The last?",
        "Not yet made.",
        "JV: Will you stop?",
        "PO: When the spring does.",
        "Oole in his workshop.",
        "An aside: bold words later.",
    ]
    assert block_of(document, "Oole in his workshop.").caption
    assert document.metadata.title == "Clockmaker Piet Oole: ‘I never hurry’"
    assert document.metadata.byline == "Jan Veer"
    assert document.metadata.published == date(2018, 11, 2)


def test_a_page_of_nothing_but_divs_is_read_turn_by_turn() -> None:
    document = page("div_soup_interview.html")
    assert words(document) == [
        "Ten minutes with the beekeeper",
        "Interviewer: You keep bees on the roof?",
        "Mirela Tan: Yes.",
        "Interviewer: Do they mind?",
        "Mirela Tan: No.",
        "They mind the rain.",
        "They mind the wind more.",
        "Interviewer: And you?",
        "Mirela Tan: I mind the stairs.",
        "Mirela Tan: Yes.",
    ]
    assert block_of(document, "Mirela Tan: I mind the stairs.").bold == len("Mirela Tan:")


def test_a_part_of_a_page_is_enough_and_declares_nothing() -> None:
    document = read("<h3>Start</h3><p>AS: So, welcome.<p>EP: thank you &amp; hi.")
    assert words(document) == ["Start", "AS: So, welcome.", "EP: thank you & hi."]
    assert document.metadata == Metadata()


def test_what_the_front_matter_says_wins_field_by_field() -> None:
    given_ = Metadata(title="Mine", language="fr")
    source = "<html lang='en'><head><title>Theirs</title><meta name=author content='Ann Bell'></head><body><p>Hi.</p>"
    assert read(source, metadata=given_).metadata == Metadata(title="Mine", byline="Ann Bell", language="fr")


@pytest.mark.parametrize(
    ("title", "heading"),
    [("The mill: a talk - Wide Web", "The mill: a talk"), ("The mill – a talk · Wide Web", "The mill – a talk")],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, heading: str) -> None:
    head = f"<meta property='og:title' content='{title}'>"
    source = f"<html><head>{head}</head><body><h1>{heading}</h1><p>Hi.</p></body></html>"
    assert read(source).metadata.title == heading


def head(*elements: str) -> Metadata:
    return read(f"<html><head>{''.join(elements)}</head><body><p>Said.</p></body></html>").metadata


def json_ld(data: str) -> str:
    return f"<script type='application/ld+json'>{data}</script>"


def test_data_for_machines_say_who_wrote_it_when_and_for_whom() -> None:
    graph = """{"@graph": [
        {"@type": "WebSite", "@id": "#site", "name": "Wide Web"},
        {"@type": ["Article", "NewsArticle"], "headline": "The mill &amp; the tide",
         "datePublished": "2021-03-14T23:30:00-05:00",
         "author": [{"@id": "#rosa"}, {"@type": "Organization", "name": "Wide Web"}], "publisher": {"@id": "#site"}},
        {"@type": "Person", "@id": "#rosa", "name": "Rosa Lind"}, {"@type": "Person", "name": "A Reader"}]}"""
    assert head(json_ld("no {JSON"), json_ld(graph), "<title>Wide Web</title>") == Metadata(
        title="The mill & the tide", byline="Rosa Lind", published=date(2021, 3, 14), source="Wide Web"
    )


def test_names_on_the_elements_themselves_are_read() -> None:
    source = (
        "<html><head><title>The mill | Wide Web</title><link rel='canonical' href='https://wide.example/mill'></head>"
        "<body><h1>Wide Web</h1><h2>The mill</h2>"
        "<div itemprop='author' itemscope>By <span itemprop='name'>Rosa Lind</span>, 3 min</div>"
        "<time itemprop='datePublished' datetime='2021-03-14'>Sunday</time><svg><title>Menu</title></svg><p>Said.</p>"
    )
    found = read(source).metadata
    assert (found.byline, found.published, found.url) == ("Rosa Lind", date(2021, 3, 14), "https://wide.example/mill")
    assert found.title == "The mill"


@pytest.mark.parametrize(
    ("bar", "body", "title"),
    [
        ("The mill | Wide Web", "<h1>Wide Web</h1><h2>The mill</h2>", "The mill"),
        ("Wide Web » The mill", "<h1>The mill</h1>", "The mill"),
        ("Talks – The mill by the tide", "<h1>Talks</h1><h2>The mill by the tide</h2>", "The mill by the tide"),
        ("The mill, LG 12", "<h1>The mill by the tide</h1>", "The mill by the tide"),
        ("The mill", "<h1>About</h1><h1>Search</h1>", "The mill"),
    ],
)
def test_the_title_is_the_headline_and_not_the_site_or_its_series(bar: str, body: str, title: str) -> None:
    page_ = f"<html><head><title>{bar}</title></head><body>{body}<p>Said.</p></body></html>"
    assert read(page_).metadata.title == title


def test_the_series_that_data_for_machines_name_is_no_title() -> None:
    data = '{"@type": "PodcastEpisode", "name": "x", "partOfSeries": {"name": "Talks"}, "author": "Staff"}'
    found = read(
        f"<html><head>{json_ld(data)}<meta property='og:title' content='Talks: The mill'></head>"
        "<body><h1>Talks</h1><p>Said.</p></body></html>"
    ).metadata
    assert (found.title, found.byline) == ("The mill", None)


@pytest.mark.parametrize(
    "printed",
    ["2021-03-14", "2021-03-14T08:00:00Z", "20210314", "14 March 2021", "Sun, 14 Mar 2021 08:00:00 GMT", "2021/3/14"],
)
def test_a_day_is_read_however_the_page_writes_it(printed: str) -> None:
    assert head(f"<meta property='article:published_time' content='{printed}'>").published == date(2021, 3, 14)


@pytest.mark.parametrize("printed", ["", "soon", "2021-13-45", "1615708800", "03/04/2021", "9" * 5000])
def test_what_is_no_day_is_none(printed: str) -> None:
    assert head(f"<meta property='article:published_time' content='{printed}'>").published is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/mill", "ftp://wide.example/mill", ""])
def test_only_an_address_on_the_web_is_an_address(url: str) -> None:
    assert head(f"<link rel='canonical' href='{url}'>").url is None


@pytest.mark.parametrize(
    "element",
    [
        "<meta property='og:audio' content='{}'>",
        "<meta property='og:video:url' content='{}'>",
        "<link rel='enclosure' type='audio/mpeg' href='{}'>",
        json_ld('{{"@type": ["x"], "contentUrl": "https://x.example"}}'),
        json_ld('{{"@type": "PodcastEpisode", "associatedMedia": {{"@type": "AudioObject", "contentUrl": "{}"}}}}'),
        "<audio><source src='/a.ogg'><source src='{}'></audio>",
        "<video src='{}'></video>",
    ],
)
def test_a_recording_is_found_where_the_page_has_one(element: str) -> None:
    address = "https://wide.example/a.mp3"
    assert head(element.format(address)).media == (address if "{}" in element else None)
    assert head(element.format("javascript:play()")).media is None


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 100_000,
        '{"@type":"Article","author":' * 5000,
        "[{}" + ",{}" * 100_000 + "]",
        f'{{"a":{"9" * 10_000}}}',
        "null",
    ],
    ids=["nested lists", "nested objects", "many objects", "a number", "nothing"],
)
def test_no_data_for_machines_are_too_much(bomb: str) -> None:
    assert head(json_ld(bomb), "<meta name=author content='Ann Bell'>").byline == "Ann Bell"


def test_a_page_says_what_it_tells_and_who_talks() -> None:
    data = """{"@type": "PodcastEpisode", "description": "Ada Moss on tides", "guest": {"name": "Ada Moss"}}"""
    found = head(json_ld(data), "<meta name=description content='Ada …'><meta property=og:description content='Ada'>")
    assert found.description == "Ada Moss on tides"
    assert found.speakers == (DeclaredSpeaker("Ada Moss", part=Part.INTERVIEWEE),)
    assert head("<meta property=og:description content='Of tides'>").description == "Of tides"


def test_the_header_of_an_article_is_read_and_that_of_the_site_is_not() -> None:
    header = "<header><h2>Ada Moss</h2><p>Ada has piloted the ferry at Kell for twenty years.</p></header>"
    said = ["Ada Moss", "Ada has piloted the ferry at Kell for twenty years."]
    assert words(read(f"<main>{header}<p>Said.</p></main>"))[:2] == said
    told = "Said and said again. " * 9
    assert words(read(f"<body>{header}<main><p>{told}</p></main></body>")) == [told.strip()]
    assert not any(block.caption for block in read(f"<main>{header}<p>Said.</p></main>").blocks)


@pytest.mark.parametrize(
    ("marked", "byline"),
    [
        ('<p class="author">An interview with <a href="/">Rosa Lind</a></p>', "Rosa Lind"),
        ('<div class="post-author">by Rosa Lind</div><a class="byline" href="/">Rosa Lind</a>', "Rosa Lind"),
        ('<p class="author">Rosa</p>', None),
        ('<p class="author">Rosa Lind</p><p class="author">Tom Rye</p>', None),
        ('<p class="author">Posted by Rosa Lind on a rainy day</p>', None),
    ],
)
def test_an_element_of_the_authors_class_is_a_byline_where_it_is_one_name(marked: str, byline: str | None) -> None:
    assert read(f"<main>{marked}<p>Said.</p></main>").metadata.byline == byline


def test_a_head_of_odd_shape_hides_no_words() -> None:
    odd = '{"@context":"https://schema.org","@type":["Article",3],"author":{"name":{"x":1}},"headline":["x"]}'
    source = f"<html><head><script type='application/ld+json'>{odd}</script></head><body><p>Said.</p></body></html>"
    assert words(read(source)) == ["Said."]


def test_a_block_knows_its_line() -> None:
    document = read_html("<p>one</p>\n\n<p>two</p>", metadata=Metadata(), first_line=5)
    assert [block.line for block in document.blocks] == [5, 7]


@pytest.mark.parametrize(
    "source",
    [
        '<body class="no-sidebar has-comments"><p>Said.</p></body>',
        '<form id="aspnetForm"><div><p>Said.</p></div></form>',
        '<div class="comments"><p>Said.</p></div>',
        '<div style="display:none"><p>Said.</p></div>',
        "<noscript>Not</noscript><pre>Said.</pre>",
        "Said.",
        "<p>Said.<!-- Not --><script>Not</script></p>",
        "<p aria-hidden=true>Not</p><p>Said.</p><p>Said.</p>",
    ],
)
def test_what_was_said_is_never_taken_for_the_frame(source: str) -> None:
    assert set(words(read(source))) == {"Said."}


def test_a_footnote_mark_is_no_word_and_a_quotation_keeps_its_marks() -> None:
    source = (
        '<p>He said <q>yes</q><sup><a href="#fn1">1</a></sup> in m<sup>2</sup>.</p><p>A note <a href="#r">↑</a></p>'
    )
    assert words(read(source)) == ["He said “yes” in m2.", "A note"]


def test_a_page_of_preformatted_text_is_cut_at_empty_lines_and_labels() -> None:
    source = "<pre>\nQ: Who is\nthere?\n\nBob: Me.\nQ: Why?\n</pre>"
    assert words(read(source)) == ["Q: Who is there?", "Bob: Me.", "Q: Why?"]


def test_office_markup_that_sets_a_page_in_bold_of_normal_weight_is_not_bold() -> None:
    document = read('<b style="font-weight:normal"><p>Plain <span style="font-style: italic">x</span></p></b>')
    assert document.blocks[0].bold == 0


def test_words_below_a_hundred_thousand_divs_and_behind_them_are_read() -> None:
    source = "<div>" * 100_000 + "<p>deep</p>" + "</div>" * 100_000 + "<script>no</script><p>after"
    with cpu_limit(60):
        document = read(source)
    assert words(document) == ["deep", "after"]
    assert "nested too deeply" in document.warnings[0].message


@pytest.mark.parametrize(
    "source",
    [
        "<p>" + "<b>a</b>" * 160_000,
        "<p>" + "word " * 2_500_000,
        "{{" * 1_000_000,
        "[a b=c" * 300_000,
        "<p>" + "x<br>" * 20_000,
        '<div class="caption">w' * 5_000,
    ],
)
def test_hostile_pages_take_little_time(source: str) -> None:
    with cpu_limit(60):
        assert read(source).warnings or len(source) < 3_000_000


@pytest.mark.parametrize("source", ["", " ", "<!-- c -->", "\x00", "<html><body></body></html>", "<script>x"])
def test_a_page_without_words_gives_no_blocks(source: str) -> None:
    assert words(read(source)) == []


def test_null_bytes_and_lone_surrogates_are_left_out() -> None:
    assert words(read("<p>a\x00b\ud800c</p>")) == ["abc"]


TAGS = "p div span b i br li ul dl dt dd table tr td h1 hr aside nav article main a blockquote pre script q".split()


@pytest.mark.parametrize("char", ["\x08", "\x0c", "\ufffe", "&#8;", "&#x1F;", "&#12", "&#xD800;"])
def test_characters_that_no_tree_may_hold_are_left_out_beside_what_is_cut(char: str) -> None:
    assert (
        read(f"<p>Good morning.</p><aside></aside>{char} Good night.").text.split()
        == "Good morning. Good night.".split()
    )


@given(st.lists(st.one_of(st.sampled_from([f"<{t}>" for t in TAGS] + [f"</{t}>" for t in TAGS]), st.text(max_size=5))))
def test_any_page_obeys_the_laws(parts: list[str]) -> None:
    read("".join(parts))
