"""A small archive with drafts, in a folder of its own."""

from pathlib import Path

from corpus.editing import Change, Drafts, History, fingerprint_of
from embeddings import DraftIndex, LocalIndex, Publisher, current_version, local_engine, read_corpus, update_index
from tests.embeddings.encoders import WordHashEncoder

PORTS = """Ports of the north

Reporter: What will become of the port?

Ada Moss: We will build two new piers by spring. The harbour stays open to all.

Reporter: And the railway?

Ada Moss: The railway follows in the autumn of next year.
"""
BELLS = """The bells

Reporter: Who rings the bells?

Ben Hay: I ring them myself, every morning at six.
"""


class Desk:
    """An archive of two articles, published once."""

    def __init__(self, folder: Path) -> None:
        self.corpus, self.index = folder / "articles", folder / "index"
        self.corpus.mkdir()
        (self.corpus / "ports.txt").write_text(PORTS, encoding="utf-8")
        (self.corpus / "bells.txt").write_text(BELLS, encoding="utf-8")
        self.encoder = WordHashEncoder()
        self.drafts = Drafts(folder / "drafts", self.corpus)
        self.build()
        self.first = current_version(self.index)

    def build(self) -> None:
        engine = local_engine(self.index)
        read = read_corpus(self.corpus, engine=engine)
        update_index(read, engine=engine, encoder=self.encoder, max_tokens=100, keep_versions=5)

    @property
    def publisher(self) -> Publisher:
        """As another process would have it."""
        return Publisher(self.drafts, index=self.index, encoder=self.encoder, max_tokens=100, keep_versions=5)

    @property
    def history(self) -> History:
        return self.publisher.history

    @property
    def draft_index(self) -> DraftIndex:
        return self.publisher.draft_index

    def draft(self, name: str, words: str | None) -> None:
        content = None if words is None else words.encode()
        seen = fingerprint_of(self.drafts.current(name).content)
        self.drafts.save([Change(name, content, seen)], by="Eva", what="changed", about=name)

    def published(self, name: str) -> str | None:
        file = self.corpus / name
        return file.read_text(encoding="utf-8") if file.exists() else None

    def served(self, article_id: str) -> str:
        """Return the words that readers see."""
        index = LocalIndex.open(self.index, encoder=self.encoder, max_tokens=100)
        try:
            return " ".join(passage.text for passage in index.store.passages_of(article_id))
        finally:
            index.close()
