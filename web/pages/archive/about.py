"""What this is, in plain words, and how much there is of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from web import links
from web.pages.frame import Frame
from web.ports import Chatbot
from web.wording import Wording

_TIME = "%Y%m%dT%H%M%SZ"  # as the name of an index version begins


@dataclass(frozen=True, slots=True)
class Figure:
    """How many there are of something."""

    number: str
    of: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised, and why it holds."""

    heading: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage(Frame):
    """About."""

    figures: tuple[Figure, ...]
    promises: tuple[Promise, ...]
    version: str
    as_of: str | None
    verify: str
    kept: str

    @classmethod
    def of(cls, chatbot: Chatbot, *, kept_days: int | None, words: Wording) -> Self:
        """Return the page for what is being served; what readers ask is kept for so many days, or not at all."""
        about, holdings = words.about, chatbot.archive.holdings
        counts = (
            (holdings.n_articles, about.articles(holdings.n_articles)),
            (chatbot.archive.n_voices, about.speakers(chatbot.archive.n_voices)),
            (holdings.n_passages, about.passages(holdings.n_passages)),
        )
        return cls(
            title=words.title(words.nav_about),
            description=about.description,
            words=words,
            section=links.ABOUT,
            figures=tuple(Figure(words.number(number), of) for number, of in counts),
            promises=(
                Promise(about.verbatim, about.verbatim_why),
                Promise(about.named, about.named_why),
                Promise(about.silence, about.silence_why),
                Promise(about.private, about.private_why),
                Promise(about.lasting, about.lasting_why),
            ),
            version=chatbot.index_version,
            as_of=_as_of(chatbot.index_version, words),
            verify=links.page_at(links.VERIFY),
            kept=words.keeping.kept(kept_days) if kept_days else words.keeping.nothing,
        )


def _as_of(version: str, words: Wording) -> str | None:
    try:
        built = datetime.strptime(version.partition("-")[0], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return words.about.as_of(words.day(built.date()), built.strftime("%H:%M"))
