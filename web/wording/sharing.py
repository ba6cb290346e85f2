"""The words of what is sent on: cards, frames on other sites, feeds, documents; and of reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Kind
from qa import Quote


@dataclass(frozen=True, slots=True)
class Sharing:
    """What is sent on, and what is there without a network."""

    share: str = "Share"
    as_embed: str = "For another page (HTML)"
    take_along: str = "Take this answer along"
    as_word: str = "Word"
    as_markdown: str = "Markdown"
    as_feed: str = "Feed"
    feed_of_person: str = "Feed of what they say"
    read_there: str = "Read in context"
    gone: str = "This quotation is no longer here"
    gone_why: str = "The article has changed since it was embedded, and these words are not in it any more."
    article_now: str = "The article as it is now"
    site_now: str = "To the archive"
    nobody: str = "speaker not sure"
    reporter: str = "the reporter"
    asking: str = "asking"
    question: str = "Question"
    nearest: str = "Nobody answers this. These words come nearest:"
    offline: str = "You are offline"
    offline_why: str = (
        "The archive is on the server, and the server can’t be reached from here. "
        "Nothing is lost: reload this page when you are back."
    )

    def said_by(self, quote: Quote) -> str:
        """Return who said a quote, with their office; that nobody is known to, where that is so."""
        speaker = quote.speaker
        if speaker is None:
            return self.reporter if quote.kind is Kind.NARRATION else self.nobody
        asks = self.asking if quote.kind is Kind.QUESTION else None
        return ", ".join(filter(None, (speaker.name, speaker.role, asks)))

    def heard(self, names: Sequence[str], day: str | None) -> str:
        """Return who is heard in an article, and on which day it was published."""
        published = f", {day}" if day else ""
        return f"Interview with {', '.join(names)}{published}" if names else f"Article{published}"

    def embedded(self, name: str) -> str:
        """Return what the frame of a quote is called."""
        return f"Quotation: {name}"

    def says(self, name: str) -> str:
        """Return what the feed of a person holds."""
        return f"What {name} says, word for word, the newest article first."

    def answers(self, question: str) -> str:
        """Return what the feed of a topic holds."""
        return f"Quotations that answer “{question}”, the newest article first."

    def nothing_yet(self, told: str) -> str:
        """Return what an empty feed holds."""
        return f"{told} There are none yet."


@dataclass(frozen=True, slots=True)
class Reporting:
    """The form by which readers say that something is wrong with a quote."""

    link: str = "Something wrong?"
    heading: str = "Something wrong with this quote?"
    lede: str = (
        "Tell the editors. What you send is kept with the quotation and the day, on this server only, "
        "and nothing says who sent it."
    )
    what: str = "What is wrong?"
    words: str = "The words are not what was printed"
    name: str = "Somebody else said this"
    office: str = "The office is wrong, or was another one then"
    not_an_answer: str = "The words are no answer to the question"
    asked: str = "The question you asked (optional)"
    asked_hint: str = "Only needed where the words are no answer. It is kept with the report."
    comment: str = "What would be right? (optional)"
    button: str = "Send"
    missing: str = "Choose what is wrong."
    foreign: str = "This was sent from another site, so it was not kept. Please send it from here."
    not_kept: str = "This could not be kept. Please tell whoever runs this site."
    thanks: str = "Thank you"
    kept: str = "Your report is kept for the editors. The quotation stays as it is until they have looked."
    back: str = "Back to the quotation"
    none: str = "there are no reports"

    def too_long(self, n_characters: int, most: int) -> str:
        """Return that there is too much to keep."""
        return f"This has {n_characters:,} characters; the most is {most:,}. Please shorten it."


@dataclass(frozen=True, slots=True)
class Corrected:
    """What is told of words that were published once."""

    corrected_why: str = (
        "When this link was made, the article had other words here. What is not there any more is struck through, "
        "what has come is underlined."
    )
    taken_out_why: str = "When this link was made, these words were in the article. They are not any more."
    withdrawn_why: str = "This article is not published any more, and nothing of it is quoted."
    removed: str = "not any more:"
    added: str = "new:"

    def corrected(self, day: str) -> str:
        """Return that words were corrected."""
        return f"Corrected on {day}"

    def taken_out(self, day: str) -> str:
        """Return that words were taken out."""
        return f"Taken out on {day}"

    def withdrawn(self, day: str) -> str:
        """Return that an article was withdrawn."""
        return f"Withdrawn on {day}"
