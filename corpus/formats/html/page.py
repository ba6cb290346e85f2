"""A page as saved from a site, or a part of one: which of its elements is the article, and what the page declares.

The site's own frame is taken off, words of a speaker never are.
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from html import unescape

from corpus.formats.documents import Document, compose_typeset
from corpus.formats.metadata import Metadata, declared_by, filled, people, read_date, without_by
from corpus.text import fold, looks_like_name

from .layout import typeset
from .tree import Element, drop_shortcodes, json_ld, names_of, parse_html, style_of, tag_of, words_of

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Interview|Report|Episode|Conversation)$")
_OF_A_PERSON = ("Person", ["Person"], None)  # JSON-LD often leaves out what a mere name is
# Where pages say it, the most particular first.
_TITLE = ("og:title", "citation_title", "dc.title", "twitter:title", "itemprop headline")
_SITE = ("og:site_name", "publisher", "dc.publisher", "citation_journal_title", "application-name")
_URL = ("rel canonical", "og:url")
_PUBLISHED = (
    *("article:published_time", "citation_publication_date", "datepublished", "dc.date.issued", "dc.date", "date"),
    *("publishdate", "pubdate", "parsely-pub-date", "sailthru.date", "itemprop datepublished"),
)
_AUTHOR = (
    *("author", "citation_author", "dc.creator", "parsely-author", "sailthru.author", "byl", "article:author"),
    *("itemprop author", "rel author"),
)
_AUTHOR_CLASS = re.compile(r"(?:.*-)?(?:author|byline)(?:-name)?", re.IGNORECASE)
_DESCRIPTION = ("description", "og:description", "twitter:description", "dc.description", "itemprop description")
_MEDIA = (
    *("og:audio", "og:audio:url", "og:audio:secure_url", "og:video", "og:video:url", "og:video:secure_url"),
    *("twitter:player:stream", "rel enclosure"),
)
_RECORDINGS = ("AudioObject", "VideoObject", "MediaObject")
_WEB = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)
_SITE_MARK = r"\s*(?:[|·•»«:–—]|\s-)\s*"
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]|$)", re.IGNORECASE)
_MAX_TITLE = 500
_UNREAD = frozenset(
    """applet area audio base button canvas col colgroup datalist embed frame frameset head iframe input link map meta
    meter noembed noframes noscript object option output param progress rp rt script select source style svg template
    textarea title track video""".split()
)
# Whole words of a class or id; "has-sidebar" or "no-comments" speak of the page around the element, not of it.
_FRAME_NAME = re.compile(
    r"(?:^|-)(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|widgets?|cookies?|consent|gdpr|newsletter|subscribe"
    r"|subscription|signup|sign-up|promo|advert|advertisements?|ads?|sponsored|share|sharing|sharedaddy|social|addtoany"
    r"|addthis|related|relatedposts|recommended|recommendations|outbrain|taboola|trending|most-read|most-popular"
    r"|comments?|commentlist|respond|disqus|tags?-links|tags|tagcloud|pagination|pager|post-navigation|author-bio"
    r"|author-box|about-author|skip-link|screen-reader-text|sr-only|visually-hidden|popup|modal|overlay|toolbar|login"
    r"|searchform|search-form|site-footer|footer|site-header|masthead|toc|print-only|edit-link|editsection)(?:-|$)"
)
_NOT_ITSELF = re.compile(r"^(?:has|with|without|no|not|is|page|single|post-type)-|-(?:enabled|disabled|open|closed)$")
_PULL_QUOTE = re.compile(r"pull-?_?quote", re.IGNORECASE)
_CONTENT_NAME = re.compile(
    r"(?:entry|post|article|story|page|body|news|blog)-(?:content|body|text|copy)|content-body|(?:mw-)?content-text"
    r"|mw-parser-output|field-name-body|transcript"
)
_FRAME_HEADING = re.compile(
    r"(?:share (?:this|on)|related|more (?:from|stories|articles|like)|you (?:may|might) also|read (?:next|more)"
    r"|recommended|leave a (?:reply|comment)"
    r"|(?:\d+ )?(?:comments?|responses|thoughts on)|subscribe|newsletter|sign up|follow us"
    r"|most (?:read|popular)|trending|advertisement|filed under|tagged)\b[^.?!]{0,50}",
    re.IGNORECASE,
)
_MAX_HEADING = 60
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_+|--+")
_MENTIONS_MARK = re.compile(r"#(?:_?ftn|fn|footnote|cite|note|endnote|sdfootnote)", re.IGNORECASE)
_ARROWS = re.compile(r"[\s↑↩︎^]+")

_MOST = 0.4  # of the page's words: an element that holds so many is the article, under any name
_ARTICLE_SHARE = 0.6
_INNER_SHARE = 0.9


def read_html(text: str, *, metadata: Metadata, first_line: int = 1) -> Document:
    """Cut the main text of a page into blocks; what the page declares fills the gaps of ``metadata``.

    Navigation, comments, cookie bars and the like are left out. ``first_line`` is the line of the file at which
    ``text`` begins. A page without words gives no blocks.
    """
    source = drop_shortcodes(text, caption=lambda words: f"<figcaption>{html.escape(words)}</figcaption>")
    root, warnings = parse_html(source)
    if root is None:
        return Document("", (), metadata, warnings)
    declared = filled(metadata, _page_metadata(root))

    def line_of(element: Element) -> int | None:
        return element.sourceline + first_line - 1 if element.sourceline else None

    return compose_typeset(typeset(_main_text(root), line_of=line_of), metadata=declared, warnings=warnings)


def _main_text(root: Element) -> Element:
    """Return the element that holds the article; what the site put around it is cut out of the tree."""
    _cut(_unread(root))
    weights = _Weights(root)
    _cut(element for element in root.iter() if _is_frame(element, weights))
    weights = _Weights(root)
    _cut(element for element in root.iter() if _is_list_of_links(element, weights))
    weights = _Weights(root)
    article = _semantic(root, weights)
    if article is not None:
        return article
    _cut_below_content(root, weights)
    return root


def cut_unread(root: Element) -> None:
    """Cut out of the tree what a browser does not show as words."""
    _cut(_unread(root))


def _page_metadata(root: Element) -> Metadata:
    """Return what the head of a page declares, and what its data for machines (JSON-LD, microdata) does."""
    named = _named_values(root)
    nodes = json_ld(root)
    data: Mapping[str, object] = next(filter(_is_article, nodes), {})
    by_id = {str(node["@id"]): node for node in nodes if len(node) > 1 and "@id" in node}
    site = _first(named, *_SITE) or next((name for _, name in _named_in(data.get("publisher"), by_id)), None)
    series = next((name for _, name in _named_in(data.get("partOfSeries"), by_id)), None)
    authors = [name for kind, name in _named_in(data.get("author"), by_id) if kind in _OF_A_PERSON]
    url = _first(named, *_URL)
    described = [*(_first(named, name) for name in _DESCRIPTION), _text(data.get("description"))]
    return Metadata(
        title=_title(root, declared=_text(data.get("headline")) or _first(named, *_TITLE), site=site, series=series),
        byline=_byline(named, authors, site=site),
        published=read_date(_text(data.get("datePublished")) or _first(named, *_PUBLISHED)),
        source=site,
        url=url if url and _WEB.fullmatch(url) else None,
        language=_language(root),
        description=max(filter(None, described), key=len, default=None),  # short ones are cut off
        speakers=declared_by(data).speakers,
        media=next(filter(_WEB.fullmatch, _media(root, named, nodes)), None),
    )


def _media(root: Element, named: Mapping[str, list[str]], nodes: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield the addresses of recordings: what the page declares, its data for machines, and what it plays."""
    for name in _MEDIA:
        yield from named.get(name, ())
    # The type may be a list, which no set can be asked for.
    recordings = (node for node in nodes if node.get("@type") in _RECORDINGS)
    yield from (address for node in recordings if (address := _text(node.get("contentUrl"))))
    for player in root.iter("audio", "video"):
        yield from (source.get("src") or "" for source in player.iter("audio", "video", "source"))


