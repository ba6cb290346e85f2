from dataclasses import replace
from pathlib import Path

import corpus
from corpus import read_article
from embeddings import SentenceEncoder
from embeddings.drafts import draft_index

from .articles import ENGINES, LOGISTICS, UNDATED
from .encoders import WordHashEncoder

SAMPLE = Path(corpus.__file__).parent / "articles" / "chongqing-opening-up-platform.txt"


def test_no_passage_of_the_sample_article_is_cut_with_its_context() -> None:
    # given a title so long that it can't go with the longer passages
    encoder, sample = SentenceEncoder(), read_article(SAMPLE)
    sample = replace(sample, title=f"{sample.title}; " * 8)
    for max_tokens in (40, 120, 180):
        draft = draft_index([sample], encoder, max_tokens=max_tokens)
        with_title = [sample.title in text for text in draft.texts]
        assert any(with_title)
        assert not all(with_title)
        assert max(map(encoder.n_tokens, draft.texts)) <= encoder.max_tokens
        assert all(text.endswith(passage.text) for text, passage in zip(draft.texts, draft.passages, strict=True))


def test_the_same_articles_in_any_order_are_the_same_draft() -> None:
    articles = [UNDATED, ENGINES, LOGISTICS]
    one, two = (draft_index(order, WordHashEncoder(), max_tokens=99) for order in (articles, articles[::-1]))
    assert one == two
    assert [article.id for article in one.articles] == ["engines-2021", "logistics-2019", "undated"]


def test_any_change_of_an_article_is_another_content() -> None:
    draft = draft_index([ENGINES, LOGISTICS], WordHashEncoder(), max_tokens=99)
    assert draft_index([ENGINES], WordHashEncoder(), max_tokens=99).content != draft.content
    assert draft_index([ENGINES, UNDATED], WordHashEncoder(), max_tokens=99).content != draft.content
