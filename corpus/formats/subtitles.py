"""Captions of recordings, WebVTT and SRT: cues become paragraphs, and voices say who speaks."""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from webvtt import srt, vtt
from webvtt.models import Caption

from corpus.text import ends_sentence
from corpus.text.label_shape import speaker_before_colon

from .documents import Block, Document, Laid, compose
from .metadata import Metadata, declared_by, filled

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"\s*{_TIME}\s*-{{1,2}}>\s*{_TIME}(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:[bciusv]|ruby|rt|lang|font|span)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}", re.IGNORECASE)
_UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
_DASH = re.compile(r"-\s*(?=[^\W\d_]|[\"“'‘\[(¿¡])|[–—]\s*(?=[A-Z])")
_ARROWS = re.compile(r"\s*>{2,}\s*")
_ASIDE = re.compile(r"(?:[(\[♪][^()\[\]♪]+[)\]♪]\s*)+")

_ENTRY_END = re.compile(
    r"\n|[.;](?:\s+(?=[A-Z][a-z]{2,20}s?: )|\s*$)"
)  # of notes such as "Host: Ada Moss. Guest: Bo Lee"
_WEBVTT = "WEBVTT"
_OTHER_RECORDING_S = 60.0
_LONG_PAUSE_S = 4.0
_PAUSE_S = 1.5
_ENOUGH_WORDS, _TOO_MANY_WORDS = 120, 300  # automatic captions know no sentence ends
_ROLLING_SHARE = 0.3  # of the cues repeat the one before, where captions roll up the screen


