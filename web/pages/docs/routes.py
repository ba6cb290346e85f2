"""The pages for developers: the reference, and what can go wrong. They need no articles, so they are there at once."""

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

from fastapi import APIRouter, FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse

from web import links
from web.api import CATALOGUE, ProblemType, problem_example
from web.pages.frame import Frame, Link
from web.pages.templating import Templates, printed_from, render
from web.wording import ENGLISH, Wording

from .reference import ReferencePage, Words, prose

_N_KEPT = 8  # a site has few addresses; a client that makes up others only has to wait

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@dataclass(frozen=True, slots=True)
class ListedProblem:
    """A type of problem in the list of all."""

    status: int
    link: Link
    meaning: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsPage(Frame):
    """All types of problems."""

    lede: tuple[Words, ...]
    problems: tuple[ListedProblem, ...]
    styles: tuple[str, ...] = links.DOCS_STYLESHEETS

    @classmethod
    def of_all(cls, *, words: Wording = ENGLISH) -> Self:
        """Return the list, by status."""
        listed = [
            ListedProblem(kind.status, Link(links.problem(kind.slug), kind.title), prose(kind.meaning))
            for kind in sorted(CATALOGUE.values(), key=lambda kind: kind.status)
        ]
        docs = words.docs
        return cls(title=words.title(docs.problems), lede=prose(docs.problems_lede), problems=tuple(listed))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPage(Frame):
    """One type of problem."""

    heading: str
    status: int
    meaning: tuple[Words, ...]
    way_out: tuple[Words, ...]
    example: str
    styles: tuple[str, ...] = links.DOCS_STYLESHEETS

    @property
    def ways_on(self) -> tuple[Link, ...]:
        docs = self.words.docs
        return (Link(links.at(links.PROBLEMS), docs.all_problems), Link(self.docs_address, docs.title))

    @classmethod
    def of(cls, kind: ProblemType, *, words: Wording = ENGLISH) -> Self:
        """Return the page that explains a type."""
        return cls(
            title=words.title(kind.title),
            heading=kind.title,
            status=kind.status,
            meaning=prose(kind.meaning),
            way_out=prose(kind.way_out),
            example=json.dumps(problem_example(kind), ensure_ascii=False, indent=2),
        )


@router.get(links.DOCS)
def docs(request: Request) -> HTMLResponse:
    """Return the reference of the API."""
    return HTMLResponse(_reference(request.app, printed_from(request, ENGLISH)))


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


# The page is large, and differs only by day and address: what is printed on paper has both.
@lru_cache(maxsize=_N_KEPT)
def _reference(app: FastAPI, printed: str) -> str:
    templates: Templates = app.state.templates
    return templates.html("docs.html", replace(ReferencePage.of(app.openapi()), printed_from=printed))
