"""The languages that there is a wording of, and which of them somebody reads.

To add one, write its module and name its value here.
"""

from collections.abc import Iterator, Mapping

from .german import GERMAN
from .wording import ENGLISH, Wording

WORDINGS: Mapping[str, Wording] = {wording.language: wording for wording in (ENGLISH, GERMAN)}


def wording_of(language: str) -> Wording:
    """Return the wording of a language (ISO 639-1); English where there is none."""
    return WORDINGS.get(language, ENGLISH)


def wording_named(tag: str) -> Wording | None:
    """Return the wording of a language by its tag ("de", "de-AT"), where there is one."""
    return WORDINGS.get(tag.partition("-")[0].strip().lower())


def preferred(accepted: str) -> Wording:
    """Return the wording that a browser likes best (RFC 9110, 12.5.4); English where it reads none of them.

    Args:
        accepted: The value of ``Accept-Language``, such as "de-AT, en;q=0.8, *;q=0.1".
    """
    quality: dict[str, float] = {}
    for tag, weight in _ranges(accepted):
        language = tag.partition("-")[0]
        quality[language] = max(weight, quality.get(language, 0.0))
    others = quality.pop("*", 0.0)
    # Of those that are liked as much, the one that is named first; those that are not named come after them.
    named = (language for language in quality if language in WORDINGS)
    best = max((*dict.fromkeys((*named, *WORDINGS)),), key=lambda language: quality.get(language, others))
    return WORDINGS[best] if quality.get(best, others) else ENGLISH


def _ranges(accepted: str) -> Iterator[tuple[str, float]]:
    """Yield the language ranges and their weights; those that make no sense weigh nothing."""
    for part in accepted.split(","):
        tag, _, parameter = part.replace(" ", "").replace("\t", "").lower().partition(";")
        try:
            weight = float(parameter.removeprefix("q=")) if parameter else 1.0
        except ValueError:
            weight = 0.0
        if tag:
            yield tag, weight if 0.0 <= weight <= 1.0 else 0.0
