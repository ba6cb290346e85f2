"""What readers ask and do not find, what they open and what they say: the page, and a question made into a case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Self

from qa import (
    Answer,
    Archive,
    KnownQuestionsError,
    NotInArchiveError,
    Question,
    add_known_question,
    read_known_questions,
)
from web import links
from web.api import Fault, LearnedReply, Report, Sheet
from web.monitoring import Learned, ReplyStatus
from web.pages.conversation import Asking
from web.pages.editor.door import Editor
from web.pages.editor.page import DeskFrame
from web.pages.frame import Day, Link
from web.ports import Chatbot
from web.wording import Wording

from .overview import STYLES, Count

MAX_REPORTS = 200
N_LISTED = 20  # topics and quotes; the tables to download have all
MAX_NAMES = 200  # that are offered for who answers
KIND = "readers"  # what `evaluate` counts such cases by


class Expected(StrEnum):
    """What is expected of a question that becomes a case."""

    NOBODY = "nobody"
    SOMEBODY = "somebody"
    AS_NOW = "as_now"


class CaseOutcome(StrEnum):
    """What became of a case, as the address of the page says it."""

    KEPT = "kept"
    THERE = "there"
    WRONG = "wrong"
    UNANSWERED = "unanswered"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question or several alike that found no answer; ``known`` where it is a case by now."""

    question: str
    href: str
    others: tuple[str, ...]
    like_it: str
    n: str
    status: str
    last: Day
    known: bool


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """A topic, how often it was asked about, and how often that was answered."""

    topic: str
    href: str
    n: str
    answered: str


@dataclass(frozen=True, slots=True)
class OpenedWords:
    """A quote that was opened; without ``href``, it has gone."""

    words: str
    speaker: str
    href: str
    n: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader thinks of a reply; ``answered`` where it was an answer."""

    day: Day
    question: str
    href: str
    status: str
    up: bool
    comment: str
    answered: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Reported:
    """What a reader says is wrong with a quote."""

    id: str
    day: Day
    fault: str
    comment: str
    question: str
    words: str
    speaker: str
    href: str
    mend: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnPage(DeskFrame):
    """What is kept of some days: nothing where it is not switched on, and reports where these are taken."""

    is_on: bool
    takes_reports: bool
    first: str
    last: str
    spans: tuple[Link, ...]
    sheets: tuple[Link, ...]
    counts: tuple[Count, ...]
    unanswered: tuple[Asked, ...]
    topics: tuple[AskedAbout, ...]
    opened: tuple[OpenedWords, ...]
    opinions: tuple[Said, ...]
    reports: tuple[Reported, ...]
    names: tuple[str, ...]
    here: str
    about: str
    action: str
    report_action: str
    styles: tuple[str, ...] = STYLES

    @classmethod
    def of(
        cls,
        learned: Learned | None,
        reports: Sequence[Report] | None,
        *,
        done: frozenset[str],
        known: frozenset[str],
        archive: Archive,
        days: tuple[date | None, date | None],
        today: date,
        outcome: str,
        editor: Editor,
        words: Wording,
    ) -> Self:
        """Return the page.

        Args:
            learned: What was kept in these days; ``None`` where nothing is.
            reports: All reports; ``None`` where none are taken.
            done: The reports that editors are done with.
            known: The questions that are cases by now.
            archive: That the quotes are looked up in.
            days: From when to when; ``None`` for no bound.
            today: To count back from.
            outcome: What has just been done.
            editor: Who is signed in.
            words: The language.
        """
        told = words.desk.learning
        digest = LearnedReply.of(learned or Learned())
        first, last = (day.isoformat() if day else "" for day in days)
        given = [(name, day) for name, day in (("from", first), ("to", last)) if day]
        sheets = (
            (Sheet.QUESTIONS, told.csv_questions, learned),
            (Sheet.OPENED, told.csv_opened, learned),
            (Sheet.OPINIONS, told.csv_thumbs, learned),
            (Sheet.REPORTS, told.csv_reports, reports),
        )
        statuses = _statuses(words)
        counted = ((sum(digest.counts.values()), told.asked), *((n, statuses[one]) for one, n in digest.counts.items()))
        return cls(
            title=words.title(words.desk.learn, words.desk.name),
            description=words.description,
            words=words,
            section=links.EDITOR_LEARN,
            editor=editor,
            said=_SAID[CaseOutcome(outcome)](words) if outcome in set(CaseOutcome) else "",
            is_on=learned is not None,
            takes_reports=reports is not None,
            first=first,
            last=last,
            spans=tuple(_spans(today, days, words)),
            sheets=tuple(
                Link(links.page_at(f"{links.EDITOR_LEARN}/{sheet}.csv", given), text)
                for sheet, text, there in sheets
                if there is not None
            ),
            counts=tuple(Count(words.number(n), of) for n, of in counted),
            unanswered=tuple(
                Asked(
                    question=one.question,
                    href=_asked(one.question),
                    others=tuple(one.others),
                    like_it=told.times_asked(len(one.others)) if one.others else "",
                    n=words.number(one.n),
                    status=statuses[one.status],
                    last=_day(one.last, words),
                    known=one.question in known,
                )
                for one in digest.unanswered
            ),
            topics=tuple(
                AskedAbout(one.topic, _asked(one.topic), words.number(one.n), told.share(one.n_answered, one.n))
                for one in digest.topics[:N_LISTED]
            ),
            opened=tuple(
                OpenedWords(one.words, one.speaker or "", _quote_at(archive, one.id, one.article), words.number(one.n))
                for one in digest.opened[:N_LISTED]
            ),
            opinions=tuple(
                Said(
                    day=_day(one.day, words),
                    question=one.question,
                    href=_asked(one.question),
                    status=statuses[one.status],
                    up=one.up,
                    comment=one.comment,
                    answered=one.status is ReplyStatus.ANSWERED,
                    known=one.question in known,
                )
                for one in digest.opinions
            ),
            reports=tuple(_reported(one, done, words) for one in _undone_first(reports or (), done)[:MAX_REPORTS]),
            names=tuple(one.speaker.name for one in archive.loudest(MAX_NAMES)),
            here=links.page_at(links.EDITOR_LEARN),
            about=links.page_at(links.ABOUT) + "#kept",
            action=links.page_at(links.EDITOR_CASES, given),
            report_action=links.page_at(links.EDITOR_REPORTS, given),
        )


def keep_case(file: Path, fields: Mapping[str, str], chatbot: Chatbot) -> CaseOutcome:
    """Write a question that a reader asked behind those of a file, with what is expected of it.

    Raises:
        KnownQuestionsError: The file can't be used.
        QuestionLengthError: It is empty or too long.
    """
    question, expected = Question(fields.get("question", "")), fields.get("expected", "")
    speaker = contains = None
    match expected:
        case Expected.SOMEBODY:
            speaker, contains = (fields.get(name, "").strip() or None for name in ("speaker", "words"))
            if not speaker and not contains:
                return CaseOutcome.WRONG
        case Expected.AS_NOW:
            reply = chatbot.answer(question)
            if not isinstance(reply, Answer):
                return CaseOutcome.UNANSWERED
            lead = reply.quotes[0]
            speaker, contains = lead.speaker.name if lead.speaker else None, lead.text
        case Expected.NOBODY:
            pass
        case _:
            return CaseOutcome.WRONG
    added = add_known_question(file, question.text, speaker=speaker, contains=contains, kind=KIND)
    return CaseOutcome.KEPT if added else CaseOutcome.THERE


def known_in(file: Path) -> frozenset[str]:
    """Return the questions that are cases by now; none where the file can't be read: that is told when one is added."""
    try:
        return frozenset(one.question.text for one in read_known_questions(file)) if file.exists() else frozenset()
    except KnownQuestionsError:
        return frozenset()


