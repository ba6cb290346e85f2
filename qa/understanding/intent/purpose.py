"""What a question wants: what sort of answer, what this should name, what it is about; or small talk, and nothing."""

from collections.abc import Iterable, Sequence

from embeddings import analyse
from qa.messages import SmallTalk
from qa.models import QuestionKind, Wanted
from qa.understanding.forms import form
from qa.understanding.tokens import Mark, Mention, Tokens, tokens_of

# In this order: the first that a question has the form of.
_KINDS = {
    QuestionKind.INTERVIEWER: form("interviewer"),
    QuestionKind.ABOUT: form("about_articles"),
    QuestionKind.OVERVIEW: form("overview"),
}
_WANTED = {
    Wanted.DATE: form("names_a_date"),
    Wanted.NUMBER: form("names_a_number"),
    Wanted.PLACE: form("names_a_place"),
    Wanted.PERSON: form("names_a_person"),
    Wanted.LIST: form("names_things"),
}
_HARD = {Wanted.NUMBER, Wanted.DATE, Wanted.PLACE, Wanted.PERSON}
_MOST_KEYWORDS = 6
_MOST_CHARACTERS_OF_TALK = 80
_SMALL_TALK = {
    SmallTalk.GREETING: form("greets"),
    SmallTalk.THANKS: form("gives_thanks"),
    SmallTalk.REMARK: form("remarks"),
    SmallTalk.HELP: form("wants_help"),
}


def read_wanted(tokens: Tokens) -> Wanted:
    """Return what sort of thing the words that answer would name."""
    asks = form("question_word").search(tokens)
    for wanted, its_form in _WANTED.items():
        found = its_form.search(tokens)
        # Only the question word that comes first asks: "What changes when prices rise?" asks for no date.
        if found and (asks is None or found.first <= asks.first):
            return wanted
    return Wanted.ANYTHING


def read_kind(
    tokens: Tokens, wanted: Wanted, *, n_people: int, ask_themselves: bool, is_plural: bool, has_topic: bool
) -> QuestionKind:
    """Return the kind of a question.

    Args:
        tokens: The question, in which only those are persons who are asked.
        wanted: What sort of thing it asks for.
        n_people: How many different people are asked.
        ask_themselves: They are all interviewers.
        is_plural: They are asked as several, not because it is unclear who is meant.
        has_topic: Whether it says what about.
    """
    if ask_themselves and form("asks").search(tokens):
        return QuestionKind.INTERVIEWER
    for kind, its_form in _KINDS.items():
        if its_form.search(tokens):
            return kind
    if not has_topic and form("summarises").search(tokens):
        return QuestionKind.OVERVIEW
    if n_people > 1 and (is_plural or form("compared").search(tokens)):
        return QuestionKind.COMPARE
    if n_people == 0 and form("who").search(tokens) and not form("deed").search(tokens):
        return QuestionKind.WHO
    if wanted in _HARD:
        return QuestionKind.FACT
    return QuestionKind.PERSON if n_people else QuestionKind.TOPIC


def read_topic(tokens: Tokens) -> str:
    """Return the words to look up; empty where a question names people and says nothing of what about.

    Args:
        tokens: The question, in which only those are persons who are asked.
    """
    left = _without_ways_in(form("where").removed(_without_saying(tokens)))
    left = _without_ways_in(form("aside").removed(left))
    words = form("leftover").removed(left).text.strip(" ,;:-")
    return words if analyse(words, tokens.language) else ""


def small_talk(text: str, *, history: Sequence[str] = ()) -> SmallTalk | None:
    """Return what words want that ask nothing of the articles; ``None`` for a question.

    Args:
        text: What was typed.
        history: What was typed before it.
    """
    return _talk(text, is_first=not without_small_talk(history))


def without_small_talk(history: Iterable[str]) -> tuple[str, ...]:
    """Return what asks something, of what was typed one after the other."""
    questions: list[str] = []
    for text in history:
        if _talk(text, is_first=not questions) is None:
            questions.append(text)
    return tuple(questions)


def _without_ways_in(tokens: Tokens) -> Tokens:
    while (found := form("way_in").search(tokens)) and found.last:
        tokens = tokens.without((0, found.last))
    return tokens


def _without_saying(tokens: Tokens) -> Tokens:
    """A row of keywords without those that only say that somebody says something; any other question as it is."""
    spared = {found.first for found in form("keyword").all(tokens)}
    topic = [token for number, token in enumerate(tokens.items) if number not in spared and not isinstance(token, Mark)]
    is_row = all(isinstance(token, Mention) or analyse(token.text, tokens.language) for token in topic)
    n_words = sum(not isinstance(token, Mark) for token in tokens.items)
    names = any(isinstance(token, Mention) for token in tokens.items)
    if names and is_row and n_words <= _MOST_KEYWORDS and len(topic) > 1:
        return tokens.without(*((number, number + 1) for number in spared))
    return tokens


def _talk(text: str, *, is_first: bool) -> SmallTalk | None:
    if len(text) > _MOST_CHARACTERS_OF_TALK:
        return None
    said = tokens_of(text).without_marks()
    for kind, its_form in _SMALL_TALK.items():
        if its_form.search(said):
            return kind
    return SmallTalk.HELP if is_first and form("wants_help_at_first").search(said) else None
