"""What other sites show of an address that is sent on: a title, some words, and a picture."""

from dataclasses import dataclass, field
from typing import Self

from corpus import Article
from qa import Answer, Quote, Reply
from web import links
from web.wording import Wording

MAX_DESCRIPTION = 300  # characters; no site shows more


@dataclass(frozen=True, slots=True)
class Card:
    """The card of a page; addresses in it are whole ones, for it is read elsewhere.

    ``address`` is what the card stands for, ``told`` what those who don't see the picture are told, ``oembed`` and
    ``feed`` where other programs find more of it.
    """

    title: str
    description: str
    kind: str = "website"
    address: str | None = None
    picture: str = field(default_factory=lambda: links.absolute(links.at(links.CARD)))
    told: str = ""
    oembed: str | None = None
    feed: str | None = None

    @classmethod
    def of_quote(cls, quote: Quote, words: Wording) -> Self:
        """Return the card of a quote: who said it, and the words."""
        address = links.absolute(links.permalink(quote.article.id, quote.id))
        said = words.taking.quoted(_in_one_line(quote.text))
        return cls(
            title=words.sharing.said_by(quote),
            description=_short(said),
            kind="article",
            address=address,
            picture=links.absolute(links.picture(quote.id)),
            told=_short(f"{said} — {words.sharing.said_by(quote)}"),
            oembed=links.absolute(links.oembed(address)),
        )

    @classmethod
    def of_article(cls, article: Article, words: Wording) -> Self:
        """Return the card of an article: its title, and who is heard in it."""
        names = [speaker.name for speaker in article.speakers if not speaker.interviewer]
        day = words.day(article.published) if article.published else None
        return cls(
            title=article.title,
            description=_short(words.sharing.heard(names, day)),
            kind="article",
            address=links.absolute(links.article(article.id)),
        )

    @classmethod
    def of_speaker(cls, speaker_id: str, name: str, description: str) -> Self:
        """Return the card of a person, with the feed of what they say."""
        return cls(
            title=name,
            description=description,
            kind="profile",
            address=links.absolute(links.speaker(speaker_id)),
            feed=links.absolute(links.feed(speaker_id)),
        )

    @classmethod
    def of_reply(cls, reply: Reply, *, address: str, feed: str, told: str, words: Wording) -> Self:
        """Return the card of a reply: the question, and the first quote; ``told`` where there is none."""
        lead = reply.quotes[0] if isinstance(reply, Answer) else None
        said = f"{words.sharing.said_by(lead)}: {words.taking.quoted(_in_one_line(lead.text))}" if lead else told
        picture = links.picture(lead.id) if lead else links.at(links.CARD)
        return cls(
            title=reply.interpretation.question.text,
            description=_short(said),
            kind="article",
            address=links.absolute(address),
            picture=links.absolute(picture),
            told=_short(said),
            feed=links.absolute(feed),
        )


def _in_one_line(words: str) -> str:
    return " ".join(words.split())


def _short(words: str) -> str:
    """Return words that end with a whole one; "…" says that there are more."""
    if len(words) <= MAX_DESCRIPTION:
        return words
    kept, _, _ = words[:MAX_DESCRIPTION].rpartition(" ")
    return f"{kept or words[: MAX_DESCRIPTION - 1]} …"
