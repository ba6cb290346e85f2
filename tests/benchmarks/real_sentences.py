"""Sentences that people really said or wrote, document by document, to make large corpora of."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import article_files, read_library, read_registry, split_sentences

_LENGTHS = range(30, 150)  # characters: three of them fit into a passage
_FEWEST = 12  # of a document, or too few paragraphs can be made of it


@dataclass(frozen=True, slots=True)
class Source:
    """The sentences of one document: what is asked in it, and all the rest."""

    questions: tuple[str, ...]
    statements: tuple[str, ...]


def read_sources(folder: Path, *, n_sentences: int, seed: int = 0) -> tuple[Source, ...]:
    """Return about ``n_sentences`` different sentences, shared out evenly among the documents.

    Args:
        folder: With ``passages.jsonl`` files in it (``doc_id`` and ``text`` on each line), or else with articles.
        n_sentences: At most; fewer where there are fewer.
        seed: Decides which.
    """
    documents = list(_documents(folder).values())
    chance = random.Random(seed)  # noqa: S311
    chance.shuffle(documents)
    share = max(_FEWEST, n_sentences // max(len(documents), 1))
    seen: set[str] = set()
    sources = []
    for texts in documents:
        found = [sentence for text in texts for sentence in _sentences(text)]
        fresh = [sentence for sentence in dict.fromkeys(found) if sentence not in seen]
        if len(fresh) < _FEWEST:
            continue
        fresh = chance.sample(fresh, min(share, len(fresh)))
        seen.update(fresh)
        asked = tuple(sentence for sentence in fresh if sentence.endswith("?"))
        sources.append(Source(asked, tuple(sentence for sentence in fresh if not sentence.endswith("?"))))
        if len(seen) >= n_sentences:
            break
    return tuple(source for source in sources if source.statements)


def _documents(folder: Path) -> dict[str, list[str]]:
    documents: dict[str, list[str]] = defaultdict(list)
    for file in sorted(folder.rglob("passages.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            documents[passage["doc_id"]].append(passage["text"])
    if not documents:
        for article in read_library(article_files(folder), read_registry(folder)).articles:
            documents[article.id] = [paragraph.span.cut(article.text) for paragraph in article.paragraphs]
    return documents


def _sentences(text: str) -> Iterator[str]:
    words = " ".join(text.split())
    for span in split_sentences(words):
        if len(sentence := span.cut(words)) in _LENGTHS:
            yield sentence
