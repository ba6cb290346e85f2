"""What is imported and read before the first answer, and what is not."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import server
from embeddings import IndexAddress, current_version
from tests.embeddings.encoders import WordHashEncoder
from tests.real_server import CORPUS, ROOT

HEAVY = {"sentence_transformers", "torch", "transformers", "openvino_telemetry.main"}
COMMANDS = """
import json, sys
import server
for command in json.loads(sys.argv[1]):
    assert server.main([*command, "--index", sys.argv[2], "--corpus", sys.argv[3]]) == 0, command
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    shutil.copytree(CORPUS, folder)
    return folder


def test_no_command_needs_the_library_that_the_model_was_made_for(tmp_path: Path, corpus: Path) -> None:
    # given an index of two versions, and what `serve` does before it listens
    asked = [
        ["build"],
        ["ask", "what will CILHP do for logistics"],
        ["verify", "cranes"],
        ["build", "--max-tokens", "99"],
    ]
    commands = [*asked, ["rollback"], ["versions"], ["keys", "list", "--keys", str(tmp_path / "keys.json")]]
    program = [sys.executable, "-c", COMMANDS, json.dumps(commands), str(tmp_path / "index"), str(corpus)]
    # when
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    # then
    imported = set(json.loads(done.stderr.splitlines()[-1]))
    assert HEAVY & imported == set()
    assert "openvino" in imported


def test_a_second_start_reads_no_article_until_one_has_changed(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # given
    settings = server.Settings(corpus=corpus, index=IndexAddress.parse(tmp_path / "index"), keys=None)
    encoder = WordHashEncoder()
    server._update(encoder, settings)  # type: ignore[arg-type]
    version = current_version(tmp_path / "index")
    # when nothing has changed
    with monkeypatch.context() as patch:
        patch.setattr("corpus.read_library", None)
        server._update(encoder, settings)  # type: ignore[arg-type]
    # then
    assert f"index {version} is up to date" in capsys.readouterr().err
    # and when something has
    article = next(corpus.glob("*.txt"))
    article.write_text(article.read_text(encoding="utf-8").replace("logistics", "freight"), encoding="utf-8")
    server._update(encoder, settings)  # type: ignore[arg-type]
    assert current_version(tmp_path / "index") != version


@pytest.mark.parametrize("command", ["--help", "keys list --keys FILE", "versions --index FOLDER"])
def test_what_needs_no_article_imports_no_more_than_it_shows(tmp_path: Path, corpus: Path, command: str) -> None:
    settings = server.Settings(corpus=corpus, index=IndexAddress.parse(tmp_path / "index"), keys=None)
    server.build_with(WordHashEncoder(), settings)  # type: ignore[arg-type]
    options = command.replace("FILE", str(tmp_path / "keys.json")).replace("FOLDER", str(settings.index)).split()
    program = "import json, sys, server\ntry: server.main(sys.argv[1:])\nexcept SystemExit: pass\n"
    program += "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program, *options], cwd=ROOT, capture_output=True, text=True, check=True
    )
    imported = {name.partition(".")[0] for name in json.loads(done.stderr.splitlines()[-1])}
    too_much = {"numpy", "faiss", "scipy", "starlette", "fastapi", "jinja2", "lxml", "limits", "pydantic_settings"}
    assert too_much & imported == set()
    assert ("rich" in imported) == (command != "--help")


def test_serving_reads_no_files_of_articles_and_calls_no_tools_before_it_must() -> None:
    program = "import json, sys, server\nfrom importlib import import_module\n"
    program += "for name in server.SHARED: import_module(name)\n"
    program += "print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"corpus.formats", "corpus.attribution", "mcp", "mammoth"} & set(json.loads(done.stdout)) == set()
