"""The whole readings of the sample article and of a German interview, as they are kept in ``tests/golden/``.

After a change that is meant to alter the reading, write it anew with ``python -m tests.corpus.golden`` and read the
diff line by line before you accept it.
"""

import json
from pathlib import Path

from corpus import Article, read_article

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "corpus" / "articles" / "chongqing-opening-up-platform.txt"
GOLDEN = ROOT / "tests" / "golden" / "chongqing-opening-up-platform.json"
GERMAN_INTERVIEW = ROOT / "tests" / "golden" / "faehre-norderhaven.txt"
GERMAN_READING = GERMAN_INTERVIEW.with_suffix(".json")


def reading(article: Article) -> dict[str, object]:
    """Return everything that was understood of an article, as plain JSON values."""
    return {
        "id": article.id,
        "title": article.title,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "speakers": [
            {
                "id": speaker.id,
                "name": speaker.name,
                "role": speaker.role,
                "aliases": list(speaker.aliases),
                "part": speaker.part.value,
            }
            for speaker in article.speakers
        ],
        "abbreviations": {item.short: item.long for item in article.abbreviations},
        "warnings": [str(warning) for warning in article.warnings],
        "paragraphs": [
            {
                "kind": paragraph.kind.value,
                "speaker": paragraph.speaker_id,
                "attribution": paragraph.attribution.value,
                "lead_in": paragraph.lead_in,
                "start": paragraph.span.start,
                "end": paragraph.span.end,
                "text": paragraph.span.cut(article.text),
            }
            for paragraph in article.paragraphs
        ],
    }


def main() -> None:
    """Write the golden files anew."""
    for article, golden in ((SAMPLE, GOLDEN), (GERMAN_INTERVIEW, GERMAN_READING)):
        written = json.dumps(reading(read_article(article)), ensure_ascii=False, indent=2)
        golden.write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
