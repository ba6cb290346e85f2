"""The guides are whole: each setting, command, target, endpoint, page and kind of question is told of, and no other.

What is told of has a heading, or a row of a table that begins with an anchor, so that it can be linked to.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from starlette.routing import Route

import server
from qa import QuestionKind
from tests.web.fakes import FakeChatbot
from web import create_app

ROOT = Path(__file__).parent.parent
GUIDES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FOR_PROGRAMS = ("/api/", "/v1/", "/mcp", "/healthz", "/readyz", "/metrics", "/openapi.json")

HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
TOLD = re.compile(r'^(?:#+ |\| <a id="[^"]+"></a>)`([^`]+)`', re.MULTILINE)
ANCHOR = re.compile(r'<a id="([^"]+)">')
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
PLACE = re.compile(r"(?<![\w./-])((?:corpus|embeddings|qa|web|tests|docs)/[\w./-]*\w)(?![\w<…*])")


def told_of(name: str) -> list[str]:
    """Return what a guide has headings and rows for."""
    return sorted(TOLD.findall((ROOT / name).read_text(encoding="utf-8")))


def addresses() -> Iterator[tuple[str, str]]:
    """Yield the method and the path of everything that is served."""
    app = create_app(FakeChatbot)
    for route in app.routes:
        inner = getattr(route, "effective_route_contexts", None)
        for each in inner() if inner else [route] if isinstance(route, Route) else []:
            for method in sorted((each.methods or set()) - {"HEAD"}):
                yield method, re.sub(r":\w+}", "}", each.path)


def anchors_of(file: Path) -> set[str]:
    """Return what a link may lead to within a guide: its anchors, and its headings as GitHub names them."""
    text = file.read_text(encoding="utf-8")
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}
    return slugs | set(ANCHOR.findall(text))


def test_every_setting_is_told_of() -> None:
    settings = [told for told in told_of("docs/operators.md") if told.startswith("OTR_")]
    assert settings == sorted(f"OTR_{name.upper()}" for name in server.Settings.model_fields)


def test_every_command_is_told_of() -> None:
    commands = [told for told in told_of("docs/developers.md") if not told.startswith(("GET ", "POST "))]
    named = {
        " ".join(word for word in told.split() if re.fullmatch(r"[a-z-]+", word) and not word.startswith("-"))
        for told in commands
    }
    assert named == {command.name for command in server._commands()}


def test_every_target_is_told_of() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert told_of("CONTRIBUTING.md") == sorted(f"make {target}" for target in targets)


def test_every_endpoint_is_told_of() -> None:
    endpoints = [told for told in told_of("docs/developers.md") if told.startswith(("GET ", "POST "))]
    assert endpoints == sorted(f"{method} {path}" for method, path in addresses() if path.startswith(FOR_PROGRAMS))


def test_every_page_and_every_kind_of_question_is_told_of() -> None:
    pages = {path for method, path in addresses() if method == "GET" and not path.startswith(FOR_PROGRAMS)}
    assert told_of("docs/readers.md") == sorted([*pages, *QuestionKind])


def test_every_link_of_a_guide_leads_somewhere() -> None:
    for file in GUIDES:
        for path, anchor in LINK.findall(file.read_text(encoding="utf-8")):
            target = file.parent / path if path else file
            assert target.exists(), f"{file.name}: {path}"
            assert not anchor or anchor in anchors_of(target), f"{file.name}: {path}#{anchor}"


def test_every_decision_is_numbered_and_every_file_that_a_guide_names_is_there() -> None:
    numbers = [file.name[:4] for file in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))]
    assert numbers == sorted(set(numbers))
    for file in [*ROOT.glob("docs/*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        places = set(PLACE.findall(file.read_text(encoding="utf-8")))
        assert {place for place in places if not (ROOT / place).exists()} == set(), file.name
