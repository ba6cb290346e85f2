"""Interviews drawn by chance, the same ones each time, in each format of a convention in turn."""

from collections.abc import Iterator
from random import Random
from zlib import crc32

from .model import Printed
from .page import Convention, print_interview
from .strategies import interview_of

SEED = 13


def samples(convention: Convention, *, n: int, number: int = SEED) -> Iterator[Printed]:
    """Yield ``n`` seeded interviews in the convention."""
    # Not drawn by Hypothesis: what that draws depends on which modules are loaded.
    random = Random(crc32(f"{number} {convention.name}".encode()))  # noqa: S311
    for place in range(n):
        interview = interview_of(random, language=convention.language, n_guests=convention.n_guests)
        yield print_interview(convention, interview, format=convention.formats[place % len(convention.formats)])
