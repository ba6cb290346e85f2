"""Blocks written as Markdown, HTML (as different systems mark it up), plain text, WebVTT and SubRip."""

import html
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from .model import Block, Format, Run, Shape, Style

WORDS_A_CUE = 11


def write(blocks: Sequence[Block], *, format: Format, look: int, language: str, site: str) -> str:  # noqa: A002
    """Return the file's text; ``look`` picks one of the ways in which the format is typeset."""
    match format:
        case Format.MARKDOWN:
            return _markdown(blocks, look)
        case Format.HTML:
            return _html(blocks, look, language, site)
        case Format.TEXT:
            return _text(blocks, look)
        case Format.VTT | Format.SRT:
            return _subtitles(blocks, format)


# ---------------------------------------------------------------- Markdown


def _markdown(blocks: Sequence[Block], look: int) -> str:
    star = "_" if look % 2 else "*"
    fences = {Style.BOLD: "**", Style.ITALIC: star, Style.PLAIN: ""}

    def styled(run: Run) -> str:
        return _wrapped(run.text, lambda words: f"{fences[run.style]}{words}{fences[run.style]}")

    return "".join(_joined(_markdown_block(block, "".join(map(styled, block.runs)), look) for block in blocks))


def _markdown_block(block: Block, text: str, look: int) -> tuple[str, str]:
    """Return what stands between the block before and this one, and the block."""
    match block.shape:
        case Shape.TITLE | Shape.HEADING | Shape.SUBHEADING:
            level = {Shape.TITLE: 1, Shape.HEADING: 2}.get(block.shape, 4 if look % 3 else 3)
            return "\n\n", f"{'#' * level} {text}"
        case Shape.LINE:
            return ("  \n" if look % 2 else "\\\n"), text
        case Shape.ITEM:
            return "\n", f"- {text}"
        case Shape.QUOTE:
            return "\n\n", f"> {text}"
        case Shape.NAVIGATION:
            return "\n", f"* [{text}](/{text.split(maxsplit=1)[0].lower()})"
        case Shape.CAPTION:
            return "\n\n", f"![](/images/{len(text)}.jpg)\n*{text}*"
        case Shape.PULL_QUOTE:
            return "\n\n", f"> **{text}**"
        case Shape.ASIDE:
            return "\n\n", f"---\n\n*{text}*" if look % 2 else f"---\n\n{text}"
        case _:
            return "\n\n", text


# ---------------------------------------------------------------- plain text


def _text(blocks: Sequence[Block], look: int) -> str:
    width = 72 if look % 2 else 10_000
    return "".join(_joined(_text_block(block, "".join(run.text for run in block.runs), width) for block in blocks))


def _text_block(block: Block, text: str, width: int) -> tuple[str, str]:
    filled = textwrap.fill(text.replace("\t", "   "), width, break_long_words=False, break_on_hyphens=False)
    match block.shape:
        case Shape.TITLE:
            return "\n\n", text.upper() if width > 72 else text
        case Shape.LINE:
            return "\n", filled
        case Shape.ITEM:
            return "\n", f"* {filled}"
        case Shape.QUOTE:
            return "\n\n", textwrap.indent(filled, "> ")
        case Shape.NAVIGATION:
            return "\n", text
        case Shape.CAPTION:
            return "\n\n", f"[Image: {text}]"
        case Shape.ASIDE:
            return "\n\n", f"* * *\n\n{filled}"
        case _:
            return "\n\n", filled


# ---------------------------------------------------------------- HTML


