"""PDFs as interviews are set in them, and files that are no such thing."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import ArticleFileError
from corpus.formats import Document
from corpus.formats.documents import MAX_FILE_BYTES
from corpus.formats.pdf import read_pdf
from corpus.formats.pdf.document import find_running_rows, peel
from corpus.formats.pdf.lines import Line, Word
from corpus.formats.pdf.paragraphs import LineJoiner
from tests.corpus.pdfs import Text, pdf_of, pdf_with, wrapped

FILE = Path("interview.pdf")
ASKED = "REPORTER: How long have you kept bees on this roof, and what did the neighbours say when the first hives came?"
TOLD = (
    "MS. HARROW: Eleven years. The neighbours said very little at first, because we had told nobody. Then a swarm hung"
    " from the traffic light for an afternoon, and after that everybody had an opinion about it."
)
MORE = (
    "By the second summer they were asking for honey. I still give a jar to each flat in the house every autumn, and"
    " nobody has complained since the one letter from the third floor."
)


def read(raw: bytes) -> Document:
    return read_pdf(raw, file=FILE)


def blocks_of(document: Document) -> list[str]:
    return [block.span.cut(document.text) for block in document.blocks]


def page(*paragraphs: str, top: float = 100, gap: float = 0, indent: int = 0, chars: int = 70) -> list[Text]:
    texts: list[Text] = []
    for words in paragraphs:
        lines = list(wrapped(words, top=top, chars=chars, indent=indent))
        texts += lines
        top = lines[-1].top + 12 + gap
    return texts


@pytest.mark.parametrize(("gap", "indent"), [(6, 0), (0, 4)])
def test_wrapped_lines_become_paragraphs_by_spacing_or_indentation(gap: float, indent: int) -> None:
    told = [TOLD, MORE, TOLD.replace("MS. HARROW: ", ""), MORE]
    assert blocks_of(read(pdf_of(page(ASKED, *told, gap=gap, indent=indent)))) == [ASKED, *told]


def test_a_paragraph_that_begins_at_the_margin_and_runs_on_indented_is_one_block() -> None:
    texts: list[Text] = []
    top = 100.0
    for words in (ASKED, TOLD, ASKED, TOLD):
        first, *others = wrapped(words, top=top, chars=60)
        texts += [first, *(Text(line.left + 24, line.top, line.words) for line in others)]
        top = texts[-1].top + 12
    assert blocks_of(read(pdf_of(texts))) == [ASKED, TOLD, ASKED, TOLD]


def test_a_blank_line_between_all_lines_begins_no_paragraph() -> None:
    lines: list[Text] = []
    for words in (ASKED, TOLD, MORE):
        lines += wrapped(words, top=(lines[-1].top if lines else 80) + 24, indent=5, leading=24)
    assert blocks_of(read(pdf_of(lines))) == [ASKED, TOLD, MORE]


def test_a_label_begins_a_block_where_nothing_else_tells_paragraphs_apart() -> None:
    assert blocks_of(read(pdf_of(page(ASKED, TOLD, "REPORTER: And now?", "MS. HARROW: Now it is quiet.")))) == [
        ASKED,
        TOLD,
        "REPORTER: And now?",
        "MS. HARROW: Now it is quiet.",
    ]


def test_heads_feet_and_page_numbers_are_left_out_and_paragraphs_run_on_over_the_page() -> None:
    lines = list(wrapped(f"{TOLD} {MORE} {TOLD} {MORE} {TOLD}", top=100))
    parts = lines[:5], lines[5:10], lines[10:]
    pages = []
    for number, part in enumerate(parts, start=1):
        moved = [Text(line.left, 100 + 12 * n, line.words) for n, line in enumerate(part)]
        head, foot = Text(72, 40, f"June {number}, 2021   Roof talk"), Text(300, 760, f"Page {number} of 3")
        pages.append([foot, head, *moved])
    document = read(pdf_of(*pages))
    assert blocks_of(document) == [" ".join(line.words for line in lines)]
    assert "6 running heads" in str(document.warnings[0])


def test_a_repeated_answer_at_the_top_of_many_pages_is_kept() -> None:
    top = [Text(72, 130, "A. Yes.")]
    pages = [[*top, *wrapped(f"{n}. {TOLD}", top=160)] for n in ("First", "Second", "Third", "Fourth")]
    assert blocks_of(read(pdf_of(*pages))).count("A. Yes.") == 4


def test_columns_are_read_one_after_the_other_below_what_runs_across() -> None:
    title = Text(72, 60, "A talk on the roof", size=20)
    left = list(wrapped(f"{ASKED} {TOLD}", top=100, chars=34))
    right = list(wrapped(MORE, left=72 + 36 * 6, top=100, chars=34))
    rows = sorted([*left, *right], key=lambda text: (text.top, text.left))
    assert blocks_of(read(pdf_of([title, *rows]))) == ["A talk on the roof", f"{ASKED} {TOLD} {MORE}"]


def test_names_in_a_column_of_their_own_stay_with_what_is_said() -> None:
    texts: list[Text] = []
    top = 100.0
    for label, words in (("Reporter:", ASKED[10:]), ("Harrow:", TOLD[12:]), ("Reporter:", "Why?"), ("Harrow:", MORE)):
        said = list(wrapped(words, left=170, top=top, chars=60))
        texts += [Text(72, top, label), *said]
        top = said[-1].top + 20
    found = blocks_of(read(pdf_of(texts)))
    assert found == [f"Reporter: {ASKED[10:]}", f"Harrow: {TOLD[12:]}", "Reporter: Why?", f"Harrow: {MORE}"]


def test_a_note_at_the_foot_stands_behind_the_paragraph_it_interrupts_and_its_number_goes() -> None:
    first = list(wrapped(TOLD, top=660))
    number = Text(first[0].right, first[0].top - 4, "1", size=6)
    note = Text(72, 720, "1 A swarm is a colony that looks for a new home.", size=7)
    rest = list(wrapped(f"and on it went. {MORE}", top=100))
    first[-1] = Text(72, first[-1].top, first[-1].words.removesuffix("about it.") + "about it, and it was very")
    document = read(pdf_of([*first, number, note], rest))
    body, beside = blocks_of(document)
    assert body == " ".join(line.words for line in (*first, *rest))
    assert beside == "1 A swarm is a colony that looks for a new home."
    assert [block.caption for block in document.blocks] == [False, True]


def test_type_tells_questions_and_headings_from_answers() -> None:
    title = Text(72, 60, "A talk on the roof", font="Courier-Bold", size=18)
    question = Text(72, 100, "Did you sleep at all?", font="Courier-Bold")
    label = Text(72, 148, "Harrow:", font="Courier-Oblique")
    said = Text(label.right + 6, 148, "Hardly.")
    document = read(pdf_of([title, question, *wrapped(MORE, top=112), label, said]))
    assert blocks_of(document) == ["A talk on the roof", "Did you sleep at all?", MORE, "Harrow: Hardly."]
    assert [block.heading for block in document.blocks] == [1, 0, 0, 0]
    assert [block.bold for block in document.blocks] == [18, 21, 0, 0]
    assert [block.italic for block in document.blocks] == [0, 0, 0, 7]


def test_words_broken_at_a_line_end_are_whole_again_and_compounds_keep_their_hyphen() -> None:
    lines = ["We had no organi-", "zation to speak of, only a well-", "known roof and a ladder."]
    document = read(pdf_of([Text(72, 100 + 12 * n, line) for n, line in enumerate(lines)]))
    assert document.text == "We had no organization to speak of, only a well-known roof and a ladder."


def test_a_document_that_breaks_no_words_keeps_its_hyphens() -> None:
    lines = ["She is the co-", "host of a show on bees, and I am the guest of it."]
    assert "co-host" in read(pdf_of([Text(72, 100 + 12 * n, line) for n, line in enumerate(lines)])).text


def test_line_numbers_of_a_court_transcript_are_left_out() -> None:
    lines = list(wrapped(f"Q. {ASKED[10:]} {TOLD[12:]} {MORE}", left=110, top=100))
    numbers = [Text(78 - 6 * len(str(n)), 88 + 12 * n, str(n)) for n in range(1, 11)]
    assert blocks_of(read(pdf_of([*numbers, *lines]))) == [f"Q. {ASKED[10:]} {TOLD[12:]} {MORE}"]


def test_a_large_initial_begins_its_word() -> None:
    initial = Text(72, 124, "E", size=36)
    line = "leven years on one roof, with nobody there, and a view over all of the harbour"
    beside = [Text(96, 100 + 12 * n, line) for n in range(3)]
    below = list(wrapped(MORE, top=136))
    (text,) = blocks_of(read(pdf_of([initial, *beside, *below])))
    assert text == f"E{' '.join([line] * 3)} {MORE}"


def test_a_watermark_is_no_speech() -> None:
    across = Text(150, 500, "CONFIDENTIAL", size=40, turned=True)
    assert blocks_of(read(pdf_of([*wrapped(TOLD, top=100), across]))) == [TOLD]


@pytest.mark.parametrize("turn", ["1 0 0 1 0 0", "0 1 -1 0 612 0", "-1 0 0 -1 612 792", "0 -1 1 0 0 612"])
def test_a_page_set_sideways_or_upside_down_is_read(turn: str) -> None:
    drawn = b"".join(text.drawn() for text in page(TOLD, MORE, top=250, gap=8))
    assert blocks_of(read(pdf_with([f"{turn} cm\n".encode() + drawn]))) == [TOLD, MORE]


def test_ligatures_are_resolved() -> None:
    assert read(pdf_of([Text(72, 100, "The ﬁrst hive")])).text == "The first hive"
    line = Line([Word("oﬃce", 72, 100, 100, 10)], page=0)
    assert LineJoiner([line]).join([line]).text == "office"


def test_only_plausible_declarations_count() -> None:
    page_one = [Text(72, 60, "Bees above the town", size=18), Text(72, 80, "By Ida Marsh"), *wrapped(TOLD, top=120)]
    stamp = "D:20210612101500Z"
    sound = {"Title": "Bees above the town", "Author": "Ida Marsh", "CreationDate": stamp, "Producer": "LaTeX"}
    metadata = read(pdf_of(page_one, declared=sound)).metadata
    assert (metadata.title, metadata.byline) == ("Bees above the town", "Ida Marsh")
    assert metadata.published == date(2021, 6, 12)
    older = [*page_one, Text(72, 690, "Spring 2019")]
    assert read(pdf_of(older, declared=sound)).metadata.published is None
    page_one.append(Text(72, 700, "bees_above_the_town.doc"))
    odd = {"Title": "bees_above_the_town.doc", "Author": "imarsh", "CreationDate": stamp, "Producer": "Skia/PDF m98"}
    metadata = read(pdf_of(page_one, declared=odd)).metadata
    assert (metadata.title, metadata.byline, metadata.published) == (None, None, None)


def test_the_date_in_a_running_head_wins_over_the_day_of_the_copy() -> None:
    pages = [[Text(72, 40, "September 3, 2020"), *wrapped(words, top=100)] for words in (ASKED, TOLD)]
    declared = {"CreationDate": "D:20210612101500Z"}
    assert read(pdf_of(*pages, declared=declared)).metadata.published == date(2020, 9, 3)


def test_pages_without_text_among_others_are_reported() -> None:
    image = b"q 600 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"
    words = b"".join(text.drawn() for text in wrapped(TOLD, top=100))
    document = read(pdf_with([words, image]))
    assert "page 2" in str(document.warnings[0])


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (pdf_of([]), "has no text layer; run OCR first"),
        (b"", "is no PDF or a broken one"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "is no PDF or a broken one"),
        (pdf_of([Text(72, 100, "Hello")])[:400], "is no PDF or a broken one"),
        (pdf_of(*[[]] * 2001), "more than 2,000 pages"),
        (b"%PDF-1.4" + bytes(MAX_FILE_BYTES), "larger than 20 MiB"),
    ],
)
def test_a_file_that_holds_no_readable_text_says_so(raw: bytes, problem: str) -> None:
    with pytest.raises(ArticleFileError, match=problem):
        read(raw)


def test_a_locked_file_asks_for_a_copy_without_password() -> None:
    raw = (Path(__file__).parents[3] / "data" / "locked.pdf").read_bytes()
    with pytest.raises(ArticleFileError, match="locked with a password"):
        read(raw)


def test_a_small_file_that_unfolds_without_end_is_given_up_in_time() -> None:
    leaf = Text(72, 100, "ha").drawn() * 50
    forms = [leaf, *(f"/X{n} Do ".encode() * 20 for n in range(12))]
    with pytest.raises(ArticleFileError, match=r"takes more than 2 seconds|can't be unpacked"):
        read_pdf(pdf_with([b"/X12 Do"], forms=forms), file=FILE, max_seconds=2)


def test_a_crash_is_told_in_one_line_and_nothing_reaches_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    crashing = tmp_path / "crashing.py"
    crashing.write_text("raise MemoryError", encoding="utf-8")
    monkeypatch.setattr("corpus.formats.pdf.document._UNPACKER", crashing)
    with pytest.raises(ArticleFileError, match="can't be unpacked"):
        read(pdf_of([Text(72, 100, "Hello")]))
    assert capfd.readouterr() == ("", "")


words = st.text(alphabet=st.sampled_from("abcXYZ .:-1Éﬁ•\"'()\\é–—"), min_size=1, max_size=60)
places = st.builds(
    Text,
    st.floats(0, 500),
    st.floats(10, 780),
    words,
    st.sampled_from(["Courier", "Courier-Bold", "Courier-Oblique"]),
    st.sampled_from([6, 10, 10, 10, 20]),
)


@given(st.lists(st.lists(places, max_size=30), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_whatever_stands_wherever_the_blocks_are_the_text(pages: list[list[Text]]) -> None:
    try:
        document = read(pdf_of(*pages))
    except ArticleFileError:
        return
    assert "\n\n".join(blocks_of(document)) == document.text == unicodedata.normalize("NFC", document.text)
    for block in document.blocks:
        length = block.span.end - block.span.start
        assert max(block.bold, block.italic) <= length
        assert block.span.cut(document.text).strip()


def test_left_hand_pages_have_heads_of_their_own() -> None:
    heads = ("Roof talk", "The harbour", "Roof talk", "Bees", "Roof talk")
    pages = [[Text(72, 40, head, size=9), *wrapped(f"{n}. {TOLD}", top=100)] for n, head in enumerate(heads, start=1)]
    assert not {"Roof talk", "The harbour", "Bees"} & set(blocks_of(read(pdf_of(*pages))))


def test_an_indentation_begins_a_paragraph_below_a_full_line() -> None:
    full = " ".join(["bees hum now"] * 5)
    said = f"{full} {full[:-1]}."
    texts = [
        Text(90 if n % 2 == 0 else 72, 100 + 12 * n, f"{full[3 if n % 2 == 0 else 0 :][:-1]}{'.' if n % 2 else 'w'}")
        for n in range(8)
    ]
    assert blocks_of(read(pdf_of(texts))) == [said[3:]] * 4


def test_bold_type_begins_a_question_below_a_full_line() -> None:
    answer = " ".join(["bees hum now"] * 5) + "."
    question = "And what did you do about it when the winter came to the roof?"
    texts = [
        Text(72, 100 + 12 * n, question if n % 2 else answer, font="Courier-Bold" if n % 2 else "Courier")
        for n in range(6)
    ]
    assert blocks_of(read(pdf_of(texts))) == [answer, question] * 3


def test_a_whole_book_in_one_paragraph_takes_no_longer_for_its_length() -> None:
    line = " ".join(["bees hum now"] * 5)
    pages = [[Text(72, 130 + 12 * n, line) for n in range(44)] for _ in range(40)]
    (text,) = blocks_of(read_pdf(pdf_of(*pages), file=FILE, max_seconds=60))
    assert len(text.split()) == 40 * 44 * 15


@dataclass
class Row:
    text: str
    baseline: float
    size: float = 10.0


def rows(head: str, number: str) -> list[Row]:
    return [Row(head, 30), Row("It was a long winter.", 300), Row("It was cold.", 500), Row(number, 770)]


PAGES = [rows("The Daily Talk 12", f"{n}") for n in range(1, 4)]


def test_heads_and_page_numbers_are_peeled_off_a_page_from_the_outside() -> None:
    running = find_running_rows(PAGES, [800.0] * len(PAGES))
    kept, dropped = peel(PAGES[1], 800.0, running)
    assert [row.text for row in kept] == ["It was a long winter.", "It was cold."]
    assert dropped == ["The Daily Talk 12", "2"]


def test_roman_numerals_count_at_the_edge_of_a_page_only() -> None:
    kept, dropped = peel([Row("iv", 20), Row("Words.", 400), Row("iv", 401)], 800.0, {})
    assert [row.text for row in kept] == ["Words.", "iv"]
    assert dropped == ["iv"]
