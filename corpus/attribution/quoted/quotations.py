"""Quotes in prose: in ordinary news text, whose words stand between the quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.attribution.head_and_foot import Head, find_foot
from corpus.attribution.introductions import find_apposition, find_introductions
from corpus.attribution.mentions import find_persons, is_likely_person
from corpus.attribution.turns import foot, narrate
from corpus.formats import Document
from corpus.language import in_any
from corpus.models import Attribution, Kind, Paragraph, Span, Speaker, slug
from corpus.text import CAPITALS, PullQuotes, fold, fold_marks, label_key, same_person

from .cues import cue_after, cue_before, reported_cues
from .people import Listener, People, ProsePerson, Said
from .shapes import Quoted, abroad, find_quoted
from .subjects import Subject

_MIN_PART = 5  # words: a shorter part of a clause is an expression taken up, not a statement
_UNKNOWN = 0.3
_NAMING = frozenset({Subject.NAME, Subject.OFFICE, Subject.PRONOUN})
_SAME_PARAGRAPH, _NEXT_PARAGRAPH, _AFTER_REPORT = 0.9, 0.7, 0.75
_MAX_CARRIED = 2  # paragraphs without any cue that still go on with the last speaker
_NEAR = 2  # paragraphs from one's words to the same one's next words, with others between them
_AMID = 0.75  # between words of one person
_PART = 0.85  # how sure a part of a clause can be at most
_MAX_SMALL = 3  # letters of a word that a title may set without a capital
_MAX_BARE_CUE = 4  # words of a sentence behind a full stop and a mark that is but a cue ("Zhang said.")
_CONTEXT = 400  # characters read before and after a quotation
_SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bRev)(?<!\bProf)(?<!\bSen)(?<!\bGov)(?<!\bGen)(?<!\bRep)"
    r"(?<![\s.][A-Z])[.!?]['\")\]]*\s+(?=[^\sa-z])"
)
# Behind the verb comes what is reported: the sentence is not the quotation's.
_REPORTS = re.compile(
    r"\b(?:said|says|added|adds|noted|notes|insisted|insists|explained|explains|argued|argues) "
    r"(?:that|the|a|an|he|she|it|they|we|his|her|their|its|there|this)\b|\bsaid [A-Z]"
)
_MIN_QUOTED, _ALONE = 3, 0.75  # quotations of the only one quoted, and how sure one without a cue is
_OF_ONE = re.compile(rf"\b(?:{'|'.join(sorted(in_any(lambda one: one.third_person)))})\b")
_MARKS = " \n\"'”“»«’.,"
_WHOLE = re.compile(r"\s*[“\"„«»‘'][^“”\"„«»]+[”\"“»«’']\s*")
_ENDS = re.compile(r"[.!?…。！？][)\]]*$")


_VERB_INSIDE = "|".join(sorted(abroad(lambda one: one.speech_verbs)))
_CAPITAL = rf"[{CAPITALS}][\w.'’-]*"
_CUE_INSIDE = re.compile(
    rf",\s(?:(?:a|avait)-t-(?:il|elle) \w+|(?:{_VERB_INSIDE})(?:(?:-t)?-(?:il|elle)"
    rf"|\s(?:(?:(?:le|la|el|une?|l['’])\s?)?[\w-]+\s?)?(?:{_CAPITAL}\s?){{0,4}}))(?=[,.!?…»]|$)[,.!?…]*\s*"
    rf"|\s?[—–]\s?(?:{_VERB_INSIDE})\s[^—–«»“”]{{2,60}}[—–][,.]?\s*"
)


@dataclass(frozen=True, slots=True)
class ProseQuote:
    """Directly quoted words of one paragraph, and the speaker whom the text gives.

    Attributes:
        span: The words as printed between the marks.
        speaker: The full name as best known in the article; ``None`` where it is not sure.
        confidence: How sure speaker and speech are, 0 to 1.
    """

    span: Span
    speaker: str | None
    confidence: float


def read_prose(document: Document, texts: Sequence[str], head: Head) -> tuple[list[Paragraph], tuple[Speaker, ...]]:
    """Return the paragraphs of an article without labels, and the speakers it quotes.

    A paragraph of narration is cut into its quotations and the words around them. Words in quotation marks
    whose speaker is not sure are statements of unknown attribution, which are never shown as anyone's.
    """
    end = find_foot(texts, first=1)
    repeating = PullQuotes(texts[:end])
    told = [
        replace(paragraph, kind=Kind.CAPTION)
        if paragraph.kind is Kind.NARRATION and _WHOLE.fullmatch(texts[number]) and repeating.holds(number)
        else paragraph
        for number, paragraph in enumerate(narrate(document.blocks, texts, head=head, end=end))
    ]
    spans = [paragraph.span for paragraph in told if paragraph.kind is Kind.NARRATION]
    quotes = _of_the_only_one(find_prose_quotes(document.text, spans), spans, document.text)
    names = list(dict.fromkeys(quote.speaker for quote in quotes if quote.speaker))
    narration = "\n".join(texts[:end])
    roles = {label_key(item.name): item.role for text in texts[:end] for item in find_introductions(text)}
    speakers = {
        name: Speaker(slug(name), name, roles.get(label_key(name)) or find_apposition(name, narration))
        for name in names
    }
    paragraphs = [
        part for paragraph in told for part in _parts(paragraph, _within(paragraph.span, quotes), speakers, document)
    ]
    return [*paragraphs, *foot(document.blocks[end:])], tuple(speakers.values())


def _of_the_only_one(quotes: Sequence[ProseQuote], spans: Sequence[Span], text: str) -> list[ProseQuote]:
    """Give quotations that end a paragraph about "her" or "him" to the only one who is quoted, several times."""
    names = [quote.speaker for quote in quotes if quote.speaker]
    if len(names) < _MIN_QUOTED or len(set(names)) > 1:
        return list(quotes)
    found = list(quotes)
    for number, quote in enumerate(quotes):
        span = spans[bisect_right(spans, quote.span.start, key=lambda one: one.start) - 1]
        before = text[span.start : quote.span.start]
        ends = not text[quote.span.end : span.end].strip(_MARKS)
        if quote.speaker is None and ends and _OF_ONE.search(fold(before)):
            persons = [one.name for one in find_persons([before]) if is_likely_person(one.name)]
            others = [name for name in persons if not same_person(names[0], name)]
            found[number] = quote if others else replace(quote, speaker=names[0], confidence=_ALONE)
    return found


def find_prose_quotes(text: str, paragraphs: Sequence[Span], *, people: Sequence[str] = ()) -> tuple[ProseQuote, ...]:
    """Return the directly quoted speech in paragraphs of narration, in order, never overlapping.

    Words in quotation marks that nobody is said to say are returned, without a speaker, where they stand as a
    sentence of their own; expressions, titles and other parts of the reporter's sentence are left out.

    Args:
        text: The article.
        paragraphs: The spans of its narration, in order.
        people: Full names known from elsewhere in the article.
    """
    quoted = [piece for item in find_quoted(text, paragraphs) for piece in _without_cues(item, text)]
    return tuple(_QuoteReader(text, paragraphs, quoted, people).quotes()) if quoted else ()


class _QuoteReader:
    """An article's quotations while their speakers are being found, from first to last."""

    def __init__(self, text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted], people: Sequence[str]) -> None:
        self.text, self.paragraphs, self.quoted = text, paragraphs, quoted
        self.narration = _narration(text, paragraphs, quoted)
        self.people = People(self.narration, paragraphs, people=people)
        self.listener = Listener(self.narration, paragraphs, self.people)
        self.shared: Said | None = None  # whose sentence goes on behind "…," Zhang said, "…"

    def quotes(self) -> list[ProseQuote]:
        read = [(first, end, said) for first, end in _groups(self.quoted) if (said := self._read(first, end - 1))]
        found: list[ProseQuote] = []
        for number, (first, end, said) in enumerate(read):
            person: ProsePerson | None = said.person
            confidence = said.confidence
            if not said.cued and person is None and 0 < number < len(read) - 1:
                following, _, after = read[number + 1]
                start = self.quoted[following].outer.start
                person, confidence = self._amid(read[number - 1][2], after, start=start), _AMID
            found += [
                ProseQuote(item.span, person.name if person else None, confidence if person else _UNKNOWN)
                for item in self.quoted[first:end]
            ]
        return found

    def _read(self, first: int, last: int) -> Said | None:
        """Say who speaks a quotation of one or more paragraphs; ``None`` where it is no speech."""
        opening, closing = self.quoted[first], self.quoted[last]
        words = Span(opening.span.start, closing.span.end).cut(self.text)
        before, joined = self._before(first)
        after = self._after(last)
        tail, head = self.narration[before : opening.outer.start], self.narration[closing.outer.end : after]
        part = bool(tail.strip(" -")) and not tail.rstrip().endswith(":")
        ahead = cue_before(tail, capital=words[:1].isupper()) if tail.strip() else None
        behind = cue_after(head) if not closing.runs_on and _may_follow(words, head) else None
        said: Said | None = None
        named_anew = ahead is not None and ahead.subject in _NAMING and tail.rstrip().endswith(":")
        inherits = joined and self.shared is not None and not named_anew
        if ahead and behind and ahead.subject in _NAMING and behind.subject is Subject.OTHER:
            behind = None
        used_behind = behind is not None and not (ahead and ahead.direct and not inherits)
        if inherits:
            said, part = self.shared, False
        elif ahead and (ahead.direct or not behind):
            said = self.listener.by_cue(ahead, sentence=Span(before, opening.outer.start), paragraph=opening.paragraph)
            part = not ahead.direct
        elif behind:
            said = self.listener.by_cue(behind, sentence=Span(closing.outer.end, after), paragraph=closing.paragraph)
        elif not part and (_stands_alone(words, head) or closing.runs_on):
            said = self._without_cue(opening.outer.start, paragraph=opening.paragraph, n_words=len(words.split()))
        elif part and _is_statement(words):
            said = self._goes_on(opening.outer.start, paragraph=opening.paragraph)
        self.shared = said if said and (behind or inherits or ahead) else None
        led = tail.rstrip().endswith((":", ",")) or not tail.strip(" -")
        if (
            said is None
            or (part and not _is_statement(words))
            or (not led and _is_title(words) and not _ENDS.search(words))
        ):
            return None
        if part:
            said = replace(said, confidence=min(said.confidence, _PART))
        end = after if used_behind else closing.outer.end
        return self.listener.remember(said, end=end, paragraph=closing.paragraph)

    def _before(self, number: int) -> tuple[int, bool]:
        """Return where the words begin that lead to a quotation, and whether its sentence began with another one."""
        item = self.quoted[number]
        begin, joined = max(self.paragraphs[item.paragraph].start, item.outer.start - _CONTEXT), False
        if number and (previous := self.quoted[number - 1]).outer.end >= begin and previous.paragraph == item.paragraph:
            begin, joined = previous.outer.end, True
            words = previous.span.cut(self.text)
            if _ENDS.search(words) and _begins_sentence(self.narration[begin : item.outer.start]):
                joined = False
        for end in _SENTENCE_END.finditer(self.narration, begin, item.outer.start):
            begin, joined = end.end(), False
        if re.search(r"[.!?]\s*$", self.narration[begin : item.outer.start]):
            begin, joined = item.outer.start, False
        return begin, joined

    def _after(self, number: int) -> int:
        """Return where the sentence ends that goes on behind a quotation."""
        item = self.quoted[number]
        stop = min(self.paragraphs[item.paragraph].end, item.outer.end + _CONTEXT)
        if number + 1 < len(self.quoted):
            stop = min(stop, self.quoted[number + 1].outer.start)
        end = _SENTENCE_END.search(self.narration, item.outer.end + 1, stop) if item.outer.end < stop else None
        return end.start() + 1 if end else stop

    def _without_cue(self, start: int, *, paragraph: int, n_words: int) -> Said:
        """Return who goes on in a quotation at ``start`` that is a sentence of its own and has no cue.

        Args:
            start: Where it begins.
            paragraph: The number of its paragraph.
            n_words: How long it is.
        """
        last, span = self.listener.last, self.paragraphs[paragraph]
        if same := self._goes_on(start, paragraph=paragraph):
            return same
        before = self.narration[span.start : start].strip(" \x00")
        if before:
            return self._after_report(span.start, start)
        answers = last is None or last.asked or n_words <= 2 or last.carried >= _MAX_CARRIED
        if (
            last
            and not answers
            and last.paragraph == paragraph - 1
            and self.listener.only(last.person, last.end, span.end)
        ):
            return replace(last, confidence=min(last.confidence, _NEXT_PARAGRAPH), carried=last.carried + 1)
        return Said(None, cued=False)

    def _goes_on(self, start: int, *, paragraph: int) -> Said | None:
        """Return who spoke before in the paragraph, if nobody else is spoken of up to ``start``."""
        last = self.listener.last
        if last and last.paragraph == paragraph and self.listener.only(last.person, last.end, start):
            return replace(last, confidence=min(last.confidence, _SAME_PARAGRAPH))
        return None

    def _amid(self, one: Said, other: Said, *, start: int) -> ProsePerson | None:
        """Return whose two quotations stand near, the other at ``start``, if nobody else is spoken of between them."""
        near = other.paragraph - one.paragraph <= _NEAR and not one.asked and not other.asked
        alone = one.person is other.person and near and self.listener.only(one.person, one.end, start)
        return one.person if alone else None

    def _after_report(self, begin: int, start: int) -> Said:
        """The sentence before reports what one person says, and names nobody else."""
        text = self.narration[max(begin, start - 400) : start].rstrip()
        cut = max(text.rfind(". ", 0, len(text) - 1), text.rfind("\x00")) + 1
        sentence = text[cut:].lstrip()
        cue = next(reported_cues(sentence), None)
        if cue is None or cue.subject is not Subject.NAME or text.endswith(":"):
            return Said(None, cued=False)
        person = self.people.named(cue.words)
        alone = self.listener.only(person, start - len(self.narration[max(begin, start - 400) : start]) + cut, start)
        return Said(person if alone else None, _AFTER_REPORT)


