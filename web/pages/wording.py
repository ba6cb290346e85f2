"""Every word of the interface, in one place: another language is another ``Wording``."""

from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface in English."""

    language: str = "en"
    site: str = "On the Record"
    skip: str = "Skip to the content"
    navigation: str = "Site"
    nav_ask: str = "Ask"
    nav_articles: str = "Articles"
    nav_speakers: str = "Speakers"
    footer: str = "Every quotation is cut from its article, character by character. Nothing is rewritten."

    welcome_heading: str = "Ask a question. Read their own words."
    welcome: str = (
        "On the Record looks through interview articles and answers with what the interviewees said, "
        "word for word, each quotation with the name and office of the person who said it."
    )
    holdings_articles: str = "In the archive"
    holdings_speakers: str = "Who is on the record"
    all_articles: str = "All articles"
    all_speakers: str = "All speakers"

    ask_label: str = "Your question"
    ask_next_label: str = "Your next question"
    ask_hint: str = "What would you like to hear from them?"
    ask_next_hint: str = "Ask a follow-up, or something else"
    ask_button: str = "Ask"
    start_over: str = "Start over"
    question_missing: str = "Type a question first."
    you_asked: str = "You asked"
    question_link: str = "Link to this question"
    try_asking: str = "Try asking"

    asked_by_someone: str = "Asked:"
    asker: str = "Asked by"
    from_article: str = "From"
    read_in_context: str = "Read in context"
    also_in: str = "also in"
    examples: str = "These are examples; there is more on this in these articles."
    narration: str = "The reporter writes"
    asked_as_interviewer: str = "asking"
    nothing_found: str = "Not on the record"
    nearest: str = "Nearest passages – not an answer"

    articles_heading: str = "Articles"
    speakers_heading: str = "Speakers"
    more: str = "More"
    none_yet: str = "There is nothing here yet."
    speaking_here: str = "In this article"
    original: str = "Original article"
    unknown_speaker: str = "Speaker not known"
    furniture: str = "From the page around the article"
    quote_gone_title: str = "These words are no longer here"
    quote_gone: str = (
        "The article has changed since this link was made, and the quotation is not in it any more. "
        "The article as it is now follows."
    )
    interviewer: str = "Interviewer"
    interviewee: str = "Interviewee"
    also_as: str = "Also printed as"
    speaks_in: str = "Speaks in"

    not_found_title: str = "There is nothing at this address"
    not_found: str = "The link may be mistyped, or the article may have been withdrawn."
    opening_title: str = "Opening the archive"
    opening: str = "The articles are still being opened. This page tries again by itself."
    failed_title: str = "The archive could not be opened"
    failed: str = "Whoever runs this site finds the reason in the server's log and at /readyz."
    error_title: str = "Something went wrong"
    error: str = "This page could not be shown. Nothing is lost: go back, or try again."
    method_title: str = "This address can only be read"
    invalid_title: str = "This can't be shown"
    problem_status: str = "HTTP status"

    def title(self, *parts: str) -> str:
        """Return a page's title, the most particular part first."""
        return " · ".join((*parts, self.site))

    def day(self, day: date) -> str:
        """Return a date in full."""
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def question_too_long(self, n_characters: int, most: int) -> str:
        """Return that a question is too long."""
        return f"This question has {n_characters:,} characters; the most is {most:,}. Please shorten it."

    def understood(self, text: str) -> str:
        """Return how a question was read."""
        return f"Understood as “{text}”"

    def only_people(self, names: tuple[str, ...]) -> str:
        """Return that only these people's words were searched."""
        return f"Looking only at what {self.all_of(names)} said."

    def only_dates(self, first: date | None, last: date | None) -> str:
        """Return that only articles of these days were searched."""
        since = f" from {self.day(first)}" if first else ""
        until = f" until {self.day(last)}" if last else ""
        return f"Looking only at articles published{since}{until}."

    def ambiguous(self, words: str, names: tuple[str, ...]) -> str:
        """Return that some words fit several people."""
        return f"“{words}” fits several people: {self.all_of(names)}. All of them were searched."

    def not_addressed(self, name: str) -> str:
        """Return that someone asked about said nothing on it."""
        return f"{name} did not address this in these articles."

    def ask_about(self, name: str) -> str:
        """Return a question that asks for someone's words."""
        return f"What did {name} say?"

    def n_statements(self, n: int) -> str:
        """Return how many statements there are."""
        return "1 statement" if n == 1 else f"{n:,} statements"

    def n_articles(self, n: int) -> str:
        """Return how many articles there are."""
        return "1 article" if n == 1 else f"{n:,} articles"

    def all_of(self, names: tuple[str, ...]) -> str:
        """Return names as a list in a sentence."""
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


ENGLISH = Wording()
