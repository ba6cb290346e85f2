"""What stands around quotes on pages and in replies, one ``Wording`` a language; English is the one written out here.

Another language is one room beside this module, such as ``german``: frozen subclasses of ``Wording`` and of its parts
that override every sentence, in modules of the same names, and one value of them, ``GERMAN``, named in the table of
``languages.py``. Only ``Docs``, the words of the pages for developers, stay English, as the API's own names do. A test
names what was left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from qa import MAX_QUESTION_CHARACTERS, Ambiguity, Lack, Silence

from .answers import Answers, names_of
from .chat import Chat
from .desk import Desk
from .docs import Docs
from .finding import Finding
from .learning import Keeping, Thumbs
from .pages import About, Checking, InContext, Lists, Taking, Unsure
from .sharing import Corrected, Reporting, Sharing


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface in English."""

    language: str = "en"
    name: str = "English"
    languages: str = "Language"
    site: str = "On the Record"
    skip: str = "Skip to the content"
    navigation: str = "Site"
    nav_ask: str = "Ask"
    nav_articles: str = "Articles"
    nav_speakers: str = "Speakers"
    nav_check: str = "Check a quote"
    nav_about: str = "About"
    description: str = (
        "Ask interview articles a question and read what the interviewees said, word for word, each quotation with the "
        "name and office of the person who said it."
    )
    answers: Answers = field(default_factory=Answers)
    chat: Chat = field(default_factory=Chat)
    lists: Lists = field(default_factory=Lists)
    finding: Finding = field(default_factory=Finding)
    in_context: InContext = field(default_factory=InContext)
    taking: Taking = field(default_factory=Taking)
    checking: Checking = field(default_factory=Checking)
    unsure: Unsure = field(default_factory=Unsure)
    about: About = field(default_factory=About)
    docs: Docs = field(default_factory=Docs)
    sharing: Sharing = field(default_factory=Sharing)
    reporting: Reporting = field(default_factory=Reporting)
    thumbs: Thumbs = field(default_factory=Thumbs)
    keeping: Keeping = field(default_factory=Keeping)
    corrected: Corrected = field(default_factory=Corrected)
    desk: Desk = field(default_factory=Desk)
    footer: str = "Every quotation is cut from its article, character by character. Nothing is rewritten."

    welcome_heading: str = "Ask a question. Read their own words."
    welcome: str = (
        "On the Record looks through interview articles and answers with what the interviewees said, "
        "word for word, each quotation with the name and office of the person who said it."
    )
    holdings_articles: str = "Newest articles"
    holdings_speakers: str = "Who is on the record"
    all_articles: str = "All articles"
    all_speakers: str = "All speakers"

    ask_label: str = "Your question"
    ask_next_label: str = "Your next question"
    ask_hint: str = "Ask in your own words"
    ask_next_hint: str = "Ask a follow-up"
    ask_button: str = "Ask"
    start_over: str = "Start over"
    question_missing: str = "Type a question first."
    question_bounds: str = f"A question has at most {MAX_QUESTION_CHARACTERS:,} characters."
    you_asked: str = "You asked"
    question_link: str = "Link to this question"
    try_asking: str = "Try asking"
    as_typed: str = "Taken exactly as typed"
    take_as_typed: str = "take my words as typed"
    not_inferred: str = "Names and dates in it not read as filters"
    read_again: str = "read them again"
    anybody: str = "look at everybody's words"
    not_them: str = "leave their words out"
    them_too: str = "look at their words, too"
    anywhere: str = "look in all articles"
    not_there: str = "leave this article out"
    any_day: str = "look at all dates"
    edit: str = "Edit"
    edit_label: str = "Your question in other words"
    edit_button: str = "Ask again"
    look_only: str = "Look only here"
    show_more: str = "Show more"
    ask_everywhere: str = "Ask everywhere"
    copy_conversation: str = "Copy conversation link"
    searching: str = "Looking through the articles …"
    stop: str = "Stop"
    stopped: str = "Stopped. Nothing was lost: ask again whenever you like."
    again: str = "Try again"
    offline: str = "You are offline. The question stays here until you are back."
    unreachable: str = "The server does not answer. The question stays here; try again in a moment."
    failed_answer: str = "Something went wrong on the way to an answer."

    asked_by_someone: str = "Asked:"
    asker: str = "Asked by"
    read_in_context: str = "Read in context"
    also_in: str = "also in"
    examples: str = "These are examples; there is more on this in these articles."
    narration: str = "The reporter writes"
    asked_as_interviewer: str = "asking"
    nearest: str = "These come nearest"
    people_around: str = "Nearest people"
    no_passages: str = "There is no passage to look through."

    articles_heading: str = "Articles"
    speakers_heading: str = "Speakers"
    speaking_here: str = "In this article"
    original: str = "Original article"
    unknown_speaker: str = "Speaker not known"
    boilerplate: str = "From the page around the article"
    quote_gone_title: str = "These words are no longer here"
    quote_gone: str = (
        "The article has changed since this link was made, and the quotation is not in it any more. "
        "The article as it is now follows."
    )
    interviewer: str = "Interviewer"

    not_found_title: str = "There is nothing at this address"
    not_found: str = "The link may be mistyped, or the article may have been withdrawn."
    opening_title: str = "Opening the archive"
    opening: str = "The articles are still being opened. This page tries again by itself."
    failed_title: str = "The archive could not be opened"
    failed: str = "Whoever runs this site finds the reason in the server's log and at /readyz."
    key_title: str = "This site asks for a key"
    key: str = "Reload the page and enter your key as the password; the name makes no difference."
    rate_title: str = "That was a lot of questions"
    rate: str = "Nothing is wrong. Wait a minute, then reload the page."
    busy_title: str = "Many people are asking right now"
    busy: str = "Your question was not lost: reload the page in a moment."
    timed_out_title: str = "This took too long"
    timed_out: str = "Reload the page to try again, or ask for less at a time."
    error_title: str = "Something went wrong"
    error: str = "This page could not be shown. Nothing is lost: go back, or try again."
    method_title: str = "This address can only be read"
    method: str = "Follow a link that leads here, or begin anew."
    too_large_title: str = "This is too much at a time"
    too_large: str = "Go back and send less of it: nothing was looked up."
    invalid_title: str = "This can't be shown"
    invalid: str = "Something in the address is mistyped, too long or out of bounds. Nothing was looked up."

    def invalid_at(self, parts: Sequence[str]) -> str:
        """Return that parts of an address, named as they stand there, can't be read."""
        return f"{self.invalid} It is here: {', '.join(parts)}."

    def title(self, *parts: str) -> str:
        """Return a page's title, the most particular part first."""
        return " · ".join((*parts, self.site))

    def number(self, number: int) -> str:
        """Return a number with its thousands apart."""
        return f"{number:,}"

    def day(self, day: date) -> str:
        """Return a date in full."""
        return self.answers.day(day)

    def question_too_long(self, n_characters: int, most: int) -> str:
        """Return that a question is too long."""
        return f"This question has {n_characters:,} characters; the most is {most:,}. Please shorten it."

    def understood(self, text: str) -> str:
        """Return how a question was read."""
        return f"Understood as “{text}”"

    def looked_for(self, topic: str) -> str:
        """Return what was looked for where nothing was found."""
        return f"Looked for “{topic}”."

    def only(self, name: str) -> str:
        """Return that only somebody's words were searched."""
        return f"Only {name}"

    def also(self, name: str) -> str:
        """Return that somebody else's words were searched, too."""
        return f"and {name}"

    def all_but(self, name: str) -> str:
        """Return that somebody's words were left out."""
        return f"Without {name}"

    def within(self, title: str) -> str:
        """Return that only an article was searched."""
        return f"In “{title}”"

    def published(self, first: date | None, last: date | None) -> str:
        """Return that only articles of these days were searched."""
        if first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return f"Published {first.year}" if first.year == last.year else f"Published {first.year}–{last.year}"
        since = f" from {self.day(first)}" if first else ""
        until = f" until {self.day(last)}" if last else ""
        return f"Published{since}{until}"

    def and_others(self, name: str, n: int) -> str:
        """Return a name for itself and more."""
        return f"{name} and {n} others"

    def removing(self, chip: str, means: str) -> str:
        """Return what taking a chip away does, for those who don't see where it stands."""
        return f"{chip}: {means}"

    def everything_of(self, name: str) -> str:
        """Return what somebody's page shows."""
        return f"Everything {name} says"

    def ambiguous(self, ambiguity: Ambiguity) -> str:
        """Return that some words fit several people."""
        names = self.answers.all_of(names_of(ambiguity.speakers))
        return f"“{ambiguity.words}” fits several people: {names}. All of them were searched."

    def not_addressed(self, name: str) -> str:
        """Return that nothing that someone asked about says is an answer: they may well speak of it."""
        return self.answers.silence(Silence(Lack.ANSWER, (name,)))


ENGLISH = Wording()
