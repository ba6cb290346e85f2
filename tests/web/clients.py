"""Serves a chatbot to a test, and reads pages the way a browser would."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser

from fastapi.testclient import TestClient

from web import ServingOptions, create_app
from web.ports import Chatbot

VOID = {"base", "meta", "link", "input", "br"}


@contextmanager
def served(chatbot: Chatbot, options: ServingOptions | None = None) -> Iterator[TestClient]:
    """Yield a client of an application whose chatbot is open."""
    with TestClient(create_app(lambda: chatbot, options=options), raise_server_exceptions=False) as client:
        while client.get("/readyz").status_code != 200:
            time.sleep(0.001)
        yield client


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def elements(self) -> list["Element"]:
        """Every element inside, in document order."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child, *child.elements]
        return found

    def all(self, tag: str, style: str | None = None) -> list["Element"]:
        """Every element inside with this tag, and with this class where one is asked for."""
        return [
            each
            for each in self.elements
            if each.tag == tag and (style is None or style in each.attributes.get("class", "").split())
        ]

    def one(self, tag: str, style: str | None = None) -> "Element":
        found = self.all(tag, style)
        assert len(found) == 1, f"{len(found)} elements {tag}.{style}"
        return found[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag
        if tag == "template":  # scripts make something of it; nobody sees it
            self._open[-1].children.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parse(html: str) -> Element:
    """Return the page as a tree; a tag that is not closed properly fails the test."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
