"""How fast texts and questions become vectors."""

from collections.abc import Sequence

from embeddings import SentenceEncoder, Tokens
from embeddings.building.plan import plan_build
from tests.benchmarks.figures import Figure
from tests.benchmarks.large_corpus import LargeCorpus
from tests.benchmarks.plain import plain_encode
from tests.benchmarks.timing import in_turns, percentiles, seconds

_ROUNDS = 3


def measure_embedding(corpus: LargeCorpus, questions: Sequence[str], *, n_texts: int) -> list[Figure]:
    """Embed the same texts both ways, context included, turn by turn: the machine may be busier at one time."""
    ours = SentenceEncoder()
    texts = list(dict.fromkeys(plan_build(corpus.articles, ours, max_tokens=128).texts))[:n_texts]
    for encode in (ours.encode_passages, plain_encode):
        encode(texts[:8])
    kept: list[Tokens] = []
    ours_s, plain_s = [], []
    for _ in range(_ROUNDS):
        ours_s.append(seconds(lambda: ours.encode_passages(texts, keep_tokens=lambda _, tokens: kept.append(tokens))))
        plain_s.append(seconds(lambda: plain_encode(texts)))
        kept.clear()
    asked = in_turns([ours.encode_query, lambda question: plain_encode([question])], questions)
    return [
        Figure("embedding passages", "passages/s", len(texts) / min(ours_s), len(texts) / min(plain_s)),
        Figure("embedding a question, median", "ms", *percentiles(asked, 50)),
        Figure("embedding a question, 95 of 100 within", "ms", *percentiles(asked, 95)),
    ]
