"""The address of everything shown, and whom it is for; paths of pages and prefixes of APIs are spelt only here.

Constants are paths inside the site, which routes are made of; functions give addresses, which begin with where the site
itself is served. Those of pages name the language that a reader chose, so that a choice lasts from page to page.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

if TYPE_CHECKING:  # every command reads this
    from starlette.types import Scope

CHAT = "/"
CHAT_EVENTS = "/api/chat"
COMPLETIONS = "/api/complete"
ARTICLES = "/articles"
SPEAKERS = "/speakers"
VERIFY = "/verify"
ABOUT = "/about"
HEALTH = "/healthz"
READY = "/readyz"
METRICS = "/metrics"
OPENAPI = "/openapi.json"
DOCS = "/docs"
PROBLEMS = "/problems"
API = "/api/v1"
ANSWERS = f"{API}/answers"
OPENAI = "/v1"
CHAT_COMPLETIONS = f"{OPENAI}/chat/completions"
MCP = "/mcp"
STATIC = "/static"
STYLESHEET = f"{STATIC}/style.css"
DOCS_STYLESHEETS = (STYLESHEET, f"{STATIC}/docs.css")
ICON = f"{STATIC}/icon.svg"
SCRIPTS = (f"{STATIC}/copying.js", f"{STATIC}/sharing.js", f"{STATIC}/reading.js")
CHAT_SCRIPTS = (*SCRIPTS, f"{STATIC}/chat.js", f"{STATIC}/completing.js")
SHARING_STYLESHEETS = (STYLESHEET, f"{STATIC}/sharing.css")
CARD = f"{STATIC}/card.png"

PICTURES = "/pictures"
EMBED = "/embed"
OEMBED = "/oembed"
FEED = "/feed"
WORD, MARKDOWN = "/answer.docx", "/answer.md"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
MANIFEST = "/manifest.webmanifest"
OFFLINE = "/offline"
OFFLINE_WORKER = "/offline.js"
REPORT = "/report"
REPORTS = f"{API}/reports"
THUMB = "/thumb"

EDITOR = "/editor"
EDITOR_SIGN_IN = f"{EDITOR}/sign-in"
EDITOR_SIGN_OUT = f"{EDITOR}/sign-out"
EDITOR_ADD = f"{EDITOR}/add"
EDITOR_REVIEW = f"{EDITOR}/review"
EDITOR_ARTICLES = f"{EDITOR}/articles"
EDITOR_PUBLISH = f"{EDITOR}/publish"
EDITOR_HISTORY = f"{EDITOR}/history"
EDITOR_TRY = f"{EDITOR}/try"
EDITOR_WORK = f"{EDITOR}/work"
EDITOR_WORK_EVENTS = f"{EDITOR_WORK}/events"
EDITOR_CHOOSE = f"{EDITOR_PUBLISH}/choose"
EDITOR_ROLL_BACK = f"{EDITOR_HISTORY}/roll-back"
EDITOR_WITHDRAW = f"{EDITOR_HISTORY}/withdraw"
EDITOR_HISTORY_FILE = f"{EDITOR_HISTORY}/history.jsonl"
EDITOR_LEARN = f"{EDITOR}/learn"
EDITOR_CASES = f"{EDITOR_LEARN}/cases"
EDITOR_REPORTS = f"{EDITOR_LEARN}/reports"
EDITOR_LOG = f"{EDITOR}/log"
EDITOR_API = f"{API}/editor"
DESK_STYLESHEETS = (STYLESHEET, f"{STATIC}/desk.css")
DESK_SCRIPTS = (f"{STATIC}/desk.js",)
PUBLISHING_STYLESHEETS = (*DESK_STYLESHEETS, f"{STATIC}/publishing.css")
PUBLISHING_SCRIPTS = (*DESK_SCRIPTS, f"{STATIC}/publishing.js")

FOR_PROGRAMS = ("/api", OPENAI, MCP)
FOR_OPERATORS = (HEALTH, READY, METRICS, OPENAPI)

FOR_SHARING = (
    PICTURES, EMBED, OEMBED, FEED, WORD, MARKDOWN, SITEMAP, ROBOTS, MANIFEST, OFFLINE, OFFLINE_WORKER, REPORT,
    THUMB,
)  # fmt: skip
PARTS = (
    ARTICLES, SPEAKERS, VERIFY, ABOUT, DOCS, PROBLEMS, EDITOR, STATIC, *FOR_SHARING, *FOR_PROGRAMS, *FOR_OPERATORS,
)  # fmt: skip

QUOTE_ANCHOR = "quote"
LANGUAGE = "lang"  # the parameter that names the language of a page


@dataclass(frozen=True, slots=True)
class Offers:
    """What a site offers only where its operator has switched it on."""

    embeds: bool = False
    reports: bool = False
    thumbs: bool = False


_origin: ContextVar[str] = ContextVar("origin", default="")
_root: ContextVar[str] = ContextVar("root", default="")
_language: ContextVar[str] = ContextVar("language", default="")
_offers: ContextVar[Offers] = ContextVar("offers", default=Offers())  # noqa: B039 - it never changes


@contextmanager
def served_at(origin: str, root: str, *, language: str = "", offers: Offers = Offers()) -> Iterator[None]:
    """Let addresses begin with ``root`` ("/interviews"), where a proxy serves the site; ``origin`` is its host's.

    Those of pages name ``language`` ("de"), where one was chosen; those of what the site does not offer are ``None``.
    """
    tokens = _origin.set(origin), _root.set(root), _language.set(language), _offers.set(offers)
    try:
        yield
    finally:
        _origin.reset(tokens[0])
        _root.reset(tokens[1])
        _language.reset(tokens[2])
        _offers.reset(tokens[3])


def at(path: str) -> str:
    """Return the address of a path inside the site."""
    return f"{_root.get()}{path}"


def absolute(address: str) -> str:
    """Return an address of the site as it can be sent to somebody, with scheme and host."""
    return f"{_origin.get()}{address}"


def site() -> str:
    """Return where the site itself is, to put a path behind."""
    return absolute(at(""))


def page_at(path: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of a page by its path inside the site, in the language that was chosen."""
    return _with_query(path, (*parameters, *carried()))


