"""What is kept in Milvus, and how it is asked for.

The collection of passages has a row for each passage of each revision of an article; the other one has everything else
as records of a kind. Rows and records of both are valid from a ``first`` version to a ``last`` one. An article that
changes, or is cut into passages by other code, is a new revision: its rows come beside those before, which end.

Names of people, sources and terms are kept as digests, so that what is filtered by is always plain letters.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from pymilvus import DataType, Function, FunctionType

from corpus import Article, Kind, Passage
from embeddings.index import Quantised
from embeddings.models import EVERYWHERE, ArticleRecord, Matrix, Restriction, Rows, Selection, Whose

OPEN = 2**31 - 1
"""The last version of what is still valid."""
MOST = 16_384
"""So many rows a search or a query may give, and no more."""
FACTS = ("row", "id", "article", "paragraph", "start", "stop", "words", "terms")
"""What is read of a passage that was found; with its vector where that is wanted."""
_POSITIONS = 20  # bits of a row that say where in its article it stands
_REVISIONS = 43  # bits before them
_PART = 60_000  # characters; Milvus takes 65,535 bytes
_MOST_PARTS = 1024
_TERMS = 65_000
K1, B = 1.5, 0.75  # as the index in a folder has them


class Record(NamedTuple):
    """Anything but a passage: ``head`` is what is read of many at once, ``body`` of one."""

    kind: str
    name: str
    first: int
    last: int
    head: dict[str, Any]
    body: bytes | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.name}:{self.first}"

    def as_row(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "kind": self.kind,
            "name": self.name,
            "first": self.first,
            "last": self.last,
            "head": json.dumps(self.head, ensure_ascii=False, separators=(",", ":")),
            "body": [] if self.body is None else packed(zlib.compress(self.body, 6)),
            "nowhere": [0.0, 1.0],  # a collection without vectors can't be
        }

    @classmethod
    def of_row(cls, row: dict[str, Any]) -> "Record":
        body = row.get("body")
        return cls(
            row["kind"],
            row["name"],
            int(row["first"]),
            int(row["last"]),
            json.loads(row["head"]),
            zlib.decompress(unpacked(body)) if body else None,
        )


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What a server knows of every article: its record, where its rows are, and whose words of what kind it has."""

    record: ArticleRecord
    revision: int
    digest: str
    key: str
    n_passages: int
    abbreviations: tuple[tuple[str, str], ...]
    holds: frozenset[tuple[str, str, bool]]  # kind, speaker, and whether it is unsure who says it

    @classmethod
    def of(cls, head: dict[str, Any]) -> "ArticleHead":
        published = head["published"]
        return cls(
            ArticleRecord(
                head["id"],
                head["title"],
                head["source"],
                None if published is None else date.fromordinal(published),
                head["language"],
            ),
            head["revision"],
            head["digest"],
            head["key"],
            head["n_passages"],
            tuple((short, long) for short, long in head["abbreviations"]),
            frozenset((kind, speaker, unsure) for kind, speaker, unsure in head["holds"]),
        )

    def fits(self, selection: Selection) -> bool:
        """Tell whether any of its passages is selected."""
        within, one = selection.within, self.record
        day = 0 if one.published is None else one.published.toordinal()
        return (
            (not within.articles or one.id in within.articles)
            and (not within.sources or one.source in within.sources)
            and (within.published_from is None or day >= within.published_from.toordinal())
            and (within.published_to is None or 0 < day <= within.published_to.toordinal())
            and any(
                kind in selection.kinds
                and (not within.speakers or speaker in within.speakers)
                and (not within.exclude_speakers or speaker not in within.exclude_speakers)
                and (not unsure or _may_be_unsure(selection))
                and (unsure or selection.whose is not Whose.UNSURE)
                for kind, speaker, unsure in self.holds
            )
        )


def article_record(
    article: Article, passages: Sequence[Passage], *, digest: str, key: str, revision: int, first: int, body: bytes
) -> Record:
    """Return the record of a revision of an article."""
    holds = sorted({(one.kind.value, *_whose(one)) for one in passages if _is_shown(one)})
    head = {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "published": None if article.published is None else article.published.toordinal(),
        "language": article.language,
        "revision": revision,
        "digest": digest,
        "key": key,
        "n_passages": len(passages),
        "abbreviations": [[known.short, known.long] for known in article.abbreviations],
        "holds": holds,
    }
    return Record("article", name_of(article.id), first, OPEN, head, body)


