"""The sample article as a whole, and what the reader does with files of other kinds."""

import json
from pathlib import Path

import pytest

from corpus import SPEECH, Article, ArticleFileError, Kind, Part, read_article
from tests.corpus.articles import kinds, read, said
from tests.corpus.golden import GOLDEN, SAMPLE, reading

FURNITURE = """New Era, New Journey, New Chongqing

Internet illegal and undesirable information can be reported by calling this telephone number:+86-23-67158993

渝ICP备20009753号-2 互联网新闻信息服务许可证号:50120220004

I Agree

Our Privacy Statement & Cookie Policy

By continuing to browse our site you agree to our use of cookies, revised Privacy Policy and Terms of Use. You can change your cookie settings through your browser.

For any inquiries, please email service@ichongqing.info

About UsContact Us

Leaving a message""".split("\n\n")  # noqa: E501

INTERVIEW = """Reporter: Will the market open in May?

Ada Moss: It will open in May. We have said so since the winter.

Reporter: And if it rains?

Ada Moss: Then it opens in the rain."""


@pytest.fixture(scope="module")
def sample() -> Article:
    return read_article(SAMPLE)


def test_the_sample_article_reads_as_the_golden_file_says(sample: Article) -> None:
    # Written anew by `python -m tests.corpus.golden`.
    assert reading(sample) == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_the_text_served_is_the_file_itself(sample: Article) -> None:
    assert sample.text == SAMPLE.read_bytes().decode()


def test_every_word_of_the_sample_is_in_a_paragraph_or_a_label(sample: Article) -> None:
    left = sample.text
    for paragraph in reversed(sample.paragraphs):
        left = left[: paragraph.span.start] + left[paragraph.span.end :]
    labels = {"Reporter:", "Zhang Zhikui:", "Han Baochang:", "Wang Zhijie:", "Luo Shuquan:"}
    assert {line.strip() for line in left.splitlines()} - {""} == labels


def test_without_its_source_line_the_foot_of_the_sample_is_still_nobodys_words(tmp_path: Path, sample: Article) -> None:
    text = sample.text.replace("Source: Shangyou News\n", "")
    article = read(text, folder=tmp_path)
    assert article.source is None
    assert article.paragraphs[-1].span.cut(article.text) == "Leaving a message"
    boilerplate = [words for kind, _, words in said(article) if kind is Kind.BOILERPLATE]
    assert boilerplate == [
        words for kind, _, words in said(sample) if kind is Kind.BOILERPLATE and "Shangyou" not in words
    ]
    assert [line for line in said(article) if line.name] == [line for line in said(sample) if line.name]


@pytest.mark.parametrize("shift", range(len(FURNITURE)))
def test_a_foot_in_another_order_is_still_nobodys_words(shift: int, tmp_path: Path) -> None:
    foot = FURNITURE[shift:] + FURNITURE[:shift]
    article = read("\n\n".join([INTERVIEW, *foot]), folder=tmp_path)
    found = kinds(article)
    assert {words: found[words] for words in foot} == dict.fromkeys(foot, Kind.BOILERPLATE)
    assert [words for kind, name, words in said(article) if name == "Ada Moss"] == [
        "It will open in May. We have said so since the winter.",
        "Then it opens in the rain.",
    ]


def test_the_day_of_the_interview_is_not_the_day_of_publication(tmp_path: Path) -> None:
    head = "A market for the old square\n\nBy ANN ROW|Oct 31,2019\n\nOn October 25, 2019 we met Ada Moss.\n\n"
    assert str(read(head + INTERVIEW, folder=tmp_path).published) == "2019-10-31"


def test_a_source_line_amid_the_speech_ends_nobodys_turn(tmp_path: Path) -> None:
    text = INTERVIEW.replace("And if it rains?", "And if it rains?\n\nSource: City Desk")
    article = read(text, folder=tmp_path)
    assert article.source == "City Desk"
    assert kinds(article)["Source: City Desk"] is Kind.BOILERPLATE
    assert len(article.turns) == 4


def test_an_article_without_labels_quotes_nobody_and_says_so(tmp_path: Path) -> None:
    article = read("A market for the old square\n\nThe market opens in May. Ada Moss likes it.\n", folder=tmp_path)
    assert article.speakers == ()
    assert [str(warning) for warning in article.warnings] == [
        "nobody is labelled or quoted by name: this article has no statements"
    ]


