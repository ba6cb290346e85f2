"""Measures speed and scale against the plain tutorial: ``python -m tests.benchmarks``, or ``make bench``."""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from rich.console import Console

from embeddings import SentenceEncoder
from tests.benchmarks.clients import distinct_questions
from tests.benchmarks.embedding_speed import measure_embedding
from tests.benchmarks.figures import Figure, by_what, machine, show, show_growth, write
from tests.benchmarks.index_scale import ANSWER, measure_index
from tests.benchmarks.large_corpus import LargeCorpus, embed_sentences, make_corpus
from tests.benchmarks.picture import draw
from tests.benchmarks.real_sentences import read_sources
from tests.benchmarks.serving import measure_serving
from tests.real_server import CORPUS

_MILLION = 1_000_000
_NAMED = 5  # every fifth question is about a person
_PARTS = ("embedding", "index", "serving")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and show a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--benchmarks", type=Path, default=CORPUS, metavar="DIR", help="where real sentences are")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="passages to search")
    parser.add_argument("--million", action="store_true", help="search a million passages, too; takes 16 GB of memory")
    parser.add_argument("--questions", type=int, default=200, help="asked of an index of each size, each of them once")
    parser.add_argument("--sentences", type=int, default=2_000, help="different ones that passages are made of")
    parser.add_argument("--texts", type=int, default=300, help="passages to embed for their speed")
    parser.add_argument("--parts", nargs="+", choices=_PARTS, default=_PARTS, help="what to measure")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table there, too")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw there how long an answer takes, as an SVG")
    parsed = parser.parse_args(arguments)
    console = Console(stderr=True)
    sources = read_sources(parsed.benchmarks, n_sentences=parsed.sentences) if parsed.benchmarks.is_dir() else ()
    if not sources:
        parser.error(f"{parsed.benchmarks}: no passages and no articles here to take sentences from")
    sentences = [sentence for source in sources for sentence in (*source.questions, *source.statements)]
    questions = distinct_questions(sentences, seed=0)  # recombined, so none stands in the articles; each is asked once
    figures: list[Figure] = []
    if "embedding" in parsed.parts:
        console.print("embedding …")
        corpus = make_corpus(sources, n_passages=3 * parsed.texts)
        figures += measure_embedding(corpus, [*islice(questions, parsed.questions)], n_texts=parsed.texts)
    sizes = [*parsed.sizes, *([_MILLION] if parsed.million else [])] if "index" in parsed.parts else []
    embedded = embed_sentences(SentenceEncoder(), sources if sizes else ())
    for size in sizes:
        console.print(f"{size:,} passages …")
        corpus = make_corpus(sources, n_passages=size)
        asked = [*islice(_with_people(questions, corpus), parsed.questions)]
        with tempfile.TemporaryDirectory() as folder:
            figures += measure_index(corpus, embedded, asked, folder=Path(folder) / "index")
    if "serving" in parsed.parts:
        console.print("serving …")
        with tempfile.TemporaryDirectory() as folder:
            figures += measure_serving(Path(folder))
    show(figures, Console(), title=f"Benchmarks: {machine()}")
    answers = by_what(figures).get(ANSWER, [])
    if len(answers) > 1:
        show_growth(figures, Console())
        if parsed.picture:
            draw(answers, parsed.picture)
    if parsed.json:
        write(figures, parsed.json)


def _with_people(questions: Iterator[str], corpus: LargeCorpus) -> Iterator[str]:
    people = [speaker.name for article in corpus.articles for speaker in article.speakers[1:]]
    for number, question in enumerate(questions):
        name = people[number % len(people)]
        yield question if number % _NAMED else f"What did {name} say about {question[0].lower()}{question[1:]}"


if __name__ == "__main__":
    main()
