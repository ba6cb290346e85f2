"""The sentence that says nothing was found, and why."""

import re
from collections.abc import Sequence

from corpus import fold
from qa.models import Interpretation, QuestionKind

_MOST_WORDS = 8
# A topic that is left as a question can't stand behind "about".
_ASKS = re.compile(
    r"\b(?:how|what|when|where|which|who|whom|whose|why)\b"
    r"|^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|and|or|but|if|tell|give"
    r"|name|list|say|says|said|think|thinks|call|calls)\b"
)


def reason(interpretation: Interpretation, *, nothing_there: bool) -> str:
    """Return one sentence: who of those asked about says nothing, or that nobody does.

    Args:
        interpretation: The question as understood.
        nothing_there: Nothing at all is within the filters.
    """
    people = tuple(dict.fromkeys(person.name for person in interpretation.people))
    where = _where(interpretation)
    if interpretation.strangers and not people:
        return strangers(interpretation.strangers)
    if interpretation.kind is QuestionKind.INTERVIEWER:
        asked = f"{one_of(people)} is asked" if people else "the interviewers ask"
        return f"Nothing that {asked} {where} fits this."
    if people and all(person.interviewer for person in interpretation.people):
        return f"{' and '.join(people)} only {'asks' if len(people) == 1 else 'ask'} questions {where}."
    if people and (nothing_there or _is_subject(interpretation.topic)):
        nobody = f"{people[0]} says" if len(people) == 1 else f"Neither {' nor '.join(people)} says"
        what = "anything" if len(people) > 1 else "nothing"
        about = "" if nothing_there else f" about {_subject(interpretation.topic)}"
        return f"{nobody} {what}{about} {where}."
    if nothing_there:
        return f"There is nothing {where}."
    if people:
        return f"Nothing that {one_of(people)} says {where} answers this."
    return f"Nobody says anything {where} that answers this."


def strangers(names: Sequence[str]) -> str:
    """Return that these people are not in the articles."""
    if len(names) == 1:
        return f"{names[0]} does not speak in these articles."
    return f"{', '.join(names[:-1])} and {names[-1]} do not speak in these articles."


def unmentioned(occupation: str) -> str:
    """Return that nobody of this occupation is in the articles."""
    return f"No {occupation} is mentioned in these articles."


def one_of(names: Sequence[str]) -> str:
    """Return the names as a choice: "Ada, Bob or Eve"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _where(interpretation: Interpretation) -> str:
    filters = interpretation.filters
    limited = (
        (filters.speakers and not interpretation.people)
        or filters.exclude_speakers
        or filters.articles
        or filters.published_from
        or filters.published_to
    )
    return "within these filters" if limited else "in these articles"


def _is_subject(topic: str) -> bool:
    words = _subject(topic)
    return 0 < len(words.split()) <= _MOST_WORDS and "?" not in words and not _ASKS.search(fold(words))


def _subject(topic: str) -> str:
    return topic.strip(" ?!.,;:？！。，")
