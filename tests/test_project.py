"""What the project's own files promise: pins, settings, commands, and tests that reach nothing but this machine."""

import re
import shutil
import socket
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from pydantic import TypeAdapter
from pytest_socket import SocketConnectBlockedError

import server
from embeddings import IndexAddress

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
DIRECT = [Requirement(line) for lines in [PROJECT["dependencies"], *EXTRAS.values()] for line in lines]
OTHERS = [requirement for requirement in DIRECT if requirement.name != PROJECT["name"]]
PIN_LINES = [
    line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
PINS = {canonicalize_name(name): Version(version) for name, _, version in (line.partition("==") for line in PIN_LINES)}

SETTING_LINE = re.compile(r"^# (OTR_[A-Z_]+)=(.*)$", re.MULTILINE)
EXAMPLE = dict(SETTING_LINE.findall((ROOT / ".env.example").read_text(encoding="utf-8")))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def needed_by(requirements: list[Requirement]) -> dict[str, str]:
    """Return every package that these need on this machine, each with the one that asks for it."""
    needed: dict[str, str] = {}
    waiting = [(requirement, "pyproject.toml") for requirement in requirements]
    seen = set()
    while waiting:
        requirement, asked_by = waiting.pop()
        name = canonicalize_name(requirement.name)
        if (name, frozenset(requirement.extras)) in seen:
            continue
        seen.add((name, frozenset(requirement.extras)))
        needed.setdefault(name, asked_by)
        for line in metadata.requires(name) or []:
            follower = Requirement(line)
            extras = requirement.extras or {""}
            if follower.marker is None or any(follower.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append((follower, name))
    return needed


def test_every_pin_is_one_exact_version_of_the_package_itself() -> None:
    assert [line for line in PIN_LINES if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.]*", line)] == []
    assert len(PINS) == len(PIN_LINES)


@pytest.mark.parametrize("requirement", OTHERS, ids=str)
def test_the_pin_of_a_direct_dependency_is_in_its_range(requirement: Requirement) -> None:
    assert PINS[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info[:2] != (3, 11), reason="pins are resolved on Linux with Python 3.11"
)
def test_everything_that_the_project_needs_is_pinned() -> None:
    loose = {
        name: asked_by
        for name, asked_by in needed_by(OTHERS).items()
        if name not in PINS and not name.startswith(("nvidia-", "cuda-", "triton"))
    }
    assert loose == {}, "run `make lock`"


def test_what_is_installed_is_what_is_pinned() -> None:
    installed = {name: Version(metadata.version(name)).public for name in needed_by(OTHERS) if name in PINS}
    assert installed == {name: PINS[canonicalize_name(name)].public for name in installed}


def test_the_example_settings_are_the_settings() -> None:
    assert sorted(EXAMPLE) == sorted(f"OTR_{name.upper()}" for name in server.Settings.model_fields)


@pytest.mark.parametrize("variable", sorted(EXAMPLE))
def test_an_example_setting_shows_its_default(variable: str) -> None:
    field = server.Settings.model_fields[variable.removeprefix("OTR_").lower()]
    assert field.annotation is not None
    default = field.get_default(call_default_factory=True)
    shown = TypeAdapter(field.annotation).validate_python(EXAMPLE[variable] or None)
    if isinstance(default, IndexAddress):
        default, shown = default.folder, shown.folder
    if isinstance(default, Path):
        default, shown = ROOT / default, ROOT / shown
    assert shown == default


def test_the_guides_name_only_commands_and_settings_that_exist() -> None:
    guides = "\n".join(file.read_text(encoding="utf-8") for file in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
    named = set(re.findall(r"^(?:\$ )?make ([a-z-]+)|`make ([a-z-]+)", guides, re.MULTILINE))
    assert named
    assert {first or second for first, second in named} <= TARGETS
    assert set(re.findall(r"OTR_[A-Z_]*[A-Z]", guides)) <= set(EXAMPLE)


def test_make_alone_lists_every_command() -> None:
    make = shutil.which("make")
    assert make is not None
    shown = subprocess.run([make], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert set(re.findall(r"^  ([a-z-]+) ", shown, re.MULTILINE)) == TARGETS


def test_the_ci_script_is_sound_bash_and_all_that_ci_runs() -> None:
    bash = shutil.which("bash")
    assert bash is not None
    script = ROOT / ".ci" / "run"
    subprocess.run([bash, "-n", str(script)], check=True)
    assert re.findall(r"^make ([a-z-]+)", script.read_text(encoding="utf-8"), re.MULTILINE) == [
        "test",
        "lint",
        "coverage",
    ]
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    commands = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    assert commands == [".ci/run"]


def test_git_never_changes_the_bytes_of_an_article() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    articles = [str(path) for path in (ROOT / "corpus" / "articles").iterdir()]
    asked = subprocess.run(
        [git, "check-attr", "text", "--", *articles], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert {line.rpartition(": ")[2] for line in asked.stdout.splitlines()} == {"unset"}


# The plugin warns before it raises, and here a warning would be raised in place of the error it announces.
@pytest.mark.filterwarnings("ignore:A test tried to use")
def test_a_test_reaches_no_other_machine() -> None:
    with pytest.raises(SocketConnectBlockedError, match=r"192\.0\.2\.1"):  # an address kept for documentation
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_test_reaches_this_machine() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        socket.create_connection(listening.getsockname(), timeout=5) as connection,
    ):
        assert connection.getpeername() == listening.getsockname()
