"""Settings, the command line, and the API through a real server process."""

import json
import os
import re
import shutil
import signal
import socket
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import numpy as np
import pytest
from numpy.typing import NDArray
from pydantic import ValidationError

import embeddings
import server
import web
from corpus import CorpusError, Drafts, Speaker
from corpus.editing import History
from embeddings import IndexAddress, IndexBusyError, build_index, current_version, list_versions
from embeddings.versions import building
from qa import Ambiguity, Lack, Silence, Verdict
from tests.embeddings.cross_encoders import save_cross_encoder
from tests.embeddings.encoders import WordHashEncoder
from tests.qa.sample import CORPUS, MAX_TOKENS, sample_encoder, sample_library
from tests.real_server import Site, free_port, start
from web.serving import PortError
from web.wording import ENGLISH

ROOT = Path(__file__).parent.parent
ARTICLE = CORPUS / "chongqing-opening-up-platform.txt"
ASKED = "what will CILHP do for logistics"
LOGISTICS = "As for the logistics field, CILHP will not only provide enterprises in the park with considerate services"
TALK = "A talk\n\nReporter: How are the cranes?\n\nAda King: The cranes are tall. They lift books in the harbour.\n"
QUOTE_FIELDS = {
    "id", "kind", "text", "start", "end", "highlights", "passage", "confidence", "speaker", "in_reply_to", "article",
    "also_in", "time", "score", "permalink",
}  # fmt: skip


@pytest.fixture(autouse=True)
def settings_of_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Take whoever runs the tests out of them: no settings of theirs, a ``.env`` of our own, yet to be written."""
    for name in [name for name in os.environ if name.upper().startswith("OTR_")]:  # noqa: TID251
        monkeypatch.delenv(name)
    env_file = tmp_path / "settings.env"
    monkeypatch.setattr(server, "ENV_FILE", env_file)
    return env_file


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample corpus, to copy before it is changed."""
    folder = tmp_path_factory.mktemp("built") / "index"
    build_index(sample_library().articles, folder=folder, encoder=sample_encoder(), max_tokens=MAX_TOKENS)
    return folder


@pytest.fixture
def real_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packaged model, loaded once for all tests."""
    monkeypatch.setattr(embeddings, "SentenceEncoder", lambda model, **_: sample_encoder() if model is None else None)


@pytest.fixture
def quick_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """An encoder without a model; the setting names it."""
    monkeypatch.setattr(
        embeddings, "SentenceEncoder", lambda model, **_: WordHashEncoder(model_id=model or "word-hash")
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line that says why it could not be done."""
        assert "Traceback" not in self.err
        [line] = [line for line in self.err.splitlines() if line.startswith("on-the-record: ")]
        assert line == self.err.splitlines()[-1]
        return line


@dataclass(frozen=True)
class Program:
    """The command line, called in this process."""

    output: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str | Path) -> Done:
        self.output.readouterr()
        try:
            status = server.main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse
            status = int(stop.code or 0)
        out, err = self.output.readouterr()
        return Done(status, out, err)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setenv("COLUMNS", "120")
    return Program(capsys)


def port_of(monkeypatch: pytest.MonkeyPatch, run: Program, *arguments: str) -> int:
    """Return the port that a command would be run with."""
    seen: list[server.Settings] = []
    monkeypatch.setattr(server, "build_with", lambda _, settings, **__: seen.append(settings))
    monkeypatch.setattr("web.show", lambda *_: None)
    assert run("build", *arguments).status == 0
    return seen[0].port


# Settings


def test_an_option_wins_over_the_environment_that_over_env_and_that_over_the_default(
    run: Program, monkeypatch: pytest.MonkeyPatch, settings_of_nobody: Path
) -> None:
    assert port_of(monkeypatch, run) == 8000
    settings_of_nobody.write_text("# mine\nOTR_PORT=8001\n")
    assert port_of(monkeypatch, run) == 8001
    monkeypatch.setenv("OTR_PORT", "8002")
    assert port_of(monkeypatch, run) == 8002
    assert port_of(monkeypatch, run, "--port", "8003") == 8003


def test_an_empty_setting_means_the_default(
    run: Program, monkeypatch: pytest.MonkeyPatch, settings_of_nobody: Path
) -> None:
    settings_of_nobody.write_text("OTR_PORT=\n")
    monkeypatch.setenv("OTR_PORT", "")
    assert port_of(monkeypatch, run) == 8000


def test_the_default_folders_are_those_of_the_project() -> None:
    assert server.Settings().corpus == CORPUS
    assert server.Settings().index.folder == ROOT / "index"


def test_settings_never_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        server.Settings().port = 1


@pytest.mark.parametrize("name", ["OTR_PROT", "otr_prot"])
def test_an_unknown_name_in_the_environment_is_refused(
    run: Program, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "1")
    done = run("check", ARTICLE)
    assert (done.status, done.out) == (2, "")
    assert f"unknown setting {name} in the environment" in done.complaint
    assert "OTR_PORT" in done.complaint


def test_an_unknown_name_in_env_is_refused(run: Program, settings_of_nobody: Path) -> None:
    settings_of_nobody.write_text("OTR_PROT=1\n")
    done = run("check", ARTICLE)
    assert (done.status, done.out) == (2, "")
    assert "unknown setting OTR_PROT in settings.env; there are OTR_" in done.complaint


def test_an_env_that_is_no_text_is_refused(run: Program, settings_of_nobody: Path) -> None:
    settings_of_nobody.write_bytes(b"OTR_HOST=\xff\n")
    done = run("check", ARTICLE)
    assert done.status == 2
    assert ".env is not UTF-8" in done.complaint


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "0"),
        ("port", "65536"),
        ("port", "eighty"),
        ("port", ""),
        ("keep-versions", "0"),
        ("max-tokens", "15"),
        ("max-tokens", "1025"),
        ("log-level", "loud"),
        ("require-key", "some"),
        ("rate-limit", "many"),
        ("max-concurrent", "0"),
        ("timeout-s", "0"),
        ("cors-origins", "example.org"),
        ("trusted-proxies", "proxy.example.org"),
        ("host", ""),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_the_name_of_its_setting(run: Program, name: str, value: str) -> None:
    done = run("build", f"--{name}", value)
    assert (done.status, done.out) == (2, "")
    assert f"setting {name.replace('-', '_')}: " in done.complaint


def test_a_bad_value_in_the_environment_is_refused_too(run: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTR_PORT", "70000")
    done = run("serve")
    assert done.status == 2
    assert "setting port: " in done.complaint


@pytest.mark.parametrize(
    "arguments",
    [[], ["dance"], ["ask"], ["check"], ["evaluate"], ["verify"], ["build", "--prot", "1"], ["build", "x"], ["keys"]],
)
def test_wrong_usage_is_told_with_status_two(run: Program, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert done.err.startswith("usage: on-the-record")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["serve", "--help"], ["ask", "--help"]])
def test_help_is_no_error(run: Program, arguments: list[str]) -> None:
    assert run(*arguments).status == 0