def carried() -> tuple[tuple[str, str], ...]:
    """Return the parameters that lead from page to page: a form has to send them along, for it drops all others."""
    return ((LANGUAGE, language()),) if language() else ()


def language() -> str:
    """Return the language that a reader chose for the pages; empty where none was chosen."""
    return _language.get()


def in_language(address: str, language: str) -> str:
    """Return the address of the same page in another language; with none, in that which the browser asks for."""
    url = urlsplit(address)
    others = [(name, value) for name, value in parse_qsl(url.query, keep_blank_values=True) if name != LANGUAGE]
    return urlunsplit(url._replace(query=urlencode([*others, *([(LANGUAGE, language)] if language else [])])))


def conversation(parameters: Iterable[tuple[str, str]] = (), *, shown: int = 0) -> str:
    """Return the address of a conversation: its questions and, behind each, where to look; scrolled to one of them."""
    return page_at(CHAT, parameters) + (f"#{exchange_anchor(shown)}" if shown else "")


def exchange_anchor(number: int) -> str:
    """Return the anchor of a conversation's question, counted from 1."""
    return f"q{number}"


def article(article_id: str) -> str:
    """Return the address of an article's page."""
    return page_at(_article(article_id))


def permalink(article_id: str, quote_id: str) -> str:
    """Return the address of a quote to be sent: its words, marked, in their article; each reader has their language."""
    return f"{_with_query(_article(article_id), [('quote', quote_id)])}#{QUOTE_ANCHOR}"


def in_context(article_id: str, quote_id: str, *, beside: Iterable[str] = (), text: str = "") -> str:
    """Return the address of a quote with others of the article marked ``beside`` it.

    ``text`` is its text fragment, by which even a browser that finds no anchor there highlights the words.
    """
    marked = [("quote", quote_id), *(("with", other) for other in beside)]
    return f"{page_at(_article(article_id), marked)}#{QUOTE_ANCHOR}{text}"


def text_fragment(start: str, end: str = "", *, before: str = "") -> str:
    """Return the directive that finds words from ``start`` up to ``end``, where ``before`` stands in front of them."""
    parts = (f"{_directive(before)}-" if before else "", _directive(start), _directive(end))
    return f":~:text={','.join(filter(None, parts))}"


def speaker(speaker_id: str) -> str:
    """Return the address of a speaker's page."""
    return page_at(_speaker(speaker_id))


def part(listing: str, *, find: str = "", sort: str = "", page: int = 1, anchor: str = "") -> str:
    """Return the address of a part of a listing: of what has these words, in an order, the page with this number."""
    parameters = {"find": find, "sort": sort, "page": str(page) if page > 1 else ""}
    given = [(name, value) for name, value in parameters.items() if value]
    return page_at(listing, given) + (f"#{quote(anchor)}" if anchor else "")


def spoken(speaker_id: str, *, start: str) -> str:
    """Return the address of what somebody said, from a passage on."""
    return page_at(_speaker(speaker_id), [("from", start)])


def picture(quote_id: str) -> str:
    """Return the address of a quote as a picture."""
    return at(f"{PICTURES}/{quote(quote_id, safe='')}.png")


def embed(quote_id: str) -> str | None:
    """Return the address of a quote for the frame of another site, where other sites may show it."""
    return at(f"{EMBED}/{quote(quote_id, safe='')}") if _offers.get().embeds else None


def oembed(address: str) -> str:
    """Return the address of what oEmbed tells of an address of the site."""
    return at(f"{OEMBED}?{urlencode({'url': address})}")


def report(quote_id: str) -> str | None:
    """Return the address of the form that reports a quote, where reports are taken."""
    return page_at(REPORT, [("quote", quote_id)]) if _offers.get().reports else None


