"""What people type before they have a question, or after: "hello", "who are you", "thanks"."""

import re
from collections.abc import Iterable, Sequence

from corpus import fold
from qa.messages import SmallTalk

_SITE = "this (?:app|archive|bot|chat|chatbot|page|site|tool|website)"
_YOU = rf"(?:you|on the record|{_SITE})"
_SO_MUCH = "(?: (?:a lot|again|so much|very much|for (?:your|the) help))?"
_FORMS = {
    SmallTalk.GREETING: (
        r"(?:hi|hello|hey|hiya|howdy|greetings)(?: (?:there|all|everyone|everybody|you))?",
        r"good (?:morning|afternoon|evening|day)(?: (?:to you|everyone))?",
        r"how are you(?: (?:doing|today))?|how do you do",
    ),
    SmallTalk.THANKS: (
        rf"(?:(?:cool|great|no|ok|okay|perfect) )?(?:many thanks|thanks|thank you|thx|cheers){_SO_MUCH}",
        r"(?:good)?bye(?: bye)?|see you",
    ),
    SmallTalk.HELP: (
        r"(?:please )?help(?: me)?(?: please)?|i need(?: some)? help|(?:how )?can you help(?: me)?",
        rf"(?:who|what) (?:are you|is on the record|is {_SITE})(?: exactly)?|what(?: is|'s) your name",
        r"are you (?:an? )?(?:ai|bot|chatbot|human|language model|llm|machine|person|real|robot)",
        rf"what (?:can|could|do|does) {_YOU} (?:do|answer|know)(?: for me)?|what is {_SITE} (?:about|for)",
        r"what (?:can|could|may|should) i ask(?: (?:here|you))?",
        rf"how (?:do|does) {_YOU} work|how (?:can|do|should) i (?:ask|search|use)(?: (?:here|you|{_SITE}))?",
        r"tell me about yourself|introduce yourself",
    ),
}
# After a question, these are about what it was answered with.
_AT_FIRST = (
    r"what(?: is|'s) this|how does (?:it|this) work|what (?:can|could|do|may|should) i do(?: here)?|where do i start"
    "|start|usage|instructions"
)
_PATTERNS = {kind: re.compile("|".join(forms)) for kind, forms in _FORMS.items()}
_PATTERN_AT_FIRST = re.compile(_AT_FIRST)
_GREETED = re.compile(rf"(?:{_FORMS[SmallTalk.GREETING][0]}) ")
_MOST_CHARACTERS = 80


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
    words = " ".join(re.findall(r"[\w']+", fold(text)))
    greeted = _GREETED.match(words)
    for said in (words, words[greeted.end() :] if greeted else ""):
        for kind, pattern in _PATTERNS.items():
            if pattern.fullmatch(said):
                return kind
        if is_first and _PATTERN_AT_FIRST.fullmatch(said):
            return SmallTalk.HELP
    return None
