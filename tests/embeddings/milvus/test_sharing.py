"""Several servers over one collection: each follows new versions, and no question fails meanwhile."""

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest
from milvus_lite.server_manager import server_manager_instance

from embeddings import IndexAddress, analyse
from embeddings.milvus import MilvusEngine
from tests.embeddings.articles import ENGINES, LOGISTICS, UNDATED
from tests.embeddings.encoders import WordHashEncoder
from tests.embeddings.engines import build, milvus_engine

ENCODER = WordHashEncoder()
N_EDITS = 5
READER = """
import json, sys
from embeddings import IndexAddress, engine_at
from tests.embeddings.encoders import WordHashEncoder
engine = engine_at(IndexAddress.parse(sys.argv[1]))
while (said := sys.stdin.readline().strip()) != "end":
    index = engine.open(encoder=WordHashEncoder())
    rows = index.lexical([said], 9).rows
    print(json.dumps([index.version, [passage.text for passage in index.passages(rows)]]), flush=True)
"""


@pytest.fixture
def engine(tmp_path: Path) -> MilvusEngine:
    """The one that holds the file; all others reach it by its port, as they would a server's."""
    holder = milvus_engine(tmp_path)
    build(holder, ENGINES, LOGISTICS, UNDATED, encoder=ENCODER)
    return holder


def shared(engine: MilvusEngine) -> IndexAddress:
    uri = server_manager_instance.start_and_get_uri(str(engine.address))
    assert uri is not None
    return IndexAddress.parse(f"{uri.replace('http', 'milvus')}/{engine.address.collection}")


def test_another_process_answers_from_the_version_in_use(engine: MilvusEngine) -> None:
    address = shared(engine)
    assert address.is_shared
    program = [sys.executable, "-c", READER, str(address)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin
        assert reader.stdout
        for article in (UNDATED, replace(UNDATED, title="About piers")):
            version = build(engine, ENGINES, article, encoder=ENCODER).version
            print("port", file=reader.stdin, flush=True)
            assert json.loads(reader.stdout.readline()) == [version, ["Ports are open to all."]]
        print("end", file=reader.stdin, flush=True)


def test_no_question_fails_while_versions_come_and_go(engine: MilvusEngine) -> None:
    address, done, problems, answering = shared(engine), Event(), list[BaseException](), dict[int, str]()

    def serve(number: int) -> None:
        server = MilvusEngine(address)
        try:
            index = server.open(encoder=ENCODER)
            while not done.is_set():
                if server.current_version() != index.version:
                    index = server.open(encoder=ENCODER)
                answering[number] = index.version
                (passage,) = index.passages(index.lexical(analyse("algebraic patterns"), 1).rows)
                assert passage.text.startswith("We weave algebraic patterns")
                query = ENCODER.encode_query("algebraic patterns")
                assert len(index.likeness(query, index.rows_of(["engines-2021"])))
        except BaseException as error:  # noqa: BLE001 - told by the test
            problems.append(error)

    servers = [Thread(target=serve, args=(number,)) for number in range(2)]
    for server in servers:
        server.start()
    for number in range(N_EDITS):
        build(engine, ENGINES, replace(LOGISTICS, title=f"{number}"), encoder=ENCODER)
    last = engine.roll_back(None, encoder=ENCODER, max_tokens=100)
    deadline = time.monotonic() + 10
    while set(answering.values()) != {last} and time.monotonic() < deadline and not problems:
        time.sleep(0.01)
    done.set()
    for server in servers:
        server.join()
    assert problems == []
    assert answering == {0: last, 1: last}


def test_a_server_sees_a_new_version_within_two_seconds(engine: MilvusEngine) -> None:
    server = MilvusEngine(shared(engine))
    server.current_version()
    version = build(engine, ENGINES, encoder=ENCODER).version
    began = time.monotonic()
    while server.current_version() != version:
        assert time.monotonic() < began + 2
