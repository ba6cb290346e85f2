"""The registry: one identity for a person across articles, whatever is printed."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, Attribution, Kind, Paragraph, Part, Span, Speaker, read_article, split_passages
from corpus.editing import KnownPerson, Registry, read_registry
from corpus.models import slug
from embeddings.building import embedded_text, indexed_text
from tests.corpus.golden import SAMPLE


def person(name: str, *aliases: str, role: str | None = None, part: Part = Part.INTERVIEWEE) -> Speaker:
    return Speaker(slug(name), name, role, aliases, part)


def article(*said: tuple[Speaker, str], name: str = "talk", published: date | None = None, title: str = "A") -> Article:
    """Return an article of these paragraphs: questions by interviewers, statements by everybody else."""
    text, paragraphs = "", []
    for speaker, words in said:
        kind = Kind.QUESTION if speaker.interviewer else Kind.STATEMENT
        span = Span(len(text), len(text) + len(words))
        paragraphs.append(Paragraph(span, kind, speaker.id, Attribution.LABEL, 0.9))
        text += words + "\n"
    speakers = {speaker.id: speaker for speaker, _ in said}
    return Article(name, title, text, tuple(paragraphs), tuple(speakers.values()), published=published)


def registry(text: str, folder: Path, *, last: tuple[KnownPerson, ...] = ()) -> Registry:
    (folder / "speakers.yaml").write_text(text, encoding="utf-8")
    return read_registry(folder, last=last)


REPORTER = person("Reporter", part=Part.INTERVIEWER)
LUO = person("Luo Shuquan", "Luo", role="President")
KNOWN = KnownPerson("luo-shuquan", "Luo Shuquan")


def test_without_a_file_nobody_is_known_and_articles_stay_as_they_are(tmp_path: Path) -> None:
    talk = article((REPORTER, "Why?"), (LUO, "So."))
    assert read_registry(tmp_path).apply([talk]) == (talk,)
    assert read_registry(tmp_path).identify(talk) is talk


def test_a_known_person_is_shown_under_the_canonical_name_and_found_under_the_printed_ones(tmp_path: Path) -> None:
    known = registry("- {id: luo-shuquan, name: Lo Shu-chuan, aliases: [Luo Shuquan, 罗书权]}", tmp_path)
    found = known.identify(article((LUO, "So."))).speakers[0]
    assert found == Speaker("luo-shuquan", "Lo Shu-chuan", "President", ("Luo Shuquan", "Luo", "罗书权"))


def test_case_spaces_and_marks_of_a_printed_name_do_not_count(tmp_path: Path) -> None:
    known = registry("- {id: luo, name: Luo Shuquan}", tmp_path)
    printed = person("LUO\u00a0SHUQUAN")
    assert known.identify(article((printed, "So."))).speakers[0].name == "Luo Shuquan"


def test_an_id_alone_finds_the_name_first_given(tmp_path: Path) -> None:
    known = registry("- {id: luo-shuquan, name: Lo Shu-chuan}", tmp_path)
    assert known.identify(article((LUO, "So."))).speakers[0].name == "Lo Shu-chuan"


def test_without_an_id_the_slug_of_the_name_is_one(tmp_path: Path) -> None:
    known = registry("- {name: Lo Shu-chuan, aliases: [Luo Shuquan]}", tmp_path)
    talk = known.identify(article((LUO, "So.")))
    assert [speaker.id for speaker in talk.speakers] == ["lo-shu-chuan"]
    assert talk.paragraphs[0].speaker_id == "lo-shu-chuan"


ROLES = """
- name: Luo Shuquan
  roles:
    - {role: Clerk, to: 2014}
    - {role: President, from: 2015-01-01, to: 2021-06-30}
    - {role: Chairman, from: 2018-03}
