"""Questions to ask next, and what somebody speaks of: made from the articles, offered where these answer them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice

from corpus import Article, Kind, Passage, Speaker, fold, split_sentences
from embeddings import PassageIndex, Selection, SpeakerRecord, analyse
from qa.models import Answer, Filters, Near, NotFound, Quote, Reply
from qa.retrieval import interleave
from qa.understanding.conversation import references

from .grounds import n_holding, says_most_on, statements_by, takes_up
from .key_phrases import key_phrases
from .likeness import are_alike

_LEADING = re.compile(r"^(?:(?:so|now|well|finally|first|lastly|and finally|okay|ok)\b,?\s+)+", re.IGNORECASE)
_ASKS = re.compile(r"(?:how|what|when|where|which|who|why)\b", re.IGNORECASE)
# Words that mean something only to people who were there.
_THERE_ONLY = re.compile(
    r"\b(?:both|each|he|her|here|him|his|it|its|now|one|ones|she|that|their|them|then|there|these|they|this|those|today"
    r"|tomorrow|tonight|yesterday|(?:last|next) (?:month|time|week|year))\b",
    re.IGNORECASE,
)
_ASKS_YOU = re.compile(r"\b(?P<verb>are|can|could|did|do|had|have|might|should|were|will|would)\s+you\b", re.IGNORECASE)
_OF_ONE = {"are": "is", "do": "does", "have": "has", "were": "was"}
_YOUR = re.compile(r"\byour\b", re.IGNORECASE)
_BETWEEN_TWO = re.compile(
    r"\b(?:I|me|my|our|ours|us|we|you|yours|yourself|yourselves)\b|\b[Ll]et['’]s\b|[\"“”…()\[\]:;]"
)
_INDEFINITE = re.compile(r"an? ")
_MIN_WORDS = 5
_MAX_CHARACTERS = 80
_MIN_STATEMENTS = 2  # somebody who says less may just have asked
_MIN_SHARE = 0.05  # of the words of who says most: somebody who says less announces others
_N_OFFERED, _N_FIRST, _N_SUBJECTS = 3, 4, 7
_N_KEPT = 5  # of an article
_N_ARTICLES = 12  # that the questions to begin with are taken from, at most
_N_PHRASES = 4  # of one person
_N_AROUND = 2  # articles that a reply is from: of those further down nothing is offered
_MOST_TOPICS, _MOST_PHRASES = 8, 14
_MOST_ARTICLES_OF_ONE = 20  # of a person who speaks in very many


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that has an answer, and where: who gives it, in which passage; ``phrase`` is what it is about."""

    text: str
    article: Article
    speaker_id: str
    passage_id: str
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What somebody speaks of, and a question that they answer."""

    text: str
    question: str


class Suggestions:
    """What can be asked of one index version; safe to call from several threads.

    Nothing is asked to find out: what is offered has its grounds in what is printed.
    """

    def __init__(self, index: PassageIndex) -> None:
        self._index = index
        self._of = lru_cache(maxsize=1024)(self._of_article)
        self._about = lru_cache(maxsize=1024)(self._about_phrases)

    def to_begin_with(self) -> tuple[str, ...]:
        """Return questions for an empty chat, from different articles as far as there are several."""
        return tuple(one.text for one in self._first)

    @cached_property
    def subjects(self) -> tuple[Topic, ...]:
        """What people come back to, of different articles."""
        found = interleave(map(self._subjects, self._spread))
        return tuple(islice({topic.text: topic for topic in found}.values(), _N_SUBJECTS))

    @cached_property
    def _first(self) -> tuple[Suggestion, ...]:
        # Each as it is wanted: the first page is to be there at once.
        queues = [chain.from_iterable(map(self._of, [id_])) for id_ in self._spread]
        return tuple(islice(interleave(queues), _N_FIRST))

    @cached_property
    def _spread(self) -> tuple[str, ...]:
        ids = self._index.store.article_ids
        return ids[:: max(1, len(ids) // _N_ARTICLES)][:_N_ARTICLES]

    def after(self, reply: Reply) -> tuple[str, ...]:
        """Return questions that go on from a reply and were not asked before.

        The person who was asked or spoke first comes first, then others; among each, questions on the same topic before
        the rest. After words that lead nowhere there are only the questions to begin with.
        """
        passages = _passages_of(reply)
        understood = reply.interpretation
        going_on = self._going_on(reply) if isinstance(reply, Answer) else ()
        asked = [understood.text, understood.question.text, *understood.question.history]
        shown = {passage.id for passage in passages} if isinstance(reply, Answer) else set()
        around = islice(dict.fromkeys(passage.article.id for passage in passages), _N_AROUND)
        known = [one for id_ in around for one in self._of(id_)] if passages else self._first
        fresh = [
            one
            for one in (*going_on, *known)
            if one.passage_id not in shown
            and _is_within(one, understood.filters)
            and not any(are_alike(one.text, question) for question in asked)
        ]
        voices = [person.id for person in understood.people] + [one.speaker.id for one in passages if one.speaker]
        topic = set(analyse(understood.topic))
        fresh.sort(key=lambda one: (one not in going_on, -len(topic.intersection(analyse(one.text)))))
        same = [one for one in fresh if one.speaker_id in voices[:1]]
        different = [one for one in fresh if one.speaker_id not in voices[:1]]
        offered: list[str] = []
        for one in (*same[:2], *different, *same[2:]):
            if not any(are_alike(one.text, text) for text in offered):
                offered.append(one.text)
        return tuple(offered[:_N_OFFERED])

    def _going_on(self, reply: Answer) -> tuple[Suggestion, ...]:
        """What else who leads an answer says in the words around it."""
        lead = reply.quotes[0]
        if lead.kind is not Kind.STATEMENT or lead.speaker is None:
            return ()
        around = set(analyse(_response(lead)))
        topic = set(analyse(reply.interpretation.text))
        return tuple(
            one
            for one in self._about(lead.article.id, lead.speaker.id)
            if (terms := set(analyse(one.phrase))) <= around and not terms & topic
        )

    def _of_article(self, article_id: str) -> tuple[Suggestion, ...]:
        """Return questions about an article, each answered in another passage; its interviewees alternate."""
        article = self._index.store.article(article_id)
        if article is None:
            return ()
        printed = printed_questions(article)
        queues = [
            self._of_voice(article, one, asked=printed.get(one.id, ()))
            for one, said in voices(article)
            if len(said) >= _MIN_STATEMENTS
        ]
        found: dict[str, Suggestion] = {}
        for one in interleave(queues):
            found.setdefault(one.passage_id, one)
            if len(found) == _N_KEPT:
                break
        return tuple(found.values())

    def _of_voice(self, article: Article, speaker: Speaker, *, asked: Iterable[str]) -> Iterator[Suggestion]:
        """Yield questions that somebody answers in an article, as they are wanted."""
        yield from interleave([self._about(article.id, speaker.id)[:_N_PHRASES], self._asked(article, speaker, asked)])

    def _about_phrases(self, article_id: str, speaker_id: str) -> tuple[Suggestion, ...]:
        """Return questions on what somebody's words in an article are about, the most telling first."""
        article = self._index.store.article(article_id)
        speaker = article.speaker(speaker_id) if article else None
        if article is None or speaker is None:
            return ()
        phrases = _phrases(_statements(article, speaker_id), _statements(article), [article], rarity=self._index.idf)[
            :_MOST_PHRASES
        ]
        theirs = statements_by(speaker_id, self._index.store.passages_of(article_id))
        return tuple(
            Suggestion(question, article, speaker_id, passage.id, phrase)
            for phrase in phrases
            if _can_be_asked(question := _question_about(phrase, speaker))
            and (passage := says_most_on(phrase, theirs))
            and not self._a_namesake_holds(phrase, speaker)
        )

    def _asked(self, article: Article, speaker: Speaker, questions: Iterable[str]) -> Iterator[Suggestion]:
        """Yield the questions that somebody was asked in an article and takes up."""
        theirs = statements_by(speaker.id, self._index.store.passages_of(article.id))
        for text in questions:
            passage = takes_up(text, theirs, name=speaker.name, rarity=self._index.idf)
            if passage and _can_be_asked(text) and (speaker.name in text or self._is_best(passage, text)):
                yield Suggestion(text, article, speaker.id, passage.id)

    def _is_best(self, passage: Passage, question: str) -> bool:
        """Tell whether a question that names nobody finds a passage before all others by its words."""
        best = self._index.lexical(analyse(question), 1, Selection(frozenset({Kind.STATEMENT})))
        return [one.id for one in self._index.passages(best.rows)] == [passage.id]

    def _a_namesake_holds(self, phrase: str, speaker: Speaker) -> bool:
        """Tell whether a phrase is also said by somebody else of this name, who may then lead the answer."""
        others = (one for one in self._by_name[fold(speaker.name)] if one.speaker.id != speaker.id)
        return any(
            n_holding(phrase, _statements(article, one.speaker.id))
            for one in others
            for article in filter(None, map(self._index.store.article, one.article_ids[-_MOST_ARTICLES_OF_ONE:]))
        )

    @cached_property
    def _by_name(self) -> Mapping[str, list[SpeakerRecord]]:
        found: dict[str, list[SpeakerRecord]] = defaultdict(list)
        for record in self._index.store.all_speakers():
            for name in {fold(one) for one in (record.speaker.name, *record.speaker.aliases)}:
                found[name].append(record)
        return found

    def _subjects(self, article_id: str) -> Iterator[Topic]:
        """Yield what the voices of an article come back to, the most telling of each first, as it can stand alone.

        "The ultimate destination" says something only in its place; a name, or what needs no article, does anywhere.
        """
        article = self._index.store.article(article_id)
        for speaker, said in voices(article) if article else ():
            for one in self._about(article_id, speaker.id):
                bare = one.phrase.removeprefix("the ")
                stands_alone = bare[0].isupper() or (bare == one.phrase and not _INDEFINITE.match(bare))
                if stands_alone and n_holding(bare, said) > 1:
                    yield Topic(bare, one.text)


