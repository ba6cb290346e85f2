"""What a block between two labels is: speech that goes on, or something laid out among it."""

from pathlib import Path

import pytest

from corpus import Article, Attribution, Kind
from tests.corpus.articles import kinds, read, said
from tests.corpus.typeset import article_of

ANSWER = (
    "The bridge has to be painted before the ice comes, and the painters are all in the south until the end of May."
)
MORE = "After that we will open it, and the town will walk across it, and nobody will remember the winter any more."


def interview(*blocks: str, folder: Path) -> Article:
    """Return an interview in which these blocks follow a first answer, and a second question follows them."""
    first = f"Reporter: When will it open?\n\nAda Moss: {ANSWER}"
    return read("\n\n".join([first, *blocks, "Reporter: Why so late?\n\nAda Moss: Ice."]), folder=folder)


def test_a_block_without_a_label_goes_on_for_the_speaker(tmp_path: Path) -> None:
    article = interview(MORE, folder=tmp_path)
    paragraph = article.paragraphs[2]
    assert said(article)[2] == (Kind.STATEMENT, "Ada Moss", MORE)
    assert paragraph.attribution is Attribution.CONTINUATION
    assert paragraph.confidence < article.paragraphs[1].confidence
    assert article.turns[1].paragraphs == (1, 2)


def test_a_question_goes_on_as_a_question(tmp_path: Path) -> None:
    article = read(f"Reporter: {ANSWER}\n\n{MORE}\n\nAda Moss: Yes.", folder=tmp_path)
    assert said(article)[1] == (Kind.QUESTION, "Reporter", MORE)


def test_a_title_right_above_a_label_is_a_heading(tmp_path: Path) -> None:
    assert kinds(interview(MORE, "The long winter", folder=tmp_path))["The long winter"] is Kind.HEADING


@pytest.mark.parametrize("caption", ["The panorama view of the bridge", "Ada Moss at work in May"])
def test_a_title_amid_the_speech_is_a_caption_and_ends_no_turn(caption: str, tmp_path: Path) -> None:
    article = interview(caption, MORE, folder=tmp_path)
    assert kinds(article)[caption] is Kind.CAPTION
    assert article.turns[1].paragraphs == (1, 3)


@pytest.mark.parametrize(
    "quote",
    [
        "The bridge has to be painted before the ice comes.",
        "The town will walk across it and nobody will remember the winter.",
        "“The painters are all in the south until the end of May.”",
    ],
)
def test_a_sentence_that_repeats_the_speech_before_or_after_it_is_a_pull_quote(quote: str, tmp_path: Path) -> None:
    article = interview(quote, MORE, folder=tmp_path)
    assert said(article)[2] == (Kind.CAPTION, None, quote)


@pytest.mark.parametrize(
    "words",
    [
        "The bridge will be painted by hand this year.",
        "The painters ice the bridge in the south.",
        "It is so. It is late.",
    ],
)
def test_a_short_sentence_of_its_own_words_is_speech(words: str, tmp_path: Path) -> None:
    assert said(interview(words, MORE, folder=tmp_path))[2] == (Kind.STATEMENT, "Ada Moss", words)


@pytest.mark.parametrize("direction", ["(Laughter.)", "[Music]", "(He points at the river.)"])
def test_a_stage_direction_is_nobodys_words(direction: str, tmp_path: Path) -> None:
    assert said(interview(direction, MORE, folder=tmp_path))[2] == (Kind.NARRATION, None, direction)


@pytest.mark.parametrize(
    "words",
    [
        "There are two aspects in this goal,",
        "It will focus on the following aspects:",
        "The tasks are as follows.",
        "就是：",
    ],
)
def test_a_paragraph_that_only_announces_is_a_lead_in_of_what_follows(words: str, tmp_path: Path) -> None:
    article = interview(words, MORE, folder=tmp_path)
    assert said(article)[2] == (Kind.STATEMENT, "Ada Moss", words)
    assert article.paragraphs[2].lead_in
    assert article.contexts[3].lead_in == 2


def test_words_before_another_speaker_announce_nothing(tmp_path: Path) -> None:
    assert not interview("There are two aspects,", folder=tmp_path).paragraphs[2].lead_in


@pytest.mark.parametrize("before", ["The tasks are as follows:", "That was easy. The rest was not. These were left:"])
def test_titles_behind_a_colon_are_its_list(before: str, tmp_path: Path) -> None:
    article = interview(before, "the paint and the rust", "the ice on the piers", folder=tmp_path)
    assert [line.name for line in said(article)[1:5]] == ["Ada Moss"] * 4


def test_the_heading_behind_a_list_is_no_part_of_it(tmp_path: Path) -> None:
    article = interview("These were left:", "the paint", "the ice", "The long winter", folder=tmp_path)
    assert [line.kind for line in said(article)[3:6]] == [Kind.STATEMENT, Kind.STATEMENT, Kind.HEADING]


