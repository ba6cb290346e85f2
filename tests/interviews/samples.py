"""Interviews drawn by chance, the same ones each time, in each format of a convention in turn."""

from collections.abc import Iterator
from zlib import crc32

from hypothesis import HealthCheck, Phase, given, seed, settings

from .model import Interview, Printed
from .page import Convention, print_interview
from .strategies import interviews

SEED = 13


def samples(convention: Convention, *, n: int, number: int = SEED) -> Iterator[Printed]:
    """Yield ``n`` seeded interviews in the convention."""
    drawn: list[Interview] = []

    @seed(crc32(f"{number} {convention.name}".encode()))
    @settings(
        max_examples=n + 1,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(interviews(language=convention.language, n_guests=convention.n_guests))
    def draw(interview: Interview) -> None:
        drawn.append(interview)

    draw()
    # The first example is the simplest one, and so the same for every convention.
    for place, interview in enumerate(drawn[1:]):
        yield print_interview(convention, interview, format=convention.formats[place % len(convention.formats)])