class Topics:
    """What the people of one index version speak of; safe to call from several threads."""

    def __init__(self, index: PassageIndex) -> None:
        self._index = index
        self.of = lru_cache(maxsize=1024)(self._of)

    def _of(self, speaker_id: str) -> tuple[Topic, ...]:
        """Return a person's topics, the most telling first; none for one who is not there, or only asks."""
        store = self._index.store
        record = store.speaker(speaker_id)
        if record is None:
            return ()
        articles = [one for one in map(store.article, record.article_ids[-_MOST_ARTICLES_OF_ONE:]) if one]
        said = [text for article in articles for text in _statements(article, speaker_id)]
        everybodys = [text for article in articles for text in _statements(article)]
        phrases = _phrases(said, everybodys, articles, rarity=self._index.idf)[:_MOST_PHRASES]
        theirs = statements_by(speaker_id, chain.from_iterable(store.passages_of(one.id) for one in articles))
        spoken_of = (Topic(one, _question_about(one, record.speaker)) for one in phrases if says_most_on(one, theirs))
        return tuple(islice(spoken_of, _MOST_TOPICS))


def voices(article: Article) -> list[tuple[Speaker, list[str]]]:
    """Return who is heard in an article, each with their statements: nobody who asks, or only announces others."""
    said = [(one, _statements(article, one.id)) for one in article.speakers if not one.interviewer]
    n_said = [sum(map(len, statements)) for _, statements in said]
    least = _MIN_SHARE * max(n_said, default=0)
    return [one for one, n in zip(said, n_said, strict=True) if n and n >= least]


