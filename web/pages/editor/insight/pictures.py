"""The pictures of an archive, as figures that a template draws: a timeline, and a map of what is spoken of."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from qa import ArticleState, Filters, SpeakerRecord, Survey, TopicMap
from web import links
from web.pages.conversation import Asking
from web.pages.frame import Link, style_of
from web.wording import Wording

_WIDTH, _NAMES, _EDGE = 760.0, 170.0, 10.0
_BARS, _LANE, _LABELS = 110.0, 26.0, 26.0  # heights
_MAX_LANES = 8
_MAX_MONTHS, _MAX_YEARS = 36, 40  # more than these, and years, or decades, are counted together
_MAX_TICKS = 14
_MAX_MAP_YEARS = 10  # the newest
_LEAST_RADIUS, _MOST_RADIUS = 8.0, 15.0
_MAX_NAME = 24  # characters of a name beside its lane


@dataclass(frozen=True, slots=True)
class Period:
    """A month, a year or a decade."""

    first: date
    last: date

    @property
    def text(self) -> str:
        if self.last.year > self.first.year:
            return f"{self.first.year}–{self.last.year}"
        return str(self.first.year) if self.last.month > self.first.month else f"{self.first:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Bar:
    """Articles of one time; ``n`` stands above it."""

    n: int
    x: float
    y: float
    width: float
    height: float
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """How much of something; ``n`` stands in it."""

    x: float
    radius: float
    n: int
    style: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """Where somebody is heard, from left to right."""

    y: float
    name: str
    whole_name: str
    href: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """What a place on the axis means."""

    x: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Articles by the time of their publication, and who is heard in them; measures are those of the drawing."""

    width: float
    height: float
    axis: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    lanes: tuple[Lane, ...]

    @classmethod
    def of(cls, survey: Survey, words: Wording) -> Self | None:
        """Return the timeline of an archive; ``None`` where no article has a date."""
        dated = {one.id: one.published for one in survey.articles if one.published}
        if not dated:
            return None
        periods = _periods(min(dated.values()), max(dated.values()))
        step = (_WIDTH - _NAMES - _EDGE) / len(periods)
        of_article = {id_: _number_of(day, periods) for id_, day in dated.items()}
        counts = Counter(of_article.values())
        tallest = max(counts.values())
        bars = []
        for number, n in sorted(counts.items()):
            height = max(4.0, (_BARS - 20) * n / tallest)
            period = periods[number]
            bars.append(
                Bar(
                    n=n,
                    x=_NAMES + number * step + step * 0.12,
                    y=_BARS - height,
                    width=step * 0.76,
                    height=height,
                    href=in_period(period.first, period.last),
                    label=words.desk.survey.n_articles(period.text, n),
                )
            )
        every = -(-len(periods) // _MAX_TICKS)
        ticks = (
            Tick(
                _NAMES + (number + 0.5) * step, period.text[:4] if period.last.year > period.first.year else period.text
            )
            for number, period in enumerate(periods)
            if number % every == 0
        )
        lanes = tuple(_lanes(survey.people, of_article, periods, step, words))
        return cls(
            width=_WIDTH,
            height=_BARS + _LABELS + _LANE * len(lanes) + _EDGE,
            axis=_BARS,
            ticks=tuple(ticks),
            bars=tuple(bars),
            lanes=lanes,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A topic, and how many statements name it: a dot for each person and each year, or none."""

    topic: str
    href: str
    by_person: tuple[Dot | None, ...]
    by_year: tuple[Dot | None, ...]


@dataclass(frozen=True, slots=True)
class TopicPicture:
    """The map of what is spoken of: by whom, and when."""

    people: tuple[Link, ...]
    years: tuple[int, ...]
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, drawn: TopicMap, words: Wording) -> Self | None:
        """Return the picture of a map; ``None`` where there is nothing on it."""
        if not drawn.topics:
            return None
        years = drawn.years[-_MAX_MAP_YEARS:]
        most = max(max((*one.by_person.values(), *one.by_year.values())) for one in drawn.topics)
        survey = words.desk.survey
        rows = []
        for one in drawn.topics:
            of_people = []
            for record in drawn.people:
                who = record.speaker
                asked = links.conversation(Asking(f"What does {who.name} say about {one.topic}?").parameters, shown=1)
                n = one.by_person.get(who.id, 0)
                of_people.append(_dot(n, most, style_of(who), asked, survey.said_of(who.name, one.topic, n)))
            of_years = []
            for year in years:
                filters = Filters(published_from=date(year, 1, 1), published_to=date(year, 12, 31))
                asked = links.conversation(Asking(one.topic, filters=filters).parameters, shown=1)
                n = one.by_year.get(year, 0)
                of_years.append(_dot(n, most, "plain", asked, survey.said_of(str(year), one.topic, n)))
            whole = links.conversation(Asking(one.topic).parameters, shown=1)
            rows.append(Row(one.topic, whole, tuple(of_people), tuple(of_years)))
        heads = tuple(Link(links.speaker(one.speaker.id), one.speaker.name) for one in drawn.people)
        return cls(heads, years, tuple(rows))


def in_period(first: date, last: date) -> str:
    """Return the address of the overview with the articles of a time."""
    return links.page_at(links.EDITOR, [("from", first.isoformat()), ("to", last.isoformat())]) + "#in-period"


def mending(articles: Sequence[ArticleState | str]) -> str:
    """Return where the first of these articles is mended."""
    first = articles[0]
    return links.edited_article(first if isinstance(first, str) else first.id)


def _periods(first: date, last: date) -> list[Period]:
    n_months = (last.year - first.year) * 12 + last.month - first.month + 1
    if n_months <= _MAX_MONTHS:
        months = [divmod(first.year * 12 + first.month - 1 + n, 12) for n in range(n_months)]
        starts = [date(year, month + 1, 1) for year, month in months]
        ends = [_day_before(date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)) for year, month in months]
        return [Period(*both) for both in zip(starts, ends, strict=True)]
    years = 10 if last.year - first.year >= _MAX_YEARS else 1
    begin = first.year - first.year % years
    return [Period(date(year, 1, 1), date(year + years - 1, 12, 31)) for year in range(begin, last.year + 1, years)]


def _day_before(day: date) -> date:
    return day - timedelta(days=1)


def _number_of(day: date, periods: Sequence[Period]) -> int:
    return next(number for number, one in enumerate(periods) if day <= one.last)


def _lanes(
    people: Sequence[SpeakerRecord],
    of_article: Mapping[str, int],
    periods: Sequence[Period],
    step: float,
    words: Wording,
) -> list[Lane]:
    heard = []
    for record in people:
        places: dict[int, list[str]] = defaultdict(list)
        for article_id in record.article_ids:
            if article_id in of_article and not record.speaker.interviewer:
                places[of_article[article_id]].append(article_id)
        if places:
            heard.append((record, places))
    heard.sort(key=lambda one: (-sum(map(len, one[1].values())), -one[0].n_statements, one[0].speaker.id))
    lanes = []
    for at, (record, places) in enumerate(heard[:_MAX_LANES]):
        who = record.speaker
        dots = []
        for number, articles in sorted(places.items()):
            # Several articles are listed together; one is opened to be mended.
            href = mending(articles) if len(articles) == 1 else links.part(links.ARTICLES, find=who.name)
            label = words.desk.survey.heard_in(who.name, periods[number].text, len(articles))
            x = _NAMES + (number + 0.5) * step
            radius = min(_LANE / 2 - 2, step / 2, 4.0 + 2 * len(articles) ** 0.5)
            dots.append(Dot(x, radius, len(articles), style_of(who), href, label))
        name = who.name if len(who.name) <= _MAX_NAME else f"{who.name[: _MAX_NAME - 1]}…"
        y = _BARS + _LABELS + _LANE * (at + 0.5)
        lanes.append(Lane(y, name, who.name, links.speaker(who.id), tuple(dots)))
    return lanes


def _dot(n: int, most: int, style: str, href: str, label: str) -> Dot | None:
    if not n:
        return None
    radius = _LEAST_RADIUS + (_MOST_RADIUS - _LEAST_RADIUS) * (n / most) ** 0.5
    return Dot(_MOST_RADIUS + 1, round(radius, 1), n, style, href, label)