def _named_values(root: Element) -> dict[str, list[str]]:
    """Return what elements of the page say under a name, in order; of microdata, the name is ``itemprop …``."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta", "link", "time", "a", "span", "div", "p"):
        tag, prop = tag_of(element), element.get("itemprop")
        name = f"itemprop {prop}" if prop else None
        if tag == "meta":
            name = element.get("property") or element.get("name") or name
        elif tag in {"link", "a"}:
            name = name or f"rel {element.get('rel') or ''}"
        if tag != "meta" and any(map(_AUTHOR_CLASS.fullmatch, names_of(element))):
            found.setdefault("class author", []).append(_value_of(element, tag))
        if name:
            found.setdefault(name.strip().lower(), []).append(_value_of(element, tag))
    return {name: values for name, printed in found.items() if (values := list(filter(None, printed)))}


def _value_of(element: Element, tag: str) -> str:
    value = element.get("content") or element.get("datetime") or (element.get("href") if tag == "link" else None)
    if value is not None:
        return " ".join(value[:_MAX_TITLE].split())
    inner = (inside for inside in element.iter() if inside.get("itemprop") == "name")
    return words_of(next(inner, element), max_chars=_MAX_TITLE)


def _is_article(node: Mapping[str, object]) -> bool:
    kind = node.get("@type")
    return any(isinstance(one, str) and _ARTICLE.search(one) for one in (kind if isinstance(kind, list) else [kind]))


def _named_in(value: object, by_id: Mapping[str, Mapping[str, object]]) -> list[tuple[object, str]]:
    """Return the kind and the name of each person or organisation that JSON-LD gives, itself or by reference."""
    items = [
        item if isinstance(item, dict) else {"name": item} for item in (value if isinstance(value, list) else [value])
    ]
    nodes = [by_id.get(str(item.get("@id")), item) for item in items]
    return [(node.get("@type"), name) for node in nodes if (name := _text(node.get("name")))]


def _first(named: Mapping[str, list[str]], *names: str) -> str | None:
    return next((named[name][0] for name in names if name in named), None)


def _text(value: object) -> str | None:
    return (" ".join(unescape(value).split()) or None) if isinstance(value, str) else None


def _title(root: Element, *, declared: str | None, site: str | None, series: str | None) -> str | None:
    """Return the headline, without the site: as the page declares it, or as heading and browser's bar have it."""
    bars = (words_of(title, max_chars=_MAX_TITLE) for title in root.iter("title") if tag_of(title.getparent()) != "svg")
    bar = declared or next(bars, None)
    if bar is None:
        return None
    frame = {fold(name) for name in (site, series) if name}
    headings = {name: _headings(root, name, besides=frame) for name in ("h1", "h2")}
    both = [*headings["h1"], *headings["h2"]]
    led = [heading for heading in both if re.match(re.escape(heading) + rf"(?:{_SITE_MARK}|$)", bar)]
    ended = [heading for heading in both if re.search(rf"{_SITE_MARK}{re.escape(heading)}$", bar)]
    if led or ended:
        # Where both sides stand on the page as well, the shorter is the name of a site or a series.
        return max((*led[:1], *ended[:1]), key=len)
    if declared is None and len(headings["h1"]) == 1:
        return headings["h1"][0]
    for name in map(re.escape, filter(None, (site, series))):
        bar = re.sub(rf"(?<=.{{3}}){_SITE_MARK}{name}$|^{name}{_SITE_MARK}(?=.{{3}})", "", bar, flags=re.IGNORECASE)
    return bar


