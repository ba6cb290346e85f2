"""What an editor says of paragraphs: whose words they are and what kind, written as corrections beside the article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.editing import Drafts, read_registry
from corpus.editing.corrections import FACTS, Correction
from corpus.editing.paragraphs import Openings, naming
from corpus.editing.registry import REGISTRY_NAME
from corpus.editing.yaml_entries import added, changed, removed
from corpus.models import SPEECH, Article, Kind
from corpus.reader import read_article
from corpus.text import label_key

from .articles import (
    DeskArticle,
    MendError,
    change_of,
    changing,
    corrections_name,
    fingerprints_in,
    new_slips,
    read_as_it_would_be,
    read_at_desk,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What an editor says of paragraphs: their ``kind``, their ``speaker`` by name, or that they are ``nobody``'s.

    With none of it, what was said before is taken back, and the reader decides.
    """

    kind: Kind | None = None
    speaker: str | None = None
    nobody: bool = False

    @property
    def fields(self) -> dict[str, str | None]:
        fields: dict[str, str | None] = {"kind": self.kind.value} if self.kind else {}
        if self.speaker or self.nobody:
            fields["speaker"] = self.speaker
        return fields


def turn_after(article: Article, number: int) -> tuple[int, ...]:
    """Return the paragraphs of the turn that follows a paragraph, as far as it is of one kind and one person's."""
    rest = [n for n in range(number + 1, len(article.paragraphs)) if article.paragraphs[n].kind in SPEECH]
    if not rest:
        return ()
    first = article.paragraphs[rest[0]]
    turn = [rest[0]]
    for n in rest[1:]:
        one = article.paragraphs[n]
        if (one.kind, one.speaker_id) != (first.kind, first.speaker_id) or one.label != first.label:
            break
        turn.append(n)
    return tuple(turn)


def behind_label(article: DeskArticle, number: int) -> tuple[int, ...]:
    """Return all paragraphs that stand behind the same label; none where this one stands behind none."""
    label = article.labels[number]
    if label is None:
        return ()
    return tuple(n for n, other in enumerate(article.labels) if other and label_key(other) == label_key(label))


def alike(article: DeskArticle, number: int) -> tuple[int, ...]:
    """Return all unsure paragraphs that are read as this one is: of its kind, by the same sign."""
    one = article.reviewed.article.paragraphs[number]
    others = ((n, article.reviewed.article.paragraphs[n]) for n in article.waiting)
    return tuple(n for n, other in others if other.kind is one.kind and article.labels[n] == article.labels[number])


def mend_paragraphs(
    drafts: Drafts, article_id: str, numbers: Sequence[int], said: Said, *, seen: str, by: str, by_label: bool = False
) -> str:
    """Keep what an editor says of paragraphs, as one step, and return what it was in words.

    Args:
        drafts: Where it is kept.
        article_id: The article.
        numbers: Of the paragraphs.
        said: Of all of them.
        seen: The token of the article that the editor saw.
        by: The editor.
        by_label: Say it of the label of the first paragraph, and so of all behind it.

    Raises:
        MendError: It makes no sense in this article.
        DraftConflictError: Somebody else changed the article, or its corrections, meanwhile.
    """
    article = read_at_desk(drafts, article_id)
    read = article.reviewed.article
    if not numbers or not all(0 <= number < len(read.paragraphs) for number in numbers):
        raise MendError("there is no such paragraph any more; reload the page")
    file = corrections_name(article.name)
    label = article.labels[numbers[0]] if by_label else None
    if by_label and label is None:
        raise MendError("this paragraph stands behind no label; say it of single paragraphs")
    text = drafts.current(file).text
    with changing(file):
        changed_text = _of_label(text, article, label, said) if label else _of_each(text, article, numbers, said)
    _check(drafts, article, text, changed_text)
    what = _in_words(numbers, said, label)
    _save(drafts, article, changed_text, seen=seen, by=by, what=what)
    return what


