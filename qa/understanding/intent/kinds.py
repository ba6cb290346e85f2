"""What sort of answer a question wants, told by the forms it has."""

from qa.models import QuestionKind, Wanted
from qa.understanding.forms import form
from qa.understanding.tokens import Tokens

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
