"""How an index of many passages is built, rebuilt, loaded and searched."""

import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

from corpus import Article, Kind, Span
from embeddings import PassageIndex, SentenceEncoder, build_index
from qa import Chatbot, Question
from tests.benchmarks.figures import Figure
from tests.benchmarks.large_corpus import EmbeddedSentence, LargeCorpus, PreparedEncoder
from tests.benchmarks.plain import PlainTutorial
from tests.benchmarks.timing import anonymous_mb, milliseconds, seconds

_MAX_TOKENS = 128
_N_NEIGHBOURS = 100  # as many as an answer looks at
_SAID = frozenset({Kind.STATEMENT})


def measure_index(
    corpus: LargeCorpus, embedded: Mapping[str, EmbeddedSentence], questions: Sequence[str], *, folder: Path
) -> list[Figure]:
    """Build an index of these articles, edit one of them, and ask in a process that has done nothing else."""
    encoder = PreparedEncoder(SentenceEncoder(), corpus, embedded)
    report = build_index(corpus.articles, folder=folder, encoder=encoder, max_tokens=_MAX_TOKENS)
    size = f"{report.n_passages:,} passages: "
    articles = (_edited(corpus.articles[0], list(corpus.sentences)[-1]), *corpus.articles[1:])
    again = build_index(articles, folder=folder, encoder=encoder, max_tokens=_MAX_TOKENS)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
        asked = alone.submit(_measure_answers, folder, tuple(questions), size).result()
    return [
        Figure(f"{size}building, all but the embedding", "s", report.seconds),
        Figure(f"{size}rebuilding after one edit", "s", again.seconds),
        Figure(f"{size}embedded anew after it", "passages", again.n_embedded, again.n_passages),
        *asked,
    ]


def _edited(article: Article, words: str) -> Article:
    """Return the article with other words in its first statement."""
    number = next(at for at, paragraph in enumerate(article.paragraphs) if paragraph.kind is Kind.STATEMENT)
    old = article.paragraphs[number].span
    longer = len(words) - (old.end - old.start)
    spans = [Span(one.span.start + longer, one.span.end + longer) for one in article.paragraphs[number + 1 :]]
    spans = [*(one.span for one in article.paragraphs[:number]), Span(old.start, old.end + longer), *spans]
    return replace(
        article,
        text=article.text[: old.start] + words + article.text[old.end :],
        paragraphs=tuple(replace(one, span=span) for one, span in zip(article.paragraphs, spans, strict=True)),
    )


def _measure_answers(folder: Path, questions: Sequence[str], size: str) -> list[Figure]:
    encoder, opened = SentenceEncoder(), list[tuple[PassageIndex, Chatbot]]()
    encoder.encode_query(questions[0])
    before = anonymous_mb()

    def load() -> None:
        index = PassageIndex.open(folder, encoder=encoder)
        opened.append((index, Chatbot(index, encoder)))

    def answer(question: str) -> None:
        opened[0][1].answer(Question(question))

    loading = seconds(load)
    for question in questions:
        answer(question)
    taken = anonymous_mb() - before
    index = opened[0][0]
    plain = PlainTutorial(index.vectors.reconstruct(np.arange(index.n_passages)))
    for question in questions:
        plain.ask(question)
    vectors = [encoder.encode_query(question).vector for question in questions]
    allowed = index.allowed(kinds=_SAID)
    median, slow = milliseconds(answer, questions, 50, 90)
    return [
        Figure(f"{size}loading", "s", loading),
        Figure(f"{size}memory above the model's", "MB", taken),
        Figure(f"{size}recall of the ten nearest", "", index.manifest.recall, 1.0),
        Figure(
            f"{size}the {_N_NEIGHBOURS} nearest statements",
            "ms",
            *milliseconds(lambda vector: index.dense(vector, _N_NEIGHBOURS, allowed), vectors, 50),
            *milliseconds(lambda vector: plain.search(vector, _N_NEIGHBOURS), vectors, 50),
        ),
        Figure(f"{size}answer, median", "ms", median, *milliseconds(plain.ask, questions, 50)),
        Figure(f"{size}answer, nine of ten within", "ms", slow),
    ]
