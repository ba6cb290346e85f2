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
        byline="Ann Row, Ben Hay",
        published=date(2019, 10, 31),
        source="The Desk",
        language="fr",
        description="Two rivers meet.",
    )


@pytest.mark.parametrize(
    ("printed", "byline"),
    [
        ("authors: [{name: Ann Row, url: /ann}, {name: Ben Hay}]", "Ann Row, Ben Hay"),
        ("author: {name: Ann Row}", "Ann Row"),
        ("author: '[Ann Row](https://example.org/ann) (Hub Park)'", "Ann Row (Hub Park)"),
        ("author: Ann Row <ann@example.org>", "Ann Row"),
        ('author: "<a href=\\"https://example.org/ann\\">Ann Row</a>"', "Ann Row"),
        ("author: By Ann Row and Ben Hay", "Ann Row and Ben Hay"),
        ("author: Ann Row, Editorial Team", "Ann Row"),
        ("author: Ann Row and Reuters", "Ann Row"),
        ("author: [ann-row, ben]", "ann-row, ben"),
        *((f"author: {name}", None) for name in ("Admin", "Staff", "The Associated Press", "hubgroup", "编辑部")),
        *((f"author: {name}", None) for name in ("ann@example.org", "https://example.org/ann", "'[]()'", "'--'")),
        ("publisher: Wide Rivers\nauthor: wide rivers", None),
        ("byline: Staff", "Staff"),
    ],
)
def test_a_byline_is_people_unless_an_editor_wrote_it(printed: str, byline: str | None) -> None:
    assert declared(printed).byline == byline


def test_the_account_that_posted_an_article_is_no_byline_yet() -> None:
    metadata = declared("author_name: Ann Row")
    assert (metadata.byline, metadata.account) == (None, "Ann Row")


@pytest.mark.parametrize("key", ["audio", "video", "media"])
def test_the_recording_is_an_address_on_the_web(key: str) -> None:
    assert declared(f"{key}: https://example.org/talk.mp3").media == "https://example.org/talk.mp3"
    assert declared(f"{key}: talk.mp3").media is declared(f"{key}: 'javascript:play()'").media is None


def test_who_answers_and_who_asks_may_stand_in_keys_of_their_own() -> None:
    assert declared("interviewee: [Ann Row, pete]\ninterviewer: Ben Hay").speakers == (
        DeclaredSpeaker("Ben Hay", part=Part.INTERVIEWER),
        DeclaredSpeaker("Ann Row", part=Part.INTERVIEWEE),
    )
    assert declared("interviewee: Ann Row\nspeakers: [Ben Hay]").speakers == (DeclaredSpeaker("Ben Hay"),)


HOST, GUEST = Part.INTERVIEWER, Part.INTERVIEWEE


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("hosts: [Ann Row]\nguests: [Ben Hay]", (("Ann Row", None, HOST), ("Ben Hay", None, GUEST))),
        ("moderator: Ann Row and Cy Poe", (("Ann Row", None, HOST), ("Cy Poe", None, HOST))),
        ("guest: Ben Hay, keeper of the Long Light", (("Ben Hay", "keeper of the Long Light", GUEST),)),
        ("guest: Ben Hay, CEO", (("Ben Hay", "CEO", GUEST),)),
        ("guest: Ben Hay, Cy", (("Ben Hay", None, GUEST),)),
        ("guest: Ben Hay (he/him)", (("Ben Hay", None, GUEST),)),
        ("panelists: Ann Row, Ben Hay, and Cy Poe", tuple((n, None, GUEST) for n in ("Ann Row", "Ben Hay", "Cy Poe"))),
        ("guests:\n- name: Ben Hay\n  title: Harbour pilot", (("Ben Hay", "Harbour pilot", GUEST),)),
        ("guests:\n- {given: Ben, family: Hay}\n- ben-hay", (("Ben Hay", None, GUEST),)),
        ("participants: [Ann Row, Ben Hay]", (("Ann Row", None, None), ("Ben Hay", None, None))),
        ("interviewee: 陈晓", (("陈晓", None, GUEST),)),
        ("guest: The harbour at night\nhost: ann-row", ()),
    ],
)
def test_sites_and_podcasts_say_in_keys_of_their_own_who_has_which_part(
    printed: str, people: tuple[tuple[str, str | None, Part | None], ...]
) -> None:
    assert declared(printed).speakers == tuple(DeclaredSpeaker(name, role, part) for name, role, part in people)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("abstract: '<p>A talk&nbsp;with <b>Ann Row</b>.</p>'", "A talk with Ann Row."),
        ("excerpt: 'With [Ann Row](/ann), **keeper** of a_b.'", "With Ann Row, keeper of a_b."),
        ("subtitle: Two rivers\nsummary: They meet.\nexcerpt: They meet.", "They meet.\nTwo rivers"),
    ],
)
def test_what_a_site_says_of_its_article_is_read_as_plain_words(printed: str, plain: str) -> None:
    assert declared(printed).description == plain


@pytest.mark.parametrize(
    "printed",
    [
        "author: {name: Ann Row, twitter: annrow}",
        "authors: [{first_name: Ann, last_name: Row}]",
        "author: [{name: {given: Ann, family: Row}}]",
        "written_by: Ann Row",
    ],
)
def test_an_author_is_named_in_whatever_shape_a_site_keeps_names(printed: str) -> None:
    assert declared(printed).byline == "Ann Row"


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


@pytest.mark.parametrize(
    ("yaml", "expected", "line", "problem"),
    [
        ("title: Ports: a new era\nbyline: B", "Ports: a new era", 2, "'title' is read as it seems meant; words with"),
        ("byline: B\n\ntitle: A: b", "A: b", 4, "'title' is read as it seems meant; words with"),
        ('byline: B\ntitle: "Ports": new', '"Ports": new', 3, "'title' is read as it seems meant; words with a colon"),
        ("title: A\nbyline: B\nspeakers:\n\t- C D", "A", 4, "'speakers' is read as it seems meant; tabs are read as"),
        ("title: A\nbyline: B\nspeakers: [a", "A", 4, "'speakers' is not YAML (expected"),
        ("title: A\nbyline: B\ntitle: C", "C", 4, "'title' is given twice; the last one counts"),
    ],
)
def test_one_slip_costs_no_other_key(yaml: str, expected: str, line: int, problem: str) -> None:
    metadata, body, n_lines, [warning] = split_front_matter(f"---\n{yaml}\n---\n{BODY}")
    assert (metadata.title, metadata.byline, body, n_lines) == (expected, "B", BODY, yaml.count("\n") + 3)
    assert (warning.line, warning.slip, warning.loss) == (line, True, "not YAML" in problem)
    assert warning.message.startswith(f"front matter: {problem}")


@pytest.mark.parametrize("below", ["", "\n---\nMore words, below a rule.\n"])
def test_front_matter_without_an_end_takes_no_word_of_the_article(below: str) -> None:
    text = f"---\ntitle: A: b\nspeakers:\n  - Ada Moss\n\n{BODY}{below}"
    metadata, body, n_lines, warnings = split_front_matter(text)
    assert (metadata.title, body, n_lines) == ("A: b", f"{BODY}{below}", 5)
    assert warnings[0].message == "front matter has no end; put a line of '---' below it"


def test_a_head_of_nothing_but_a_tab_hides_no_words() -> None:
    assert split_front_matter("---\n\t\n---\nSaid.")[1].endswith("Said.")
