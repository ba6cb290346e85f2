"""Markdown: rendered as a site would, then read as a page; every block keeps its line in the file."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from corpus.formats.html import Element, cut_unread, drop_shortcodes, parse_html, typeset
from corpus.models import ReadingWarning

from .documents import Document, compose_typeset, titled_by_heading
from .metadata import Metadata
from .plain_text import read_plain_text

# Two stars around words of one paragraph; the words may hold single stars.
_BOLD = re.compile(r"(?<![\\*])\*\*(?!\*)((?:[^*\n\\]|\\.|\*(?!\*)|\n(?![ \t]*\n)){1,4000}?)(?<!\*)\*\*(?!\*)")
_FOOTNOTE_BODY = re.compile(r"^ {0,3}\[\^[^\]\s]{1,60}\]:[ \t]*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,60}\]")
_ATTRIBUTES = re.compile(
    r"[ \t]?\{:?[ \t]*(?:[.#][^\s{}]+|[\w-]+=\"[^\"\n]{0,200}\")"
    r"(?:[ \t]+(?:[.#][^\s{}]+|[\w-]+=\"[^\"\n]{0,200}\")){0,10}[ \t]*\}"
)
_FENCED_DIV = re.compile(r"^ {0,3}:{3,}(?P<names>[^\n]{0,200})$", re.MULTILINE)
# Shortcodes on lines of their own, in pairs, set a box as fences do.
_BOX_SHORTCODE = re.compile(
    r"^[ \t]*\{[{%][<%]?[ \t]*(?P<end>/|end)?[ \t]*"
    r"(?P<name>notice|alert|callout|admonition|aside|side-?note|tip|note|box)\b[^{}\n]{0,200}[%}]\}[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_CLASS = re.compile(r"[\w-]+")
_ALERT = re.compile(r"\[!(\w{1,30})\]\s*")
# A speaker's ">>" would become a quotation in a quotation.
_SPEAKER_ARROWS = re.compile(r"^ {0,3}>>(?=[ \t]*[^\s>])(?!>)", re.MULTILINE)
_LINE = "data-line-of-file"
_MAX_NESTING = 100
_FIRST_TAG = re.compile(r"\s*<[a-zA-Z][\w-]*(?=[\s>])")
_INLINE_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")
_KNOWN_TAGS = frozenset(
    """a abbr b bdi bdo big br center cite code del dfn div em figcaption figure font hr i img ins kbd mark p q rp rt
    ruby s samp small span strike strong sub sup time tt u var wbr""".split()
)
# An element that says who speaks, and the end of one.
_OF_A_TRANSCRIPT = re.compile(
    r"<[^<>]*\s(?:data-)?(?:speaker|voice|who)[\w-]*=|</(?:turn|utterance|speech|segment)\s*>", re.IGNORECASE
)
_DROPPED_TAGS = frozenset("script style iframe object embed input button form video audio source svg".split())
# Nobody numbers a list from here: the line begins with a year or another number that was said.
_LARGEST_ITEM = 100
# Beyond these no interview goes, and the parser's time grows with the square of a paragraph's brackets.
_MAX_CHARS = 1_000_000
_MAX_PARAGRAPH_CHARS, _MAX_BRACKETS = 100_000, 2000
_LONG_HEADING = 120


def read_markdown(text: str, *, metadata: Metadata, first_line: int = 1) -> Document:
    """Cut Markdown into blocks; ``first_line`` is the line of the file at which ``text`` begins.

    A text far longer than any article is read as plain text, with a warning.
    """
    if len(text) > _MAX_CHARS:
        plain = read_plain_text(text, metadata=metadata, first_line=first_line)
        note = ReadingWarning(f"longer than {_MAX_CHARS:,} characters; read as plain text, its Markdown marks kept")
        return replace(plain, warnings=(*plain.warnings, note))
    text = _BOX_SHORTCODE.sub(lambda tag: ":::" if tag["end"] else f"::: {tag['name']}", text)
    source = tidy_marks(drop_shortcodes(text, caption=_as_picture))
    root, warnings = parse_html(_render(source, first_line=first_line))
    if root is None:
        return Document("", (), metadata, warnings)
    cut_unread(root)
    document = compose_typeset(typeset(root, line_of=_line_of), metadata=metadata, warnings=warnings)
    return titled_by_heading(document)


def tidy_marks(text: str) -> str:
    """Return ``text`` with bold as it was meant and without marks of dialects; every line stays where it was.

    By the letter, ``**记者：**你好`` and ``**Name: **words`` are not bold, and their stars would be read as words.
    """
    text = _FENCED_DIV.sub(lambda fence: " ".join([":::", *_CLASS.findall(fence["names"])]), text)
    text = _BOLD.sub(_as_strong, text)
    if "[^" in text:
        text = _FOOTNOTE_MARK.sub("", _FOOTNOTE_BODY.sub("", text))
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
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


def _line_of(element: Element) -> int | None:
    line = element.get(_LINE) or ""
    return int(line) if line.isdecimal() and len(line) < 10 else None


def _as_picture(words: str) -> str:
    escaped = re.sub(r"([\\\[\]`*_<>])", r"\\\1", words)
    return f"![{escaped}](#)"


def _render(text: str, *, first_line: int) -> str:
    # Indented lines are paragraphs of a typist more often than code.
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING, "breaks": False}).enable("table").disable("code")
    parser.block.ruler.before("heading", "fenced_div", _parse_fence, {"alt": ["paragraph", "blockquote", "list"]})
    parser.core.ruler.at("inline", _parse_inline)
    parser.add_render_rule("softbreak", _render_break)
    parser.add_render_rule("hardbreak", _render_break)
    tokens = _without_underlined_speech(parser.parse(text))
    for opening, token in zip([None, None, *tokens], tokens, strict=False):
        _mark_alert(token, opening)
        _mark_line(token, first_line=first_line)
    _keep_large_numbers(tokens)
    rendered: str = parser.renderer.render(tokens, parser.options, {})
    return rendered


def _parse_fence(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """A line of colons, with names, opens a box; without any, it ends one."""
    fence = _FENCED_DIV.fullmatch(state.src[state.bMarks[start_line] : state.eMarks[start_line]])
    if fence is None or silent:
        return fence is not None
    names = fence["names"].strip()
    token = state.push("html_block", "", 0)
    token.content = f'<div class="{escapeHtml(names)}">\n' if names else "</div>\n"
    token.map = [start_line, start_line + 1]
    state.line = start_line + 1
    return True


def _parse_inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if len(token.content) > _MAX_PARAGRAPH_CHARS or token.content.count("[") > _MAX_BRACKETS:
            token.children.append(Token("text", "", 0, content=token.content))
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _render_break(
    self: RendererHTML,  # noqa: ARG001
    tokens: Sequence[Token],
    idx: int,
    options: OptionsDict,  # noqa: ARG001
    env: EnvType,  # noqa: ARG001
) -> str:
    token = tokens[idx]
    soft = ' data-soft=""' if token.type == "softbreak" else ""
    return f'<br {_LINE}="{token.meta.get(_LINE, "")}"{soft}>\n'


def _mark_line(token: Token, *, first_line: int) -> None:
    if token.map is None:
        return
    line = token.map[0] + first_line
    if token.type == "html_block":
        token.content = _FIRST_TAG.sub(lambda tag: f'{tag[0]} {_LINE}="{line}"', token.content, count=1)
    elif token.type == "inline":
        lines = count(line + 1)
        for child in token.children or ():
            if child.type in {"softbreak", "hardbreak"}:
                child.meta[_LINE] = next(lines)
            elif child.type == "html_inline":
                _keep_written_brackets(child)
    elif token.nesting >= 0:
        token.attrSet(_LINE, str(line))


def _mark_alert(token: Token, opening: Token | None) -> None:
    """A block quote under "[!NOTE]" is a box."""
    first = token.children[0] if token.children else None
    if opening is not None and opening.type == "blockquote_open" and first and (mark := _ALERT.match(first.content)):
        opening.attrSet("class", mark[1])
        first.content = first.content[mark.end() :]


def _keep_written_brackets(token: Token) -> None:
    """A tag that HTML does not know ("<inaudible>") is something the writer put between angle brackets."""
    found = _INLINE_TAG.match(token.content)
    known = found is None or found[1].lower() in _KNOWN_TAGS | _DROPPED_TAGS
    if not known and not _OF_A_TRANSCRIPT.match(token.content):
        token.type = "text"


def _without_underlined_speech(tokens: Sequence[Token]) -> list[Token]:
    """A rule directly below what somebody says makes a heading of it in Markdown; the writer meant a rule."""
    kept: list[Token] = []
    rule: Token | None = None
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.markup == "-" and _is_speech(tokens[number + 1].content):
            token.type, token.tag = "paragraph_open", "p"
            rule = Token("hr", "hr", 0)
        kept.append(token)
        if token.type == "heading_close" and rule is not None:
            token.type, token.tag = "paragraph_close", "p"
            kept.append(rule)
            rule = None
    return kept


def _is_speech(words: str) -> bool:
    return len(words) > _LONG_HEADING or "\n" in words or words.rstrip()[-1:] in ".…。"


def _keep_large_numbers(tokens: Sequence[Token]) -> None:
    """Give a line such as "1987. A good year." its number back, which is no list's."""
    lost = ""
    for token in tokens:
        if token.type == "list_item_open" and token.info.isdecimal() and int(token.info) >= _LARGEST_ITEM:
            token.tag, lost = "div", f"{token.info}{token.markup} "
        elif token.type == "inline" and lost:
            token.children = [Token("text", "", 0, content=lost), *(token.children or ())]
            lost = ""
