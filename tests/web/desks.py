"""The editor's desk of a folder of articles, for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient
from playwright.sync_api import Page

from corpus import Drafts
from embeddings import LocalIndex, Publisher
from qa import Chatbot, Desk
from tests.embeddings.encoders import WordHashEncoder
from tests.web.fakes import FakeChatbot
from tests.web.live import running
from web import ServingOptions, create_app

PASSWORD = "a long password"  # noqa: S105 - of no desk but this
EDITOR = "Ruth Lane"
MAX_TOKENS = 100


def desk_in(folder: Path) -> Desk:
    """Return a desk whose articles, drafts and index lie in a folder."""
    (folder / "articles").mkdir(exist_ok=True)
    drafts, encoder = Drafts(folder / "drafts", folder / "articles"), WordHashEncoder()

    def open_chatbot(index: Path) -> Chatbot:
        return Chatbot(LocalIndex.open(index, encoder=encoder, max_tokens=MAX_TOKENS), encoder)

    publisher = Publisher(drafts, index=folder / "index", encoder=encoder, max_tokens=MAX_TOKENS, keep_versions=5)
    return Desk(publisher, open_chatbot)


@contextmanager
def desk_client(desk: Desk, **options: object) -> Iterator[TestClient]:
    """Yield a client of an application with a desk, at which nobody is signed in yet."""
    set_ = ServingOptions.model_validate({"editor_password": PASSWORD} | options)
    with TestClient(create_app(FakeChatbot, options=set_, desk=desk), raise_server_exceptions=False) as client:
        yield client


def sign_in(client: TestClient, password: str = PASSWORD, **fields: str) -> object:
    """Sign in; return the response, not followed."""
    sent = {"name": EDITOR, "password": password, "next": "/editor"} | fields
    return client.post("/editor/sign-in", data=sent, follow_redirects=False)


def token_of(client: TestClient) -> str:
    """Return the token of the session, as the pages of the desk have it."""
    page = client.get("/editor/log").text
    return page.partition('data-csrf="')[2].partition('"')[0]


@contextmanager
def live_desk(desk: Desk, **options: object) -> Iterator[str]:
    """Serve a desk, and yield the address."""
    set_ = ServingOptions.model_validate({"editor_password": PASSWORD} | options)
    with running(create_app(FakeChatbot, options=set_, desk=desk)) as address:
        yield address


def let_in(page: Page) -> None:
    """Sign in at the door that a browser shows."""
    page.get_by_label("Your name").fill(EDITOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
