"""What a new version will hold, all but the vectors: settled before anything is embedded or written.

What has not changed is taken over from the version in use: articles as they were read, and passages as they were cut.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter, ValidationError

import corpus
from corpus import Article, Passage, split_passages
from embeddings.encoding import Encoder, identity_of
from embeddings.errors import VectorIndexError
from embeddings.index import LocalIndex, article_digest
from embeddings.versions import check_name, current_version, version_folder

from .freshness import program_digest

TEXTS = "texts.npy"
"""The digest of what was embedded for each passage, in the folder of a version."""
PEOPLE = "people.json"
"""Whom the editors knew, in the folder of a version; of one that older code has made, it may be missing."""

_CONTEXT_SHARE = 8  # a sentence leaves at least an eighth of the encoder's limit to its context
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？])")


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """Articles by id, their passages, and for each passage what is embedded, its SHA-256, and what is indexed by words.

    ``earlier`` is the row that holds just this passage in the version that it was taken from, -1 where it is new; of
    one that is not, neither text is there. ``content`` is one digest over all of it.
    """

    articles: Sequence[Article]
    passages: Sequence[Passage]
    texts: Sequence[str]
    indexed: Sequence[str]
    text_digests: Sequence[bytes]
    earlier: Sequence[int]
    article_digests: dict[str, str]
    content: str


def plan_build(
    articles: Sequence[Article], encoder: Encoder, *, max_tokens: int, before: LocalIndex | None = None
) -> BuildPlan:
    """Cut articles into passages and put each together with its context.

    Args:
        articles: With different ids, in any order.
        encoder: What the passages, with their context, will have to fit.
        max_tokens: The tiktoken budget of a passage.
        before: A version to take passages from, of articles that have not changed; their texts are empty, for they
            are embedded already.
    """
    limit = encoder.max_tokens
    room = limit - limit // _CONTEXT_SHARE
    by_id = sorted(articles, key=lambda article: article.id)
    taken = _EarlierPassages(before, encoder, max_tokens=max_tokens)
    passages: list[Passage] = []
    texts: list[str] = []
    indexed: list[str] = []
    text_digests: list[bytes] = []
    earlier: list[int] = []
    for article in by_id:
        known = taken.of(article)
        if known is not None:
            passages += [passage for passage, _, _ in known]
            texts += [""] * len(known)
            indexed += [""] * len(known)
            text_digests += [digest for _, digest, _ in known]
            earlier += [row for _, _, row in known]
            continue
        new = split_passages(article, max_tokens=max_tokens, fits=lambda text: encoder.n_tokens(text) <= room)
        passages += new
        new_texts = [embedded_text(passage, lambda text: encoder.n_tokens(text) <= limit) for passage in new]
        texts += new_texts
        indexed += map(indexed_text, new)
        earlier += [-1] * len(new)
        text_digests += [hashlib.sha256(text.encode()).digest() for text in new_texts]
    article_digests = {article.id: article_digest(article) for article in by_id}
    content = hashlib.sha256(repr(article_digests).encode())
    for passage, text_digest in zip(passages, text_digests, strict=True):
        content.update(f"{passage.id} {passage.paragraph} {passage.span} ".encode() + text_digest)
    return BuildPlan(by_id, passages, texts, indexed, text_digests, earlier, article_digests, content.hexdigest())


def embedded_text(passage: Passage, fits: Callable[[str], bool]) -> str:
    """Return what is embedded for a passage.

    Its words stand whole at the end. Before them go, most telling first and only as far as all of it fits: the
    question it answers (or the last sentences of it), the lead-in, the heading, the article's title. The speaker's
    name is never among them: a person who is renamed keeps the vectors.

    Args:
        passage: Any passage; its own words are returned even where they alone do not fit.
        fits: Tells whether the encoder can take a text whole.
    """
    words = passage.text
    question, lead_in, heading = _context(passage)
    everything = _joined(passage.article.title, heading, lead_in, question, words)
    if fits(everything):  # mostly; asking once is what makes a rebuild of a thousand articles quick
        return everything
    question = next((end for end in _endings(question) if fits(_joined(end, words))), "")
    chosen = [question, words]
    for piece in (lead_in, heading, passage.article.title):
        if piece and fits(_joined(piece, *chosen)):
            chosen.insert(0, piece)
    return _joined(*chosen)


def indexed_text(passage: Passage) -> str:
    """Return what is indexed word by word for a passage: its words and, once, those of its context but the title."""
    return _joined(*_context(passage), passage.text)


def version_in_use(folder: Path) -> LocalIndex | None:
    """Open the version in use, if there is a sound one, whatever it was built with."""
    try:
        version = version_folder(folder, current_version(folder))
        check_name(version)
        return LocalIndex.open_version(version, verify=True)
    except VectorIndexError:
        return None


@contextmanager
def earlier_readings(folder: Path, *, full: bool = False) -> "Iterator[corpus.Readings]":
    """Give a reader of articles; unless ``full``, what has not changed since the version in use is not read again."""
    before = version_in_use(folder)
    if before is None:
        yield corpus.Readings()
        return
    try:
        published, people = before.store.article_ids, _people_of(before.folder)
        if full or before.manifest.program != program_digest():
            yield corpus.Readings(published=published, people=people)
        else:
            yield corpus.Readings(before.store.reading, published=published, people=people)
    finally:
        before.close()


@cache
def people_adapter() -> TypeAdapter[tuple[corpus.KnownPerson, ...]]:
    """Return what reads and writes ``PEOPLE``."""
    return TypeAdapter(tuple[corpus.KnownPerson, ...])


def _people_of(version: Path) -> tuple[corpus.KnownPerson, ...]:
    file = version / PEOPLE
    try:
        return people_adapter().validate_json(file.read_bytes()) if file.exists() else ()
    except ValidationError:  # other code wrote it
        return ()


class _EarlierPassages:
    """Passages of articles that have not changed, each with the digest of what was embedded for it."""

    def __init__(self, before: LocalIndex | None, encoder: Encoder, *, max_tokens: int) -> None:
        """Take those of a version; none where other code, another encoder or another budget made it."""
        self._articles: dict[str, str] = {}
        wanted = (program_digest(), identity_of(encoder), max_tokens)
        if before is None or (before.manifest.program, before.manifest.encoder, before.manifest.max_tokens) != wanted:
            return
        self._articles = before.store.article_digests()
        self._places = before.store.passages_by_article()
        self._texts = np.load(before.folder / TEXTS, allow_pickle=False)

    def of(self, article: Article) -> list[tuple[Passage, bytes, int]] | None:
        """Return the passages of an article in order, and their rows; ``None`` where it is new or has changed."""
        if self._articles.get(article.id) != article_digest(article):
            return None
        return [
            (Passage(id_, article, paragraph, span), self._texts[row].tobytes(), row)
            for row, id_, paragraph, span in self._places.get(article.id, ())
        ]


def _context(passage: Passage) -> tuple[str, str, str]:
    numbers = passage.context
    return (
        _words(passage.article, numbers.question),
        _words(passage.article, numbers.lead_in),
        _words(passage.article, numbers.heading),
    )


def _words(article: Article, paragraph: int | None) -> str:
    return "" if paragraph is None else article.paragraphs[paragraph].span.cut(article.text)


def _endings(text: str) -> Iterator[str]:
    """Yield a text, then without its first sentence, and so on: what is really asked mostly stands at the end."""
    yield text
    for match in _SENTENCE_END.finditer(text):
        if ending := text[match.end() :].strip():
            yield ending


def _joined(*pieces: str) -> str:
    return "\n".join(piece for piece in pieces if piece)