def thumb(parameters: Iterable[tuple[str, str]]) -> str | None:
    """Return the address of the form that says what a reader thinks of the last reply of a conversation, if any is."""
    return page_at(THUMB, parameters) if _offers.get().thumbs else None


def feed(speaker_id: str) -> str:
    """Return the address of the feed of what somebody says."""
    return page_at(f"{_speaker(speaker_id)}{FEED}")


def of_question(path: str, parameters: Iterable[tuple[str, str]]) -> str:
    """Return the address of the answer to the last question of a conversation: as a document, or as a feed."""
    return page_at(path, parameters)


def check(words: str, *, said_by: str | None = None) -> str:
    """Return the address of the check of a quote."""
    return page_at(VERIFY, [("quote", words), *([("speaker", said_by)] if said_by else [])])


def in_editor(path: str) -> bool:
    """Tell whether a path inside the site is of the editor's desk, or of its API."""
    return any(path == part or path.startswith(f"{part}/") for part in (EDITOR, EDITOR_API))


def at_desk_by_script(scope: "Scope") -> bool:
    """Tell whether a script of the editor's desk asks: it sends the session's token in a header, and reads problems."""
    return in_editor(path_inside(scope)) and any(name == b"x-csrf-token" for name, _ in scope["headers"])


def edited_article(article_id: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of an article's page at the editor's desk."""
    return page_at(f"{EDITOR_ARTICLES}/{quote(article_id, safe='')}", parameters)


def edited_person(article_id: str, speaker_id: str) -> str:
    """Return the address that takes what an editor says of a speaker of an article."""
    return below(edited_article(article_id), f"people/{quote(speaker_id, safe='')}")


def below(address: str, part: str) -> str:
    """Return the address of a part of what has an address; in the language that this one names."""
    url = urlsplit(address)
    return urlunsplit(url._replace(path=f"{url.path}/{part}"))


def problem(slug: str) -> str:
    """Return the address that explains a type of problem."""
    return at(f"{PROBLEMS}/{slug}")


def outside(url: str | None) -> str | None:
    """Return a published address only where following it is safe: an article file may say ``javascript:…``."""
    return url if url is not None and _scheme(url) in {"http", "https"} else None


def outside_at(url: str | None, text: str) -> str | None:
    """Return a published address that leads to words on that page by their text fragment."""
    if (safe := outside(url)) is None or not text:
        return safe
    return f"{safe}{text}" if "#" in safe else f"{safe}#{text}"


def recording_at(url: str | None, time: float | None) -> str | None:
    """Return the address of a recording that leads to a time, in seconds, where that is known and following is safe."""
    if (safe := outside(url)) is None or time is None:
        return None
    return f"{safe.partition('#')[0]}#t={int(time)}"


class Audience(Enum):
    """Whom an address is for: what is guarded, and how errors look, follow from it."""

    PROGRAMS = auto()
    """The API: keys, limits, problems as JSON."""
    READERS = auto()
    """Pages: limits, and errors as pages."""
    OPERATORS = auto()
    """Health and metrics: never limited, so that an overloaded server can still be observed."""
    BROWSERS = auto()
    """What pages are made of: the same for everybody, and cheap."""

    @property
    def wants_problems(self) -> bool:
        """Whether errors are ``application/problem+json``."""
        return self in {Audience.PROGRAMS, Audience.OPERATORS}

    @property
    def is_guarded(self) -> bool:
        """Whether limits, and keys where they are required, hold."""
        return self in {Audience.PROGRAMS, Audience.READERS}


def audience_of(scope: "Scope") -> Audience:
    """Return whom a request's address is for; behind a proxy's path, what comes after that path."""
    path = path_inside(scope)
    for prefixes, audience in (
        (FOR_PROGRAMS, Audience.PROGRAMS),
        (FOR_OPERATORS, Audience.OPERATORS),
        ((STATIC,), Audience.BROWSERS),
    ):
        if any(path == prefix or path.startswith(f"{prefix}/") for prefix in prefixes):
            return audience
    return Audience.READERS


def speaks_openai(scope: "Scope") -> bool:
    """Tell whether a request is of a client of OpenAI's API, which reads errors in no other shape than its own."""
    return path_inside(scope).startswith(f"{OPENAI}/")


def path_inside(scope: "Scope") -> str:
    """Return what is asked for inside the site: what comes after the path that it is served at."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def _with_query(path: str, parameters: Iterable[tuple[str, str]]) -> str:
    query = urlencode(list(parameters))
    return at(f"{path}?{query}" if query else path)


def _article(article_id: str) -> str:
    return f"{ARTICLES}/{quote(article_id, safe='')}"


def _speaker(speaker_id: str) -> str:
    return f"{SPEAKERS}/{quote(speaker_id, safe='')}"


def _directive(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")  # between words, a dash is part of the syntax


def _scheme(url: str) -> str:
    try:
        return urlsplit(url).scheme
    except ValueError:  # such as an unclosed [ of an IPv6 address
        return ""
