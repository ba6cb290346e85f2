"""What editors correct in one article: each correction fits as it is meant, or is left out with a warning."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import ArticleFileError
from corpus.models import SPEECH, Article, Attribution, Kind, Paragraph, Part, ReadingWarning, Speaker, digest_of, slug
from corpus.text import label_key, name_tokens, same_person

from .paragraphs import Openings, folded, labels_of
from .registry import Registry, is_full_name, is_short_for
from .yaml_records import EditorFileError, Record, read_records

_SHOWN = 60  # characters of a paragraph's words that a warning repeats
SUFFIX = ".corrections.yaml"
FACTS = ("title", "byline", "published", "source", "url", "media")
_KEYS = ("paragraph", "nth", "label", "kind", "speaker", "role", *FACTS)
_MAX_NTH_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of a file of corrections, at ``line``; ``None`` where it says nothing.

    ``nobody`` takes the words from their speaker; an empty ``role`` takes the role. With a ``label``, all that is
    printed behind it is meant, but for paragraphs that have an entry of their own. ``facts`` are of the article itself:
    one of ``FACTS`` and its value each, ``None`` for what it does not have.
    """

    line: int
    paragraph: str | None = None
    nth: int | None = None
    kind: str | None = None
    speaker: str | None = None
    nobody: bool = False
    role: str | None = None
    label: str | None = None
    facts: tuple[tuple[str, str | None], ...] = ()


class _MisfitError(Exception):
    """A correction does not fit the article as it now is."""


