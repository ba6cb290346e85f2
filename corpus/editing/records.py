"""What an editor's file holds: records of keys and values, each with the line where it stands."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import CorpusError


class EditorFileError(CorpusError):
    """A file that an editor wrote beside the articles can't be used; ``line`` counts from 1, where it is known."""

    def __init__(self, file: Path, problem: str, *, line: int | None = None) -> None:
        super().__init__(f"{file}{'' if line is None else f', line {line}'}: {problem}")
        self.file, self.problem, self.line = file, problem, line


@dataclass(frozen=True, slots=True)
class Words:
    """Text as printed, white space made plain; ``None`` for null."""

    text: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """Values listed."""

    items: "tuple[Value, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Record:
    """The keys and values printed for one thing; every value is text as printed ("no" and dates as well)."""

    file: Path
    line: int
    fields: "Mapping[str, Value]" = field(repr=False)

    def __contains__(self, key: str) -> bool:
        return key in self.fields

    def refused(self, problem: str, *, key: str | None = None) -> EditorFileError:
        """Return the error that says what is wrong with this record, or with what stands behind ``key``."""
        value = self.fields.get(key) if key else None
        return EditorFileError(self.file, problem, line=value.line if value else self.line)

    def check_keys(self, known: Collection[str]) -> None:
        """Refuse keys that nobody reads: a slip in one would be lost in silence.

        Raises:
            EditorFileError: There is such a key.
        """
        for key in self.fields:
            if key not in known:
                raise self.refused(f"unknown key {key!r}; there are {', '.join(known)}", key=key)

    def words(self, key: str) -> str | None:
        """Return the text behind ``key``, white space made plain; ``None`` for a missing key and for null.

        Raises:
            EditorFileError: There is a list or a record.
        """
        value = self.fields.get(key)
        if value is None:
            return None
        if isinstance(value, Words):
            return value.text
        raise self.refused(f"{key!r} should be words on one line", key=key)

    def all_words(self, key: str) -> tuple[str, ...]:
        """Return the texts listed behind ``key``; one text stands for a list of one.

        Raises:
            EditorFileError: There is anything but texts.
        """
        texts = [item.text for item in self._items(key) if isinstance(item, Words) and item.text]
        if len(texts) != len(self._items(key)):
            raise self.refused(f"{key!r} should be a list of words: [one, another]", key=key)
        return tuple(texts)

    def records(self, key: str) -> "tuple[Record, ...]":
        """Return the records listed behind ``key``.

        Raises:
            EditorFileError: There is anything but records.
        """
        found = [item for item in self._items(key) if isinstance(item, Record)]
        if len(found) != len(self._items(key)):
            raise self.refused(f"{key!r} should be a list of records, each beginning with '- '", key=key)
        return tuple(found)

    def _items(self, key: str) -> "tuple[Value, ...]":
        value = self.fields.get(key)
        if value is None or (isinstance(value, Words) and value.text is None):
            return ()
        return value.items if isinstance(value, Items) else (value,)


Value = Words | Items | Record
