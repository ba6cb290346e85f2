"""What any text is made of: characters, sentences and names; what a speaker label looks like: `label_shape`."""

from .characters import (
    CAPITALS,
    HAN_OR_KANA,
    UNSPACED,
    begins_east_asian,
    fold,
    fold_marks,
    is_east_asian_type,
    n_east_asian,
)
from .names import (
    GENERIC_LABELS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    QUESTION_LABELS,
    is_honorific,
    is_page_label,
    label_key,
    looks_like_name,
    name_tokens,
    same_person,
    without_honorifics,
    without_openers,
)
from .sentences import PullQuotes, count_tokens, ends_sentence, split_sentences

__all__ = [
    "CAPITALS",
    "GENERIC_LABELS",
    "HAN_OR_KANA",
    "INTERVIEWEE_LABELS",
    "INTERVIEWER_LABELS",
    "QUESTION_LABELS",
    "UNSPACED",
    "PullQuotes",
    "begins_east_asian",
    "count_tokens",
    "ends_sentence",
    "fold",
    "fold_marks",
    "is_east_asian_type",
    "is_honorific",
    "is_page_label",
    "label_key",
    "looks_like_name",
    "n_east_asian",
    "name_tokens",
    "same_person",
    "split_sentences",
    "without_honorifics",
    "without_openers",
]