def _html(blocks: Sequence[Block], look: int, language: str, site: str) -> str:
    markup = (_semantic, _blog, _builder, _old)[look % 4]
    bold, italic = (("strong", "em"), ("b", "i"))[look % 2]
    title = next((b.runs[0].text for b in blocks if b.shape is Shape.TITLE), site)

    def styled(run: Run) -> str:
        text = html.escape(run.text, quote=False)
        tag = {Style.BOLD: bold, Style.ITALIC: italic, Style.PLAIN: ""}[run.style]
        if tag and markup is _builder:
            weight = "font-weight:700" if run.style is Style.BOLD else "font-style:italic"
            return _wrapped(text, lambda words: f'<span style="{weight}">{words}</span>')
        return _wrapped(text, lambda words: f"<{tag}>{words}</{tag}>") if tag else text

    body = markup([(block.shape, "".join(map(styled, block.runs))) for block in _with_breaks(blocks)])
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        f"<title>{html.escape(title)} | {html.escape(site)}</title></head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _with_breaks(blocks: Iterable[Block]) -> list[Block]:
    """Join lines to the paragraph before them; the break is a form feed until the markup writes it."""
    joined: list[Block] = []
    for block in blocks:
        if block.shape is Shape.LINE and joined:
            before = joined[-1]
            joined[-1] = Block((*before.runs, Run("\f"), *block.runs), before.shape)
        else:
            joined.append(block)
    return joined


def _semantic(blocks: Sequence[tuple[Shape, str]]) -> str:
    tags = {
        Shape.TITLE: "<h1>{}</h1>",
        Shape.SUBTITLE: '<p class="standfirst">{}</p>',
        Shape.BYLINE: '<p class="byline">{}</p>',
        Shape.HEADING: "<h2>{}</h2>",
        Shape.SUBHEADING: "<h3>{}</h3>",
        Shape.CAPTION: "<figure><img src='p.jpg' alt=''><figcaption>{}</figcaption></figure>",
        Shape.PULL_QUOTE: '<aside class="pullquote"><p>{}</p></aside>',
        Shape.ASIDE: "<aside><p>{}</p></aside>",
        Shape.FOOTER: "<footer><p>{}</p></footer>",
    }
    return f"<main><article>\n{_tagged(blocks, tags, navigation='<nav><ul>{}</ul></nav>')}\n</article></main>"


def _blog(blocks: Sequence[tuple[Shape, str]]) -> str:
    tags = {
        Shape.TITLE: '<h1 class="entry-title">{}</h1>',
        Shape.SUBTITLE: "<p><em>{}</em></p>",
        Shape.BYLINE: '<div class="entry-meta"><span class="author">{}</span></div>',
        Shape.HEADING: '<h2 class="wp-block-heading">{}</h2>',
        Shape.SUBHEADING: '<h4 class="wp-block-heading">{}</h4>',
        Shape.CAPTION: '<figure class="wp-block-image"><img src="p.jpg"/><figcaption>{}</figcaption></figure>',
        Shape.PULL_QUOTE: '<figure class="wp-block-pullquote"><blockquote><p>{}</p></blockquote></figure>',
        Shape.ASIDE: '<div class="sharedaddy"><p>{}</p></div>',
        Shape.FOOTER: '<div id="footer">{}</div>',
    }
    body = _tagged(blocks, tags, navigation='<div class="menu"><ul>{}</ul></div>')
    return f'<div id="page"><div class="entry-content">\n{body}\n</div></div>'


def _builder(blocks: Sequence[tuple[Shape, str]]) -> str:
    tags = {shape: f'<div class="c{len(shape)}-{shape[:2]}">{{}}</div>' for shape in Shape}
    tags |= {
        Shape.TITLE: '<div class="hero"><h1><span>{}</span></h1></div>',
        Shape.HEADING: "<h2>{}</h2>",
        Shape.SUBHEADING: "<h5>{}</h5>",
    }
    for shape in (Shape.QUOTE, Shape.ITEM, Shape.TERM, Shape.DEFINITION, Shape.ROW):
        tags.pop(shape)
    return f'<div class="root"><div class="text">\n{_tagged(blocks, tags, navigation="<div>{}</div>")}\n</div></div>'


