"""The JSON that goes in and out: the API under ``/api/v1``."""

from .answers import AnswerReply, BatchReply, Found, Match, SearchReply, Understood, VerifyReply
from .archive import ArticleList, ArticleReply, ArticleSummary, Paragraph, PassageReply, SpeakerList, SpeakerReply
from .quotes import ArticleReference, Body, Filters, InReplyTo, QuotableKind, Quote, Speaker
from .requests import AnswerRequest, BatchRequest, ListRequest, SearchRequest, VerifyRequest, Whole

__all__ = [
    "AnswerReply",
    "AnswerRequest",
    "ArticleList",
    "ArticleReference",
    "ArticleReply",
    "ArticleSummary",
    "BatchReply",
    "BatchRequest",
    "Body",
    "Filters",
    "Found",
    "InReplyTo",
    "ListRequest",
    "Match",
    "Paragraph",
    "PassageReply",
    "QuotableKind",
    "Quote",
    "SearchReply",
    "SearchRequest",
    "Speaker",
    "SpeakerList",
    "SpeakerReply",
    "Understood",
    "VerifyReply",
    "VerifyRequest",
    "Whole",
]