def _spans(today: date, days: tuple[date | None, date | None], words: Wording) -> Sequence[Link]:
    week, month = (today - timedelta(days=n - 1) for n in (7, 30))
    told = words.desk.learning
    spans: tuple[tuple[date | None, str], ...] = (
        (week, told.last_days(7)), (month, told.last_days(30)), (None, told.everything),
    )  # fmt: skip
    return [
        Link(
            links.page_at(links.EDITOR_LEARN, [("from", begin.isoformat())] if begin else []),
            text,
            current=days == (begin, None),
        )
        for begin, text in spans
    ]


def _statuses(words: Wording) -> dict[ReplyStatus, str]:
    told = words.desk.learning
    return {
        ReplyStatus.ANSWERED: told.answered,
        ReplyStatus.NEAR: told.near,
        ReplyStatus.DECLINED: told.declined,
        ReplyStatus.NOT_FOUND: told.not_found,
    }


def _asked(question: str) -> str:
    return links.conversation(Asking(question).parameters, shown=1)


def _day(day: date, words: Wording) -> Day:
    return Day(words.day(day), day.isoformat())


def _quote_at(archive: Archive, quote_id: str, article_id: str) -> str:
    try:
        archive.quote(quote_id)
    except NotInArchiveError:
        return ""
    return links.permalink(article_id, quote_id)


def _undone_first(reports: Sequence[Report], done: frozenset[str]) -> list[Report]:
    return sorted(reports, key=lambda one: one.id in done)


def _reported(one: Report, done: frozenset[str], words: Wording) -> Reported:
    reporting = words.reporting
    faults = {
        Fault.WORDS: reporting.words,
        Fault.NAME: reporting.name,
        Fault.OFFICE: reporting.office,
        Fault.NOT_AN_ANSWER: reporting.not_an_answer,
    }
    return Reported(
        id=one.id,
        day=_day(one.day, words),
        fault=faults[one.fault],
        comment=one.comment,
        question=one.question,
        words=one.text,
        speaker=", ".join(filter(None, (one.speaker, one.role))),
        href=links.permalink(one.article, one.quote),
        mend=links.edited_article(one.article),
        done=one.id in done,
    )


_SAID = {
    CaseOutcome.KEPT: lambda words: words.desk.learning.case_kept,
    CaseOutcome.THERE: lambda words: words.desk.learning.case_there,
    CaseOutcome.WRONG: lambda words: words.desk.learning.case_wrong,
    CaseOutcome.UNANSWERED: lambda words: words.desk.learning.no_answer_now,
    CaseOutcome.MARKED: lambda words: words.desk.learning.report_marked,
}