def _headings(root: Element, name: str, *, besides: Collection[str]) -> list[str]:
    words = (words_of(heading, max_chars=_MAX_TITLE) for heading in root.iter(name))
    return [heading for heading in words if heading and fold(heading) not in besides]


def _byline(named: Mapping[str, list[str]], authors: Sequence[str], *, site: str | None) -> str | None:
    """An author's box tells of the author or the site in sentences; those are no byline."""
    # A class is a word of the style sheet: what it marks must be one name, the same wherever it stands.
    marked = {without_by(words) for words in named.get("class author", ())}
    classed = marked if len(marked) == 1 and all(" " in name and looks_like_name(name) for name in marked) else ()
    for printed in (authors, *(named.get(name, ()) for name in _AUTHOR), classed):
        names = [name for name in printed if not re.search(r"\b(?:is|are|was|were|has|have)\b", name)]
        if byline := people(names, besides=site):
            return byline
    return None


def _language(root: Element) -> str | None:
    found = _LANGUAGE.match(root.get("lang") or "")
    return found[1].lower() if found else None


class _Weights:
    """How many characters of words, and of links among them, stand inside each element."""

    def __init__(self, root: Element) -> None:
        self.words: dict[Element, int] = {}
        self.linked: dict[Element, int] = {}
        self.n_links: dict[Element, int] = {}
        for element in reversed(list(root.iter())):
            self._add(element, _size(element.text))
            if tag_of(element) == "a" and element.get("href") is not None:
                self.linked[element] = self.words[element]
                self.n_links[element] = 1
            parent = element.getparent()
            if parent is not None and element is not root:
                self._add(parent, self.words[element] + _size(element.tail))
                self.linked[parent] = self.linked.get(parent, 0) + self.linked.get(element, 0)
                self.n_links[parent] = self.n_links.get(parent, 0) + self.n_links.get(element, 0)
        self.total = self.words[root]

    def _add(self, element: Element, n_chars: int) -> None:
        self.words[element] = self.words.get(element, 0) + n_chars

    def share(self, element: Element) -> float:
        return self.words[element] / max(1, self.total)