def printed_questions(article: Article) -> Mapping[str, list[str]]:
    """Return the questions that stand alone, by the id of the one person who answers them."""
    answered_by: dict[int, set[str]] = {}
    for paragraph, context in zip(article.paragraphs, article.contexts, strict=True):
        if paragraph.kind is Kind.STATEMENT and paragraph.speaker_id and context.question is not None:
            answered_by.setdefault(context.question, set()).add(paragraph.speaker_id)
    found: dict[str, list[str]] = {}
    for number, people in sorted(answered_by.items()):
        speaker = article.speaker(next(iter(people)))
        if len(people) > 1 or speaker is None or speaker.interviewer:
            continue
        words = article.paragraphs[number].span.cut(article.text)
        for sentence in split_sentences(words, language=article.language):
            if question := _asked_about(" ".join(sentence.cut(words).split()), speaker.name):
                found.setdefault(speaker.id, []).append(question)
    return found


def _passages_of(reply: Reply) -> tuple[Passage, ...]:
    match reply:
        case Answer(quotes=quotes) | Near(nearest=quotes):
            return tuple(quote.passage for quote in quotes)
        case NotFound(around=passages):
            return passages


def _phrases(
    said: Sequence[str], around: Sequence[str], articles: Iterable[Article], *, rarity: Callable[[str], float]
) -> list[str]:
    """What somebody's words are about, most telling first, but for the people in these articles."""
    names = {term for article in articles for speaker in article.speakers for term in analyse(speaker.name)}
    return [one for one in key_phrases(said, around=around, rarity=rarity) if names.isdisjoint(analyse(one))]


