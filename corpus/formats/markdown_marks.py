"""Repairs of Markdown as people write it, before it is read as Markdown is defined."""

import re

# Two stars around words of one paragraph; the words may hold single stars.
_BOLD = re.compile(r"(?<![\\*])\*\*(?!\*)((?:[^*\n\\]|\\.|\*(?!\*)|\n(?![ \t]*\n)){1,4000}?)(?<!\*)\*\*(?!\*)")
_FOOTNOTE_BODY = re.compile(r"^ {0,3}\[\^[^\]\s]{1,60}\]:[ \t]*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,60}\]")
_ATTRIBUTES = re.compile(
    r"[ \t]?\{:?[ \t]*(?:[.#][\w-]+|[\w-]+=\"[^\"\n]{0,200}\")"
    r"(?:[ \t]+(?:[.#][\w-]+|[\w-]+=\"[^\"\n]{0,200}\")){0,10}[ \t]*\}"
)
_FENCED_DIV = re.compile(r"^ {0,3}:{3,}[^\n]{0,200}$", re.MULTILINE)
# A speaker's ">>" would become a quotation in a quotation.
_SPEAKER_ARROWS = re.compile(r"^ {0,3}>>(?=[ \t]*[^\s>])(?!>)", re.MULTILINE)


def tidy_marks(text: str) -> str:
    """Return ``text`` with bold as it was meant and without marks of dialects; every line stays where it was.

    By the letter, ``**记者：**你好`` and ``**Name: **words`` are not bold, and their stars would be read as words.
    """
    text = _BOLD.sub(_as_strong, text)
    if "[^" in text:
        text = _FOOTNOTE_MARK.sub("", _FOOTNOTE_BODY.sub("", text))
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    text = _FENCED_DIV.sub("", text)
    return _SPEAKER_ARROWS.sub(r"\\>\\>", text)


def _as_strong(bold: re.Match[str]) -> str:
    text, words = bold.string, bold[1]
    before, after = text[bold.start() - 1 : bold.start()], text[bold.end() : bold.end() + 1]
    if not words.strip() or (_opens(before, words[0]) and _opens(after, words[-1])):
        return bold[0]
    return f"<strong>{words}</strong>"


def _opens(outside: str, inside: str) -> bool:
    """Tell whether stars between these two characters are a mark, seen from inside; the end of the text is a space."""
    if inside.isspace():
        return False
    return inside.isalnum() or not outside or not outside.isalnum()
