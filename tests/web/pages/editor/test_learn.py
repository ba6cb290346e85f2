"""The desk's room on what readers ask and do not find."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from qa import Question, Reply, read_known_questions
from tests.web.clients import Element, parse
from tests.web.desks import PASSWORD, desk_in, sign_in, token_of
from tests.web.fakes import HARBOUR, TWO_CRANES, FakeChatbot, near, silence, two_cranes
from web import ServingOptions, create_app
from web.api import Fault, Report, ReportFile
from web.middleware import KeyFile, KeyScope
from web.monitoring import LearningFile
from web.wording import WORDINGS

TODAY = datetime.now(UTC).date().isoformat()


def replies(question: Question) -> Reply:
    if "moon" in question.text:
        return silence(question)
    return near(question) if "pier" in question.text else two_cranes(question)


@pytest.fixture
def fill(tmp_path: Path) -> Callable[[Callable[[LearningFile], object]], None]:
    def write(what: Callable[[LearningFile], object]) -> None:
        kept = LearningFile(tmp_path / "learned.sqlite", days=90)
        kept.start()
        what(kept)
        kept.stop()

    return write


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    options = ServingOptions.model_validate(
        {
            "editor_password": PASSWORD,
            "learn": tmp_path / "learned.sqlite",
            "reports": tmp_path / "reports.jsonl",
            "keys": tmp_path / "keys.json",
        }
    )
    app = create_app(lambda: FakeChatbot(replies), options=options, desk=desk_in(tmp_path))
    with TestClient(app, raise_server_exceptions=False) as client:
        sign_in(client)
        while client.get("/readyz").status_code != 200:
            pass
        yield client


def learn_page(client: TestClient, query: str = "") -> Element:
    shown = client.get(f"/editor/learn{query}")
    assert shown.status_code == 200, shown.text
    return parse(shown.text)


def rows(table: Element) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row.all("td")] for row in table.all("tr")[1:]]


def make_case(client: TestClient, **fields: str) -> str:
    sent = client.post("/editor/learn/cases", data={"csrf": token_of(client)} | fields)
    return parse(sent.text).one("p", "said").text


def test_questions_without_an_answer_stand_in_groups_those_asked_most_first(client: TestClient, fill: Callable) -> None:  # type: ignore[type-arg]
    asked = ["How high is the pier?", "Who lives on the moon?", "who is living on the moon", "How many cranes?"]
    fill(lambda kept: [kept.note_asked(replies(Question(one))) for one in asked])
    page = learn_page(client)
    [first, second] = rows(page.one("table", "learned"))
    assert first[0].startswith("Who lives on the moon?")
    assert (first[1], second[1]) == ("2", "1")
    assert "found nothing" in first[2]
    assert "only came near" in second[2]
    assert [one.text for one in page.one("dl", "counts").all("dd")] == ["4", "2", "1", "0", "1"]


def test_days_can_be_chosen(client: TestClient, fill: Callable) -> None:  # type: ignore[type-arg]
    fill(lambda kept: kept.note_asked(silence(Question("Who lives on the moon?"))))
    assert rows(learn_page(client, f"?from={TODAY}&to={TODAY}").one("table", "learned"))
    assert "Every question of these days found an answer." in client.get("/editor/learn?to=2020-01-01").text
    assert rows(learn_page(client, f"?from=&to={TODAY}").one("table", "learned"))  # as a browser sends the form
    assert client.get("/editor/learn?from=yesterday").status_code == 422


def test_a_question_becomes_a_case_once(client: TestClient, fill: Callable, tmp_path: Path) -> None:  # type: ignore[type-arg]
    fill(lambda kept: kept.note_asked(silence(Question("Who lives on the moon?"))))
    assert "is in the question set." in make_case(client, question="Who lives on the moon?", expected="nobody")
    assert "already" in make_case(client, question="Who lives on the moon?", expected="nobody")
    [known] = read_known_questions(tmp_path / "drafts" / "questions.jsonl")
    assert (known.question.text, known.kind, known.answerable) == ("Who lives on the moon?", "readers", False)
    assert "In the question set" in learn_page(client).one("table", "learned").text
    assert "added to the question set: Who lives on the moon?" in client.get("/editor/log").text


def test_a_case_can_say_who_answers(client: TestClient, tmp_path: Path) -> None:
    assert "name who answers" in make_case(client, question="How high is it?", expected="somebody")
    make_case(client, question="How high is it?", expected="somebody", speaker="Ada King", words="two cranes")
    [line] = (tmp_path / "drafts" / "questions.jsonl").read_text().splitlines()
    assert json.loads(line) == {
        "question": "How high is it?",
        "kind": "readers",
        "answerable": True,
        "speaker": "Ada King",
        "contains": ["two cranes"],
    }


def test_todays_answer_can_be_kept_as_right(client: TestClient, tmp_path: Path) -> None:
    assert "Nothing answers" in make_case(client, question="Who lives on the moon?", expected="as_now")
    make_case(client, question="How many cranes?", expected="as_now")
    [known] = read_known_questions(tmp_path / "drafts" / "questions.jsonl")
    assert known.expected[0].said_in(TWO_CRANES)


@pytest.mark.parametrize(
    "fields", [{"question": "", "expected": "nobody"}, {"question": "x" * 1001, "expected": "nobody"}]
)
def test_what_is_no_question_is_refused(client: TestClient, fields: dict[str, str], tmp_path: Path) -> None:
    sent = client.post("/editor/learn/cases", data={"csrf": token_of(client)} | fields)
    assert sent.status_code == 422
    assert not (tmp_path / "drafts" / "questions.jsonl").exists()


def test_a_case_without_the_token_of_the_session_is_refused(client: TestClient, tmp_path: Path) -> None:
    assert client.post("/editor/learn/cases", data={"question": "Who?", "expected": "nobody"}).status_code == 403
    assert not (tmp_path / "drafts" / "questions.jsonl").exists()


def test_what_readers_think_and_open_is_there(client: TestClient, fill: Callable) -> None:  # type: ignore[type-arg]
    reply = two_cranes(Question("How many cranes?"))
    fill(lambda kept: (kept.note_thumb(reply, up=False, comment="<b>No.</b>"), kept.note_opened(TWO_CRANES)))
    page = learn_page(client)
    assert "<b>No.</b>" in page.one("ul", "opinions").text
    assert "Ada King · 1 ×" in " ".join(page.one("ol", "opened").text.split())


def test_a_quote_that_has_gone_leads_nowhere(client: TestClient, fill: Callable) -> None:  # type: ignore[type-arg]
    class Gone:
        id, article, text, speaker = "harbour-0.0-1", HARBOUR, "Words that were there.", None

    fill(lambda kept: kept.note_opened(Gone()))
    opened = learn_page(client).one("ol", "opened")
    assert "no longer in the archive" in opened.text
    assert opened.all("a") == []


def test_a_report_is_done_with_and_stands_last(client: TestClient, tmp_path: Path) -> None:
    kept = ReportFile(tmp_path / "reports.jsonl")
    for comment in ("older", "newer"):
        kept.add(Report.of(TWO_CRANES, Fault.NAME, comment=comment, question=""))
    newer = kept.read()[0].id
    page = parse(
        client.post("/editor/learn/reports", data={"csrf": token_of(client), "report": newer, "done": "yes"}).text
    )
    told = page.one("ul", "opinions").all("li")
    assert ["older" in told[0].text, "newer" in told[1].text, "Done with" in told[1].text] == [True] * 3
    assert "marked a report as done" in client.get("/editor/log").text


def test_no_cell_of_a_table_becomes_a_formula(client: TestClient, fill: Callable) -> None:  # type: ignore[type-arg]
    dangerous = ["=1+1", " =HYPERLINK(1)", "+1", "-1", "@SUM(1)", "＝1"]
    fill(lambda kept: [kept.note_thumb(two_cranes(Question(one)), up=True, comment=one) for one in dangerous])
    sheet = client.get("/editor/learn/opinions.csv")
    assert sheet.headers["content-disposition"] == 'attachment; filename="opinions.csv"'
    read = list(csv.reader(io.StringIO(sheet.content.decode("utf-8-sig"))))
    assert read[0] == ["day", "question", "status", "of use", "comment"]
    assert len(read) == 1 + len(dangerous)
    assert all(row[1].startswith("'") and row[4].startswith("'") for row in read[1:])


def test_the_page_says_where_nothing_is_kept(tmp_path: Path) -> None:
    options = ServingOptions.model_validate({"editor_password": PASSWORD})
    with TestClient(create_app(FakeChatbot, options=options, desk=desk_in(tmp_path))) as client:
        sign_in(client)
        while client.get("/readyz").status_code != 200:
            pass
        page = learn_page(client)
    assert "OTR_LEARN" in page.text
    assert "OTR_REPORTS" in page.text
    assert page.all("form", "case") == []


def test_the_page_is_there_in_german(client: TestClient) -> None:
    assert WORDINGS["de"].desk.learning.lede in client.get("/editor/learn?lang=de").text


def test_programs_of_editors_read_the_same(client: TestClient, fill: Callable, tmp_path: Path) -> None:  # type: ignore[type-arg]
    fill(lambda kept: [kept.note_asked(silence(Question("Who lives on the moon?"))) for _ in range(2)])
    keys = KeyFile(tmp_path / "keys.json")
    editor = {"Authorization": f"Bearer {keys.create('desk', (KeyScope.EDIT,))}"}
    reader = {"Authorization": f"Bearer {keys.create('reader')}"}
    learned = client.get("/api/v1/editor/learned", headers=editor).json()
    assert learned["unanswered"][0]["question"] == "Who lives on the moon?"
    assert learned["counts"] == {"not_found": 2, "near": 0, "declined": 0, "answered": 0}
    assert "Who lives on the moon?,not_found" in client.get("/api/v1/editor/learned/questions.csv", headers=editor).text
    assert client.get("/api/v1/editor/learned?from=2020-01-01&to=2020-02-01", headers=editor).json()["unanswered"] == []
    assert client.get("/api/v1/editor/learned", headers=reader).status_code == 403
    assert client.get("/api/v1/editor/learned/questions.csv").status_code == 401
    overview = client.get("/api/v1/editor/overview", headers=editor).json()
    assert (overview["n_articles"], overview["without_office"]) == (2, ["bob-moss"])
