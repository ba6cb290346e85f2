import pytest

from qa import ComparedByWords
from qa.retrieval import note_on
from qa.retrieval.retriever import telling


@pytest.mark.parametrize(
    ("asked", "printed", "kept"),
    [
        # a pair across two printed words, and one beside a particle
        ("港口 口开 开放", "港口 开放", "港口 开放"),
        ("港口 口的 的费 费用", "港口 费用", "港口 费用"),
        # words in no passage stay, and the pair that joins them to one that is
        ("月亮", "", "月亮"),
        ("港口 口月 月亮", "港口", "港口 口月 月亮"),
        # what is printed stays, whatever it is
        ("港口 口开 开放 目的", "港口 口开 开放 目的", "港口 口开 开放 目的"),
        # a single character is left of a run that was cut
        ("钱 港口", "港口", "港口"),
        ("钱", "", "钱"),
        # endings of Japanese, unless there is nothing else
        ("港は はい 開き ます", "港は 開き ます", "港は 開き"),
        ("りん んご", "りん", "りん"),
        ("りん んご", "", "りん んご"),
        # words between spaces are all told
        ("порт cranes zeppelin", "порт", "порт cranes zeppelin"),
        ("", "", ""),
    ],
)
def test_pairs_across_words_tell_nothing(asked: str, printed: str, kept: str) -> None:
    weights = {term: float(number) for number, term in enumerate(asked.split(), 1)}
    found = telling(weights, is_printed=set(printed.split()).__contains__)
    assert found == {term: weights[term] for term in kept.split()}


@pytest.mark.parametrize("words", ["港口 opens", "Где порт", "ميناء"])
def test_a_script_that_is_not_known_is_called_one(words: str) -> None:
    assert note_on(words) == ComparedByWords(is_script=True)


@pytest.mark.parametrize("words", ["a" * 200, "https://example.org/" + "x1" * 100, "é" * 150])
def test_what_is_no_word_is_not_taken_for_a_script(words: str) -> None:
    assert note_on(words) == ComparedByWords(is_script=False)
