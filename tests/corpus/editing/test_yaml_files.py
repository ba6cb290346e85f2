"""Editors' YAML files: read strictly, with lines, and harmless whatever they hold."""

import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpus.editing import EditorFileError
from corpus.editing import yaml_records as yaml_files
from corpus.editing.yaml_records import MAX_FILE_BYTES, Record, read_records
from tests.deadline import cpu_limit

PIECES = st.sampled_from(
    ["- ", "name: ", "a", "\n", "\n  ", "'", '"', ": ", "#", "&a ", "*a", "[", "]", "{", "}", ",", "!!python/name:x ",
     "|", "---\n", "...", "\\ud800", "\\U7fffffff", "\x00", "\t", "\ufeff", "\x85", "? ", "%YAML 1.1\n", "<<",
     "é", "e\u0301"]
)  # fmt: skip


def records(text: str, folder: Path) -> tuple[Record, ...]:
    file = folder / "notes.yaml"
    file.write_bytes(text.encode())
    return read_records(file)


def refused(text: str, folder: Path) -> EditorFileError:
    with pytest.raises(EditorFileError) as caught:
        records(text, folder)
    assert str(folder / "notes.yaml") in str(caught.value)
    return caught.value


def test_values_are_text_as_printed(tmp_path: Path) -> None:
    (record,) = records("- a: no\n  b: 2015-01-01\n  c: [1.0, 0x1F]\n  d: '  two\n    lines'", tmp_path)
    assert (record.words("a"), record.words("b"), record.words("d")) == ("no", "2015-01-01", "two lines")
    assert record.all_words("c") == ("1.0", "0x1F")


def test_null_is_nothing_and_in_quotes_a_word(tmp_path: Path) -> None:
    (record,) = records("- a: null\n  b: ~\n  c:\n  d: 'null'", tmp_path)
    assert [record.words(key) for key in "abcde"] == [None, None, None, "null", None]
    assert [key in record for key in "abcde"] == [True, True, True, True, False]
    assert (record.all_words("a"), record.records("c")) == ((), ())


def test_letters_are_composed_as_in_articles(tmp_path: Path) -> None:
    (record,) = records('- a: Rene\u0301\n  b: "Rene\\u0301"', tmp_path)
    assert record.words("a") == record.words("b") == "Ren\u00e9"


@pytest.mark.parametrize("text", ["", "\n# a comment\n", "---\n", "null", "[]", "\ufeff"])
def test_a_file_that_says_nothing_holds_no_records(text: str, tmp_path: Path) -> None:
    assert records(text, tmp_path) == ()


def test_a_missing_file_holds_no_records(tmp_path: Path) -> None:
    assert read_records(tmp_path / "gone.yaml") == ()


def test_records_know_their_lines(tmp_path: Path) -> None:
    first, second = records("# who\n- a: 1\n\n- b: 2\n  c: 3", tmp_path)
    assert (first.line, second.line) == (2, 4)
    assert second.refused("oh", key="c").line == 5


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("- a: 1\n- a: b: c\n", 2, "not YAML .*; put words that hold a colon, a # or quote marks between quotes"),
        ("- a: 1\n  a: 2", 2, "'a' is given twice"),
        ("a: 1", 1, "should be a list, each item beginning with '- '"),
        ("- a: 1\n- Ada", 2, "should be a list, each item beginning with '- '"),
        ("- a: &x 1\n- a: *x", 2, r"aliases \(\*name\) are not read"),
        ("- a: 1\n---\n- b: 2", 2, "a second document begins here"),
        ("- [[[[]]]]", 1, "nested too deeply"),
        ("- [a]: 1", 1, "a key should be a word"),
        ('- a: "\\u0000"', 1, "a letter that can't be printed"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, line: int, problem: str, tmp_path: Path) -> None:
    error = refused(text, tmp_path)
    assert error.line == line
    assert re.search(problem, str(error))


def test_values_of_another_kind_are_refused_with_their_line(tmp_path: Path) -> None:
    (record,) = records("- a: [b]\n  c:\n    d: 1\n  e: [[f]]\n  g: words", tmp_path)
    for read, key, line in ((record.words, "a", 1), (record.all_words, "c", 3), (record.all_words, "e", 4)):
        with pytest.raises(EditorFileError, match=f"line {line}: '{key}' should be"):
            read(key)
    with pytest.raises(EditorFileError, match="line 5: 'g' should be a list of records"):
        record.records("g")


def test_unknown_keys_are_refused_with_the_known_ones(tmp_path: Path) -> None:
    (record,) = records("- name: Ada\n  rôle: x", tmp_path)
    with pytest.raises(EditorFileError, match="line 2: unknown key 'rôle'; there are name, role"):
        record.check_keys(("name", "role"))


def test_another_encoding_is_refused_not_guessed(tmp_path: Path) -> None:
    file = tmp_path / "notes.yaml"
    file.write_bytes("- a: x\n- a: Ren\u00e9".encode("latin-1"))
    with pytest.raises(EditorFileError, match="line 2: is not UTF-8 text; save it as UTF-8"):
        read_records(file)


def test_a_pipe_and_a_folder_are_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "notes.yaml")
    (tmp_path / "folder.yaml").mkdir()
    for name in ("notes.yaml", "folder.yaml"):
        with pytest.raises(EditorFileError, match="is no regular file"):
            read_records(tmp_path / name)


@pytest.mark.parametrize(
    "text",
    [
        "- a: b\n" * (MAX_FILE_BYTES // 7) + "- a: bcd",
        "[" * (MAX_FILE_BYTES - 1),
        "- a: &a [x]\n" + "".join(f"- a: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        "- {" * 100_000,
        "- a: '" + "x" * 900_000,
        "? " * 400_000,
    ],
    ids=["too large", "nested", "bomb", "maps", "open quote", "keys"],
)
@pytest.mark.parametrize("loader", [yaml_files._LOADER, yaml.BaseLoader], ids=["C", "Python"])
def test_hostile_files_are_refused_at_once(
    text: str, loader: type[yaml.BaseLoader], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_files, "_LOADER", loader)
    with cpu_limit(30):
        refused(text, tmp_path)


def test_the_largest_file_is_read_in_bounded_time(tmp_path: Path) -> None:
    with cpu_limit(60):
        assert len(records("- name: Ada Moss\n" * (MAX_FILE_BYTES // 17), tmp_path)) == MAX_FILE_BYTES // 17


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join), pure=st.booleans())
@example(text='- a: "\\U7fffffff"', pure=True)
@example(text='- a: "\\ud800"', pure=True)
@example(text='- a: "\\ud800"', pure=False)
def test_any_text_is_read_or_refused_by_name(
    text: str, pure: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        if pure:
            patched.setattr(yaml_files, "_LOADER", yaml.BaseLoader)
        try:
            found = records(text.encode("utf-8", "replace").decode(), tmp_path)
        except EditorFileError:
            return
    for record in found:
        for key in record.fields:
            key.encode()  # no half of a surrogate is left: digests can be taken
