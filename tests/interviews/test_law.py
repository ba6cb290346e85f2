"""How the reader keeps the law of ``law.py``; and the generator's own truth: what it says was said stands in the file.

Conventions that break the law today are in ``known_breaches.json`` with the number of words, which may only fall; what
keeps the law leaves that list. ``python -m tests.interviews --accept`` writes it anew: read the diff before you do.
"""

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from corpus import Article, Kind, Paragraph, Span, Speaker

from .conventions import CONVENTIONS
from .law import KNOWN_BREACHES, LENGTHS, Tally, n_broken, speech, tally, words_of
from .model import Format, Interview, Printed, Run, Voice
from .page import Convention, as_said, print_interview
from .samples import samples
from .strategies import interviews

MARKUP = re.compile(
    r"<head>.*?</head>|<[^>\n]*>|!?\[\]\([^)\n]*\)|\]\([^)\n]*\)|^\d+$|^\d\d:\d\d:\d\d[^\n]*$|^> ",
    re.DOTALL | re.MULTILINE,
)
MIN_CONVENTIONS = 40
ARTICLES = Path(__file__).parent / "articles"  # fiction, written before any reader had met it
KNOWN: dict[str, dict[str, int]] = json.loads(KNOWN_BREACHES.read_text(encoding="utf-8"))
TRUTHS = sorted(ARTICLES.glob("*.gold.json"))


def test_there_are_as_many_conventions_as_promised() -> None:
    names = {convention.name for convention in CONVENTIONS}
    assert len(names) == len(CONVENTIONS) >= MIN_CONVENTIONS


def test_breaches_are_known_of_conventions_that_there_are() -> None:
    assert set(KNOWN) <= {convention.name for convention in CONVENTIONS}


@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda convention: convention.name)
def test_every_word_is_read_back_under_who_said_it_or_under_nobody(convention: Convention) -> None:
    assert_law_is_kept(convention, "short")


@pytest.mark.soak
@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda convention: convention.name)
def test_many_interviews_are_read_back_under_who_spoke_or_under_nobody(convention: Convention) -> None:
    assert_law_is_kept(convention, "long")


@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda convention: convention.name)
def test_the_truth_is_what_the_file_prints(convention: Convention) -> None:
    @settings(max_examples=2, deadline=None, derandomize=True)
    @given(interviews(language=convention.language, n_guests=convention.n_guests))
    def check(interview: Interview) -> None:
        for format_ in convention.formats:
            printed = print_interview(convention, interview, format=format_)
            inside = printed_words(printed.text)
            assert_in_order(printed, inside)
            assert_names_are_printed(printed, inside)
            assert_nothing_is_lost(printed, as_said(convention, interview), keeps_questions=convention.keeps_questions)

    check()


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_the_truth_of_an_article_stands_in_it_in_order(truth: Path) -> None:
    gold = json.loads(truth.read_text(encoding="utf-8"))
    inside, place = printed_words((ARTICLES / Path(gold["file"]).name).read_text(encoding="utf-8")), 0
    for paragraph in (part for turn in gold["turns"] for part in turn["text"].splitlines()):
        place = end_of(words_of(paragraph), inside, place)
        assert place >= 0, f"not said in this order: {paragraph}"
    assert {turn["speaker"] for turn in gold["turns"]} == {speaker["name"] for speaker in gold["speakers"]}


def test_words_are_counted_by_the_name_under_which_they_are_shown() -> None:
    ada, bob = Voice(("Ada Byrne",), asks=True), Voice(("Bob Xu",), asks=False)
    runs = (Run("Why here?", ada), Run("It rained.", bob), Run("All night long.", bob), Run("Bob: "), Run("Yes.", bob))
    text = "Why here?\nIt rained.\nAll night long.\nBob: Yes."
    shown = (
        Paragraph(Span(0, 9), Kind.QUESTION, "ada"),
        Paragraph(Span(10, 20), Kind.QUESTION, "ada"),
        Paragraph(Span(21, 36), Kind.NARRATION),
        Paragraph(Span(37, 46), Kind.STATEMENT, "xu"),
    )
    article = Article("a", "A", text, shown, (Speaker("ada", "Ada Byrne"), Speaker("xu", "Xu")))
    count = tally(Printed(text, Format.TEXT, runs), article)
    assert count == Tally(said=8, right=2, nobody=3, wrong=3, another=2, mixed=2, furniture=1, leaked=1)


def assert_law_is_kept(convention: Convention, length: str) -> None:
    known = KNOWN.get(convention.name, {}).get(length, 0)
    broken = n_broken(samples(convention, n=LENGTHS[length]))
    how = f"python -m tests.interviews --samples {LENGTHS[length]} --only {convention.name!r}"
    assert broken <= known, f"{broken} words are under a wrong name, {known} were known: {how}"
    assert broken > 0 or known == 0, "the law is kept now: take this convention off known_breaches.json"


def assert_in_order(printed: Printed, inside: list[str]) -> None:
    place = 0
    for _, words in speech(printed.runs):
        place = end_of(words, inside, place)
        assert place >= 0, f"not said in this order: {' '.join(words)}"


def assert_names_are_printed(printed: Printed, inside: list[str]) -> None:
    if printed.format in {Format.VTT, Format.SRT}:  # subtitles without names name nobody
        return
    voices = {voice for voice, _ in speech(printed.runs) if voice.person}
    for name in (name for voice in voices for name in voice.names[0].split(" / ")):
        assert set(words_of(name)) <= set(inside), f"nowhere printed: {name}"


def assert_nothing_is_lost(printed: Printed, interview: Interview, *, keeps_questions: bool) -> None:
    for asks in (False, True):
        told = sorted(word for voice, words in speech(printed.runs) if voice.asks is asks for word in words)
        said = [text for turn in interview.turns if turn.asks is asks for text in turn.paragraphs]
        assert told == (sorted(word for text in said for word in words_of(text)) if keeps_questions or not asks else [])


def printed_words(text: str) -> list[str]:
    """Return the words of a file as a reader sees them: without tags, addresses, cue numbers and times."""
    return words_of(html.unescape(MARKUP.sub(" ", text)))


def end_of(words: list[str], inside: list[str], start: int) -> int:
    """Return the place behind ``words`` where they first stand together at or after ``start``, or -1."""
    for place in range(start, len(inside) - len(words) + 1):
        if inside[place : place + len(words)] == words:
            return place + len(words)
    return -1
