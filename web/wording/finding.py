"""The words around filters, of what they can't mean, and of completing what is typed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Narrowing an answer down, and looking through lists, in English."""

    narrow: str = "Narrow it down"
    people: str = "Whose words"
    articles: str = "In which article"
    sources: str = "Published by"
    days: str = "Published between"
    somebody_else: str = "Somebody else"
    another_article: str = "Another article, by its title"
    another_source: str = "Another publication"
    first_day: str = "From"
    last_day: str = "Until"
    show: str = "Show only these"
    everything: str = "Without filters"
    every_source: str = "look at all publications"

    refused: str = "This can’t be looked up as it stands"
    ask_everybody: str = "Ask everybody"
    every_article: str = "Look in all articles"
    all_sources: str = "Look at all publications"
    every_day: str = "Look at all dates"
    turned_round: str = "Swap the two dates"

    completions: str = "Names and topics"
    sort_by: str = "Sort by"
    by_relevance: str = "Relevance"
    by_date: str = "Date"
    best_first: str = "Best first"

    def from_source(self, name: str) -> str:
        """Return that only what a publication printed was searched."""
        return f"Published by {name}"

    def unknown(self, value: str) -> str:
        """Return that a filter names what is not there."""
        return f"This question looks only at “{value}”, and there is nothing of that name in the articles (any more)."

    def several(self, value: str, names: Sequence[str]) -> str:
        """Return that a filter could mean several things."""
        return f"“{value}” could be any of these: {'; '.join(names)}. Which is meant?"

    def no_day(self, value: str) -> str:
        """Return that a date can't be read."""
        return f"“{value}” is no date. Write it as 2019-10-31, 2019-10 or 2019."

    def no_days(self, first: str, last: str) -> str:
        """Return that a time ends before it begins."""
        return f"Nothing can be published from {first} on and until {last}: that ends before it begins."

    def in_and_out(self, name: str) -> str:
        """Return that a person is asked for and left out at once."""
        return f"Only {name} is to be heard here, and {name} is left out. Both can’t hold."

    def nothing_left(self, limits: Sequence[str]) -> str:
        """Return that no article is within all filters."""
        return f"No article fits all of this together: {'; '.join(limits)}."

    def only_here(self, name: str) -> str:
        """Return what leads to one of several things that a filter could mean."""
        return f"Look at {name}"

    def unread_order(self, value: str) -> str:
        """Return that a list can't be sorted so."""
        return f"“{value}” is no way to sort this list; it stands by relevance."
