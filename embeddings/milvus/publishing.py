"""Brings an index in Milvus up to date: what changed is written beside what is there, then the new version is named.

Nothing of it is seen before that, for a question names the version it is asked of. What a builder that was killed has
left is used where it is whole, and else taken back.
"""

import hashlib
import time
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from corpus import Article, KnownPerson, Passage
from embeddings.building import BuildPlan, BuildProgress, embed, people_adapter, plan_build, program_digest
from embeddings.encoding import Encoder, identity_of
from embeddings.errors import DamagedIndexError
from embeddings.index import (
    NOISE,
    Quantised,
    analyse_printed,
    article_digest,
    article_json,
    read_article_json,
    speaker_json,
    speaker_records,
)
from embeddings.manifest import FORMAT, IndexManifest
from embeddings.models import BuildReport, Vector

from .articles import MilvusArticles
from .index import MilvusIndex
from .leftovers import article_heads, take_back
from .schema import (
    OPEN,
    ArticleHead,
    Record,
    article_record,
    name_of,
    one_of,
    passage_row,
    revision_of,
    row_of,
    term_line,
    unpack_pieces,
    valid_at,
)
from .store import MilvusStore
from .versions import Claim, Version, in_use, name_for, read_versions, retire, use

_ARTICLES_AT_ONCE = 64
_NAMES = 500
_LOOKED_AT = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a version should hold; see ``build_index``."""

    articles: Mapping[str, Article]
    readings: Mapping[str, Article]
    people: Sequence[KnownPerson]


def publish(
    store: MilvusStore,
    articles: Sequence[Article],
    *,
    claim: Claim,
    encoder: Encoder,
    max_tokens: int,
    readings: Mapping[str, Article],
    keep_versions: int,
    unread: Collection[str] = (),
    people: Sequence[KnownPerson] = (),
    full: bool = False,
    progress: BuildProgress | None = None,
) -> BuildReport:
    """Bring the index up to date; see ``build_index``."""
    started = time.monotonic()
    store.create(dim=encoder.dim)
    versions = read_versions(store, dim=encoder.dim)
    current, chosen = in_use(store, strong=True) if versions else ("", False)
    before = next((one for one in versions if one.name == current), None)
    old = {} if before is None else {one.record.id: one.digest for one in article_heads(store, valid_at(before.number))}
    kept = _articles_at(store, before, dict.fromkeys(id_ for id_ in unread if id_ in old))
    wanted = Wanted({one.id: one for one in sorted([*articles, *kept], key=lambda one: one.id)}, readings, people)
    building = _Building(store, encoder, claim, wanted, max_tokens=max_tokens, full=full, versions=versions)
    version = None if full else building.ready_made()
    if version is None:
        version = building.write(started, progress)
    if version.name != current or chosen:
        use(store, version.name)
    retire(store, keep=keep_versions)
    return BuildReport(
        version=version.name,
        published=version.name != current,
        added=tuple(id_ for id_ in building.digests if id_ not in old),
        changed=tuple(id_ for id_, digest in building.digests.items() if old.get(id_, digest) != digest),
        removed=tuple(id_ for id_ in old if id_ not in building.digests),
        kept=tuple(one.id for one in kept),
        n_unchanged=sum(old.get(id_) == digest for id_, digest in building.digests.items()),
        n_passages=version.manifest.n_passages,
        n_embedded=building.n_embedded,
        n_reused=version.manifest.n_passages - building.n_embedded,
        embedding_s=building.embedding_s,
        seconds=time.monotonic() - started,
    )


class _Building:
    """The building of one version."""

    def __init__(
        self,
        store: MilvusStore,
        encoder: Encoder,
        claim: Claim,
        wanted: Wanted,
        *,
        max_tokens: int,
        full: bool,
        versions: Sequence[Version],
    ) -> None:
        self._store, self._encoder, self._claim, self._wanted = store, encoder, claim, wanted
        self._max_tokens, self._full, self._versions = max_tokens, full, versions
        self._newest = versions[-1] if versions else None
        self._number = self._newest.number + 1 if self._newest else 1
        self._identity, self._program = identity_of(encoder), program_digest()
        self.digests = {id_: article_digest(one) for id_, one in wanted.articles.items()}
        made_by = f"{self._program} {self._identity} {max_tokens}"
        self._keys = {id_: _sha(f"{made_by} {digest}") for id_, digest in self.digests.items()}
        self._content = _sha(repr(self._keys))
        self.n_embedded, self.embedding_s = 0, 0.0
        self._n_terms = self._newest.n_terms if self._newest else 0
        self._n_vocabulary = self._newest.n_vocabulary if self._newest else 0
        self._more, self._more_sure = Counter[str](), Counter[str]()  # in so many passages more a term is
        self._printed: dict[str, str] = {}

    def ready_made(self) -> Version | None:
        """Return the version that holds just this, if one is kept."""
        return next((one for one in reversed(self._versions) if one.manifest.content == self._content), None)

    def write(self, started: float, progress: BuildProgress | None) -> Version:
        """Write a version, all but its being named."""
        left = take_back(self._store, self._number, {} if self._full else self._keys)
        heads = {} if self._newest is None else {one.record.id: one for one in self._heads(self._newest.number)}
        same = {} if self._full else {id_: one for id_, one in heads.items() if self._keys.get(id_) == one.key}
        ended = {id_: one for id_, one in heads.items() if id_ not in same}
        fresh = [one for id_, one in self._wanted.articles.items() if id_ not in same and id_ not in left]
        taken = {one.revision for one in (*heads.values(), *left.values())}
        self._count_left([self._wanted.articles[id_] for id_ in left])
        for start in range(0, len(fresh), _ARTICLES_AT_ONCE):
            if progress is not None:
                progress(start, len(fresh))
            self._claim.hold()
            self._write_articles(fresh[start : start + _ARTICLES_AT_ONCE], ended, taken)
        if progress is not None:
            progress(len(fresh), len(fresh))
        self._claim.hold()
        self._end_articles(list(ended.values()))
        self._write_records("person", _people(self._wanted.articles.values()))
        self._write_records("reading", self._readings())
        self._write_records("known", {"known": ({}, people_adapter().dump_json(tuple(self._wanted.people)))})
        self._write_terms()
        self._store.flush()
        written = self._heads(self._number)
        manifest = IndexManifest(
            format=FORMAT,
            program=self._program,
            encoder=self._identity,
            precision=self._encoder.precision,
            max_tokens=self._max_tokens,
            n_articles=len(self._wanted.articles),
            n_passages=sum(head.n_passages for head in written),
            content=self._content,
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - started, 3),
            recall=None,
            files={},
        )
        name = name_for(manifest, after=self._newest.name if self._newest else None)
        version = Version(self._number, name, manifest, self._n_terms, self._n_vocabulary)
        self._check(version, written)
        self._claim.hold()
        self._store.put_records([version.as_record()])
        return version

    def _heads(self, number: int) -> list[ArticleHead]:
        return article_heads(self._store, valid_at(number))

    def _count_left(self, articles: Sequence[Article]) -> None:
        for start in range(0, len(articles), _ARTICLES_AT_ONCE):
            plan = plan_build(articles[start : start + _ARTICLES_AT_ONCE], self._encoder, max_tokens=self._max_tokens)
            for passage, indexed in zip(plan.passages, plan.indexed, strict=True):
                paragraph = passage.article.paragraphs[passage.paragraph]
                self._count(self._line(passage, indexed), unsure=paragraph.has_unsure_speaker, sign=1)

    def _write_articles(self, articles: Sequence[Article], ended: Mapping[str, ArticleHead], taken: set[int]) -> None:
        plan = plan_build(articles, self._encoder, max_tokens=self._max_tokens)
        vectors, pieces = self._embedded(plan, [ended[one.id] for one in articles if one.id in ended])
        revisions: dict[str, int] = {}
        for article in articles:
            revision = revision_of(article.id, self._keys[article.id])
            while revision in taken:
                revision += 1
            taken.add(revision)
            revisions[article.id] = revision
        places: dict[str, list[int]] = {article.id: [] for article in articles}
        rows = []
        for at, passage in enumerate(plan.passages):
            of_article, indexed = places[passage.article.id], plan.indexed[at]
            row = passage_row(
                passage,
                row=row_of(revisions[passage.article.id], len(of_article)),
                first=self._number,
                context=indexed[: len(indexed) - len(passage.text)],
                terms=self._line(passage, indexed),
                digest=plan.text_digests[at],
                vector=vectors[at],
                pieces=pieces[at],
            )
            of_article.append(at)
            self._count(row["terms"], unsure=row["unsure"], sign=1)
            rows.append(row)
        self._store.put(rows)
        # The record of an article comes last: one that has it is there whole.
        self._store.put_records(
            article_record(
                article,
                [plan.passages[at] for at in places[article.id]],
                digest=self.digests[article.id],
                key=self._keys[article.id],
                revision=revisions[article.id],
                first=self._number,
                body=article_json(article),
            )
            for article in articles
        )

    def _embedded(self, plan: BuildPlan, ended: Sequence[ArticleHead]) -> tuple[list[Vector], list[Quantised]]:
        """Return the vector and the word pieces of every passage: those of the same text before, or new ones."""
        known: dict[str, tuple[Vector, Quantised]] = {}
        if ended and not self._full and self._newest and self._newest.manifest.encoder == self._identity:
            where = one_of("revision", [head.revision for head in ended])
            for row in self._store.find_passages(where, ["digest", "words", "vector", "pieces"], strong=True):
                vector = np.asarray(row["vector"], np.float32)
                known[row["digest"] + row["words"]] = (vector, unpack_pieces(row["pieces"]))
        both = zip(plan.text_digests, plan.passages, strict=True)
        names = [digest.hex() + name_of(passage.text) for digest, passage in both]
        new = [at for at, name in enumerate(names) if name not in known]
        began = time.monotonic()
        made = embed(_part_of(plan, new), self._encoder, None, None)
        self.embedding_s += time.monotonic() - began
        self.n_embedded += len(new)
        starts = made.tokens.starts.tolist()
        for at, vector, start, end in zip(new, made.vectors, starts, starts[1:], strict=False):
            known[names[at]] = (vector, made.tokens.pieces.at(slice(start, end)))
        return [known[name][0] for name in names], [known[name][1] for name in names]

    def _end_articles(self, heads: Sequence[ArticleHead]) -> None:
        for start in range(0, len(heads), _NAMES):
            some = heads[start : start + _NAMES]
            where = f"{one_of('revision', [head.revision for head in some])} and last == {OPEN}"
            rows = list(self._store.find_passages(where, ["row", "terms", "unsure"], strong=True))
            for row in rows:
                self._count(row["terms"], unsure=row["unsure"], sign=-1)
            self._store.end([int(row["row"]) for row in rows], last=self._number - 1)
            names = [name_of(head.record.id) for head in some]
            found = self._store.find_records("article", names=names, where=f"last == {OPEN}", strong=True)
            keys = [one.key for one in found if one.first < self._number]
            self._store.end_records(keys, last=self._number - 1)

    def _line(self, passage: Passage, indexed: str) -> str:
        terms = analyse_printed(indexed, passage.article.language)
        line = term_line(terms)
        self._printed |= zip(line.split(), terms, strict=False)  # a very long line is cut
        return line

    def _count(self, line: str, *, unsure: bool, sign: int) -> None:
        terms = line.split()
        self._n_terms += sign * len(terms)
        for term in set(terms):
            self._more[term] += sign
            self._more_sure[term] += 0 if unsure else sign

    def _write_terms(self) -> None:
        """Say how many passages hold each term, of those that are in more or fewer than before."""
        changed = sorted(term for term, more in self._more.items() if more or self._more_sure[term])
        for start in range(0, len(changed), _NAMES):
            some = changed[start : start + _NAMES]
            names = [term[1:] for term in some]
            found = (
                {}
                if self._newest is None
                else {
                    one.name: one
                    for one in self._store.find_records("term", version=self._newest.number, names=names, strong=True)
                }
            )
            new = []
            for term, name in zip(some, names, strict=True):
                head = found[name].head if name in found else {"n": 0, "sure": 0}
                n, sure = head["n"] + self._more[term], head["sure"] + self._more_sure[term]
                self._n_vocabulary += (n > 0) - (name in found)
                if n > 0:
                    printed = head["term"] if name in found else self._printed[term]
                    new.append(Record("term", name, self._number, OPEN, {"term": printed, "n": n, "sure": sure}))
            self._store.put_records(new)
            self._store.end_records([one.key for one in found.values()], last=self._number - 1)

    def _write_records(self, kind: str, wanted: Mapping[str, tuple[dict[str, str], bytes | None]]) -> None:
        """Write the records of a kind that are not there yet as they should be, and end those that should not be."""
        there = (
            {}
            if self._newest is None
            else {one.name: one for one in self._store.find_records(kind, version=self._newest.number, strong=True)}
        )
        new: list[Record] = []
        same: set[str] = set()
        for name, (head, body) in wanted.items():
            digest = _sha(f"{sorted(head.items())} {hashlib.sha256(body or b'').hexdigest()}")
            if name in there and there[name].head["digest"] == digest:
                same.add(name)
            else:
                new.append(Record(kind, name, self._number, OPEN, {**head, "digest": digest}, body))
        self._store.put_records(new)
        keys = [one.key for name, one in there.items() if name not in same]
        self._store.end_records(keys, last=self._number - 1)

    def _readings(self) -> dict[str, tuple[dict[str, str], bytes | None]]:
        articles = self._wanted.articles
        return {
            name_of(key): ({"article": read.id}, None if articles.get(read.id) == read else article_json(read))
            for key, read in self._wanted.readings.items()
        }

    def _check(self, version: Version, heads: Sequence[ArticleHead]) -> None:
        """See that what was written is there, and that passages find themselves.

        Raises:
            DamagedIndexError: They don't.
        """
        n_there = self._store.count(valid_at(version.number))
        if n_there != version.manifest.n_passages:
            raise DamagedIndexError(
                self._store.address, f"holds {n_there} passages, written were {version.manifest.n_passages}"
            )
        index = MilvusIndex(self._store, version, MilvusArticles(self._store, version.number, heads=heads, people=()))
        ids = index.store.article_ids
        for at in np.unique(np.linspace(0, len(ids) - 1, min(len(ids), _LOOKED_AT), dtype=np.int64)):
            rows = index.rows_of([ids[at]])[:1]
            for vector in index.vectors_of(rows):
                if not index.dense(vector, 1).scores >= vector @ vector - NOISE:
                    raise DamagedIndexError(self._store.address, f"a passage of {ids[at]} does not find itself")


def _articles_at(store: MilvusStore, version: Version | None, article_ids: Iterable[str]) -> list[Article]:
    if version is None:
        return []
    found = store.find_records(
        "article", version=version.number, names=map(name_of, article_ids), bodies=True, strong=True
    )
    return [read_article_json(one.body or b"") for one in found]


def _people(articles: Iterable[Article]) -> dict[str, tuple[dict[str, str], bytes | None]]:
    return {name_of(one.speaker.id): ({}, speaker_json(one)) for one in speaker_records(list(articles))}


def _part_of(plan: BuildPlan, at: Sequence[int]) -> BuildPlan:
    """Return a plan for some of the passages."""
    return replace(
        plan,
        passages=[plan.passages[one] for one in at],
        texts=[plan.texts[one] for one in at],
        indexed=[plan.indexed[one] for one in at],
        text_digests=[plan.text_digests[one] for one in at],
    )


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
