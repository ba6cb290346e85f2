"""Small articles written as Markdown: headings, bold and slanted letters, links and lists without a file."""

from corpus import Article
from corpus.formats import Document
from corpus.formats.markdown import read_markdown
from corpus.formats.metadata import Metadata
from corpus.reader import understand


def document_of(markdown: str, *, metadata: Metadata | None = None) -> Document:
    return read_markdown(markdown, metadata=metadata or Metadata())


def article_of(markdown: str, *, metadata: Metadata | None = None) -> Article:
    """Return the article that this Markdown is read as."""
    return understand(document_of(markdown, metadata=metadata), name="article")
