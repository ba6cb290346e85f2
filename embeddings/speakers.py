"""The people of all articles together."""

from collections.abc import Sequence
from dataclasses import replace

from corpus import Article, Attribution, Kind, Part, Speaker

from .models import SpeakerRecord


def speaker_records(articles: Sequence[Article]) -> tuple[SpeakerRecord, ...]:
    """Return one record for each person, by id.

    Name and office are those of the person's first article that has them, the aliases those of all. Whoever is
    interviewed anywhere is an interviewee.
    """
    known: dict[str, SpeakerRecord] = {}
    for article in articles:
        for speaker in article.speakers:
            n_statements = _n_statements(article, speaker)
            before = known.get(speaker.id, SpeakerRecord(speaker, (), 0))
            known[speaker.id] = SpeakerRecord(
                _merged(before.speaker, speaker), (*before.article_ids, article.id), before.n_statements + n_statements
            )
    return tuple(known[id_] for id_ in sorted(known))


def _n_statements(article: Article, speaker: Speaker) -> int:
    return sum(
        paragraph.speaker_id == speaker.id
        and paragraph.kind is Kind.STATEMENT
        and paragraph.attribution is not Attribution.UNKNOWN
        for paragraph in article.paragraphs
    )


def _merged(first: Speaker, other: Speaker) -> Speaker:
    part = Part.INTERVIEWEE if Part.INTERVIEWEE in {first.part, other.part} else Part.INTERVIEWER
    spellings = dict.fromkeys((*first.aliases, other.name, *other.aliases))
    aliases = tuple(alias for alias in spellings if alias != first.name)
    return replace(first, role=first.role or other.role, aliases=aliases, part=part)
