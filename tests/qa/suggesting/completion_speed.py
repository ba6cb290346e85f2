"""Measures how long completing takes among many people: ``python -m tests.qa.suggesting.completion_speed [PEOPLE]``.

Nothing is asserted: what a clock says on a busy machine is no test. The aim is 50 ms among 10,000 people.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

from rich import print as show

from corpus import Speaker
from embeddings import LocalIndex, build_index
from qa.suggesting import Completions
from tests.embeddings.encoders import WordHashEncoder
from tests.qa.articles import article, said

_N_PEOPLE, _N_IN_ARTICLE = 10_000, 50
_SYLLABLES = ("an", "be", "chi", "da", "el", "fo", "gu", "hel", "in", "jo", "ka", "lu", "mar", "no", "os", "pe")
_TYPED = ("lu", "what does m", "what did Anb", "mar an", "who speaks about tidal p", "zz", "the", "罗书", "x" * 200)
_N_TIMES = 200


def main(n_people: int) -> None:
    """Build an index of so many people, and show what the table and a look-up in it take."""
    given = [f"{a}{b}".capitalize() for a, b in product(_SYLLABLES, repeat=2)]
    names = [f"{first} {last}" for first, last in product(given, repeat=2)][:: max(1, len(given) ** 2 // n_people)]
    people = [Speaker(f"p{n}", name, f"Office {n}") for n, name in enumerate(names[:n_people])]
    words = "We work on tidal power here. There is money for tidal power."
    articles = [
        article(f"a{start}", *(said(one, words) for one in people[start : start + _N_IN_ARTICLE]))
        for start in range(0, len(people), _N_IN_ARTICLE)
    ]
    with tempfile.TemporaryDirectory() as folder:
        encoder = WordHashEncoder()
        build_index(articles, folder=Path(folder), encoder=encoder, max_tokens=128)
        completions = Completions(LocalIndex.open(Path(folder), encoder=encoder))
        show(f"{len(people):,} people in {len(articles):,} articles")
        show(f"table, made once a version: {_ms(lambda: completions.of('')):.0f} ms")
        for typed in _TYPED:
            taken = sorted(_ms(lambda: completions.of(typed)) for _ in range(_N_TIMES))  # noqa: B023
            found = len(completions.of(typed))
            show(f"{typed[:30]!r}: {found} found, median {taken[_N_TIMES // 2]:.2f} ms, longest {taken[-1]:.2f} ms")


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1e3 * (time.perf_counter() - started)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else _N_PEOPLE)
