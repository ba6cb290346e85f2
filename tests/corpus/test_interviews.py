"""Whole small interviews in other wordings and layouts than the sample article, each with the reading it should get.

Every file in ``interviews/`` was written before anybody looked at how the rules read it. A block there is its kind and
speaker, ``¦``, and what is printed; ``‖`` marks where the words behind a label begin. What is before ``¦`` and the mark
itself are taken out, and the rest is the article.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from corpus import Article, Kind, read_article

FOLDER = Path(__file__).parent / "interviews"
GUTTER = re.compile(r"^(?P<kind>[a-z]+)(?: (?P<name>[^¦\n]+))? ¦ (?P<printed>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    """What is to be found beside the paragraphs."""

    title: str
    byline: str | None = None
    published: date | None = None
    source: str | None = None
    language: str = "en"
    roles: dict[str, str | None] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)


INTERVIEWS = {
    # An English newspaper's site, a host with a name, two guests, a list, a caption, surnames after full names.
    "river": Expected(
        title="‘We stopped treating the river as a drain’: two voices on cleaning up the Nairobi",
        byline="Wanjiru Kamau",
        published=date(2023, 3, 14),
        roles={
            "Wanjiru Kamau": None,
            "Peter Otieno": "head of river restoration at Nairobi City County",
            "Grace Mutiso": "professor of hydrology at Kenyatta University",
        },
        abbreviations={"NRBP": "Nairobi Rivers Basin Programme"},
    ),
    # A radio transcript: labels in capitals, full name first and surname later, stage directions, no byline.
    "radio": Expected(
        title="THE LONG SHIFT: NIGHT NURSES ON THE WARD",
        published=date(2021, 11, 2),
        roles={
            "Dana Whitlock": None,
            "Maria Lopez": "charge nurse at St. Brendan's Hospital in Tucson",
            "Kofi Asante": "founder of the Night Workers Network",
        },
    ),
    # Q and A with one guest, who is named in the introduction alone; neither byline nor date.
    "bakery": Expected(
        title="A Conversation with the Last Baker of Linden Street",
        roles={"Ilse Brandt": "owner of the Linden Street Bakery"},
    ),
    # Chinese: full-width colons, the reporter's byline looks like a label.
    "archive": Expected(
        title="老城里的修书人",
        byline="陈晓",
        published=date(2022, 5, 8),
        source="城市文化周刊",
        language="zh",
        roles={"记者": None, "李明远": None},
    ),
    # One paragraph a line, letters outside ASCII, honorifics, a list without marks, section headings.
    "ferry": Expected(
        title="Running a ferry with no diesel: questions for the operator",
        byline="Aoife Brennan",
        published=date(2020, 9, 17),
        source="Harbour Weekly",
        roles={"Tomás Ó Briain": "chief engineer of the Inishmore Ferry Company"},
        abbreviations={"MRV": "Marine Registry of Vessels"},
    ),
    # A place and date line that is no date of publication, days inside the speech, a pull quote, capitals once.
    "chess": Expected(
        title="Chess for eight hundred schools: how a small country did it",
        source="The Board Review",
        roles={
            "Ruth Adler": None,
            "Anahit Sargsyan": "Director of the School Chess Institute",
            "Levon Petrosyan": "Deputy Minister of Education and former champion",
        },
    ),
    # Another newspaper's site, one paragraph a line: two interviewers who are also the byline, a guest heard twice.
    "port": Expected(
        title="Can a port go quiet? The engineers who turned the cranks down",
        byline="Lena Fischer and Tom Akers",
        published=date(2023, 5, 4),
        roles={
            "Lena Fischer": None,
            "Jutta Kern": "heads the Institute of Acoustics",
            "Tom Akers": None,
            "Mehmet Aydin": "port's chief engineer",
        },
    ),
    # A panel: a moderator, three guests by honorific and surname, "First:" and "Second:" inside an answer.
    "panel": Expected(
        title="Three views on the four-day week",
        byline="Priya Raman",
        published=date(2024, 2, 5),
        roles={
            "Ingrid Sollie": "Chief Executive of Fjordkraft Software",
            "Ramesh Iyer": "general secretary of the Technical Staff Union",
            "Beatriz Nunes": "economist at the University of Porto",
        },
    ),
}


@dataclass(frozen=True)
class Case:
    """One interview: what should be found and what was."""

    expected: Expected
    blocks: list[tuple[Kind, str | None, str]]
    article: Article


@pytest.fixture(params=sorted(INTERVIEWS))
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Case:
    marked = (FOLDER / f"{request.param}.txt").read_text(encoding="utf-8")
    file = tmp_path / "interview.txt"
    file.write_text(GUTTER.sub(lambda found: found["printed"].replace("‖", ""), marked), encoding="utf-8")
    blocks = [
        (Kind(found["kind"]), found["name"], found["printed"].rpartition("‖")[2]) for found in GUTTER.finditer(marked)
    ]
    return Case(INTERVIEWS[request.param], blocks, read_article(file))


def test_every_block_is_read_as_what_it_is_and_under_the_right_name(case: Case) -> None:
    names = {speaker.id: speaker.name for speaker in case.article.speakers}
    reading = [
        (paragraph.kind, names.get(paragraph.speaker_id or ""), paragraph.span.cut(case.article.text))
        for paragraph in case.article.paragraphs
    ]
    assert reading == case.blocks


def test_the_head_and_the_source_are_found(case: Case) -> None:
    article, expected = case.article, case.expected
    found = (article.title, article.byline, article.published, article.source, article.language)
    assert found == (expected.title, expected.byline, expected.published, expected.source, expected.language)


def test_everybody_has_the_office_as_printed(case: Case) -> None:
    assert {speaker.name: speaker.role for speaker in case.article.speakers} == case.expected.roles


def test_only_those_who_ask_are_interviewers(case: Case) -> None:
    asking = {name for kind, name, _ in case.blocks if kind is Kind.QUESTION and name}
    assert {speaker.name for speaker in case.article.speakers if speaker.interviewer} == asking


def test_the_abbreviations_are_those_defined(case: Case) -> None:
    assert {item.short: item.long for item in case.article.abbreviations} == case.expected.abbreviations


def test_nothing_but_labels_is_left_out(case: Case) -> None:
    covered = sum(paragraph.span.end - paragraph.span.start for paragraph in case.article.paragraphs)
    assert covered == sum(len(words) for _, _, words in case.blocks)
