"""The frame of every page, what several pages show alike (people, days, articles, marked words), and the templates."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus import JOINT, Article, Span, Speaker
from web import links
from web.wording import WORDINGS, Wording, preferred, wording_of

from .cards import Card

FOLDER = Path(__file__).parent.parent  # of templates and static files
N_TONES = 12
INTERVIEWER_STYLE = "plain"


@dataclass(frozen=True, slots=True)
class Link:
    """Something to follow; ``current`` marks the part of the site that a page belongs to."""

    href: str
    text: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """A page in one language, named in that language; ``href`` leads there from the page itself."""

    language: str
    name: str
    href: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page has: its title and the site around it.

    Where it was asked for is added when it is shown: ``printed_from`` is what paper says of it, ``canonical`` its
    address, and ``editions`` are the same page in every language. ``card`` is what other sites show of it, where that
    is more than its title and description.
    """

    title: str
    description: str
    words: Wording
    section: str | None = None
    styles: tuple[str, ...] = (links.STYLESHEET,)
    scripts: tuple[str, ...] = links.SCRIPTS
    is_translated: bool = True
    printed_from: str = ""
    canonical: str = ""
    unchosen: str = ""
    editions: tuple[Edition, ...] = ()
    card: Card | None = None

    @property
    def preview(self) -> Card:
        return self.card or Card(self.title, self.description)

    @property
    def manifest(self) -> str:
        return links.at(links.MANIFEST)

    @property
    def offline_worker(self) -> str:
        return links.at(links.OFFLINE_WORKER)

    @property
    def home(self) -> str:
        return links.page_at(links.CHAT)

    @property
    def carried(self) -> tuple[tuple[str, str], ...]:
        return links.carried()

    @property
    def stylesheets(self) -> tuple[str, ...]:
        return tuple(links.at(style) for style in self.styles)

    @property
    def docs_address(self) -> str:
        return links.page_at(links.DOCS)

    @property
    def icon(self) -> str:
        return links.at(links.ICON)

    @property
    def modules(self) -> tuple[str, ...]:
        return tuple(links.at(script) for script in self.scripts)

    @property
    def navigation(self) -> tuple[Link, ...]:
        parts = (
            (links.CHAT, self.words.nav_ask),
            (links.ARTICLES, self.words.nav_articles),
            (links.SPEAKERS, self.words.nav_speakers),
            (links.VERIFY, self.words.nav_check),
            (links.ABOUT, self.words.nav_about),
        )
        return tuple(Link(links.page_at(path), text, path == self.section) for path, text in parts)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of an article that are all marked, or all not."""

    text: str
    marked: bool = False


def runs_of(article: Article, span: Span, marks: tuple[Span, ...]) -> tuple[Run, ...]:
    """Cut a span into marked and unmarked runs, which together are its text; overlapping marks become one."""
    runs: list[Run] = []
    at = span.start
    for mark in sorted(marks):
        start, end = max(mark.start, at), min(mark.end, span.end)
        if start >= end:
            continue
        runs += [Run(article.text[at:start])] if at < start else []
        runs.append(Run(article.text[start:end], marked=True))
        at = end
    return (*runs, Run(article.text[at : span.end])) if at < span.end else tuple(runs)


@dataclass(frozen=True, slots=True)
class Voice:
    """A person as shown beside their words; ``style`` names their colour."""

    name: str
    role: str | None
    initials: str
    style: str
    href: str

    @classmethod
    def of(cls, speaker: Speaker) -> Self:
        """Return the person in the colour that is theirs."""
        style = style_of(speaker)
        return cls(speaker.name, speaker.role, initials(speaker.name), style, links.speaker(speaker.id))


@dataclass(frozen=True, slots=True)
class Day:
    """A date, for people and for machines."""

    text: str
    iso: str


def day_of(article: Article, words: Wording) -> Day | None:
    """Return when an article was published, where that is known."""
    day = article.published
    return Day(words.day(day), day.isoformat()) if day else None


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article in a list: ``beside`` holds what is known of it, beside its date."""

    href: str
    title: str
    published: Day | None
    beside: str
    language: str

    @classmethod
    def of(cls, article: Article, words: Wording) -> Self:
        """Return the article's entry."""
        beside = " · ".join(filter(None, (article.byline, article.source)))
        return cls(links.article(article.id), article.title, day_of(article, words), beside, article.language or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePage(Frame):
    """A page that says why there is nothing else to show, and the way on."""

    heading: str
    message: str
    ways_on: tuple[Link, ...]

    @classmethod
    def of(cls, heading: str, message: str, *, words: Wording, leads_on: bool = True) -> Self:
        """Return the page; it leads nowhere where no other page could be shown either."""
        ways = (
            (links.CHAT, words.nav_ask),
            (links.ARTICLES, words.all_articles),
            (links.SPEAKERS, words.all_speakers),
        )
        return cls(
            title=words.title(heading),
            description=words.description,
            words=words,
            heading=heading,
            message=message,
            ways_on=tuple(Link(links.page_at(path), text) for path, text in ways) if leads_on else (),
        )


def initials(name: str) -> str:
    """Return one or two letters; people who answer as one get the first letter of the first two."""
    people = [person.split() for person in name.split(JOINT) if person.strip()]
    if not people:
        return "?"
    words = [person[0] for person in people[:2]] if len(people) > 1 else [people[0][0], *people[0][1:][-1:]]
    # A name in a script without capitals and spaces is its own first character.
    return "".join(next((letter for letter in word if letter.isalnum()), "") for word in words).upper() or "?"


def style_of(speaker: Speaker) -> str:
    """Return the style of a person: one of ``N_TONES`` colours, filled or soft; those who ask have none.

    It is made of the id alone, so it is the same in every article and after every rebuild. The price is that two people
    can share one: a colour helps to tell people apart, the name beside it says who they are.
    """
    if speaker.interviewer:
        return INTERVIEWER_STYLE
    n_softer, number = divmod(zlib.crc32(speaker.id.encode()), N_TONES)
    return f"tone-{number} soft" if n_softer % 2 else f"tone-{number}"


class Templates:
    """The templates: everything they print is escaped, and a name they misspell is an error."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def render(self, template: str, page: Frame, *, status: int = 200) -> HTMLResponse:
        """Return the page as a response."""
        return HTMLResponse(self.html(template, page), status)

    def html(self, template: str, page: Frame) -> str:
        """Return the page."""
        return self._environment.get_template(template).render(page=page)


def words_of(request: Request) -> Wording:
    """Return the words of the page that is asked for: in the language its address names, else one its reader reads."""
    if chosen := links.language():
        return wording_of(chosen)
    return preferred(",".join(request.headers.getlist("Accept-Language")))


def render(request: Request, template: str, page: Frame, *, status: int = 200) -> HTMLResponse:
    """Return a page as the response to a request."""
    templates: Templates = request.app.state.templates
    address, words = _address(request), page.words
    shown = replace(
        page,
        printed_from=printed_from(request, words),
        canonical=address if status == 200 else "",
        unchosen=links.in_language(address, ""),
        editions=tuple(_editions(address, words)) if page.is_translated else (),
    )
    response = templates.render(template, shown, status=status)
    response.headers["Content-Language"] = words.language
    if page.is_translated and not links.language():
        response.headers.add_vary_header("Accept-Language")
    return response


def printed_from(request: Request, words: Wording) -> str:
    """Return what paper says of the page that was asked for: its address, and today's date."""
    return words.taking.printed(words.day(datetime.now(UTC).date()), _address(request))


def _address(request: Request) -> str:
    address = links.absolute(links.at(quote(links.path_inside(request.scope))))
    return f"{address}?{request.url.query}" if request.url.query else address


def _editions(address: str, words: Wording) -> Iterator[Edition]:
    for language, wording in WORDINGS.items():
        there = links.in_language(address, language)
        # Relative to the page: a path that begins with // would lead to another site.
        yield Edition(language, wording.name, f"?{urlsplit(there).query}", there, language == words.language)
