"""A question as asked, as understood and as looked up; and the reply: an answer, what comes near, or nothing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from corpus import Article, Kind, Passage, Span, Speaker
from corpus.language import ENGLISH, Language

# Some of them only for the front of this package to offer: those above don't speak to the index.
from embeddings import ArticleRecord, BuildReport, EncodedQuery, Restriction, SpeakerRecord, VersionRecord  # noqa: F401

from .errors import MAX_QUESTION_CHARACTERS, QuestionLengthError
from .messages import Declined, Message, Which

DEFAULT_LIMIT, MAX_LIMIT = 5, 20
"""Quotes of a reply: so many unless more are asked for, and no more than that."""
MAX_HISTORY = 20
"""Earlier questions of a conversation that a question may lean on."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def as_given(words: str) -> str:
    """Return words that somebody typed, stripped.

    Half a surrogate pair, as a shell may hand over, is no character: neither a tokenizer nor JSON takes it.
    """
    return _SURROGATE.sub("\ufffd", words).strip()


class QuestionKind(StrEnum):
    """What sort of answer a question wants."""

    TOPIC = "topic"
    PERSON = "person"
    WHO = "who"
    FACT = "fact"
    COMPARE = "compare"
    OVERVIEW = "overview"
    INTERVIEWER = "interviewer"
    ABOUT = "about"


class Wanted(StrEnum):
    """What sort of thing the words that answer would name, where the question says so ("how many", "where")."""

    ANYTHING = "anything"
    PERSON = "person"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Filters(Restriction):
    """Where to look; ``inferred`` names the fields that were taken from the question's words rather than given."""

    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asked: stripped, 1 to 1,000 characters.

    ``history`` holds the earlier questions of the conversation, oldest first. ``filters`` names speakers by id or
    name, as given. With ``infer`` off, no filter is taken from the words.
    """

    text: str
    history: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    infer: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", as_given(self.text))
        if not self.text or len(self.text) > MAX_QUESTION_CHARACTERS:
            raise QuestionLengthError(len(self.text))


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Words of the question that fit several people, all of whom are searched ("the director").

    ``is_office`` where they name somebody by an office alone; not ``is_held`` where nobody has just this one, and the
    people are those of offices like it, or none.
    """

    words: str
    speakers: tuple[Speaker, ...]
    is_office: bool = False
    is_held: bool = True


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A question as understood: what is searched for, and where.

    ``text`` is the full question in words a reader can check. ``topic`` is what is looked up, ``expansions`` the
    other forms of abbreviations in it. ``people`` are the speakers asked about, ``strangers`` the names of people asked
    about who are in no article. ``background`` is what a follow-up leans on: words of earlier questions, looked up too.
    ``given`` are quotes that were shown before, where it goes on from them: they are not given again. ``language`` is
    that of the question (ISO 639-1), in which the sentences of the reply are.
    """

    question: Question
    text: str
    topic: str
    kind: QuestionKind
    filters: Filters
    expansions: tuple[str, ...] = ()
    people: tuple[Speaker, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    strangers: tuple[str, ...] = ()
    wanted: Wanted = Wanted.ANYTHING
    background: str = ""
    given: "tuple[Quote, ...]" = ()
    language: str = "en"

    @property
    def unclear(self) -> Ambiguity | None:
        """The office by which alone somebody is asked about, where several people, or none, are meant by it."""
        if len(self.ambiguities) != 1:
            return None
        [one] = self.ambiguities
        return one if one.is_office and set(one.speakers) == set(self.people) else None


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """What retrieval asks with, made once of a question and handed on.

    Attributes:
        interpretation: The question as understood.
        text: What is looked up: the topic and its expansions, behind the words that a follow-up leans on.
        topic_terms: The terms of ``analyse`` that the topic alone has.
        own_terms: Those of the topic and its expansions, each once, in order.
        terms: Those of all that is looked up, likewise.
        weights: The terms looked up with their rarity (inverse document frequency, above 0). Those that a follow-up
            only leans on weigh less: it would be answered with the answer to the question before.
        encoded: The vectors of ``text``.
        by_words: The encoder does not know the script, so that only the words themselves count.
        language: That the question is put in.
        names: Those of ``own_terms`` that name something.
        nowhere: Those of ``own_terms`` that stand in no passage, or only in words of which it is not sure who says
            them where these are not looked through.
        n_passages: How many are looked through, of whomever.
    """

    interpretation: Interpretation
    text: str
    topic_terms: frozenset[str]
    own_terms: tuple[str, ...]
    terms: tuple[str, ...]
    weights: Mapping[str, float]
    encoded: EncodedQuery
    by_words: bool = False
    language: Language = ENGLISH
    names: frozenset[str] = frozenset()
    nowhere: frozenset[str] = frozenset()
    n_passages: int = 0


@dataclass(frozen=True, slots=True)
class LateScore:
    """What single words say of a passage.

    Attributes:
        window: The whole sentences that meet the question best, in the passage's words; ``None`` where there are no
            word pieces.
        score: How well they do, over all that is measured; higher is better, and comparable within one question.
        met_least: How well (-1..1) they meet the word piece of the question they meet least, small words apart.
        met_in_turn: How well (-1..1) all that was found of the turn they are from meets them, the rare weighing most.
        echo: How well (-1..1) their words are met by the question, in turn.
        lacks_amount: An amount is asked for, and they hold none.
        unheard: How much (0..1) of the question is words that stand nowhere and that nothing found is like.
    """

    window: Span | None
    score: float = 0.0
    met_least: float = 0.0
    met_in_turn: float = 0.0
    echo: float = 0.0
    lacks_amount: bool = False
    unheard: float = 0.0


NOTHING = LateScore(None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A ranked passage: ``score`` is the fused score, higher is better; its parts are kept to explain it."""

    passage: Passage
    score: float
    dense: float
    lexical: float
    late: LateScore = NOTHING


