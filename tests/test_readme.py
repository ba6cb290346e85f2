"""The README's commands are run as printed, against a server of our own, and its answer is the one they give."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

from .real_server import Site

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [block.strip() for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)]
PRINTED_ANSWER = " ".join(re.findall(r"^> (.*)$", README, re.MULTILINE))


def command(*words: str) -> str:
    """Return the only command that holds all these words."""
    (found,) = [line for line in COMMANDS if all(word in line for word in words)]
    return str(found)


def run(line: str, *options: str) -> str:
    """Run one of the README's commands with this Python instead of the one in ``.venv``."""
    words = [sys.executable if word == ".venv/bin/python" else word for word in shlex.split(line)]
    done = subprocess.run([*words, *options], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    return str(done.stdout)


def test_every_command_is_tried_here_or_is_a_make_target() -> None:
    tried = {command("server.py check"), command("server.py ask"), command("curl")}
    assert all(line.startswith("make ") for line in COMMANDS if line not in tried)


def test_check_says_who_said_what_in_the_sample_article() -> None:
    shown = run(command("server.py check"))
    assert "Luo Shuquan (interviewee), President of Chongqing International Logistics Hub Park" in " ".join(shown.split())


def test_ask_gives_the_answer_that_is_printed(tmp_path: Path) -> None:
    quote, speaker = PRINTED_ANSWER.split(" — ")
    shown = " ".join(run(command("server.py ask"), "--index", str(tmp_path / "index")).split())
    assert f"“{quote}” — {speaker}" in shown


def test_curl_gives_the_answer_that_is_printed(site: Site) -> None:
    quote, speaker = PRINTED_ANSWER.split(" — ")
    reply = json.loads(run(command("curl").replace("127.0.0.1:8000", f"127.0.0.1:{site.port}")))
    first = reply["quotes"][0]
    assert (first["text"], f"{first['speaker']['name']}, {first['speaker']['role']}") == (quote, speaker)
