"""The words around filters in German."""

from collections.abc import Sequence
from dataclasses import dataclass

from web.wording.finding import Finding


@dataclass(frozen=True, slots=True)
class GermanFinding(Finding):
    """Narrowing an answer down, and looking through lists, in German."""

    narrow: str = "Eingrenzen"
    people: str = "Wessen Worte"
    articles: str = "In welchem Artikel"
    sources: str = "Erschienen bei"
    days: str = "Erschienen zwischen"
    somebody_else: str = "Jemand anderes"
    another_article: str = "Ein anderer Artikel, nach dem Titel"
    another_source: str = "Eine andere Quelle"
    first_day: str = "Von"
    last_day: str = "Bis"
    show: str = "Nur diese zeigen"
    everything: str = "Ohne Filter"
    every_source: str = "in allen Quellen suchen"

    refused: str = "So lässt sich nicht suchen"
    ask_everybody: str = "Alle fragen"
    every_article: str = "In allen Artikeln suchen"
    all_sources: str = "In allen Quellen suchen"
    every_day: str = "Ohne Datum suchen"
    turned_round: str = "Die beiden Daten tauschen"

    completions: str = "Namen und Themen"
    sort_by: str = "Sortieren nach"
    by_relevance: str = "Relevanz"
    by_date: str = "Datum"
    best_first: str = "Das Beste zuerst"

    def from_source(self, name: str) -> str:
        """Return that only what a publication printed was searched."""
        return f"Erschienen bei {name}"

    def unknown(self, value: str) -> str:
        """Return that a filter names what is not there."""
        return f"Diese Frage gilt nur „{value}“, und so heißt in den Artikeln nichts (mehr)."

    def several(self, value: str, names: Sequence[str]) -> str:
        """Return that a filter could mean several things."""
        return f"„{value}“ kann mehreres heißen: {'; '.join(names)}. Was ist gemeint?"

    def no_day(self, value: str) -> str:
        """Return that a date can't be read."""
        return f"„{value}“ ist kein Datum. Schreiben Sie es als 2019-10-31, 2019-10 oder 2019."

    def no_days(self, first: str, last: str) -> str:
        """Return that a time ends before it begins."""
        return f"Nichts kann ab {first} und bis {last} erschienen sein: Das endet, bevor es beginnt."

    def in_and_out(self, name: str) -> str:
        """Return that a person is asked for and left out at once."""
        return f"Hier soll nur {name} zu Wort kommen, und {name} soll wegbleiben. Beides geht nicht."

    def nothing_left(self, limits: Sequence[str]) -> str:
        """Return that no article is within all filters."""
        return f"Kein Artikel passt zu alledem zugleich: {'; '.join(limits)}."

    def only_here(self, name: str) -> str:
        """Return what leads to one of several things that a filter could mean."""
        return f"Nur {name}"

    def unread_order(self, value: str) -> str:
        """Return that a list can't be sorted so."""
        return f"Nach „{value}“ lässt sich diese Liste nicht sortieren; sie steht nach Relevanz."
