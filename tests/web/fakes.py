"""A chatbot of hand-built values, structurally what ``qa`` provides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from corpus import Article, Attribution, Kind, Paragraph, Part, Passage, Span, Speaker, name_in_lists
from qa import (
    Answer,
    Archive,
    ArticleFact,
    ArticleRecord,
    Claim,
    Completes,
    Completion,
    Declined,
    Evidence,
    Fact,
    FoundArticles,
    Group,
    Holdings,
    Interpretation,
    Lack,
    Near,
    NotFound,
    NotInArchiveError,
    Page,
    Question,
    QuestionKind,
    Quote,
    Reply,
    Said,
    SearchResult,
    Silence,
    SpeakerRecord,
    Topic,
    UnknownFilterError,
    Verdict,
    Verification,
)

T = TypeVar("T")
Line = tuple[Kind, Speaker | None, str]

REPORTER = Speaker("reporter", "Reporter", part=Part.INTERVIEWER)
ADA = Speaker("ada-king", "Ada King", "Director of the Harbour Office", aliases=("A. King",))
BOB = Speaker("bob-moss", "Bob Moss")
TIDES = "The tide tables were read aloud to the visitors, one page after another, until nightfall."


def article_of(article_id: str, title: str, *lines: Line, speakers: Sequence[Speaker]) -> Article:
    """Build an article whose paragraphs are these lines, each speaker's behind a printed label."""
    text, paragraphs = "", []
    for kind, speaker, words in lines:
        text += f"{speaker.name}: " if speaker else ""
        attribution = Attribution.LABEL if speaker else Attribution.LAYOUT
        span = Span(len(text), len(text) + len(words))
        paragraphs.append(Paragraph(span, kind, speaker.id if speaker else None, attribution, 0.98))
        text += f"{words}\n\n"
    return Article(
        id=article_id,
        title=title,
        text=text,
        paragraphs=tuple(paragraphs),
        speakers=tuple(speakers),
        byline="By Jo Lin",
        published=date(2019, 10, 31),
        source="The Quay",
        url="https://example.org/harbour",
        language="en",
    )


HARBOUR = article_of(
    "harbour",
    "What the harbour plans",
    (Kind.BOILERPLATE, None, "Share this page"),
    (Kind.NARRATION, None, "The harbour is old. 🌊 It will be rebuilt."),
    (Kind.HEADING, None, "On cranes"),
    (Kind.STATEMENT, BOB, " ".join([TIDES] * 20)),
    (Kind.STATEMENT, BOB, " ".join([TIDES] * 20)),
    (Kind.QUESTION, REPORTER, "How many cranes will there be?"),
    (Kind.STATEMENT, ADA, "We will build two cranes.\nThen we will see. Nothing else is planned."),
    (Kind.CAPTION, None, "The old pier"),
    (Kind.STATEMENT, ADA, " ".join([TIDES] * 20)),
    (Kind.QUESTION, REPORTER, "And what does the city think of that?"),
    (Kind.STATEMENT, BOB, "The city wants three cranes by spring."),
    (Kind.STATEMENT, None, "Somebody said something."),
    speakers=(REPORTER, ADA, BOB),
)
SECOND = article_of("second", "A second talk", (Kind.STATEMENT, BOB, "I said all I had to say."), speakers=(BOB,))


def passage_of(article: Article, paragraph: int) -> Passage:
    return Passage(f"{article.id}-{paragraph:08x}", article, paragraph, article.paragraphs[paragraph].span)


def quote_of(article: Article, words: str, *, highlight: str | None = None, score: float = 0.75) -> Quote:
    """Return the quote of these words, which stand in one paragraph of the article."""
    start = article.text.index(words)
    span = Span(start, start + len(words))
    number = next(n for n, paragraph in enumerate(article.paragraphs) if paragraph.span.holds(span))
    at = article.text.index(highlight, start) if highlight else start
    marks = (Span(at, at + len(highlight)),) if highlight else ()
    return Quote(passage_of(article, number), span, score, marks)


