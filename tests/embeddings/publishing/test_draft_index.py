"""The index of the drafts holds what would be published, costs only what changed, and leaves the other alone."""

import pytest

from corpus import ArticleFileError
from embeddings import LocalIndex, changes_between, current_version, list_versions

from .desk import BELLS, PORTS, Desk

MENDED = PORTS.replace("two new piers", "three new piers")


def test_only_what_a_draft_changes_is_embedded(desk: Desk) -> None:
    desk.draft("ports.txt", MENDED)
    desk.encoder.embedded.clear()
    desk.draft_index.build()
    assert ["three new piers" in text for text in desk.encoder.embedded] == [True]
    assert list_versions(desk.index) == (desk.first,)


def test_it_says_what_a_publication_will_change(desk: Desk) -> None:
    desk.draft("ports.txt", MENDED)
    desk.draft("bells.txt", None)
    folder = desk.draft_index.folder
    desk.draft_index.build()
    before = LocalIndex.open(desk.index, encoder=desk.encoder, max_tokens=100)
    after = LocalIndex.open(folder, encoder=desk.encoder, max_tokens=100)
    foretold = changes_between(before.store, after.store)
    for index in (before, after):
        index.close()
    assert desk.publisher.publish(who="Eva").changes == foretold


def test_it_is_built_anew_only_when_something_changed(desk: Desk) -> None:
    assert not desk.draft_index.is_current()
    desk.draft("ports.txt", MENDED)
    desk.draft_index.build()
    assert desk.draft_index.is_current()
    desk.draft("bells.txt", BELLS.replace("six", "seven"))
    assert not desk.draft_index.is_current()
    desk.draft_index.build()
    desk.publisher.publish(who="Eva")
    assert not desk.draft_index.is_current()


def test_a_draft_that_was_taken_back_is_in_it_no_more(desk: Desk) -> None:
    desk.draft("ports.txt", MENDED)
    desk.draft_index.build()
    desk.drafts.discard("ports.txt", by="Eva", what="discarded")
    assert desk.draft_index.build() == desk.first
    assert current_version(desk.draft_index.folder) == desk.first


def test_a_draft_that_can_not_be_read_is_named_where_it_lies(desk: Desk) -> None:
    desk.draft("new.pdf", "no PDF at all")
    with pytest.raises(ArticleFileError) as caught:
        desk.draft_index.build()
    assert caught.value.file == desk.drafts.path("new.pdf")