# check


def test_check_says_who_said_what_as_one_json_line_a_file(run: Program, corpus: Path) -> None:
    done = run("check", ARTICLE, corpus / "talk.txt", "--json")
    assert (done.status, done.err) == (0, "")
    first, second = map(json.loads, done.out.splitlines())
    assert list(first) == [
        "file", "title", "byline", "published", "source", "speakers", "abbreviations", "paragraphs", "warnings",
    ]  # fmt: skip
    assert first["file"] == str(ARTICLE)
    assert first["title"] == "Chongqing is Accelerating to Build Itself into an Opening-Up Platform"
    assert (first["published"], first["source"]) == ("2019-10-31", "Shangyou News")
    assert first["abbreviations"]["CILHP"] == "Chongqing International Logistics Hub Park"
    assert {
        "id": "luo-shuquan",
        "name": "Luo Shuquan",
        "role": "President of Chongqing International Logistics Hub Park",
        "interviewer": False,
    } in first["speakers"]
    assert any("Construction Co., Ltd." in warning for warning in first["warnings"])
    text = ARTICLE.read_bytes().decode()
    for paragraph in first["paragraphs"]:
        assert list(paragraph) == [
            "text",
            "start",
            "end",
            "kind",
            "speaker",
            "attribution",
            "confidence",
            "label",
            "line",
            "time",
            "why",
            "candidates",
        ]
        assert text[paragraph["start"] : paragraph["end"]] == paragraph["text"]
        assert 0 <= paragraph["confidence"] <= 1
    by_kind = {
        kind: {p["speaker"] for p in first["paragraphs"] if p["kind"] == kind} for kind in ("caption", "question")
    }
    assert by_kind == {"caption": {None}, "question": {"Reporter"}}
    assert [p["speaker"] for p in second["paragraphs"] if p["kind"] == "statement"] == ["Ada King"]
    assert (second["byline"], second["published"], second["source"]) == (None, None, None)


def bad_files(folder: Path) -> list[Path]:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n\t\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "folder.txt").mkdir()
    (folder / "sheet.xyz").write_text("words")
    names = ("empty.txt", "blank.txt", "binary.txt", "folder.txt", "sheet.xyz", "missing.txt")
    return [folder / name for name in names]


@pytest.mark.parametrize("options", [["--json"], []])
def test_check_names_files_that_cannot_be_read_and_shows_the_others(
    run: Program, corpus: Path, tmp_path: Path, options: list[str]
) -> None:
    bad = bad_files(tmp_path)
    done = run("check", *bad[:3], corpus / "talk.txt", *bad[3:], *options)
    assert done.status == 1
    lines = done.err.splitlines()
    assert [line.partition(": ")[2].partition(":")[0] for line in lines] == [str(file) for file in bad]
    if options:
        [line] = done.out.splitlines()
        assert json.loads(line)["file"] == str(corpus / "talk.txt")
    else:
        assert "Ada King" in done.out


