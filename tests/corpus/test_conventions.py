"""Interviews in each convention in which they are published, a small article for each."""

import json
from pathlib import Path

import pytest

from corpus import read_article
from tests.corpus.conventions import ARTICLES, FOLDER, expected_file, outline


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.stem)
def test_an_article_reads_as_its_golden_file_says(file: Path) -> None:
    # Written anew by `python -m tests.corpus.conventions`.
    assert outline(read_article(file)) == json.loads(expected_file(file).read_text(encoding="utf-8"))


def test_no_golden_file_has_lost_its_article() -> None:
    assert set(FOLDER.glob("*.json")) == set(map(expected_file, ARTICLES))
