"""Measures speed and scale against the plain tutorial: ``python -m tests.benchmarks``, or ``make bench``."""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from embeddings import SentenceEncoder
from tests.benchmarks.embedding_speed import measure_embedding
from tests.benchmarks.figures import Figure, show, write
from tests.benchmarks.index_scale import measure_index
from tests.benchmarks.large_corpus import embed_sentences, make_corpus
from tests.benchmarks.real_sentences import read_sources
from tests.benchmarks.serving import measure_serving
from tests.real_server import CORPUS

_N_QUESTIONS = 60
_PARTS = ("embedding", "index", "serving")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and show a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--benchmarks", type=Path, default=CORPUS, metavar="DIR", help="where real sentences are")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="passages to search")
    parser.add_argument("--sentences", type=int, default=2_000, help="different ones that passages are made of")
    parser.add_argument("--texts", type=int, default=300, help="passages to embed for their speed")
    parser.add_argument("--parts", nargs="+", choices=_PARTS, default=_PARTS, help="what to measure")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table there, too")
    parsed = parser.parse_args(arguments)
    console = Console(stderr=True)
    sources = read_sources(parsed.benchmarks, n_sentences=parsed.sentences) if parsed.benchmarks.is_dir() else ()
    if not sources:
        parser.error(f"{parsed.benchmarks}: no passages and no articles here to take sentences from")
    sentences = [sentence for source in sources for sentence in (*source.questions, *source.statements)]
    questions = [one for one in sentences if one.endswith("?")] or sentences
    questions = questions[:: max(1, len(questions) // _N_QUESTIONS)][:_N_QUESTIONS]
    figures: list[Figure] = []
    if "embedding" in parsed.parts:
        console.print("embedding …")
        corpus = make_corpus(sources, n_passages=3 * parsed.texts)
        figures += measure_embedding(corpus, questions, n_texts=parsed.texts)
    sizes = parsed.sizes if "index" in parsed.parts else []
    embedded = embed_sentences(SentenceEncoder(), sources if sizes else ())
    for size in sizes:
        console.print(f"{size:,} passages …")
        corpus = make_corpus(sources, n_passages=size)
        people = dict.fromkeys(speaker.name for article in corpus.articles[:10] for speaker in article.speakers[1:])
        named = [f"What did {name} say about {words}" for name, words in zip(people, questions, strict=False)]
        with tempfile.TemporaryDirectory() as folder:
            figures += measure_index(corpus, embedded, [*questions, *named], folder=Path(folder) / "index")
    if "serving" in parsed.parts:
        console.print("serving …")
        with tempfile.TemporaryDirectory() as folder:
            figures += measure_serving(Path(folder))
    show(figures, Console())
    if parsed.json:
        write(figures, parsed.json)


if __name__ == "__main__":
    main()
