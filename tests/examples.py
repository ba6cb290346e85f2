"""The examples of the documentation, and what they print."""

from tests.real_server import Site
from web.pages.docs import EXAMPLES, PRINTED_ADDRESS

QUOTE = "As for the logistics field, CILHP will not only provide enterprises in the park with considerate services"
SPEAKER = "Luo Shuquan"
FIRST_LINES = {
    "answer": [f"“{QUOTE}"],
    "stream": [f"{SPEAKER}: {QUOTE}"],
    "verify": ["verbatim", f"“{QUOTE}"],
    "errors": [
        "422 A filter names nobody and nothing in the articles",
        "speakers: there is no 'Nobody' in the articles",
        "speakers: speakers: there is no 'Nobody' in the articles",
    ],
}


def code(task: str, suffix: str, site: Site) -> str:
    """Return an example, with the address of the server to run it against."""
    text = (EXAMPLES / f"{task}.{suffix}").read_text(encoding="utf-8")
    assert PRINTED_ADDRESS in text
    return text.replace(PRINTED_ADDRESS, f"http://127.0.0.1:{site.port}")


def check_printed(task: str, lines: list[str]) -> None:
    """Check what an example prints, in whichever language it is written."""
    for line, start in zip(lines, FIRST_LINES[task], strict=False):
        assert line.startswith(start)
    assert len(lines) >= len(FIRST_LINES[task])
    if task == "answer":
        assert lines[0].endswith(f"— {SPEAKER}, President of Chongqing International Logistics Hub Park")
    if task == "stream":
        assert lines[-1].endswith("% sure")
