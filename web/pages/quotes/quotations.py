"""A quote as a page shows it: the words, who said them, what they answered, where they stand."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from corpus import Article, Kind, Paragraph, Passage, Span
from qa import Quote
from web import links
from web.pages.frame import ArticleEntry, Link, Run, Voice, runs_of
from web.wording import Wording

from .citations import Form, address_of, forms_of, marks_of

MAX_WHOLE, MIN_END = 80, 20  # characters of a text fragment
MAX_UNFOLDED_QUESTION = 180
LONGEST_WORD = 30  # what is longer is a script without spaces
N_TELLING = 1000
# A word; where words are written without spaces between them, a clause: browsers find whole words only.
_WORD = re.compile(r"[^\s，。！？；：、]+[，。！？；：、”’」』）]*")


@dataclass(frozen=True, slots=True)
class InterviewerQuestion:
    """The interviewer's question that words answer; a long one is folded behind its ``opening``."""

    label: str
    text: str
    opening: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote; ``marks`` says which of its quote marks are printed in it.

    ``voice`` is not repeated where it stands above, as the article does where the quote is ``placed``. Where it is not
    sure who speaks, ``unsure`` says so in its place, and there are no ``forms``. ``note`` says what is not a statement.

    ``whole`` is the passage around the quote, which is marked in it; empty where there is no more of it. ``in_context``
    leads to the quote among its neighbours of the same answer. ``also_in`` are the other articles that print the same
    words, ``recording`` leads to where they are said, ``report`` to the form that says what is wrong with the quote.
    ``direction`` is the way the article is written in, ``address`` the permalink as it can be sent to somebody.
    """

    words: tuple[Run, ...]
    marks: str
    voice: Voice | None
    unsure: str | None
    note: str | None
    asked: InterviewerQuestion | None
    whole: tuple[Run, ...]
    article: ArticleEntry
    placed: bool
    direction: str
    permalink: str
    in_context: str
    address: str
    forms: tuple[Form, ...]
    also_in: tuple[Link, ...]
    recording: Link | None
    report: str | None

    @classmethod
    def of(
        cls,
        quote: Quote,
        *,
        wording: Wording,
        named: bool,
        with_question: bool,
        placed: bool = False,
        among: Sequence[Quote] = (),
    ) -> Self:
        """Return the quote.

        Args:
            quote: Whose words these are.
            wording: Of the page.
            named: Its speaker stands above it.
            with_question: The question that it answers is shown with it.
            placed: Its article stands above it as well.
            among: All quotes of the answer.
        """
        article, speaker = quote.article, quote.speaker
        return cls(
            words=runs_of(article, quote.span, quote.highlights),
            marks=marks_of(quote.text),
            voice=Voice.of(speaker) if speaker and not named else None,
            unsure=unsure_speaker(quote.passage, wording),
            note=_note(quote.kind, wording),
            asked=question_of(quote.passage, wording) if with_question else None,
            whole=runs_of(article, quote.passage.span, (quote.span,)) if quote.passage.span != quote.span else (),
            article=ArticleEntry.of(article, wording),
            placed=placed,
            direction=direction_of(article),
            permalink=links.permalink(article.id, quote.id),
            in_context=in_context(quote, among),
            address=address_of(quote),
            forms=forms_of(quote, wording),
            also_in=tuple(
                Link(links.in_context(other.article.id, other.id), other.article.title) for other in quote.also_in
            ),
            recording=recording_at(article, quote.time, wording),
            report=links.report(quote.id),
        )


def quotations(
    quotes: Sequence[Quote],
    *,
    wording: Wording,
    named: bool = False,
    placed: bool = False,
    among: Sequence[Quote] | None = None,
    after: Quote | None = None,
) -> tuple[Quotation, ...]:
    """Return the quotes in order; a question that several in a row answer is shown with the first of them.

    Args:
        quotes: Those to show.
        wording: Of the page.
        named: Their speaker stands above them.
        placed: Their speaker and their article do.
        among: All quotes of the answer, where these are but a part of them.
        after: The quote that stands above them, with the question that it answers.
    """
    shown: list[Quotation] = []
    before = (after.article.id, after.passage.context.question) if after else None
    for quote in quotes:
        asked = (quote.article.id, quote.passage.context.question)
        shown.append(
            Quotation.of(
                quote,
                wording=wording,
                named=named or placed,
                with_question=asked != before,
                placed=placed,
                among=among or quotes,
            )
        )
        before = asked
    return tuple(shown)


def in_context(quote: Quote, among: Sequence[Quote]) -> str:
    """Return the address of a quote in its article, beside the others of the same article ``among`` these."""
    here = {other.id: None for other in among if other.article.id == quote.article.id and other.id != quote.id}
    fragment = text_fragment(quote.article, quote.span)
    return links.in_context(quote.article.id, quote.id, beside=here, text=fragment)


def text_fragment(article: Article, span: Span) -> str:
    """Return the fragment that leads to these words: all of them, or as many of the first and last as need be.

    It is empty where no such words lead there and nowhere else: a browser goes to the first that it finds.
    """
    before, said = _as_read(article.text[: span.start]), _as_read(article.text[span.start : span.end])
    lead = _lead(article, span) if said in before else ""
    if lead is None:
        return ""
    words = [match.span() for match in _WORD.finditer(article.text, span.start, span.end)]
    if len(said) > MAX_WHOLE and not lead:
        starts = (article.text[span.start : end] for _, end in words)
        start = next((each for each in starts if len(each) >= MIN_END and _as_read(each) not in before), None)
        if start:
            rest = _as_read(article.text[span.start + len(start) : span.end])
            ends = (article.text[begin : span.end] for begin, _ in reversed(words) if begin > span.start + len(start))
            end = next((each for each in ends if len(each) >= MIN_END and rest.count(_as_read(each)) == 1), None)
            if end:
                return links.text_fragment(_spaced(start), _spaced(end))
    return links.text_fragment(_spaced(article.text[span.start : span.end]), before=_spaced(lead))


def recording_at(article: Article, time: float | None, wording: Wording) -> Link | None:
    """Return the way to a time in the article's recording, where both are known."""
    address = links.recording_at(article.media, time)
    return Link(address, wording.in_context.recording(time)) if address and time is not None else None