@dataclass(frozen=True, slots=True)
class Quote:
    """Words one speaker said, a few whole sentences (see ``quotes``); the text is never stored, always cut.

    ``span`` is in the article, inside ``passage.span``; ``highlights`` are the decisive words inside ``span``.
    ``also_in`` holds the same words of the same person as they are printed elsewhere. ``confidence`` is the probability
    (0..1) that the quote answers what was asked; 0 where nothing was.
    """

    passage: Passage
    span: Span
    score: float
    highlights: tuple[Span, ...] = ()
    also_in: tuple["Quote", ...] = ()
    confidence: float = 0.0

    def __post_init__(self) -> None:
        if not self.passage.span.holds(self.span):
            raise ValueError(f"{self.span} is outside the passage {self.passage.id}")

    @property
    def id(self) -> str:
        start = self.passage.span.start
        return f"{self.passage.id}.{self.span.start - start}-{self.span.end - start}"

    @property
    def text(self) -> str:
        return self.span.cut(self.passage.article.text)

    @property
    def kind(self) -> Kind:
        return self.passage.kind

    @property
    def speaker(self) -> Speaker | None:
        return self.passage.speaker

    @property
    def article(self) -> Article:
        return self.passage.article

    @property
    def time(self) -> float | None:
        """When the paragraph that holds it begins, in seconds from the start of the recording."""
        return self.passage.time


@dataclass(frozen=True, slots=True)
class Group:
    """One person's share of a reply; not ``addressed`` when the person was asked about and said nothing on it."""

    speaker: Speaker
    quotes: tuple[Quote, ...]

    @property
    def addressed(self) -> bool:
        return bool(self.quotes)


