"""What an editor is told of each paragraph: why it is read so, and whose words it may be instead."""

from dataclasses import replace
from typing import NamedTuple

import pytest

from corpus import Article, Attribution, Evidence, Kind, Paragraph, Part, Span, Speaker
from corpus.attribution import ASKING, Interview
from corpus.attribution.guests import Guest
from corpus.attribution.head_and_foot import Head
from corpus.attribution.readings import ANSWERING, Reading
from corpus.editing import weigh
from corpus.formats import Block, DeclaredSpeaker, Document
from corpus.formats.metadata import Metadata
from corpus.text import label_key
from corpus.text.label_shape import Label
from tests.deadline import cpu_limit, n_calls

RITA = Speaker("rita-holm", "Rita Holm", part=Part.INTERVIEWER)
ADA = Speaker("ada-moss", "Ada Moss")
BEN = Speaker("ben-hay", "Ben Hay")
CY = Speaker("cy-low", "Cy Low")


class Given(NamedTuple):
    """A block: the label before its words, or a sign of layout, and how they are read."""

    words: str
    label: str | Label | None = None
    by: Speaker | None = None
    kind: Kind = Kind.STATEMENT
    how: Attribution = Attribution.LABEL
    sure: float = 0.98
    guessed: Speaker | None = None

    @property
    def sign(self) -> Label | None:
        if isinstance(self.label, str):
            return Label(self.label, label_key(self.label), len(self.label) + 2)
        return self.label


def told(words: str, kind: Kind = Kind.NARRATION) -> Given:
    return Given(words, kind=kind, how=Attribution.LAYOUT, sure=0.9)


def doubted(words: str, label: str | Label | None = None, guessed: Speaker | None = None) -> Given:
    return Given(words, label, None, Kind.STATEMENT, Attribution.UNKNOWN, 0.3, guessed)


def weighed(
    *given: Given,
    convention: str | None = "labels",
    weight: float = 0.9,
    margin: float = 0.9,
    title: str | None = None,
    metadata: Metadata | None = None,
    guest: Guest | None = None,
) -> tuple[Evidence, ...]:
    """Return the evidence for these blocks, each of which begins on the odd line of its number."""
    text = ""
    blocks: list[Block] = []
    paragraphs: list[Paragraph] = []
    guessed: list[Paragraph] = []
    for one in given:
        begin, start = len(text), len(text) + (one.sign.length if one.sign else 0)
        text += f"{one.label}: " if isinstance(one.label, str) else ""
        text += one.words
        blocks.append(Block(Span(begin, len(text)), 2 * len(blocks) + 1))
        speaker_id = one.by.id if one.by else None
        paragraphs.append(Paragraph(Span(start, len(text)), one.kind, speaker_id, one.how, one.sure))
        guessed.append(replace(paragraphs[-1], speaker_id=one.guessed.id) if one.guessed else paragraphs[-1])
        text += "\n\n"
    speakers = tuple(dict.fromkeys(one for item in given for one in (item.by, item.guessed) if one))
    reading = Reading(convention, tuple(one.sign for one in given), weight, margin) if convention else None
    head = Head(None, None, None, 0, frozenset())
    interview = Interview(title, None, head, tuple(guessed), speakers, reading, guest=guest)
    article = Article("talk", "A talk", text, tuple(paragraphs), speakers)
    return weigh(Document(text, tuple(blocks), metadata or Metadata()), interview, article)


def why(evidence: Evidence) -> list[str]:
    return (evidence.why or "").split("; ")


@pytest.mark.parametrize(
    ("convention", "margin", "read"),
    [
        ("labels", 0.9, "read by labels: this fits to 0.90, no other way does"),
        ("labels", 0.25, "read by labels: this fits to 0.90, the next way to 0.65"),
        ("plain", 0.9, "read by question marks alone: this fits to 0.90, no other way does"),
        ("bold", 0.9, "read by how questions are set (bold): this fits to 0.90, no other way does"),
        (None, 0.9, "read as prose that quotes"),
    ],
)
def test_it_is_told_how_the_article_is_read_and_how_well_another_way_fits(
    convention: str | None, margin: float, read: str
) -> None:
    [evidence] = weighed(Given("So.", "Ada Moss", ADA), convention=convention, margin=margin)
    assert why(evidence)[-1] == read


@pytest.mark.parametrize(
    ("label", "how_named"),
    [
        ("Moss", ["“Moss” is part of the name Ada Moss"]),
        ("AM", ["“AM” are the initials of Ada Moss"]),
        ("A", ["“A” stands for Ada Moss"]),
        ("Ada Moss", []),
        ("ADA MOSS", []),
    ],
)
def test_it_is_told_how_a_label_leads_to_the_name_and_where_that_is_printed(label: str, how_named: list[str]) -> None:
    _, evidence = weighed(told("We met Ada Moss."), Given("So.", label, ADA))
    assert why(evidence)[:-1] == [f"behind the label “{label}”", *how_named, "named on line 1"]


def test_a_name_may_stand_in_the_title_in_the_front_matter_or_in_labels_only() -> None:
    given = (Given("So.", "Ada Moss", ADA), Given("Yes.", "Ada Moss", ADA))
    assert why(weighed(*given)[1])[1] == "but named nowhere else"
    assert why(weighed(*given, title="Ada Moss on the quay")[1])[1] == "named in the title"
    declared = Metadata(speakers=(DeclaredSpeaker("Ada Moss"),))
    assert why(weighed(*given, metadata=declared)[1])[1] == "named in the front matter"


def test_a_reporter_who_is_called_no_more_than_that_is_not_looked_for() -> None:
    [evidence] = weighed(Given("Why?", "Reporter", Speaker("reporter", "Reporter"), Kind.QUESTION))
    assert why(evidence)[:-1] == ["behind the label “Reporter”"]


