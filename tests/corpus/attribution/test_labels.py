"""What is a speaker's label, and what only looks like one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus import Span
from corpus.attribution.labels import find_labels, part_at_labels, part_at_questions
from corpus.formats import Block, Document
from corpus.formats.metadata import Metadata
from corpus.formats.plain_text import read_plain_text
from corpus.text.label_shape import Label, split_joint


def labels(*texts: str, declared: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> list[Label | None]:
    blocks = [Block(Span(0, max(len(text), 1)), 1) for text in texts]
    return find_labels(blocks, texts, declared=declared, known_names=known)


def printed(*texts: str, declared: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> list[str | None]:
    return [label.printed if label else None for label in labels(*texts, declared=declared, known=known)]


@pytest.mark.parametrize(
    "text",
    [
        "Reporter: Why?",
        "Reporter : Why?",
        "REPORTER:\nWhy?",
        "Reporter：Why?",
        "记者：为什么？",
        "Q: Why?",
        "Q Why?",
        "A: So.",
    ],
)
def test_a_generic_label_counts_even_once(text: str) -> None:
    assert labels(text) != [None]


def test_a_label_takes_its_colon_and_the_spaces_behind_it() -> None:
    (label,) = labels("Reporter：\u00a0 Why?")
    assert label is not None
    assert "Reporter：\u00a0 Why?"[label.length :] == "Why?"


def test_a_name_that_recurs_is_a_label() -> None:
    assert printed("Ada Moss: Yes.", "And so on.", "Ada Moss: No.") == ["Ada Moss", None, "Ada Moss"]


def test_a_name_seen_once_is_a_label_where_the_article_introduces_that_person() -> None:
    assert printed("Ada Moss: Yes.") == [None]
    assert printed("Ada Moss: Yes.", known=("Ada Moss",)) == ["Ada Moss"]


def test_a_name_seen_once_is_a_label_beside_certain_ones_of_its_style() -> None:
    assert printed("Reporter: Why?", "Ada Moss: So.") == ["Reporter", "Ada Moss"]


def test_a_surname_seen_once_is_a_label_where_its_owner_is_certain() -> None:
    assert printed("Ada Moss: Yes.", "Ada Moss: No.", "Moss: Well.") == ["Ada Moss", "Ada Moss", "Moss"]
    assert printed("Ms. Moss: Well.", known=("Ada Moss",)) == ["Ms. Moss"]


def test_a_surname_is_a_label_where_its_owner_is_only_likely() -> None:
    assert printed("Reporter: Why?", "Ada Moss: So.", "Moss: Or so.") == ["Reporter", "Ada Moss", "Moss"]


@pytest.mark.parametrize(
    "text",
    [
        "First: nobody asked us.",
        "Source: City Desk",
        "Note: they come unannounced.",
        "Photo: Ben Hay",
        "Photo by Ben Hay: the bridge",
        "Editor's note: this was cut.",
        "At 10:30 we left.",
        "10:30 was late.",
        "https://example.org is the address.",
        "Ada Moss:https is not said like this.",
        "the question: who pays?",
        "We asked them all one thing and nobody answered it: why?",
        "来源：城市周刊",
        "责任编辑：王芳",
    ],
)
def test_other_words_before_a_colon_are_no_label(text: str) -> None:
    assert printed("Reporter: Why?", text, "Reporter: And?", text)[1] is None


def test_a_single_word_seen_once_is_no_label_even_beside_certain_ones() -> None:
    assert printed("Reporter: Why?", "Money: that is why.") == ["Reporter", None]


def test_a_name_in_capitals_before_a_full_stop_is_a_label_where_it_recurs() -> None:
    assert printed("ADA MOSS. Yes.", "DR. BEN HAY. No.", "ADA MOSS. So.", "It was NATO. So what?") == [
        "ADA MOSS",
        "DR. BEN HAY",
        "ADA MOSS",
        None,
    ]


def test_capitals_outside_ascii_are_capitals() -> None:
    assert printed("ÉMILE ÖZ. Oui.", "ÉMILE ÖZ. Non.") == ["ÉMILE ÖZ", "ÉMILE ÖZ"]


def test_a_declared_label_may_hold_colons_digits_and_brackets() -> None:
    assert printed("Speaker 2 (line: 1): Well.", "Speaker 2 (line: 2): Well.", declared=("Speaker 2 (line: 1)",)) == [
        "Speaker 2 (line: 1)",
        None,
    ]


def test_of_two_declared_labels_that_fit_the_longer_is_meant() -> None:
    assert printed("Moss: Ada: Well.", declared=("Moss", "Moss: Ada")) == ["Moss: Ada"]


def test_the_reporters_byline_is_no_label() -> None:
    assert printed("记者：陈晓 2022年5月8日", "记者：为什么？") == [None, "记者"]


def set_as(text: str, **layout: int | bool | str) -> Label | None:
    """Return the label of a block of this layout, whose person is known and who speaks twice."""
    block = replace(Block(Span(0, len(text)), 1), **layout)  # type: ignore[arg-type]
    said, words = Block(Span(0, 4), 1), "Yes."
    return find_labels([block, said] * 2, [text, words] * 2, declared=(), known_names=("Ada Moss",))[0]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("[00:01:20] Ada Moss: Yes.", "Ada Moss", "Yes."),
        ("00:01 Ada Moss: Yes.", "Ada Moss", "Yes."),
        ("(1:20.5) - Ada Moss: Yes.", "Ada Moss", "Yes."),
        ("Ada Moss [00:01:20]: Yes.", "Ada Moss", "Yes."),
        ("Ada Moss 00:01:20: Yes.", "Ada Moss", "Yes."),
        ("Ada Moss: [00:01:20] Yes.", "Ada Moss", "Yes."),
        ("[00:01:20]: Yes.", None, ""),
        ("Ada Moss: 10:30 was late.", "Ada Moss", "was late."),
    ],
)
def test_a_time_stamp_is_no_part_of_label_and_words(text: str, name: str | None, words: str) -> None:
    (label, _) = labels(text, "Ada Moss: No.", known=("Ada Moss",))
    assert (label.printed if label else None) == name
    assert label is None or text[label.length :] == words


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Ada Moss (AM): Yes.", "AM"),
        ("Ada Moss (Director of Bridges): Yes.", "Director of Bridges"),
        ("Ada Moss （AM）：Yes.", "AM"),
        ("Ada Moss: (Laughs.) Yes.", None),
        ("Ada Moss: Yes (AM): no.", None),
    ],
)
def test_a_note_in_brackets_is_kept_beside_the_label(text: str, note: str | None) -> None:
    (label,) = labels(text, known=("Ada Moss",))
    assert label is not None
    assert (label.printed, label.note) == ("Ada Moss", note)


def test_initials_are_a_label_where_they_stood_in_brackets_behind_a_name() -> None:
    assert printed("Xing Yang (XY): Why?", "XY: So.") == ["Xing Yang", "XY"]
    assert printed("Xing Yang: Why?", "XY: So.") == [None, None]


def test_a_full_name_with_a_note_is_a_label_even_once_and_a_single_word_is_not() -> None:
    assert printed("Ada Moss (Baker): Yes.") == ["Ada Moss"]
    assert printed("Moss (Baker): Yes.") == [None]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["adam3us: Yes."] * 3, ["adam3us"] * 3),
        (["adam3us: Yes."] * 2, [None, None]),
        (["update: Yes."] * 3, [None] * 3),
        (["adam roe: Yes."] * 3, [None] * 3),
    ],
)
def test_a_nickname_in_small_letters_is_a_label_from_its_third_time(texts: list[str], found: list[str | None]) -> None:
    assert printed(*texts) == found


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("Q When is it?", "Q", "When is it?"),
        ("Q “When is it?”", "Q", "“When is it?”"),
        ("Q. When is it?", "Q", "When is it?"),
        ("Q12) When is it?", "Q", "When is it?"),
        ("Q: When is it?", "Q", "When is it?"),
        ("Q when is it?", None, ""),
        ("Quite so.", None, ""),
        ("Q", None, ""),
    ],
)
def test_the_letter_q_asks_however_it_is_set(text: str, label: str | None, words: str) -> None:
    (found,) = labels(text)
    assert (found.printed if found else None) == label
    assert found is None or text[found.length :] == words


def test_the_letter_a_before_a_full_stop_answers_only_where_q_asks() -> None:
    assert printed("Q. When?", "A. In May.") == ["Q", "A"]
    assert printed("A. The paint.", "A. The ice.") == [None, None]
    assert printed("A house stood there.", "A House stood there.") == [None, None]


def test_a_dash_labels_those_who_are_known_and_recur() -> None:
    asked, answered = "Reporter — When?", "Ada Moss – In May."
    assert printed(asked, answered, asked, answered, known=("Ada Moss",)) == ["Reporter", "Ada Moss"] * 2
    assert printed(asked, answered, known=("Ada Moss",)) == [None, None]
    assert printed("The bridge - a long one.", "The bridge - a long one.", known=("Ada Moss",)) == [None, None]
    assert printed("Ada Moss-Hay came.", "Ada Moss-Hay came.", known=("Ada Moss",)) == [None, None]


@pytest.mark.parametrize("layout", [{}, {"bold": 8}, {"heading": 3}])
def test_a_name_set_apart_on_a_line_of_its_own_is_a_label(layout: dict[str, int]) -> None:
    label = set_as("Ada Moss", **layout)
    assert label is not None
    assert (label.printed, label.mark, label.length) == ("Ada Moss", "line", 8)


@pytest.mark.parametrize(
    ("line", "note"),
    [("ADA MOSS (12:04)", "12:04"), ("Ada Moss - Head of Bridges", "Head of Bridges"), ("[1:02] Ada Moss", None)],
)
def test_a_time_or_an_office_may_stand_beside_a_name_on_a_line(line: str, note: str | None) -> None:
    label = set_as(line)
    assert label is not None
    assert (label.key, label.note, label.length) == ("ada moss", note, len(line))


def test_a_name_in_a_list_of_names_or_under_a_picture_is_none() -> None:
    blocks = [Block(Span(0, 8), 1)] * 4
    texts = ["Ada Moss", "Ben Hay"] * 2
    assert find_labels(blocks, texts, declared=(), known_names=("Ada Moss", "Ben Hay"))[:3] == [None] * 3
    assert set_as("Ada Moss", bold=8, caption=True) is None


def test_a_line_set_apart_that_is_no_name_is_no_label() -> None:
    assert set_as("The long winter", bold=15) is None
    assert set_as("Finally", heading=2) is None
    assert set_as("question", bold=8) is None


def test_a_heading_of_a_name_and_a_colon_is_a_line_of_its_own() -> None:
    label = set_as("Ada Moss:", heading=3)
    assert label is not None
    assert (label.printed, label.mark, label.length) == ("Ada Moss", "line", 9)


def test_a_voice_always_counts_and_takes_none_of_the_words() -> None:
    label = set_as("Note: yes.", voice="Ben  HAY")
    assert label == Label("Ben  HAY", "ben hay", 0, "voice")


@pytest.mark.parametrize("joint", ["Ana and Luis", "Ana Ruiz & Luis Vega", "Ana / Luis", "Ana, Luis and Eva"])
def test_people_who_answer_as_one_have_one_label(joint: str) -> None:
    assert printed(f"{joint}: Yes.", f"{joint}: No.") == [joint, joint]


def test_a_joint_label_is_split_into_its_names() -> None:
    assert split_joint("Ana Ruiz and Luis & Eva/Bo") == ["Ana Ruiz", "Luis", "Eva", "Bo"]
    assert split_joint("Ferdinand Sanders") == ["Ferdinand Sanders"]


@pytest.mark.parametrize(
    "office", ["The Chair", "THE WITNESS", "the court", "The Acting Speaker", "The Presiding Officer"]
)
def test_an_office_is_a_label_even_once(office: str) -> None:
    assert printed(f"{office}: Order.") == [office]


@pytest.mark.parametrize("thing", ["The bridge", "The Chair of the board", "A witness"])
def test_another_thing_is_no_office(thing: str) -> None:
    assert printed(f"{thing}: Order.", f"{thing}: Order.") == [None, None]


def test_what_stands_under_a_picture_has_no_label() -> None:
    assert set_as("Ada Moss: the bridge", caption=True) is None


def test_full_names_of_two_people_are_labels_where_each_says_something_if_only_once() -> None:
    assert printed("Emma Moss: I saw it.", "Anna Lee: I did not.") == ["Emma Moss", "Anna Lee"]
    assert printed("Emma Moss: editor", "Anna Lee: photographer") == [None, None]
    assert printed("Explica Ana Ruiz: «Llueve.»", "Añade Eva Roca: «Nieva.»") == [None, None]


def test_who_asks_once_has_a_label_where_somebody_certain_answers_below() -> None:
    assert printed("Harbour: Why?", "Ada Moss: So.", "Ada Moss: No.")[0] == "Harbour"
    assert printed("Harbour: Why.", "Ada Moss: So.", "Ada Moss: No.")[0] is None


@pytest.mark.parametrize(
    ("text", "label", "note"),
    [
        ("Mr. Ada Moss, the Director of Ports: Yes.", "Mr. Ada Moss", "Director of Ports"),
        ("ADA MOSS [interrupting]: Yes.", "ADA MOSS", None),
    ],
)
def test_an_office_or_a_note_may_stand_before_the_colon(text: str, label: str, note: str | None) -> None:
    found = labels(text, "Ada Moss: No.", known=("Ada Moss",))[0]
    assert found is not None
    assert (found.printed, found.note) == (label, note)


def parted(part: Callable[[Document], Document], *texts: str) -> list[str]:
    document = part(read_plain_text("\n\n".join(texts), metadata=Metadata()))
    return [block.span.cut(document.text) for block in document.blocks]


def test_a_block_is_cut_before_a_label_that_heads_others() -> None:
    talk = "PM: No.", "Reporter: Why? PM: So. It rained.", "PM: Yes."
    assert parted(part_at_labels, *talk) == ["PM: No.", "Reporter: Why?", "PM: So. It rained.", "PM: Yes."]
    assert parted(part_at_labels, "He left. Note: it rained.", "Yes.") == ["He left. Note: it rained.", "Yes."]
    assert parted(part_at_labels, "Emma Moss: I saw it. Mr. Lee: No.")[0] == "Emma Moss: I saw it. Mr. Lee: No."


def test_a_block_without_line_ends_is_cut_before_full_names() -> None:
    talk = "Emma Moss: I saw it. Anna Lee: I did not. It was dark."
    assert parted(part_at_labels, talk) == ["Emma Moss: I saw it.", "Anna Lee: I did not. It was dark."]


def test_blocks_are_cut_behind_the_questions_that_they_open_with_where_most_do() -> None:
    talk = [f"Why is it number {n}? It was so." for n in range(4)]
    assert parted(part_at_questions, *talk)[:2] == ["Why is it number 0?", "It was so."]
    story = [f"It was number {n}. We left." for n in range(4)]
    assert parted(part_at_questions, *talk, *story) == [*talk, *story]