def test_marked_list_items_are_speech(tmp_path: Path) -> None:
    article = interview("- the paint", MORE, "1. the ice", folder=tmp_path)
    assert {line.name for line in said(article)[1:5]} == {"Ada Moss"}


def test_a_label_on_a_line_of_its_own_speaks_what_follows(tmp_path: Path) -> None:
    article = read("Ada Moss speaks.\n\nReporter:\n\nWhen will it open?\n\nAda Moss:\n\nIn May.", folder=tmp_path)
    assert said(article)[1:] == [
        (Kind.QUESTION, "Reporter", "When will it open?"),
        (Kind.STATEMENT, "Ada Moss", "In May."),
    ]


def test_who_goes_on_is_less_sure_than_who_begins_however_long_ago_and_least_behind_the_last_label(
    tmp_path: Path,
) -> None:
    long = [f"{MORE} It is {n} days to go." for n in range(40)]
    assert {paragraph.confidence for paragraph in interview(*long, folder=tmp_path).paragraphs[2:42]} == {0.97}
    talk = "Reporter: Why?\n\nAda Moss: Ice.\n\nIt stays."
    assert [paragraph.confidence for paragraph in read(talk, folder=tmp_path).paragraphs] == [0.98, 0.98, 0.95]


def set_interview(*blocks: str) -> Article:
    """Return an interview in Markdown in which these blocks follow a first answer, and a second question them."""
    talk = [f"Reporter: When will it open?\n\nAda Moss: {ANSWER}", *blocks, "Reporter: Why so late?\n\nAda Moss: Ice."]
    return article_of("\n\n".join(talk))


def test_a_crosshead_ends_no_turn_but_leaves_less_sure_who_speaks() -> None:
    article = set_interview("## The long winter", MORE)
    assert [(line.kind, line.name) for line in said(article)[2:4]] == [
        (Kind.HEADING, None),
        (Kind.STATEMENT, "Ada Moss"),
    ]
    assert article.paragraphs[3].confidence == 0.8
    assert article.paragraphs[3].attribution is Attribution.CONTINUATION
    assert article.paragraphs[4].confidence == 0.98


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("## It was cold.", Kind.HEADING),
        ("![The panorama of the bridge, and a man.](x)", Kind.CAPTION),
        ("Photo: Ben Hay", Kind.CAPTION),
    ],
)
def test_what_is_set_as_heading_or_caption_is_nobodys_words(block: str, kind: Kind) -> None:
    found = said(set_interview(block, MORE))
    assert (found[2].kind, found[2].name, found[3].name) == (kind, None, "Ada Moss")


@pytest.mark.parametrize("block", ["> It melts in the end.", "- the paint", "*It melts in the end.*", "**It melts.**"])
def test_what_is_only_set_off_inside_an_answer_is_the_speakers(block: str) -> None:
    assert said(set_interview(block, MORE))[2].name == "Ada Moss"


def test_the_words_of_nobody_known_are_a_question_without_speaker() -> None:
    article = article_of(f"Q: {ANSWER}\n\n{MORE}\n\nAda Moss: Yes.\n\nQ: So?\n\nAda Moss: So.")
    assert [(line.kind, line.name) for line in said(article)[:3]] == [
        (Kind.QUESTION, None),
        (Kind.QUESTION, None),
        (Kind.STATEMENT, "Ada Moss"),
    ]
    assert [p.attribution for p in article.paragraphs[:2]] == [Attribution.LABEL, Attribution.CONTINUATION]


def test_the_first_words_of_an_answer_behind_a_set_question_are_as_sure_as_the_layout() -> None:
    article = article_of(
        f"# Ada Moss on bridges\n\nWe met Ada Moss, 45.\n\n**When?**\n\n{ANSWER}\n\n{MORE}\n\n**Why?**\n\nIt froze."
    )
    sure = [paragraph.confidence for paragraph in article.paragraphs[2:]]
    assert sure == [0.96, 0.95, 0.95, 0.96, 0.93]


def test_behind_the_last_words_the_authors_own_and_lines_of_the_site_are_told_apart() -> None:
    behind = [
        "---",
        MORE,
        "- There is more of it.",
        "The bridge",
        "[All that was ever written on it, in one place.](x)",
    ]
    article = article_of("\n\n".join([f"Reporter: When?\n\nAda Moss: {ANSWER}", *behind, "## Links", "![A man.](x)"]))
    assert [line.kind for line in said(article)[2:]] == [
        Kind.NARRATION,
        Kind.BOILERPLATE,
        Kind.BOILERPLATE,
        Kind.BOILERPLATE,
        Kind.HEADING,
        Kind.CAPTION,
    ]
    assert {line.name for line in said(article)[2:]} == {None}
