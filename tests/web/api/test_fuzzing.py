"""Schemathesis makes requests out of ``/openapi.json``, right and wrong ones, and holds the replies against it.

Nothing is left out but what a comment gives a reason for: what it finds is mended in the server or in what it says.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.real_server import Site
from tests.web.fakes import FakeChatbot
from tests.web.live import live

# One that is stored would be tried again on this machine alone.
OPTIONS = ("--generation-database", "none", "--no-shrink", "--continue-on-failure")
# The schema can't know who is in the articles: a filter that names anybody else is refused with 422, as it should be.
# Hand-built values take any name, and so show that all else that is right is taken.
AGAINST_REAL_ARTICLES = ("--exclude-checks", "positive_data_acceptance")


def check(address: str, folder: Path, *options: str) -> int:
    """Run every phase of Schemathesis, with all its checks; return how many requests were made."""
    command = [sys.executable, "-m", "schemathesis.cli", "--no-color", "run", f"{address}/openapi.json"]
    done = subprocess.run([*command, *OPTIONS, *options], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for phase in ("Examples", "Coverage", "Fuzzing", "Stateful"):
        assert f"✅ {phase}" in done.stdout
    (n_requests,) = re.findall(r"(\d+) generated", done.stdout)
    return int(n_requests)


def test_the_server_does_what_it_says(tmp_path: Path) -> None:
    with live(FakeChatbot()) as address:
        assert check(address, tmp_path, "--max-examples", "8", "--seed", "1") > 400


@pytest.mark.soak
def test_the_server_does_what_it_says_whatever_is_tried(tmp_path: Path) -> None:
    with live(FakeChatbot()) as address:
        assert check(address, tmp_path, "--max-examples", "300") > 3000


@pytest.mark.soak
def test_the_server_does_what_it_says_of_real_articles(real_site: Site, tmp_path: Path) -> None:
    address = str(real_site.client.base_url)
    assert check(address.rstrip("/"), tmp_path, "--max-examples", "100", *AGAINST_REAL_ARTICLES) > 1000
    assert "Traceback" not in real_site.log.read_text(encoding="utf-8")
