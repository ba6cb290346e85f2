"""The sets of requests that are recorded, each an item a question, file or address."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .comparing import Recording
from .inputs import QMSUM, SAMPLE, SQUAD, Inputs, Row
from .pages import PAGES
from .product import Client, Page, Product

CLAIMS = "claims"
_ANSWER, _SEARCH, _VERIFY = "/api/v1/answer", "/api/v1/search", "/api/v1/verify"
_MAX_QUESTION = 1000
_N_SQUAD = 300
_N_QUOTES = 10
_N_PASSAGES = 30


@dataclass(frozen=True, slots=True)
class Served:
    """Items that a server of its own gives, so that what other sets ask of theirs makes no difference."""

    name: str
    corpus: str
    record: Callable[[Client, Inputs], Recording]


@dataclass(frozen=True, slots=True)
class Commanded:
    """Items that a command prints."""

    name: str
    record: Callable[[Product, Inputs], Recording]


def _e2e(name: str) -> Served:
    def record(client: Client, inputs: Inputs) -> Recording:
        rows = inputs.rows(name, inputs.benchmarks / name / "questions.jsonl")
        return _each({str(row["id"]): _asked(row) | {"limit": _N_QUOTES} for row in rows}, client, _ANSWER)

    return Served(name, name, record)


def _sample(client: Client, inputs: Inputs) -> Recording:
    rows = inputs.rows("sample", inputs.tree / "tests" / "qa" / "questions" / "sample.jsonl")
    return _each({str(row["id"]): _asked(row) for row in rows}, client, _ANSWER)


def _squad(client: Client, inputs: Inputs) -> Recording:
    rows = inputs.rows("squad", inputs.benchmarks / SQUAD / "queries.jsonl")
    rows = rows[:: max(1, len(rows) // _N_SQUAD)][:_N_SQUAD]
    asked = {str(row["query_id"]): str(row["question"])[:_MAX_QUESTION] for row in rows}
    answers = _each({name: {"question": words} for name, words in asked.items()}, client, _ANSWER)
    queries: dict[str, Row] = {
        f"{name}, search": {"query": words, "limit": _N_PASSAGES} for name, words in asked.items()
    }
    return answers | _each(queries, client, _SEARCH)


def _claims(client: Client, inputs: Inputs) -> Recording:
    bodies: dict[str, Row] = {}
    for row in inputs.rows("claims", inputs.benchmarks / "quote_claims" / "claims.jsonl"):
        article = re.sub(r"[^a-z0-9]+", "-", str(row["doc_id"]).lower()).strip("-")
        bodies[str(row["claim_id"])] = {"quote": row["quote"], "speaker": row["claimed_speaker"], "articles": [article]}
    return _each(bodies, client, _VERIFY)


def _openapi(client: Client, _: Inputs) -> Recording:
    shown = client.show(Page("/openapi.json"))
    return {"/openapi.json": shown["body"] if isinstance(shown, dict) else shown}


def _pages(client: Client, _: Inputs) -> Recording:
    return {page.name: client.show(page) for page in PAGES}


def _readings(product: Product, inputs: Inputs) -> Recording:
    files = inputs.to_read()
    done = product.run("check", "--json", *map(str, files))
    readings: Recording = {}
    for line in done.stdout.splitlines():
        reading = json.loads(line)
        file = Path(reading.pop("file"))
        readings[f"{file.parent.name}/{file.name}"] = reading
    return readings | {"exit status": done.returncode}


def _asked(row: Row) -> Row:
    return {"question": row["question"], "history": row.get("history", [])}


def _each(bodies: dict[str, Row], client: Client, path: str) -> Recording:
    # One after another: which suggestions a reply has depends on those that were tried out behind earlier ones.
    return {name: client.post(path, body) for name, body in bodies.items()}


SETS: tuple[Served | Commanded, ...] = (
    Commanded("readings", _readings),
    Served("openapi", SAMPLE, _openapi),
    Served("pages", SAMPLE, _pages),
    Served("sample", SAMPLE, _sample),
    _e2e("e2e"),
    _e2e("e2e_more"),
    Served("squad", SQUAD, _squad),
    Served(CLAIMS, QMSUM, _claims),
)