@dataclass(frozen=True, slots=True)
class _Cue:
    """Lines shown together, each with its number in the file."""

    start_s: float
    end_s: float
    lines: tuple[tuple[int, str], ...]

    @property
    def shown(self) -> list[str]:
        return [_plain(line) for _, line in self.lines]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one cue that one person speaks; ``changes``: a mark says that another takes over here."""

    line: int
    start_s: float
    end_s: float
    text: str
    voice: str | None
    changes: bool

    @property
    def is_aside(self) -> bool:
        return bool(_ASIDE.fullmatch(self.text))


def read_subtitles(text: str, *, metadata: Metadata, first_line: int = 1) -> Document:
    """Join the cues of a WebVTT or SRT file to paragraphs, which are served joined by blank lines.

    Cues are read in the order of their times. A paragraph ends where another speaks, at a long pause, and where a
    sentence ends at a shorter one or after many words. A file without cues gives a document without blocks.
    ``first_line`` is the line of the file at which ``text`` begins.
    """
    cues, declared = _parse(text.split("\n"), first_line=first_line)
    speeches = _speeches(_pieces(_without_repeats(cues)))
    return compose((_paragraph(speech) for speech in speeches), metadata=filled(metadata, declared))


def _paragraph(speech: Sequence[_Piece]) -> Laid:
    words = unicodedata.normalize("NFC", " ".join(piece.text for piece in speech))
    return words, partial(Block, line=speech[0].line, voice=speech[0].voice, time=round(speech[0].start_s, 3))


def _parse(lines: Sequence[str], *, first_line: int) -> tuple[list[_Cue], Metadata]:
    """Return the cues in the order in which they are shown, and what the head of the file and its notes declare."""
    tidy = list(_tidy(lines, first_line=first_line))
    if not tidy[0].startswith(_WEBVTT):
        return _in_order([_cue_of(caption) for caption in srt.parse_captions(tidy)]), Metadata()
    parsed = vtt.parse(tidy)
    comments = [*parsed.header_comments, *(note for cue in parsed.captions for note in cue.comments)]
    notes = [*comments, *parsed.footer_comments]
    said = [*parsed.metadata, *(entry for note in notes for entry in _ENTRY_END.split(note))]
    keys = {"description": "\n".join(line for note in notes for line in note.split("\n") if ":" not in line)}
    for key, _, value in (line.partition(":") for line in said):
        keys.setdefault(key.strip().lower(), value.strip())
    found = declared_by({key: value for key, value in keys.items() if value})
    language = (found.language or "").partition("-")[0].lower() or None
    return _in_order([_cue_of(caption) for caption in parsed.captions]), replace(found, language=language)


class _Line(str):
    """A line that knows its number in the file: the parser hands it on as it is."""

    number = 0


def _tidy(lines: Sequence[str], *, first_line: int) -> Iterator[_Line]:
    """Yield the lines as the formats want them: times in full, a number and a blank line above them."""
    is_webvtt = lines[0].lstrip("\ufeff").startswith(_WEBVTT)
    timings = {n: found for n, line in enumerate(lines) if (found := _TIMING.fullmatch(line))}
    for n, words in enumerate(lines):
        if n + 1 in timings and words.strip().isdecimal():
            continue
        if n in timings:
            times = timings[n].groups()
            start_s = _seconds(times[:4])
            end_s = max(start_s, _seconds(times[4:]))
            yield from map(_Line, ["", *([] if is_webvtt else ["1"]), f"{_stamp(start_s)} --> {_stamp(end_s)}"])
            continue
        line = _Line(words.lstrip("\ufeff") if n == 0 else words)
        line.number = n + first_line
        yield line


def _cue_of(caption: Caption) -> _Cue:
    lines = tuple((line.number, str(line)) for line in caption.lines if isinstance(line, _Line) and line.strip())
    return _Cue(_read_stamp(caption.start), _read_stamp(caption.end), lines)


def _in_order(cues: Sequence[_Cue]) -> list[_Cue]:
    """Sort cues that stand a little out of order; where the clock goes far back, another recording begins."""
    ordered: list[_Cue] = []
    part: list[_Cue] = []
    for cue in cues:
        if part and cue.start_s < part[-1].start_s - _OTHER_RECORDING_S:
            ordered += sorted(part, key=lambda one: one.start_s)
            part = []
        part.append(cue)
    return ordered + sorted(part, key=lambda one: one.start_s)


def _stamp(seconds: float) -> str:
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{milliseconds / 1000:06.3f}"


def _read_stamp(stamp: str) -> float:
    hours, minutes, seconds = stamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction or 0}")


def _plain(line: str) -> str:
    return " ".join(_UNSEEN.sub("", html.unescape(_TAG.sub("", line))).split())


def _without_repeats(cues: Sequence[_Cue]) -> Sequence[_Cue]:
    """Captions that roll up show each line twice, live ones show it while it grows; people do not speak so."""
    cues = [cue for cue in cues if any(cue.shown)]
    n_rolling = sum(bool(_overlap(before.shown, cue.shown)) for before, cue in pairwise(cues))
    if n_rolling < _ROLLING_SHARE * len(cues):
        return cues
    fresh: list[_Cue] = []
    shown: list[str] = []
    for cue in cues:
        now = cue.shown
        repeated = _overlap(shown, now)
        if repeated and now[repeated - 1] != shown[-1]:  # the last line shown has grown meanwhile
            lines = fresh[-1].lines[:-1] + cue.lines[repeated - 1 :]
            fresh[-1] = replace(fresh[-1], end_s=cue.end_s, lines=lines)
        elif cue.lines[repeated:]:
            fresh.append(replace(cue, lines=cue.lines[repeated:]))
        shown = now
    return fresh


def _overlap(before: Sequence[str], now: Sequence[str]) -> int:
    """How many lines at the head of ``now`` stood at the foot of the cue before; the last may have grown."""
    for n in range(min(len(before), len(now)), 0, -1):
        tail = list(before[-n:])
        if tail[:-1] == list(now[: n - 1]) and f"{now[n - 1]} ".startswith(f"{tail[-1]} "):
            return n
    return 0


def _pieces(cues: Sequence[_Cue]) -> Iterator[_Piece]:
    """Cut each cue where its marks say that somebody else speaks; its other lines run on."""
    for cue in cues:
        of_cue: list[_Piece] = []
        for number, voice, words, changes in _marked(cue):
            before = of_cue[-1] if of_cue else None
            labelled = before and ends_sentence(before.text) and speaker_before_colon(words)
            if before and not changes and voice == before.voice and not labelled:
                of_cue[-1] = replace(before, text=f"{before.text} {words}")
            else:
                of_cue.append(_Piece(number, cue.start_s, cue.end_s, words, voice, changes))
        yield from of_cue


def _marked(cue: _Cue) -> Iterator[tuple[int, str | None, str, bool]]:
    voice: str | None = None
    for number, line in cue.lines:
        # Splitting at voices gives words, then a voice and its words by turns.
        for n, part in enumerate(_VOICE.split(line)):
            if n % 2:
                voice = _plain(part) or None
                continue
            words, dashes = _DASH.subn("", _plain(part), count=1) if _DASH.match(_plain(part)) else (_plain(part), 0)
            for m, spoken in enumerate(_ARROWS.split(words)):
                if spoken:
                    yield number, voice, spoken, bool(m or dashes)


def _speeches(pieces: Iterator[_Piece]) -> Iterator[list[_Piece]]:
    speech: list[_Piece] = []
    n_words = 0
    for piece in pieces:
        if speech and _begins(piece, speech[-1], n_words=n_words):
            yield speech
            speech, n_words = [], 0
        speech.append(piece)
        n_words += len(piece.text.split())
    if speech:
        yield speech


def _begins(piece: _Piece, before: _Piece, *, n_words: int) -> bool:
    if piece.changes or piece.voice != before.voice or piece.is_aside or before.is_aside:
        return True
    ended, pause_s = ends_sentence(before.text), piece.start_s - before.end_s
    label = speaker_before_colon(piece.text)
    if label and (ended or label.isupper()):
        return True
    if ended and (pause_s >= _PAUSE_S or n_words >= _ENOUGH_WORDS):
        return True
    return pause_s >= _LONG_PAUSE_S or n_words >= _TOO_MANY_WORDS
