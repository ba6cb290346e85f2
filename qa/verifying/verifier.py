"""The verdict on a claim: the words first, then whose they are."""

import re
from collections.abc import Sequence

from corpus import JOINT, Kind, Span, Speaker, fold
from corpus.language import ENGLISH
from embeddings import PassageIndex
from qa.errors import UnknownFilterError
from qa.models import Quote
from qa.quotes import sentences_around
from qa.understanding.entities import Roster

from .alignment import Alignment, align, align_at, align_skipping
from .claims import Claim, Match, ParsedClaim, Verdict, Verification, parse_claim
from .places import Places, Scope

_BESIDE = ENGLISH.small_words | ENGLISH.honorifics | ENGLISH.offices
_ASKED = "What did {} say?"  # names are read out of questions, and this is one however it is written
_SMALL = re.compile(rf"\b(?:{'|'.join(map(str.title, ENGLISH.small_words))})\b")
_MAX_MATCHES = 10
_N_NEAR = 24  # passages around which near words are looked for
_ALTERED = 0.75  # words less alike than this are others, and no alteration
_OTHERS = 0.875  # of somebody else than the one who is named, one word in eight may differ
_COPIED = 12  # but so many in a row are nobody else's
_MIN_EQUAL = 3


class Verifier:
    """Checks claims against one index version; safe to call from several threads."""

    def __init__(self, index: PassageIndex, roster: Roster) -> None:
        self._places, self._roster = Places(index), roster
        self._article_ids = frozenset(index.store.article_ids)

    def verify(self, claim: Claim) -> Verification:
        """Say whether the words are printed, and whether as those of the person named.

        Where several people said them, the one who is named decides. Words that are only near are altered, no matter
        who said them. With no speaker named, the reporter's own words count too, as verbatim, and so do those of which
        it is not sure who says them; with one named, these are not theirs.

        Raises:
            UnknownFilterError: A given article is not there.
        """
        for article in claim.articles:
            if article not in self._article_ids:
                raise UnknownFilterError("articles", article)
        pasted = parse_claim(claim.words)
        if not pasted.is_quote:
            return Verification(Verdict.NOT_FOUND)
        wanted = speakers_called(claim.speaker, self._roster) if claim.speaker else frozenset()
        everybodys = self._places.scope(claim.articles)
        theirs = self._places.scope(claim.articles, wanted) if wanted else None
        found = self._word_for_word(pasted, theirs) if theirs else []
        found = found or self._word_for_word(pasted, everybodys)
        found = found or (self._near(pasted, theirs, _ALTERED) if theirs else [])
        found = found or self._near(pasted, everybodys, _OTHERS if claim.speaker else _ALTERED)
        found = found or self._skipping(pasted, theirs or everybodys)
        return self._verification(found, wanted, is_anybody=claim.speaker is None)

    def _word_for_word(self, pasted: ParsedClaim, scope: Scope) -> list[Alignment]:
        keys = [piece.key for piece in pasted.pieces]
        found: list[Alignment] = []
        for spoken in self._places.with_all(pasted, scope):
            if not pasted.is_plain:
                found += [laid for laid in [align(pasted, spoken)] if laid.is_exact]
            elif (first := spoken.find(keys)) is not None:
                found.append(align_at(pasted, spoken, first))
            # Small words stand everywhere: once somebody's own are among those found, enough is known.
            if len(found) >= _MAX_MATCHES and min(map(_rank, found)) == 0:
                break
        return found

    def _near(self, pasted: ParsedClaim, scope: Scope, least: float) -> list[Alignment]:
        found = [align(pasted, spoken) for spoken in self._places.with_most(pasted, scope, limit=_N_NEAR)]
        return [laid for laid in found if laid.is_exact] or [laid for laid in found if _is_near(laid, least)]

    def _skipping(self, pasted: ParsedClaim, scope: Scope) -> list[Alignment]:
        """Heavily altered quotes: searched for in the named speaker's words only."""
        if not pasted.is_plain:
            return []
        laid = (align_skipping(pasted, one) for one in self._places.with_most(pasted, scope, limit=_N_NEAR))
        return [one for one in laid if one is not None]

    def _verification(self, found: Sequence[Alignment], wanted: frozenset[str], *, is_anybody: bool) -> Verification:
        if not found:
            return Verification(Verdict.NOT_FOUND)
        best_first = sorted(found, key=lambda laid: (-laid.similarity, _rank(laid)))
        best = best_first[0]
        if not best.is_exact:
            verdict = Verdict.ALTERED
        elif best.spoken.is_interviewers:
            verdict = Verdict.INTERVIEWER
        elif is_anybody or best.spoken.speaker_id in wanted:
            verdict = Verdict.VERBATIM
        else:
            verdict = Verdict.MISATTRIBUTED
        return Verification(verdict, tuple(map(self._match, best_first[:_MAX_MATCHES])))

    def _match(self, laid: Alignment) -> Match:
        spans = laid.equal_spans()
        passage = self._places.passage(laid.spoken, spans[0][0])
        span = sentences_around(passage, Span(spans[0][0], min(spans[-1][1], passage.span.end)))
        marked = tuple(Span(a, min(b, span.end)) for a, b in spans if a < span.end)
        return Match(Quote(passage, span, laid.similarity, marked), laid.similarity, laid.diff())


def speakers_called(name: str, roster: Roster) -> frozenset[str]:
    """Return the ids of everybody whom ``name`` may mean: an id, full name, alias, surname or office.

    A name is not guessed at: "Ada King's lawyer" is not Ada King, and a misspelt name is nobody's.
    """
    name = " ".join(name.split())
    before_office = re.split(r",|[(（]", name, maxsplit=1)[0].strip()
    found = roster.named(name) or roster.named(before_office) or _mentioned(name, roster)
    names = {fold(name), *(fold(speaker.name) for speaker in found)}
    joint = (one for one in roster.speakers if JOINT in one.name and not names.isdisjoint(fold(one.name).split(JOINT)))
    return frozenset(speaker.id for speaker in (*found, *joint))


def _mentioned(name: str, roster: Roster) -> tuple[Speaker, ...]:
    capitals_tell = name not in {name.lower(), name.upper()}
    question = _ASKED.format(name if capitals_tell else _SMALL.sub(lambda small: small[0].lower(), name.title()))
    mentions = [mention for mention in roster.mentions(question) if not mention.name]
    found = tuple(speaker for mention in mentions for speaker in mention.speakers)
    rest = question
    for mention in reversed(mentions):
        rest = f"{rest[: mention.span.start]} {rest[mention.span.end :]}"
    known = " ".join([_ASKED, *(f"{speaker.name} {speaker.role or ''}" for speaker in found)])
    return found if _words(rest) <= _words(known) | _BESIDE else ()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def _rank(laid: Alignment) -> int:
    """Whose words count first: of one who is interviewed, then a question, the reporter's, and last nobody's."""
    if laid.spoken.is_interviewers:
        return 1
    if laid.spoken.is_unsure:
        return 3
    return 2 if laid.spoken.kind is Kind.NARRATION else 0


def _is_near(laid: Alignment, least: float) -> bool:
    enough = min(_MIN_EQUAL, len(laid.pasted.words))
    return (laid.similarity >= least and laid.n_equal >= enough) or laid.n_in_a_row >= _COPIED
