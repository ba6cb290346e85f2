"""A quotation in Markdown: what was asked, the words, who said them, and where they are printed."""

from corpus import Kind
from web.api.replies import ArticleReference, InReplyTo, QuotableKind, Quote, Speaker
from web.pages import ENGLISH

from .escaping import as_line, as_text


def quotation(quote: Quote, *, site: str, with_question: bool = True, with_ids: bool = False) -> str:
    """Return a quote as a blockquote, with who said it below.

    Args:
        quote: The words.
        site: Where permalinks lead to ("https://example.org"); empty where there is no site.
        with_question: Whether what was asked stands above.
        with_ids: Whether it is told which article it is in, and where.
    """
    words = "\n".join(f"> {line}" for line in as_text(quote.text).splitlines())
    also = "".join(f"; {ENGLISH.also_in} {source(other.article)}" for other in quote.also_in)
    link = f" · [{ENGLISH.read_in_context}]({site}{quote.permalink})" if site else ""
    ids = place(quote.article, quote.start) if with_ids else ""
    below = f"— {voice(quote.speaker, quote.kind)}, {source(quote.article)}{ids}{also}{link}"
    asked = [question(quote.in_reply_to)] if with_question and quote.in_reply_to else []
    return "\n\n".join((*asked, words, below))


def question(asked: InReplyTo) -> str:
    """Return the interviewer's question."""
    label = f"{ENGLISH.asker} {as_line(asked.speaker)}:" if asked.speaker else ENGLISH.asked_by_someone
    return f"{label} {as_line(asked.text)}"


def voice(speaker: Speaker | None, kind: QuotableKind) -> str:
    """Return who said words, with their office."""
    if speaker is None:
        return ENGLISH.taking.the_reporter if kind is Kind.NARRATION else ENGLISH.unknown_speaker
    role = f", {as_line(speaker.role)}" if speaker.role else ""
    return f"**{as_line(speaker.name)}**{role}{f' ({ENGLISH.asked_as_interviewer})' if kind is Kind.QUESTION else ''}"


def place(article: ArticleReference, start: int) -> str:
    """Return where words are, for whoever looks them up by id."""
    return f" (article {article.id}, start {start})"


def source(article: ArticleReference) -> str:
    """Return what is needed to find an article: its title, where it was published, and when."""
    published = ENGLISH.day(article.published) if article.published else None
    where = as_line(article.source) if article.source else None
    return ", ".join(filter(None, (f"“{as_line(article.title)}”", where, published)))
