"""What any text is made of, whoever speaks in it: folded letters, sentences, tokens, dates, the shape of a name."""

from .dates import find_date, parse_date
from .folding import fold, fold_marks
from .names import (
    CAPITALS,
    GENERIC_LABELS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    is_honorific,
    is_page_label,
    label_key,
    looks_like_name,
    name_tokens,
    same_person,
    without_honorifics,
    without_openers,
)
from .sentences import ends_sentence, split_sentences
from .tokens import count_tokens

__all__ = [
    "CAPITALS",
    "GENERIC_LABELS",
    "INTERVIEWEE_LABELS",
    "INTERVIEWER_LABELS",
    "count_tokens",
    "ends_sentence",
    "find_date",
    "fold",
    "fold_marks",
    "is_honorific",
    "is_page_label",
    "label_key",
    "looks_like_name",
    "name_tokens",
    "parse_date",
    "same_person",
    "split_sentences",
    "without_honorifics",
    "without_openers",
]
