"""What a version of the index will hold, all but the vectors: settled before anything is embedded or written."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Article, Passage, split_passages

from .contexts import embedded_text, indexed_text
from .earlier import EarlierPassages
from .encoder import Encoder
from .index import PassageIndex
from .store import article_digest

_CONTEXT_SHARE = 8  # a sentence leaves at least an eighth of the encoder's limit to its context


@dataclass(frozen=True, slots=True)
class Draft:
    """Articles by id, their passages, and for each passage what is embedded, its SHA-256, and what is indexed by words.

    ``content`` is one digest over all of it.
    """

    articles: Sequence[Article]
    passages: Sequence[Passage]
    texts: Sequence[str]
    indexed: Sequence[str]
    text_digests: Sequence[bytes]
    article_digests: dict[str, str]
    content: str


def draft_index(
    articles: Sequence[Article], encoder: Encoder, *, max_tokens: int, before: PassageIndex | None = None
) -> Draft:
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
    earlier = EarlierPassages(before, encoder, max_tokens=max_tokens)
    passages: list[Passage] = []
    texts: list[str] = []
    text_digests: list[bytes] = []
    for article in by_id:
        known = earlier.of(article)
        if known is not None:
            passages += [passage for passage, _ in known]
            texts += [""] * len(known)
            text_digests += [digest for _, digest in known]
            continue
        new = split_passages(article, max_tokens=max_tokens, fits=lambda text: encoder.n_tokens(text) <= room)
        passages += new
        new_texts = [embedded_text(passage, lambda text: encoder.n_tokens(text) <= limit) for passage in new]
        texts += new_texts
        text_digests += [hashlib.sha256(text.encode()).digest() for text in new_texts]
    indexed = [indexed_text(passage) for passage in passages]
    article_digests = {article.id: article_digest(article) for article in by_id}
    content = hashlib.sha256(repr(article_digests).encode())
    for passage, text_digest, words in zip(passages, text_digests, indexed, strict=True):
        content.update(f"{passage.id} {passage.paragraph} {passage.span} ".encode() + text_digest)
        content.update(hashlib.sha256(words.encode()).digest())
    return Draft(by_id, passages, texts, indexed, text_digests, article_digests, content.hexdigest())
