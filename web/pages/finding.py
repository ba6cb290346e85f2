"""A long list, part by part: what is looked for in it, and the way to the parts around one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

from web import links

from .conversation import Asking
from .frame import Link
from .wording import ENGLISH, Wording

T = TypeVar("T")
_MIN_ITEMS = 20  # of a list that is worth jumping in


@dataclass(frozen=True, slots=True)
class Finder:
    """The form that looks for something in a list; ``found`` says how much of it there is."""

    action: str
    label: str
    hint: str
    typed: str
    found: str
    everything: str | None


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a list is empty, and the way on, where there is one."""

    heading: str
    reason: str
    way_on: Link | None

    @classmethod
    def of(cls, find: str, *, none_fits: str, none_yet: str, words: Wording = ENGLISH) -> Self:
        """Return why nothing is listed; what was looked for may rather be a question."""
        if not find:
            return cls(words.lists.empty, none_yet, None)
        question = links.conversation(Asking(find).parameters, shown=1)
        return cls(words.lists.nothing_found, none_fits, Link(question, words.lists.ask_instead))


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a part stands in its list, and the parts before and after it."""

    place: str
    before: Link | None
    after: Link | None


def part_of(items: Sequence[T], page: int, *, size: int) -> tuple[int, Sequence[T]]:
    """Return the items of a page, the first being 1, and its number; behind the last one there is the last one."""
    page = min(page, n_pages(len(items), size=size))
    return page, items[(page - 1) * size : page * size]


def n_pages(n_items: int, *, size: int) -> int:
    """Return how many pages items fill; an empty one, where there are none."""
    return max(1, -(-n_items // size))


def paging(path: str, *, find: str, page: int, n: int, words: Wording = ENGLISH) -> Paging | None:
    """Return the way through a list of ``n`` pages; none where there is only one."""
    if n < 2:
        return None
    before = Link(links.part(path, find=find, page=page - 1), words.lists.previous) if page > 1 else None
    after = Link(links.part(path, find=find, page=page + 1), words.lists.next) if page < n else None
    return Paging(words.lists.page(page, n), before, after)


def jumps(path: str, headings: Sequence[tuple[str, str]], *, find: str, size: int) -> tuple[Link, ...]:
    """Return links to where each heading comes first; none in a short list.

    Args:
        path: Of the list.
        headings: For each item of the whole list its heading and the anchor of that.
        find: What is looked for in the list.
        size: Of a page.
    """
    if len(headings) < _MIN_ITEMS:
        return ()
    first: dict[tuple[str, str], int] = {}
    for number, heading in enumerate(headings):
        first.setdefault(heading, number // size + 1)
    return tuple(
        Link(links.part(path, find=find, page=page, anchor=anchor), text) for (text, anchor), page in first.items()
    )
