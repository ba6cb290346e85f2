"""Whose words stand between the quotation marks of news text."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.attribution.quoted.quotations import ProseQuote, find_prose_quotes
from corpus.models import Kind, Span
from tests.corpus.typeset import article_of
from tests.deadline import cpu_limit

PASSAGES = sorted(Path(__file__).parent.glob("*.txt"))
# In the passages every quotation that is speech is marked <Who says it: the words>, with ? for nobody known.
_MARKED = re.compile(r"<([^:<>]+): ([^<>]*)>", re.DOTALL)


def paragraphs_of(text: str) -> list[Span]:
    return [Span(found.start(), found.end()) for found in re.finditer(r"\S(?:.|\n(?!\n))*", text)]


def quotes_of(text: str, *, people: tuple[str, ...] = ()) -> tuple[ProseQuote, ...]:
    return find_prose_quotes(text, paragraphs_of(text), people=people)


def said(text: str, *, people: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    return [(quote.span.cut(text), quote.speaker) for quote in quotes_of(text, people=people)]


@pytest.mark.parametrize("file", PASSAGES, ids=lambda file: file.stem)
def test_every_quotation_of_a_passage_has_its_speaker(file: Path) -> None:
    marked = file.read_text(encoding="utf-8")
    wanted = [(words, None if who == "?" else who) for who, words in _MARKED.findall(marked)]
    assert said(_MARKED.sub(r"\2", marked)) == wanted


INTRODUCED = "Zhang Zhikui, 45, director of the port, met Anna Ray, a trader.\n\n"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“It is open,” said Zhang.", "Zhang Zhikui"),
        ("“It is open,” Zhang said.", "Zhang Zhikui"),
        ("“It is open”, Zhang has said.", "Zhang Zhikui"),
        ("“Is it open?” asked Mr Zhang.", "Zhang Zhikui"),
        ("Zhang told reporters, “It is open.”", "Zhang Zhikui"),
        ("Said Zhang: “It is open.”", "Zhang Zhikui"),
        ("Adds Zhang, “It is open.”", "Zhang Zhikui"),
        ("Zhang was blunt: “It is open.”", "Zhang Zhikui"),
        ("As Zhang put it, “it is open”.", "Zhang Zhikui"),
        ("According to Zhang, “it is open”.", "Zhang Zhikui"),
        ("“It is open,” Xinhua quoted Zhang as saying.", "Zhang Zhikui"),
        ("“It is open,” says Zhang Wenhong, director of a hospital.", "Zhang Wenhong"),
        ("“It is open,” said the director.", "Zhang Zhikui"),
        ("“It is open,” said a director.", None),
        ("“It is open,” the ministry said.", None),
        ("“It is open,” residents say.", None),
        ("“It is open,” he said.", None),
        ("“It is open,” a friend of Zhang said.", None),
        ("“It is open,” said Zhang's wife.", None),
        ("“It is open,” said Zhang's old rival.", None),
        ("“It is open,” Zhang and Ray said.", None),
        ("“It is open,” Zhang recalled Ray saying.", None),
        ("Zhang was told: “It is open.”", None),
        ("Zhang never said: “It is open.”", None),
    ],
)
def test_a_cue_names_who_says_it(sentence: str, speaker: str | None) -> None:
    [(_, found)] = said(INTRODUCED + sentence)
    assert found == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "The “Belt and Road” goes on, Zhang said.",
        "Zhang praised the “duty declaration +”.",
        "He wrote “The Long Road Home to Oslo” in May.",
        "Zhang said that the road was open.",
        "It is 6\" wide, and 7\" high.",
        "The workers’ hall, in the ’60s, was theirs.",
    ],
)  # fmt: skip
def test_an_expression_a_title_and_reported_speech_are_no_quotes(sentence: str) -> None:
    assert said(INTRODUCED + sentence) == []


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“", "»«", "「」", '“"', '"“', '"”'])
def test_every_kind_of_marks_is_read(marks: str) -> None:
    assert said(f"{marks[0]}It is open,{marks[1]} said Zhang Zhikui.") == [("It is open,", "Zhang Zhikui")]


def test_white_space_inside_the_marks_is_no_part_of_the_words() -> None:
    assert said("« It is open, » said Zhang Zhikui.") == [("It is open,", "Zhang Zhikui")]


def test_an_office_that_two_people_hold_names_neither() -> None:
    text = "Anna Ray, director of the port, met Li Wei, director of the park.\n\n“It is open,” said the director."
    assert said(text) == [("It is open,", None)]


def test_a_name_known_from_elsewhere_is_the_full_name() -> None:
    assert said("“It is open,” Ray said.") == [("It is open,", None)]
    assert said("“It is open,” Ray said.", people=("Anna Ray",)) == [("It is open,", "Anna Ray")]


def test_confidence_falls_from_full_name_to_surname_to_pronoun_to_no_cue_at_all() -> None:
    text = (
        "“It is open,” said Anna Ray, 30.\n\n“It is wide,” Ray said.\n\n“It is long,” she said.\n\n“It is quite new.”"
        "\n\n“It is mine,” a man said."
    )
    assert [quote.confidence for quote in quotes_of(text)] == [0.95, 0.92, 0.85, 0.7, 0.3]


def test_a_question_is_not_continued_by_the_next_paragraph() -> None:
    assert said("“Will you go?” asked Anna Ray.\n\n“I never will go.”")[1] == ("I never will go.", None)


def test_a_mark_of_another_kind_closes_nothing_where_the_right_one_follows() -> None:
    text = '“They call it "the gate" at home,” said Zhang Zhikui.'
    assert said(text) == [('They call it "the gate" at home,', "Zhang Zhikui")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« C’est fini », a déclaré le ministre de la Mer, Noé Roy. « On rentre », a-t-il ajouté.", "Noé Roy"),
        ("„Es ist vorbei“, sagte Ministerin Ada Moos. „Wir gehen“, fügte sie hinzu.", "Ada Moos"),
        ("“Se acabó”, dijo la ministra Ada Ruiz. “Nos vamos”, añadió.", "Ada Ruiz"),
    ],
)
def test_the_last_speaker_goes_on_in_other_languages(text: str, speaker: str) -> None:
    assert [who for _, who in said(text)] == [speaker, speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Ruiz esperaba, 45, en la puerta. “Nos vamos”, dijo un vecino de Ruiz.",
        "Ada Moos, 45, wartete. „Wir gehen“, sagte ein Sprecher der Verwaltung.",
        "Noé Roy, 45 ans, maire, attendait. « On rentre », a dit l’avocat de Noé Roy.",
        "La Casa Azul tiene 45 pisos. “Nos vamos”, dijo La Casa Azul.",
    ],
)
def test_somebody_elses_words_are_nobodys_in_other_languages(text: str) -> None:
    assert [who for _, who in said(text)] in ([], [None])


def test_a_cue_between_the_marks_is_cut_out() -> None:
    text = "« La route est longue, soupire Noé Roy. Très longue. »"
    assert said(text) == [("La route est longue", "Noé Roy"), ("Très longue.", "Noé Roy")]


def test_whoever_the_narration_has_say_something_is_meant_by_the_next_pronoun() -> None:
    text = (
        "Anna Ray, 30, met Tom Lee, 40. The road was wet, said Ray, who drives in Port Elgin.\n\n“It shone,” she said."
    )
    assert said(text) == [("It shone,", "Anna Ray")]


def test_a_paragraph_that_introduces_somebody_is_meant_before_an_earlier_speaker() -> None:
    text = "“It is open,” said Tom Lee, 40.\n\nIt rained.\n\nBo Day, 50, owns the café.\n\n“I am late,” he said."
    assert said(text)[1] == ("I am late,", "Bo Day")


def test_an_owner_is_not_whom_a_name_in_the_genitive_speaks_of() -> None:
    text = "Ann Lee, 40, came. “Now,” Lee said.\n\nLee's brother Bo Day, 50, built the camera. “It is mine,” he said."
    assert said(text)[1] == ("It is mine,", "Bo Day")


def test_words_without_a_cue_between_one_persons_words_are_that_persons() -> None:
    text = "“It is open,” said Anna Ray, 30.\n\nIt rained. “It is really wide.”\n\n“It is long,” she said."
    assert [who for _, who in said(text)] == ["Anna Ray"] * 3
    asked = text.replace("open,” said", "open?” asked")
    assert said(asked)[1] == ("It is really wide.", None)


def test_a_mark_that_is_never_closed_quotes_nothing() -> None:
    assert said("Zhang Zhikui said: “It is open, and nobody knows\n\nwhere the words end.") == []


@pytest.mark.parametrize(
    "text",
    [
        '"' * 200_000,
        "“”" * 100_000,
        "“a " * 100_000,
        "‘a s’ " * 50_000,
        "“Yes,” he said. " * 5_000,
        "“Yes,” said Ann Lee. " * 5_000,
        "“A.” " + "Zhang " * 50_000,
        "“A,” " + "a, " * 50_000 + "said",
        "the a " * 20_000 + "“A.”",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_texts_take_no_longer_than_others(text: str) -> None:
    with cpu_limit(30):
        quotes_of(text[:200_000])


PIECES = st.sampled_from(
    [
        *"“”\"«»„「」‘’' ,.?!:;-\n", "\n\n",
        "“It is open,” ", " said Zhang. ", "Zhang Zhikui ", "he said", "she added: ",
        "Mr Li ",
        "the mayor ", "according to ", "as saying", "\x00", "İ", "Ms. ",
        ", 45, ", " and ", "It's so. ", "I asked",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=50).map("".join))
def test_quotes_are_in_order_disjoint_bare_and_each_inside_a_paragraph(text: str) -> None:
    paragraphs = paragraphs_of(text)
    quotes = find_prose_quotes(text, paragraphs, people=("Ann Lee",))
    assert all(one.span.end <= two.span.start for one, two in pairwise(quotes))
    assert all(any(paragraph.holds(quote.span) for paragraph in paragraphs) for quote in quotes)
    assert all(quote.span.cut(text) == quote.span.cut(text).strip() != "" for quote in quotes)
    assert all(0 <= quote.confidence <= 1 and (quote.speaker or quote.confidence == 0.3) for quote in quotes)


@pytest.mark.parametrize(("before", "speaker"), [("She is proud of it.", "Ada Moss"), ("Cy Roe, 40, left.", None)])
def test_a_quotation_behind_words_on_the_only_one_quoted_is_theirs(before: str, speaker: str | None) -> None:
    said = "“The bridge will be open by noon,” said Ada Moss, who built it."
    more = "“The ice was late this year,” Moss said. “Nobody had told us,” she added."
    article = article_of(
        f"# Bridges\n\n{said}\n\n{more}\n\n{before} “We were never asked about any of this. It rained.”\n"
    )
    names = {one.id: one.name for one in article.speakers}
    last = [one for one in article.paragraphs if one.kind is Kind.STATEMENT][-1]
    assert names.get(last.speaker_id or "") == speaker
