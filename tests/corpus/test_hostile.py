"""Files made to take forever: time stays bounded. Each case took minutes, or failed, with a careless rule."""

from pathlib import Path
from string import ascii_lowercase

import pytest

from corpus import split_passages
from tests.corpus.articles import read
from tests.deadline import cpu_limit

MAX_S = 20  # each takes about a second; a quadratic rule takes minutes, and some for ever
TALK = "Reporter: Is it so?\n\nBob Roe: It is so.\n\n"


def letters(number: int) -> str:
    """Return a different word for each number."""
    return "".join(ascii_lowercase[int(digit)] for digit in str(number))


HOSTILE = {
    "the same label again and again": "\n\n".join(f"Name: word {n}" for n in range(8_000)),
    "a new name in each line": "\n\n".join(f"Ann B{letters(n % 3000)}: word {n}" for n in range(6000)),
    "a new name in capitals in each line": "\n\n".join(f"ANN B{letters(n % 2000).upper()}: word" for n in range(4000)),
    "many names in one paragraph": TALK
    + "Bob Roe: "
    + "".join(f"Ann B{letters(n)} saw C{letters(n % 7000)}. " for n in range(5000)),
    "many introductions between other semicolons": "".join(
        f", ；Ann B{letters(n)}, Head of C{letters(n)}, " for n in range(6000)
    ),
    "many paragraphs that open a quotation": "The harbour\n\n“We build,” said Ann Lee.\n\n" + "“… \n\n" * 18_000,
    "a date that goes on": f"July 1{' ' * 50_000}x\n\n{TALK}",
    "one endless line": TALK + "Bob Roe: " + "word and " * 200_000,
    "one endless word": TALK + "Bob Roe: " + "x" * 1_000_000,
    "one endless paragraph of Chinese sentences": "张三：你好。" * 20_000,
    "many short paragraphs": TALK
    + "\n\n".join(f"The old {letters(n)} has come to the {letters(n * 7)}." for n in range(5000)),
    "many lead-ins": TALK + "\n\n".join(f"These are the {letters(n)}:" for n in range(5000)),
    "many introductions": "\n\n".join("Ann Lee, Director of X. A B." for _ in range(2000)),
    "a chain of titles": "Ann Lee, " + "Vice-" * 100_000,
    "a run of spaces": f"Ann Lee, the Head of{' ' * 200_000}x\n\n{TALK}",
    "a run of full stops": TALK + ". " * 200_000,
    "nested brackets": "(" * 200_000 + ")" * 200_000,
    "many short forms": "Alpha Beta (AB) " * 30_000,
    "half an e-mail address": TALK + "\n\n".join("please email " + "x@" * 3000 for _ in range(50)),
    "many pages": TALK + "\f".join(f"line one\nline {n} two\n" for n in range(10_000)),
    "many source lines": "\n\n".join("Source: x" for _ in range(20_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_read_in_bounded_time(text: str, tmp_path: Path) -> None:
    with cpu_limit(MAX_S):
        article = read(text, folder=tmp_path)
        passages = split_passages(article, max_tokens=200, fits=lambda words: len(words) <= 2000)
    assert all(len(passage.text) <= 2000 for passage in passages)
    assert len(article.contexts) == len(article.paragraphs)