def passage_row(
    passage: Passage, *, row: int, first: int, context: str, terms: str, digest: bytes, vector: Any, pieces: Quantised
) -> dict[str, Any]:
    """Return the row of a passage."""
    article, (speaker, unsure) = passage.article, _whose(passage)
    return {
        "row": row,
        "revision": row >> _POSITIONS,
        "id": passage.id,
        "name": name_of(passage.id),
        "article": article.id,
        "article_name": name_of(article.id),
        "speaker": name_of(speaker) if speaker else "",
        "source": name_of(article.source) if article.source else "",
        "kind": passage.kind.value,
        "published": 0 if article.published is None else article.published.toordinal(),
        "shown": _is_shown(passage),
        "unsure": unsure,
        "paragraph": passage.paragraph,
        "start": passage.span.start,
        "stop": passage.span.end,
        "words": name_of(passage.text),
        "text": passage.text,
        "context": context[: _TERMS // 4],  # of four bytes each at most
        "terms": terms,
        "digest": digest.hex(),
        "vector": vector,
        "pieces": pack_pieces(pieces),
        "first": first,
        "last": OPEN,
    }


def name_of(text: str) -> str:
    """Return the digest that something is filtered by."""
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=10).hexdigest()


def term_of(term: str) -> str:
    """Return a term as it is indexed: one word of letters and digits, whatever its script is."""
    return f"t{name_of(term)}"


def term_line(terms: Iterable[str]) -> str:
    """Return terms as they are indexed together."""
    line = " ".join(map(term_of, terms))
    return line if len(line) <= _TERMS else line[:_TERMS].rpartition(" ")[0]


