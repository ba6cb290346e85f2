"""Tells fast tests from those that need the model, a server, a browser or much time, so that nobody has to mark one.

There are three tiers: fast tests; those that are still cheap enough to measure coverage with, since they need neither
the model nor a server; and all others.

A test is fast unless its own code, a fixture or function that it is given, or what they call in ``tests`` names
something slow. What this overlooks is ended by a guard: while only fast tests run, none can start a process, open a
port or load the model.
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType

import pytest

SLOW_NAMES = frozenset({
    "SentenceEncoder", "CrossEncoder",  # the model
    "subprocess", "multiprocessing", "supervise", "milvus_engine",  # a process of its own, or what is like one
    "uvicorn", "listen", "create_server",  # a server
    "sync_playwright", "chromium_path",  # a browser
    "cpu_limit", "given",  # a file made to take forever, a law tried with many examples
})  # fmt: skip
MEASURED_NAMES = frozenset({"TestClient", "main", "read_pdf", "pdf_of"})  # the app, the command line, a PDF's process
_SLOW_IMPORT = re.compile(
    r"^(?:from|import) (?:torch|transformers|sentence_transformers|playwright|schemathesis|openai|server\b"
    r"|tests\.(?:benchmarks|real_server|embeddings\.cross_encoders))",
    re.MULTILINE,
)
_REFUSED_EVENTS = frozenset({"subprocess.Popen", "os.fork", "os.posix_spawn", "socket.bind"})
_REFUSED_MODULES = frozenset({"torch", "openvino", "playwright"})


def tier_of(test: pytest.Function) -> str | None:
    """Return the marker of a test: ``fast``, ``measured`` or none; laws tried with many examples have none."""
    is_long = getattr(test.obj, "is_hypothesis_test", False) or test.get_closest_marker("soak") is not None
    if is_long:
        return None
    fixtures = [one.func for defined in test._fixtureinfo.name2fixturedefs.values() for one in defined]
    values = test.callspec.params.values() if hasattr(test, "callspec") else ()
    given: list[Callable[..., object]] = [value for value in values if callable(value)]
    named = frozenset().union(*map(_names_reached, (test.obj, *fixtures, *given)))
    if named & SLOW_NAMES:
        return None
    return "measured" if named & MEASURED_NAMES or ".pdf" in test.name.lower() else "fast"


def imports_something_slow(path: Path) -> bool:
    """Return whether collecting a file of tests, or a folder with a ``conftest.py``, takes long for its imports."""
    file = path / "conftest.py" if path.is_dir() else path
    return file.suffix == ".py" and file.is_file() and _SLOW_IMPORT.search(file.read_text(encoding="utf-8")) is not None


def refuse_what_is_slow() -> None:
    """Fail whatever starts a process, opens a port or loads the model in this process from now on."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        is_slow_module = event == "import" and str(arguments[0]).partition(".")[0] in _REFUSED_MODULES
        if is_slow_module or event in _REFUSED_EVENTS:
            raise AssertionError(f"a fast test does what is slow ({event} {arguments[0]}); see tests/tiers.py")

    sys.addaudithook(refuse)


@cache
def _names_reached(root: Callable[..., object]) -> frozenset[str]:
    return frozenset(_names(getattr(root, "__func__", root)))


def _names(root: Callable[..., object]) -> Iterator[str]:
    waiting: list[object] = [root]
    seen: set[CodeType] = set()
    while waiting:
        found = waiting.pop()
        if inspect.isclass(found):
            waiting += [member for member in vars(found).values() if callable(member)]
            continue
        function = inspect.unwrap(found) if callable(found) else None
        if not isinstance(function, FunctionType) or function.__code__ in seen:
            continue
        seen.add(function.__code__)
        for name in _names_in(function.__code__):
            yield name
            called = function.__globals__.get(name)
            if str(getattr(called, "__module__", "")).startswith("tests."):
                waiting.append(called)


def _names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names_in(inner)
