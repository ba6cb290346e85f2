"""What people type before they have a question, or after: "hello", "who are you", "thanks"."""

from collections.abc import Iterable, Sequence

from qa.messages import SmallTalk
from qa.understanding.forms import form
from qa.understanding.tokens import tokens_of

_MOST_CHARACTERS = 80

_FORMS = {
    SmallTalk.GREETING: form("greets"),
    SmallTalk.THANKS: form("gives_thanks"),
    SmallTalk.HELP: form("wants_help"),
}


def small_talk(text: str, *, history: Sequence[str] = ()) -> SmallTalk | None:
    """Return what somebody wants who asks nothing of the articles; ``None`` for a question.

    Args:
        text: What was typed.
        history: What was typed before it.
    """
    return _kind(text, is_first=not without_small_talk(history))


def without_small_talk(history: Iterable[str]) -> tuple[str, ...]:
    """Return what asks something, of what was typed one after the other."""
    questions: list[str] = []
    for text in history:
        if _kind(text, is_first=not questions) is None:
            questions.append(text)
    return tuple(questions)


def _kind(text: str, *, is_first: bool) -> SmallTalk | None:
    if len(text) > _MOST_CHARACTERS:
        return None
    said = tokens_of(text).without_marks()
    for kind, its_form in _FORMS.items():
        if its_form.search(said):
            return kind
    return SmallTalk.HELP if is_first and form("wants_help_at_first").search(said) else None
