"""From the source of a page to a tree of elements, however broken or hostile the source is.

Before, what the site's own software would have replaced is taken out: template tags, shortcodes, attribute lists.
"""

import json
import re
from collections import deque
from collections.abc import Callable, Iterator
from html import unescape
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement as Element

from corpus.models import ReadingWarning

__all__ = ["Element", "drop_shortcodes", "json_ld", "names_of", "parse_html", "style_of", "tag_of", "words_of"]

_MAX_JSON, _MAX_SCRIPTS = 500_000, 20  # a page of a newspaper has a tenth of each
_MAX_TAGS = 300_000  # a long book has some ten thousand
# The tree can hold these where the parser put them, but nothing that stands beside them can be moved.
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNREADABLE_REFERENCE = re.compile(
    r"&#(?:[xX]0*(?:[0-8bceBCEfF]|1[0-9a-fA-F]|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[efEF])(?![0-9a-fA-F])"
    r"|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d));?"
)
_OTHER_SPACE = re.compile("[\x0b\x0c]")
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]{0,40})[^<>]{0,4000}>")
_INLINE = frozenset("a abbr b bdi bdo big cite code em font i kbd mark q s small span strong sub sup tt u var".split())
_UNPRINTED = re.compile(r"<(script|style)\b(?:(?!<\1\b).)*?</\1\s*>", re.DOTALL | re.IGNORECASE)
# Each stops at the next opening mark, so that a page of nothing but opening marks is read in one go.
_TEMPLATE_TAG = re.compile(r"\{\{(?:(?!\{\{).){0,2000}?\}\}|\{%(?:(?!\{%).){0,2000}?%\}", re.DOTALL)
_SWITCHED_OFF = re.compile(
    r"\{%-? *comment *-?%\}(?:(?!\{% *comment).)*?\{%-? *endcomment *-?%\}", re.DOTALL | re.IGNORECASE
)
_CAPTION_PAIR = re.compile(
    r"\[caption\b[^\]\n]{0,500}\](?P<inside>(?:(?!\[caption\b).){0,4000}?)\[/caption\]", re.DOTALL
)
_SQUARE_TAG = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|youtube|vimeo|pullquote|blockquote|quote|button|column|row|toc"
    r"|vc_\w+|su_\w+|et_\w+)(?:[ \t]+[^\[\]\n]{0,500})?/?\]"
    r"|\[/?[a-z][\w-]{0,40}(?:[ \t]+[\w-]{1,40}="
    r"(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|[^\s\"'\[\]]{1,200})){1,20}[ \t]*/?\]",
    re.IGNORECASE,
)
_HTML_TAG = re.compile(r"<[^<>]{0,2000}>")
_NAMED = re.compile(
    r"\b(?P<name>alt|caption|title|quote|text)\s*=\s*(?:\"(?P<a>(?:[^\"\\]|\\.){1,1000})\"|'(?P<b>[^']{1,1000})')"
)
_QUOTED = re.compile(r"\"([^\"\n]{1,1000})\"|(?<!\w)'([^'\n]{1,1000})'(?!\w)")
_PATH = re.compile(r"[/\\]|\.\w{2,5}$|^\S*[=#]\S*$")
# Other tags hold paths and names of variables, never words of the page.
_OF_A_PICTURE = re.compile(r"(?:\w|-)*(?:ima?ge?|figure|photo|picture|caption|pull-?quote)(?:\w|-)*", re.IGNORECASE)


def drop_shortcodes(text: str, *, caption: Callable[[str], str]) -> str:
    """Return ``text`` without shortcodes, every line where it was; a picture's words are kept.

    Args:
        text: Markdown or HTML.
        caption: Writes the words of a picture, all on one line, in the text's own format.
    """

    def replace(tag: re.Match[str]) -> str:
        words = _words_of_tag(tag[0])
        return (caption(words) if words else "") + "\n" * tag[0].count("\n")

    def unwrap(pair: re.Match[str]) -> str:
        words = " ".join(_HTML_TAG.sub(" ", pair["inside"]).split()) or _words_of_tag(pair[0])
        return (caption(words) if words else "") + "\n" * pair[0].count("\n")

    if "{" in text:
        text = _SWITCHED_OFF.sub(lambda tag: "\n" * tag[0].count("\n"), text)
        text = _TEMPLATE_TAG.sub(replace, text)
    if "[" in text:
        text = _CAPTION_PAIR.sub(unwrap, text)
        text = _SQUARE_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), text)
    return text


