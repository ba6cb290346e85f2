"""The whole way from a question to a reply."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from corpus import Kind, Speaker
from embeddings import Encoder, PassageIndex, Whose, analyse
from qa.answering import (
    N_NEAREST,
    QUESTIONS,
    STATEMENTS,
    Candidate,
    InterviewerQuestions,
    Shelf,
    ask_back,
    claims_silence,
    compose,
    decline,
    expand_list,
    facts,
    find_declined,
    has_topic,
    is_asked,
    is_surer,
    leaves_room_for_unsure,
    merge_repeats,
    outsider,
    overview,
    present,
    questions_put,
    wants_voices,
    with_unsure,
    without_claim,
    without_given,
)
from qa.retrieval import (
    ArticleSearch,
    Calibration,
    FoundArticles,
    Reranker,
    Retriever,
    falling,
    judge,
    read_calibration,
)
from qa.suggesting import Completion, Completions, Suggestions, Topic, Topics
from qa.understanding import Interpreter, Lexicon, Spelling
from qa.understanding.conversation import put_to_each
from qa.understanding.entities import Catalogue, Glossary, Roster
from qa.verifying import Claim, Verification, Verifier

from .archive import Archive
from .messages import NotMentioned, OtherLanguage, Silence
from .models import (
    DEFAULT_LIMIT,
    Answer,
    Evidence,
    Interpretation,
    Near,
    NotFound,
    Query,
    Question,
    QuestionKind,
    Quote,
    Reply,
    Wanted,
    which_is_meant,
)
from .quotes import cut_quote

_LOOKED_AT = 3  # passages for every quote to show: repeats are merged, and other voices come in
_FEWEST_LOOKED_AT = 30  # however few are shown: all that was found is summed up
_ALL_VOICES = 60  # one person may have much to say before another comes up
_ALL_QUESTIONS = 50
_MOST_NAMED = 5  # of those who may be meant by an office
_N_KEPT = 64  # replies; each may hold the text of several articles


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Ranked passages, best first, and how the words were understood."""

    interpretation: Interpretation
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Request:
    """A question and what was understood, which follows from it."""

    question: Question
    limit: int
    interpretation: Interpretation = field(compare=False)


