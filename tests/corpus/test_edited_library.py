"""A folder of articles as its editors have it."""

import hashlib
from pathlib import Path

from corpus import article_files
from corpus.editing import read_registry
from corpus.library import Library, read_library
from embeddings import build_index
from tests.embeddings.encoders import WordHashEncoder

TALK = "Reporter: Will it open?\n\nAda Moss: In May.\n\nReporter: Sure?\n\nAda Moss: Quite.\n"


def library(folder: Path, **files: str) -> Library:
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text)
    return read_library(article_files(folder), read_registry(folder))


def ids(found: Library) -> list[list[str]]:
    return [[speaker.id for speaker in article.speakers] for article in found.articles]


def suffix(article: str) -> str:
    return hashlib.sha256(article.encode()).hexdigest()[:8]


TALKS = {"a__txt": TALK, "b__txt": TALK, "c__txt": TALK}


def test_the_registry_makes_namesakes_one_person(tmp_path: Path) -> None:
    found = library(tmp_path, **TALKS, speakers__yaml="- name: Ada Moss")
    assert [one[1] for one in ids(found)] == ["ada-moss"] * 3


def test_a_namesake_whom_the_registry_does_not_mean_is_another_person(tmp_path: Path) -> None:
    found = library(tmp_path, **TALKS, speakers__yaml="- {name: Ada Moss, articles: [b, c]}")
    assert [one[1] for one in ids(found)] == [f"ada-moss-{suffix('a')}", "ada-moss", "ada-moss"]


def test_a_registered_person_whose_role_changes_stays_one(tmp_path: Path) -> None:
    roles = "[{role: Clerk, to: 2019}, {role: Mayor, from: 2020}]"
    dated = {name: f"---\npublished: 20{year}-01-01\n---\n{TALK}" for name, year in (("a__txt", 18), ("b__txt", 21))}
    found = library(tmp_path, **dated, speakers__yaml=f"- {{name: Ada Moss, roles: {roles}}}")
    assert [article.speakers[1].role for article in found.articles] == ["Clerk", "Mayor"]
    assert [one[1] for one in ids(found)] == ["ada-moss", "ada-moss"]


def test_corrections_are_made_and_their_mistakes_told(tmp_path: Path) -> None:
    found = library(
        tmp_path, **TALKS,
        a__corrections__yaml="- {paragraph: Quite, speaker: Ben Hay}",
        b__corrections__yaml="- paragraph: [",
        d__corrections__yaml="",
    )  # fmt: skip
    assert [article.id for article in found.articles] == ["a", "c"]
    assert found.articles[0].speakers[-1].name == "Ben Hay"
    assert [error.file.name for error in found.errors] == ["b.corrections.yaml"]
    assert [str(warning) for warning in found.warnings] == [
        f"{tmp_path / 'd.corrections.yaml'}: there is no such article; nothing was corrected"
    ]


def test_a_rename_embeds_nothing_anew(tmp_path: Path) -> None:
    corpus, index, encoder = tmp_path / "corpus", tmp_path / "index", WordHashEncoder()
    corpus.mkdir()
    before = library(corpus, **TALKS, speakers__yaml="- name: Ada Moss")
    build_index(before.articles, folder=index, encoder=encoder, max_tokens=64)
    after = library(corpus, speakers__yaml="- {id: ada-moss, name: Ada Low, aliases: [Ada Moss]}")
    report = build_index(after.articles, folder=index, encoder=encoder, max_tokens=64)
    assert (report.published, report.n_embedded, len(report.changed)) == (True, 0, 3)
    assert after.articles[0].speakers[1].name == "Ada Low"