def test_check_takes_a_file_whose_name_is_no_text(run: Program, tmp_path: Path) -> None:
    file = tmp_path / "talk\udcff.txt"
    try:
        file.write_text(TALK, encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    done = run("check", file, "--json")
    assert done.status == 0
    assert json.loads(done.out)["file"].endswith("talk\ufffd.txt")


def test_check_tells_of_each_paragraph_its_line_and_why_it_is_read_so(run: Program) -> None:
    [reading] = map(json.loads, run("check", ARTICLE, "--json").out.splitlines())
    lines = ARTICLE.read_text(encoding="utf-8").splitlines()
    for paragraph in reading["paragraphs"]:
        assert paragraph["text"][:20] in lines[paragraph["line"] - 1]
        assert bool(paragraph["why"]) is (paragraph["kind"] in {"statement", "question"})
        assert not paragraph["candidates"] or paragraph["confidence"] < 0.8
    assert "named on line" in next(one["why"] for one in reading["paragraphs"] if one["speaker"] == "Luo Shuquan")


def test_check_shows_people_every_paragraph_in_full_with_its_line(run: Program) -> None:
    done = run("check", ARTICLE)
    assert (done.status, done.err) == (0, "")
    assert "Luo Shuquan (interviewee), President of Chongqing International Logistics Hub Park" in done.out
    assert "Reporter (interviewer)" in done.out
    assert "CILHP = Chongqing International Logistics Hub Park" in done.out
    assert "warning: line 9: 'Construction Co., Ltd.'" in done.out
    assert re.search(
        r"^line \d+  statement  Luo Shuquan  label 0\.\d\d *\n    Looking back on the 12-year", done.out, re.MULTILINE
    )
    assert re.search(r"^line \d+  caption  layout \d\.\d\d *\n    The Panorama view", done.out, re.MULTILINE)
    words = " ".join(done.out.split())
    [reading] = map(json.loads, run("check", ARTICLE, "--json").out.splitlines())
    assert all(" ".join(one["text"].split()) in words for one in reading["paragraphs"])
    assert "Not sure" not in done.out


def test_check_shows_people_first_what_is_not_sure_and_why(run: Program, corpus: Path) -> None:
    (corpus / "talk.txt").write_text(
        "We met Pat Moss and Cy Moss.\n\nReporter: Why?\n\nMoss: So it is.\n\nReporter: And?\n\nMoss: Yes.\n", "utf-8"
    )
    lines = run("check", corpus / "talk.txt").out.splitlines()
    first = lines.index("Not sure: 2 of 5 paragraphs")
    assert lines[first + 1 : first + 3] == ["line 5  statement  nobody known (“Moss”)  unknown 0.30", "    So it is."]
    assert lines[first + 3].startswith(
        "    why: behind the label “Moss”; “Moss” is nobody whose name is sure; read by "
    )
    assert "    may be: Cy Moss, Pat Moss" in lines[first + 4 : first + 6]
    assert first < lines.index("All paragraphs") < lines.index("line 1  narration  layout 0.90")


def test_check_shows_square_brackets_as_they_are(run: Program, corpus: Path) -> None:
    (corpus / "talk.txt").write_text(TALK.replace("tall", "[bold]tall[/bold] [/]"), encoding="utf-8")
    assert "[bold]tall[/bold] [/]" in run("check", corpus / "talk.txt").out


# build


@pytest.mark.usefixtures("quick_encoder")
def test_build_tells_what_was_added_changed_removed_and_reused(run: Program, corpus: Path, tmp_path: Path) -> None:
    def counts() -> dict[str, str]:
        done = run("build", "--corpus", corpus, "--index", tmp_path / "index")
        assert (done.status, done.out) == (0, "")
        headings, values = (line.split() for line in done.err.splitlines()[-2:])
        assert max(map(len, done.err.splitlines())) <= 80
        return dict(zip(headings, values, strict=True))

    def of(**counted: int) -> dict[str, str]:
        return {name: str(number) for name, number in counted.items()}

    def without_time(found: dict[str, str]) -> dict[str, str]:
        assert float(found.pop("seconds")) >= 0
        assert (found.pop("passages/s") != "-") == (found["embedded"] != "0")
        return found

    first = of(added=1, changed=0, removed=0, unchanged=0, passages=2, embedded=2, reused=0)
    assert without_time(counts()) == first
    assert without_time(counts()) == of(added=0, changed=0, removed=0, unchanged=1, passages=2, embedded=0, reused=2)
    (corpus / "talk.txt").write_text(TALK + "\nReporter: And the gulls?\n", encoding="utf-8")
    (corpus / "wharf.txt").write_text(TALK.replace("Ada", "Eve"), encoding="utf-8")
    assert (found := without_time(counts()))["added"] == "1"
    assert (found["changed"], found["removed"], found["unchanged"]) == ("1", "0", "0")
    assert int(found["reused"]) >= 2
    (corpus / "wharf.txt").unlink()
    assert (found := without_time(counts()))["removed"] == "1"
    assert found["unchanged"] == "1"


@pytest.mark.usefixtures("quick_encoder")
def test_build_warns_of_each_file_and_leaves_out_what_cannot_be_read(
    run: Program, corpus: Path, tmp_path: Path
) -> None:
    shutil.copy(ARTICLE, corpus)
    (corpus / "empty.txt").write_bytes(b"")
    done = run("build", "--corpus", corpus, "--index", tmp_path / "index")
    assert done.status == 0
    assert f"left out: {corpus / 'empty.txt'}: " in done.err
    assert "chongqing-opening-up-platform: line 9: 'Construction Co., Ltd.'" in done.err


@pytest.mark.usefixtures("quick_encoder")
def test_build_prints_json_and_nothing_else(run: Program, corpus: Path, tmp_path: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    done = run("build", "--json", *place)
    assert done.status == 0
    report = json.loads(done.out)
    assert report["version"] == current_version(tmp_path / "index")
    assert (report["published"], report["added"], report["changed"], report["removed"]) == (True, ["talk"], [], [])
    assert (report["unchanged"], report["passages"], report["embedded"], report["reused"]) == (0, 2, 2, 0)
    assert report["seconds"] > 0
    assert report["passages_per_s"] > 0
    assert report["unread"] == [
        {
            "file": str(corpus / "empty.txt"),
            "problem": "the file is empty; put the article's text in it or remove it",
            "kept": False,
        }
    ]
    again = json.loads(run("build", "--json", *place).out)
    assert (again["published"], again["passages_per_s"]) == (False, None)
    full = json.loads(run("build", "--json", "--full", *place).out)
    assert (full["published"], full["embedded"], full["reused"]) == (True, 2, 0)


@pytest.mark.usefixtures("quick_encoder")
def test_an_article_that_can_no_longer_be_read_stays_as_it_was_until_its_file_goes(
    run: Program, corpus: Path, tmp_path: Path
) -> None:
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    (corpus / "Old Wharf.txt").write_text(TALK.replace("cranes", "wharfs"), encoding="utf-8")
    assert run("build", *place).status == 0
    (corpus / "Old Wharf.txt").write_bytes(b"")
    done = run("build", *place)
    assert done.status == 0
    assert f"kept as it was in the last version: {corpus / 'Old Wharf.txt'}: " in done.err
    assert "The wharfs are tall." in run("ask", "The wharfs are tall", *place).out
    (corpus / "Old Wharf.txt").unlink()
    assert run("build", *place).status == 0
    assert "The wharfs are tall." not in run("ask", "The wharfs are tall", *place).out


@pytest.mark.usefixtures("quick_encoder")
def test_a_full_disk_is_told_in_one_line(
    run: Program, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    assert run("build", *place).status == 0
    before = current_version(tmp_path / "index")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (corpus / "talk.txt").write_text(TALK + "\nReporter: And the gulls?\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(embeddings.VectorIndex, "save", fail)
        done = run("build", *place)
    assert (done.status, done.out) == (1, "")
    assert "the index can't be written ([Errno 28] No space left on device), so it stays as it was" in done.complaint
    assert list_versions(tmp_path / "index") == (before,)
    assert run("build", *place).status == 0


# versions and rollback


@pytest.fixture
def two_versions(run: Program, quick_encoder: None, corpus: Path, tmp_path: Path) -> tuple[str, str]:
    """The talk, and then the talk with one question more."""
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    assert run("build", *place).status == 0
    (corpus / "talk.txt").write_text(TALK + "\nReporter: And the gulls?\n", encoding="utf-8")
    assert run("build", *place).status == 0
    first, second = list_versions(tmp_path / "index")
    return first, second


def test_versions_are_listed_with_the_one_in_use(run: Program, two_versions: tuple[str, str], tmp_path: Path) -> None:
    done = run("versions", "--index", tmp_path / "index")
    assert (done.status, done.err) == (0, "")
    heading, *lines = [re.split(r"  +", line.strip()) for line in done.out.splitlines()]
    assert heading == ["version", "built", "articles", "passages", "size", "model"]
    assert [line[0] for line in lines] == list(two_versions)
    assert [(*line[2:4], line[5]) for line in lines] == [("1", "2", "word-hash"), ("1", "3", "word-hash")]
    assert [line[6:] for line in lines] == [[], ["in use"]]
    listed = json.loads(run("versions", "--json", "--index", tmp_path / "index").out)["versions"]
    assert [(one["version"], one["in_use"], one["chosen"]) for one in listed] == [
        (two_versions[0], False, False),
        (two_versions[1], True, False),
    ]
    assert set(listed[0]) == {
        "version", "in_use", "chosen", "built_at", "articles", "passages", "model", "bytes", "problem",
    }  # fmt: skip


def test_a_version_gone_back_to_is_kept_until_the_next_build(
    run: Program, two_versions: tuple[str, str], corpus: Path, tmp_path: Path
) -> None:
    first, second = two_versions
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    done = run("rollback", *place)
    assert (done.status, done.out) == (0, "")
    assert f"index {first} is in use until the next build" in done.err
    assert "in use, chosen by rollback" in run("versions", *place).out
    settings = server.Settings(corpus=corpus, index=IndexAddress.parse(tmp_path / "index"))
    server._update(WordHashEncoder(), settings)  # type: ignore[arg-type]
    assert current_version(tmp_path / "index") == first
    assert run("build", *place).status == 0
    assert current_version(tmp_path / "index") == second
    assert "chosen" not in run("versions", *place).out


def test_a_draft_is_published_and_taken_back_from_the_terminal(
    run: Program, two_versions: tuple[str, str], corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTR_EDITOR_PASSWORD", "a long password")
    place = ("--corpus", corpus, "--index", tmp_path / "index", "--drafts", tmp_path / "drafts")
    assert run("publish", *place).status == 1  # there is nothing to publish
    drafts = Drafts(tmp_path / "drafts", corpus)
    drafts.add("new.txt", TALK.encode(), by="Eva", what="added")
    done = run("publish", "--note", "new", *place)
    assert (done.status, done.out) == (0, ""), done.err
    assert "is in use; articles that differ:" in done.err
    assert (corpus / "new.txt").read_text(encoding="utf-8") == TALK
    assert run("rollback", *place).status == 0
    told = History(tmp_path / "drafts" / "history.jsonl").publications()
    assert [(one.action, one.who, one.note) for one in told] == [
        ("published", "command line", "new"), ("rolled_back", "command line", ""),
    ]  # fmt: skip


def test_a_version_that_is_not_there_is_told_with_those_that_are(
    run: Program, two_versions: tuple[str, str], tmp_path: Path
) -> None:
    done = run("rollback", "yesterday", "--index", tmp_path / "index")
    assert (done.status, done.out) == (1, "")
    assert f"there is no version 'yesterday'; there are {', '.join(two_versions)}" in done.complaint
    assert current_version(tmp_path / "index") == two_versions[1]


@pytest.mark.parametrize("command", ["versions", "rollback"])
def test_where_nothing_was_built_there_is_no_version(run: Program, tmp_path: Path, command: str) -> None:
    done = run(command, "--index", tmp_path / "index")
    assert (done.status, done.out) == (1, "")
    assert "there is no index here yet" in done.complaint
    assert not (tmp_path / "index").exists()


def test_what_is_there_is_served_while_another_build_is_at_work(
    run: Program, two_versions: tuple[str, str], corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = server.Settings(corpus=corpus, index=IndexAddress.parse(tmp_path / "index"))
    (corpus / "talk.txt").write_text(f"{TALK}Ada King: They are not alone.\n", encoding="utf-8")
    with building(tmp_path / "index"):
        server._update(WordHashEncoder(), settings)  # type: ignore[arg-type]
    assert "another build is running here" in capsys.readouterr().err
    with building(tmp_path / "new"), pytest.raises(IndexBusyError):
        server._update(WordHashEncoder(), server.Settings(corpus=corpus, index=IndexAddress.parse(tmp_path / "new")))  # type: ignore[arg-type]


@pytest.mark.usefixtures("quick_encoder")
def test_where_nothing_can_be_read_the_index_stays(run: Program, corpus: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    assert run("build", "--corpus", corpus, "--index", index).status == 0
    before = current_version(index)
    (corpus / "talk.txt").write_bytes(b"")
    done = run("build", "--corpus", corpus, "--index", index)
    assert done.status == 1
    assert "none of the article files can be read" in done.complaint
    server._update(WordHashEncoder(), server.Settings(corpus=corpus, index=IndexAddress.parse(index)))  # type: ignore[arg-type]
    assert (current_version(index), list_versions(index)) == (before, (before,))
    with pytest.raises(CorpusError):
        server._update(WordHashEncoder(), server.Settings(corpus=corpus, index=IndexAddress.parse(tmp_path / "new")))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Slip:
    """What somebody gets wrong in one file, the line that says so, and whether its article stays as it was."""

    file: str
    content: str
    told: str
    kept: bool = False


KEPT = "kept as it was in the last version: {file}: "
TABBED = f"---\ntitle: A\n\tb: c\n---\n{TALK}"
SLIPS = [
    Slip("Wharf.md", TALK, f"{KEPT}this and wharf.txt both have the", kept=True),
    Slip("wharf.txt", "", f"{KEPT}the file is empty; put the", kept=True),
    Slip("new.txt", "", "left out: {file}: the file is empty; put the article's text in it or remove it"),
    Slip("wharf.txt", TABBED, f"{KEPT}line 1: front matter is not", kept=True),
    Slip("new.txt", TABBED, "new: line 1: front matter is not YAML (a tab stands where spaces should)"),
    Slip("new.txt", f"---\ntitle: A: b\n---\n{TALK}", "new: line 2: front matter: 'title' is read as it seems meant"),
    Slip("new.txt", f"---\ntitle: A\n\n{TALK}", "new: line 1: front matter has no end; put a line of '---' below it"),
    Slip("new.txt", f"---\ntitle: A\ntitle: B\n---\n{TALK}", "new: line 3: front matter: 'title' is given twice"),
    Slip("wharf.corrections.yaml", "- a: b: c", f"{KEPT}line 1: not YAML", kept=True),
    Slip("wharf.corrections.yaml", "- {paragraph: Will, speker: X}", f"{KEPT}line 1: unknown key 'speker'", kept=True),
    Slip("wharf.corrections.yaml", "- {paragraph: Gone, kind: caption}", "line 1: no paragraph begins with “Gone”"),
    Slip("gone.corrections.yaml", "", "{file}: there is no such article; nothing was corrected"),
    Slip("speakers.yaml", "- name: Eve: King\n- name: Ada King", "{file}, line 1: not YAML"),
    Slip("speakers.yaml", "name: Ada King", "{file}, line 1: should be a list"),
    Slip("new.odt", "words", "{file}: files of this kind are not read; save it as one of"),
]  # fmt: skip


@pytest.mark.usefixtures("quick_encoder")
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.told.removeprefix(KEPT))
def test_a_slip_is_told_on_top_and_hurts_nothing_else(run: Program, corpus: Path, tmp_path: Path, slip: Slip) -> None:
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    (corpus / "wharf.txt").write_text(TALK.replace("cranes", "wharfs"), encoding="utf-8")
    (corpus / "doubtful.txt").write_text("Nobody speaks here.\n\nNobody at all.", encoding="utf-8")
    assert run("build", *place).status == 0
    (corpus / slip.file).write_text(slip.content, encoding="utf-8")
    (corpus / "talk.txt").write_text(TALK.replace("tall", "green"), encoding="utf-8")
    done = run("build", *place)
    assert done.status == 0
    assert slip.told.format(file=corpus / slip.file) in done.err.splitlines()[0]
    assert "doubtful: " in done.err
    told = json.loads(run("build", "--json", *place).out)
    assert slip.told.partition("{file}")[2].removeprefix(": ") in json.dumps(told, ensure_ascii=False)
    assert any(one["kept"] for one in told["unread"]) is slip.kept
    assert "The wharfs are tall." in run("ask", "The wharfs are tall", *place).out
    assert "The cranes are green." in run("ask", "The cranes are green", *place).out
    server._update(WordHashEncoder(), server.Settings(corpus=corpus, index=IndexAddress.parse(tmp_path / "index")))  # type: ignore[arg-type]


@pytest.mark.usefixtures("quick_encoder")
def test_people_are_named_as_before_while_the_registry_cannot_be_read(
    run: Program, corpus: Path, tmp_path: Path
) -> None:
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    registry = corpus / "speakers.yaml"
    registry.write_text("- {id: ada-king, name: Ada Low, aliases: [Ada King]}", encoding="utf-8")
    assert run("build", *place).status == 0
    registry.write_text("- {id: ada-king, name: Ada Low, aliases: [Ada King}", encoding="utf-8")
    (corpus / "talk.txt").write_text(TALK + "\nReporter: And the gulls?\n", encoding="utf-8")
    for _ in range(2):
        (corpus / "new.txt").write_text(TALK.replace("tall", "new"), encoding="utf-8")
        assert run("build", "--full", *place).status == 0
    assert "— Ada Low" in run("ask", "The cranes are new", *place).out


@pytest.mark.usefixtures("quick_encoder")
@pytest.mark.parametrize(
    ("trouble", "complaint"),
    [
        ("missing", "there is no such folder"),
        ("bare", "holds no article"),
        ("twins", "none of the article files can be read"),
    ],
)
def test_a_corpus_that_cannot_be_is_refused(
    run: Program, corpus: Path, tmp_path: Path, trouble: str, complaint: str
) -> None:
    match trouble:
        case "missing":
            shutil.rmtree(corpus)
        case "bare":
            (corpus / "talk.txt").unlink()
        case "twins":
            (corpus / "TALK!.txt").write_text(TALK, encoding="utf-8")
    for command in (["build"], ["ask", ASKED]):
        done = run(*command, "--corpus", corpus, "--index", tmp_path / "index")
        assert (done.status, done.out) == (1, "")
        assert complaint in done.complaint
    assert not (tmp_path / "index").exists()


@pytest.mark.usefixtures("quick_encoder")
def test_a_folder_that_is_no_index_is_left_alone(run: Program, corpus: Path) -> None:
    for command in (["build"], ["ask", ASKED]):
        done = run(*command, "--corpus", corpus, "--index", corpus)
        assert done.status == 1
        assert "not an index, so nothing was written" in done.complaint
    assert [file.name for file in corpus.iterdir()] == ["talk.txt"]


@pytest.mark.usefixtures("quick_encoder")
def test_an_index_that_cannot_be_written_is_told_in_one_line(run: Program, corpus: Path) -> None:
    done = run("build", "--corpus", corpus, "--index", corpus / "talk.txt" / "index")
    assert done.status == 1
    assert "Not a directory" in done.complaint


# ask


@pytest.mark.usefixtures("real_encoder")
def test_ask_prints_the_words_and_who_said_them(run: Program, built: Path) -> None:
    done = run("ask", ASKED, "--index", built)
    assert (done.status, done.err) == (0, "")
    shown = " ".join(done.out.split())
    assert LOGISTICS in shown
    assert "— Luo Shuquan, President of Chongqing International Logistics Hub Park" in shown
    assert "Chongqing is Accelerating to Build Itself into an Opening-Up Platform, 2019-10-31" in shown


@pytest.mark.usefixtures("real_encoder")
def test_ask_says_where_nothing_answers_and_where_several_are_meant(run: Program, built: Path) -> None:
    done = run("ask", "What does the director say about penguins?", "--index", built)
    assert done.status == 0
    both = (Speaker("han-baochang", "Han Baochang"), Speaker("zhang-zhikui", "Zhang Zhikui"))
    assert ENGLISH.ambiguous(Ambiguity("director", both)) in " ".join(done.out.split())
    assert ENGLISH.answers.sentence(Silence(Lack.SPEECH, ("Han Baochang", "Zhang Zhikui"), "penguins")) in done.out
    assert f"\n{ENGLISH.answers.nothing_found}\n" in done.out


@pytest.mark.usefixtures("real_encoder")
def test_ask_prints_json_and_nothing_else(run: Program, built: Path) -> None:
    done = run("ask", ASKED, "--json", "--index", built)
    assert (done.status, done.err) == (0, "")
    assert_answer(json.loads(done.out))
    silent = json.loads(run("ask", "what of penguins \udcff", "--json", "--index", built).out)
    assert (silent["status"], silent["question"]) == ("not_found", "what of penguins \ufffd")


@pytest.mark.usefixtures("quick_encoder")
def test_ask_builds_the_index_first_where_there_is_none(run: Program, corpus: Path, tmp_path: Path) -> None:
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    done = run("ask", "The cranes are tall", "--json", *place)
    assert done.status == 0
    reply = json.loads(done.out)
    assert [quote["speaker"]["name"] for quote in reply["quotes"] + reply["nearest"]] == ["Ada King"]
    assert "index" in done.err
    assert run("ask", "The cranes are tall", *place).err == ""


@pytest.mark.usefixtures("quick_encoder")
@pytest.mark.parametrize("question", ["", " \n", "?" * 1001])
def test_an_empty_or_overlong_question_is_refused(run: Program, built: Path, question: str) -> None:
    done = run("ask", question, "--index", built)
    assert (done.status, done.out) == (1, "")
    assert "ask in 1 to 1,000 characters" in done.complaint


# verify


@pytest.mark.usefixtures("real_encoder")
def test_verify_says_whose_words_they_are(run: Program, built: Path) -> None:
    done = run("verify", "international Logistics center", "--speaker", "Zhang Zhikui", "--index", built)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(ENGLISH.checking.told(Verdict.MISATTRIBUTED, named="Zhang Zhikui"))
    assert "— Luo Shuquan, President of Chongqing International Logistics Hub Park" in done.out


@pytest.mark.usefixtures("quick_encoder")
def test_verify_prints_json_and_nothing_else(run: Program, corpus: Path, tmp_path: Path) -> None:
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    reply = json.loads(run("verify", "the cranes are \udcff tall", "--json", *place).out)
    assert (reply["verdict"], reply["matches"][0]["speaker"]["name"]) == ("verbatim", "Ada King")
    assert json.loads(run("verify", "penguins", "--json", *place).out) == {"verdict": "not_found", "matches": []}
    assert "check 1 to 5,000 characters" in run("verify", " ", *place).complaint


@pytest.mark.usefixtures("quick_encoder")
@pytest.mark.parametrize(("option", "value"), [("--model", "other"), ("--max-tokens", "64")])
def test_an_index_built_otherwise_is_refused_and_a_build_mends_it(
    run: Program, corpus: Path, tmp_path: Path, option: str, value: str
) -> None:
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    assert run("build", *place).status == 0
    done = run("ask", ASKED, *place, option, value)
    assert (done.status, done.out) == (1, "")
    assert "run `python server.py build`" in done.complaint
    assert run("build", *place, option, value).status == 0
    assert run("ask", ASKED, *place, option, value).status == 0


@pytest.mark.usefixtures("quick_encoder")
@pytest.mark.parametrize("damage", ["format", "manifest", "counts", "vectors", "current"])
def test_a_damaged_index_is_refused_and_a_build_mends_it(
    run: Program, corpus: Path, tmp_path: Path, damage: str
) -> None:
    index = tmp_path / "index"
    place = ("--corpus", corpus, "--index", index)
    assert run("build", *place).status == 0
    version = index / "versions" / current_version(index)
    manifest = version / "manifest.json"
    match damage:
        case "format":
            manifest.write_text(re.sub(r'"format": \d+', '"format": 999', manifest.read_text()))
        case "manifest":
            manifest.write_text("{")
        case "counts":
            manifest.write_text(re.sub(r'"n_passages": \d+', '"n_passages": 3', manifest.read_text()))
        case "vectors":
            (version / "vectors.faiss").write_bytes(b"")
        case "current":
            (index / "current").write_text("nowhere\n")
    done = run("ask", ASKED, *place)
    assert (done.status, done.out) == (1, "")
    assert "run `python server.py build`" in done.complaint
    assert run("build", *place).status == 0
    assert run("ask", ASKED, *place).status == 0


@pytest.mark.parametrize("command", [["build"], ["ask", ASKED]])
def test_a_model_that_is_not_there_is_named(run: Program, corpus: Path, tmp_path: Path, command: list[str]) -> None:
    empty = tmp_path / "model"
    empty.mkdir()
    for model in (empty, "nobody/nothing"):
        done = run(*command, "--corpus", corpus, "--index", tmp_path / "index", "--model", model)
        assert (done.status, done.out) == (1, "")
        assert "encoder model" in done.complaint
        assert "leave the setting out to use the packaged one" in done.complaint
    assert list_versions(tmp_path / "index") == ()


@pytest.mark.parametrize("command", [["ask", ASKED], ["serve", "--port", str(free_port())]])
def test_a_reranker_that_is_not_there_is_named(run: Program, corpus: Path, tmp_path: Path, command: list[str]) -> None:
    empty = tmp_path / "model"
    empty.mkdir()
    for model in (empty, tmp_path / "nowhere", "nobody/nothing"):
        done = run(*command, "--corpus", corpus, "--index", tmp_path / "index", "--reranker", model)
        assert (done.status, done.out) == (1, "")
        assert "reranker" in done.complaint
        assert "leave the setting out to do without" in done.complaint


@pytest.mark.usefixtures("quick_encoder")
def test_a_reranker_reads_what_is_found_where_one_is_named(
    run: Program, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Sequence[str]] = []
    scores = embeddings.CrossEncoder.scores

    def spy(self: embeddings.CrossEncoder, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        read.append(texts)
        return scores(self, question, texts)

    monkeypatch.setattr(embeddings.CrossEncoder, "scores", spy)
    command = ("ask", "Are the cranes tall?", "--json", "--corpus", corpus, "--index", tmp_path / "index")
    plain = run(*command)
    assert read == []
    done = run(*command, "--reranker", save_cross_encoder(tmp_path / "tiny"))
    assert [len(texts) for texts in read[:1]] == [1]
    assert read[0][0].startswith("How are the cranes?")
    assert read[0][0].endswith("The cranes are tall. They lift books in the harbour.")
    assert [json.loads(one.out)["confidence"] for one in (plain, done)] == [json.loads(plain.out)["confidence"]] * 2


# evaluate


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Two questions on the talk, the first of which is answered."""
    file = tmp_path / "questions.jsonl"
    file.write_text(
        '{"id": "cranes", "question": "cranes lift books", "speaker": "Ada King", "contains": ["lift books"]}\n'
        '{"id": "soup", "question": "Which soup?", "answerable": false}\n',
        encoding="utf-8",
    )
    return file


@pytest.mark.usefixtures("quick_encoder")
def test_evaluate_builds_a_missing_index_and_prints_nothing_but_json(
    run: Program, corpus: Path, tmp_path: Path, questions: Path
) -> None:
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    done = run("evaluate", questions, *place, "--json", "--output", tmp_path / "result.json")
    assert done.status == 0
    report = json.loads(done.out)
    assert (report["figures"]["questions"], report["figures"]["exact_quotes"]) == (2, 1.0)
    assert (tmp_path / "result.json").read_text(encoding="utf-8") == done.out
    again = run("evaluate", questions, *place, "--baseline", tmp_path / "result.json")
    assert (again.status, again.err) == (0, "")
    assert "2 questions asked before and now" in again.out


@pytest.mark.usefixtures("quick_encoder")
def test_evaluate_fails_where_an_answer_is_worse_than_it_was(
    run: Program, corpus: Path, tmp_path: Path, questions: Path
) -> None:
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    result = tmp_path / "result.json"
    assert run("evaluate", questions, *place, "--output", result).status == 0
    questions.write_text(questions.read_text().replace('["lift books"]', '["lift pianos"]'), encoding="utf-8")
    done = run("evaluate", questions, *place, "--baseline", result, "--output", result, "--json")
    assert done.status == 1
    assert done.complaint.startswith("on-the-record: not fit to publish: right words first 1.000 → 0.000 (1.000 lower)")
    assert json.loads(done.out)["comparison"]["changes"][0]["id"] == "cranes"
    assert result.read_text(encoding="utf-8") == done.out


@pytest.mark.usefixtures("quick_encoder")
def test_evaluate_reads_its_files_before_it_builds_anything(
    run: Program, corpus: Path, tmp_path: Path, questions: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('\n{"question": "Q"}\n', encoding="utf-8")
    place = ("--corpus", corpus, "--index", tmp_path / "index")
    for arguments, complaint in (
        ((bad,), f"{bad}:2: an answerable question needs"),
        ((tmp_path / "none.jsonl",), "none.jsonl: no such file"),
        ((questions, "--baseline", questions), f"the baseline {questions} is not what evaluate writes"),
    ):
        done = run("evaluate", *arguments, *place)
        assert (done.status, done.out) == (1, "")
        assert complaint in done.complaint
    assert not (tmp_path / "index").exists()


# serve


def test_a_port_in_use_is_told_before_anything_is_built(run: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "build_with", lambda *_: pytest.fail("built for nothing"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = run("serve", "--port", str(other.getsockname()[1]))
    assert done.status == 1
    assert "address already in use" in done.complaint
    assert "choose another with --port N" in done.complaint


@pytest.mark.parametrize("host", ["192.0.2.1", "x" * 70, "no such host"])
@pytest.mark.filterwarnings("ignore:A test tried to use")
def test_an_address_that_is_not_ours_is_told(run: Program, host: str) -> None:
    done = run("serve", "--host", host)
    assert done.status == 1
    assert f"can't serve on {host}:8000 (" in done.complaint


def test_a_port_is_taken_at_once() -> None:
    port = free_port()
    with closing(web.listen("127.0.0.1", port)), pytest.raises(PortError, match="in use"):
        web.listen("127.0.0.1", port)


# The real server


def assert_answer(reply: dict[str, object]) -> None:
    """The answer to the README's question, with every field of the reply."""
    assert set(reply) == {
        "question", "interpreted_as", "kind", "status", "confidence", "text", "quotes", "nearest", "note", "groups",
        "more", "declined", "summary", "filters", "suggestions", "written", "index_version", "took_ms",
    }  # fmt: skip
    assert (reply["question"], reply["interpreted_as"]) == (ASKED, ASKED)
    assert (reply["kind"], reply["status"], reply["nearest"], reply["written"]) == ("topic", "answered", [], None)
    assert isinstance(reply["confidence"], float)
    assert 0.5 < reply["confidence"] <= 1
    assert isinstance(reply["took_ms"], float)
    assert reply["took_ms"] > 0
    assert reply["filters"] == {
        "speakers": [],
        "exclude_speakers": [],
        "articles": [],
        "published_from": None,
        "published_to": None,
        "inferred": [],
    }
    assert isinstance(reply["quotes"], list)
    first = reply["quotes"][0]
    assert set(first) == QUOTE_FIELDS
    assert first["kind"] == "statement"
    assert LOGISTICS in first["text"]
    luo = {
        "id": "luo-shuquan",
        "name": "Luo Shuquan",
        "role": "President of Chongqing International Logistics Hub Park",
        "interviewer": False,
    }
    assert first["speaker"] == luo
    assert first["in_reply_to"]["speaker"] == "Reporter"
    assert "how does Chongqing International Logistics Hub Park (CILHP) make" in first["in_reply_to"]["text"]
    assert first["article"] == {
        "id": "chongqing-opening-up-platform",
        "title": "Chongqing is Accelerating to Build Itself into an Opening-Up Platform",
        "published": "2019-10-31",
        "source": "Shangyou News",
        "url": None,
    }
    assert isinstance(reply["text"], str)
    lines = reply["text"].splitlines()
    assert len(lines) == len(reply["quotes"])
    assert lines[0] == f"{luo['name']}, {luo['role']}: {first['text']}"
    assert isinstance(reply["groups"], list)
    assert reply["groups"][0]["speaker"] == luo
    assert reply["groups"][0]["addressed"] is True
    assert [id_ for group in reply["groups"] for id_ in group["quotes"]].count(first["id"]) == 1


def test_the_first_question_is_answered_with_an_address(site: Site) -> None:
    response = site.client.post("/api/v1/answer", json={"question": ASKED})
    assert response.status_code == httpx.codes.OK
    reply = response.json()
    assert_answer(reply)
    assert reply["index_version"] == current_version(site.index)
    page = site.client.get(reply["quotes"][0]["permalink"], follow_redirects=True)
    assert page.status_code == httpx.codes.OK
    assert "Luo Shuquan" in page.text


@pytest.mark.parametrize(
    "question", [ASKED, "What does the director say about platforms?", "smart ports", "What of customs tariffs?"]
)
def test_every_quote_is_a_slice_of_its_article(site: Site, question: str) -> None:
    reply = site.client.post("/api/v1/answer", json={"question": question, "limit": 20}).json()
    assert reply["quotes"] or reply["nearest"]
    for quote in reply["quotes"] + reply["nearest"]:
        article = site.client.get(f"/api/v1/articles/{quote['article']['id']}").json()
        assert article["text"][quote["start"] : quote["end"]] == quote["text"]
        for first, last in quote["highlights"]:
            assert quote["start"] <= first < last <= quote["end"]
        passage = site.client.get(f"/api/v1/passages/{quote['passage']['id']}").json()
        assert {key: passage[key] for key in quote["passage"]} == quote["passage"]
        assert passage["text"] == article["text"][passage["start"] : passage["end"]]
        assert passage["speaker"] == quote["speaker"]
        spoken = [p for p in article["paragraphs"] if p["start"] <= quote["start"] and quote["end"] <= p["end"]]
        assert [(p["kind"], p["speaker"]) for p in spoken] == [("statement", quote["speaker"]["id"])]


def test_a_person_asked_about_is_a_filter_and_silence_shows_only_theirs(site: Site) -> None:
    reply = site.client.post("/api/v1/answer", json={"question": "What does Luo say about penguins?"}).json()
    assert (reply["status"], reply["kind"], reply["quotes"], reply["groups"]) == ("not_found", "person", [], [])
    assert (reply["filters"]["speakers"], reply["filters"]["inferred"]) == (["luo-shuquan"], ["speakers"])
    assert reply["nearest"] == []
    assert reply["text"] == ENGLISH.answers.sentence(Silence(Lack.SPEECH, ("Luo Shuquan",), "penguins"))


def test_what_comes_near_is_only_of_whoever_was_asked_about(site: Site) -> None:
    reply = site.client.post("/api/v1/answer", json={"question": "What does Luo say about customs tariffs?"}).json()
    shown = reply["quotes"] + reply["nearest"]
    assert {quote["speaker"]["name"] for quote in shown} == {"Luo Shuquan"}
    assert all(0 < quote["confidence"] <= reply["confidence"] for quote in shown)


def test_a_search_ranks_passages_and_is_never_silent(site: Site) -> None:
    asked = {"query": "What does Luo say about penguins?", "limit": 3}
    reply = site.client.post("/api/v1/search", json=asked).json()
    assert set(reply) == {"results", "filters", "took_ms"}
    assert len(reply["results"]) == 3
    for found in reply["results"]:
        assert set(found) == {"passage", "kind", "speaker", "article", "score", "in_reply_to"}
        assert found["speaker"]["name"] == "Luo Shuquan"
    everybody = site.client.post("/api/v1/search", json={**asked, "infer": False, "speakers": ["Zhang Zhikui"]}).json()
    assert {found["speaker"]["name"] for found in everybody["results"]} == {"Zhang Zhikui"}
    questions = {"query": "12 years of development", "kinds": ["question"], "speakers": ["reporter"], "limit": 1}
    [found] = site.client.post("/api/v1/search", json=questions).json()["results"]
    assert (found["kind"], found["speaker"]["interviewer"]) == ("question", True)


def test_a_quote_is_checked(site: Site) -> None:
    body = {"quote": "“develop INTERNATIONAL logistics… and pharmaceuticals”", "speaker": "luo"}
    reply = site.client.post("/api/v1/verify", json=body).json()
    assert (set(reply), reply["verdict"]) == ({"verdict", "matches"}, "verbatim")
    [match] = reply["matches"]
    assert set(match) == QUOTE_FIELDS | {"similarity", "diff"}
    assert [step["op"] for step in match["diff"]] == ["equal", "omission", "equal"]
    assert site.client.get(match["permalink"]).status_code == httpx.codes.OK
    article = site.client.get(f"/api/v1/articles/{match['article']['id']}").json()
    assert article["text"][match["start"] : match["end"]] == match["text"]
    other = site.client.post("/api/v1/verify", json={**body, "speaker": "Zhang Zhikui"}).json()
    assert (other["verdict"], other["matches"]) == ("misattributed", reply["matches"])


def test_articles_and_speakers_are_listed(site: Site) -> None:
    articles = site.client.get("/api/v1/articles").json()
    assert [article["id"] for article in articles["items"]] == ["chongqing-opening-up-platform"]
    assert articles["next"] is None
    found, cursor = [], None
    while True:
        page = site.client.get("/api/v1/speakers", params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        found += page["items"]
        if (cursor := page["next"]) is None:
            break
    assert [one["name"] for one in found] == ["Han Baochang", "Luo Shuquan", "Reporter", "Wang Zhijie", "Zhang Zhikui"]
    luo = site.client.get("/api/v1/speakers/luo-shuquan").json()
    assert luo == found[1]
    assert (luo["articles"], luo["statements"]) == (["chongqing-opening-up-platform"], 7)


@pytest.mark.parametrize(
    ("body", "status", "named"),
    [
        ({"question": " "}, 422, "question"),
        ({"question": "?" * 1001}, 422, "question"),
        ({}, 422, "question"),
        ({"question": ASKED, "limit": 21}, 422, "limit"),
        ({"question": ASKED, "tone": "kind"}, 422, "tone"),
        ({"question": ASKED, "speakers": ["Wei Zhang"]}, 422, "speakers"),
        ({"question": ASKED, "articles": ["nothing"]}, 422, "articles"),
        ({"question": ASKED, "published_from": "yesterday"}, 422, "published_from"),
        ({"question": ASKED, "mode": "written"}, 422, "mode"),
    ],
)
def test_a_request_that_cannot_be_is_a_problem_that_names_its_field(
    site: Site, body: dict[str, object], status: int, named: str
) -> None:
    response = site.client.post("/api/v1/answer", json=body)
    assert_problem(response, status)
    assert [error["field"] for error in response.json()["errors"]] == [named]
    for value in (body.get("speakers"), body.get("articles")):
        assert not isinstance(value, list) or value[0] in response.json()["detail"]


def assert_problem(response: httpx.Response, status: int) -> None:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail", "instance"} <= set(response.json())
    assert response.json()["status"] == status


@pytest.mark.parametrize("path", ["articles/nothing", "speakers/nobody", "passages/none", "articles/a%00b", "nowhere"])
def test_what_is_not_there_is_a_problem(site: Site, path: str) -> None:
    assert_problem(site.client.get(f"/api/v1/{path}"), 404)


def test_words_that_are_no_json_or_half_a_character_are_a_problem(site: Site) -> None:
    for content in (b"{", b"\xff", b"[]", b'{"question": "\\ud800"}'):
        response = site.client.post("/api/v1/answer", content=content, headers={"Content-Type": "application/json"})
        assert_problem(response, 422)


def test_health_is_told(site: Site) -> None:
    assert site.client.get("/healthz").status_code == httpx.codes.OK
    assert site.client.get("/readyz").json()["index_version"] == current_version(site.index)


def test_a_second_server_on_the_port_stops_with_one_line(site: Site, tmp_path: Path) -> None:
    second = start(site.index, log := tmp_path / "log", port=site.port)
    assert second.wait(60) == 1
    [line] = log.read_text().splitlines()
    assert line.startswith(f"on-the-record: can't serve on 127.0.0.1:{site.port} (address already in use)")
    assert site.client.get("/readyz").status_code == httpx.codes.OK


def test_where_the_log_is_json_every_line_that_a_server_writes_is(tmp_path: Path) -> None:
    other = start(tmp_path / "index", log := tmp_path / "log", "--log-format", "json", port=free_port())
    while other.poll() is None and "startup complete" not in log.read_text():
        time.sleep(0.05)
    other.terminate()
    assert other.wait(60) == 0
    told = [json.loads(line) for line in log.read_text().splitlines()]
    [built] = [event for event in told if "unchanged" in event]
    assert built["message"].startswith(f"index {built['index_version']}")
    assert (built["unchanged"], built["level"]) == (0, "info")
    assert built["embedded"] > 0
    assert any(event["message"].startswith("On the Record is served at ") for event in told)
    assert [event["level"] for event in told if "fits nobody" in event["message"]] == ["warning"]


def test_what_people_ask_is_never_logged(site: Site) -> None:
    private = "zanzibarquux"
    site.client.post("/api/v1/answer", json={"question": f"What of {private}?", "history": [private]})
    site.client.post("/api/v1/search", json={"query": private})
    site.client.post("/api/v1/verify", json={"quote": private, "speaker": private})
    site.client.post("/api/v1/answer", json={"question": private, "speakers": [private]})
    site.client.post("/api/v1/answer", json={"question": private, "tone": private})
    page = site.client.get(
        "/", params={"q": [f"What of {private}?", ASKED]}, headers={"Referer": f"http://x/{private}"}
    )
    assert private in page.text
    for _ in range(1000):  # a request is logged when it is over, by when the client may have its reply already
        log = site.log.read_text()
        if "GET / 200" in log:
            break
        time.sleep(0.01)
    assert "POST /api/v1/answer 200" in log
    assert "GET / 200" in log
    assert private not in log
    assert "Traceback" not in log


def test_a_server_that_is_told_to_stop_waits_for_nobody_who_asks_nothing_and_stops_well(
    site: Site, tmp_path: Path
) -> None:
    port = free_port()
    other = start(site.index, log := tmp_path / "log", "--stop-timeout-s", "3600", port=port)
    while other.poll() is None and "startup complete" not in log.read_text():
        time.sleep(0.05)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client:
        assert client.get("/healthz").status_code == httpx.codes.OK  # and its connection stays open
        other.send_signal(signal.SIGTERM)
        assert other.wait(120) == 0
    assert f"On the Record is served at http://127.0.0.1:{port}" in log.read_text()
    assert "Traceback" not in log.read_text()
