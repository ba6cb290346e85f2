"""Clients that ask without pause, each its next question as soon as it has the reply: the load that a server is put to.

They live in a process of their own and do next to nothing but wait, so that the server is what is measured.
"""

import asyncio
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

_PATH = "/api/v1/answer"
_TIMEOUT_S = 60.0
_MAX_TRIES = 1000


@dataclass(frozen=True, slots=True)
class Load:
    """What the clients got: how long each reply took, and how many questions had none."""

    seconds: float
    took_s: tuple[float, ...]
    errors: tuple[str, ...]

    @property
    def per_second(self) -> float:
        return len(self.took_s) / self.seconds

    def milliseconds(self, percentile: float) -> float:
        return 1e3 * float(np.percentile(self.took_s, percentile))


def distinct_questions(sentences: Sequence[str], *, seed: int) -> Iterator[str]:
    """Yield questions, no two alike: the beginning of a sentence that asks, and some words in a row of any other.

    Raises:
        RuntimeError: The sentences yield no more.
    """
    chance, seen = random.Random(seed), set[str]()  # noqa: S311
    words = [sentence.rstrip("?.!").split() for sentence in sentences]
    asking = [sentence.split() for sentence in sentences if sentence.endswith("?")] or words
    n_tried = 0
    while n_tried < _MAX_TRIES:
        beginning, other = chance.choice(asking), chance.choice(words)
        start = chance.randrange(len(other))
        question = " ".join([*beginning[: chance.randint(3, 6)], *other[start : start + chance.randint(3, 7)]]) + "?"
        n_tried += 1
        if question not in seen:
            seen.add(question)
            n_tried = 0
            yield question
    raise RuntimeError(f"these articles yield no more than {len(seen)} questions; take more with --corpus")


def put_load(port: int, sentences: Sequence[str], *, n_clients: int, seconds: float, seed: int) -> Load:
    """Ask the server at a port of this machine for so long, with so many clients at once."""
    questions = distinct_questions(sentences, seed=seed)
    return asyncio.run(_all_clients(port, questions, n_clients=n_clients, seconds=seconds))


async def _all_clients(port: int, questions: Iterator[str], *, n_clients: int, seconds: float) -> Load:
    took_s: list[float] = []
    errors: list[str] = []
    started = time.perf_counter()

    async def client() -> None:
        connection = None
        while time.perf_counter() < started + seconds:
            asked = time.perf_counter()
            try:
                async with asyncio.timeout(_TIMEOUT_S):
                    connection = connection or await asyncio.open_connection("127.0.0.1", port)
                    status = await _ask(*connection, next(questions))
            except (OSError, EOFError, TimeoutError, ValueError) as error:
                connection, status = None, type(error).__name__
            if status == "200":
                took_s.append(time.perf_counter() - asked)
            else:
                errors.append(status)
        if connection:
            connection[1].close()

    await asyncio.gather(*(client() for _ in range(n_clients)))
    return Load(time.perf_counter() - started, tuple(took_s), tuple(errors))


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, question: str) -> str:
    """Ask one question over a connection that stays open; return the status of the reply once all of it is there."""
    # By hand: a client library takes longer over a request than a server under load has for it.
    body = json.dumps({"question": question}).encode()
    head = f"POST {_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    writer.write(head.encode() + b"\r\n\r\n" + body)
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().splitlines()
    length = next(int(line.partition(":")[2]) for line in lines if line.startswith("content-length:"))
    await reader.readexactly(length)
    return lines[0].split()[1]
