"""An article while its editors' corrections are made: each fits as it is meant, or is left out with a warning."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from corpus.ids import digest_of, slug
from corpus.models import SPEECH, Article, Attribution, Kind, Paragraph, Part, ReadingWarning, Speaker
from corpus.names import label_key, name_tokens, same_person

from .openings import Openings

_SHOWN = 60  # characters of a paragraph's words that a warning repeats


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of a file of corrections, at ``line``; ``None`` where it says nothing.

    ``nobody`` takes the words from whoever has them; an empty ``role`` takes the role.
    """

    line: int
    paragraph: str | None = None
    nth: int | None = None
    kind: str | None = None
    speaker: str | None = None
    nobody: bool = False
    role: str | None = None


class _MisfitError(Exception):
    """A correction does not fit the article as it now is."""


class Draft:
    """An article that is being put right; ``source`` is the name of the file that says how."""

    def __init__(self, article: Article, *, source: str) -> None:
        self._article, self._source = article, source
        self._paragraphs, self._speakers = list(article.paragraphs), list(article.speakers)
        self._warnings = list(article.warnings)
        self._openings = Openings(article)
        self._said: dict[int, Correction] = {}  # by number of the paragraph
        self._number: dict[Correction, int] = {}

    def article(self) -> Article:
        """Return the article as it stands; whoever has lost every word to a correction is no longer in it."""
        heard = {paragraph.speaker_id for paragraph in self._paragraphs}
        emptied = {paragraph.speaker_id for paragraph in self._article.paragraphs} - heard
        return replace(
            self._article,
            paragraphs=tuple(self._paragraphs),
            speakers=tuple(speaker for speaker in self._speakers if speaker.id not in emptied),
            warnings=tuple(self._warnings),
        )

    def rebased(self, article: Article) -> "Draft":
        """Return a draft that goes on from this article, in which the paragraphs have the same numbers."""
        draft = Draft(article, source=self._source)
        draft._number = self._number
        return draft

    def attempt(self, entry: Correction, correct: "Callable[[Draft, Correction], None]") -> None:
        """Take one step with a correction; where it doesn't fit, say so and go on without it."""
        try:
            correct(self, entry)
        except _MisfitError as misfit:
            message = f"{self._source}, line {entry.line}: {misfit}; this correction is left out"
            self._warnings.append(ReadingWarning(message))

    def correct_paragraph(self, entry: Correction) -> None:
        """Set kind and speaker of the paragraph that a correction means."""
        if entry.paragraph is None:
            return
        number = self._find(entry.paragraph, nth=entry.nth)
        if entry.kind or entry.speaker or entry.nobody:
            before = self._said.get(number)
            if before:
                raise _MisfitError(f"{_shown(entry.paragraph)} is put right in line {before.line} already")
            paragraph = self._paragraphs[number]
            kind, speaker_id = self._reading(entry, paragraph)
            self._paragraphs[number] = replace(
                paragraph,
                kind=kind,
                speaker_id=speaker_id,
                attribution=Attribution.CORRECTION,
                confidence=1.0,
                lead_in=paragraph.lead_in and kind in SPEECH,
            )
            self._said[number] = entry
        self._number[entry] = number

    def correct_role(self, entry: Correction) -> None:
        """Set the role of a correction's speaker, or of whoever says its paragraph."""
        if entry.role is None or (entry.paragraph and entry not in self._number):
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
        fitting = self._openings.fitting(words)
        if not fitting:
            raise _MisfitError(f"no paragraph begins with {_shown(words)}")
        if nth is None and len(fitting) > 1:
            fitting = self._openings.whole(words) or fitting
        if nth is None and len(fitting) > 1:
            raise _MisfitError(f"{len(fitting)} paragraphs begin with {_shown(words)}; add words, or 'nth'")
        if nth is not None and nth > len(fitting):
            raise _MisfitError(f"{len(fitting)} paragraphs begin with {_shown(words)}, not {nth}")
        return fitting[(nth or 1) - 1]

    def _reading(self, entry: Correction, paragraph: Paragraph) -> tuple[Kind, str | None]:
        """Return the kind and the speaker's id that a correction gives to a paragraph."""
        if entry.kind and entry.kind not in set(Kind):
            raise _MisfitError(f"{entry.kind!r} is no kind; there are {', '.join(Kind)}")
        kind = Kind(entry.kind) if entry.kind else None
        if entry.speaker and kind and kind not in SPEECH:
            raise _MisfitError(f"a {kind} is nobody's words; leave out 'speaker', or the 'kind'")
        if entry.speaker:
            speaker = self._speaker(entry.speaker, kind=kind or paragraph.kind)
            return kind or self._kind_said_by(speaker, paragraph), speaker.id
        if entry.nobody or (kind and kind not in SPEECH):
            if kind in SPEECH:
                raise _MisfitError(f"a {kind} is somebody's words; name the 'speaker', or leave out the 'kind'")
            return kind or (Kind.NARRATION if paragraph.kind in SPEECH else paragraph.kind), None
        if paragraph.speaker_id is None:
            raise _MisfitError(f"{_shown(entry.paragraph or '')} is nobody's so far; name the 'speaker' as well")
        return kind or paragraph.kind, paragraph.speaker_id

    def _kind_said_by(self, speaker: Speaker, paragraph: Paragraph) -> Kind:
        """Asked by interviewers, stated by interviewees; an announcement by a moderator stays a statement."""
        before = next((one for one in self._speakers if one.id == paragraph.speaker_id), None)
        if paragraph.kind in SPEECH and before and before.part is speaker.part:
            return paragraph.kind
        return Kind.QUESTION if speaker.interviewer else Kind.STATEMENT

    def _speaker(self, name: str, *, kind: Kind) -> Speaker:
        """Return the one who is called so; whoever is not in the article yet is added."""
        fitting = self._called(name)
        if fitting:
            return fitting[0]
        longer = [one.name for one in self._speakers if len(name_tokens(name)) == 1 and same_person(name, one.name)]
        if longer:
            raise _MisfitError(f"{name!r} is not a full name; write {' or '.join(map(repr, longer))}")
        speaker_id = slug(name)
        while any(speaker_id == one.id for one in self._speakers):  # two names can slug alike
            speaker_id = f"{speaker_id}-{digest_of(name)}"
        part = Part.INTERVIEWER if kind is Kind.QUESTION else Part.INTERVIEWEE
        self._speakers.append(Speaker(speaker_id, name, part=part))
        return self._speakers[-1]

    def _called(self, name: str) -> list[Speaker]:
        """Return the speaker with this name, or else this alias; an empty list where there is none."""
        key = label_key(name)
        fitting = [one for one in self._speakers if label_key(one.name) == key]
        fitting = fitting or [one for one in self._speakers if key in map(label_key, one.aliases)]
        if len(fitting) > 1:
            raise _MisfitError(f"{len(fitting)} people in this article are called {name!r}")
        return fitting


def _shown(words: str) -> str:
    return f"“{words if len(words) <= _SHOWN else words[:_SHOWN] + '…'}”"
