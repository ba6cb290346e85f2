"""Makes the reply: quotes with their speakers, or the sentence that says nothing was found and why."""

from collections.abc import Sequence

from corpus import Speaker

from .confidence import Calibration
from .models import Answer, Group, Interpretation, NotFound, Quote, Reply


def compose(
    interpretation: Interpretation, quotes: Sequence[tuple[Quote, float]], *, calibration: Calibration, n_nearest: int
) -> Reply:
    """Return an answer made of the quotes that are probable enough, or what is nearest where none is.

    Args:
        interpretation: The question as understood.
        quotes: Quotes, best first, each with the probability (0..1) that it answers.
        calibration: From which probability on something is an answer.
        n_nearest: How many quotes to show, at most, as just the nearest.
    """
    confidence = max((probability for _, probability in quotes), default=0.0)
    if confidence < calibration.threshold:
        nearest = tuple(quote for quote, _ in quotes[:n_nearest])
        return NotFound(interpretation, confidence, _reason(interpretation, nothing_there=not quotes), nearest)
    chosen = tuple(quote for quote, probability in quotes if probability >= calibration.floor)
    return Answer(interpretation, confidence, chosen, _groups(interpretation.people, chosen))


def _groups(people: Sequence[Speaker], quotes: Sequence[Quote]) -> tuple[Group, ...]:
    """One group for each voice in the order heard, then those asked about who did not speak on it."""
    # By id: one person may be printed with other aliases in every article.
    speakers: dict[str, Speaker] = {}
    shares: dict[str, list[Quote]] = {}
    for quote in quotes:
        if quote.speaker:
            speakers.setdefault(quote.speaker.id, quote.speaker)
            shares.setdefault(quote.speaker.id, []).append(quote)
    for person in people:
        speakers.setdefault(person.id, person)
    return tuple(Group(speaker, tuple(shares.get(id_, ()))) for id_, speaker in speakers.items())


def _reason(interpretation: Interpretation, *, nothing_there: bool) -> str:
    names = list(dict.fromkeys(person.name for person in interpretation.people))
    where = "within these filters" if _is_filtered(interpretation) else "in these articles"
    if names:
        who = " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
        return f"Nothing that {who} says {where} answers this."
    return f"There is nothing {where}." if nothing_there else f"Nobody says anything {where} that answers this."


def _is_filtered(interpretation: Interpretation) -> bool:
    filters = interpretation.filters
    return bool(filters.articles or filters.published_from or filters.published_to or filters.exclude_speakers)
