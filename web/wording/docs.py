"""The words of the pages for developers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Docs:
    """The documentation of the API, and its problems."""

    title: str = "API"
    lede: str = "Correct, typed, attributed answers in your program, with the tools you already use."
    contents: str = "On this page"
    examples: str = "Examples"
    operations: str = "Operations"
    types: str = "Types"
    problems: str = "Problems"
    problem_status: str = "HTTP status"
    problems_lede: str = (
        "Everything that can go wrong is told as application/problem+json (RFC 9457). The `type` of a problem is the "
        "address of a page here."
    )
    all_problems: str = "All problems"
    for_tools: str = "For tools:"
    tasks: Mapping[str, str] = field(
        default_factory=lambda: {
            "answer": "Get an answer",
            "stream": "Stream an answer",
            "verify": "Check a quote",
            "errors": "Tell what went wrong",
        }
    )
    parameters: str = "Parameters"
    body: str = "Send"
    replies: str = "Get back"
    example_request: str = "Example of a request"
    example_reply: str = "Example of a reply"
    events: str = "Events"
    events_lede: str = (
        "A streamed answer is understood first, then a quote each, then the whole answer; or an error. Nothing comes "
        "after these two. The data of each is JSON of this type:"
    )
    type: str = "Type"
    meaning: str = "Meaning"
    required: str = "required"
    status: str = "Status"
    means: str = "What it means"
    way_out: str = "The way out"
    example_body: str = "What a program gets"
    any_of: str = "or"
    list_of: str = "list of"

    def at_least(self, n: float) -> str:
        """Return a lower bound."""
        return f"{n:,g} or more"

    def at_most(self, n: float) -> str:
        """Return an upper bound."""
        return f"at most {n:,g}"

    def between(self, least: float, most: float) -> str:
        """Return both bounds."""
        return f"{least:,g} to {most:,g}"

    def characters(self, bound: str) -> str:
        """Return a bound of a text's length."""
        return f"{bound} characters"

    def items(self, bound: str) -> str:
        """Return a bound of a list's length."""
        return f"{bound} items"

    def default(self, value: str) -> str:
        """Return what holds where nothing is sent."""
        return f"default {value}"

    def example_of(self, task: str, language: str) -> str:
        """Return the name of an example, for those who don't see where it stands."""
        return f"{task}, {language}"
