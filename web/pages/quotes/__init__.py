"""How a quotation is shown and taken along, and the page that checks one."""

from .citations import EMBED_WIDTH, Form, address_of, forms_of, frame_of, height_of, marks_of
from .corrections import Gone
from .quotations import (
    InterviewerQuestion,
    Quotation,
    direction_of,
    in_context,
    question_in,
    question_of,
    quotations,
    recording_at,
    text_fragment,
    unsure_speaker,
)
from .verify import CheckOutcome, Pasted, VerifyPage

__all__ = [
    "EMBED_WIDTH",
    "CheckOutcome",
    "Form",
    "Gone",
    "InterviewerQuestion",
    "Pasted",
    "Quotation",
    "VerifyPage",
    "address_of",
    "direction_of",
    "forms_of",
    "frame_of",
    "height_of",
    "in_context",
    "marks_of",
    "question_in",
    "question_of",
    "quotations",
    "recording_at",
    "text_fragment",
    "unsure_speaker",
]
