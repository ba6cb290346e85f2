"""What differs between the articles of two versions of an index."""

from corpus.editing import ArticleChange, difference
from embeddings.index import PassageStore


def changes_between(before: PassageStore | None, after: PassageStore) -> tuple[ArticleChange, ...]:
    """Return what became of every article that differs, by id; articles that are alike are not even read."""
    old = before.article_digests() if before else {}
    new = after.article_digests()
    return tuple(
        difference(
            before.article(id_) if before else None,
            after.article(id_),
            published=before.passages_of(id_) if before else (),
        )
        for id_ in sorted(old.keys() | new.keys())
        if old.get(id_) != new.get(id_)
    )
