"""Words as Markdown that shows them as they are: whatever looks like markup in them is escaped, and nothing else."""

import re

_ANYWHERE = re.compile(
    r"[\\`*]"  # escapes, code, emphasis
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis; inside a word it is none
    r"|~(?=~)|<(?=[A-Za-z/!?])|&(?=#?\w+;)"  # struck out, HTML, entities
    r"|(?<=\])[(:]"  # links, and what defines them
)
_FIRST = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|[-:|][-:|\s]*$")  # headings, lists, quotations, tables
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")


def as_text(words: str) -> str:
    """Return Markdown that is read as these words, line by line."""
    return "\n".join(_line(line.strip()) for line in words.splitlines())


def as_line(words: str) -> str:
    """Return Markdown that is read as these words, on one line."""
    return _line(" ".join(words.split()))


def _line(words: str) -> str:
    escaped = _ANYWHERE.sub(r"\\\g<0>", words)
    if _NUMBERED.match(escaped):
        return _NUMBERED.sub(r"\1\\", escaped, count=1)
    return f"\\{escaped}" if _FIRST.match(escaped) else escaped