def direction_of(article: Article) -> str:
    """Return the direction of the script that most of the article's beginning is written in."""
    letters = Counter(unicodedata.bidirectional(char) for char in article.text[:N_TELLING])
    return "rtl" if letters["R"] + letters["AL"] > letters["L"] else "ltr"


def unsure_speaker(words: Passage | Paragraph, wording: Wording) -> str | None:
    """Return what stands in place of a name where it is not sure who speaks, else ``None``."""
    return wording.unsure.speaker(words.label) if words.has_unsure_speaker else None


def _note(kind: Kind, wording: Wording) -> str | None:
    return {Kind.NARRATION: wording.narration, Kind.QUESTION: wording.asked_as_interviewer}.get(kind)


def question_of(passage: Passage, wording: Wording) -> InterviewerQuestion | None:
    """Return the question that a passage answers, where it answers one."""
    return question_in(passage.article, passage.context.question, wording)


def question_in(article: Article, number: int | None, wording: Wording) -> InterviewerQuestion | None:
    """Return the question that is the paragraph with this number of an article."""
    if number is None:
        return None
    question = article.paragraphs[number]
    asker = article.speaker(question.speaker_id)
    label = f"{wording.asker} {asker.name}:" if asker else wording.asked_by_someone
    text = question.span.cut(article.text)
    if len(text) <= MAX_UNFOLDED_QUESTION:
        return InterviewerQuestion(label, text, None)
    # The question itself mostly stands at the end, behind the interviewer's preamble.
    last = text[-MAX_UNFOLDED_QUESTION:]
    for end_of_sentence in (". ", "? ", "! ", "。", "？"):
        last = last.rpartition(end_of_sentence)[2] or last
    cut, _, whole_words = last.partition(" ")
    if len(last) == MAX_UNFOLDED_QUESTION and len(cut) < LONGEST_WORD:  # a sentence this long begins within a word
        last = whole_words
    return InterviewerQuestion(label, text, f"… {last.strip()}" if last.strip() else "…")


def _lead(article: Article, span: Span) -> str | None:
    """Return the words of the same paragraph that tell this place from an earlier one with the same words."""
    paragraph = next(each.span for each in article.paragraphs if each.span.holds(span))
    words = [match.start() for match in _WORD.finditer(article.text, paragraph.start, span.start)]
    everything = _as_read(article.text[: span.end])
    leads = (article.text[begin : span.start] for begin in reversed(words))
    said = article.text[span.start : span.end]
    return next((lead for lead in leads if everything.count(_as_read(lead + said)) == 1), None)


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _as_read(words: str) -> str:
    return _spaced(words).casefold()
