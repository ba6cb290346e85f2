"""What an editor is told to look at: the doubtful, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Abbreviation, Article, Attribution, Kind, Paragraph, Part, Span, Speaker, read_article
from corpus.editing import review
from tests.corpus.articles import read
from tests.corpus.golden import SAMPLE
from tests.deadline import cpu_limit, n_calls

REPORTER = Speaker("reporter", "Reporter", part=Part.INTERVIEWER)
ADA = Speaker("ada-moss", "Ada Moss", "Director of Ports", ("Moss",))
BEN = Speaker("ben-hay", "Ben Hay", "Mayor of Hill Town")

Given = tuple[str, Kind, Speaker | None, Attribution, float]


def stated(words: str, by: Speaker | None = ADA, how: Attribution = Attribution.LABEL, sure: float = 0.98) -> Given:
    return words, Kind.STATEMENT, by, how, sure


def asked(words: str, by: Speaker = REPORTER) -> Given:
    return words, Kind.QUESTION, by, Attribution.LABEL, 0.98


def told(words: str, kind: Kind = Kind.NARRATION, sure: float = 0.9) -> Given:
    return words, kind, None, Attribution.LAYOUT, sure


def article(*given: Given | str, abbreviations: tuple[Abbreviation, ...] = ()) -> Article:
    """Return an article of these paragraphs, with labels; words without more stand in it and in no paragraph."""
    text, paragraphs = "", []
    speakers: dict[str, Speaker] = {}
    for one in given:
        if isinstance(one, str):
            text += one + "\n\n"
            continue
        words, kind, speaker, how, sure = one
        if speaker:
            speakers[speaker.id] = speaker
            text += f"{speaker.name}: " if how is Attribution.LABEL else ""
        span = Span(len(text), len(text) + len(words))
        paragraphs.append(Paragraph(span, kind, speaker.id if speaker else None, how, sure))
        text += words + "\n\n"
    return Article("talk", "A talk", text, tuple(paragraphs), tuple(speakers.values()), abbreviations=abbreviations)


def doubts(talk: Article) -> list[str]:
    return [str(warning) for warning in review(talk)]


TALK = (asked("Why?"), stated("So it is."), asked("And how?"), stated("Thus."), asked("Where?"), stated("There."))


def test_a_plain_interview_raises_no_doubt() -> None:
    assert review(article(told("We met Ada Moss, Director of Ports, in May."), *TALK)) == ()


def test_the_sample_article_raises_no_doubt() -> None:
    assert review(read_article(SAMPLE)) == ()


def test_warnings_carry_the_lines_given() -> None:
    talk = article(*TALK, stated("Nobody knows.", None, Attribution.UNKNOWN), stated("Or", sure=0.5))
    assert [warning.line for warning in review(talk, [1, 3, 5, 7, 9, 11, 13, 15])] == [13, 15]
    assert [warning.line for warning in review(talk, [1, None])] == [None, None]
    assert [warning.line for warning in review(talk, [0] * 8)] == [None, None]


def test_where_everybody_asks_nobody_answers() -> None:
    assert doubts(article(asked("Why?"), asked("So it is.", replace(ADA, part=Part.INTERVIEWER)))) == [
        "everybody is taken for an interviewer: nobody is quoted with an answer"
    ]


def test_speech_of_nobody_known_is_listed_once_a_run() -> None:
    unknown = stated("Nobody knows who said this thing on that evening in May.", None, Attribution.UNKNOWN)
    assert doubts(article(*TALK, unknown, unknown, told("She left."), unknown)) == [
        "these 2 paragraphs are said by nobody known, never quoted: “Nobody knows who said this thing on that …”",
        "this is said by nobody known, never quoted: “Nobody knows who said this thing on that …”",
    ]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»"])
def test_narration_all_in_quotes_is_speech_of_nobody_known(marks: str) -> None:
    words = marks.format("We never open before the bell has rung.")
    assert (
        doubts(article(*TALK, told(words)))
        == ["this is said by nobody known, never quoted: “We never open before the bell has rung.”"]
        or marks == "«{}»"
    )
    assert doubts(article(*TALK, told(f"{words} So said the guide, and “no more”."))) == []


def test_the_label_of_a_known_speaker_amid_anothers_words_is_seen() -> None:
    talk = article(*TALK, stated("It is late. Reporter: And the fee?"), stated("One thing: it is late."))
    assert doubts(talk) == ["'Reporter' may begin to speak here, read as words of Ada Moss: “Reporter: And the fee?”"]


def test_a_label_that_recurs_nowhere_is_seen_where_a_paragraph_goes_on() -> None:
    more = Attribution.CONTINUATION
    talk = article(*TALK, stated("Cy Low: I disagree.", how=more), stated("First: we", how=more))
    assert doubts(talk) == ["'Cy Low' may begin to speak here, read as words of Ada Moss: “Cy Low: I disagree.”"]
    assert doubts(article(*TALK, stated("Cy Low: I disagree."))) == []


def test_low_confidence_is_listed_once_a_run_with_the_lowest() -> None:
    going_on = [
        stated(f"And {number}.", how=Attribution.CONTINUATION, sure=sure)
        for number, sure in enumerate((0.8, 0.79, 0.7))
    ]
    assert doubts(article(*TALK, *going_on, told("Harbour", Kind.CAPTION, sure=0.4))) == [
        "these 2 paragraphs are read as statement by Ada Moss, not surely (0.70): “And 1.”",
        "this is read as caption, not surely (0.40): “Harbour”",
    ]


def test_what_an_editor_corrected_is_sure() -> None:
    words = "“We never open before the bell has rung.”"
    by_editor = Attribution.CORRECTION
    talk = article(
        *TALK,
        stated("It is late. Reporter: And?", how=by_editor, sure=0.1),
        (words, Kind.NARRATION, None, by_editor, 1.0),
    )
    assert doubts(talk) == []


def test_a_speaker_seen_once_and_spelled_like_another_may_be_a_slip() -> None:
    assert doubts(article(*TALK, stated("Oh.", Speaker("ada-mos", "Ada Mos", "Director of Ports")))) == [
        "Ada Mos speaks once and is spelled almost like Ada Moss: one person?"
    ]


def test_a_speaker_seen_once_and_named_nowhere_else_may_be_none() -> None:
    note = Speaker("opening-hours", "Opening Hours")
    assert doubts(article(*TALK, stated("From nine to five.", note))) == [
        "Opening Hours speaks once and is named nowhere else: a person, or a heading?"
    ]
    assert doubts(article(told("Opening Hours is the name of a band."), *TALK, stated("Five.", note))) == []
    assert doubts(article(*TALK, stated("Five.", replace(note, role="Clerk")))) == []
    assert doubts(article(*TALK, stated("Five.", replace(note, aliases=("A",))))) == []
    assert doubts(article(*TALK, stated("So are our opening hours.", note))) != []
    assert doubts(article(*TALK, stated("Five.", note), asked("Six?"), stated("Seven.", note))) == []
    assert doubts(article(*TALK[:2], stated("Five.", note))) == []


def test_one_who_asks_once_may_be_none_and_many_are_the_press() -> None:
    press = [Speaker(f"p{name}", f"Cy {name}", part=Part.INTERVIEWER) for name in ("Aldous", "Brontë", "Chaucer")]
    assert len(review(article(*TALK, asked("Five?", press[0])))) == 1
    assert doubts(article(*TALK, *(asked("Five?", one) for one in press))) == []


@pytest.mark.parametrize(
    ("role", "contradicts"),
    [
        ("Director of Ports", False),
        ("Director for the Ports", False),
        ("Director", False),
        ("Director of Ports and Ferries", False),
        ("Deputy Director of Ports", True),
        ("Mayor of Hill Town", True),
    ],
)
def test_an_office_other_than_the_one_shown_is_seen(role: str, contradicts: bool) -> None:
    talk = article(told(f"We met Ada Moss, {role}."), *TALK)
    assert bool(review(talk)) is contradicts
    if contradicts:
        assert doubts(talk) == [f"Ada Moss is shown as 'Director of Ports', and called {role!r} here"]


def test_an_abbreviation_in_an_office_is_no_contradiction() -> None:
    harbour = replace(ADA, role="Director of Hill Town Harbour Board")
    given = (told("We met Ada Moss, Director of HTHB."), asked("Why?"), stated("So.", harbour))
    known = Abbreviation("HTHB", "Hill Town Harbour Board")
    assert doubts(article(*given, abbreviations=(known,))) == []
    assert len(doubts(article(*given))) == 1


def test_words_in_no_paragraph_are_seen_and_labels_are_not() -> None:
    lost = "Here are seven words that are lost."
    label = "Ada Moss, Director of Ports, in the hall of the town:"
    assert doubts(article(*TALK[:2], lost, *TALK[2:])) == [f"left out above: “{lost}”"]
    assert doubts(article(*TALK, lost)) == [f"left out at the end: “{lost}”"]
    assert doubts(article(*TALK[:2], label, "[00:01:02] 17", *TALK[2:])) == []


def test_sentences_taken_for_the_sites_own_are_seen() -> None:
    speech = "And so we went on to build the harbour, which has stood to this day. " * 3
    cookies = "By browsing our site you agree to our use of cookies and Privacy Policy. " * 3
    found = doubts(article(*TALK, told(speech.strip(), Kind.BOILERPLATE), told(cookies.strip(), Kind.BOILERPLATE)))
    assert found == ["taken for the site's own words and left out: “And so we went on to build the …”"]


def test_of_many_alike_the_first_are_shown_and_the_rest_counted() -> None:
    odd = [item for number in range(2000) for item in (stated(f"No {number}", None, Attribution.UNKNOWN), told("So."))]
    found = doubts(article(*TALK, *odd))
    assert len(found) == 6
    assert found[-1].endswith("“No 5” (and 1,994 more of this kind)")
    assert doubts(article(*TALK, *odd[:12]))[-1].endswith("“No 5”")


def test_a_review_takes_steps_in_proportion_to_the_article() -> None:
    def n_steps(n_people: int) -> int:
        people = [Speaker(f"p{number}", f"Person Number {number}") for number in range(n_people)]
        opening = told("We met Ada Moss, Mayor of " + "Hill " * 5000)
        talk = article(opening, *(stated("So it is. Well: " * 5, one) for one in people))
        return n_calls(lambda: review(talk))

    with cpu_limit(60):
        assert n_steps(3000) < 4 * n_steps(1000)


def test_an_article_of_prose_is_reviewed(tmp_path: Path) -> None:
    talk = read("A market for the old square\n\nThe market opens in May. “It opens,” said Ada Moss.\n", folder=tmp_path)
    assert review(talk) == ()
