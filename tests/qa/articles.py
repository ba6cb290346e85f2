"""People and articles made by hand, and an index over them that needs no model."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from corpus import Abbreviation, Article, Attribution, Kind, Paragraph, Part, Passage, Span, Speaker, split_passages
from embeddings import LocalIndex, Whose, analyse, build_index
from qa import Answer, Evidence, Filters, Interpretation, Near, Question, QuestionKind, Quote, Reply
from qa.models import Query
from qa.retrieval import Retriever
from tests.embeddings.encoders import WordHashEncoder

ENCODER = WordHashEncoder(dim=512)

REPORTER = Speaker("reporter", "Reporter", part=Part.INTERVIEWER)
ADA = Speaker("ada-king", "Ada King", "Director of the Harbour Office")
BOB = Speaker("bob-moss", "Bob Moss", "Director of the City Library")
EVE = Speaker("eve-park", "Eve Park", "President of Northern Trade Hub")


class Line(NamedTuple):
    """One paragraph to be: its words, what it is, and who says it."""

    words: str
    kind: Kind
    speaker: Speaker | None = None
    lead_in: bool = False
    attribution: Attribution = Attribution.LABEL
    label: str | None = None


def said(speaker: Speaker, words: str) -> Line:
    return Line(words, Kind.STATEMENT, speaker)


def asked(words: str, by: Speaker = REPORTER) -> Line:
    return Line(words, Kind.QUESTION, by)


def unsure(words: str, label: str | None = None, *, kind: Kind = Kind.STATEMENT) -> Line:
    return Line(words, kind, attribution=Attribution.UNKNOWN, label=label)


def told(words: str) -> Line:
    return Line(words, Kind.NARRATION)


def article(
    article_id: str,
    *lines: Line,
    published: date | None = date(2021, 5, 1),
    abbreviations: Sequence[Abbreviation] = (),
) -> Article:
    """Return an article whose paragraphs are these lines."""
    text, paragraphs = "", []
    for line in lines:
        label = line.speaker.name if line.speaker else line.label
        text += f"{label}: " if label else ""
        span = Span(len(text), len(text) + len(line.words))
        speaker_id = line.speaker.id if line.speaker else None
        paragraphs.append(Paragraph(span, line.kind, speaker_id, line.attribution, 0.9, line.lead_in, label=line.label))
        text += line.words + "\n\n"
    speakers = dict.fromkeys(line.speaker for line in lines if line.speaker)
    return Article(
        id=article_id,
        title=f"About {article_id}",
        text=text,
        paragraphs=tuple(paragraphs),
        speakers=tuple(speakers),
        published=published,
        abbreviations=tuple(abbreviations),
    )


def passage_of(words: str, *, speaker: Speaker = ADA) -> Passage:
    """Return the one passage of an article in which somebody says nothing but this."""
    [passage] = split_passages(article("only", said(speaker, words)), max_tokens=10**6, fits=lambda _: True)
    return passage


def index_of(folder: Path, *articles: Article) -> LocalIndex:
    build_index(articles, folder=folder, encoder=ENCODER, max_tokens=128)
    return LocalIndex.open(folder, encoder=ENCODER)


def read_as(
    words: str, *, filters: Filters | None = None, people: Sequence[Speaker] = (), expansions: Sequence[str] = ()
) -> Interpretation:
    """Return the words of a question as a topic, whoever is asked about."""
    filters = filters or Filters(speakers=tuple(person.id for person in people))
    kind = QuestionKind.PERSON if people else QuestionKind.TOPIC
    return Interpretation(Question(words), words, words, kind, filters, tuple(expansions), tuple(people))


def query_of(
    understood: Interpretation, *, weights: Mapping[str, float] | None = None, by_words: bool = False
) -> Query:
    """Return a question as it would be asked of an index in which its terms have these weights."""
    terms = tuple(dict.fromkeys(analyse(understood.topic)))
    encoded = ENCODER.encode_query(understood.topic)
    return Query(understood, understood.topic, frozenset(terms), terms, terms, weights or {}, encoded, by_words)


def shown(reply: Reply) -> tuple[Quote, ...]:
    """Return the quotes that a reader sees, whether they answer or only come near."""
    match reply:
        case Answer(quotes=quotes) | Near(nearest=quotes):
            return quotes
        case _:
            return ()


def retrieve(
    retriever: Retriever,
    understood: Interpretation,
    *,
    limit: int,
    kinds: frozenset[Kind] = frozenset({Kind.STATEMENT}),
    n_windows: int = 1,
    whose: Whose = Whose.KNOWN,
) -> tuple[Evidence, ...]:
    query = retriever.query(understood)
    return retriever.retrieve(query, limit=limit, kinds=kinds, n_windows=n_windows, whose=whose)