def _words_of_tag(tag: str) -> str:
    """Return what a shortcode says of its picture: what it names so, or the last of its arguments that are words."""
    named = {found["name"]: found["a"] or found["b"] for found in _NAMED.finditer(tag)}
    words = next((named[name] for name in ("caption", "quote", "text", "alt", "title") if name in named), "")
    first = re.search(r"[\w-]+", tag)
    if first is None or not (_OF_A_PICTURE.fullmatch(first[0]) or "alt" in named):
        return ""
    if not named:
        quoted = [found[1] or found[2] for found in _QUOTED.finditer(tag)]
        words = next((item for item in reversed(quoted) if " " in item.strip() and not _PATH.search(item)), "")
    return " ".join(unescape(words).replace("\\", "").split())


def parse_html(text: str) -> tuple[Element | None, tuple[ReadingWarning, ...]]:
    """Return the tree of a page or of a part of one, and warnings; no tree where there is nothing to parse.

    A page nested too deeply for the parser, which would silently drop the rest, is read as a flat row of paragraphs.
    """
    source, warnings = _bounded(_OTHER_SPACE.sub(" ", _UNREADABLE_REFERENCE.sub("", _UNREADABLE.sub("", text))))
    root, complete = _parse(source, huge=False)
    if not complete:
        warnings = (*warnings, ReadingWarning("nested too deeply or one endless word; read without its layout"))
        # Paragraphs cannot nest, so what is left is flat, and the parser's limits guard nothing any more.
        root, _ = _parse(_TAG.sub(_flat, _UNPRINTED.sub("", source)), huge=True)
    return root, warnings


def tag_of(element: Element) -> str:
    """Return the element's name in small letters, without a namespace."""
    tag = element.tag
    return tag.rpartition(":")[2].lower() if isinstance(tag, str) else ""


def names_of(element: Element) -> list[str]:
    """Return the words by which a site's style sheet knows the element: its classes and its id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".split()


def style_of(element: Element) -> dict[str, str]:
    """Return the style set on the element itself, folded to small letters without spaces."""
    declared = (element.get("style") or "")[:2000].lower().replace(" ", "").split(";")
    return {name: value for name, colon, value in (item.partition(":") for item in declared) if colon}


def words_of(element: Element, *, max_chars: int) -> str:
    """Return the words inside the element, read no further than ``max_chars``."""
    return " ".join("".join(_first_chars(element, max_chars)).split())


def json_ld(root: Element) -> list[dict[str, object]]:
    """Return every object that the page's JSON-LD holds, outer ones first; what is no JSON is left out."""
    nodes: list[dict[str, object]] = []
    for script in islice(root.iter("script"), _MAX_SCRIPTS):
        words = script.text or ""
        if (script.get("type") or "").strip().lower() != "application/ld+json" or len(words) > _MAX_JSON:
            continue
        try:
            waiting: deque[object] = deque([json.loads(words, strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.popleft()
            if isinstance(node, dict):
                nodes.append(node)
            waiting.extend(node.values() if isinstance(node, dict) else node if isinstance(node, list) else ())
    return nodes


def _first_chars(element: Element, max_chars: int) -> Iterator[str]:
    left = max_chars
    for text in element.itertext():
        yield text[:left]
        left -= len(text)
        if left <= 0:
            return


def _bounded(text: str) -> tuple[str, tuple[ReadingWarning, ...]]:
    if text.count("<") <= _MAX_TAGS:
        return text, ()
    for n_tags, tag in enumerate(re.finditer("<", text)):
        if n_tags == _MAX_TAGS:
            text = text[: tag.start()]
            break
    return text, (ReadingWarning(f"more than {_MAX_TAGS:,} tags; the rest of the page is left out"),)


def _parse(source: str, *, huge: bool) -> tuple[Element | None, bool]:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge)
    if not source.strip():
        return None, True
    try:
        root = etree.fromstring(source.encode(), parser)
    except etree.ParserError:
        return None, True
    return root, not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _flat(tag: re.Match[str]) -> str:
    return "" if tag[1].lower() in _INLINE else "<p>"