"""


@pytest.mark.parametrize(
    ("day", "role"),
    [
        (date(1990, 1, 1), "Clerk"),
        (date(2014, 12, 31), "Clerk"),
        (date(2015, 1, 1), "President"),
        (date(2018, 2, 28), "President"),
        (date(2018, 3, 1), "Chairman"),
        (date(2030, 1, 1), "Chairman"),
        (None, "Chairman"),
    ],
)
def test_the_role_is_that_of_the_day_of_publication(day: date | None, role: str, tmp_path: Path) -> None:
    known = registry(ROLES, tmp_path)
    printed = replace(LUO, role="Director as printed")
    assert known.identify(article((printed, "So."), published=day)).speakers[0].role == role


def test_an_undated_article_shows_the_role_held_last_not_the_one_taken_up_last(tmp_path: Path) -> None:
    roles = "[{role: Owner, from: 2001}, {role: Mayor, from: 2005, to: 2010}]"
    known = registry(f"- {{name: Luo Shuquan, roles: {roles}}}", tmp_path)
    assert known.identify(article((LUO, "So."))).speakers[0].role == "Owner"
    assert known.identify(article((LUO, "So."), published=date(2007, 1, 1))).speakers[0].role == "Mayor"


def test_outside_the_days_known_the_printed_role_stays(tmp_path: Path) -> None:
    known = registry("- {name: Luo Shuquan, roles: [{role: Mayor, from: 2015-02, to: 2016-02}]}", tmp_path)
    days = {date(2015, 1, 31): "President", date(2016, 2, 29): "Mayor", date(2016, 3, 1): "President"}
    for day, role in days.items():
        assert known.identify(article((LUO, "So."), published=day)).speakers[0].role == role


def test_a_single_role_may_stand_by_itself(tmp_path: Path) -> None:
    known = registry("- {name: Luo Shuquan, role: Mayor}", tmp_path)
    assert known.identify(article((LUO, "So."), published=date(2007, 1, 1))).speakers[0].role == "Mayor"


def test_two_speakers_who_are_one_person_become_one(tmp_path: Path) -> None:
    known = registry("- {id: luo, name: Luo Shuquan, aliases: [President Luo]}", tmp_path)
    other = person("President Luo", "PL", role="Head of the park")
    ada = person("Ada Moss")
    talk = known.identify(article((replace(LUO, role=None), "One."), (ada, "Two."), (other, "Three.")))
    assert talk.speakers == (
        Speaker("luo", "Luo Shuquan", "Head of the park", ("Luo", "President Luo", "PL")),
        ada,
    )
    assert [paragraph.speaker_id for paragraph in talk.paragraphs] == ["luo", "ada-moss", "luo"]


def test_one_person_has_one_id_in_all_articles(tmp_path: Path) -> None:
    known = registry("- {name: Luo Shuquan, aliases: [President Luo]}", tmp_path)
    talks = known.apply([article((LUO, "So.")), article((person("President Luo"), "So."), name="other")])
    assert [talk.speakers[0].id for talk in talks] == ["luo-shuquan", "luo-shuquan"]


def test_namesakes_are_told_apart_by_their_articles(tmp_path: Path) -> None:
    entries = "- {name: Luo Shuquan, role: Mayor}\n- {name: Luo Shuquan, id: luo-2, articles: [other], role: Baker}"
    known = registry(entries, tmp_path)
    talks = known.apply([article((LUO, "So."), name=name) for name in ("talk", "other", "third")])
    assert [talk.speakers[0].id for talk in talks] == ["luo-shuquan", "luo-2", "luo-shuquan"]
    assert [talk.speakers[0].role for talk in talks] == ["Mayor", "Baker", "Mayor"]


def test_where_a_namesake_speaks_a_nickname_is_nobodys(tmp_path: Path) -> None:
    entries = "- {name: Luo Shuquan, aliases: [Old Luo]}\n- {name: Luo Shuquan, id: luo-2, articles: [other]}"
    known = registry(entries, tmp_path)
    talks = known.apply([article((person("Old Luo"), "So."), name=name) for name in ("talk", "other")])
    assert [talk.speakers[0].id for talk in talks] == ["luo-shuquan", "old-luo"]


def test_a_person_of_single_articles_is_nobody_elsewhere(tmp_path: Path) -> None:
    known = registry("- {id: luo-shuquan, name: Lo, articles: [other]}", tmp_path)
    talk = article((LUO, "So."))
    assert known.identify(talk) is talk
    assert known.is_taken("luo-shuquan")
    assert known.people_in(talk) == {}


def test_a_shared_surname_makes_nobody_another_person(tmp_path: Path) -> None:
    known = registry("- {name: Zhang Zhikui, aliases: [Zhang]}", tmp_path)
    other, same = person("Zhang Wei", "Zhang"), person("Mr Zhang Zhikui", "Zhang")
    assert [speaker.name for speaker in known.identify(article((other, "So."))).speakers] == ["Zhang Wei"]
    assert [speaker.name for speaker in known.identify(article((same, "So."))).speakers] == ["Zhang Zhikui"]


def test_a_full_alias_finds_a_person_printed_in_another_script(tmp_path: Path) -> None:
    known = registry("- {name: Lo Shu-chuan, aliases: [罗书权]}", tmp_path)
    printed = person("Luo Shuquan", "罗书权")
    assert known.identify(article((printed, "So."))).speakers[0].name == "Lo Shu-chuan"


def test_two_of_one_name_in_one_article_stay_two_and_the_editor_is_told(tmp_path: Path) -> None:
    known = registry("- {name: Luo Shuquan, role: Mayor}", tmp_path)
    talk = article((LUO, "So."), (replace(LUO, id="luo-shuquan-2", role="Baker"), "Not so."))
    found = known.identify(talk)
    assert found.speakers == talk.speakers
    assert "who Luo Shuquan is can't be told from speakers.yaml (Luo Shuquan?)" in str(found.warnings[0])
    assert known.identify(found) == found


def test_a_part_given_turns_statements_into_questions_but_not_what_was_corrected(tmp_path: Path) -> None:
    known = registry("- {name: Luo Shuquan, part: interviewer}", tmp_path)
    talk = article((LUO, "And why?"), (LUO, "Welcome."), (person("Ada Moss"), "So."))
    corrected = replace(talk.paragraphs[1], attribution=Attribution.CORRECTION)
    talk = known.identify(replace(talk, paragraphs=(talk.paragraphs[0], corrected, talk.paragraphs[2])))
    assert [paragraph.kind for paragraph in talk.paragraphs] == [Kind.QUESTION, Kind.STATEMENT, Kind.STATEMENT]
    assert [speaker.part for speaker in talk.speakers] == [Part.INTERVIEWER, Part.INTERVIEWEE]


def test_a_part_that_was_read_so_changes_no_kind(tmp_path: Path) -> None:
    known = registry("- {name: Luo Shuquan, part: interviewer, role: Host}", tmp_path)
    host = replace(LUO, part=Part.INTERVIEWER)
    talk = article((host, "And why?"), (host, "Welcome to the second half."))
    talk = replace(talk, paragraphs=(talk.paragraphs[0], replace(talk.paragraphs[1], kind=Kind.STATEMENT)))
    assert [paragraph.kind for paragraph in known.identify(talk).paragraphs] == [Kind.QUESTION, Kind.STATEMENT]


def test_the_reporter_of_one_article_gets_a_name(tmp_path: Path) -> None:
    known = registry("- {name: Jieyu Wang, aliases: [Reporter], articles: [talk]}", tmp_path)
    talks = known.apply([article((REPORTER, "Why?"), name=name) for name in ("talk", "other")])
    assert [talk.speakers[0].name for talk in talks] == ["Jieyu Wang", "Reporter"]
    assert talks[0].speakers[0].interviewer


def test_people_who_answer_as_one_keep_their_id_under_their_new_names(tmp_path: Path) -> None:
    known = registry("- {id: luo-shuquan, name: Lo Shu-chuan, aliases: [Luo Shuquan]}", tmp_path)
    both = person("Ada Moss / Luo Shuquan")
    found = known.identify(article((both, "So."))).speakers[0]
    assert found == replace(both, name="Ada Moss / Lo Shu-chuan", aliases=("Ada Moss / Luo Shuquan",))
    assert known.unused([article((both, "So."))]) == ()


def test_entries_that_nobody_fits_are_told_to_the_editor(tmp_path: Path) -> None:
    entries = "- name: Luo Shuquan\n- name: Ada Moss\n- {name: Ben Hay, articles: [talk, gone]}"
    known = registry(entries, tmp_path)
    talks = known.apply([article((LUO, "So."), (person("Ben Hay"), "No."))])
    hint = "add the name as printed to 'aliases', or remove the entry"
    assert [str(warning) for warning in known.unused(talks)] == [
        f"speakers.yaml, line 2: Ada Moss speaks in no article; {hint}",
        "speakers.yaml, line 3: Ben Hay is said to speak in gone, and there is no such article",
    ]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (
            "- name: A B\n- name: A B",
            2,
            "the id 'a-b' is that of A B \\(line 1\\) as well; give one an 'id' of its own",
        ),
        ("- name: A B\n- {name: a  b, id: x}", 2, "'a b' is a name of A B \\(line 1\\) as well; leave it to one"),
        ("- {name: A B, articles: [x]}\n- {name: C, aliases: [A B], articles: [y, x]}", 2, "of A B .* in x; leave it"),
        ("- {id: A B, name: A B}", 1, "'A B' is no id"),
        ("- aliases: [A]", 1, "needs a 'name'"),
        ("- {name: A, aliases: ['...']}", 1, "names are made of letters"),
        ("- {name: A B, nick: B}", 1, "unknown key 'nick'; there are id, name, aliases, part, articles, role, roles"),
        ("- name: A B\n  part: guest", 2, "'guest' is no part; there are interviewer, interviewee"),
        ("- {name: A B, articles: [My Talk.txt]}", 1, "'My Talk.txt' is no article id"),
        (
            "- {name: A B, aliases: [Reporter]}",
            1,
            "'Reporter' stands for many people; say in which 'articles' it is A B",
        ),
        ("- {name: A B, id: reporter}", 1, "'reporter' stands for many people"),
        ("- name: A B\n  roles:\n    - role: X\n      from: 31.1.2015", 4, "'31.1.2015' is no day; write 2015-06-30"),
        ("- name: A B\n  roles:\n    - role: X\n      to: 2015-02-30", 4, "'2015-02-30' is no day"),
        ("- {name: A B, roles: [{role: X, from: 2016, to: 2015}]}", 1, "ends on 2015-12-31, before it begins"),
        ("- {name: A B, roles: [{from: 2016}]}", 1, "each of 'roles' needs a 'role'"),
        ("- {name: A B, roles: [{role: X, since: 2016}]}", 1, "unknown key 'since'; there are role, from, to"),
        ("- name: A: B", 1, "not YAML"),
    ],
)
def test_an_entry_that_cannot_be_understood_is_refused_with_its_line(
    text: str, line: int, problem: str, tmp_path: Path
) -> None:
    for around in ("", "- name: Eve Orr\n"):
        found = registry(f"{text}\n{around}", tmp_path)
        [slip] = found.slips
        assert re.search(problem, slip.message)
        assert slip.message.startswith(f"{tmp_path / 'speakers.yaml'}, line {line}: ")
        assert slip.message.endswith("are named as in the last version, or else as printed")
        assert [person.name for person in found.people] == ["Eve Orr"] * bool(around)


def test_people_of_an_entry_that_cannot_be_read_are_known_as_before(tmp_path: Path) -> None:
    last = (KNOWN, KnownPerson("eve", "Eve Orr"), KnownPerson("cy", "Cy Low"))
    found = registry("- {name: Eve Orr-Hay, id: eve}\n- {name: Luo: Shuquan}\n- name: Ada Moss", tmp_path, last=last)
    assert [person.name for person in found.people] == ["Eve Orr-Hay", "Ada Moss", "Luo Shuquan", "Cy Low"]
    assert found.unused([]) == ()
    assert registry("- name: Eve Orr", tmp_path, last=last).people == (KnownPerson("eve-orr", "Eve Orr", line=1),)


def test_a_registry_of_which_nothing_can_be_read_is_as_before(tmp_path: Path) -> None:
    for raw in (b"- name: \xff", b"name: Ada Moss", b"- name: [", b"x" * 2**21):
        (tmp_path / "speakers.yaml").write_bytes(raw)
        found = read_registry(tmp_path, last=(KNOWN,))
        assert found.people == (KNOWN,)
        assert len(found.slips) == 1
        assert read_registry(tmp_path).people == ()


def test_a_registry_that_is_a_link_to_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "speakers.yaml").symlink_to(tmp_path / "gone")
    assert "speakers.yaml: is a link that leads nowhere; mend or remove it" in str(read_registry(tmp_path).slips[0])


def test_who_speaks_in_one_article_may_be_labelled_there_by_a_part_of_the_name(tmp_path: Path) -> None:
    talk = article((Speaker("luo", "Luo"), "Yes."), (Speaker("eve", "Eve Orr"), "No."))
    found = registry("- {name: Luo Shuquan, articles: [talk]}", tmp_path).identify(talk)
    assert [(one.id, one.name) for one in found.speakers] == [("luo-shuquan", "Luo Shuquan"), ("eve", "Eve Orr")]
    for text in ("- name: Luo Shuquan", "- {name: Luo Shuquan, articles: [other]}"):
        assert registry(text, tmp_path).identify(talk) == talk
    both = registry("- {name: Luo Shuquan, articles: [talk]}\n- {name: Luo Wei, articles: [talk]}", tmp_path)
    assert both.identify(talk).speakers == talk.speakers
    assert "can't be told from speakers.yaml (Luo Shuquan or Luo Wei?)" in str(both.identify(talk).warnings[0])


def test_a_registry_of_another_suffix_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "speakers.yml").write_text("- name: A B")
    [slip] = read_registry(tmp_path).slips
    assert "speakers.yml: is not looked at under this name; call it speakers.yaml" in str(slip)


def embedded(talk: Article) -> list[tuple[str, str, str]]:
    passages = split_passages(talk, max_tokens=40, fits=lambda text: len(text) < 400)
    return [(p.id, embedded_text(p, lambda text: len(text) < 900), indexed_text(p)) for p in passages]


def test_a_rename_changes_no_passage_id_and_nothing_that_is_embedded(tmp_path: Path) -> None:
    sample = read_article(SAMPLE)
    known = registry("- {id: luo-shuquan, name: Lo Shu-chuan, aliases: [Luo Shuquan], role: Chairman}", tmp_path)
    renamed = known.identify(sample)
    assert renamed.speaker("luo-shuquan") != sample.speaker("luo-shuquan")
    assert embedded(renamed) == embedded(sample)


NAMES = st.sampled_from(
    ["Luo Shuquan", "LUO SHUQUAN", "Luo", "President Luo", "Ada Moss", "A. Moss", "Reporter", "罗书权"]
)
SPEAKERS = st.builds(
    person, NAMES, st.sampled_from(["Luo", "Moss", "Q", "罗书权", "Ada Moss"]), part=st.sampled_from(list(Part))
)
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(["luo-shuquan", "luo", "ada-moss", "x"]),
        NAMES,
        st.lists(NAMES, max_size=2),
        st.sampled_from([[], ["talk"], ["other"], ["talk", "other"]]),
        st.sampled_from(["", "part: interviewer", "part: interviewee", "role: Mayor"]),
    ),
    max_size=3,
)


@settings(max_examples=400, deadline=None)
@given(said=st.lists(SPEAKERS, min_size=1, max_size=5), entries=ENTRIES, data=st.data())
def test_nobodys_words_are_lost_or_shared_out_anew(
    said: list[Speaker], entries: list[tuple[str, str, list[str], list[str], str]], data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    text = "".join(
        f"- {{id: {id_}, name: {name}, aliases: {aliases}, articles: {articles}{', ' + more if more else ''}}}\n"
        for id_, name, aliases, articles, more in entries
    )
    known = registry(text, tmp_path_factory.mktemp("corpus"))
    unique = {speaker.id: speaker for speaker in said}
    before = article(*((unique[speaker.id], f"Words {number}.") for number, speaker in enumerate(said)))
    after = known.identify(before)
    assert known.identify(after) == after
    assert after.text == before.text
    assert len({speaker.id for speaker in after.speakers}) == len(after.speakers)
    people = known.people_in(before)
    for one, other in pairwise(range(len(said))):
        owners = [people.get(unique[said[number].id].id, unique[said[number].id]) for number in (one, other)]
        is_one = after.paragraphs[one].speaker_id == after.paragraphs[other].speaker_id
        assert is_one == (owners[0].id == owners[1].id)
    for printed, shown in zip(before.paragraphs, after.paragraphs, strict=True):
        old, new = before.speaker(printed.speaker_id), after.speaker(shown.speaker_id)
        assert old is not None
        assert new is not None
        assert old.name in (new.name, *new.aliases)
        assert set(old.aliases) <= {new.name, *new.aliases}
    assert known.people_in(after) == {person.id: person for person in people.values()}
