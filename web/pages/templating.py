"""Turns page objects into HTML."""

from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

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
        return HTMLResponse(self._environment.get_template(template).render(page=page), status)
