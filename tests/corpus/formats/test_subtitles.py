"""Captions as people and machines write them."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Part
from corpus.formats import DeclaredSpeaker, Document
from corpus.formats.metadata import Metadata
from corpus.formats.subtitles import read_subtitles


def read(text: str) -> Document:
    return read_subtitles(text, metadata=Metadata())


def blocks_of(document: Document) -> list[str]:
    return [block.span.cut(document.text) for block in document.blocks]


def stamp(seconds: float) -> str:
    hours, rest = divmod(timedelta(seconds=seconds).total_seconds(), 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{int(hours):02}:{int(minutes):02}:{seconds:06.3f}"


def vtt(*cues: str, head: str = "WEBVTT", pause: float = 0, length: float = 3) -> str:
    """Cues of ``length`` seconds, with ``pause`` seconds of silence after each."""
    parts = [head]
    for n, cue in enumerate(cues):
        start = n * (length + pause)
        parts.append(f"{stamp(start)} --> {stamp(start + length)}\n{cue}")
    return "\n\n".join(parts) + "\n"


def test_voices_name_their_blocks_and_run_on_over_cues() -> None:
    document = read(vtt("<v Ada Ng>We opened in May", "<v Ada Ng>and closed in June.", "<v.loud Bo Li>Why?</v>"))
    assert blocks_of(document) == ["We opened in May and closed in June.", "Why?"]
    assert [block.voice for block in document.blocks] == ["Ada Ng", "Bo Li"]
    assert [block.line for block in document.blocks] == [4, 10]
    assert [block.time for block in document.blocks] == [0.0, 6.0]


def test_lines_count_from_the_head_of_the_file_below_front_matter() -> None:
    document = read_subtitles(vtt("We opened in May."), metadata=Metadata(), first_line=4)
    assert [block.line for block in document.blocks] == [7]


def test_two_voices_in_one_cue_are_two_blocks() -> None:
    document = read(vtt("<v Ada>Ready?\n<v Bo>Always.", "<v Bo>Go."))
    assert [(block.voice, block.span.cut(document.text)) for block in document.blocks] == [
        ("Ada", "Ready?"),
        ("Bo", "Always. Go."),
    ]


@pytest.mark.parametrize("mark", [">> ", ">>> ", "&gt;&gt; ", "- ", "-"])
def test_a_mark_of_change_begins_a_block_and_goes(mark: str) -> None:
    assert blocks_of(read(vtt("so that was", f"{mark}Was it?", "Indeed."))) == ["so that was", "Was it? Indeed."]


def test_arrows_inside_a_line_change_the_speaker_and_keep_the_label() -> None:
    found = blocks_of(read(vtt("Good night. >> IDA MARSH: Good night,", "all. >> Bye.")))
    assert found == ["Good night.", "IDA MARSH: Good night, all.", "Bye."]


def test_two_dashes_in_one_cue_are_two_speakers() -> None:
    assert blocks_of(read("1\n00:00:01,000 --> 00:00:02,000\n- Ready?\n- Always.\n")) == ["Ready?", "Always."]


def test_a_label_begins_a_block_and_stays_in_it() -> None:
    found = blocks_of(read(vtt("It was late.", "Ida Marsh: It was", "not late at all.", "Q: No?")))
    assert found == ["It was late.", "Ida Marsh: It was not late at all.", "Q: No?"]


def test_a_name_before_a_colon_inside_a_sentence_begins_nothing() -> None:
    assert blocks_of(read(vtt("She went to see", "Paris: the old town, that is."))) == [
        "She went to see Paris: the old town, that is."
    ]


@pytest.mark.parametrize(
    ("words", "pause", "n_blocks"), [("One.", 2, 2), ("One", 2, 1), ("One", 4.5, 2), ("One.", 1, 1)]
)
def test_a_pause_ends_a_paragraph_sooner_where_a_sentence_ends(words: str, pause: float, n_blocks: int) -> None:
    assert len(read(vtt(words, "two three", pause=pause)).blocks) == n_blocks


def test_long_speech_is_cut_at_a_sentence_end_or_where_there_is_none_at_last() -> None:
    sentences = read(vtt(*[f"Twelve words make one plain sentence in cue {n}, and then stop." for n in range(30)]))
    assert [len(text.split()) for text in blocks_of(sentences)] == [120, 120, 120]
    endless = read(vtt(*[f"ten words without an end in cue {n} of many" for n in range(40)]))
    assert [len(text.split()) for text in blocks_of(endless)] == [300, 100]


def test_captions_that_roll_up_are_read_once() -> None:
    cues = [
        " \nso<00:00:01.000><c> we</c><00:00:02.000><c> came</c>",
        "so we came\n ",
        "so we came\nto<00:00:05.000><c> the sea</c>",
        "to the sea\n ",
        "to the sea\nand<00:00:09.000><c> saw it</c>",
    ]
    assert blocks_of(read(vtt(*cues))) == ["so we came to the sea and saw it"]


def test_captions_that_grow_are_read_once() -> None:
    assert blocks_of(read(vtt("so", "so we", "so we came", "so we came here.", "Then"))) == ["so we came here. Then"]


def test_people_may_repeat_themselves() -> None:
    cues = ["No.", "No.", "We never did that.", "And then?", "Nothing.", "Why?", "Because.", "It rained."]
    assert read(vtt(*cues)).text.startswith("No. No. We never")


def test_notes_styles_ids_positions_tags_and_entities_are_no_words() -> None:
    text = (
        "WEBVTT - a talk\nTitle: Bees above the town\nKind: captions\n\nSTYLE\n::cue { color: red }\n\n"
        "NOTE\nnobody reads this\n\nREGION\nid:fred\n\nintro\n00:01.000 --> 00:02.500 align:start position:0%\n"
        "<c.yellow>Salt</c> &amp; <i>pepper</i>{\\an8} &lrm;&lt;please&gt;\n\nNOTE again\n\n2\n"
        "00:02.600 --> 00:04.000\nnow.\n"
    )
    document = read(text)
    assert blocks_of(document) == ["Salt & pepper <please> now."]
    assert document.metadata.title == "Bees above the town"
    assert document.blocks[0].line == 16


def test_a_title_that_is_known_wins_over_the_one_in_the_file() -> None:
    text = vtt("Hello.", head="WEBVTT\nTitle: Other")
    assert read_subtitles(text, metadata=Metadata(title="Mine")).metadata.title == "Mine"


def test_stage_directions_alone_in_a_cue_are_blocks_of_their_own() -> None:
    found = blocks_of(read(vtt("[Music]", "We begin", "(laughs)", "again (smiling) now.")))
    assert found == ["[Music]", "We begin", "(laughs)", "again (smiling) now."]


def test_a_sloppy_srt_file_is_read() -> None:
    text = (
        "1\n0:00:01,0 --> 0:00:02,5\nFirst\n\npart\n2\n00:00:03.000-->00:00:04.000 X1:10\nand 2\n"
        "00:00:04,100 -> 00:00:05,000\nthe rest.\n\n4\n00:00:05,200 --> 00:00:06,000\n\n"
    )
    assert blocks_of(read(text)) == ["First part and 2 the rest."]


def test_notes_declare_what_they_name_and_the_head_goes_before_them() -> None:
    head = (
        "WEBVTT\nTitle: Bees above the town\nLanguage: en-GB\n\nNOTE\nTitle: Other\nAuthor: Ida Marsh\nDate: 2021-03-14"
    )
    between, foot = "\nNOTE Publisher: Hive\n\n00:09.000 --> 00:10.000\nBye.\n", "\nNOTE\nurl: https://hive.example/\n"
    assert read(vtt("Hello.", head=head) + between + "\nNOTE Confidence: 0.9\n" + foot).metadata == Metadata(
        title="Bees above the town",
        byline="Ida Marsh",
        published=date(2021, 3, 14),
        source="Hive",
        url="https://hive.example/",
        language="en",
    )


def test_cues_out_of_order_are_read_in_the_order_of_their_times() -> None:
    cues = (
        "00:04.000 --> 00:06.000\nto the sea",
        "00:01.000 --> 00:03.000\nWe came",
        "00:05.000 --> 00:07.000\nand saw it.",
    )
    assert blocks_of(read("\n\n".join(["WEBVTT", *cues]))) == ["We came to the sea and saw it."]


def test_a_clock_that_starts_again_begins_another_recording() -> None:
    cues = ("09:58.000 --> 09:59.000\nThe end.", "00:01.000 --> 00:03.000\nPart two.")
    assert blocks_of(read("\n\n".join(["WEBVTT", *cues]))) == ["The end. Part two."]


@pytest.mark.parametrize(
    "times",
    [
        "00:01.000 --> 00:03.000",
        "0:1 --> 0:3",
        "00:00:01,5 -> 00:00:03",
        "00:03.000 --> 00:01.000",
        "100:00:01.0 --> 100:00:03.0",
    ],
)
@pytest.mark.parametrize("head", ["WEBVTT\n\n", "\ufeffWEBVTT\n\n", "1\n", "\ufeff1\n", ""])
def test_times_are_read_however_they_are_written(head: str, times: str) -> None:
    document = read(f"{head}{times}\nWe came.\n2\n{times}\nWe saw.\n")
    assert blocks_of(document) == ["We came. We saw."]
    assert document.blocks[0].line == 1 + head.count("\n") + 1


def test_what_is_no_time_is_no_cue() -> None:
    text = "WEBVTT\n\nxx:01.000 --> 00:03.000\nLost.\n\n00:03.000 -->\nLost too.\n\n00:05.000 --> 00:06.000\nFound."
    assert blocks_of(read(text)) == ["Found."]


@pytest.mark.parametrize("text", ["", "WEBVTT", "WEBVTT\n\nNOTE nothing", "1\n\n2\n\n", "--> -->", "\n\n\n"])
def test_a_file_without_cues_gives_no_blocks(text: str) -> None:
    document = read(text)
    assert (document.text, document.blocks) == ("", ())


def test_accents_apart_and_entities_are_composed() -> None:
    assert read(vtt("Cafe&#769; Zoe\u0308")).text == "Café Zoë"


cue_text = st.text(alphabet=st.sampled_from("abA B.:->&#;<v/>()[]\n\u0301é\u200b1"), max_size=60)


@given(st.lists(cue_text, max_size=12), st.booleans())
@settings(max_examples=300, deadline=None)
def test_whatever_the_cues_hold_the_blocks_are_the_text(cues: list[str], is_webvtt: bool) -> None:
    document = read(vtt(*cues, head="WEBVTT" if is_webvtt else "1"))
    assert "\n\n".join(blocks_of(document)) == document.text == unicodedata.normalize("NFC", document.text)
    assert all(block.span.cut(document.text).strip() for block in document.blocks)


@pytest.mark.parametrize("between", [". ", "\n"])
def test_a_note_says_who_presents_and_who_is_the_guest(between: str) -> None:
    note = between.join(["Tides, part 2", "Presenter: Ada Moss", "Guest: Bo Lee, pilot"])
    found = read(f"WEBVTT\n\nNOTE\n{note}\n\n00:01.000 --> 00:02.000\nHello.\n").metadata
    assert found.speakers == (
        DeclaredSpeaker("Ada Moss", part=Part.INTERVIEWER),
        DeclaredSpeaker("Bo Lee", "pilot", Part.INTERVIEWEE),
    )


def test_a_note_tells_of_the_recording() -> None:
    found = read("WEBVTT\n\nNOTE A talk with Bo Lee\nDate: 2021-03-14\n\n00:01.000 --> 00:02.000\nHello.\n").metadata
    assert (found.description, found.published) == ("A talk with Bo Lee", date(2021, 3, 14))
