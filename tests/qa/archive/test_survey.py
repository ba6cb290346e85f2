"""What an editor has to see to in an archive."""

from dataclasses import replace
from datetime import date

import pytest

from corpus import Attribution, Part, Speaker
from embeddings import SpeakerRecord
from qa import Gap, Likeness, Survey, Topic, TopicMap
from qa.archive import ArticleState
from tests.web.fakes import ADA, HARBOUR, SECOND, FakeArchive


def state(name: str, published: date | None = None, **known: object) -> ArticleState:
    given = {"byline": "By Jo Lin", "source": "The Quay", "n_statements": 3, "n_unsure": 0} | known
    return ArticleState(id=name, title=name, published=published, **given)  # type: ignore[arg-type]


def person(name: str, *, role: str | None = "Mayor", n: int = 1, part: Part = Part.INTERVIEWEE) -> SpeakerRecord:
    return SpeakerRecord(Speaker(name.lower().replace(" ", "-"), name, role, part=part), ("one",), n)


def survey(*articles: ArticleState, people: tuple[SpeakerRecord, ...] = ()) -> Survey:
    return Survey(articles, people)


def test_articles_with_most_unsure_paragraphs_come_first() -> None:
    unsure = [replace(one, attribution=Attribution.UNKNOWN, speaker_id=None) for one in HARBOUR.paragraphs[3:6]]
    doubtful = replace(HARBOUR, paragraphs=(*HARBOUR.paragraphs[:3], *unsure, *HARBOUR.paragraphs[6:]))
    found = Survey.of(FakeArchive((SECOND, doubtful)))
    assert [(one.id, one.n_unsure) for one in found.unsure] == [("harbour", 3)]
    assert found.n_unsure == 3


def test_what_is_not_known_is_listed() -> None:
    found = survey(state("a", byline=None), state("b", date(2020, 1, 1), source=None))
    assert [one.id for one in found.without_date] == ["a"]
    assert [one.id for one in found.without_byline] == ["a"]
    assert [one.id for one in found.without_source] == ["b"]


def test_who_answers_without_an_office_is_listed_who_says_most_first() -> None:
    people = (
        person("Ada King"),
        person("Bob Moss", role=None, n=2),
        person("Cy Lee", role=None, n=9),
        person("Reporter", role=None, part=Part.INTERVIEWER),
    )
    assert [one.speaker.name for one in survey(people=people).without_office] == ["Cy Lee", "Bob Moss"]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("John Smith", "John Smith", Likeness.SAME),
        ("J. Smith", "John Smith", Likeness.SHORT),
        ("Smith", "John Smith", Likeness.SHORT),
        ("John A. Smith", "John Smith", Likeness.SHORT),
        ("Jon Smith", "John Smith", Likeness.SPELLING),
        ("Luo Shuquan", "Luo Shuquang", Likeness.SPELLING),
        ("John Smith", "Mary Smith", None),
        ("J. Smith", "Mary Smith", None),
        ("Ada King", "Bob Moss", None),
    ],
)
def test_people_who_may_be_one_are_told_with_the_reason(one: str, other: str, likeness: Likeness | None) -> None:
    first = person(one)
    second = replace(person(other), speaker=replace(person(other).speaker, id="another"))
    assert [pair.likeness for pair in survey(people=(first, second)).namesakes] == ([likeness] if likeness else [])


def test_people_who_answer_as_one_are_nobodys_namesakes() -> None:
    assert survey(people=(person("Ada King"), person("Ada King / Bob Moss"))).namesakes == ()


def test_a_gap_is_longer_than_usual() -> None:
    days = [date(2020, month, 1) for month in range(1, 5)] + [date(2021, 6, 1), date(2021, 7, 1)]
    found = survey(*(state(str(day), day) for day in days))
    assert found.gaps == (Gap(date(2020, 4, 1), date(2021, 6, 1)),)
    assert survey(*(state(str(year), date(year, 1, 1)) for year in range(2000, 2010))).gaps == ()


def test_a_map_counts_statements_by_person_and_year() -> None:
    drawn = TopicMap.of(FakeArchive(), lambda who: [Topic("the two cranes", "?")] if who == ADA.id else [])
    assert [(one.topic, one.by_person, one.by_year) for one in drawn.topics] == [
        ("two cranes", {"ada-king": 1}, {2019: 1})
    ]
    assert drawn.years == (2019,)


def test_an_archive_in_which_nobody_comes_back_to_anything_has_no_map() -> None:
    assert TopicMap.of(FakeArchive(), lambda _: []) == TopicMap()
