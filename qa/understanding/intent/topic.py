"""What a question is about, without the words around it, which would only find passages about saying."""

from embeddings import analyse
from qa.understanding.forms import form
from qa.understanding.tokens import Mark, Mention, Tokens

_MOST_KEYWORDS = 6


def read_topic(tokens: Tokens) -> str:
    """Return the words to look up; empty where a question names people and says nothing of what about.

    Args:
        tokens: The question, in which only those are persons who are asked.
    """
    left = _without_ways_in(form("where").removed(_without_saying(tokens)))
    left = _without_ways_in(form("aside").removed(left))
    words = form("leftover").removed(left).text.strip(" ,;:-")
    return words if analyse(words, tokens.language) else ""


def _without_ways_in(tokens: Tokens) -> Tokens:
    while found := form("way_in").search(tokens):
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
