"""The words around an answer: how it is arranged, what it goes on from, and what its states are called."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chat:
    """An answer as a whole, and the first screen."""

    also: str = "Also on this"
    same_article: str = "In the same article"
    views: str = "Arrange the answer"
    best_first: str = "Best first"
    by_person: str = "By person"
    by_year: str = "By year"
    whole_answer: str = "The whole answer"
    goes_on_from: str = "Goes on from"

    declined: str = "Asked, and not answered"
    where_next: str = "Where to go next"

    subjects: str = "They speak of"

    def in_office(self, role: str) -> str:
        """Return who somebody was in one of several articles."""
        return f"as {role}"
