import pytest

from corpus.formats.documents import Break, Run, split_at_breaks
from corpus.formats.html import read_html
from corpus.formats.metadata import Metadata
from tests.corpus.layouts import words


def split(text: str, *, soft: bool) -> list[str]:
    """Lines of ``text``; those in stars are bold, up to the next star."""
    inline: list[Run | Break] = []
    bold = False
    for number, line in enumerate(text.split("\n")):
        if number:
            inline.append(Break(soft=soft, line=number + 1))
        for n, part in enumerate(line.split("*")):
            bold ^= n > 0
            inline += [Run(part, bold=bold)] if part else []
    return ["".join(run.words for run in runs) for _, runs in split_at_breaks(inline)]


@pytest.mark.parametrize("soft", [True, False])
@pytest.mark.parametrize(
    "lines",
    [
        "EP: Yes.\nAS: Why?\nEP: Because.",
        "EP: Yes\nAS: OK",
        "stark: how was it\nadam3us: good.\nstark: fine.",
        "记者：你好吗？\n李明：很好。",
        "*Ann Bell:* Who are you\n*Bob Lee:* Bob.",
        "*What do you do?*\nI bake.",
        "*Ann Bell*\nI bake.",
        "— Salut.\n— Salut, toi.",
        ">> Hello\n>> Hi",
        "[00:01:02] Ann: time\n[00:01:05] Bob: more",
        "Q Is it true?\nA No.",
    ],
)
def test_a_new_speaker_begins_a_paragraph(lines: str, *, soft: bool) -> None:
    assert split(lines, soft=soft) == lines.replace("*", "").split("\n")


@pytest.mark.parametrize(
    "lines",
    [
        "He told me the\nfollowing: it rained.",
        "We met at the\nhttps://example.org site.",
        "It began at\n11:30 that day, in\nParis: it rained.",
        "*A long question that is\nwrapped: is it not?*",
        "Some *bold\nwords* here.",
    ],
)
def test_a_wrapped_line_goes_on(lines: str) -> None:
    assert split(lines, soft=True) == [lines.replace("*", "").replace("\n", " ")]


def test_an_empty_line_parts_two_paragraphs() -> None:
    assert split("one\n\n \ntwo\nthree", soft=False) == ["one", "two\nthree"]


def test_a_paragraph_knows_its_line() -> None:
    inline: list[Run | Break] = [
        Run("A: Yes."),
        Break(soft=True, line=8),
        Run("B: No."),
        Break(soft=True, line=9),
        Run("Never."),
    ]
    assert [line for line, _ in split_at_breaks(inline)] == [0, 8]


def set_page(body: str) -> list[str]:
    return words(read_html(f"<body>{body}</body>", metadata=Metadata()))


LABELLED = ["Ada Moss: Hello.", "Bo Lee: Hi.", "Ada Moss: And more."]


@pytest.mark.parametrize(
    "turn",
    [
        '<p><span class="speaker">{}</span> {}</p>',
        '<p><b class="transcript__speaker-name">{}:</b> {}</p>',
        '<div class="turn"><div><img alt="Portrait" src="a.png"></div><div class="name">{}</div><p>{}</p></div>',
        '<div class="chat-message"><a class="username" href="#">{}</a>: {}</div>',
        "<cite>{}:</cite> <time>0:12</time><p>{}</p>",
        "<sp><speaker>{}</speaker><p>{}</p></sp>",
        '<div><div class="Speaker">{}</div><span class="ts">[0:12]</span><p>{}</p></div>',
    ],
)
def test_an_element_that_names_who_speaks_labels_what_stands_behind_it(turn: str) -> None:
    page = "".join(turn.format(*line.split(": ")) for line in LABELLED)
    assert [line for line in set_page(page) if line != "Portrait"] == LABELLED


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("<dl>{}</dl>", "<dt>{}</dt><dd>{}</dd>"),
        ("<table><tr><th>Who</th><th>Words</th></tr>{}</table>", "<tr><td>{}</td><td>{}</td></tr>"),
        ("<table>{}</table>", "<tr><td>00:12</td><td>{}</td><td><p>{}</p></td></tr>"),
    ],
)
def test_names_in_a_column_of_their_own_label_what_stands_beside_them(table: str, row: str) -> None:
    page = table.format("".join(row.format(*line.split(": ")) for line in LABELLED))
    assert [line for line in set_page(page) if line != "Who Words"] == LABELLED


@pytest.mark.parametrize(
    "page",
    [
        # People of a programme, terms, and works are named once each, or alone.
        "".join(f'<p class="speaker">{name}</p><p>A pilot.</p>' for name in ("Ada Moss", "Bo Lee", "Cy Poe")),
        "<dl><dt>Flood</dt><dd>High water.</dd><dt>Ebb</dt><dd>Low water.</dd><dt>Neap</dt><dd>Little.</dd></dl>",
        "".join(f"<p><cite>{work}</cite> is long.</p>" for work in ("Emma", "Hard Times", "Emma", "Hard Times")),
        "".join(f"<blockquote>So<cite>{name}</cite></blockquote>" for name in ("Ada", "Bo", "Ada")),
        "".join(f'<p class="speaker">{line}</p>' for line in LABELLED),
        "<table>"
        + "".join(f"<tr><td>{year}</td><td>one</td><td>two</td></tr>" for year in ("May", "June", "May"))
        + "</table>",
    ],
)
def test_names_that_label_nothing_get_no_colon(page: str) -> None:
    assert not any(": " in line for line in set_page(page) if line not in LABELLED)


def test_a_label_without_words_is_kept() -> None:
    page = "".join(f'<p><b class="speaker">{name}</b></p>' for name in ("Ada", "Bo", "Ada"))
    assert set_page(page) == ["Ada", "Bo", "Ada"]


def voices(body: str) -> list[tuple[str | None, float | None]]:
    document = read_html(f"<body>{body}</body>", metadata=Metadata())
    return [(block.voice, block.time) for block in document.blocks]


def test_attributes_say_who_speaks_and_when() -> None:
    turns = '<turn speaker="Ada Moss" timestamp="01:02"><p>One.</p><p>Two.</p></turn><p data-speaker="@bo">Three.</p>'
    assert voices(turns) == [("Ada Moss", 62.0), (None, None), ("bo", None)]
    single = '<p><span data-speaker="Ada" data-start="0:01">One</span> <span data-speaker="Ada">two</span></p>'
    assert voices(single) == [("Ada", 1.0)]
    assert voices('<p>One <span data-speaker="Ada">two</span> <span data-speaker="Bo">three</span></p>') == [
        *((None, None), ("Ada", None), ("Bo", None))
    ]
    assert voices('<p data-speaker="">One</p><p data-start="0:03">Two</p>') == [(None, None), (None, None)]
