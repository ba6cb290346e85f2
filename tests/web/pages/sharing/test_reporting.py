"""A reader says that something is wrong with a quote."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import parse, served
from tests.web.fakes import TWO_CRANES, FakeChatbot
from web import ServingOptions
from web.api import Fault, Report, ReportFile
from web.api import reports as api_reports
from web.wording import WORDINGS

GERMAN = WORDINGS["de"]
QUOTE = TWO_CRANES.id
FORM = {"quote": QUOTE, "fault": "name", "comment": "It was\nBob Moss.", "question": ""}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "reports.jsonl"


@pytest.fixture
def reported(file: Path) -> Iterator[TestClient]:
    with served(FakeChatbot(), ServingOptions(reports=file)) as client:
        client.follow_redirects = False
        yield client


def test_the_form_shows_the_quote_and_what_can_be_wrong(reported: TestClient) -> None:
    link = next(
        one.attributes["href"]
        for one in parse(reported.get("/?q=How%3F").text).all("a")
        if one.text == "Something wrong?"
    )
    page = parse(reported.get(link).text)
    assert "We will build two cranes." in page.one("blockquote").text
    chosen = [one.attributes["value"] for one in page.all("input") if one.attributes["type"] == "radio"]
    assert chosen == [fault.value for fault in Fault]


def test_who_chose_a_language_reports_in_it(reported: TestClient) -> None:
    answer = parse(reported.get("/?q=How%3F&lang=de").text)
    link = next(one.attributes["href"] for one in answer.all("a") if one.text == GERMAN.reporting.link)
    action = parse(reported.get(link).text).one("section", "report").one("form").attributes["action"]
    kept = parse(reported.get(reported.post(action, data=FORM).headers["location"]).text)
    assert kept.one("h1").text == GERMAN.reporting.thanks
    assert "lang=de" in kept.one("section", "report").one("p", "more").one("a").attributes["href"]


def test_a_report_is_kept_with_the_quote_and_the_day_and_nothing_of_who_sent_it(
    reported: TestClient, file: Path
) -> None:
    sent = reported.post("/report", data=FORM, headers={"User-Agent": "Somebody's browser"})
    assert sent.status_code == 303
    assert "Thank you" in reported.get(sent.headers["location"]).text
    kept = json.loads(file.read_text())
    assert kept == {
        "id": kept["id"],
        "day": datetime.now(UTC).date().isoformat(),
        "fault": "name",
        "comment": "It was Bob Moss.",
        "question": "",
        "quote": QUOTE,
        "text": TWO_CRANES.text,
        "speaker": "Ada King",
        "role": "Director of the Harbour Office",
        "article": "harbour",
        "permalink": f"/articles/harbour?quote={QUOTE}#quote",
    }
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"fault": ""}, "Choose what is wrong."),
        ({"fault": "tone"}, "Choose what is wrong."),
        ({"comment": "x" * 1001}, "This has 1,001 characters; the most is 1,000."),
        ({"question": "x" * 1001}, "This has 1,001 characters"),
    ],
)
def test_what_can_not_be_kept_is_shown_again(
    reported: TestClient, file: Path, changed: dict[str, str], said: str
) -> None:
    response = reported.post("/report", data=FORM | changed)
    assert response.status_code == 422
    page = parse(response.text)
    assert said in page.one("p", "problem").text
    assert page.one("textarea").text.strip() == " ".join((FORM | changed)["comment"].split())
    assert not file.exists()


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elsewhere"}]
)
def test_a_form_of_another_site_is_not_kept(reported: TestClient, file: Path, headers: dict[str, str]) -> None:
    assert reported.post("/report", data=FORM, headers=headers).status_code == 403
    assert not file.exists()


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Origin": "null"}, {"Origin": "http://testserver"}],
)
def test_a_form_of_this_site_is(reported: TestClient, headers: dict[str, str]) -> None:
    assert reported.post("/report", data=FORM, headers=headers).status_code == 303


def test_nobody_sends_many(reported: TestClient, file: Path) -> None:
    statuses = [reported.post("/report", data=FORM).status_code for _ in range(21)]
    assert statuses == [303] * 20 + [429]
    assert len(file.read_text().splitlines()) == 20
    assert reported.get(f"/report?quote={QUOTE}").status_code == 200


def test_a_quote_that_has_gone_can_not_be_reported(reported: TestClient) -> None:
    assert reported.get("/report?quote=gone").status_code == 404
    assert reported.post("/report", data=FORM | {"quote": "gone"}).status_code == 404


def test_no_reports_are_taken_unless_that_is_switched_on(client: TestClient) -> None:
    assert client.get(f"/report?quote={QUOTE}").status_code == 404
    assert client.post("/report", data=FORM).status_code == 404
    assert "/report" not in client.get("/?q=How%3F").text


def test_a_full_file_takes_no_more_and_says_so(
    reported: TestClient, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_reports, "MAX_BYTES", 500)
    assert reported.post("/report", data=FORM).status_code == 303
    refused = reported.post("/report", data=FORM)
    assert refused.status_code == 503
    assert "This could not be kept." in refused.text
    assert len(file.read_text().splitlines()) == 1


def test_several_may_write_at_once(file: Path) -> None:
    report = Report.of(TWO_CRANES, Fault.WORDS, comment="x" * 900, question="")

    def write() -> None:
        for _ in range(20):
            ReportFile(file).add(report)

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(ReportFile(file).read()) == 160


def test_a_line_that_a_crash_cut_off_hurts_no_other(file: Path) -> None:
    kept = ReportFile(file)
    first, second = (Report.of(TWO_CRANES, Fault.WORDS, comment=word, question="") for word in ("one", "two"))
    kept.add(first)
    with file.open("a") as cut:
        cut.write('{"id": "ab')
    kept.add(second)
    assert kept.read() == (second, first)
