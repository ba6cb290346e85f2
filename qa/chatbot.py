"""The whole way from a question to a reply."""

from dataclasses import dataclass

from corpus import Kind
from embeddings import Encoder, PassageIndex

from .archive import Archive
from .composer import compose
from .confidence import CALIBRATION, Signals
from .glossary import Glossary
from .models import Evidence, Interpretation, Question, Quote, Reply
from .people import Roster
from .question import Interpreter
from .quoting import cut_quote
from .retriever import Retriever, coverage

_N_NEAREST = 3


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Ranked passages, best first, and how the words were understood."""

    interpretation: Interpretation
    evidence: tuple[Evidence, ...]


class Chatbot:
    """Answers questions from one index version; safe to call from several threads."""

    def __init__(self, index: PassageIndex, encoder: Encoder) -> None:
        store = index.store
        self.archive = Archive(store)
        self.index_version = index.version
        self._retriever = Retriever(index, encoder)
        glossary = Glossary(item.abbreviation for item in store.abbreviations())
        self._interpreter = Interpreter(
            roster=Roster((record.speaker for record in store.all_speakers()), glossary=glossary),
            glossary=glossary,
            article_ids=frozenset(store.article_ids),
        )

    def answer(self, question: Question, *, limit: int = 5) -> Reply:
        """Return quotes that answer, at most ``limit``, or say that nobody does.

        Raises:
            UnknownFilterError: A given filter names a speaker or an article that is not there.
        """
        interpretation = self._interpreter.interpret(question)
        weights = self._retriever.weights(interpretation)
        quotes: list[tuple[Quote, float]] = []
        for evidence in self._retriever.retrieve(interpretation, limit=limit):
            probability = CALIBRATION.probability(Signals(evidence.dense, coverage(evidence, weights)))
            quote = cut_quote(evidence, weights, topic=interpretation.topic, expansions=interpretation.expansions)
            quotes.append((quote, probability))
        return compose(interpretation, quotes, calibration=CALIBRATION, n_nearest=_N_NEAREST)

    def search(self, question: Question, *, limit: int, kinds: frozenset[Kind]) -> SearchResult:
        """Return at most ``limit`` passages of these kinds, best first; never stays silent.

        Raises:
            UnknownFilterError: A given filter names a speaker or an article that is not there.
        """
        interpretation = self._interpreter.interpret(question)
        return SearchResult(interpretation, self._retriever.retrieve(interpretation, limit=limit, kinds=kinds))
