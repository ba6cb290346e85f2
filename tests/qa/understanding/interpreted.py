"""Questions in the light of a conversation, without an archive that answers it."""

from collections.abc import Sequence

from corpus import Speaker
from qa import Interpretation, Question
from qa.understanding import Interpreter


def interpreted(interpreter: Interpreter, question: Question, *, heard: Sequence[Speaker] = ()) -> Interpretation:
    """Return how a question is understood where every one before it was answered with the words of ``heard``."""
    first, *later = interpreter.conversation(question)
    understood = interpreter.interpret(first)
    for one in later:
        understood = interpreter.interpret(one, understood, heard=heard)
    return understood
