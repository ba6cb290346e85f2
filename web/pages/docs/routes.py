"""The pages for developers. They need no articles, and so are there from the first moment."""

from dataclasses import replace
from functools import lru_cache

from fastapi import APIRouter, FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse

from web import links
from web.api import CATALOGUE
from web.pages.templating import Templates, printed_from, render
from web.wording import ENGLISH

from .docs import DocsPage
from .problem_pages import ProblemPage, ProblemsPage
from .source import Description

_N_KEPT = 8  # a site has few addresses; whoever makes up others only has to wait

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get(links.DOCS)
def docs(request: Request) -> HTMLResponse:
    """Return the documentation of the API."""
    return HTMLResponse(_docs(request.app, printed_from(request, ENGLISH)))


# The page is large, and differs only by day and address: what is printed on paper has both.
@lru_cache(maxsize=_N_KEPT)
def _docs(app: FastAPI, printed: str) -> str:
    templates: Templates = app.state.templates
    page = DocsPage.of(Description.model_validate(app.openapi()))
    return templates.html("docs.html", replace(page, printed_from=printed))


@router.get(links.PROBLEMS)
def problems(request: Request) -> HTMLResponse:
    """Return all types of problems."""
    return render(request, "problems.html", ProblemsPage.of_all())


@router.get(f"{links.PROBLEMS}/{{slug}}")
def problem(request: Request, slug: str) -> HTMLResponse:
    """Return what a type of problem means, and the way out."""
    if (kind := CATALOGUE.get(slug)) is None:
        raise HTTPException(404)
    return render(request, "problem.html", ProblemPage.of(kind))
