"""The YAML head of a file: ours, other sites', broken, and hostile."""

from datetime import date

import pytest

from corpus import Part
from corpus.formats import DeclaredSpeaker
from corpus.formats.metadata import Metadata, split_front_matter
from tests.deadline import cpu_limit

BODY = "Reporter: Why?\n"


def declared(yaml: str) -> Metadata:
    metadata, body, _, warnings = split_front_matter(f"---\n{yaml}\n---\n{BODY}")
    assert (body, warnings) == (BODY, ())
    return metadata


def test_every_key_of_ours_is_read() -> None:
    metadata = declared(
        "title: Wide  rivers\nbyline: Ann Row\npublished: 2019-10-31\nsource: The Desk\nurl: https://example.org/a\n"
        "language: en\nspeakers:\n  - name: Luo Shuquan\n    role: President of Hub Park\n    part: interviewee\n"
        "    labels: [Luo, LS]\n  - name: Ann Row\n    part: interviewer"
    )
    assert metadata == Metadata(
        title="Wide rivers",
        byline="Ann Row",
        published=date(2019, 10, 31),
        source="The Desk",
        url="https://example.org/a",
        language="en",
        speakers=(
            DeclaredSpeaker("Luo Shuquan", "President of Hub Park", Part.INTERVIEWEE, ("Luo", "LS")),
            DeclaredSpeaker("Ann Row", None, Part.INTERVIEWER),
        ),
    )


def test_speakers_may_be_bare_names() -> None:
    assert declared("speakers: [Ann Row, ' Ben  Hay ']").speakers == (
        DeclaredSpeaker("Ann Row"),
        DeclaredSpeaker("Ben Hay"),
    )


def test_keys_of_other_sites_are_understood_or_ignored() -> None:
    metadata = declared(
        "layout: post\nTitle: Wide rivers\nauthor: [Ann Row, Ben Hay]\ndate: October 31, 2019\nlang: fr\n"
        "tags: {a: [1]}\ndraft: no\ndescription: Two rivers meet.\npublisher: The Desk"
    )
    assert metadata == Metadata(
        title="Wide rivers",
        subtitle="Two rivers meet.",
        byline="Ann Row, Ben Hay",
        published=date(2019, 10, 31),
        source="The Desk",
        language="fr",
    )


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2019-10-31", date(2019, 10, 31)),
        ("2019-10-31T08:30:00Z", date(2019, 10, 31)),
        ("2019-10-31 08:30", date(2019, 10, 31)),
        ("31 Oct 2019", date(2019, 10, 31)),
        ("soon", None),
        ("2019-02-31", None),
    ],
)
def test_a_date_is_read_as_sites_write_it(printed: str, meant: date | None) -> None:
    assert declared(f"date: {printed}").published == meant


@pytest.mark.parametrize(
    "yaml",
    [
        "title: [1, {a: b}]\nspeakers: Ann",
        "title: {a: b}\nspeakers: [[Ann], {role: President}, '', {name: ' '}, {name: [x]}]".replace(
            ", {name: [x]}", ""
        ),
        "speakers: {name: Ann}\npublished: [2019]",
        "speakers:\ntitle:\npublished:",
    ],
)
def test_values_of_another_shape_are_ignored(yaml: str) -> None:
    metadata = declared(yaml)
    assert (metadata.speakers, metadata.published) == ((), None)


def test_a_part_nobody_knows_is_left_to_detection() -> None:
    assert declared("speakers: [{name: Ann, part: witness, labels: Ann}]").speakers == (DeclaredSpeaker("Ann"),)


def test_labels_of_another_shape_are_ignored() -> None:
    (speaker,) = declared("speakers: [{name: Ann, labels: [[A], ' ', {a: b}, ' A  R ']}]").speakers
    assert speaker.labels == ("A R",)


def test_what_is_no_yaml_is_left_out_with_a_warning() -> None:
    metadata, body, n_lines, warnings = split_front_matter(f"---\ntitle: 'open\nspeakers: [a\n---\n{BODY}")
    assert (metadata, body, n_lines) == (Metadata(), BODY, 4)
    assert len(warnings) == 1
    assert str(warnings[0]).startswith("line 1: front matter is not YAML (")


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule above the story.\n---\nAnd the story.\n",
        "---\n- one\n- two\n---\n",
        "---\nno end of it\n",
        "----\ntitle: x\n----\n",
        "Words first\n---\ntitle: x\n---\n",
        "---\nReporter: How are you?\n---\nAda Moss: Well.\n",
        "---\n问: 您好吗？\nq: How are you?\n---\nAda Moss: Well.\n",
    ],
)
def test_rules_around_words_are_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == (Metadata(), text, 0, ())


def test_nested_aliases_are_harmless() -> None:
    levels = "".join(
        f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with cpu_limit(30):
        metadata = declared(f"a: &a [x,x,x,x,x,x,x,x,x]\n{levels}title: *i\nspeakers: *i")
    assert metadata == Metadata()


def test_deep_nesting_is_a_warning() -> None:
    with cpu_limit(30):
        _, body, _, warnings = split_front_matter(f"---\na: {'[' * 20_000}\n---\n{BODY}")
    assert body == BODY
    assert [str(warning) for warning in warnings] == ["line 1: front matter is not YAML (nested too deeply); left out"]


def test_tags_make_no_objects() -> None:
    assert declared("title: !!python/object/apply:os.getcwd []\nbyline: !!binary aGk=").title is None