class Chatbot:
    """Answers questions from one index version; safe to call from several threads."""

    def __init__(
        self,
        index: PassageIndex,
        encoder: Encoder,
        *,
        calibration: Calibration | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        """Answer from an index.

        Args:
            index: The version to answer from.
            encoder: What it was built with.
            calibration: The one that was fitted unless another is given.
            reranker: Reads the best passages once more.
        """
        store = index.store
        self.archive = Archive(store)
        self.index_version = index.version
        self._retriever = Retriever(index, encoder, reranker)
        self._calibration = calibration or read_calibration()
        self._shelf = Shelf(index)
        glossary = Glossary(item.abbreviation for item in store.abbreviations())
        speakers = store.all_speakers()
        # The archive keeps them for its lists: to read those of thousands of articles takes a while.
        records = sorted(self.archive.articles_about(""), key=lambda one: one.id)
        catalogue = Catalogue(records, speakers)
        roster = Roster(
            (record.speaker for record in speakers), glossary=glossary, roles=catalogue.roles, is_printed=index.has_term
        )
        self._roster = roster
        self._verifier = Verifier(index, roster)
        names = {term for record in speakers for term in analyse(record.speaker.name)}
        self._interpreter = Interpreter(
            roster=roster,
            glossary=glossary,
            catalogue=catalogue,
            spelling=Spelling(index, encoder, names=names, lexicon=Lexicon(record.language for record in records)),
        )
        # A page shows a conversation anew with every question: those before need not be looked up again.
        self._lately_replied = lru_cache(_N_KEPT)(lambda one: self._reply_to(one.interpretation, limit=one.limit))
        self._suggestions = Suggestions(index)
        self._topics = Topics(index)
        self._completions = Completions(index)
        self._article_search = ArticleSearch(index, entitled=self.archive.articles_about)

    def answer(self, question: Question, *, limit: int = DEFAULT_LIMIT) -> Reply:
        """Understand, retrieve, answer, suggest: quotes that answer, at most ``limit``, what comes near, or nothing.

        Raises:
            UnknownFilterError: A given filter names a speaker, an article or a source that is not there.
        """
        interpretation = self.understand(question)
        reply = self.reply(interpretation, limit=limit)
        return self.suggest(reply)

    def understand(self, question: Question) -> Interpretation:
        """Return how a question is read, before anything is looked up.

        Raises:
            UnknownFilterError: A given filter names a speaker, an article or a source that is not there.
        """
        first, *later = self._interpreter.conversation(question)
        understood = self._interpreter.interpret(first)
        for one in later:
            shown, heard = self._replied(one, understood)
            understood = self._interpreter.interpret(one, understood, heard=heard, shown=shown)
        return understood

    def reply(self, interpretation: Interpretation, *, limit: int = DEFAULT_LIMIT) -> Reply:
        """Retrieve what a question as understood asks for, and answer with it; without suggestions."""
        return self._lately_replied(_Request(interpretation.question, limit, interpretation))

    def suggest(self, reply: Reply) -> Reply:
        """Return the reply with questions that go on from it."""
        if which := which_is_meant(reply):
            by_name = put_to_each(reply.interpretation, which.names[:_MOST_NAMED])
            return replace(reply, suggestions=by_name or self._suggestions.after(reply))
        return replace(reply, suggestions=self._suggestions.after(reply))

    def reply_all(self, interpretations: Sequence[Interpretation], *, limits: Sequence[int]) -> Iterator[Reply]:
        """Yield what ``reply`` gives for each, in order; all are encoded together, which takes less time."""
        for query, limit in zip(self._retriever.queries(interpretations), limits, strict=True):
            yield self._reply_to(query.interpretation, limit=limit, query=query)

    def search(self, question: Question, *, limit: int, kinds: frozenset[Kind]) -> SearchResult:
        """Return at most ``limit`` passages of these kinds, best first; never stays silent.

        Raises:
            UnknownFilterError: A given filter names a speaker, an article or a source that is not there.
        """
        interpretation = self.understand(question)
        query = self._retriever.asked_of_anybody(self._retriever.query(interpretation))
        found = self._retriever.retrieve(query, limit=limit, kinds=kinds, whose=Whose.ANYBODYS)
        return SearchResult(interpretation, found)

    def verify(self, claim: Claim) -> Verification:
        """Say whether words are printed in the articles, and whether as those of the person named.

        Raises:
            UnknownFilterError: A given article is not there.
        """
        return self._verifier.verify(claim)

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Questions to begin with; all of them have an answer."""
        return self._suggestions.to_begin_with()

    @property
    def subjects(self) -> tuple[Topic, ...]:
        """What the articles are about, each with a question on it."""
        return self._suggestions.subjects

    def topics(self, speaker_id: str) -> tuple[Topic, ...]:
        """Return what a person speaks of, the most telling first, each with a question that they answer."""
        return self._topics.of(speaker_id)

    def completions(self, typed: str) -> tuple[Completion, ...]:
        """Return what the end of a question that is being typed may become."""
        return self._completions.of(typed)

    def find_articles(self, words: str) -> FoundArticles:
        """Return the articles that hold all of these words, the most relevant first."""
        return self._article_search.find(words)

    def _reply_to(self, interpretation: Interpretation, *, limit: int, query: Query | None = None) -> Reply:
        reply = self._reply(interpretation, limit=limit, query=query)
        if isinstance(reply, Answer) or not isinstance(reply.reasons[0], Silence):
            return reply
        # What was not understood is no silence of anybody's.
        languages = self._interpreter.languages_to_ask_in(interpretation)
        return replace(reply, reasons=(OtherLanguage(languages),)) if languages else reply

    def _reply(self, interpretation: Interpretation, *, limit: int, query: Query | None = None) -> Reply:
        if interpretation.strangers and not interpretation.people:
            return present(interpretation, ())
        match interpretation.kind:
            case QuestionKind.ABOUT:
                known = facts(self._shelf, interpretation, limit=limit)
                return present(interpretation, known.quotes, notes=known.notes)
            case QuestionKind.OVERVIEW:
                chosen = overview(self._shelf, interpretation.filters, limit=limit)
                return present(interpretation, chosen, more=len(chosen) == limit)
            case QuestionKind.INTERVIEWER if interpretation.given:
                return present(interpretation, questions_put(self._shelf, interpretation.given)[:limit])
            case QuestionKind.INTERVIEWER if not has_topic(interpretation):
                questions = InterviewerQuestions.of(interpretation, self._shelf).in_order(self._shelf, limit=limit + 1)
                return present(interpretation, questions[:limit], more=len(questions) > limit)
            case QuestionKind.INTERVIEWER:
                return self._what_was_asked(query or self._retriever.query(interpretation), limit=limit)
            case _:
                query = query or self._retriever.query(interpretation)
                return self._beside_unsure(self._what_was_said(query, limit=limit), query)

    def _beside_unsure(self, reply: Reply, query: Query) -> Reply:
        """The reply with what comes near and is nobody's; it is looked up only where nothing answers."""
        if not leaves_room_for_unsure(reply):
            return reply
        query = self._retriever.asked_of_anybody(query)
        unsure = self._retrieve(query, n=_LOOKED_AT * N_NEAREST, whose=Whose.UNSURE)
        unsure = without_given(unsure, query.interpretation.given)
        return with_unsure(reply, query, unsure, calibration=self._calibration)

    def _what_was_said(self, query: Query, *, limit: int) -> Reply:
        interpretation = query.interpretation
        is_printed = self._retriever.is_printed
        if not interpretation.people and (nobody := outsider(interpretation.text, is_printed=is_printed)):
            around = tuple(one.quote.passage for one in self._retrieve(query, n=N_NEAREST))
            return NotFound(interpretation, 0.0, (NotMentioned(nobody),), around)
        n_looked_at = _ALL_VOICES if wants_voices(interpretation) else _FEWEST_LOOKED_AT
        n_given = len(interpretation.given)
        candidates = self._retrieve(query, n=max(n_looked_at, _LOOKED_AT * limit) + n_given)
        if interpretation.wanted is Wanted.LIST and len(interpretation.people) < 2:
            candidates = expand_list(candidates, self._shelf, weights=query.weights, limit=limit)
        candidates = without_given(candidates, interpretation.given)
        reply = compose(query, candidates, calibration=self._calibration, limit=limit)
        if interpretation.unclear:
            return ask_back(reply, query, candidates, calibration=self._calibration)
        likeness = partial(self._retriever.likeness, query)
        declined = find_declined(query, candidates, likeness=likeness) if len(interpretation.people) < 2 else None
        if declined and not is_surer(reply, declined):
            return decline(query, declined)
        if claims_silence(reply) and (
            any(map(self._roster.has_namesake, interpretation.people))
            or any(is_asked(query, one.quote, likeness=likeness) for one in candidates[:N_NEAREST])
        ):
            return without_claim(reply)
        return reply

    def _what_was_asked(self, query: Query, *, limit: int) -> Reply:
        asked = InterviewerQuestions.of(query.interpretation, self._shelf)
        wider = replace(query, interpretation=replace(query.interpretation, filters=asked.filters, people=()))
        candidates = self._retrieve(wider, n=_ALL_QUESTIONS, kinds=QUESTIONS)
        candidates = tuple(one for one in candidates if asked.holds(one.quote.passage))
        return compose(query, candidates, calibration=self._calibration, limit=limit)

    def _retrieve(
        self, query: Query, *, n: int, kinds: frozenset[Kind] = STATEMENTS, whose: Whose = Whose.KNOWN
    ) -> tuple[Candidate, ...]:
        """Return the ``n`` best quotes, at most two from a passage, best first, repeats merged."""
        found: list[Candidate] = []
        ranked = self._retriever.retrieve(query, limit=n, kinds=kinds, n_windows=2, whose=whose)
        judged = [judge(one, query, self._calibration) for one in ranked]
        probable = [one.probability for one in judged]
        if len(query.interpretation.people) < 2:  # several people take turns, whoever says more on it
            probable = falling(probable)
        for evidence, probability, judgement in zip(ranked, probable, judged, strict=True):
            others = [one.quote.span for one in found if one.quote.passage.id == evidence.passage.id]
            quote = cut_quote(evidence, query.weights, apart_from=others)
            found.append(Candidate(quote, probability, judgement.nearness))
        return merge_repeats(found)

    def _replied(self, question: Question, before: Interpretation) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
        """What the question before was replied to with, and who answered, where this one may mean that."""
        if not self._interpreter.leans_on_reply(question, before):
            return (), ()
        match self.reply(before):
            case Answer(quotes=quotes):
                return quotes, tuple(one.speaker for one in quotes if one.speaker)
            case Near(nearest=quotes):
                return quotes, ()
            case NotFound():
                return (), ()
