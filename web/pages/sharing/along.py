"""What can be taken along of one answer: its card, and the documents and the feed that are made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from qa import Answer, NotFound, Reply
from web import links
from web.pages.cards import Card
from web.pages.conversation import Asking, parameters_of
from web.pages.frame import Link
from web.wording import Wording, wording_of


@dataclass(frozen=True, slots=True)
class TakeAlong:
    """One answer, sent on: ``ways`` are none where nothing was found."""

    card: Card
    ways: tuple[Link, ...]

    @classmethod
    def of(cls, reply: Reply, askings: Sequence[Asking], *, words: Wording) -> Self:
        """Return what there is of the reply to the last of these questions."""
        conversation = parameters_of(askings)
        feed = links.of_question(links.FEED, conversation)
        told = wording_of(links.language() or reply.interpretation.language).answers
        ways = (
            Link(links.of_question(links.WORD, conversation), words.sharing.as_word),
            Link(links.of_question(links.MARKDOWN, conversation), words.sharing.as_markdown),
            Link(feed, words.sharing.as_feed),
        )
        address = links.conversation(conversation, shown=len(askings))
        reasons = told.told(() if isinstance(reply, Answer) else reply.reasons)
        card = Card.of_reply(reply, address=address, feed=feed, told=reasons or words.description, words=words)
        return cls(card, () if isinstance(reply, NotFound) else ways)
