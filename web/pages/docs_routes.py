"""The pages for developers. They need no articles, and so are there from the first moment."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from web import links
from web.api import CATALOGUE

from .docs import DocsPage
from .docs_source import Description
from .problem_pages import ProblemPage, ProblemsPage
from .templating import render

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get(links.DOCS)
def docs(request: Request) -> HTMLResponse:
    """Return the documentation of the API."""
    page = DocsPage.of(Description.model_validate(request.app.openapi()))
    return render(request, "docs.html", page)


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
