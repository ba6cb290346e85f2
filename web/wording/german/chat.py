"""What is said in German of an answer as a whole, and on the first screen."""

from dataclasses import dataclass

from web.wording.chat import Chat


@dataclass(frozen=True, slots=True)
class GermanChat(Chat):
    """An answer as a whole, and the first screen, in German."""

    also: str = "Außerdem dazu"
    same_article: str = "Im selben Artikel"
    views: str = "Die Antwort ordnen"
    best_first: str = "Das Beste zuerst"
    by_person: str = "Nach Personen"
    by_year: str = "Nach Jahren"
    whole_answer: str = "Die ganze Antwort"
    goes_on_from: str = "Bezieht sich auf"

    declined: str = "Gefragt, aber nicht beantwortet"
    where_next: str = "Wie es weitergeht"

    subjects: str = "Darum geht es"

    def in_office(self, role: str) -> str:
        """Return who somebody was in one of several articles."""
        return f"als {role}"
