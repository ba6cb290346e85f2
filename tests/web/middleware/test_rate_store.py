import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError

from tests.real_server import free_port
from tests.web.clients import served
from tests.web.fakes import FakeChatbot
from tests.web.redis_server import RedisServer
from web import ServingOptions
from web.errors import RateStoreError
from web.middleware import RateStore, rate_store

ARTICLES = "/api/v1/articles"


@pytest.fixture
def redis(redis_program: Path) -> Iterator[RedisServer]:
    server = RedisServer(redis_program, port=free_port())
    server.start()
    yield server
    server.stop()


@contextmanager
def server_at(address: str, *, rate: str | None = "3/hour", **options: object) -> Iterator[TestClient]:
    given = {"rate_limit": rate, "rate_limit_store": address, **options}
    with served(FakeChatbot(), ServingOptions.model_validate(given)) as client:
        yield client


def statuses(client: TestClient, n: int) -> list[int]:
    return [client.get(ARTICLES).status_code for _ in range(n)]


def n_failures(client: TestClient) -> float:
    return float(client.get("/metrics").text.partition("\notr_rate_limit_store_failures_total ")[2].split()[0])


def test_two_servers_over_one_store_share_a_limit(redis: RedisServer) -> None:
    with server_at(redis.address) as one, server_at(redis.address) as other:
        assert [*statuses(one, 2), *statuses(other, 2), *statuses(one, 1)] == [200, 200, 200, 429, 429]
        assert other.get(ARTICLES).headers["ratelimit-remaining"] == "0"
    assert all(key.startswith("on-the-record:") for key in redis.names())


def test_limits_of_different_things_count_apart(redis: RedisServer, tmp_path: Path) -> None:
    with server_at(redis.address, rate="20/hour", reports=tmp_path / "reports.jsonl") as client:
        assert client.get(ARTICLES).headers["ratelimit-remaining"] == "19"
        assert client.post("/report").headers["ratelimit-remaining"] == "18"  # of all requests; of the reports, 19
    assert sorted(redis.counts()) == [1, 2]


def test_without_its_store_a_server_answers_and_counts_for_itself_and_says_so(
    redis: RedisServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(rate_store, "_RETRY_S", 0.05)
    with server_at(redis.address) as client:
        assert client.get("/readyz").json()["rate_limit_store"] == "shared"
        assert statuses(client, 1) == [200]
        redis.stop()
        assert statuses(client, 4) == [200, 200, 200, 429]
        ready = client.get("/readyz")
        assert (ready.status_code, ready.json()["rate_limit_store"]) == (200, "away")
        assert n_failures(client) >= 1
        redis.start()
        time.sleep(0.1)
        assert statuses(client, 4) == [200, 200, 200, 429]  # counted in the store anew, which has forgotten the first
        assert client.get("/readyz").json()["rate_limit_store"] == "shared"
    told = [record.getMessage() for record in caplog.records if record.name == rate_store.__name__]
    place = redis.address.removeprefix("redis://").removesuffix("/0")
    assert [line.partition(" requests ")[0] for line in told] == [f"{place} does not count", f"{place} counts"]


def test_a_store_that_hangs_delays_only_the_request_that_tries_it(
    redis: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_store, "_RETRY_S", 3600)
    with server_at(redis.address, rate="100/hour") as client:
        assert statuses(client, 1) == [200]
        with redis.frozen():
            assert statuses(client, 10) == [200] * 10
        assert n_failures(client) == 1


def test_a_server_starts_without_its_store() -> None:
    with server_at(f"redis://127.0.0.1:{free_port()}") as client:
        assert statuses(client, 4) == [200, 200, 200, 429]


@pytest.mark.parametrize("address", ["host:6379", "http://host", "redis://", "redis://:secret@", "memcached://host"])
def test_what_is_no_redis_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ServingOptions(rate_limit_store=address)
    assert "redis://host:6379/0" in refused.value.errors()[0]["msg"]
    assert "secret" not in refused.value.errors()[0]["msg"]


def test_without_its_package_a_store_can_not_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(RateStoreError, match=r"on-the-record\[redis\]"):
        RateStore("redis://host")