def mend_facts(drafts: Drafts, article_id: str, facts: dict[str, str | None], *, seen: str, by: str) -> str:
    """Keep what an editor says of the article itself (``FACTS``), as one step, and return what it was in words.

    Raises:
        MendError: A value can't be read.
        DraftConflictError: Somebody else changed the article, or its corrections, meanwhile.
    """
    article = read_at_desk(drafts, article_id)
    file = corrections_name(article.name)
    text = drafts.current(file).text
    entry = next((one for one in _entries(article, text) if one.facts), None)
    kept = {key: value for key, value in facts.items() if key in FACTS}
    if not kept:
        return ""
    with changing(file):
        mended = changed(text, entry.line, kept) if entry else added(text, kept)
    _check(drafts, article, text, mended)
    what = ", ".join(f"{key}: {value or '–'}" for key, value in kept.items())
    _save(drafts, article, mended, seen=seen, by=by, what=what)
    return what


def _of_each(text: str, article: DeskArticle, numbers: Sequence[int], said: Said) -> str:
    read = article.reviewed.article
    openings = Openings(read)
    for number in numbers:
        entry = next((one for one in _entries(article, text) if _means(one, openings, number)), None)
        if entry is None and said.fields:
            text = added(text, {**naming(read, openings, number), **said.fields})
        elif entry is not None:
            text = _changed(text, entry, said)
    return text


def _of_label(text: str, article: DeskArticle, label: str, said: Said) -> str:
    rules = (one for one in _entries(article, text) if one.label and label_key(one.label) == label_key(label))
    rule = next(rules, None)
    if rule is not None:
        return _changed(text, rule, said)
    return added(text, {"label": label, **said.fields}) if said.fields else text


def _changed(text: str, entry: Correction, said: Said) -> str:
    gone = [key for key in ("kind", "speaker") if key not in said.fields]
    if said.fields or entry.role is not None:
        return changed(text, entry.line, said.fields, without=gone)
    return removed(text, entry.line)


def _means(entry: Correction, openings: Openings, number: int) -> bool:
    return entry.paragraph is not None and openings.find(entry.paragraph, nth=entry.nth) == (number,)


def _entries(article: DeskArticle, text: str) -> tuple[Correction, ...]:
    return read_as_it_would_be(article, text).entries


def _check(drafts: Drafts, article: DeskArticle, before: str, after: str) -> None:
    """Refuse a change that would be left out when the article is read.

    Raises:
        MendError: It would be; says why.
    """
    people = drafts.path(REGISTRY_NAME)
    registry = read_registry(people.parent if people else drafts.folder)
    path = drafts.path(article.name)
    if path is None:
        raise MendError("the article is withdrawn; take it back first")
    as_read = replace(read_article(path), warnings=())
    warnings = [read_as_it_would_be(article, text).apply(as_read, registry).warnings for text in (before, after)]
    if slips := new_slips(*warnings):
        raise MendError(slips[0].partition(": ")[2].removesuffix("; this correction is left out"))


def _save(drafts: Drafts, article: DeskArticle, text: str, *, seen: str, by: str, what: str) -> None:
    of_article, of_corrections = fingerprints_in(seen)
    own = drafts.current(article.name)
    if own.fingerprint != of_article:
        # The numbers of its paragraphs may be others by now.
        raise MendError("the article itself was changed meanwhile; reload the page, and say it once more")
    change = change_of(corrections_name(article.name), text, of_corrections)
    drafts.save([change], by=by, what=what, about=article.name)


def _in_words(numbers: Sequence[int], said: Said, label: str | None) -> str:
    where = f"“{label}”" if label else f"¶ {_ranges(numbers)}"
    return f"{where} → {' · '.join(_told(said)) or '?'}"


def _told(said: Said) -> Iterator[str]:
    if said.speaker or said.nobody:
        yield said.speaker or "–"
    if said.kind:
        yield said.kind.value


def _ranges(numbers: Sequence[int]) -> str:
    """Return the numbers as people count them, those in a row as a range."""
    ranges: list[list[int]] = []
    for number in sorted(set(numbers)):
        if ranges and ranges[-1][-1] == number - 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("–".join(str(one + 1) for one in ends) for ends in ranges)
