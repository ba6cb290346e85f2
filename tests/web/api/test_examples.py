"""The examples of the documentation are run as they stand, against the real server; JavaScript in a browser."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.examples import QUOTE, check_printed, code
from tests.real_server import ROOT, Site
from web.pages.docs import EXAMPLES, TASKS


def test_every_example_is_run_here() -> None:
    assert {file.name for file in EXAMPLES.iterdir() if file.is_file()} == {
        f"{task}.{suffix}" for task in TASKS for suffix in ("sh", "py", "js")
    }


@pytest.mark.parametrize("task", TASKS)
def test_the_guide_has_them_as_they_are(task: str) -> None:
    guide = (ROOT / "docs" / "developers.md").read_text(encoding="utf-8")
    for suffix, names in {"sh": ("sh", "bash"), "py": ("python",), "js": ("js",)}.items():
        text = (EXAMPLES / f"{task}.{suffix}").read_text(encoding="utf-8")
        assert any(f"```{name}\n{text}```" in guide for name in names)


@pytest.mark.parametrize("task", TASKS)
def test_curl(real_site: Site, task: str) -> None:
    shell = ["bash", "-euc", code(task, "sh", real_site)]
    reply = subprocess.run(shell, capture_output=True, text=True, check=True, timeout=60).stdout
    if task == "stream":
        events = [line.removeprefix("event: ") for line in reply.splitlines() if line.startswith("event: ")]
        assert (events[0], set(events[1:-1]), events[-1]) == ("understood", {"quote"}, "answer")
        return
    body = json.loads(reply)
    match task:
        case "answer":
            assert body["quotes"][0]["text"].startswith(QUOTE)
        case "verify":
            assert body["verdict"] == "verbatim"
        case _:
            assert body["type"] == "/problems/unknown-filter"


@pytest.mark.parametrize("task", TASKS)
def test_python(real_site: Site, task: str) -> None:
    command = [sys.executable, "-c", code(task, "py", real_site)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    check_printed(task, done.stdout.splitlines())


def test_the_examples_in_the_description_are_what_the_server_says(real_site: Site) -> None:
    described = real_site.client.get("/openapi.json").json()
    n_checked = 0
    for path, item in described["paths"].items():
        for method, operation in item.items():
            content = operation["responses"].get("200", {}).get("content", {}).get("application/json", {})
            if "example" not in content:
                continue
            ids = {each["name"]: each["example"] for each in operation.get("parameters", ()) if each["in"] == "path"}
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
            reply = real_site.client.request(method, path.format(**ids), json=body)
            assert stable(reply.json()) == stable(content["example"]), path
            n_checked += 1
    assert n_checked >= 7


def stable(value: Any) -> Any:
    """Leave out what another machine or day may change: times, versions, the model's numbers and what hangs on them."""
    if isinstance(value, dict):
        changing = {"took_ms", "index_version", "score", "confidence", "suggestions"}
        return {key: stable(each) for key, each in value.items() if key not in changing}
    return [stable(each) for each in value] if isinstance(value, list) else value
