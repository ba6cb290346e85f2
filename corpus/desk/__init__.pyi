from .adding import Arrival, Known, add_article, edit_text, read_arrival, text_of
from .articles import (
    DeskArticle,
    MendError,
    article_id_of,
    article_names,
    corrections_name,
    discard_article,
    name_of,
    read_at_desk,
    withdraw_article,
)
from .paragraphs import Said, alike, behind_label, mend_facts, mend_paragraphs, turn_after
from .people import PersonSaid, known_person, mend_person, merge_people, seen_people, tenure_of

__all__ = [
    "Arrival",
    "DeskArticle",
    "Known",
    "MendError",
    "PersonSaid",
    "Said",
    "add_article",
    "alike",
    "article_id_of",
    "article_names",
    "behind_label",
    "corrections_name",
    "discard_article",
    "edit_text",
    "known_person",
    "mend_facts",
    "mend_paragraphs",
    "mend_person",
    "merge_people",
    "name_of",
    "read_arrival",
    "read_at_desk",
    "seen_people",
    "tenure_of",
    "text_of",
    "turn_after",
    "withdraw_article",
]