class Status(StrEnum):
    """How surely something is known."""

    ANSWERED = "answered"
    NEAR = "near"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Summary:
    """All that was found on a question, not only what is shown; the days are those on which it was published."""

    n_people: int = 0
    n_statements: int = 0
    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, quotes: Iterable[Quote]) -> Self:
        """Return how many people say how much, and from when to when; a paragraph is one statement.

        Who only asks announces others, and is no voice.
        """
        quotes = tuple(
            one for one in quotes if not (one.kind is Kind.STATEMENT and one.speaker and one.speaker.interviewer)
        )
        days = sorted(quote.article.published for quote in quotes if quote.article.published)
        return cls(
            n_people=len({quote.speaker.id for quote in quotes if quote.speaker}),
            n_statements=len({(quote.article.id, quote.passage.paragraph) for quote in quotes}),
            first=days[0] if days else None,
            last=days[-1] if days else None,
        )

    def and_unsure(self, quotes: Iterable[Quote]) -> Self:
        """Return this and statements of which it is not sure who makes them: they add to no people."""
        more = Summary.of(quotes)
        days = [day for day in (self.first, self.last, more.first, more.last) if day]
        return replace(
            self,
            n_statements=self.n_statements + more.n_statements,
            first=min(days, default=None),
            last=max(days, default=None),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """Quotes that answer, at least one, the best first; ``confidence`` is the probability (0..1) that they do.

    ``notes`` are what no quote says: what is known of the articles and people themselves, who asked about is not in
    them, and that somebody was asked and did not say; empty where there is nothing to add. ``more`` says that there are
    further quotes that answer.
    """

    status: ClassVar[Status] = Status.ANSWERED

    interpretation: Interpretation
    confidence: float
    quotes: tuple[Quote, ...]
    groups: tuple[Group, ...]
    suggestions: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
    more: bool = False
    summary: Summary = Summary()

    def __post_init__(self) -> None:
        if not self.quotes:
            raise ValueError("an answer holds at least one quote")
        if any(quote.kind is Kind.STATEMENT and quote.speaker is None for quote in self.quotes):
            raise ValueError("words that are nobody's answer nothing")

    @property
    def declined(self) -> bool:
        """Somebody was asked just this, and the quotes are what they said instead of an answer."""
        return any(isinstance(note, Declined) for note in self.notes)


@dataclass(frozen=True, slots=True)
class Near:
    """Nothing answers: ``reasons`` say why, ``nearest`` are the quotes that come nearest, at least one.

    ``confidence`` is the probability (0..1) that one of them answers all the same; those of which it is not sure who
    says them count for nothing in it.
    """

    status: ClassVar[Status] = Status.NEAR

    interpretation: Interpretation
    confidence: float
    reasons: tuple[Message, ...]
    nearest: tuple[Quote, ...]
    suggestions: tuple[str, ...] = ()
    summary: Summary = Summary()

    def __post_init__(self) -> None:
        if not self.nearest or not self.reasons:
            raise ValueError("what comes near holds at least one quote, and says why it is no answer")


@dataclass(frozen=True, slots=True)
class NotFound:
    """It is not on the record, and nothing comes near: ``reasons`` say why; ``confidence`` is that of a ``Near``.

    ``around`` are the passages that are least far from it. They are never shown for a reply: the people in them and the
    questions they answer are a way on.
    """

    status: ClassVar[Status] = Status.NOT_FOUND
    summary: ClassVar[Summary] = Summary()

    interpretation: Interpretation
    confidence: float
    reasons: tuple[Message, ...]
    around: tuple[Passage, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Speaker, ...]:
        """Who speaks in ``around``, each once."""
        return tuple({one.speaker.id: one.speaker for one in self.around if one.speaker}.values())


Reply = Answer | Near | NotFound


def which_is_meant(reply: Reply) -> Which | None:
    """Return what a reply asks back where it is unclear who is meant; ``None`` where it asks nothing."""
    reasons = () if isinstance(reply, Answer) else reply.reasons
    return next((reason for reason in reasons if isinstance(reason, Which)), None)
