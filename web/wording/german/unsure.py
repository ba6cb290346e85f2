"""What is said in German of words of which it is not sure who says them."""

from dataclasses import dataclass

from qa import Verdict
from web.wording.unsure import Unsure


@dataclass(frozen=True, slots=True)
class GermanUnsure(Unsure):
    """What is said in German of words of which it is not sure who says them."""

    verdict: str = "Gedruckt, aber nicht sicher von wem"

    def speaker(self, label: str | None) -> str:
        """Return what stands in place of a name; ``label`` is what is printed there."""
        return f"Wer spricht, ist nicht sicher (gedruckt: „{label}“)" if label else "Wer spricht, ist nicht sicher"

    def told(self, verdict: Verdict, *, named: str | None) -> str:
        """Return a verdict that rests on such words as a sentence for a terminal or a program."""
        match verdict:
            case Verdict.ALTERED:
                return "Verändert: So steht es nicht da, und wer sagt, was da steht, ist nicht sicher."
            case Verdict.MISATTRIBUTED:
                not_theirs = f"nicht als Worte von {named}" if named else "nicht als Worte der genannten Person"
                return f"Falsch zugeschrieben: Das steht da, aber {not_theirs}: Wer es sagt, ist nicht sicher."
            case _:
                return "Wörtlich: So steht es da, Wort für Wort, aber wer es sagt, ist nicht sicher."

    def explained(self, verdict: Verdict, *, named: str | None) -> str:
        """Return what a verdict that rests on such words means."""
        match verdict:
            case Verdict.ALTERED:
                return "Was da steht, kommt dem nahe, lautet aber anders; und wer es sagt, ist nicht sicher."
            case Verdict.MISATTRIBUTED:
                return (
                    f"So steht es da, aber wer es sagt, ist nicht sicher. Zitieren Sie es nicht als Worte von {named}."
                )
            case _:
                return "Genau so steht es da, aber wer es sagt, ist nicht sicher. Zitieren Sie es als niemandes Worte."
