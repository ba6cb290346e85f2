from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from embeddings import IndexAddress


class Given(BaseModel):
    index: IndexAddress


@pytest.mark.parametrize("text", ["index", "/srv/some where/index", "../index.d", "milvus"])
def test_a_path_is_a_folder(text: str) -> None:
    address = Given.model_validate({"index": text}).index
    assert address.is_folder
    assert (address.folder, address.is_lite, address.is_shared) == (Path(text), False, False)
    assert str(address) == text


def test_a_file_of_milvus_lite_is_known_by_its_name(tmp_path: Path) -> None:
    address = IndexAddress.parse(tmp_path / "index.db")
    assert (address.is_folder, address.is_lite, address.is_shared) == (False, True, False)
    assert (address.uri, str(address)) == (str(tmp_path / "index.db"),) * 2
    (tmp_path / "index.db").mkdir()  # as Milvus Lite makes it
    assert IndexAddress.parse(tmp_path / "index.db") == address


@pytest.mark.parametrize(
    ("text", "uri", "collection", "shown"),
    [
        ("milvus://db", "http://db:19530", "on_the_record", "milvus://db:19530/on_the_record"),
        ("milvus://db:1/news", "http://db:1", "news", "milvus://db:1/news"),
        ("milvus+https://[::1]/a_b", "https://[::1]:19530", "a_b", "milvus+https://[::1]:19530/a_b"),
    ],
)
def test_an_address_of_milvus_is_kept_whole(text: str, uri: str, collection: str, shown: str) -> None:
    address = IndexAddress.parse(text)
    assert (address.uri, address.collection, str(address)) == (uri, collection, shown)
    assert address.is_shared


def test_a_password_is_never_printed() -> None:
    address = IndexAddress.parse("milvus://root:secret@db/news")
    assert address.token == "root:secret"  # noqa: S105 - made up
    assert "secret" not in str(address)
    assert "secret" not in repr(address)


@pytest.mark.parametrize("text", ["http://db", "milvus://", "milvus:///news", "milvus://db/a-b", "milvus://db/a/b"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="milvus://HOST"):
        Given.model_validate({"index": text})
