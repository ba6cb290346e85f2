"""What is said of words of which it is not sure who says them; they are nobody's until an editor says whose."""

from dataclasses import dataclass

from qa import Verdict


@dataclass(frozen=True, slots=True)
class Unsure:
    """The sentences in English."""

    verdict: str = "Printed, but not sure whose"

    def speaker(self, label: str | None) -> str:
        """Return what stands in place of a name; ``label`` is what is printed there."""
        return f"Speaker not sure (printed: “{label}”)" if label else "Speaker not sure"

    def told(self, verdict: Verdict, *, named: str | None) -> str:
        """Return a verdict that rests on such words as a sentence for a terminal or a program."""
        match verdict:
            case Verdict.ALTERED:
                return "Altered: this is not what is printed, and of what is printed it is not sure who says it."
            case Verdict.MISATTRIBUTED:
                not_theirs = f"not as {named}'s" if named else "not as those of the one named"
                return f"Misattributed: these words are printed, but {not_theirs}: it is not sure who says them."
            case _:
                return "Verbatim: this is printed word for word, but it is not sure who says it."

    def explained(self, verdict: Verdict, *, named: str | None) -> str:
        """Return what a verdict that rests on such words means."""
        match verdict:
            case Verdict.ALTERED:
                return "What is printed is near this, but differs; and it is not sure who says it."
            case Verdict.MISATTRIBUTED:
                return f"These words are printed, but it is not sure who says them. Don’t cite them as {named}’s."
            case _:
                return "Exactly this is printed, but it is not sure who says it. Don’t cite it as anybody’s."