class Revision:
    """An article that is being put right; ``source`` is the name of the file that says how."""

    def __init__(self, article: Article, *, source: str) -> None:
        self._article, self._source = article, source
        self._paragraphs, self._speakers = list(article.paragraphs), list(article.speakers)
        self._warnings = list(article.warnings)
        self._openings = Openings(article)
        self._said: dict[int, Correction] = {}  # by number of the paragraph
        self._number: dict[Correction, int] = {}

    def article(self) -> Article:
        """Return the article as it stands; a speaker who has lost every word to a correction is left out."""
        heard = {paragraph.speaker_id for paragraph in self._paragraphs}
        emptied = {paragraph.speaker_id for paragraph in self._article.paragraphs} - heard
        return replace(
            self._article,
            paragraphs=tuple(self._paragraphs),
            speakers=tuple(speaker for speaker in self._speakers if speaker.id not in emptied),
            warnings=tuple(self._warnings),
        )

    def rebased(self, article: Article) -> "Revision":
        """Return a revision that goes on from this article, in which the paragraphs have the same numbers."""
        revision = Revision(article, source=self._source)
        revision._number = self._number
        return revision

    def attempt(self, entry: Correction, correct: "Callable[[Revision, Correction], None]") -> None:
        """Take one step with a correction; where it doesn't fit, say so and go on without it."""
        try:
            correct(self, entry)
        except _MisfitError as misfit:
            message = f"{self._source}, line {entry.line}: {misfit}; this correction is left out"
            self._warnings.append(ReadingWarning(message, slip=True))

    def correct_paragraph(self, entry: Correction) -> None:
        """Set kind and speaker of the paragraph that a correction means; without one, give a label its full name."""
        if entry.label or entry.facts:
            return
        if entry.paragraph is None:
            self._name_in_full(entry)
            return
        number = self._find(entry.paragraph, nth=entry.nth)
        if entry.kind or entry.speaker or entry.nobody:
            before = self._said.get(number)
            if before:
                raise _MisfitError(f"{_shown(entry.paragraph)} is put right in line {before.line} already")
            self._put_right(number, entry)
        self._number[entry] = number

    def correct_label(self, entry: Correction) -> None:
        """Set kind and speaker of everything behind a label that no entry is about."""
        if entry.label is None:
            return
        key = label_key(entry.label)
        behind = [n for n, printed in enumerate(labels_of(self._article)) if printed and label_key(printed) == key]
        if not behind:
            raise _MisfitError(f"no paragraph stands behind the label {entry.label!r}")
        for number in behind:
            if number not in self._said:
                self._put_right(number, entry)

    def _put_right(self, number: int, entry: Correction) -> None:
        kind, speaker_id = self._reading(entry, self._paragraphs[number])
        paragraph = self._paragraphs[number]
        self._paragraphs[number] = replace(
            paragraph,
            kind=kind,
            speaker_id=speaker_id,
            attribution=Attribution.CORRECTION,
            confidence=1.0,
            lead_in=paragraph.lead_in and kind in SPEECH,
        )
        self._said[number] = entry

    def correct_role(self, entry: Correction) -> None:
        """Set the role of a correction's speaker, or of the speaker of its paragraph."""
        if entry.role is None or entry.facts or (entry.paragraph and entry not in self._number):
            return
        if entry.paragraph:
            speaker_id = self._paragraphs[self._number[entry]].speaker_id
            fitting = [speaker for speaker in self._speakers if speaker.id == speaker_id]
        else:
            fitting = self._called(entry.speaker or "")
        if not fitting:
            raise _MisfitError(
                f"nobody in this article is called {entry.speaker!r}" if entry.speaker else "the words are nobody's"
            )
        place = self._speakers.index(fitting[0])
        self._speakers[place] = replace(fitting[0], role=entry.role or None)

    def _find(self, words: str, *, nth: int | None) -> int:
        fitting = self._openings.find(words, nth=nth)
        if not fitting:
            raise _MisfitError(f"no paragraph begins with {_shown(words)}")
        if nth is None and len(fitting) > 1:
            raise _MisfitError(f"{len(fitting)} paragraphs begin with {_shown(words)}; add words, or 'nth'")
        if nth is not None and nth > len(self._openings.fitting(words)):
            raise _MisfitError(f"{len(fitting)} paragraphs begin with {_shown(words)}, not {nth}")
        return fitting[0]

    def _reading(self, entry: Correction, paragraph: Paragraph) -> tuple[Kind, str | None]:
        """Return the kind and the speaker's id that a correction gives to a paragraph."""
        if entry.kind and entry.kind not in set(Kind):
            raise _MisfitError(f"{entry.kind!r} is no kind; there are {', '.join(Kind)}")
        kind = Kind(entry.kind) if entry.kind else None
        if entry.speaker and kind and kind not in SPEECH:
            raise _MisfitError(f"a {kind} is nobody's words; leave out 'speaker', or the 'kind'")
        if entry.speaker:
            before = next((one for one in self._speakers if one.id == paragraph.speaker_id), None)
            speaker = self._speaker(entry.speaker, before, kind=kind or paragraph.kind)
            return kind or _kind_said_by(speaker, paragraph, before), speaker.id
        if entry.nobody or (kind and kind not in SPEECH):
            if kind in SPEECH:
                raise _MisfitError(f"a {kind} is somebody's words; name the 'speaker', or leave out the 'kind'")
            return kind or (Kind.NARRATION if paragraph.kind in SPEECH else paragraph.kind), None
        if paragraph.speaker_id is None:
            raise _MisfitError(f"{_shown(entry.paragraph or '')} is nobody's so far; name the 'speaker' as well")
        return kind or paragraph.kind, paragraph.speaker_id

    def _speaker(self, name: str, before: Speaker | None, *, kind: Kind) -> Speaker:
        """Return the speaker of this name: of a label that it is the full form of, or else one who is added.

        Args:
            name: As an editor writes it.
            before: Whose words they were; where the name is that one's in full, all that was theirs gets it.
            kind: Of the words.
        """
        fitting = self._called(name)
        labels = self._labels_of(name)
        if before in labels or (labels and not fitting):
            return self._united(name, fitting, [before] if before in labels else labels)
        if fitting:
            return fitting[0]
        longer = [one.name for one in self._speakers if len(name_tokens(name)) == 1 and same_person(name, one.name)]
        if longer:
            raise _MisfitError(f"{name!r} is not a full name; write {' or '.join(map(repr, longer))}")
        part = Part.INTERVIEWER if kind is Kind.QUESTION else Part.INTERVIEWEE
        self._speakers.append(Speaker(self._new_id(name), name, part=part))
        return self._speakers[-1]

    def _name_in_full(self, entry: Correction) -> None:
        name = entry.speaker or ""
        fitting, labels = self._called(name), self._labels_of(name)
        if labels and (not fitting or entry.role is None):
            self._united(name, fitting, labels)
        elif not fitting and entry.role is None:
            raise _MisfitError(
                f"nobody in this article is called by a part of {name!r}; say which 'paragraph' is theirs"
            )

    def _labels_of(self, name: str) -> list[Speaker]:
        """Return the speakers who are called by no full name, and of whose label this is the only full form here."""
        if not is_full_name(name):
            return []
        full = [one.name for one in self._speakers if is_full_name(one.name) and label_key(one.name) != label_key(name)]
        return [
            one
            for one in self._speakers
            if not is_full_name(one.name)
            and is_short_for(one.name, name)
            and not any(is_short_for(one.name, other) for other in full)
        ]

    def _united(self, name: str, fitting: list[Speaker], labels: list[Speaker]) -> Speaker:
        """Make one person of a label and of whom it stands for, under the full name."""
        if len(labels) > 1:
            printed = " or ".join(repr(one.name) for one in labels)
            raise _MisfitError(f"{name!r} may be {printed}; say so with a 'paragraph' of each")
        (label,) = labels
        person = fitting[0] if fitting else replace(label, id=self._new_id(name, but=label), name=name, aliases=())
        person = person.united(label)
        place = self._speakers.index(fitting[0] if fitting else label)
        self._speakers[place] = person
        self._speakers = [one for one in self._speakers if one is person or one.id not in {label.id, person.id}]
        self._paragraphs = [
            replace(paragraph, speaker_id=person.id) if paragraph.speaker_id == label.id else paragraph
            for paragraph in self._paragraphs
        ]
        return person

    def _new_id(self, name: str, *, but: Speaker | None = None) -> str:
        speaker_id = slug(name)
        while any(speaker_id == one.id for one in self._speakers if one is not but):  # two names can slug alike
            speaker_id = f"{speaker_id}-{digest_of(name)}"
        return speaker_id

    def _called(self, name: str) -> list[Speaker]:
        """Return the speaker with this name, or else this alias; an empty list where there is none."""
        key = label_key(name)
        fitting = [one for one in self._speakers if label_key(one.name) == key]
        fitting = fitting or [one for one in self._speakers if key in map(label_key, one.aliases)]
        if len(fitting) > 1:
            raise _MisfitError(f"{len(fitting)} people in this article are called {name!r}")
        return fitting


