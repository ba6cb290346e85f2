"""The commands, over an index in a file of Milvus Lite instead of a folder."""

import json
from pathlib import Path

import pytest

import server
from embeddings import IndexAddress
from tests.embeddings.encoders import WordHashEncoder
from tests.embeddings.engines import milvus_engine
from tests.test_server import TALK, Program, corpus, quick_encoder, run, settings_of_nobody

__all__ = ["corpus", "quick_encoder", "run", "settings_of_nobody"]


@pytest.mark.usefixtures("quick_encoder")
def test_every_command_takes_a_file_of_milvus_lite(run: Program, corpus: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.db"
    place = ("--corpus", corpus, "--index", index)
    # asked before anything is built, it is built first
    assert "They lift books in the harbour." in run("ask", "How are the cranes?", *place).out
    first = milvus_engine(tmp_path).current_version()
    (corpus / "talk.txt").write_text(f"{TALK}Ada King: They are not alone.\n", encoding="utf-8")
    built = json.loads(run("build", *place, "--json").out)
    assert (built["changed"], built["embedded"]) == (["talk"], 1)
    assert run("verify", "They are not alone.", "--speaker", "Ada King", *place).out.startswith("Verbatim")
    assert run("rollback", *place).status == 0
    listed = json.loads(run("versions", *place, "--json").out)
    assert [one["chosen"] for one in listed["versions"]] == [True, False]
    assert listed["versions"][0]["version"] == first
    # and it can be moved to a folder
    copied = run("copy", index, tmp_path / "folder")
    assert (copied.status, "is the same: 1 articles" in copied.err) == (0, True)
    again = run("ask", "How are the cranes?", "--corpus", corpus, "--index", tmp_path / "folder").out
    assert "They lift books in the harbour." in again


@pytest.mark.usefixtures("quick_encoder")
def test_a_shared_index_is_served_as_it_is(
    run: Program, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = server.Settings(corpus=corpus, index=IndexAddress.parse("milvus://127.0.0.1:1/news"))
    server._update(WordHashEncoder(), settings)  # type: ignore[arg-type]
    assert "the index at milvus://127.0.0.1:1/news is served as it is" in capsys.readouterr().err
    done = run("versions", "--index", "milvus://127.0.0.1:1/news")
    assert (done.status, done.out) == (1, "")
    assert "milvus://127.0.0.1:1/news: the engine that holds the index is away" in done.complaint


def test_what_is_no_address_is_a_wrong_setting(run: Program) -> None:
    done = run("versions", "--index", "http://db/news")
    assert (done.status, "milvus://HOST" in done.err) == (2, True)
    assert run("copy", "http://db/news", "index").status == 2
