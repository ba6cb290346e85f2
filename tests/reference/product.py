"""One tree of the product, run from its folder: its command line, and its server."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.real_server import free_port

from .comparing import Json

_MAX_START_S = 3600  # a large corpus is embedded first
_MAX_REPLY_S = 300
# A slow moment of the machine is no difference.
_PATIENCE = ("--timeout-s", str(_MAX_REPLY_S), "--max-wait-s", str(_MAX_REPLY_S), "--log-level", "warning")
# The same on every port, and in every problem.
_HEADERS = {"Host": "localhost", "X-Request-Id": "reference", "User-Agent": "reference"}
_OWN_VARIABLES = ("OTR_", "PYTHON")


@dataclass(frozen=True, slots=True)
class Product:
    """A tree with ``server.py`` in it, run by this interpreter; Python puts that folder before what is installed."""

    folder: Path

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run one command to its end."""
        command = [sys.executable, "server.py", *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=_environment(), capture_output=True, encoding="utf-8", check=False
        )

    @contextmanager
    def serving(self, corpus: Path) -> Iterator["Client"]:
        """Serve a corpus from an index of its own, made now.

        Raises:
            RuntimeError: The server stopped, or was not ready in time.
        """
        with tempfile.TemporaryDirectory() as folder:
            port, log = free_port(), Path(folder) / "log"
            place = ["--corpus", str(corpus), "--index", str(Path(folder) / "index"), "--port", str(port)]
            with log.open("wb") as output:
                process = subprocess.Popen(
                    [sys.executable, "server.py", "serve", *place, *_PATIENCE],
                    cwd=self.folder,
                    env=_environment(),
                    stdout=output,
                    stderr=output,
                )
            address = f"http://127.0.0.1:{port}"
            try:
                with httpx.Client(base_url=address, headers=_HEADERS, timeout=_MAX_REPLY_S, trust_env=False) as client:
                    _wait(client, process, log)
                    yield Client(client)
            finally:
                process.terminate()
                process.wait()


@dataclass(frozen=True, slots=True)
class Page:
    """A request: a GET of ``address``, or a POST where there is a body, JSON or the fields of a form."""

    address: str
    json: Json = None
    form: str = ""
    accept: str = "*/*"

    @property
    def name(self) -> str:
        """The address, and what tells apart the requests to one."""
        body = f" {self.json or self.form}" if self.json or self.form else ""
        return f"{self.address}{body}" + (f" as {self.accept}" if self.accept != "*/*" else "")


@dataclass(frozen=True, slots=True)
class Client:
    """Asks a running server."""

    http: httpx.Client

    def post(self, path: str, body: Json) -> Json:
        """Return a reply, which may be a problem."""
        return _body(self.http.post(path, json=body))

    def show(self, page: Page) -> Json:
        """Return status, headers and body of a response."""
        headers = {"Accept": page.accept}
        if page.form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            response = self.http.post(page.address, content=page.form, headers=headers)
        elif page.json is not None:
            response = self.http.post(page.address, json=page.json, headers=headers)
        else:
            response = self.http.get(page.address, headers=headers)
        passing = {"date", "content-length"}  # the body itself is compared
        return {
            "status": response.status_code,
            "headers": {name: value for name, value in response.headers.items() if name not in passing},
            "body": _body(response),
        }


def _body(response: httpx.Response) -> Json:
    is_json = "json" in response.headers.get("content-type", "")
    body: Json = response.json() if is_json else response.text
    return body


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(_OWN_VARIABLES)}  # noqa: TID251


def _wait(client: httpx.Client, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + _MAX_START_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if client.get("/readyz", timeout=5).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise RuntimeError(f"the server is not ready:\n{log.read_text(encoding='utf-8', errors='replace')}")
