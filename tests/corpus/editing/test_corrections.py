"""Corrections: found again by the words, made as meant, and never dropped without a word."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import (
    Article,
    ArticleFileError,
    Attribution,
    Kind,
    Paragraph,
    Part,
    Span,
    Speaker,
    read_article,
    split_passages,
)
from corpus.editing import Registry, read_corrections, stray_corrections
from corpus.editing.corrections import Corrections, CorrectionsError, corrections_file
from corpus.editing.paragraphs import folded
from corpus.editing.registry import KnownPerson
from tests.corpus.articles import Said, said
from tests.corpus.golden import SAMPLE

REPORTER = Speaker("reporter", "Reporter", part=Part.INTERVIEWER)
ADA = Speaker("ada-moss", "Ada Moss", "Director of Ports", ("Moss", "Director Moss"))
BEN = Speaker("ben-hay", "Ben Hay")
WHY, SO, ALSO, HARBOUR, AGAIN = "Why “now”?", "There are two reasons:", "It is time.", "Harbour at dawn", "It is time."


def paragraph(
    words: str, kind: Kind, speaker: Speaker | None = None, *, lead_in: bool = False
) -> tuple[str, Paragraph]:
    attribution = Attribution.LABEL if speaker else Attribution.LAYOUT
    return words, Paragraph(Span(0, 1), kind, speaker.id if speaker else None, attribution, 0.9, lead_in)


def article(*paragraphs: tuple[str, Paragraph]) -> Article:
    """Return an article of these paragraphs, each with its label before it."""
    text, placed = "", []
    names = {speaker.id: speaker.name for speaker in (REPORTER, ADA, BEN)}
    for words, one in paragraphs:
        text += f"{names[one.speaker_id]}: " if one.speaker_id else ""
        placed.append(replace(one, span=Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    return Article("talk", "A talk", text, tuple(placed), (REPORTER, ADA, BEN))


TALK = article(
    paragraph(WHY, Kind.QUESTION, REPORTER),
    paragraph(SO, Kind.STATEMENT, ADA, lead_in=True),
    paragraph(ALSO, Kind.STATEMENT, ADA),
    paragraph(HARBOUR, Kind.STATEMENT, BEN),
    paragraph(AGAIN, Kind.NARRATION),
)


def corrections(text: str, folder: Path) -> Corrections:
    (folder / "talk.corrections.yaml").write_text(text, encoding="utf-8")
    return read_corrections(folder / "talk.txt")


def corrected(text: str, folder: Path, *, talk: Article = TALK, registry: Registry | None = None) -> Article:
    return corrections(text, folder).apply(talk, registry)


def warnings(found: Article) -> list[str]:
    return [str(warning) for warning in found.warnings]


def test_without_a_file_an_article_stays_as_it_is(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "talk.txt").apply(TALK) is TALK


def test_a_kind_is_put_right_and_takes_the_words_from_their_speaker(tmp_path: Path) -> None:
    found = corrected("- {paragraph: Harbour at, kind: caption}", tmp_path)
    assert said(found)[3] == Said(Kind.CAPTION, None, HARBOUR)
    assert (found.paragraphs[3].attribution, found.paragraphs[3].confidence) == (Attribution.CORRECTION, 1.0)
    assert found.speakers == (REPORTER, ADA)
    assert found.warnings == ()


def test_nothing_else_changes(tmp_path: Path) -> None:
    found = corrected("- {paragraph: Harbour, speaker: Ada Moss}", tmp_path)
    assert replace(found, paragraphs=TALK.paragraphs, speakers=TALK.speakers) == TALK
    assert found.paragraphs[:3] + found.paragraphs[4:] == TALK.paragraphs[:3] + TALK.paragraphs[4:]


@pytest.mark.parametrize("name", ["Ada Moss", "ada  MOSS", "Director Moss", "Moss"])
def test_a_speaker_is_known_by_any_name_printed(name: str, tmp_path: Path) -> None:
    found = corrected(f"- {{paragraph: Harbour, speaker: {name}}}", tmp_path)
    assert said(found)[3] == Said(Kind.STATEMENT, "Ada Moss", HARBOUR)


def test_a_new_speaker_is_added_and_asks_where_the_kind_is_question(tmp_path: Path) -> None:
    asking = "- {paragraph: Harbour, speaker: Cy Low, kind: question}"
    text = f"{asking}\n- {{paragraph: There are, speaker: Eve Orr, role: Clerk}}"
    found = corrected(text, tmp_path)
    assert found.speakers[2:] == (
        Speaker("cy-low", "Cy Low", part=Part.INTERVIEWER),
        Speaker("eve-orr", "Eve Orr", "Clerk"),
    )
    assert [line.name for line in said(found)] == ["Reporter", "Eve Orr", "Ada Moss", "Cy Low", None]


def test_a_new_speaker_whose_name_slugs_alike_is_another_person(tmp_path: Path) -> None:
    found = corrected("- {paragraph: Harbour, speaker: Ada-Moss}", tmp_path)
    assert said(found)[3].name == "Ada-Moss"
    assert len({speaker.id for speaker in found.speakers}) == len(found.speakers) == 3


def test_the_kind_follows_the_part_of_the_speaker_named(tmp_path: Path) -> None:
    entries = ("Harbour, speaker: Reporter", "Why, speaker: Ben Hay", "It, nth: 2, speaker: Ada Moss")
    text = "".join(f"- {{paragraph: {entry}}}\n" for entry in entries)
    found = corrected(text, tmp_path)
    assert [line.kind for line in said(found)] == [
        Kind.STATEMENT, Kind.STATEMENT, Kind.STATEMENT, Kind.QUESTION, Kind.STATEMENT,
    ]  # fmt: skip


def test_an_announcement_by_one_interviewer_stays_a_statement_of_another(tmp_path: Path) -> None:
    host = replace(BEN, part=Part.INTERVIEWER)
    talk = replace(TALK, speakers=(REPORTER, ADA, host))
    found = corrected("- {paragraph: Harbour, speaker: Reporter}", tmp_path, talk=talk)
    assert said(found)[3] == Said(Kind.STATEMENT, "Reporter", HARBOUR)


@pytest.mark.parametrize("nobody", ["null", "~", ""])
def test_words_can_be_nobodys(nobody: str, tmp_path: Path) -> None:
    found = corrected(f"- paragraph: Harbour\n  speaker: {nobody}", tmp_path)
    assert said(found)[3] == Said(Kind.NARRATION, None, HARBOUR)
    assert found.paragraphs[3].attribution is Attribution.CORRECTION


def test_somebody_called_null_is_somebody(tmp_path: Path) -> None:
    assert said(corrected("- paragraph: Harbour\n  speaker: 'Null'", tmp_path))[3].name == "Null"


def test_what_is_no_speech_any_more_leads_to_nothing(tmp_path: Path) -> None:
    assert TALK.paragraphs[1].lead_in
    assert not corrected("- {paragraph: There are, kind: heading}", tmp_path).paragraphs[1].lead_in
    assert corrected("- {paragraph: There are, speaker: Ben Hay}", tmp_path).paragraphs[1].lead_in


def test_white_space_case_quotes_and_the_label_do_not_count(tmp_path: Path) -> None:
    for words in ('why "NOW"?', "Reporter: Why", "REPORTER:   why “now", "Why …", "Why..."):
        found = corrected(f"- paragraph: '{words}'\n  kind: heading", tmp_path)
        assert said(found)[0].kind is Kind.HEADING, words


def test_all_the_words_mean_that_paragraph_though_another_begins_so(tmp_path: Path) -> None:
    talk = article(paragraph("Harbour", Kind.NARRATION), paragraph(HARBOUR, Kind.NARRATION))
    found = corrected("- {paragraph: Harbour, kind: caption}", tmp_path, talk=talk)
    assert [line.kind for line in said(found)] == [Kind.CAPTION, Kind.NARRATION]


def test_nth_tells_paragraphs_that_begin_alike_apart(tmp_path: Path) -> None:
    found = corrected("- {paragraph: It is, nth: 2, speaker: Ada Moss}", tmp_path)
    assert [line.name for line in said(found)][2:] == ["Ada Moss", "Ben Hay", "Ada Moss"]


def test_a_role_is_that_of_the_person_in_this_article(tmp_path: Path) -> None:
    for text in ("- {speaker: Moss, role: Mayor}", "- {paragraph: There are, role: Mayor}"):
        found = corrected(text, tmp_path)
        assert found.speakers == (REPORTER, replace(ADA, role="Mayor"), BEN)
        assert found.paragraphs == TALK.paragraphs
    assert corrected("- {speaker: Moss, role: null}", tmp_path).speakers[1].role is None


def test_a_role_may_be_that_of_somebody_whom_a_correction_adds_below(tmp_path: Path) -> None:
    text = "- {speaker: Cy Low, role: Clerk}\n- {paragraph: Harbour, speaker: Cy Low}"
    assert corrected(text, tmp_path).speakers[-1] == Speaker("cy-low", "Cy Low", "Clerk")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{paragraph: Gone, kind: caption}", "no paragraph begins with “Gone”"),
        ("{paragraph: It is time, kind: caption}", "2 paragraphs begin with “It is time”; add words, or 'nth'"),
        ("{paragraph: It is time., kind: caption}", "2 paragraphs begin with “It is time.”; add words, or 'nth'"),
        ("{paragraph: It, nth: 3, kind: caption}", "2 paragraphs begin with “It”, not 3"),
        ("{paragraph: Why, kind: remark}", "'remark' is no kind; there are statement, question, narration, heading,"),
        ("{paragraph: Why, kind: caption, speaker: Ada Moss}", "a caption is nobody's words"),
        ("{paragraph: Why, kind: statement, speaker: null}", "a statement is somebody's words; name the 'speaker'"),
        ("{paragraph: It, nth: 2, kind: statement}", "“It” is nobody's so far; name the 'speaker' as well"),
        ("{paragraph: Why, speaker: Hay}", "'Hay' is not a full name; write 'Ben Hay'"),
        ("{speaker: Cy Low, role: Clerk}", "nobody in this article is called 'Cy Low'"),
        ("{paragraph: It, nth: 2, role: Clerk}", "the words are nobody's"),
    ],
)
def test_a_correction_that_does_not_fit_is_reported_and_the_others_are_made(
    text: str, problem: str, tmp_path: Path
) -> None:
    found = corrected(f"# by Eve\n- {text}\n- {{paragraph: Harbour, kind: caption}}", tmp_path)
    assert found.warnings[0].message.startswith(f"talk.corrections.yaml, line 2: {problem}")
    assert found.warnings[0].message.endswith("this correction is left out")
    assert said(found) == [*said(TALK)[:3], Said(Kind.CAPTION, None, HARBOUR), said(TALK)[4]]
    assert found.speakers == (REPORTER, ADA)


def test_two_people_of_one_name_are_not_guessed_between(tmp_path: Path) -> None:
    talk = replace(TALK, speakers=(REPORTER, ADA, replace(BEN, name="Ada Moss")))
    found = corrected("- {paragraph: Why, speaker: Ada Moss}", tmp_path, talk=talk)
    assert "2 people in this article are called 'Ada Moss'" in warnings(found)[0]
    assert found.paragraphs == talk.paragraphs


def test_a_paragraph_is_not_put_right_twice(tmp_path: Path) -> None:
    found = corrected("- {paragraph: Harbour, kind: caption}\n- {paragraph: Harbour at, kind: heading}", tmp_path)
    assert said(found)[3].kind is Kind.CAPTION
    assert "line 2: “Harbour at” is put right in line 1 already" in warnings(found)[0]


def test_somebody_who_never_spoke_stays(tmp_path: Path) -> None:
    talk = replace(TALK, speakers=(*TALK.speakers, Speaker("eve-orr", "Eve Orr")))
    names = [
        speaker.name for speaker in corrected("- {paragraph: Harbour, kind: caption}", tmp_path, talk=talk).speakers
    ]
    assert names == ["Reporter", "Ada Moss", "Eve Orr"]


LUO = Speaker("luo", "Luo", "President", ("President Luo",))
FULL = Speaker("luo-shuquan", "Luo Shuquan", "President", ("Luo", "President Luo"))


def talk_of(*speakers: Speaker) -> Article:
    """Return an article in which each speaks once, and the first once more."""
    said = [paragraph(f"Words {number}.", Kind.STATEMENT) for number in range(len(speakers) + 1)]
    talk = article(*said)
    ids = [speaker.id for speaker in (*speakers, speakers[0])]
    placed = [replace(one, speaker_id=id_) for one, id_ in zip(talk.paragraphs, ids, strict=True)]
    return replace(talk, paragraphs=tuple(placed), speakers=speakers)


@pytest.mark.parametrize(
    "text",
    [
        "- {paragraph: Words 0, speaker: Luo Shuquan}",
        "- {paragraph: Words 1, speaker: Luo Shuquan}",
        "- {speaker: Luo Shuquan, role: President}",
        "- speaker: Luo Shuquan",
    ],
)
@pytest.mark.parametrize("label", ["Luo", "L.S.", "Mr. Luo"])
def test_a_label_that_gets_its_full_name_and_that_person_are_one(text: str, label: str, tmp_path: Path) -> None:
    talk = talk_of(replace(LUO, name=label, aliases=()), BEN)
    found = corrected(text, tmp_path, talk=talk)
    assert found.speakers[0] == replace(FULL, aliases=(label,))
    assert {one.id for one in found.speakers} <= {"luo-shuquan", "ben-hay"}
    assert [said(found)[0].name, said(found)[2].name] == ["Luo Shuquan"] * 2


def test_a_label_that_gets_the_name_of_somebody_in_the_article_is_merged_into_them(tmp_path: Path) -> None:
    talk = talk_of(LUO, replace(FULL, role=None, aliases=("LSQ",)), BEN)
    for text in ("- {paragraph: Words 3, speaker: Luo Shuquan}", "- speaker: Luo Shuquan"):
        found = corrected(text, tmp_path, talk=talk)
        assert found.speakers == (replace(FULL, aliases=("LSQ", "Luo", "President Luo")), BEN)
        assert [line.name for line in said(found)] == ["Luo Shuquan", "Luo Shuquan", "Ben Hay", "Luo Shuquan"]
    assert corrected("- {paragraph: Words 2, speaker: Luo Shuquan}", tmp_path, talk=talk).speakers[0] == LUO


def test_a_label_of_which_somebody_else_has_the_full_name_stays_theirs(tmp_path: Path) -> None:
    talk = talk_of(LUO, Speaker("luo-wei", "Luo Wei"))
    found = corrected("- {paragraph: Words 0, speaker: Luo Shuquan}", tmp_path, talk=talk)
    assert [line.name for line in said(found)] == ["Luo Shuquan", "Luo Wei", "Luo"]


def test_of_two_labels_the_paragraph_says_whose_full_name_it_is(tmp_path: Path) -> None:
    talk = talk_of(LUO, Speaker("shuquan", "Shuquan"), BEN)
    for text in ("- speaker: Luo Shuquan", "- {paragraph: Words 2, speaker: Luo Shuquan}"):
        found = corrected(text, tmp_path, talk=talk)
        assert "'Luo Shuquan' may be 'Luo' or 'Shuquan'; say so with a 'paragraph' of each" in warnings(found)[0]
        assert found.paragraphs == talk.paragraphs
    both = "".join(f"- {{paragraph: Words {number}, speaker: Luo Shuquan}}\n" for number in (0, 1))
    assert [line.name for line in said(corrected(both, tmp_path, talk=talk))] == [
        "Luo Shuquan", "Luo Shuquan", "Ben Hay", "Luo Shuquan",
    ]  # fmt: skip


def test_a_full_name_that_fits_nobody_says_so(tmp_path: Path) -> None:
    found = corrected("- speaker: Luo Shuquan", tmp_path)
    assert "nobody in this article is called by a part of 'Luo Shuquan'; say which 'paragraph'" in warnings(found)[0]


def test_a_label_gets_the_name_that_the_registry_knows(tmp_path: Path) -> None:
    known = Registry((KnownPerson("lo", "Lo Shu-chuan", aliases=("Luo Shuquan",)),))
    found = corrected("- speaker: Luo Shuquan", tmp_path, talk=talk_of(LUO, BEN), registry=known)
    assert [(one.id, one.name) for one in found.speakers] == [("lo", "Lo Shu-chuan"), ("ben-hay", "Ben Hay")]


LOW = KnownPerson("ada-moss", "Ada Low", aliases=("Ada Moss",), part=Part.INTERVIEWEE)
CY = KnownPerson("cy", "Cy Low", aliases=("C. Low",))


def test_people_may_be_called_as_in_the_registry(tmp_path: Path) -> None:
    text = (
        "- {paragraph: Harbour, speaker: Ada Low}\n- {paragraph: Why, speaker: C. Low}\n- {speaker: Moss, role: Mayor}"
    )
    found = corrected(text, tmp_path, registry=Registry((LOW, CY)))
    assert [(speaker.id, speaker.name, speaker.role) for speaker in found.speakers] == [
        ("ada-moss", "Ada Low", "Mayor"),
        ("cy", "Cy Low", None),
    ]
    assert [line.name for line in said(found)] == ["Cy Low", "Ada Low", "Ada Low", "Ada Low", None]
    assert warnings(found) == []


def test_without_corrections_the_registry_still_says_who_is_who(tmp_path: Path) -> None:
    found = read_corrections(tmp_path / "talk.txt").apply(TALK, Registry((LOW,)))
    assert found.speakers[1].name == "Ada Low"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- paragraph: Why: now\n", "line 1: not YAML"),
        ("- paragraph: A\n  kin: caption", "line 2: unknown key 'kin'; there are paragraph, nth, label, kind"),
        ("- paragraph: A", "line 1: puts nothing right"),
        ("- paragraph:\n  kind: caption", "'paragraph' should be the first words of one"),
        ("- kind: caption", "say which 'paragraph' is meant"),
        ("- speaker: Ada", "say which 'paragraph' is meant, or give a 'speaker' and the 'role'"),
        ("- {speaker: Ada, role: B, nth: 2}", "say which 'paragraph' is meant"),
        ("- {paragraph: A, nth: 0, kind: caption}", "'nth' should be a number; the first is 1"),
        ("- {paragraph: A, nth: ²,  kind: caption}", "'nth' should be a number"),
        ("- {paragraph: A, nth: " + "9" * 5000 + ", kind: caption}", "'nth' should be a number"),
        ("- {paragraph: A, speaker: '...'}", "'speaker' should be a full name, or null for nobody"),
        ("- {paragraph: A, speaker: [Ada]}", "'speaker' should be words"),
    ],
)
def test_a_file_that_cannot_be_understood_leaves_its_article_out(text: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match=problem) as caught:
        corrections(text, tmp_path)
    assert isinstance(caught.value, ArticleFileError)
    assert str(caught.value).startswith(str(tmp_path / "talk.corrections.yaml"))
    assert str(caught.value).endswith("until this is mended, neither talk.txt nor its other corrections are read")


def test_corrections_lie_beside_the_article_and_those_of_no_article_are_found(tmp_path: Path) -> None:
    talk = tmp_path / "My talk.v2.txt"
    names = ["My talk.v2.corrections.yaml", "gone.corrections.yaml", "My talk.v2.corrections.yml", "speakers.yaml"]
    for name in names:
        (tmp_path / name).touch()
    assert corrections_file(talk) == tmp_path / names[0]
    assert [file.name for file in stray_corrections([talk])] == [names[2], names[1]]


def test_the_sample_article_is_corrected_in_one_place_only(tmp_path: Path) -> None:
    sample = read_article(SAMPLE)
    words = "The start point of China Railway Express (Chongqing)"
    found = corrected(f'- paragraph: "{words[:30]}"\n  kind: heading', tmp_path, talk=sample)
    assert {line for line in said(found) if line not in said(sample)} == {Said(Kind.HEADING, None, words)}
    ids = [
        [passage.id for passage in split_passages(one, max_tokens=99, fits=lambda _: True)] for one in (sample, found)
    ]
    assert ids[0] == ids[1]


WORDS = st.text("abc “\"'’…. \n", min_size=1, max_size=12).map(str.strip).filter(bool)
LINES = st.lists(WORDS, min_size=1, max_size=6)


@settings(max_examples=300, deadline=None)
@given(lines=LINES, inserted=WORDS, data=st.data())
def test_a_correction_survives_edits_elsewhere_or_says_that_it_does_not(
    lines: list[str], inserted: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chosen = data.draw(st.sampled_from(lines))
    at = data.draw(st.integers(0, len(lines)))
    edited = [*lines[:at], inserted, *lines[at:]]
    quoted = chosen.replace('"', '\\"').replace("\n", "\\n")
    made = corrections(f'- paragraph: "{quoted}"\n  kind: caption', tmp_path_factory.mktemp("corpus"))
    found = made.apply(article(*(paragraph(words, Kind.NARRATION) for words in edited)))
    captions = [line.words for line in said(found) if line.kind is Kind.CAPTION]
    assert len(captions) + len(found.warnings) == 1
    assert all(folded(words).startswith(folded(chosen)) for words in captions)
    if [folded(words) for words in edited].count(folded(chosen)) == 1:
        assert captions == [chosen]
