"""What README and guides print is run as it stands, against a server of our own, and gives the answer they print."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import server
from corpus import Attribution, read_article, read_library, read_registry
from tests.corpus.golden import SAMPLE
from tests.real_server import Site

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EDITORS = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
DEVELOPERS = (ROOT / "docs" / "developers.md").read_text(encoding="utf-8")
MANY_MACHINES = ROOT / "docs" / "scaling.md"
GUIDES = [file for file in sorted((ROOT / "docs").glob("*.md")) if file != MANY_MACHINES]
PRINTED = "\n".join([README, *(file.read_text(encoding="utf-8") for file in GUIDES)])
YAML = re.findall(r"```yaml\n(.*?)```", EDITORS, re.DOTALL)
COMMANDS = sorted({block.strip() for block in re.findall(r"```sh\n(.*?)```", PRINTED, re.DOTALL)})
PRINTED_ANSWER = " ".join(re.findall(r"^> (.*)$", README, re.MULTILINE))


def command(*words: str) -> str:
    """Return the only command of README and guides that holds all these words."""
    (found,) = [line for line in COMMANDS if all(word in line for word in words)]
    return str(found)


def run(line: str, *options: str, typed: str | None = None) -> str:
    """Run a command with this Python instead of the one in ``.venv``."""
    words = [*(sys.executable if word == ".venv/bin/python" else word for word in shlex.split(line)), *options]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120, input=typed)
    return str(done.stdout)


def test_every_command_is_tried_here_or_is_a_make_target() -> None:
    evaluated = {command("server.py evaluate", "--output"), command("server.py evaluate", "--baseline")}
    asked = {command("server.py ask"), command("server.py verify"), command("curl")}
    gone_back = {command("server.py versions"), command("server.py rollback")}
    at_desk = {command("server.py editor-password"), command("server.py evaluate", "drafts/")}
    tried = {command("server.py check"), *asked, *evaluated, *gone_back, *at_desk}
    assert all(line.startswith("make ") for line in COMMANDS if line not in tried)


def test_what_many_machines_run_can_be_typed_and_names_files_that_are_there() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", MANY_MACHINES.read_text(encoding="utf-8"), re.DOTALL)
    typed = [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]
    ours = [words[1:] for words in typed if words[0] == "on-the-record"]
    assert ours
    for words in ours:
        assert server.command_line().parse_args(words).run
    named = {word for words in typed for word in words if word.startswith("docs/")}
    assert named
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_check_says_who_said_what_in_the_sample_article() -> None:
    shown = " ".join(run(command("server.py check")).split())
    assert "Luo Shuquan (interviewee), President of Chongqing International Logistics Hub Park" in shown


def test_ask_gives_the_answer_that_is_printed(tmp_path: Path) -> None:
    quote, speaker = PRINTED_ANSWER.split(" — ")
    shown = " ".join(run(command("server.py ask"), "--index", str(tmp_path / "index")).split())
    assert f"“{quote}” — {speaker}" in shown


def test_a_version_is_gone_back_to_and_shown(tmp_path: Path) -> None:
    place = ("--index", str(tmp_path / "index"))
    build = f"{sys.executable} server.py build"
    for options in ((), ("--full",)):
        run(build, *options, *place)
    run(command("server.py rollback"), *place)
    first, second = run(command("server.py versions"), *place).splitlines()[1:]
    assert "in use, chosen by rollback" in " ".join(first.split())
    assert "in use" not in second


def test_verify_finds_the_quote_shown_word_for_word(tmp_path: Path) -> None:
    shown = " ".join(run(command("server.py verify"), "--index", str(tmp_path / "index")).split())
    assert shown.startswith("Verbatim: ")
    assert "— Luo Shuquan, President of Chongqing International Logistics Hub Park" in shown


def test_curl_gives_the_answer_that_is_printed(site: Site) -> None:
    quote, speaker = PRINTED_ANSWER.split(" — ")
    reply = json.loads(run(command("curl").replace("127.0.0.1:8000", f"127.0.0.1:{site.port}")))
    first = reply["quotes"][0]
    assert (first["text"], f"{first['speaker']['name']}, {first['speaker']['role']}") == (quote, speaker)


def test_questions_with_known_answers_are_evaluated_and_compared(tmp_path: Path) -> None:
    (questions,) = re.findall(r"```json\n(.*?)```", EDITORS, re.DOTALL)
    files = {"questions.jsonl": saved(tmp_path / "questions.jsonl", questions), "before.json": tmp_path / "before.json"}

    def evaluated(line: str) -> str:
        for name, file in files.items():
            line = line.replace(name, str(file))
        return " ".join(run(line, "--index", str(tmp_path / "index")).split())

    assert "all 2 1.000 1.000 1.000 1.000 1.000 1.000 1.000" in evaluated(command("server.py evaluate", "--output"))
    assert "2 questions asked before and now" in evaluated(command("server.py evaluate", "--baseline"))
    files = {"drafts/questions.jsonl": files["questions.jsonl"]}
    assert "all 2 1.000" in evaluated(command("server.py evaluate", "drafts/"))


def test_the_hash_of_a_password_is_printed() -> None:
    assert run(command("server.py editor-password"), typed="a long password\n").startswith("$argon2id$")


def test_the_four_packages_answer_without_a_server(tmp_path: Path) -> None:
    (program,) = [block for block in re.findall(r"```python\n(.*?)```", DEVELOPERS, re.DOTALL) if "Chatbot" in block]
    shown = run(shlex.join([sys.executable, "-c", program.replace('"index"', repr(str(tmp_path / "index")))]))
    quote, speaker = PRINTED_ANSWER.split(" — ")
    assert shown.splitlines()[0] == f"“{quote}” — {speaker}"


def test_the_readme_is_read_in_one_sitting() -> None:
    assert len(README.splitlines()) <= 160


def test_the_front_matter_shown_is_read(tmp_path: Path) -> None:
    (shown,) = [block for block in YAML if block.startswith("---")]
    article = read_article(saved(tmp_path / "talk.txt", f"{shown}\nLS: It is late.\n"))
    (speaker,) = article.speakers
    assert (speaker.name, speaker.role) == ("Luo Shuquan", "President of Chongqing International Logistics Hub Park")
    assert str(article.published) == "2019-10-31"


def test_the_corrections_and_the_registry_shown_fit_the_sample_article(tmp_path: Path) -> None:
    (corrections,) = [block for block in YAML if "paragraph:" in block]
    (registry,) = [block for block in YAML if "aliases:" in block]
    file = tmp_path / SAMPLE.name
    shutil.copy(SAMPLE, file)
    saved(file.with_suffix(".corrections.yaml"), corrections)
    saved(tmp_path / "speakers.yaml", registry)
    library = read_library([file], read_registry(tmp_path))
    assert (library.errors, library.warnings) == ((), ())
    (article,) = library.articles
    assert article.warnings == read_article(SAMPLE).warnings
    corrected = [p.span.cut(article.text)[:24] for p in article.paragraphs if p.attribution is Attribution.CORRECTION]
    assert corrected == ["First, make strategic pl", "The start point of China"]
    assert "President Luo" in article.speakers[-1].aliases


def saved(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file
