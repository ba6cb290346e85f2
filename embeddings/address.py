"""Where an index is kept: a folder, a file of Milvus Lite, or a Milvus server."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import core_schema

_SCHEMES = {"milvus": "http", "milvus+https": "https"}
_COLLECTION, _PORT = "on_the_record", 19530
_LITE = ".db"


@dataclass(frozen=True, slots=True)
class IndexAddress:
    """A folder (then there is no ``uri``), or what Milvus is reached by and the name of the collection.

    ``folder`` is the file itself where Milvus Lite keeps one. ``token`` is a secret, so it is never printed.
    """

    folder: Path | None
    uri: str = ""
    collection: str = ""
    token: str = field(default="", repr=False)

    @classmethod
    def parse(cls, value: "str | Path | IndexAddress") -> "IndexAddress":
        """Read ``milvus://[user:password@]host[:port][/collection]``, the name of a ``.db`` file, or that of a folder.

        Raises:
            ValueError: It looks like an address and is none.
        """
        if isinstance(value, cls):
            return value
        text = str(value)
        if "://" not in text:
            path = Path(text)
            return cls(path, str(path), _COLLECTION) if path.suffix == _LITE else cls(path)
        parts = urlsplit(text)
        scheme, name = _SCHEMES.get(parts.scheme), parts.path.strip("/") or _COLLECTION
        if scheme is None or not parts.hostname or not name.replace("_", "a").isalnum() or not name.isascii():
            raise ValueError("an address of Milvus is milvus://HOST[:PORT][/COLLECTION]")
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        token = f"{parts.username}:{parts.password or ''}" if parts.username else ""
        return cls(None, f"{scheme}://{host}:{parts.port or _PORT}", name, token)

    @property
    def is_folder(self) -> bool:
        return not self.uri

    @property
    def is_lite(self) -> bool:
        """Whether it is a file of Milvus Lite, which one process at a time can hold open."""
        return bool(self.uri) and self.folder is not None

    @property
    def is_shared(self) -> bool:
        """Whether processes on several machines may hold it open at once."""
        return self.folder is None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let a setting be one: it is given as text or as a path."""
        return core_schema.no_info_plain_validator_function(cls.parse)

    def __str__(self) -> str:
        if self.folder is not None:
            return str(self.folder)
        return f"{self.uri.replace('http', 'milvus', 1).replace('milvuss', 'milvus+https', 1)}/{self.collection}"