def _kind_said_by(speaker: Speaker, paragraph: Paragraph, before: Speaker | None) -> Kind:
    """Asked by interviewers, stated by interviewees; an announcement by a moderator stays a statement."""
    if paragraph.kind in SPEECH and before and before.part is speaker.part:
        return paragraph.kind
    return Kind.QUESTION if speaker.interviewer else Kind.STATEMENT


def _shown(words: str) -> str:
    return f"“{words if len(words) <= _SHOWN else words[:_SHOWN] + '…'}”"


class CorrectionsError(ArticleFileError):
    """An article's corrections can't be read, so the article is not: without them it may name the wrong person."""

    def __init__(self, article: Path, error: EditorFileError) -> None:
        where = "" if error.line is None else f"line {error.line}: "
        outcome = f"until this is mended, neither {article.name} nor its other corrections are read"
        super().__init__(error.file, f"{where}{error.problem}; {outcome}")
        self.article, self.line = article, error.line


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one article, in the order of the file; without any, the registry alone is applied."""

    file: Path
    entries: tuple[Correction, ...] = ()

    def apply(self, article: Article, registry: Registry | None = None) -> Article:
        """Return the article as its editors have it.

        People may be called as printed or as in the registry, which also knows speakers that a correction adds. Roles
        come last, so that one given for this article wins. A correction that doesn't fit is left out, with a warning.
        """
        registry = registry or Registry()
        # Facts come first: who somebody is depends on the day.
        facts = _facts(self.entries)
        article = registry.identify(replace(article, **facts) if facts else article)
        if not self.entries:
            return article
        revision = Revision(article, source=self.file.name)
        for entry in self.entries:
            revision.attempt(entry, Revision.correct_paragraph)
        for entry in self.entries:
            revision.attempt(entry, Revision.correct_label)
        revision = revision.rebased(registry.identify(revision.article()))
        for entry in self.entries:
            revision.attempt(entry, Revision.correct_role)
        return revision.article()


def corrections_file(article_file: Path) -> Path:
    """Return where the corrections of an article are looked for."""
    return article_file.with_name(article_file.stem + SUFFIX)


def stray_corrections(article_files: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files of corrections beside these articles that belong to none of them, or end in ``.yml``."""
    files = tuple(article_files)
    claimed = {corrections_file(file) for file in files}
    found = {path for folder in {file.parent for file in files} for path in folder.glob("*.corrections.y*ml")}
    return tuple(sorted(found - claimed))


