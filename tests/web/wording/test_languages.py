"""Every language has every sentence, and readers get the one they read."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import detect_language
from web.wording import ENGLISH, WORDINGS, Wording, preferred, wording_named

OTHERS = [wording for wording in WORDINGS.values() if wording is not ENGLISH]
ENGLISH_FOR_ALL = "docs"  # the words of the pages for developers
# What is the same in every language, or is made of other sentences that are not.
SAME = {
    "site", "taking.as_markdown", "taking.as_apa", "taking.as_json", "sharing.as_word", "sharing.as_markdown",
    "sharing.as_feed",
}  # fmt: skip
MADE_OF_OTHERS = {
    "title", "day", "not_addressed", "removing", "answers.told", "answers.known", "lists.years",
    "sharing.said_by", "desk.action",
}  # fmt: skip
MIN_TELLING = 40  # characters of a sentence whose language can be told


def parts(words: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the dataclasses of a wording by their path, itself first."""
    yield path, words
    for field in fields(words):
        value = getattr(words, field.name)
        if is_dataclass(value) and field.name != ENGLISH_FOR_ALL:
            yield from parts(value, f"{path}{field.name}.")


def texts(wording: Wording) -> dict[str, str]:
    """Return every sentence that is a field, by its path."""
    found: dict[str, str] = {}
    for path, part in parts(wording):
        for field in fields(part):
            value = getattr(part, field.name)
            each = value if isinstance(value, tuple) else (value,)
            numbered = [f"{path}{field.name}"] if len(each) == 1 else [f"{path}{field.name}.{n}" for n in range(99)]
            found |= {name: text for name, text in zip(numbered, each, strict=False) if isinstance(text, str)}
    return found


def methods(wording: Wording) -> dict[str, Any]:
    """Return every public function that makes a sentence, by its path."""
    return {
        f"{path}{name}": getattr(type(part), name)
        for path, part in parts(wording)
        for name in dir(type(part))
        if not name.startswith("_") and callable(getattr(type(part), name))
    }


@pytest.mark.parametrize("wording", OTHERS, ids=lambda one: one.language)
def test_no_sentence_is_left_in_english(wording: Wording) -> None:
    english = texts(ENGLISH)
    assert len(english) > 200
    assert {name for name, text in texts(wording).items() if text == english.get(name)} == SAME


@pytest.mark.parametrize("wording", OTHERS, ids=lambda one: one.language)
def test_every_sentence_that_is_made_is_made_in_the_language(wording: Wording) -> None:
    english = methods(ENGLISH)
    assert len(english) > 40
    assert {name for name, made in methods(wording).items() if made is english.get(name)} == MADE_OF_OTHERS


@pytest.mark.parametrize("wording", WORDINGS.values(), ids=lambda one: one.language)
def test_sentences_are_in_the_language_they_are_named_by(wording: Wording) -> None:
    telling = {name: text for name, text in texts(wording).items() if len(text) >= MIN_TELLING}
    assert len(telling) > 50
    assert {name for name, text in telling.items() if detect_language(text) != wording.language} == set()


@pytest.mark.parametrize("wording", WORDINGS.values(), ids=lambda one: one.language)
def test_sentences_are_whole(wording: Wording) -> None:
    assert {name for name, text in texts(wording).items() if not text.strip() or text != text.strip()} == set()


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("en-GB,en;q=0.9,de;q=0.8", "en"),
        ("fr,en;q=0.5,de;q=0.8", "de"),
        ("fr, it", "en"),
        ("en;q=0.3 , DE ; q=0.7", "de"),
        ("de,en", "de"),
        ("en,de", "en"),
        ("*", "en"),
        ("fr,*;q=0.5", "en"),
        ("en;q=0,*", "de"),
        ("en;q=0.1,*;q=0.5", "de"),
        ("de;q=0", "en"),
        ("de;q=0,en;q=0", "en"),
        ("de;q=2,en;q=0.1", "en"),
        ("de;q=nan,en;q=0.1", "en"),
        ("de;level=1,en;q=0.1", "en"),
        ("zh-CN,zh;q=0.9", "en"),
    ],
)
def test_the_browser_chooses_the_language_it_likes_best(accepted: str, language: str) -> None:
    assert preferred(accepted).language == language


@given(st.text(alphabet="deng-*;q=0.19, x", max_size=60))
def test_whatever_a_browser_sends_there_is_a_language(accepted: str) -> None:
    assert preferred(accepted).language in WORDINGS


@pytest.mark.parametrize(("tag", "language"), [("de", "de"), ("DE", "de"), ("de-AT", "de"), ("en-US", "en")])
def test_an_address_names_a_language_by_its_tag(tag: str, language: str) -> None:
    assert wording_named(tag) is WORDINGS[language]


@pytest.mark.parametrize("tag", ["", "tlh", "deutsch", "-", "de_AT"])
def test_a_language_that_is_not_there_is_none(tag: str) -> None:
    assert wording_named(tag) is None
