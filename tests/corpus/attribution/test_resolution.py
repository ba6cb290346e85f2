"""One speaker a person, whatever the spelling; ids made by rule."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus import Part, Span, Speaker
from corpus.attribution.introductions import Introduction
from corpus.attribution.mentions import FullNames
from corpus.attribution.resolution import Cast, Clues, cast_speakers
from corpus.formats import DeclaredSpeaker
from corpus.models import slug
from corpus.text import label_key
from corpus.text.label_shape import Label


def cast(
    *labels: str,
    declared: Sequence[DeclaredSpeaker] = (),
    introduced: dict[str, str] | None = None,
    asking: dict[str, float] | None = None,
    text: str = "",
) -> Cast:
    names = list(introduced or {})
    clues = Clues(
        declared=declared,
        introductions=[Introduction(name, role, Span(0, 1)) for name, role in (introduced or {}).items()],
        names=FullNames(names, text=text),
        guest=names[0] if len(names) == 1 else None,
        asking=asking or {},
        narration=text,
        turns={label_key(label): 2 for label in labels},
        outside=text,
    )
    return cast_speakers([Label(label, label_key(label), len(label) + 1) for label in labels], clues)


def names(found: Cast) -> list[str]:
    return [speaker.name for speaker in found.speakers]


@pytest.mark.parametrize("labels", [("Zhang Zhikui", "Zhang", "Mr Zhang", "ZHANG"), ("Mr Zhang", "Zhang Zhikui")])
def test_all_short_forms_of_one_name_are_one_person(labels: tuple[str, ...]) -> None:
    found = cast(*labels)
    assert names(found) == ["Zhang Zhikui"]
    assert {found.by_key[label_key(label)] for label in labels} == set(found.speakers)


def test_aliases_are_the_other_labels_as_printed() -> None:
    assert cast("Zhang Zhikui", "Mr Zhang").speakers[0].aliases == ("Mr Zhang",)


def test_two_people_who_share_a_surname_stay_two() -> None:
    found = cast("Zhang Zhikui", "Zhang Wei", "Zhang")
    assert names(found) == ["Zhang Zhikui", "Zhang Wei"]
    assert found.by_key["zhang"] is None


def test_names_that_only_begin_alike_stay_two() -> None:
    assert names(cast("Frederico Moss", "Federico Moss")) == ["Frederico Moss", "Federico Moss"]


def test_a_short_label_gets_the_full_name_and_office_of_the_one_introduced() -> None:
    (speaker,) = cast("Ms. Sollie", introduced={"Ingrid Sollie": "Chief of Staff"}).speakers
    assert (speaker.name, speaker.role, speaker.aliases) == ("Ingrid Sollie", "Chief of Staff", ("Ms. Sollie",))


def test_a_short_label_that_fits_two_introduced_is_nobody() -> None:
    assert names(cast("Zhang", introduced={"Zhang Wei": "Mayor", "Zhang Li": "Judge"})) == []


@pytest.mark.parametrize(
    "label", ["Zhang", "Mr. Zhang", "Ana", "AM", "kitten", "The Chair", "Herald", "Frage", "Réponse"]
)
def test_a_label_that_is_no_full_name_is_nobody_without_support(label: str) -> None:
    assert names(cast(label)) == []


def test_a_full_name_supports_itself_where_it_labels_several_turns_or_stands_elsewhere() -> None:
    label, clues = Label("Ada Moss", "ada moss", 9), Clues((), (), FullNames(()), None, {}, "")
    assert names(cast_speakers([label], clues)) == []
    assert names(cast_speakers([label], replace(clues, turns={"ada moss": 2}))) == ["Ada Moss"]
    assert names(cast_speakers([label], replace(clues, outside="We met Ada\nMoss."))) == ["Ada Moss"]
    assert names(cast_speakers([label], replace(clues, outside="We met Ada Mossberg."))) == []


def test_an_office_and_surname_are_somebody_whom_others_address_so() -> None:
    assert names(cast("Chair Moss", text="Thank you, Chair Moss.")) == ["Chair Moss"]


def test_a_full_name_in_capitals_seen_once_speaks_unsurely_where_others_are_set_so() -> None:
    labels = [Label(name, label_key(name), len(name) + 1) for name in ("ADA MOSS", "BO LUND", "CY ROE", "MR. HAY")]
    found = cast_speakers(labels, Clues((), (), FullNames(()), None, {}, "", turns={"ada moss": 2, "bo lund": 2}))
    assert names(found) == ["Ada Moss", "Bo Lund", "Cy Roe"]
    assert found.unsure == {"cy roe"}


def test_whoever_is_not_known_asks_or_answers_all_the_same() -> None:
    assert cast("Ana", "Luis", "Moderatorin", asking={"ana": 0.8}).asking == {"ana", "moderatorin"}


def test_the_answer_label_is_the_one_person_introduced() -> None:
    assert names(cast("Q", "A", introduced={"Ilse Brandt": "Owner"})) == ["Ilse Brandt"]
    assert names(cast("Q", "A", introduced={"Ilse Brandt": "Owner", "Ada Moss": "Baker"})) == []


def test_what_is_declared_wins() -> None:
    declared = [DeclaredSpeaker("Luo Shuquan", "President", Part.INTERVIEWER, ("LS",))]
    (speaker,) = cast("LS", "Luo", declared=declared, introduced={"Luo Shuquan": "Guest"}).speakers
    assert (speaker.name, speaker.role, speaker.part) == ("Luo Shuquan", "President", Part.INTERVIEWER)
    assert set(speaker.aliases) == {"LS", "Luo"}


def test_somebody_declared_who_never_speaks_is_no_speaker() -> None:
    assert names(cast("Ada Moss", declared=[DeclaredSpeaker("Ben Hay")])) == ["Ada Moss"]


def test_a_generic_label_may_be_declared_as_a_person() -> None:
    assert names(cast("Q", declared=[DeclaredSpeaker("Ann Row", labels=("Q",))])) == ["Ann Row"]


def test_speakers_come_in_the_order_in_which_they_speak() -> None:
    assert names(cast("Reporter", "Moss", "Ada Lovelace Moss", "Ben Hay")) == [
        "Reporter",
        "Ada Lovelace Moss",
        "Ben Hay",
    ]


def test_a_name_in_capitals_is_shown_in_its_usual_letters() -> None:
    assert names(cast("ANNA VAN DER MEER", text="We met Anna van der Meer in May.")) == ["Anna van der Meer"]
    assert names(cast("ADA MOSS", text="ADA MOSS: Yes. Ada Mossberg is another.")) == ["Ada Moss"]


def test_who_asks_mostly_is_the_interviewer() -> None:
    found = cast("Ann Row", "Ada Moss", asking={"ann row": 0.8, "ada moss": 0.3})
    assert [speaker.part for speaker in found.speakers] == [Part.INTERVIEWER, Part.INTERVIEWEE]


def test_names_that_slug_alike_get_different_ids() -> None:
    found = cast("A. B. Moss", "A-B Moss")
    assert len({speaker.id for speaker in found.speakers}) == 2


def test_nobody_speaks_where_there_are_no_labels() -> None:
    assert cast() == Cast((), {})


def test_a_note_in_brackets_is_initials_or_an_office() -> None:
    clues = Clues((), (), FullNames(()), None, {}, "")
    printed = Label("Ada Moss", "ada moss", 9, note="AM"), Label("Bo Lund", "bo lund", 8, note="Head of Paint")
    found = cast_speakers(printed, clues)
    assert [(speaker.name, speaker.role, speaker.aliases) for speaker in found.speakers] == [
        ("Ada Moss", None, ("AM",)),
        ("Bo Lund", "Head of Paint", ()),
    ]
    assert names(cast_speakers([*printed, Label("AM", "am", 3)], clues)) == ["Ada Moss", "Bo Lund"]


def test_initials_are_whose_name_the_text_prints() -> None:
    assert names(cast("AM", introduced={"Ada Moss": "Baker", "Bo Lund": "Painter"})) == ["Ada Moss"]


def test_a_nickname_is_whose_name_it_shortens_or_who_is_left() -> None:
    assert names(cast("adam3us", introduced={"Adam Back": "Baker", "Bo Lund": "Painter"})) == ["Adam Back"]
    declared = [DeclaredSpeaker("Ada Moss"), DeclaredSpeaker("Bo Lund")]
    assert names(cast("Ada Moss", "kitten", declared=declared)) == ["Ada Moss", "Bo Lund"]
    assert names(cast("kitten", declared=declared)) == []


@pytest.mark.parametrize("label", ["Ana and Luis", "Ana & Luis Vega", "Ruiz / Vega"])
def test_a_joint_label_is_one_speaker_of_all_the_full_names(label: str) -> None:
    (speaker,) = cast(label, introduced={"Ana Ruiz": "Baker", "Luis Vega": "Painter"}).speakers
    assert (speaker.name, speaker.id, speaker.aliases) == ("Ana Ruiz / Luis Vega", "ana-ruiz-luis-vega", (label,))


def test_one_of_those_who_answer_as_one_is_another_speaker_alone() -> None:
    found = cast("Ana and Luis", "Ana", introduced={"Ana Ruiz": "Baker", "Luis Vega": "Painter"})
    assert names(found) == ["Ana Ruiz / Luis Vega", "Ana Ruiz"]


@pytest.mark.parametrize("label", ["Q", "问", "A", "答"])
def test_a_letter_that_asks_or_answers_for_nobody_known_is_nobody(label: str) -> None:
    found = cast(label)
    assert (found.speakers, found.by_key) == ((), {label_key(label): None})


def test_a_bare_q_is_a_reporter_who_may_also_have_a_label() -> None:
    found = cast_speakers([Label("Q", "q", 2, mark="")], Clues((), (), FullNames(()), None, {}, ""))
    assert [(speaker.name, speaker.part) for speaker in found.speakers] == [("Reporter", Part.INTERVIEWER)]


@pytest.mark.parametrize(("label", "asks"), [("Host", True), ("Moderadora", True), ("Respondent", False)])
def test_a_part_printed_as_label_is_no_name(label: str, *, asks: bool) -> None:
    found = cast(label)
    assert (found.speakers, bool(found.asking)) == ((), asks)


def test_an_interviewer_is_whom_the_head_names() -> None:
    clues = Clues((), (), FullNames(()), None, {}, "", asker="Ann Row")
    assert names(cast_speakers([Label("Frage", "frage", 6)], clues)) == ["Ann Row"]


def test_a_cast_takes_another_version_of_a_speaker() -> None:
    found = cast("Ada Moss", "Moss", "Bo Lund")
    changed = Speaker("ada-moss", "Ada B. Moss")
    after = found.with_speaker(changed)
    assert after.speakers == (changed, found.speakers[1])
    assert after.by_key == {"ada moss": changed, "moss": changed, "bo lund": found.speakers[1]}
    assert cast("Q").with_speaker(changed) == cast("Q")


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Luo Shuquan", "luo-shuquan"),
        ("  Market -- 2019!  ", "market-2019"),
        ("访谈", digest("访谈")),
        ("访谈 2019", f"2019-{digest('访谈 2019')}"),
        ("Café", f"caf-{digest('Café')}"),
        ("Cafe\u0301", f"caf-{digest('Café')}"),
        ("a — b", "a-b"),
    ],
)
def test_an_id_is_made_by_the_rule_of_the_design(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_names_of_lost_letters_differ() -> None:
    assert slug("访谈") != slug("专访")


def test_a_name_without_any_letter_has_an_id_all_the_same() -> None:
    assert slug("—") == digest("—")


def test_a_speaker_is_an_interviewee_unless_told_otherwise() -> None:
    assert not Speaker("ada", "Ada").interviewer