def test_going_on_is_told_from_the_label_and_a_heading_between_speaks_against_it() -> None:
    more = Given("And so.", None, ADA, how=Attribution.CONTINUATION)
    evidence = weighed(
        told("Before", Kind.HEADING), Given("So.", "Ada Moss", ADA), more, told("Later", Kind.HEADING), more
    )
    below = "paragraph{} below the label “Ada Moss” (line 3)"
    assert why(evidence[2])[:2] == [f"1 {below.format('')}", "but named nowhere else"]
    assert why(evidence[4])[:2] == [f"3 {below.format('s')}", "but a heading stands between"]


def test_what_is_set_apart_is_told_as_question_and_answer() -> None:
    question = Given("Why?", ASKING, None, Kind.QUESTION, Attribution.LAYOUT, 0.9)
    asked, answered = weighed(
        question, Given("So.", ANSWERING, ADA, how=Attribution.LAYOUT, sure=0.9), convention="bold"
    )
    assert why(asked)[:-1] == ["a question set apart", "nobody is sure to be who asks"]
    assert why(answered)[:-1] == ["an answer to a question set apart", "taken for Ada Moss", "but named nowhere else"]


def test_signs_tell_who_answers_without_a_label_and_who_comes_next() -> None:
    guest = Guest("Ada Moss", why=("the title names them",), others=("Cy Roe",))
    answer = Given("So.", ANSWERING, ADA, how=Attribution.LAYOUT, sure=0.75)
    assert "Ada Moss answers: the title names them" in why(weighed(answer, guest=guest)[0])
    assert weighed(answer, guest=guest)[0].candidates[0] == "Cy Roe"


def test_what_nobody_says_and_what_an_editor_settled_needs_no_evidence() -> None:
    corrected = Given("So.", "Moss", ADA, how=Attribution.CORRECTION, sure=0.1)
    assert weighed(told("She smiled."), told("Later", Kind.HEADING)) == (Evidence(), Evidence())
    assert weighed(corrected)[0] == Evidence("an editor says so")


def test_who_is_sure_to_speak_has_no_rivals() -> None:
    sure, unsure = Given("So.", "Moss", ADA), Given("So.", "Moss", ADA, sure=0.79)
    assert weighed(told("Pat Moss rang."), sure)[1].candidates == ()
    assert weighed(told("Pat Moss rang."), unsure)[1].candidates == ("Pat Moss",)


def test_a_label_of_nobody_may_be_whom_it_fits_or_who_is_named_and_has_none() -> None:
    about = told("Pat Moss, Cy Low and Ada Moss met Ben Hay.")
    given = (about, Given("So.", "Ben Hay", BEN), doubted("No.", "Moss"), doubted("Yes.", "CL"), doubted("Oh.", "XY"))
    _, _, moss, initials, nobody = weighed(*given)
    assert set(moss.candidates) == {"Pat Moss", "Ada Moss"}
    assert initials.candidates == ("Cy Low",)
    assert set(nobody.candidates) == {"Pat Moss", "Cy Low", "Ada Moss"}
    assert why(nobody)[1] == "“XY” is nobody whose name is sure"


def test_words_without_a_name_before_them_may_be_whose_part_it_is_to_speak() -> None:
    given = (Given("Why?", "Rita Holm", RITA, Kind.QUESTION), Given("So.", "Ada Moss", ADA), doubted("No.", "A"))
    assert weighed(told("Cy Low came late."), *given)[3].candidates == ("Ada Moss", "Cy Low")
    assert why(weighed(*given)[2])[1] == "nobody is sure to be who speaks"


def test_words_further_down_may_be_whose_turn_is_next_or_was_before() -> None:
    unsure = Given("Or so.", None, ADA, how=Attribution.CONTINUATION, sure=0.6)
    before = (Given("Well.", "Cy Low", CY), Given("No.", "Ben Hay", BEN), Given("So.", "Ada Moss", ADA))
    assert weighed(*before, unsure, Given("Why?", "Rita Holm", RITA))[3].candidates == ("Rita Holm", "Ben Hay")


def test_who_was_too_unsure_to_be_named_comes_first() -> None:
    given = (told("Pat Moss rang."), doubted("So.", "Moss", guessed=BEN))
    assert weighed(*given)[1].candidates[:2] == ("Ben Hay", "Pat Moss")


def test_a_part_of_a_name_stands_for_the_one_whose_it_is() -> None:
    long = Speaker("ada-jane-moss", "Ada Jane Moss")
    given = (Given("So.", "Ada Jane Moss", long), told("Ada Jane said little."), doubted("Never!"))
    assert weighed(*given, convention=None)[2].candidates == ("Ada Jane Moss",)


def test_quoted_words_may_be_of_who_is_named_around_them() -> None:
    cued = Given("So it is.", None, ADA, how=Attribution.CUE, sure=0.95)
    far, near = told("Cy Low spoke first."), told("Then Ben Hay rose.")
    evidence = weighed(far, cued, told("It was late."), near, doubted("Never!"), convention=None)
    assert why(evidence[1])[0] == "quoted with a cue"
    assert why(evidence[4])[:-1] == ["quoted, and no cue tells by whom", "nobody is sure to be who speaks"]
    assert evidence[4].candidates[0] == "Ben Hay"


def test_weighing_takes_steps_in_proportion_to_the_article() -> None:
    def n_steps(n: int) -> int:
        people = [Speaker(f"p{number}", f"Person Number{number}") for number in range(n)]
        given = [Given("So it is.", one.name, one) for one in people]
        given += [doubted("No.", f"Number{number}") for number in range(n)]
        return n_calls(lambda: weighed(*given))

    with cpu_limit(60):
        assert n_steps(600) < 4 * n_steps(200)
