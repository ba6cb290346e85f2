"""Articles for the tests of this folder, written out by hand and read by the real reader."""

from pathlib import Path
from typing import NamedTuple

from corpus import Article, Kind, read_article


class Said(NamedTuple):
    """One paragraph as a test compares it: its kind, its speaker's name and its words."""

    kind: Kind
    name: str | None
    words: str


def read(text: str, *, folder: Path, name: str = "article") -> Article:
    """Return the article that a file of this text is read as."""
    file = folder / f"{name}.txt"
    file.write_bytes(text.encode())
    return read_article(file)


def said(article: Article) -> list[Said]:
    """Return the paragraphs of an article, speakers by their names."""
    names = {speaker.id: speaker.name for speaker in article.speakers}
    return [Said(p.kind, names.get(p.speaker_id or ""), p.span.cut(article.text)) for p in article.paragraphs]


def kinds(article: Article) -> dict[str, Kind]:
    """Return the kind of each paragraph, by its words."""
    return {words: kind for kind, _, words in said(article)}
