"""What can go wrong, and the way out: a page for each type of problem, and one for all of them."""

import json
from dataclasses import dataclass
from typing import Self

from web import links
from web.api import CATALOGUE, ProblemType, problem_example
from web.pages.frame import Frame, Link
from web.wording import ENGLISH, Wording

from .types import Words, prose


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
