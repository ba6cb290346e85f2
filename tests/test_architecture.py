"""Laws of the code that no linter knows; the layers themselves are import-linter's, in pyproject.toml."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "embeddings", "qa", "web")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MODULES = [ROOT / "server.py", *FILES]
INITS = [path for path in MODULES if path.name == "__init__.py"]
TEMPLATES = sorted(path for path in (ROOT / "web" / "templates").rglob("*") if path.is_file())

MAX_LINES = 400
MAX_ENTRIES = 12
MAX_FILES = 330
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "base"}
HEAVY = {"faker", "mcp", "openvino", "pymilvus", "ray", "redis", "torch", "transformers", "sentence_transformers"}
# Where installs come from is each machine's own business; only PyTorch's CPU builds have to be asked for by address.
REGISTRY_HOST = re.compile(
    r"\b(?:[\w-]+\.)*(?:pypi|pythonhosted|npmjs|debian|pytorch|huggingface)\.(?:org|com|net|co)\b"
)
PYTORCH_INDEX = "https://download.pytorch" + ".org/whl/cpu"  # in two parts: this file may not name it either
LAZY_FRONT = """
import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
"""
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:root|work|home|Users)/")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


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


def entries_of(folder: Path) -> list[str]:
    """Return the modules and packages of a folder; what is no code is not counted."""
    modules = [path.stem for path in folder.glob("*.py") if path.name != "__init__.py"]
    return sorted(modules + [path.name for path in folder.iterdir() if (path / "__init__.py").is_file()])


def contracts() -> list[dict[str, Any]]:
    """Return the rules of import-linter."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = project["tool"]["importlinter"]["contracts"]
    return found


def faults_of_front(path: Path) -> Iterator[str]:
    """Yield what an ``__init__.py`` does beside naming what its package offers; a lazy one has it named in a stub."""
    offered: list[str] = []
    imported: list[str] = []
    stub = path.with_suffix(".pyi")
    if stub.exists() and path.read_text(encoding="utf-8").partition('"""\n')[2] != LAZY_FRONT:
        yield f"{name_of(path)} does more than to offer what its stub names"
    for node in ast.parse((stub if stub.exists() else path).read_text(encoding="utf-8")).body:
        match node:
            case ast.Expr(value=ast.Constant(value=str())):
                continue
            case ast.ImportFrom(level=1) | ast.ImportFrom(module="embeddings", level=0):  # of its own, or of below
                imported += [alias.asname or alias.name for alias in node.names]
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                offered += ast.literal_eval(node.value)
            case _:
                yield f"{name_of(path)}:{node.lineno} does more than re-export: {ast.unparse(node)}"
    if not offered or sorted(offered) != sorted(imported):
        yield f"{name_of(path)} imports {sorted(imported)} and offers {sorted(offered)}"


def test_a_module_is_read_in_one_sitting() -> None:
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: n for name, n in lines.items() if n > MAX_LINES} == {}


def test_a_folder_is_taken_in_at_a_glance() -> None:
    folders = {name_of(path.parent): entries_of(path.parent) for path in INITS}
    assert {name: entries for name, entries in folders.items() if len(entries) > MAX_ENTRIES} == {}


def test_the_packages_have_few_files() -> None:
    counts = {package: sum(path.relative_to(ROOT).parts[0] == package for path in FILES) for package in PACKAGES}
    assert len(FILES) <= MAX_FILES, counts


def test_every_room_of_a_package_is_a_layer() -> None:
    ordered = {
        container: sorted(room.strip() for layer in rule["layers"] for room in re.split(r"[|:]", layer))
        for rule in contracts()
        if rule["type"] == "layers"
        for container in rule.get("containers", ())
    }
    assert ordered == {package: entries_of(ROOT / package) for package in PACKAGES}


def test_no_package_is_in_a_cycle() -> None:
    (rule,) = [rule for rule in contracts() if rule["type"] == "acyclic_siblings"]
    assert sorted(rule["ancestors"]) == sorted(".".join(path.parent.relative_to(ROOT).parts) for path in INITS)


def test_every_package_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = project["tool"]["setuptools"]["packages"]
    assert sorted(listed) == sorted(".".join(path.parent.relative_to(ROOT).parts) for path in INITS)


def test_a_module_is_named_for_its_idea() -> None:
    words = {
        word for path in MODULES for part in path.relative_to(ROOT).with_suffix("").parts for word in part.split("_")
    }
    assert words & EMPTY_NAMES == set()


def test_a_package_only_names_what_it_offers() -> None:
    assert [fault for path in INITS for fault in faults_of_front(path)] == []


def test_importing_the_packages_loads_nothing_that_takes_long() -> None:
    # not the packages alone, for they import nothing before it is used
    program = "import json, sys, embeddings, qa, web; qa.Chatbot, embeddings.build_index, web.create_app, web.check; "
    program += "print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert HEAVY & set(json.loads(done.stdout)) == set()


def test_a_template_never_shows_words_as_markup() -> None:
    unsafe = re.compile(r"\|\s*safe\b|\bautoescape\s+false\b")
    assert [name_of(path) for path in TEMPLATES if unsafe.search(path.read_text(encoding="utf-8"))] == []


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
