"""What is written into an editor's file is read back as it was meant, and nothing else in the file changes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.editing.yaml_entries import LayoutError, added, changed, removed
from corpus.editing.yaml_records import read_records

FILE = """# who is who
- name: Ada King # the director
  aliases: [A. King]
  roles:
    # as printed
    - role: Director
      from: 2015
  part: interviewee

# the others
- name: Bob Moss
"""
WORDS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


def test_only_what_is_set_changes() -> None:
    text = changed(FILE, 2, {"aliases": ("A. King", "Ada")})
    assert text == FILE.replace("[A. King]", "[A. King, Ada]")
    assert changed(FILE, 11, {"part": "interviewer"}) == FILE + "  part: interviewer\n"
    assert changed(FILE, 2, {}, without=["roles"]) == FILE.replace(
        "  roles:\n    # as printed\n    - role: Director\n      from: 2015\n", ""
    )


def test_an_entry_that_goes_leaves_the_comment_of_the_next() -> None:
    assert removed(FILE, 2) == "# who is who\n\n# the others\n- name: Bob Moss\n"


@pytest.mark.parametrize(
    "text", ["[{name: Ada}]\n", "-   name: Ada\n    part: interviewer\n", "- name: Ada\n part: x\n"]
)
def test_another_layout_is_left_alone(text: str) -> None:
    with pytest.raises(LayoutError):
        changed(text, 1, {"name": "Bob"})


@given(name=WORDS, others=st.lists(WORDS, min_size=1, max_size=3))
def test_whatever_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, others: list[str]
) -> None:
    file = tmp_path_factory.mktemp("written") / "speakers.yaml"
    file.write_text(added(FILE, {"name": name, "aliases": others, "speaker": None}), encoding="utf-8")
    record = read_records(file)[-1]
    plain = [" ".join(unicodedata.normalize("NFC", one).split()) for one in (name, *others)]
    assert [record.words("name"), *record.all_words("aliases")] == plain
    assert record.words("speaker") is None
