"""The desk's overview of the archive, and its pictures."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from corpus import Article, Attribution, NothingReadError
from qa import ArticleState, Page, SpeakerRecord, Survey
from tests.web.clients import Element, parse
from tests.web.desks import PASSWORD, desk_in, sign_in
from tests.web.fakes import ADA, BOB, HARBOUR, SECOND, FakeArchive, FakeChatbot
from web import ServingOptions, create_app
from web.pages.editor.insight.pictures import Timeline
from web.wording import ENGLISH, WORDINGS

DOUBTFUL = replace(
    HARBOUR,
    paragraphs=tuple(
        replace(one, attribution=Attribution.UNKNOWN, speaker_id=None) if n in {3, 4} else one
        for n, one in enumerate(HARBOUR.paragraphs)
    ),
)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    chatbot = FakeChatbot(archive=FakeArchive((DOUBTFUL, replace(SECOND, published=None, source=None))))
    options = ServingOptions.model_validate({"editor_password": PASSWORD})
    with TestClient(create_app(lambda: chatbot, options=options, desk=desk_in(tmp_path))) as client:
        sign_in(client)
        while client.get("/readyz").status_code != 200:
            pass
        yield client


def section(page: Element, heading: str) -> Element:
    return next(one for one in page.all("section") if one.elements[0].text == heading)


def state(day: date) -> ArticleState:
    return ArticleState(str(day), str(day), None, None, day, 1, 0)


def drawn(*days: date) -> Timeline:
    people = (SpeakerRecord(ADA, tuple(map(str, days)), len(days)),)
    timeline = Timeline.of(Survey(tuple(map(state, days)), people), ENGLISH)
    assert timeline
    return timeline


def test_what_waits_leads_to_where_it_is_mended(client: TestClient) -> None:
    page = parse(client.get("/editor").text)
    assert [one.text for one in page.one("dl", "counts").all("dd")] == ["2", "3", "2"]
    assert section(page, "Unsure paragraphs").all("a")[0].attributes["href"] == "/editor/articles/harbour"
    assert "Bob Moss" in section(page, "People without an office").text
    assert "No date: 1" in section(page, "Not known of articles").text


def test_the_pictures_have_words_for_all_that_is_drawn(client: TestClient) -> None:
    page = parse(client.get("/editor").text)
    bar = next(one for one in page.one("svg", "timeline").all("a") if one.all("rect"))
    assert bar.attributes["aria-label"] == "2019-10: 1 article"
    spoken = page.one("table", "map")
    [cell, _, of_year] = [one for one in spoken.all("a") if "aria-label" in one.attributes]
    assert cell.attributes["aria-label"] == "Ada King on cranes: 1 statement"
    assert "q=What+does+Ada+King+say+about+cranes%3F" in cell.attributes["href"]
    assert of_year.attributes["href"] == "/?q=cranes&from=2019-01-01&to=2019-12-31#q1"


def test_a_bar_leads_to_the_articles_of_its_time(client: TestClient) -> None:
    page = parse(client.get("/editor").text)
    bar = next(one for one in page.one("svg", "timeline").all("a") if one.all("rect"))
    listed = parse(client.get(bar.attributes["href"]).text)
    inside = next(one for one in listed.all("section") if one.attributes.get("id") == "in-period")
    assert [one.text for one in inside.one("ul").all("a")] == [HARBOUR.title]


def test_the_overview_is_there_in_german(client: TestClient) -> None:
    assert WORDINGS["de"].desk.survey.map in client.get("/editor?lang=de").text


def test_no_style_or_script_stands_in_the_page(client: TestClient) -> None:
    page = parse(client.get("/editor").text)
    assert not [one for one in page.elements if "style" in one.attributes or one.tag == "style"]


def test_the_desk_is_there_before_the_archive_is_open(tmp_path: Path) -> None:
    def never_open() -> FakeChatbot:
        raise NothingReadError(tmp_path)

    options = ServingOptions.model_validate({"editor_password": PASSWORD})
    with TestClient(create_app(never_open, options=options, desk=desk_in(tmp_path))) as client:
        sign_in(client)
        assert "There is no draft" in client.get("/editor").text


def test_a_large_archive_is_looked_through_aside(tmp_path: Path) -> None:
    open_ = threading.Event()

    @dataclass(frozen=True)
    class Slow(FakeArchive):
        def articles(self, *, after: str | None, limit: int) -> Page[Article]:
            open_.wait(20)
            return super().articles(after=after, limit=limit)

    options = ServingOptions.model_validate({"editor_password": PASSWORD})
    app = create_app(lambda: FakeChatbot(archive=Slow()), options=options, desk=desk_in(tmp_path))
    app.state.surveys._wait_s = 0.01
    with TestClient(app) as client:
        sign_in(client)
        while client.get("/readyz").status_code != 200:
            pass
        waiting = client.get("/editor")
        assert (waiting.status_code, waiting.headers["Refresh"]) == (200, "3")
        open_.set()
        app.state.surveys._wait_s = 20
        assert "Unsure paragraphs" in client.get("/editor").text


@pytest.mark.parametrize(
    ("days", "n_periods", "first"),
    [
        ((date(2019, 12, 31), date(2020, 1, 1)), 2, "2019-12"),
        ((date(2019, 1, 1), date(2022, 6, 1)), 4, "2019"),
        ((date(1970, 6, 1), date(2020, 1, 1)), 6, "1970"),
        ((date(2020, 2, 29),), 1, "2020-02"),
    ],
)
def test_times_are_months_years_or_decades(days: tuple[date, ...], n_periods: int, first: str) -> None:
    timeline = drawn(*days)
    assert (len(timeline.ticks), timeline.ticks[0].text) == (n_periods, first)
    assert sum(one.n for one in timeline.bars) == len(days)
    assert all(one.x >= 0 and one.x + one.width <= timeline.width for one in timeline.bars)


def test_who_only_asks_has_no_lane_and_an_archive_without_dates_no_timeline() -> None:
    record = SpeakerRecord(replace(BOB, part=HARBOUR.speakers[0].part), ("2020-01-01",), 1)
    timeline = Timeline.of(Survey((state(date(2020, 1, 1)),), (record,)), ENGLISH)
    assert timeline is not None
    assert timeline.lanes == ()
    assert Timeline.of(Survey((), ()), ENGLISH) is None