def _size(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _cut(elements: Iterable[Element]) -> None:
    """Take elements out of the tree; the text behind each stays."""
    for element in list(elements):
        if element.getparent() is not None:
            element.drop_tree()


def _unread(root: Element) -> Iterator[Element]:
    hidden = []
    for element in root.iter():
        tag = tag_of(element)
        if (tag in _UNREAD and element is not root) or _is_note_mark(element, tag):
            yield element
        elif _is_hidden(element):
            hidden.append(element)
    if hidden:
        # Transcripts stand folded in many pages; a "hidden" element with most of the words is one.
        weights = _Weights(root)
        yield from (element for element in hidden if weights.share(element) < _MOST)


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.get("style") is None:
        return False
    style = style_of(element)
    return style.get("display") == "none" or style.get("visibility") == "hidden"


def _is_note_mark(element: Element, tag: str) -> bool:
    """The little number that leads to a footnote, or the arrow that leads back, is no word of the sentence."""
    if tag == "sup":
        return any(_MENTIONS_MARK.search(link.get("href") or "") for link in element.iter("a"))
    return tag == "a" and (element.get("href") or "").startswith("#") and bool(_ARROWS.fullmatch(element.text or ""))


def _is_frame(element: Element, weights: _Weights) -> bool:
    tag = tag_of(element)
    if tag in {"html", "body", "main", "article", "h1"} or weights.share(element) >= _MOST:
        return False
    is_pull_quote = any(map(_PULL_QUOTE.search, names_of(element)))
    match tag:
        case "nav" | "menu" | "dialog":
            return True
        case "aside":
            return not is_pull_quote
        case "footer":
            return not any(tag_of(above) in {"blockquote", "figure"} for above in element.iterancestors())
        case "header":
            return not _is_headed_story(element) or _is_site_header(element)
        case "form":
            return sum(1 for _ in element.iter("p")) < 3
    return not is_pull_quote and (_is_named_frame(element) or _is_headed_frame(element, tag))


def _is_headed_story(header: Element) -> bool:
    """Tell whether a header bears a headline; one of a lower level does where it stands inside the article."""
    inside = any(tag_of(above) in {"article", "main"} for above in header.iterancestors())
    return any(True for _ in header.iter("h1", *(("h2", "h3") if inside else ())))


def _is_site_header(header: Element) -> bool:
    if any(tag_of(above) in {"article", "main", "section"} for above in header.iterancestors()):
        return False
    return sum(1 for _ in header.getroottree().iter("h1")) > sum(1 for _ in header.iter("h1"))


def _is_named_frame(element: Element) -> bool:
    if element.get("role") in {"navigation", "search", "complementary", "contentinfo", "dialog", "alertdialog"}:
        return True
    names = (_CAMEL.sub("-", name).lower() for name in names_of(element))
    return any(_FRAME_NAME.search(name) and not _NOT_ITSELF.search(name) for name in names)


def _is_headed_frame(element: Element, tag: str) -> bool:
    if tag not in {"div", "section"}:
        return False
    first = next((text.strip() for text in element.itertext() if text.strip()), "")
    return len(first) <= _MAX_HEADING and bool(_FRAME_HEADING.fullmatch(first))


def _is_list_of_links(element: Element, weights: _Weights) -> bool:
    """A menu or a list of other articles; one that stands among paragraphs belongs to what is said there."""
    if tag_of(element) not in {"div", "section", "ul", "ol", "table", "td"} or weights.n_links.get(element, 0) < 3:
        return False
    if weights.share(element) >= _MOST or weights.linked[element] < 0.8 * weights.words[element]:
        return False
    parent = element.getparent()
    return parent is None or not any(tag_of(child) == "p" for child in parent)


def _semantic(root: Element, weights: _Weights) -> Element | None:
    """Return the element that the page itself calls its article, unless it leaves too much of the words outside."""
    found: Element | None = None
    for element in root.iter():
        if tag_of(element) not in {"article", "main"} and element.get("role") not in {"main", "article"}:
            continue
        needed = _ARTICLE_SHARE * weights.total if found is None else _INNER_SHARE * weights.words[found]
        if weights.words[element] >= needed:
            found = element
    return found


def _cut_below_content(root: Element, weights: _Weights) -> None:
    """Where a container is named for the article's text, what follows it is not the article; its title stands above."""
    for element in root.iter():
        names = (_CAMEL.sub("-", name).lower() for name in names_of(element))
        if weights.share(element) >= 0.8 and any(map(_CONTENT_NAME.fullmatch, names)):
            for inside in [element, *element.iterancestors()]:
                _cut(inside.itersiblings())
            return