def _question_about(phrase: str, speaker: Speaker) -> str:
    return f"What does {speaker.name} say about {phrase}?"


def _can_be_asked(question: str) -> bool:
    return len(question) <= _MAX_CHARACTERS and not references(question)


def _response(quote: Quote) -> str:
    """What else the speaker of a quote says to the same question."""
    article, asked = quote.article, quote.passage.context.question
    return "\n".join(
        paragraph.span.cut(article.text)
        for paragraph, context in zip(article.paragraphs, article.contexts, strict=True)
        if quote.speaker and paragraph.speaker_id == quote.speaker.id and context.question == asked
    )


def _statements(article: Article, speaker_id: str | None = None) -> list[str]:
    return [
        paragraph.span.cut(article.text)
        for paragraph in article.paragraphs
        if paragraph.kind is Kind.STATEMENT and paragraph.speaker_id and speaker_id in {None, paragraph.speaker_id}
    ]


def _asked_about(sentence: str, name: str) -> str:
    """The question about the person who was asked it; empty where it can't be put so."""
    asked = _LEADING.sub("", sentence)
    words = len(asked.split())
    if not asked.endswith("?") or not _ASKS.match(asked) or _THERE_ONLY.search(asked) or words < _MIN_WORDS:
        return ""
    named = _ASKS_YOU.sub(lambda found: f"{_of_one(found['verb'])} {name}", asked, count=1)
    named = _YOUR.sub(f"{name}'s" if named == asked else "their", named)
    if _BETWEEN_TWO.search(named):
        return ""
    return named[0].upper() + named[1:]


def _of_one(verb: str) -> str:
    other = _OF_ONE.get(verb.lower(), verb)
    return other.capitalize() if verb[0].isupper() else other


def _is_within(one: Suggestion, filters: Filters) -> bool:
    """Tell whether a question has its answer also within the filters that were given with another."""
    published, first, last = one.article.published, filters.published_from, filters.published_to
    return (
        ("speakers" in filters.inferred or not filters.speakers or one.speaker_id in filters.speakers)
        and ("exclude_speakers" in filters.inferred or one.speaker_id not in filters.exclude_speakers)
        and ("articles" in filters.inferred or not filters.articles or one.article.id in filters.articles)
        and (not filters.sources or one.article.source in filters.sources)
        and (not first or (published is not None and first <= published))
        and (not last or (published is not None and published <= last))
    )