TWO_CRANES = quote_of(HARBOUR, "We will build two cranes.\nThen we will see.", highlight="two cranes")
THREE_CRANES = quote_of(HARBOUR, "The city wants three cranes by spring.", score=0.5)
NARRATED = quote_of(HARBOUR, "🌊 It will be rebuilt.")
CRANES = Topic("cranes", "What does Ada King say about cranes?")
NOT_FOUND = Verification(Verdict.NOT_FOUND)


NOBODY, NO_ANSWER = Silence(Lack.ANSWER), Silence(Lack.ANSWER, near=True)
PUBLISHED = ArticleFact(Fact.DAY, HARBOUR)


def read(question: Question) -> Interpretation:
    return Interpretation(question, question.text, question.text, QuestionKind.TOPIC, question.filters)


def answer_with(*quotes: Quote, groups: tuple[Group, ...] = ()) -> Callable[[Question], Reply]:
    return lambda question: Answer(read(question), 0.9, quotes, groups, ("And the pier?",))


def two_cranes(question: Question) -> Reply:
    return answer_with(TWO_CRANES)(question)


def near(question: Question) -> Reply:
    return Near(read(question), 0.4, (NO_ANSWER,), (replace(TWO_CRANES, confidence=0.4),), ("And the pier?",))


def silence(question: Question) -> Reply:
    understood = replace(read(question), topic="the moon")
    return NotFound(understood, 0.1, (NOBODY,), (TWO_CRANES.passage, THREE_CRANES.passage), ("And the pier?",))


def declined(question: Question) -> Reply:
    return Answer(read(question), 0.8, (TWO_CRANES,), (), notes=(Declined("Ada King", "the pier"),))


def page_of(items: Mapping[str, T], *, after: str | None, limit: int) -> Page[T]:
    ids = list(items)
    ids = ids[ids.index(after) + 1 :] if after in ids else ids
    return Page(tuple(items[one] for one in ids[:limit]), ids[limit - 1] if len(ids) > limit else None)


@dataclass(frozen=True)
class FakeArchive(Archive):
    pieces: tuple[Article, ...] = (HARBOUR, SECOND)
    quotes: tuple[Quote, ...] = (TWO_CRANES, THREE_CRANES, NARRATED)

    def articles(self, *, after: str | None, limit: int) -> Page[Article]:
        return page_of({article.id: article for article in self.pieces}, after=after, limit=limit)

    def article(self, article_id: str) -> Article:
        return self._one("article", article_id, {article.id: article for article in self.pieces})

    def speakers(self, *, after: str | None, limit: int) -> Page[SpeakerRecord]:
        return page_of(self._records(), after=after, limit=limit)

    def speaker(self, speaker_id: str) -> SpeakerRecord:
        return self._one("speaker", speaker_id, self._records())

    @cached_property
    def holdings(self) -> Holdings:
        n_passages = sum(len(article.paragraphs) for article in self.pieces)
        return Holdings(len(self.pieces), len(self._records()), n_passages)

    def articles_about(self, words: str) -> tuple[ArticleRecord, ...]:
        names = {article.id: " ".join(one.name for one in article.speakers) for article in self.pieces}
        return tuple(
            ArticleRecord(one.id, one.title, one.source, one.published, one.language)
            for one in self.pieces
            if _holds(words, f"{one.title} {one.source} {names[one.id]}")
        )

    def speakers_called(self, words: str) -> tuple[SpeakerRecord, ...]:
        records = self._records().values()
        people = sorted(records, key=lambda one: (one.speaker.interviewer, name_in_lists(one.speaker.name)))
        return tuple(one for one in people if _holds(words, _called(one.speaker)))

    def loudest(self, limit: int) -> tuple[SpeakerRecord, ...]:
        return tuple(one for one in self.speakers_called("") if not one.speaker.interviewer)[:limit]

    def said_by(self, speaker_id: str, *, start: str | None, limit: int) -> Said:
        said = [
            passage_of(article, number)
            for article in self.pieces
            for number, paragraph in enumerate(article.paragraphs)
            if paragraph.speaker_id == speaker_id
        ]
        at = next((number for number, passage in enumerate(said) if passage.id == start), 0)
        older = said[at + limit].id if at + limit < len(said) else None
        return Said(tuple(said[at : at + limit]), older, said[max(0, at - limit)].id if at else None)

    def passage(self, passage_id: str) -> Passage:
        passages = [passage_of(article, n) for article in self.pieces for n, _ in enumerate(article.paragraphs)]
        return self._one("passage", passage_id, {passage.id: passage for passage in passages})

    def quote(self, quote_id: str) -> Quote:
        return self._one("quote", quote_id, {quote.id: quote for quote in self.quotes})

    def _one(self, what: str, wanted: str, known: dict[str, T]) -> T:
        if wanted not in known:
            raise NotInArchiveError(what, wanted)
        return known[wanted]

    def _records(self) -> dict[str, SpeakerRecord]:
        speakers = {speaker.id: speaker for article in self.pieces for speaker in article.speakers}
        return {speaker.id: self._record(speaker) for speaker in speakers.values()}

    def _record(self, speaker: Speaker) -> SpeakerRecord:
        said = [
            article.id
            for article in self.pieces
            for paragraph in article.paragraphs
            if paragraph.speaker_id == speaker.id
        ]
        return SpeakerRecord(speaker, tuple(dict.fromkeys(said)), len(said))


