"""The JSON that goes in and out."""

from .answers import AnswerReply, Found, SearchReply
from .archive import ArticleList, ArticleReply, ArticleSummary, Paragraph, PassageReply, SpeakerList, SpeakerReply
from .quotes import ArticleReference, Body, Filters, InReplyTo, QuotableKind, Quote, Speaker
from .requests import MAX_HISTORY, AnswerRequest, ListRequest, SearchRequest, VerifyRequest, Whole
from .verdicts import Match, VerifyReply

__all__ = [
    "MAX_HISTORY",
    "AnswerReply",
    "AnswerRequest",
    "ArticleList",
    "ArticleReference",
    "ArticleReply",
    "ArticleSummary",
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
    "VerifyReply",
    "VerifyRequest",
    "Whole",
]
