"""One small article for each convention of interviews in ``tests/golden/conventions/``, with how it is to be read.

After a change that is meant to alter a reading, write the readings anew with ``python -m tests.corpus.conventions``
and read the diff line by line before you accept it.
"""

import json
from pathlib import Path

from corpus import Article, read_article

FOLDER = Path(__file__).parent.parent / "golden" / "conventions"
ARTICLES = sorted(file for file in FOLDER.iterdir() if file.suffix != ".json")
_N_WORDS = 6


def expected_file(article: Path) -> Path:
    """Return the file that says how an article is to be read."""
    return article.with_name(f"{article.stem}.expected.json")


def outline(article: Article) -> dict[str, object]:
    """Return who speaks in an article and what, by the first words of each paragraph, as plain JSON values."""
    names = {speaker.id: speaker.name for speaker in article.speakers}
    return {
        "title": article.title,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "speakers": [
            {"name": speaker.name, "role": speaker.role, "part": speaker.part.value} for speaker in article.speakers
        ],
        "paragraphs": [
            {
                "kind": paragraph.kind.value,
                "speaker": names[paragraph.speaker_id] if paragraph.speaker_id else None,
                "words": " ".join(paragraph.span.cut(article.text).split()[:_N_WORDS]),
            }
            for paragraph in article.paragraphs
        ],
    }


def written(file: Path) -> str:
    """Return the reading of an article as it is kept: a paragraph a line."""
    reading = outline(read_article(file))
    people, paragraphs = reading.pop("speakers"), reading.pop("paragraphs")
    assert isinstance(people, list)
    assert isinstance(paragraphs, list)
    head = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}," for key, value in reading.items()]
    return "\n".join(["{", *head, *_rows("speakers", people, end=","), *_rows("paragraphs", paragraphs, end=""), "}\n"])


def _rows(key: str, rows: list[object], *, end: str) -> list[str]:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    return [f"  {json.dumps(key)}: [", ",\n".join(f"    {line}" for line in lines), f"  ]{end}"]


def main() -> None:
    """Write all readings anew."""
    for file in ARTICLES:
        expected_file(file).write_text(written(file), encoding="utf-8")


if __name__ == "__main__":
    main()
