"""Understands a question: who is asked about, what is looked up, where."""

import re
from dataclasses import replace

from corpus import Speaker
from embeddings import analyse

from .errors import UnknownFilterError
from .glossary import Glossary
from .models import Filters, Interpretation, Question, QuestionKind
from .people import Mention, Roster

# "What does X say about …": scaffolding around the topic, which would only find passages about saying.
_SCAFFOLDING = re.compile(
    r"^\W*(?:(?:so|and|well|please)\W+)*(?:tell me )?what\s+(?:do|does|did|has|have|had|is|are|was|were)\s+"
    r"(?:\W*(?:\bthe|\bmr|\bms|\bmrs|\bdr|\beach|\bboth|\band|'s)\W*)*"
    r"(?:say|said|saying|think|thinks|tell us|talk|speak|mention|comment|explain|state|promise|pledge|announce|propose"
    r"|plan|suggest|recommend|claim|argue|reveal|report|warn|answer|reply|expect|hope|believe|feel|write)(?:ing|ed|d|s)?\s+"
    r"(?:about|on|of|regarding|concerning)\s+",
    re.IGNORECASE,
)
_ACCORDING_TO = re.compile(r"^\W*according to\s*,\s*|,?\s*\baccording to\s*(?=\W*$)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\b")


class Interpreter:
    """Reads questions with the people and abbreviations of one index version in mind."""

    def __init__(self, *, roster: Roster, glossary: Glossary, article_ids: frozenset[str]) -> None:
        self._roster, self._glossary, self._article_ids = roster, glossary, article_ids

    def interpret(self, question: Question) -> Interpretation:
        """Say how ``question`` is understood.

        Raises:
            UnknownFilterError: A given filter names a speaker or an article that is not there.
        """
        filters = self._resolve(question.filters)
        mentions: tuple[Mention, ...] = ()
        if question.infer and not filters.speakers:
            mentions = self._roster.mentions(question.text)
            people = tuple(dict.fromkeys(speaker for mention in mentions for speaker in mention.speakers))
            people = tuple(speaker for speaker in people if speaker.id not in filters.exclude_speakers)
            if people:
                filters = replace(filters, speakers=tuple(speaker.id for speaker in people), inferred=("speakers",))
        else:
            people = self._given(filters)
        ambiguities = tuple(found for mention in mentions if (found := mention.ambiguity))
        topic = _topic(question.text, mentions)
        return Interpretation(
            question=question,
            text=question.text,
            topic=topic,
            kind=QuestionKind.PERSON if people else QuestionKind.TOPIC,
            filters=filters,
            expansions=self._glossary.expansions(topic),
            people=people,
            ambiguities=ambiguities,
        )

    def _resolve(self, filters: Filters) -> Filters:
        for article in filters.articles:
            if article not in self._article_ids:
                raise UnknownFilterError("articles", article)
        return replace(
            filters,
            speakers=self._ids("speakers", filters.speakers),
            exclude_speakers=self._ids("exclude_speakers", filters.exclude_speakers),
            inferred=(),
        )

    def _ids(self, field: str, names: tuple[str, ...]) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        for name in names:
            found = self._roster.named(name)
            if not found:
                raise UnknownFilterError(field, name)
            ids |= dict.fromkeys(speaker.id for speaker in found)
        return tuple(ids)

    def _given(self, filters: Filters) -> tuple[Speaker, ...]:
        return tuple(speaker for id_ in filters.speakers for speaker in self._roster.named(id_))


def _topic(text: str, mentions: tuple[Mention, ...]) -> str:
    """The question without the people asked about and the scaffolding around them; all of it where no topic is left."""
    bare, at = [], 0
    for mention in mentions:
        bare.append(text[at : mention.span.start])
        possessive = _POSSESSIVE.match(text, mention.span.end)
        at = possessive.end() if possessive else mention.span.end
    words = "".join([*bare, text[at:]])
    if mentions:
        words = _ACCORDING_TO.sub("", words)
    topic = " ".join(_SCAFFOLDING.sub("", words).split())
    return topic if analyse(topic) else text
