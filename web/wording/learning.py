"""What is learned from readers: what they are told of it, and the form that takes what they think of an answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thumbs:
    """A reader says whether a reply is of use."""

    asked: str = "Is this what you were looking for?"
    up: str = "Yes"
    down: str = "No"
    add: str = "Add a comment"
    comment: str = "What was missing, or what helped? (optional)"
    hint: str = "Please write nothing that says who you are. Your question is kept with it."
    heading: str = "Is this answer of use?"
    question: str = "Your question was:"
    thanks: str = "Thank you"
    kept: str = "The editors will see it beside your question, and nothing says who sent it."
    back: str = "Back to the answer"
    missing: str = "Choose yes or no."

    def too_long(self, n_characters: int, most: int) -> str:
        """Return that a comment is too long."""
        return f"This comment has {n_characters:,} characters; the most is {most:,}. Please shorten it."


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is kept of what readers ask."""

    heading: str = "What is kept of your visit"
    nothing: str = (
        "Nothing of what you ask is kept, unless you send it to the editors yourself. No cookies, no addresses, no "
        "profiles."
    )

    def kept(self, days: int) -> str:
        """Return what is kept, and for how long."""
        return (
            "So that the editors learn what is missing, the words of questions, whether they found an answer, which "
            f"quotations were opened, and what you send with “{Thumbs().asked}” are kept for {days:,} days, on this "
            "server only, each with its day. No address, no name, no cookie and no hour is kept with them."
        )
