"""What a builder that was killed has left: whole articles are kept for the next one, all else is undone."""

from collections.abc import Mapping

from .schema import OPEN, ArticleHead, name_of, one_of
from .store import MilvusStore

_COUNTED = ("term", "person", "reading", "known")  # records that are not an article's own
_NAMES = 500


def take_back(store: MilvusStore, number: int, keys: Mapping[str, str]) -> dict[str, ArticleHead]:
    """Make it so that the version before a number is the newest, but for articles that were written whole.

    Args:
        store: Where they are.
        number: Of the version that was never published.
        keys: What revision is wanted of each article, by its id.

    Returns:
        The articles that are there as they are wanted, by their ids.
    """
    ended, begun = f"last == {number - 1}", f"first == {number}"
    store.end([int(one["row"]) for one in store.find_passages(ended, ["row"], strong=True)], last=OPEN)
    for kind in (*_COUNTED, "article"):
        store.end_records([one.key for one in store.find_records(kind, where=ended, strong=True)], last=OPEN)
    written = {one.record.id: one for one in article_heads(store, begun)}
    whole = {id_: one for id_, one in written.items() if keys.get(id_) == one.key}
    kept = {one.revision for one in whole.values()}
    there = {int(one["revision"]) for one in store.find_passages(begun, ["revision"], strong=True)}
    lost = sorted(there - kept)
    for start in range(0, len(lost), _NAMES):
        store.delete(f"{begun} and {one_of('revision', lost[start : start + _NAMES])}")
    for kind in _COUNTED:
        store.delete_records(f'{begun} and kind == "{kind}"')
    names = [name_of(id_) for id_ in written if id_ not in whole]
    for start in range(0, len(names), _NAMES):
        store.delete_records(f'{begun} and kind == "article" and {one_of("name", names[start : start + _NAMES])}')
    return whole


def article_heads(store: MilvusStore, where: str) -> list[ArticleHead]:
    """Return what is known of the articles that fulfil a condition."""
    return [ArticleHead.of(one.head) for one in store.find_records("article", where=where, strong=True)]