def _called(speaker: Speaker) -> str:
    return " ".join((speaker.name, *speaker.aliases, speaker.role or ""))


def _holds(words: str, text: str) -> bool:
    return all(word in text.casefold() for word in words.casefold().split())


@dataclass(repr=False)
class FakeChatbot:
    """Gives every question the same reply, and remembers what it was asked."""

    replies: Callable[[Question], Reply] = two_cranes
    archive: FakeArchive = field(default_factory=FakeArchive)
    index_version: str = "20260101T000000Z-abcd1234"
    suggestions: tuple[str, ...] = ("What does Ada King say about cranes?",)
    subjects: tuple[Topic, ...] = (CRANES,)
    asked: list[Question] = field(default_factory=list)
    limits: list[int] = field(default_factory=list)
    kinds: list[frozenset[Kind]] = field(default_factory=list)
    verified: Verification | UnknownFilterError = NOT_FOUND
    claims: list[Claim] = field(default_factory=list)
    unknown: str = ""

    def topics(self, speaker_id: str) -> tuple[Topic, ...]:
        return (CRANES,) if speaker_id == ADA.id else ()

    def completions(self, typed: str) -> tuple[Completion, ...]:
        begun = typed.rpartition(" ")[2]
        people = self.archive.speakers_called(begun)[:8] if begun else ()
        return tuple(
            Completion(one.speaker.name, Completes.PERSON, one.speaker.role, len(typed) - len(begun)) for one in people
        )

    def find_articles(self, words: str) -> FoundArticles:
        records = self.archive.articles_about(words)
        quotes = {quote.article.id: quote for quote in reversed(self.archive.quotes)}
        return FoundArticles(records, quotes.get)

    def answer(self, question: Question, *, limit: int = 5) -> Reply:
        return self.suggest(self.reply(self.understand(question), limit=limit))

    def understand(self, question: Question) -> Interpretation:
        self.asked.append(question)
        return self.replies(question).interpretation

    def reply(self, interpretation: Interpretation, *, limit: int = 5) -> Reply:
        self.limits.append(limit)
        return replace(self.replies(interpretation.question), suggestions=())

    def reply_all(self, interpretations: Sequence[Interpretation], *, limits: Sequence[int]) -> list[Reply]:
        return [self.reply(one, limit=limit) for one, limit in zip(interpretations, limits, strict=True)]

    def suggest(self, reply: Reply) -> Reply:
        return replace(reply, suggestions=self.replies(reply.interpretation.question).suggestions)

    def search(self, question: Question, *, limit: int, kinds: frozenset[Kind]) -> SearchResult:
        self.asked.append(question)
        if self.unknown in question.filters.speakers:
            raise UnknownFilterError("speakers", self.unknown)
        self.limits.append(limit)
        self.kinds.append(kinds)
        evidence = [Evidence(quote.passage, quote.score, 0.5, 7.5) for quote in (TWO_CRANES, THREE_CRANES, NARRATED)]
        return SearchResult(read(question), tuple(item for item in evidence if item.passage.kind in kinds)[:limit])

    def verify(self, claim: Claim) -> Verification:
        self.claims.append(claim)
        if isinstance(self.verified, UnknownFilterError):
            raise self.verified
        return self.verified