def read_corrections(article_file: Path, *, file: Path | None = None) -> Corrections:
    """Return the corrections beside an article file, or in another ``file``; none where there is no such file.

    Raises:
        CorrectionsError: The file is no YAML, or has keys or values that can't be understood.
    """
    file = file or corrections_file(article_file)
    try:
        return Corrections(file, tuple(map(_correction, read_records(file))))
    except EditorFileError as error:
        raise CorrectionsError(article_file, error) from error


def _facts(entries: Iterable[Correction]) -> dict[str, Any]:
    """Return what entries say of the article itself, as its fields; what it can't be without stays."""
    told = {key: value for entry in entries for key, value in entry.facts}
    facts: dict[str, Any] = {key: value for key, value in told.items() if value or key != "title"}
    return facts | ({"published": _day(facts["published"])} if "published" in facts else {})


def _of_article(record: Record) -> Correction:
    record.check_keys(FACTS)
    facts = tuple((key, record.words(key)) for key in FACTS if key in record)
    day = dict(facts).get("published")
    if day and _day(day) is None:
        raise record.refused(f"{day!r} is no day; write 2019-10-31", key="published")
    return Correction(line=record.line, facts=facts)


def _correction(record: Record) -> Correction:
    if any(key in record for key in FACTS):
        return _of_article(record)
    record.check_keys(_KEYS)
    label = record.words("label")
    paragraph, nth, kind = record.words("paragraph"), record.words("nth"), record.words("kind")
    speaker, role = record.words("speaker"), record.words("role")
    if "paragraph" in record and not folded(paragraph or ""):
        raise record.refused("'paragraph' should be the first words of one", key="paragraph")
    names_in_full = "role" in record or is_full_name(speaker or "")
    if "label" in record and (not label or paragraph or nth or "role" in record):
        raise record.refused("a 'label' is as printed, and goes with 'kind' and 'speaker' alone", key="label")
    if not paragraph and not label and (not speaker or not names_in_full or kind or nth):
        raise record.refused("say which 'paragraph' is meant, or give a 'speaker' and the 'role' in this article")
    if not (kind or "speaker" in record or "role" in record):
        raise record.refused("puts nothing right; give 'kind', 'speaker' or 'role'")
    if nth is not None and not (nth.isascii() and nth.isdigit() and len(nth) <= _MAX_NTH_DIGITS and int(nth)):
        raise record.refused("'nth' should be a number; the first is 1", key="nth")
    if speaker is not None and not label_key(speaker):
        raise record.refused("'speaker' should be a full name, or null for nobody", key="speaker")
    return Correction(
        line=record.line,
        paragraph=paragraph,
        nth=int(nth) if nth else None,
        kind=kind,
        speaker=speaker,
        nobody="speaker" in record and speaker is None,
        role=(role or "") if "role" in record else None,
        label=label,
    )


def _day(printed: str) -> date | None:
    from corpus.formats import read_date  # noqa: PLC0415 - a server starts without what reads files

    return read_date(printed)
