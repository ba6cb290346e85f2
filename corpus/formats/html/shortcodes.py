"""Marks that a site's own software would have replaced: template tags, shortcodes, attribute lists, footnote marks."""

import html
import re
from collections.abc import Callable

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
        words = _words(tag[0])
        return (caption(words) if words else "") + "\n" * tag[0].count("\n")

    def unwrap(pair: re.Match[str]) -> str:
        words = " ".join(_HTML_TAG.sub(" ", pair["inside"]).split()) or _words(pair[0])
        return (caption(words) if words else "") + "\n" * pair[0].count("\n")

    if "{" in text:
        text = _SWITCHED_OFF.sub(lambda tag: "\n" * tag[0].count("\n"), text)
        text = _TEMPLATE_TAG.sub(replace, text)
    if "[" in text:
        text = _CAPTION_PAIR.sub(unwrap, text)
        text = _SQUARE_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), text)
    return text


def _words(tag: str) -> str:
    """Return what a shortcode says of its picture: what it names so, or the last of its arguments that are words."""
    named = {found["name"]: found["a"] or found["b"] for found in _NAMED.finditer(tag)}
    words = next((named[name] for name in ("caption", "quote", "text", "alt", "title") if name in named), "")
    first = re.search(r"[\w-]+", tag)
    if first is None or not (_OF_A_PICTURE.fullmatch(first[0]) or "alt" in named):
        return ""
    if not named:
        quoted = [found[1] or found[2] for found in _QUOTED.finditer(tag)]
        words = next((item for item in reversed(quoted) if " " in item.strip() and not _PATH.search(item)), "")
    return " ".join(html.unescape(words).replace("\\", "").split())
