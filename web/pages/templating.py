"""Turns page objects into HTML."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from web import links
from web.wording import Wording

from .frame import Frame

FOLDER = Path(__file__).parent.parent  # of templates and static files


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


def render(request: Request, template: str, page: Frame, *, status: int = 200) -> HTMLResponse:
    """Return a page as the response to a request."""
    templates: Templates = request.app.state.templates
    return templates.render(template, replace(page, printed_from=printed_from(request, page.words)), status=status)


def printed_from(request: Request, words: Wording) -> str:
    """Return what paper says of the page that was asked for: its address, and today's date."""
    address = links.absolute(links.at(quote(links.path_inside(request.scope)))) + (
        f"?{request.url.query}" if request.url.query else ""
    )
    return words.taking.printed(words.day(datetime.now(UTC).date()), address)
