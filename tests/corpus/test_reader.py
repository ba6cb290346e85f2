"""The sample article as a whole, and what the reader does with files of other kinds."""

import json
from pathlib import Path

import pytest

from corpus import Article, ArticleFileError, Kind, Part, read_article
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
