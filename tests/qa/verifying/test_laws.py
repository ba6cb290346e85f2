"""What holds for whatever is pasted."""

import re

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from corpus import Kind
from qa import Claim, Verdict
from qa.verifying import Verifier
from tests.qa.verifying.printed import HARBOUR, LIBRARY

SPOKEN = [
    (one.speaker(paragraph.speaker_id), paragraph.span.cut(one.text))
    for one in (HARBOUR, LIBRARY)
    for paragraph in one.paragraphs
    if paragraph.kind is Kind.STATEMENT and not paragraph.has_unsure_speaker
]
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def runs(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Some words in a row of what somebody says, and the name of who does."""
    speaker, text = draw(st.sampled_from(SPOKEN))
    assert speaker is not None
    words = text.split()
    first = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(first + 1, len(words)))
    run = words[first:end]
    assume(any(char.isalnum() for char in "".join(run)))
    return speaker.name, run


@RELAXED
@given(runs())
def test_words_in_a_row_are_verbatim_under_their_speaker(verifier: Verifier, run: tuple[str, list[str]]) -> None:
    speaker, words = run
    assert verifier.verify(Claim(" ".join(words), speaker)).verdict is Verdict.VERBATIM


@RELAXED
@given(runs(), st.data())
def test_with_one_word_of_another_kind_nothing_is_verbatim(
    verifier: Verifier, run: tuple[str, list[str]], data: st.DataObject
) -> None:
    speaker, words = run
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from(["zebra", "never", "77", "-3", "couldn't", "€"]))
    changed = [*words[:at], other, *words[at + data.draw(st.booleans()) :]]
    assert verifier.verify(Claim(" ".join(changed), speaker)).verdict is not Verdict.VERBATIM


@RELAXED
@given(runs(), st.data())
def test_what_nobody_sees_or_says_makes_no_difference(
    verifier: Verifier, run: tuple[str, list[str]], data: st.DataObject
) -> None:
    speaker, words = run
    spaces = st.sampled_from([" ", "\u00a0", "\n\t", "\u2003 ", " \u200b"])
    noisy = "".join(word + data.draw(spaces) for word in words)
    noisy = noisy.upper() if data.draw(st.booleans()) else noisy.lower()
    noisy = re.sub(r"(?<=\w)['’](?=\w)", data.draw(st.sampled_from(["'", "’", "`", "＇"])), noisy, flags=re.ASCII)
    marks = data.draw(st.sampled_from(['""', "“”", "«»", "‘’", "„“", "  "]))
    assert verifier.verify(Claim(f"{marks[0]}{noisy}{marks[1]}.", speaker)).verdict is Verdict.VERBATIM


@RELAXED
@given(st.text(min_size=1, max_size=300), st.none() | st.text(max_size=60))
def test_whatever_is_pasted_is_checked(verifier: Verifier, words: str, speaker: str | None) -> None:
    if words.strip():
        verifier.verify(Claim(words, speaker))


@RELAXED
@given(
    st.lists(
        st.sampled_from("we build the [ ] … ... not [sic] 4,000 n't ’ ( ) [W]e crane[s] two -1.5%".split()), min_size=1
    )
)
def test_marks_in_any_order_are_read(verifier: Verifier, pieces: list[str]) -> None:
    for match in verifier.verify(Claim(" ".join(pieces))).matches:
        text = match.quote.article.text
        assert match.quote.text == text[match.quote.span.start : match.quote.span.end]
        assert all(match.quote.span.holds(span) for span in match.quote.highlights)
        assert 0 < match.similarity <= 1


def test_the_longest_claims_are_checked(verifier: Verifier) -> None:
    for words in (
        "a … " * 1250,
        "the " * 1250,
        "[" * 5000,
        "…" * 5000,
        "x" * 5000,
        "." * 5000,
        "[a]" * 1666,
        "'a" * 2500,
    ):
        verifier.verify(Claim(words.strip()))
