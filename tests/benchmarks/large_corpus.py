"""Corpora of any size within minutes: real sentences put together anew, and their real vectors with them."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from string import ascii_uppercase

import numpy as np

from corpus import Article, Kind, Paragraph, Part, Span, Speaker
from embeddings import EncodedQuery, Encoder, Matrix, Tokens, Vector
from tests.benchmarks.real_sentences import Source

_TURNS = 18  # of an article: a question and two statements each, so 54 passages
_STATEMENTS = 2
_FIRST = "Ada Ben Cleo Dev Emil Fay Gita Hugo Ines Jonas Kira Liam Mona Nils Olga Petra Quinn Rosa Sven Tara".split()
_LAST = (
    "Abbot Baker Carver Draper Easton Fisher Glover Hooper Ironside Joiner Kellner Lorimer Mercer Naylor Ostler Potter "
    "Quarles Roper Sawyer Tanner Upton Vintner Weaver Yeoman Zeller Archer Brewer Cooper Dyer Forester"
).split()
_NOISE = 0.2  # length of what is added to a vector of length one


@dataclass(frozen=True, slots=True)
class LargeCorpus:
    """Articles, and of which sentences each of their paragraphs is made."""

    articles: tuple[Article, ...]
    sentences: Mapping[str, tuple[str, ...]]


def make_corpus(sources: Sequence[Source], *, n_passages: int, seed: int = 0) -> LargeCorpus:
    """Return articles with ``n_passages`` passages or a few more; every one takes its sentences from one document."""
    chance = random.Random(seed)  # noqa: S311
    sentences: dict[str, tuple[str, ...]] = {}
    articles: list[Article] = []
    while sum(len(article.paragraphs) for article in articles[-1:]) * len(articles) < n_passages:
        source = chance.choice(sources)
        drafts: list[tuple[Kind, tuple[str, ...]]] = []
        for _ in range(_TURNS):
            asked = chance.choice(source.questions or source.statements)
            drafts.append((Kind.QUESTION, (chance.choice(source.statements), asked)))
            for _ in range(_STATEMENTS):
                n_sentences = min(chance.choice((2, 3)), len(source.statements))
                drafts.append((Kind.STATEMENT, tuple(chance.sample(source.statements, n_sentences))))
        sentences.update((" ".join(words), words) for _, words in drafts)
        articles.append(_article(len(articles), drafts, chance))
    return LargeCorpus(tuple(articles), sentences)


def _article(number: int, drafts: Sequence[tuple[Kind, tuple[str, ...]]], chance: random.Random) -> Article:
    firsts, lasts = chance.sample(_FIRST, 3), chance.sample(_LAST, 3)
    people = [
        _person(first, chance.choice(ascii_uppercase), last, part)
        for first, last, part in zip(firsts, lasts, (Part.INTERVIEWER, *2 * [Part.INTERVIEWEE]), strict=True)
    ]
    text, paragraphs = "", []
    for at, (kind, words) in enumerate(drafts):
        speaker = people[0] if kind is Kind.QUESTION else people[1 + at // (1 + _STATEMENTS) % 2]
        start, text = len(text), text + " ".join(words) + "\n"
        paragraphs.append(Paragraph(Span(start, len(text) - 1), kind, speaker.id))
    return Article(
        id=f"interview-{number:06}",
        title=" ".join(chance.choice(drafts)[1][0].split()[:8]),
        text=text,
        paragraphs=tuple(paragraphs),
        speakers=tuple(people),
        published=date(2000, 1, 1) + timedelta(days=number % 9000),
        language="en",
    )


def _person(first: str, initial: str, last: str, part: Part) -> Speaker:
    role = None if part is Part.INTERVIEWER else f"Head of the {last} Office for {first}'s {initial}-works"
    return Speaker(f"{first}-{initial}-{last}".lower(), f"{first} {initial}. {last}", role, part=part)


@dataclass(frozen=True, slots=True)
class EmbeddedSentence:
    """The real vectors of a sentence: of the whole, and of its word pieces."""

    vector: Vector
    tokens: Tokens


def embed_sentences(encoder: Encoder, sources: Sequence[Source]) -> dict[str, EmbeddedSentence]:
    """Embed each sentence once."""
    sentences = list(dict.fromkeys(one for source in sources for one in (*source.questions, *source.statements)))
    tokens: dict[int, Tokens] = {}
    vectors = encoder.encode_passages(sentences, keep_tokens=tokens.__setitem__)
    return {one: EmbeddedSentence(vectors[row], tokens[row].behind(0)) for row, one in enumerate(sentences)}


class PreparedEncoder:
    """Stands in for an encoder: the vector of a text is that of its sentences together, slightly moved.

    Questions are encoded by the real encoder, so they find what they should.
    """

    def __init__(
        self, encoder: Encoder, corpus: LargeCorpus, embedded: Mapping[str, EmbeddedSentence], *, seed: int = 0
    ) -> None:
        self._encoder, self._corpus, self._embedded = encoder, corpus, embedded
        self.model_id, self.digest = encoder.model_id, encoder.digest
        self.dim, self.max_tokens, self.precision = encoder.dim, encoder.max_tokens, encoder.precision
        self._chance = np.random.default_rng(seed)

    def n_tokens(self, text: str) -> int:
        return len(text.split()) * 4 // 3 + 2  # about what English takes; all of these texts are short

    def encode_passages(
        self,
        texts: Sequence[str],
        *,
        progress: Callable[[int], None] | None = None,
        keep_tokens: Callable[[int, Tokens], None] | None = None,
    ) -> Matrix:
        sums = self._chance.normal(scale=_NOISE / np.sqrt(self.dim), size=(len(texts), self.dim)).astype(np.float32)
        for row, text in enumerate(texts):
            lines = text.split("\n")
            own = [self._embedded[one].vector for line in lines for one in self._corpus.sentences.get(line, ())]
            whole = np.sum(own, axis=0)
            sums[row] += whole / np.linalg.norm(whole)
            if keep_tokens is not None:
                keep_tokens(row, self._tokens_of(lines[-1], start=len(text) - len(lines[-1])))
        if progress is not None:
            progress(len(texts))
        rows: Matrix = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return rows

    def knows(self, text: str) -> bool:
        return self._encoder.knows(text)

    def encode_query(self, text: str) -> EncodedQuery:
        return self._encoder.encode_query(text)

    def encode_queries(self, texts: Sequence[str]) -> list[EncodedQuery]:
        return self._encoder.encode_queries(texts)

    def _tokens_of(self, paragraph: str, *, start: int) -> Tokens:
        parts = []
        for sentence in self._corpus.sentences[paragraph]:
            own = self._embedded[sentence].tokens
            parts.append(Tokens(own.vectors, own.spans + np.int32(start)))
            start += len(sentence) + 1
        return Tokens(np.concatenate([one.vectors for one in parts]), np.concatenate([one.spans for one in parts]))
