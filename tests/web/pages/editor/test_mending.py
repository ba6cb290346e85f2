"""What an editor says of an article at the desk, by forms that need no script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from corpus.desk import read_at_desk, seen_people
from qa import Desk
from tests.corpus.desk.test_mending import TALK
from tests.web.clients import parse
from tests.web.desks import desk_client, desk_in, sign_in, token_of

PAGE = "/editor/articles/harbour"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = desk_in(tmp_path)
    (found.drafts.corpus / "harbour.md").write_text(TALK, encoding="utf-8")
    return found


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with desk_client(desk) as opened:
        sign_in(opened)
        opened.headers["X-CSRF-Token"] = token_of(opened)
        yield opened


def seen(desk: Desk) -> str:
    return read_at_desk(desk.drafts, "harbour").seen


def speakers(desk: Desk) -> list[str]:
    return [one.name for one in read_at_desk(desk.drafts, "harbour").reviewed.article.speakers]


def test_every_paragraph_is_shown_with_kind_and_speaker_in_words(client: TestClient) -> None:
    page = parse(client.get(PAGE).text.replace("<!doctype html>", ""))
    rows = page.all("li", "paragraph")
    assert len(rows) == 8
    assert [chip.text for chip in page.all("span", "chip")[:3]] == ["Jo Lin", "Ada King", "Bob Moss"]
    assert "Answer" in rows[3].text
    assert "Ada King" in rows[3].text
    assert "sure" in rows[3].text


def test_a_turn_and_the_next_are_given_away_undone_and_done_again(client: TestClient, desk: Desk) -> None:
    said = {"n": ["2"], "speaker": "Bob Moss", "kind": "statement", "scope": "next", "seen": seen(desk)}
    page = client.post(f"{PAGE}/paragraphs", data=said)
    assert page.status_code == 200
    assert "Done: ¶ 3–5 → Bob Moss · statement" in page.text
    assert client.post(f"{PAGE}/undo").status_code == 200
    assert desk.drafts.list() == ()
    client.post(f"{PAGE}/redo")
    assert desk.drafts.current("harbour.corrections.yaml").text.count("- paragraph") == 3
    assert [one for one in ("mended", "took back", "did again") if one in client.get("/editor/log").text] != []


def test_the_same_is_offered_for_all_behind_the_label(client: TestClient, desk: Desk) -> None:
    page = client.post(f"{PAGE}/paragraphs", data={"n": ["3"], "speaker": "Eva Stone", "seen": seen(desk)})
    assert "all 2 others behind “Ada King”" in page.text


def test_who_comes_second_is_shown_both_versions(client: TestClient, desk: Desk) -> None:
    before = seen(desk)
    client.post(f"{PAGE}/paragraphs", data={"n": ["3"], "speaker": "Eva Stone", "seen": before})
    page = client.post(f"{PAGE}/paragraphs", data={"n": ["3"], "name": "Max <b>", "seen": before})
    assert page.status_code == 409
    assert "Eva Stone" in page.text
    assert "Max &lt;b&gt;" in page.text
    assert 'name="n" value="3"' in page.text


def test_what_makes_no_sense_is_refused_with_a_reason(client: TestClient, desk: Desk) -> None:
    page = client.post(
        f"{PAGE}/paragraphs", data={"n": ["3"], "speaker": "Ada King", "kind": "caption", "seen": seen(desk)}
    )
    assert page.status_code == 422
    assert "nobody&#39;s words" in page.text
    assert client.post(f"{PAGE}/paragraphs", data={"seen": seen(desk), "speaker": "Ada King"}).status_code == 422


def test_facts_people_and_merging(client: TestClient, desk: Desk) -> None:
    page = client.post(f"{PAGE}/facts", data={"title": "Two cranes", "published": "2019-10-31", "seen": seen(desk)})
    assert "Two cranes" in page.text
    office = {
        "name": "Ada King-Reid",
        "role": ["Director", ""],
        "from": ["2015-01-01", ""],
        "to": ["", ""],
        "part": "interviewee",
    }
    client.post(f"{PAGE}/people/ada-king", data={**office, "aliases": "", "seen": seen_people(desk.drafts)})
    assert speakers(desk) == ["Jo Lin", "Ada King-Reid", "Bob Moss"]
    client.post(f"{PAGE}/people/ada-king/merge", data={"other": "bob-moss", "seen": seen_people(desk.drafts)})
    assert speakers(desk) == ["Jo Lin", "Ada King-Reid"]
    assert client.post(f"{PAGE}/people/ada-king/merge", data={"other": "jo-lin", "seen": "stale"}).status_code == 409


def test_paragraphs_are_split_in_the_text(client: TestClient, desk: Desk) -> None:
    text = TALK.replace("new quay, and when?", "new quay?\n\nAnd when will they be there?")
    before = seen(desk)
    page = client.post(f"{PAGE}/text", data={"text": text, "seen": before})
    assert len(parse(page.text.replace("<!doctype html>", "")).all("li", "paragraph")) == 9
    assert client.post(f"{PAGE}/text", data={"text": "Other.", "seen": before}).status_code == 409


def test_an_article_is_withdrawn_and_kept_after_all(client: TestClient, desk: Desk) -> None:
    assert "To be taken away" in client.post(f"{PAGE}/withdraw").text
    assert client.get(PAGE).status_code == 404
    client.post(f"{PAGE}/discard")
    assert client.get(PAGE).status_code == 200


@pytest.mark.parametrize("path", ["/editor", "/editor/add", "/editor/review", "/editor/log", PAGE])
def test_every_room_is_there_in_german(client: TestClient, path: str) -> None:
    assert 'lang="de"' in client.get(path, params={"lang": "de"}).text


def test_nobody_finds_an_article_by_a_path(client: TestClient) -> None:
    assert client.get("/editor/articles/..%2Fharbour").status_code == 404
