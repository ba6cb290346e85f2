"""The desk by API: only with a key for editors, and safe to repeat."""

from pathlib import Path

from tests.corpus.desk.test_mending import TALK
from tests.web.desks import desk_client, desk_in
from web.middleware import KeyFile, KeyScope

API = "/api/v1/editor/articles"


def test_an_article_is_added_mended_and_taken_back_by_a_program(tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "keys.json")
    secrets = {scope: keys.create(scope, (scope,)) for scope in KeyScope}
    desk = desk_in(tmp_path)
    with desk_client(desk, keys=tmp_path / "keys.json") as client:
        assert client.get(API).status_code == 401
        assert client.get(API, headers={"Authorization": f"Bearer {secrets[KeyScope.READ]}"}).status_code == 403
        assert client.get("/openapi.json").status_code == 200
        client.headers["Authorization"] = f"Bearer {secrets[KeyScope.EDIT]}"
        states = [client.post(API, params={"name": "a.md"}, content=TALK.encode()).json()["state"] for _ in range(2)]
        assert states == ["added", "same"]
        assert [one["id"] for one in client.get(API).json()["items"]] == ["what-the-harbour-plans"]
        place = f"{API}/what-the-harbour-plans"
        read = client.get(place).json()
        number = next(n for n, one in enumerate(read["paragraphs"]) if one["text"].startswith("And a third"))
        said = {"paragraphs": [number], "speaker": "Bob Moss", "seen": read["seen"]}
        told = client.post(f"{place}/paragraphs", json=said)
        assert told.status_code == 200
        assert client.post(f"{place}/paragraphs", json=said).status_code == 409
        again = client.post(f"{place}/paragraphs", json={**said, "seen": told.json()["seen"]})
        assert again.json()["seen"] == told.json()["seen"]
        assert client.get(place).json()["paragraphs"][number]["speaker"] == "Bob Moss"
        client.post(f"{place}/undo")
        assert client.get(place).json()["paragraphs"][number]["speaker"] == "Ada King"
        assert client.get(f"{API}/nothing").status_code == 404
