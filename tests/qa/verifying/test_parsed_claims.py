import pytest

from qa.verifying.claims import words_of


def keys(text: str) -> list[str]:
    return [key for key, _, _ in words_of(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“Hello, World!”", ["hello", "world"]),
        ("long-term — plans", ["long", "term", "plans"]),
        ("4,000 1,000,000.5 1.5 11,12", ["4000", "1000000.5", "1.5", "11,12"]),
        ("１．５ ％ ＄5", ["1.5", "%", "$", "5"]),
        ("-5 (−5) –$5 2-3 people—5", ["-", "5", "-", "5", "-", "$", "5", "2", "3", "people", "5"]),
        ("$2.6billion, 4th", ["$", "2.6billion", "4th"]),
        ("U.S. a.m. Ph.D. plan B. So", ["us", "am", "ph", "d", "plan", "b", "so"]),
        ("don’t we'll Julie's O'Brien 'tis dogs'", ["do", "n't", "we", "'ll", "julie", "'s", "o'brien", "tis", "dogs"]),
        (
            "oﬃce co\u00adopt\u200b Cafe\u0301 café STRASSE straße",
            ["office", "coopt", "café", "café", "strasse", "strasse"],
        ),
        ("don`t O´Brien", ["do", "n't", "o'brien"]),
        ("_so_ *very* #1 & 3+4", ["so", "very", "#", "1", "&", "3", "+", "4"]),
        ("国际物流 hindi हिन्दी", ["国", "际", "物", "流", "hindi", "हिन्दी"]),
        ("…?! 🌊 \u200b", []),
    ],
)
def test_text_is_cut_into_words_as_they_are_compared(text: str, wanted: list[str]) -> None:
    assert keys(text) == wanted


def test_words_know_where_they_stand() -> None:
    text = "He don’t say “4,000”."
    assert [text[start:end] for _, start, end in words_of(text, 3)] == ["do", "n’t", "say", "4,000"]
