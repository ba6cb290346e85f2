"""A desk over an archive that is published and answered from, for tests that publish."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from embeddings import LocalIndex, current_version
from qa import Chatbot, Desk
from tests.embeddings.publishing.desk import Desk as Archive
from tests.web.desks import PASSWORD, sign_in, token_of
from web import ServingOptions, create_app


@dataclass(frozen=True)
class Newsroom:
    """An archive, its desk, and a client at which somebody is signed in."""

    archive: Archive
    desk: Desk
    client: TestClient

    def send(self, path: str, **fields: str | list[str]) -> str:
        """Send a form; return the page that it leads to."""
        return self.client.post(path, data={"csrf": token_of(self.client)} | fields).text

    def page(self, path: str) -> str:
        """Return a page once nothing goes on any more."""
        deadline = time.monotonic() + 30
        while 'data-events="' in (page := self.client.get(path).text):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        return page

    def publish(self, *groups: str, note: str = "", told: str = "yes") -> str:
        """Publish as the page does; return the page at the end."""
        self.page("/editor/publish")
        fields = {"seen": self.desk.state, "note": note, "group": list(groups), "told": told}
        response = self.client.post("/editor/publish", data={"csrf": token_of(self.client)} | fields)
        page = self.page(str(response.url))
        while self.client.get("/readyz").json()["index_version"] != current_version(self.archive.index):
            time.sleep(0.02)
        return page


def desk_of(archive: Archive) -> Desk:
    """Return the desk of an archive, as another process would have it."""

    def open_chatbot(folder: Path) -> Chatbot:
        return Chatbot(LocalIndex.open(folder, encoder=archive.encoder, max_tokens=100), archive.encoder)

    return Desk(archive.publisher, open_chatbot)


def app_of(archive: Archive, desk: Desk, **options: object) -> FastAPI:
    """Return the application that serves an archive and its desk."""

    def open_chatbot() -> Chatbot:
        index = LocalIndex.open(archive.index, encoder=archive.encoder, max_tokens=100)
        return Chatbot(index, archive.encoder)

    return create_app(
        open_chatbot,
        current_version=lambda: current_version(archive.index),
        options=ServingOptions.model_validate({"editor_password": PASSWORD} | options),
        desk=desk,
        corrections=desk.history,
    )


@contextmanager
def newsroom(folder: Path, **options: object) -> Iterator[Newsroom]:
    """Yield the newsroom of an archive in a folder."""
    archive = Archive(folder)
    desk = desk_of(archive)
    with TestClient(app_of(archive, desk, **options), raise_server_exceptions=False) as client:
        while client.get("/readyz").status_code != 200:
            time.sleep(0.01)
        sign_in(client)
        yield Newsroom(archive, desk, client)
