"""Reads a file of questions whose answers are known: one JSON object a line.

An answerable question says what its answer must hold: ``contains`` (words as printed) under ``speaker`` (a full name or
an id), or under one of ``speakers`` for each of ``contains``. Either alone will do. ``accept`` gives further spellings
of a name, ``history`` the questions asked before. A question nobody answers says ``"answerable": false``, and besides
``"declined": true`` where somebody (``speaker``) was asked just this and did not say. ``kind`` is any word to count by.
Fields not known here are left alone: editors may keep notes.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus import appending, fold
from qa.errors import KnownQuestionsError, QuestionLengthError
from qa.models import Question, Quote


@dataclass(frozen=True, slots=True)
class ExpectedWords:
    """What a quote must hold: ``words``, all their spaces made one, said by one of ``names`` (folded names or ids).

    Empty ``words`` are in every quote; with no ``names``, it doesn't matter whose words they are.
    """

    words: str
    names: frozenset[str]

    def said_in(self, quote: Quote) -> bool:
        return self.held_in(quote.text) and self.is_by_speaker_of(quote)

    def held_in(self, text: str) -> bool:
        return self.words in _squash(text)

    def is_by_speaker_of(self, quote: Quote) -> bool:
        speaker = quote.speaker
        return not self.names or (speaker is not None and bool(self.names & {_folded(speaker.name), speaker.id}))


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question and what a right answer holds; nothing where nobody answers it.

    ``declined`` is who was asked just this and did not say.
    """

    id: str
    kind: str
    question: Question
    expected: tuple[ExpectedWords, ...]
    declined: ExpectedWords | None = None

    @property
    def answerable(self) -> bool:
        return bool(self.expected)


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    question: str
    id: str | int | None = None
    kind: str | None = None
    answerable: bool = True
    declined: bool = False
    speaker: str | None = None
    speakers: list[str] | None = None
    contains: list[str] | None = None
    accept: dict[str, list[str]] = {}
    history: list[str] = []


def read_known_questions(file: Path) -> tuple[KnownQuestion, ...]:
    """Return the questions of ``file`` in its order.

    Raises:
        KnownQuestionsError: The file can't be read, holds no question, or a line of it is not a question.
    """
    try:
        data = file.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnownQuestionsError(file, "not UTF-8 text", line=data.count(b"\n", 0, error.start) + 1) from None
    except OSError as error:
        raise KnownQuestionsError(file, (error.strerror or "can't be read").lower()) from None
    questions: dict[str, KnownQuestion] = {}
    # Not splitlines(): JSON text may hold the other characters that it takes for line ends.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            known = _known(line)
        except ValueError as error:
            raise KnownQuestionsError(file, str(error), line=number) from None
        if known.id in questions:
            raise KnownQuestionsError(file, f"the id {known.id!r} is used twice", line=number)
        questions[known.id] = known
    if not questions:
        raise KnownQuestionsError(file, "holds no question")
    return tuple(questions.values())


def add_known_question(
    file: Path, question: str, *, speaker: str | None = None, contains: str | None = None, kind: str | None = None
) -> bool:
    """Write a question behind those of ``file``, and tell whether it was not among them before.

    Args:
        file: Made where there is none; several processes may add to it at once.
        question: As it is asked.
        speaker: Whose words answer it; with neither this nor ``contains``, nobody answers it.
        contains: Words that an answer holds.
        kind: To count it by.

    Raises:
        KnownQuestionsError: The file can't be written, or is none of questions.
    """
    fields = {
        "question": question,
        "kind": kind,
        "answerable": bool(speaker or contains),
        "speaker": speaker,
        "contains": [contains] if contains else None,
    }
    line = json.dumps({name: value for name, value in fields.items() if value is not None}, ensure_ascii=False)
    added = _known(line)
    try:
        with appending(file) as lines:
            known = read_known_questions(file) if lines.size else ()
            if any(one.id == added.id for one in known):
                return False
            lines.add(line.encode(), is_synced=True)
    except OSError as error:
        raise KnownQuestionsError(file, (error.strerror or "can't be written").lower()) from None
    return True


def _known(line: str) -> KnownQuestion:
    """Return the question of one line; ``ValueError`` says what is wrong with it."""
    try:
        given = _Line.model_validate_json(line)
        question = Question(given.question, history=tuple(given.history))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f"“{where}”: {first['msg']}" if where else first["msg"]) from None
    except QuestionLengthError as error:
        raise ValueError(str(error)) from None
    return KnownQuestion(
        id=question.text if given.id is None else str(given.id),
        kind=given.kind or ("answerable" if given.answerable else "unanswerable"),
        question=question,
        expected=_expected(given),
        declined=ExpectedWords("", frozenset().union(*_names(given))) if given.declined else None,
    )


def _names(given: _Line) -> list[frozenset[str]]:
    """Under which names each of the people is known, folded."""
    people = given.speakers or ([given.speaker] if given.speaker else [])
    return [frozenset(map(_folded, [person, *given.accept.get(person, ())])) for person in people]


def _expected(given: _Line) -> tuple[ExpectedWords, ...]:
    contains = [_squash(words) for words in given.contains or ()]
    names = _names(given)
    if given.answerable and given.declined:
        raise ValueError("“declined” says that somebody did not answer: “answerable” must be false")
    if not given.answerable:
        if contains:
            raise ValueError("“contains” says what answers a question that is not “answerable”")
        return ()
    if not contains and not names:
        raise ValueError("an answerable question needs “contains” or “speaker” (or say “answerable”: false)")
    if not all(contains) or not all(map(all, names)):
        raise ValueError("“contains” and “speaker” must not be empty")
    if given.speakers and contains and len(given.speakers) != len(contains):
        raise ValueError(f"{len(given.speakers)} “speakers” do not go with {len(contains)} “contains”, one each")
    names = names or [frozenset()]
    if not given.speakers:
        names *= max(1, len(contains))
    return tuple(ExpectedWords(words, who) for words, who in zip(contains or [""] * len(names), names, strict=True))


def _squash(text: str) -> str:
    return " ".join(text.split())


def _folded(name: str) -> str:
    return _squash(fold(normalize("NFC", name)))
