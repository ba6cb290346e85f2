"""Asks a chatbot and makes the reply, with the time that took: for whatever speaks to programs."""

import time

import qa
from web.ports import Chatbot

from .answer_replies import AnswerReply, SearchReply
from .requests import SearchRequest
from .timing import ms_since


def answered(chatbot: Chatbot, question: qa.Question, *, limit: int = 5) -> AnswerReply:
    """Return the reply to a question, at most ``limit`` quotes.

    Raises:
        UnknownFilterError: A given filter names a speaker or an article that is not there.
    """
    started = time.perf_counter()
    reply = chatbot.answer(question, limit=limit)
    return AnswerReply.of(reply, index_version=chatbot.index_version, took_ms=ms_since(started))


def searched(chatbot: Chatbot, request: SearchRequest) -> SearchReply:
    """Return the passages that are looked for.

    Raises:
        UnknownFilterError: A given filter names a speaker or an article that is not there.
    """
    started = time.perf_counter()
    found = chatbot.search(request.asked(), limit=request.limit, kinds=request.wanted_kinds())
    return SearchReply.of(found, took_ms=ms_since(started))
