"""Laws of the code that no linter knows; the layers themselves are import-linter's, in pyproject.toml."""

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "embeddings", "qa", "web")
MODULES = sorted([ROOT / "server.py", *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))])
INITS = [path for path in MODULES if path.name == "__init__.py"]
TEMPLATES = sorted(path for path in (ROOT / "web" / "templates").rglob("*") if path.is_file())

MAX_LINES = 400
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "base"}
HEAVY = {"mcp", "torch", "transformers", "sentence_transformers"}
# Where installs come from is each machine's own business; only PyTorch's CPU builds have to be asked for by address.
REGISTRY_HOST = re.compile(
    r"\b(?:[\w-]+\.)*(?:pypi|pythonhosted|npmjs|debian|pytorch|huggingface)\.(?:org|com|net|co)\b"
)
PYTORCH_INDEX = "https://download.pytorch" + ".org/whl/cpu"  # in two parts: this file may not name it either
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:root|work|home|Users)/")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported_by(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def published_texts() -> Iterator[tuple[str, str]]:
    """Every text file that is or would be committed, but for the articles, which stay as they were published."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("only a git checkout knows which files are published")
    listing = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in sorted(set(filter(None, names))):
        path = ROOT / name
        if name.startswith("corpus/articles/") or not path.is_file():
            continue
        try:
            yield name, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_named_for_its_idea(path: Path) -> None:
    words = {word for part in path.relative_to(ROOT).with_suffix("").parts for word in part.split("_")}
    assert not words & EMPTY_NAMES


@pytest.mark.parametrize("path", INITS, ids=name_of)
def test_a_package_only_names_what_it_offers(path: Path) -> None:
    offered: list[str] = []
    imported: list[str] = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.Expr(value=ast.Constant(value=str())):
                continue
            case ast.ImportFrom(level=1) | ast.ImportFrom(module="embeddings", level=0):  # of its own, or of below
                imported += [alias.asname or alias.name for alias in node.names]
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                offered += ast.literal_eval(node.value)
            case _:
                pytest.fail(f"line {node.lineno} does more than re-export: {ast.unparse(node)}")
    assert offered
    assert sorted(offered) == sorted(imported)


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "server.py"], ids=name_of)
def test_no_package_imports_the_server(path: Path) -> None:
    assert "server" not in {name.partition(".")[0] for name in imported_by(path)}


def test_importing_the_packages_loads_nothing_that_takes_long() -> None:
    program = f"import json, sys, {', '.join(PACKAGES)}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert HEAVY & set(json.loads(done.stdout)) == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_never_shows_words_as_markup(path: Path) -> None:
    assert not re.findall(r"\|\s*safe\b|\bautoescape\s+false\b", path.read_text(encoding="utf-8"))


def test_no_published_file_names_a_path_of_somebodys_machine() -> None:
    assert [(name, found) for name, text in published_texts() for found in MACHINE_PATH.findall(text)] == []


def test_no_published_file_names_a_package_registry() -> None:
    found = [
        (name, host)
        for name, text in published_texts()
        for host in REGISTRY_HOST.findall(
            text.replace(PYTORCH_INDEX, "") if name in {"Makefile", "README.md"} else text
        )
    ]
    assert found == []