def _without_cues(item: Quoted, text: str) -> Iterator[Quoted]:
    """Cut a quotation where its cue stands between the marks, as in French and Spanish ("« Oui, dit-il. Demain. »")."""
    begin, outer = item.span.start, item.outer.start
    for cue in _CUE_INSIDE.finditer(text, item.span.start, item.span.end):
        if cue.start() > begin:
            yield Quoted(Span(begin, cue.start()), Span(outer, cue.start()), item.paragraph)
            begin = outer = cue.end()
    if begin < item.span.end:
        yield replace(item, span=Span(begin, item.span.end), outer=Span(outer, item.outer.end))


def _groups(quoted: Sequence[Quoted]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the quotations that are one, running on from paragraph to paragraph."""
    first = 0
    for number, item in enumerate(quoted):
        following = quoted[number + 1] if number + 1 < len(quoted) else None
        if not (item.runs_on and following and following.paragraph == item.paragraph + 1):
            yield first, number + 1
            first = number + 1


def _narration(text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted]) -> str:
    """Return the reporter's own words, marks folded, all else blotted out, exactly as long as the text."""
    pieces, at = [], 0
    quotations = {number: [item.outer for item in group] for number, group in groupby(quoted, lambda q: q.paragraph)}
    for number, paragraph in enumerate(paragraphs):
        pieces.append("\x00" * (paragraph.start - at))
        at = paragraph.start
        for outer in quotations.get(number, ()):
            pieces += [text[at : outer.start], "\x00" * (outer.end - outer.start)]
            at = outer.end
        pieces.append(text[at : paragraph.end])
        at = paragraph.end
    return fold_marks("".join(pieces)).replace("\n", " ")


def _begins_sentence(words: str) -> bool:
    """Words behind a full stop and a mark are a new sentence, unless they go on in small letters (said Zhang)."""
    first = words.strip()[:1]
    return not first or not (first.islower() or first in ",;-")


def _may_follow(words: str, head: str) -> bool:
    """Words behind a quotation can tell whose it is, and are no sentence of their own that reports something."""
    stripped = head.strip()
    if not stripped:
        return False
    if stripped.endswith(":") and not words.endswith(",") and stripped[0] != ",":
        return False
    if stripped[0].islower() or stripped[0] in ",-" or words.endswith(","):
        return True
    if words[-1:] in "?!" or words.endswith(("-", "—", "…", "...")):
        return not _REPORTS.search(stripped)
    return bool(words[:1].isupper() and len(stripped.split()) <= _MAX_BARE_CUE and not _REPORTS.search(stripped))


def _stands_alone(words: str, head: str) -> bool:
    if _ENDS.search(words) or head.startswith((".", "!", "?")):
        return True
    return words.endswith(",") and _is_statement(words)  # somebody says it, in words not understood


def _is_statement(words: str) -> bool:
    """A part of the reporter's sentence is long enough, and no title of a work, to be what somebody said."""
    return len(words.split()) >= _MIN_PART and not _is_title(words)


def _is_title(words: str) -> bool:
    """Every word but the smallest has a capital."""
    long = [word for word in words.split() if len(word) > _MAX_SMALL]
    return bool(long) and all(word[0].isupper() for word in long)


def _within(span: Span, quotes: Sequence[ProseQuote]) -> list[ProseQuote]:
    # They stand in order: not every paragraph looks at every one.
    first, end = (bisect_left(quotes, place, key=lambda quote: quote.span.start) for place in (span.start, span.end))
    return [quote for quote in quotes[first:end] if span.holds(quote.span)]


def _parts(
    paragraph: Paragraph, quotes: Sequence[ProseQuote], speakers: dict[str, Speaker], document: Document
) -> Iterator[Paragraph]:
    at = paragraph.span.start
    for quote in quotes:
        yield from _between(at, quote.span.start, document.text)
        attribution = Attribution.CUE if quote.speaker else Attribution.UNKNOWN
        speaker_id = speakers[quote.speaker].id if quote.speaker else None
        yield Paragraph(quote.span, Kind.STATEMENT, speaker_id, attribution, quote.confidence)
        at = quote.span.end
    if not quotes:
        yield paragraph
    else:
        yield from _between(at, paragraph.span.end, document.text)


def _between(start: int, end: int, text: str) -> Iterator[Paragraph]:
    """The reporter's words between quotations, where there are any."""
    words = text[start:end]
    if any(char.isalnum() for char in words):
        begin = start + len(words) - len(words.lstrip())
        yield Paragraph(Span(begin, start + len(words.rstrip())), Kind.NARRATION, confidence=0.9)
