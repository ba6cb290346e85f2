"""An answer as a document to go on with: Word, or Markdown."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from qa import Answer, Near, Quote, Reply
from web import links
from web.api.markdown import answer_blocks, as_line
from web.api.schemas import AnswerReply
from web.pages.quotes import address_of, marks_of, question_of
from web.wording import Wording, wording_of

from .feeds import for_xml


def as_markdown(reply: Reply, *, index_version: str) -> str:
    """Return a reply as Markdown, under its question."""
    shown = AnswerReply.of(reply, index_version=index_version, took_ms=0)
    return "\n\n".join((f"# {as_line(shown.question)}", *answer_blocks(shown, site=links.site()))) + "\n"


def as_word(reply: Reply, *, page: str, words: Wording) -> bytes:
    """Return a reply as a Word document, with headings and quotations in Word's own styles; ``page`` shows it."""
    told = wording_of(reply.interpretation.language)
    document = Document()
    question = for_xml(reply.interpretation.question.text)
    document.core_properties.title, document.core_properties.author = question, words.site
    document.add_heading(question, level=1)
    for said in _said(reply, words, told):
        document.add_paragraph(for_xml(said))
    before = None
    for quote in reply.quotes if isinstance(reply, Answer) else reply.nearest if isinstance(reply, Near) else ():
        asked = (quote.article.id, quote.passage.context.question)
        _add_quote(document, quote, words, with_question=asked != before)
        before = asked
    for group in reply.groups if isinstance(reply, Answer) else ():
        if not group.addressed:
            document.add_paragraph(for_xml(told.not_addressed(group.speaker.name)))
    source = document.add_paragraph(f"{words.site} · {words.day(datetime.now(UTC).date())} · ")
    _add_link(source, links.absolute(page), links.absolute(page))
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _said(reply: Reply, words: Wording, told: Wording) -> Iterator[str]:
    """Yield what no quote says."""
    match reply:
        case Answer():
            yield from filter(None, (told.answers.told(reply.notes), words.examples if reply.more else ""))
        case Near():
            yield told.answers.told(reply.reasons)
            yield words.sharing.nearest
        case _:
            yield told.answers.told(reply.reasons)


def _add_quote(document: WordDocument, quote: Quote, words: Wording, *, with_question: bool) -> None:
    if with_question and (asked := question_of(quote.passage, words)):
        document.add_paragraph().add_run(for_xml(f"{asked.label} {asked.text}")).italic = True
    said = for_xml(quote.text)
    document.add_paragraph(said if marks_of(quote.text) else words.taking.quoted(said), style="Quote")
    below = document.add_paragraph("— ")
    below.add_run(for_xml(words.sharing.said_by(quote))).bold = True
    article = quote.article
    day = words.day(article.published) if article.published else None
    below.add_run(for_xml("".join(f", {part}" for part in (article.title, article.source, day) if part)) + " · ")
    _add_link(below, address_of(quote), words.read_in_context)


def _add_link(paragraph: Paragraph, address: str, text: str) -> None:
    """Add a link, which python-docx reads and does not write by itself."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.underline = True
    link.append(run._r)  # noqa: SLF001 - what python-docx offers for this
    paragraph._p.append(link)  # noqa: SLF001
