"""How an index of many passages is built, rebuilt, loaded and searched."""

import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

from corpus import Article, Kind, Span
from embeddings import LocalIndex, Selection, SentenceEncoder, build_index
from qa import Chatbot, Question
from tests.benchmarks.figures import Figure
from tests.benchmarks.large_corpus import EmbeddedSentence, LargeCorpus, PreparedEncoder
from tests.benchmarks.plain import PlainTutorial
from tests.benchmarks.timing import anonymous_mb, in_turns, percentiles, seconds

_MAX_TOKENS = 128
_N_NEIGHBOURS = 100  # as many as an answer looks at
_N_WARM_UP = 10  # questions, asked of nobody again
_N_REPEATED = 40  # of the last questions; no more than replies are kept
ANSWER = "answer, median"
_SAID = frozenset({Kind.STATEMENT})


def measure_index(
    corpus: LargeCorpus, embedded: Mapping[str, EmbeddedSentence], questions: Sequence[str], *, folder: Path
) -> list[Figure]:
    """Build an index of these articles, edit one of them, and ask in a process that has done nothing else."""
    encoder = PreparedEncoder(SentenceEncoder(), corpus, embedded)
    report = build_index(corpus.articles, folder=folder, encoder=encoder, max_tokens=_MAX_TOKENS)
    articles = (_edited(corpus.articles[0], list(corpus.sentences)[-1]), *corpus.articles[1:])
    again = build_index(articles, folder=folder, encoder=encoder, max_tokens=_MAX_TOKENS)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
        asked = alone.submit(_measure_answers, folder, tuple(questions)).result()
    figures = [
        Figure("building, all but the embedding", "s", report.seconds),
        Figure("rebuilding after one edit", "s", again.seconds),
        Figure("embedded anew after it", "passages", again.n_embedded, again.n_passages),
        Figure("on disk, per passage", "KB", _n_bytes(folder / "versions" / again.version) / again.n_passages / 1e3),
        *asked,
    ]
    return [replace(figure, n_passages=report.n_passages) for figure in figures]


def _n_bytes(version: Path) -> int:
    return sum(file.stat().st_size for file in version.rglob("*") if file.is_file())


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


def _measure_answers(folder: Path, questions: Sequence[str]) -> list[Figure]:
    """Ask each question once, and the tutorial the same; then the last of them again, which ours may remember."""
    warm_up, questions = questions[:_N_WARM_UP], questions[_N_WARM_UP:]
    encoder, opened = SentenceEncoder(), list[tuple[LocalIndex, Chatbot]]()
    encoder.encode_query(warm_up[0])
    before = anonymous_mb()

    def load() -> None:
        index = LocalIndex.open(folder, encoder=encoder)
        opened.append((index, Chatbot(index, encoder)))

    loading = seconds(load)
    index, chatbot = opened[0]
    for question in warm_up:
        chatbot.answer(Question(question))
    taken = anonymous_mb() - before
    plain = PlainTutorial(index.vectors.reconstruct(np.arange(index.n_passages)))
    for question in warm_up:
        plain.ask(question)
    asked = in_turns([lambda one: chatbot.answer(Question(one)), plain.ask], questions)
    again = in_turns([lambda one: chatbot.answer(Question(one))], questions[-_N_REPEATED:])
    vectors = [encoder.encode_query(question).vector for question in questions]
    said = Selection(_SAID)
    searched = in_turns(
        [
            lambda vector: index.dense(vector, _N_NEIGHBOURS, said),
            lambda vector: plain.search(vector, _N_NEIGHBOURS),
        ],
        vectors,
    )
    return [
        Figure("loading", "s", loading),
        Figure("memory above the model's", "MB", taken),
        Figure("recall of the ten nearest", "", index.manifest.recall or 0.0, 1.0),
        Figure(f"the {_N_NEIGHBOURS} nearest statements", "ms", *percentiles(searched, 50)),
        Figure(ANSWER, "ms", *percentiles(asked, 50)),
        Figure("answer, 95 of 100 within", "ms", *percentiles(asked, 95)),
        Figure("the same question again, from memory", "ms", *percentiles(again, 50)),
    ]
