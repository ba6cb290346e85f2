"""Captions of recordings, WebVTT and SRT: cues become paragraphs, and voices say who speaks."""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from corpus.text import ends_sentence
from corpus.text.label_shape import speaker_before_colon

from .documents import Block, Document, Laid, compose
from .metadata import Metadata

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"\s*{_TIME}\s*-{{1,2}}>\s*{_TIME}(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:[bciusv]|ruby|rt|lang|font|span)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}", re.IGNORECASE)
_UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
_DASH = re.compile(r"-\s*(?=[^\W\d_]|[\"“'‘\[(¿¡])|[–—]\s*(?=[A-Z])")
_ARROWS = re.compile(r"\s*>{2,}\s*")
_ASIDE = re.compile(r"(?:[(\[♪][^()\[\]♪]+[)\]♪]\s*)+")

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

    A paragraph ends where another speaks, at a long pause, and where a sentence ends at a shorter one or after many
    words. A file without cues gives a document without blocks. ``first_line`` is the line of the file at which
    ``text`` begins.
    """
    lines = text.split("\n")
    speeches = _speeches(_pieces(_without_repeats(list(_cues(lines, first_line=first_line)))))
    return compose((_paragraph(speech) for speech in speeches), metadata=_with_header(metadata, lines))


def _paragraph(speech: Sequence[_Piece]) -> Laid:
    words = unicodedata.normalize("NFC", " ".join(piece.text for piece in speech))
    return words, partial(Block, line=speech[0].line, voice=speech[0].voice)


def _is_webvtt(lines: Sequence[str]) -> bool:
    return lines[0].lstrip("\ufeff").startswith("WEBVTT")


def _with_header(metadata: Metadata, lines: Sequence[str]) -> Metadata:
    """Add what the head of a WebVTT file says, down to its first blank line."""
    if not _is_webvtt(lines):
        return metadata
    for line in lines:
        key, _, value = line.partition(":")
        if not line.strip():
            break
        if key.strip().casefold() == "title" and value.strip() and metadata.title is None:
            metadata = replace(metadata, title=" ".join(value.split()))
    return metadata


def _cues(lines: Sequence[str], *, first_line: int) -> Iterator[_Cue]:
    timings = [(n, found) for n, line in enumerate(lines) if (found := _TIMING.fullmatch(line))]
    ends = [*(n for n, _ in timings), len(lines)][1:]
    is_webvtt = _is_webvtt(lines)
    for (number, found), end in zip(timings, ends, strict=True):
        # In SRT the number of the next cue stands above its times, and sloppy files have blank lines inside a cue.
        last = end - 1 if end < len(lines) and lines[end - 1].strip().isdecimal() else end
        shown: list[tuple[int, str]] = []
        for n in range(number + 1, last):
            if lines[n].strip():
                shown.append((n + first_line, lines[n]))
            elif is_webvtt and not lines[n]:  # a line of spaces ends no cue: captions that roll up begin with one
                break
        times = found.groups()
        yield _Cue(_seconds(times[:4]), _seconds(times[4:]), tuple(shown))


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