def revision_of(article_id: str, key: str) -> int:
    """Return the number that a revision has unless another has it."""
    digest = hashlib.sha256(f"{article_id} {key}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - _REVISIONS)


def row_of(revision: int, position: int) -> int:
    return (revision << _POSITIONS) | position


def revisions_of(rows: Rows) -> Rows:
    return rows >> _POSITIONS


def positions_of(rows: Rows) -> Rows:
    return rows & ((1 << _POSITIONS) - 1)


def valid_at(version: int) -> str:
    """Return the condition that something is valid in a version."""
    return f"first <= {version} and last >= {version}"


def condition(selection: Selection | None, *, version: int) -> str:
    """Return the condition that a passage of a version is selected."""
    parts = [valid_at(version)]
    if selection is not None:
        parts += [one_of("kind", sorted(kind.value for kind in selection.kinds)), "shown == true"]
        if selection.whose is Whose.UNSURE:
            parts.append("unsure == true")
        if not _may_be_unsure(selection):
            parts.append("unsure == false")
        parts += _limits(selection.within)
    return " and ".join(parts)


def one_of(field: str, values: Iterable[str | int]) -> str:
    """Return the condition that a field has one of some values, each a number or plain letters."""
    return f"{field} in {json.dumps(list(values))}"


def _limits(within: Restriction) -> Iterable[str]:
    if within == EVERYWHERE:
        return
    for field, values in (
        ("article_name", within.articles),
        ("speaker", within.speakers),
        ("source", within.sources),
    ):
        if values:
            yield one_of(field, map(name_of, values))
    for speaker in within.exclude_speakers:
        yield f'speaker != "{name_of(speaker)}"'
    if within.published_from is not None:
        yield f"published >= {within.published_from.toordinal()}"
    if within.published_to is not None:
        yield f"published > 0 and published <= {within.published_to.toordinal()}"


def _may_be_unsure(selection: Selection) -> bool:
    within = selection.within
    return selection.whose is not Whose.KNOWN and not within.speakers and not within.exclude_speakers


def _is_shown(passage: Passage) -> bool:
    return not (passage.kind is Kind.STATEMENT and passage.article.paragraphs[passage.paragraph].lead_in)


def _whose(passage: Passage) -> tuple[str, bool]:
    paragraph = passage.article.paragraphs[passage.paragraph]
    return paragraph.speaker_id or "", paragraph.has_unsure_speaker


def packed(data: bytes) -> list[str]:
    """Return bytes as text in parts that Milvus takes."""
    text = base64.b64encode(data).decode()
    return [text[start : start + _PART] for start in range(0, len(text), _PART)]


def unpacked(parts: Iterable[str]) -> bytes:
    return base64.b64decode("".join(parts), validate=True)


def pack_pieces(pieces: Quantised) -> list[str]:
    """Return the word pieces of a passage as text."""
    shape = np.array([pieces.n, pieces.dim], "<i4")
    arrays = (shape, pieces.scales.astype("<f4"), pieces.spans.astype("<i4"), pieces.numbers)
    return packed(b"".join(array.tobytes() for array in arrays))


def unpack_pieces(parts: Iterable[str]) -> Quantised:
    data = unpacked(parts)
    n, dim = (int(one) for one in np.frombuffer(data, "<i4", 2))
    scales = np.frombuffer(data, "<f4", n, 8).astype(np.float32)
    spans = np.frombuffer(data, "<i4", 2 * n, 8 + 4 * n).astype(np.int32).reshape(n, 2)
    return Quantised(np.frombuffer(data, np.int8, n * dim, 8 + 12 * n).reshape(n, dim), scales, spans)


def vectors_from(rows: Sequence[dict[str, Any]], *, dim: int) -> Matrix:
    return np.array([row["vector"] for row in rows], np.float32).reshape(len(rows), dim)


def create(client: Any, *, passages: str, records: str, dim: int) -> None:
    """Create the two collections, unless they are there."""
    texts = {"id": 2048, "name": 32, "article": 2048, "article_name": 32, "speaker": 32, "source": 32, "kind": 16}
    texts |= {"words": 32, "text": 65_535, "context": 65_535, "digest": 64}
    numbers = ("revision", "published", "paragraph", "start", "stop", "first", "last")
    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("row", DataType.INT64, is_primary=True)
    for name, length in texts.items():
        schema.add_field(name, DataType.VARCHAR, max_length=length)
    for name in numbers:
        schema.add_field(name, DataType.INT64)
    schema.add_field("shown", DataType.BOOL)
    schema.add_field("unsure", DataType.BOOL)
    schema.add_field(
        "terms",
        DataType.VARCHAR,
        max_length=65_535,
        enable_analyzer=True,
        analyzer_params={"tokenizer": "standard"},
    )
    schema.add_field("bm25", DataType.SPARSE_FLOAT_VECTOR)
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=dim)
    _add_parts(schema, "pieces")
    schema.add_function(
        Function(
            name="weigh", function_type=FunctionType.BM25, input_field_names=["terms"], output_field_names=["bm25"]
        )
    )
    indexes = client.prepare_index_params()
    indexes.add_index("vector", index_type="HNSW", metric_type="IP", params={"M": 24, "efConstruction": 200})
    weights = {"bm25_k1": K1, "bm25_b": B, "inverted_index_algo": "DAAT_MAXSCORE"}
    indexes.add_index("bm25", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25", params=weights)
    for name in ("revision", "name", "article_name", "speaker", "first", "last"):
        indexes.add_index(name, index_type="INVERTED")
    _create(client, passages, schema, indexes)

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("key", DataType.VARCHAR, is_primary=True, max_length=128)
    schema.add_field("kind", DataType.VARCHAR, max_length=16)
    schema.add_field("name", DataType.VARCHAR, max_length=64)
    schema.add_field("first", DataType.INT64)
    schema.add_field("last", DataType.INT64)
    schema.add_field("head", DataType.VARCHAR, max_length=65_535)
    _add_parts(schema, "body")
    schema.add_field("nowhere", DataType.FLOAT_VECTOR, dim=2)
    indexes = client.prepare_index_params()
    indexes.add_index("nowhere", index_type="FLAT", metric_type="IP")
    for name in ("kind", "name", "first", "last"):
        indexes.add_index(name, index_type="INVERTED")
    _create(client, records, schema, indexes)


def _create(client: Any, name: str, schema: Any, indexes: Any) -> None:
    """Create a collection, or go on where somebody was killed who did."""
    if not client.has_collection(name):
        client.create_collection(name, schema=schema, consistency_level="Bounded")
    if len(client.list_indexes(name)) < len(indexes):
        client.create_index(name, indexes, sync=False)  # nothing is there yet, so there is nothing to wait for
    client.load_collection(name)


def _add_parts(schema: Any, name: str) -> None:
    # On disk and mapped: they are most of what is kept, and few of them are read for a question.
    schema.add_field(
        name,
        DataType.ARRAY,
        element_type=DataType.VARCHAR,
        max_capacity=_MOST_PARTS,
        max_length=65_535,
        mmap_enabled=True,
    )
