"""Work that goes on at the desk: how far it is, and what came of it."""

from dataclasses import dataclass
from typing import Self

from qa import Task, Work
from web import links
from web.wording import Wording


@dataclass(frozen=True, slots=True)
class Progress:
    """A piece of work: ``done`` of ``total``, 0 of 0 where that is not known yet; ``events`` tells of it live."""

    text: str
    running: bool
    failed: bool
    done: int
    total: int
    detail: str
    events: str

    @classmethod
    def of(cls, work: Work, words: Wording) -> Self:
        """Return how a piece of work stands."""
        publishing = words.desk.publishing
        if work.running:
            text = publishing.going_on(work.task, who=work.who)
        elif work.failure:
            text = publishing.failed(work.failure)
        else:
            text = publishing.published if work.task is Task.PUBLISH else publishing.prepared
        return cls(
            text=text,
            running=work.running,
            failed=work.failure is not None,
            done=work.done,
            total=work.total or 0,
            detail=work.detail,
            events=links.page_at(links.EDITOR_WORK_EVENTS),
        )
