from .comparing import changes_between
from .draft_index import DraftIndex
from .publisher import NothingToPublishError, OutdatedDraftsError, Publisher, PublishingBusyError
from .updating import ReadCorpus, read_corpus, update_index

__all__ = [
    "DraftIndex",
    "NothingToPublishError",
    "OutdatedDraftsError",
    "Publisher",
    "PublishingBusyError",
    "ReadCorpus",
    "changes_between",
    "read_corpus",
    "update_index",
]