def test_a_named_host_who_asks_is_the_interviewer(tmp_path: Path) -> None:
    article = read(INTERVIEW.replace("Reporter:", "Ben Hay:"), folder=tmp_path)
    assert [(speaker.name, speaker.part) for speaker in article.speakers] == [
        ("Ben Hay", Part.INTERVIEWER),
        ("Ada Moss", Part.INTERVIEWEE),
    ]


def test_an_article_without_a_headline_is_called_like_its_file(tmp_path: Path) -> None:
    article = read(INTERVIEW, folder=tmp_path, name="Market 2019")
    assert (article.title, article.id) == ("Market 2019", "market-2019")


def test_a_guest_who_only_answers_with_questions_is_no_interviewer_when_they_talk_most(tmp_path: Path) -> None:
    text = INTERVIEW.replace("It will open in May.", "Will it open in May? What else would a market do?").replace(
        "Then it opens", "Rain? Then it opens"
    )
    ada = read(text, folder=tmp_path).speakers[1]
    assert (ada.name, ada.part) == ("Ada Moss", Part.INTERVIEWEE)


def test_a_file_of_another_kind_is_refused_with_the_kinds_that_are_read(tmp_path: Path) -> None:
    file = tmp_path / "talk.doc"
    file.write_text(INTERVIEW)
    with pytest.raises(
        ArticleFileError, match=r"talk\.doc: files of this kind are not read; save it as one of \.docx, "
    ):
        read_article(file)


def test_front_matter_alone_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match="holds no text beside front matter"):
        read("---\ntitle: A\n---\n\n", folder=tmp_path)


def test_pages_of_running_heads_alone_are_no_article(tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match="holds no text beside"):
        read("The Hill Review\n1\n\fThe Hill Review\n2\n\fThe Hill Review\n3\n", folder=tmp_path)


def times_of(text: str, *, suffix: str, folder: Path) -> list[float | None]:
    file = folder / f"talk{suffix}"
    file.write_text(text, encoding="utf-8")
    article = read_article(file)
    return [paragraph.time for paragraph in article.paragraphs if paragraph.kind in SPEECH]


def test_captions_give_each_paragraph_its_time(tmp_path: Path) -> None:
    cues = [
        "00:00:01.500 --> 00:00:03.000\n<v Ada Moss>We opened in May.",
        "01:00:04.000 --> 01:00:05.000\n<v Bo Li>Why?",
    ]
    assert times_of("\n\n".join(["WEBVTT", *cues]), suffix=".vtt", folder=tmp_path) == [1.5, 3604.0]


@pytest.mark.parametrize(
    ("talk", "times"),
    [
        ("[00:00:12] Ada Moss: So.\n\n[01:02:03] Bo Li: Why?\n\nIt rained.", [12.0, 3723.0, None]),
        ("[00:12.5] Ada Moss: So.\n\n[01:02,250] Bo Li: Why?", [12.5, 62.25]),
        ("Ada Moss (00:12): So.\n\nBo Li (01:02): Why?", [12.0, 62.0]),
        ("Ada Moss: So.\n\nBo Li: Why?\n\nAda Moss: [00:40] It rained.\n\n[01:10] And then?", [None, None, 40.0, 70.0]),
        ("[14:02:10] Ada Moss: So.\n\n[14:03:10] Bo Li: Why?", [None, None]),
        ("[05:00] Ada Moss: So.\n\n[04:00] Bo Li: Why?\n\n[03:00] Ada Moss: It rained.", [None, None, None]),
        ("Ada Moss: So.\n\nBo Li: Why?\n\n[00:40] Ada Moss: It rained.", [None, None, None]),
    ],
)
def test_printed_marks_give_times_where_they_are_those_of_a_recording(
    talk: str, times: list[float | None], tmp_path: Path
) -> None:
    assert times_of(f"The harbour talk of May\n\n{talk}\n\nAda Moss: Yes.\n", suffix=".txt", folder=tmp_path) == [
        *times,
        None,
    ]


def test_the_recording_of_captions_may_stand_in_front_matter_or_in_a_note(tmp_path: Path) -> None:
    cue, address = "00:01.000 --> 00:03.000\n<v Ada Moss>We opened.", "https://example.org/talk.mp4"
    for number, text in enumerate(
        (f"---\nvideo: {address}\n---\nWEBVTT\n\n{cue}", f"WEBVTT\n\nNOTE video: {address}\n\n{cue}")
    ):
        file = tmp_path / f"talk{number}.vtt"
        file.write_text(text, encoding="utf-8")
        article = read_article(file)
        assert (article.media, article.paragraphs[0].time) == (address, 1.0)