def _old(blocks: Sequence[tuple[Shape, str]]) -> str:
    tags = {
        Shape.TITLE: "<center><h1>{}</h1></center>",
        Shape.SUBTITLE: '<p align="center"><i>{}</i></p>',
        Shape.BYLINE: "<p><font size=2>{}</font></p>",
        Shape.HEADING: "<h3>{}</h3>",
        Shape.SUBHEADING: "<h4>{}</h4>",
        Shape.CAPTION: '<table align="right"><tr><td><img src="p.gif"><br><small>{}</small></td></tr></table>',
        Shape.PULL_QUOTE: '<table width="180" align="left"><tr><td><big>{}</big></td></tr></table>',
        Shape.ASIDE: "<hr><p>{}</p>",
        Shape.FOOTER: "<hr><address>{}</address>",
    }
    return _tagged(blocks, tags, navigation='<table width="100%"><tr>{}</tr></table>')


GROUPS = {
    Shape.ITEM: ("<ul>{}</ul>", "<li>{}</li>"),
    Shape.TERM: ("<dl>{}</dl>", "<dt>{}</dt>"),
    Shape.DEFINITION: ("<dl>{}</dl>", "<dd>{}</dd>"),
    Shape.ROW: ("<table>{}</table>", "<tr><td>{}</td></tr>"),
    Shape.QUOTE: ("<blockquote>{}</blockquote>", "<p>{}</p>"),
}


def _tagged(blocks: Sequence[tuple[Shape, str]], tags: dict[Shape, str], *, navigation: str) -> str:
    """Write blocks one by one, but lists, tables and quotations as one element."""
    cell = '<td><a href="#">{}</a></td>' if "<tr>" in navigation else '<li><a href="#">{}</a></li>'
    parts: list[str] = []
    for outer, group in groupby(blocks, key=lambda block: _outer(block[0], navigation)):
        inner = []
        for shape, text in group:
            each = cell if shape is Shape.NAVIGATION else GROUPS.get(shape, ("", tags.get(shape, "<p>{}</p>")))[1]
            inner.append(each.format(text.replace("\f", "<br>\n").replace("\t", "</td><td>")))
        parts.append(outer.format("\n".join(inner)) if outer else "\n".join(inner))
    return "\n".join(parts)


def _outer(shape: Shape, navigation: str) -> str:
    return navigation if shape is Shape.NAVIGATION else GROUPS.get(shape, ("", ""))[0]


# ---------------------------------------------------------------- subtitles


def _subtitles(blocks: Sequence[Block], format: Format) -> str:  # noqa: A002
    """Write every block as cues of at most two lines; a first run that nobody says is the mark before the words."""
    dot, seconds, cues = ("." if format is Format.VTT else ","), 0, []
    for block in blocks:
        mark = block.runs[0].text if block.runs[0].voice is None else ""
        words = " ".join(run.text for run in block.runs if run.voice is not None).split()
        for start in range(0, len(words), WORDS_A_CUE):
            line = " ".join(words[start : start + WORDS_A_CUE])
            again = mark if start == 0 or mark.startswith("<v") else ""
            cues.append(f"{_clock(seconds)}{dot}000 --> {_clock(seconds + 4)}{dot}000\n{again}{_folded(line)}")
            seconds += 4
    if format is Format.VTT:
        return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"
    return "\n\n".join(f"{number}\n{cue}" for number, cue in enumerate(cues, 1)) + "\n"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _folded(line: str) -> str:
    return "\n".join(textwrap.wrap(line, 42))


def _joined(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    first = True
    for gap, text in parts:
        yield text if first else gap + text
        first = False
    yield "\n"


def _wrapped(text: str, wrap: Callable[[str], str]) -> str:
    """Wrap the words, and leave the spaces around them outside."""
    words = text.strip(" ")
    if not words:
        return text
    start = text.index(words)
    return text[:start] + wrap(words) + text[start + len(words) :]
