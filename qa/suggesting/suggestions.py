"""Questions to ask next, and what somebody speaks of: made from the articles, offered only once they are answered."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from threading import Lock

from corpus import Article, Kind, Passage, Speaker, split_sentences
from embeddings import PassageIndex, analyse
from qa.models import Answer, Filters, Near, NotFound, Question, Quote, Reply
from qa.retrieval import interleave
from qa.understanding.conversation import references

from .key_phrases import key_phrases

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
_N_KEPT, _N_TRIED, _N_AT_ONCE = 5, 8, 2  # of an article; a reply waits for no more than two trials of a kind
_N_ARTICLES = 12  # that the questions to begin with are taken from, at most
_N_PHRASES = 4  # of one person
# With more passages than these, trying questions out would hold up the reply that they are offered with.
_MAX_PASSAGES = 20_000
_ALIKE = 0.6
_MOST_TOPICS, _MOST_TOPICS_TRIED = 8, 14
_MOST_ARTICLES_OF_ONE = 20  # of a person who speaks in very many

_AnswerAll = Callable[[Sequence[Question]], Sequence[Reply]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that has an answer, and where: who gives it, in which article and passage."""

    text: str
    article: Article
    speaker_id: str
    passage_id: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What somebody speaks of, and a question that they answer."""

    text: str
    question: str


class Suggestions:
    """What can be asked of one index version; safe to call from several threads."""

    def __init__(self, index: PassageIndex, *, answer: _AnswerAll) -> None:
        """Offer questions about an index that are answered.

        Args:
            index: What they are about.
            answer: Replies to several, encoded together.
        """
        self._index, self._answer = index, answer
        self._trials: dict[str, _Trials] = {}
        self._phrases_of = lru_cache(maxsize=256)(self._phrases_about)
        self._try = lru_cache(maxsize=1024)(self._tried_out)
        self._lock = Lock()

    def to_begin_with(self) -> tuple[str, ...]:
        """Return questions for an empty chat, from different articles as far as there are several."""
        return tuple(one.text for one in self._first)

    @cached_property
    def subjects(self) -> tuple[Topic, ...]:
        """What people come back to, of different articles; not tried out: the first page is to be there at once."""
        articles = filter(None, map(self._index.store.article, self._spread))
        found = interleave(_subjects(article, rarity=self._index.idf) for article in articles)
        return tuple(islice({topic.text: topic for topic in found}.values(), _N_SUBJECTS))

    @cached_property
    def _first(self) -> tuple[Suggestion, ...]:
        return tuple(islice(interleave(map(self._of, self._spread)), _N_FIRST))

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
        known = self._around(passages, at_once=max(1, _N_AT_ONCE - len(going_on))) if passages else self._first
        fresh = [
            one
            for one in (*going_on, *known)
            if one.passage_id not in shown
            and _is_within(one, understood.filters)
            and not any(_alike(one.text, question) for question in asked)
        ]
        voices = [person.id for person in understood.people] + [one.speaker.id for one in passages if one.speaker]
        topic = set(analyse(understood.topic))
        fresh.sort(key=lambda one: (one not in going_on, -len(topic.intersection(analyse(one.text)))))
        same = [one for one in fresh if one.speaker_id in voices[:1]]
        different = [one for one in fresh if one.speaker_id not in voices[:1]]
        offered: list[str] = []
        for one in (*same[:2], *different, *same[2:]):
            if not any(_alike(one.text, text) for text in offered):
                offered.append(one.text)
        return tuple(offered[:_N_OFFERED])

    def _going_on(self, reply: Answer) -> tuple[Suggestion, ...]:
        """Try out what else who leads an answer says in the words around it, as far as a reply may wait for that."""
        lead = reply.quotes[0]
        if self._index.n_passages > _MAX_PASSAGES or lead.kind is not Kind.STATEMENT or lead.speaker is None:
            return ()
        around = set(analyse(_response(lead)))
        topic = set(analyse(reply.interpretation.text))
        phrases = (
            phrase
            for phrase in self._phrases_of(lead.article.id, lead.speaker.id)
            if (terms := set(analyse(phrase))) <= around and not terms & topic
        )
        return self._try(lead.article.id, lead.speaker.id, tuple(islice(phrases, _N_AT_ONCE)))

    def _phrases_about(self, article_id: str, speaker_id: str) -> tuple[str, ...]:
        article = self._index.store.article(article_id)
        if article is None:
            return ()
        said = _statements(article, speaker_id)
        return tuple(_phrases(said, _statements(article), [article], rarity=self._index.idf)[:_MOST_TOPICS_TRIED])

    def _tried_out(self, article_id: str, speaker_id: str, phrases: Sequence[str]) -> tuple[Suggestion, ...]:
        article = self._index.store.article(article_id)
        speaker = article.speaker(speaker_id) if article else None
        if speaker is None:
            return ()
        candidates = [_Candidate(_question_about(phrase, speaker), speaker, phrase) for phrase in phrases]
        askable = [one for one in candidates if len(one.text) <= _MAX_CHARACTERS and not references(one.text)]
        return tuple(_tried(askable, self._answer))

    def _around(self, passages: Sequence[Passage], *, at_once: int) -> tuple[Suggestion, ...]:
        if self._index.n_passages > _MAX_PASSAGES:
            return ()
        first, *others = dict.fromkeys(passage.article.id for passage in passages)
        return (*self._of(first).known(at_once=at_once), *(one for id_ in others for one in self._of(id_).found))

    def _of(self, article_id: str) -> "_Trials":
        with self._lock:
            if article_id not in self._trials:
                article = self._index.store.article(article_id)
                candidates = islice(_candidates(article, rarity=self._index.idf), _N_TRIED) if article else iter(())
                self._trials[article_id] = _Trials(candidates, self._answer)
            return self._trials[article_id]


class Topics:
    """What the people of one index version speak of; safe to call from several threads."""

    def __init__(self, index: PassageIndex, *, answer: Callable[[Question], Reply]) -> None:
        self._index, self._answer = index, answer
        self.of = lru_cache(maxsize=1024)(self._of)

    def _of(self, speaker_id: str) -> tuple[Topic, ...]:
        """Return a person's topics, the most telling first; none for one who is not there, or only asks."""
        store = self._index.store
        record = store.speaker(speaker_id)
        if record is None:
            return ()
        articles = [article for article in map(store.article, record.article_ids[-_MOST_ARTICLES_OF_ONE:]) if article]
        theirs = [text for article in articles for text in _statements(article, speaker_id)]
        everybodys = [text for article in articles for text in _statements(article)]
        phrases = _phrases(theirs, everybodys, articles, rarity=self._index.idf)[:_MOST_TOPICS_TRIED]
        topics = [Topic(phrase, _question_about(phrase, record.speaker)) for phrase in phrases]
        return tuple(islice((topic for topic in topics if self._is_answered(topic, speaker_id)), _MOST_TOPICS))

    def _is_answered(self, topic: Topic, speaker_id: str) -> bool:
        filters = Filters(speakers=(speaker_id,))
        return isinstance(self._answer(Question(topic.question, filters=filters)), Answer)


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


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question that may have an answer: by ``speaker``, in a sentence that holds ``phrase``."""

    text: str
    speaker: Speaker
    phrase: str = ""


class _Trials:
    """The questions about one article, tried out one after the other as they are wanted."""

    def __init__(self, candidates: Iterator[_Candidate], answer: _AnswerAll) -> None:
        self._candidates, self._answer = candidates, answer
        self._lock = Lock()
        self.found: tuple[Suggestion, ...] = ()

    def __iter__(self) -> Iterator[Suggestion]:
        """Yield all that are answered, trying one out when it is wanted."""
        at, may_go_on = 0, True
        while may_go_on:
            yield from self.found[at:]
            at = len(self.found)
            may_go_on = self._try_next(1)

    def known(self, *, at_once: int) -> tuple[Suggestion, ...]:
        """Return those that are answered as far as they have been tried, after trying a few more."""
        self._try_next(at_once)
        return self.found

    def _try_next(self, n: int) -> bool:
        with self._lock:
            candidates = list(islice(self._candidates, min(n, _N_KEPT - len(self.found))))
            for one in _tried(candidates, self._answer):
                if one.passage_id not in {other.passage_id for other in self.found}:
                    self.found += (one,)
        return bool(candidates)


def _tried(candidates: Sequence[_Candidate], answer: _AnswerAll) -> Iterator[Suggestion]:
    """Yield the questions that are answered by whom they ask, on what they ask about."""
    # Together, for most of what one takes is to encode it.
    replies = answer([Question(candidate.text) for candidate in candidates]) if candidates else ()
    for candidate, reply in zip(candidates, replies, strict=True):
        if not isinstance(reply, Answer):
            continue
        first = reply.quotes[0]
        by_them = first.speaker is not None and first.speaker.id == candidate.speaker.id
        if by_them and set(analyse(candidate.phrase)) <= set(analyse(first.text)):
            yield Suggestion(candidate.text, first.article, candidate.speaker.id, first.passage.id)


def _passages_of(reply: Reply) -> tuple[Passage, ...]:
    match reply:
        case Answer(quotes=quotes) | Near(nearest=quotes):
            return tuple(quote.passage for quote in quotes)
        case NotFound(around=passages):
            return passages


def _candidates(article: Article, *, rarity: Callable[[str], float]) -> Iterator[_Candidate]:
    """Yield questions about an article; its interviewees alternate."""
    everything = _statements(article)
    printed = printed_questions(article)
    queues: list[Iterator[_Candidate]] = []
    for speaker, said in voices(article):
        if len(said) < _MIN_STATEMENTS:
            continue
        phrases = _phrases(said, everything, [article], rarity=rarity)[:_N_PHRASES]
        about = [_Candidate(_question_about(phrase, speaker), speaker, phrase) for phrase in phrases]
        asked = [_Candidate(text, speaker) for text in printed.get(speaker.id, ())]
        queues.append(
            one for one in interleave([about, asked]) if len(one.text) <= _MAX_CHARACTERS and not references(one.text)
        )
    return interleave(queues)


def _phrases(
    said: Sequence[str], around: Sequence[str], articles: Iterable[Article], *, rarity: Callable[[str], float]
) -> list[str]:
    """What somebody's words are about, most telling first, but for the people in these articles."""
    names = {term for article in articles for speaker in article.speakers for term in analyse(speaker.name)}
    return [one for one in key_phrases(said, around=around, rarity=rarity) if names.isdisjoint(analyse(one))]


def _subjects(article: Article, *, rarity: Callable[[str], float]) -> Iterator[Topic]:
    """Yield what the voices of an article come back to, the most telling of each first, as it can stand alone.

    "The ultimate destination" says something only in its place; a name, and what needs no article, says it anywhere.
    """
    for speaker, said in voices(article):
        for phrase in _phrases(said, _statements(article), [article], rarity=rarity):
            bare = phrase.removeprefix("the ")
            stands_alone = bare[0].isupper() or (bare == phrase and not _INDEFINITE.match(bare))
            if stands_alone and sum(bare.casefold() in text.casefold() for text in said) > 1:
                yield Topic(bare, _question_about(phrase, speaker))


def _question_about(phrase: str, speaker: Speaker) -> str:
    return f"What does {speaker.name} say about {phrase}?"


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


def _alike(one: str, other: str) -> bool:
    ours, theirs = set(analyse(one)), set(analyse(other))
    return len(ours & theirs) >= _ALIKE * len(ours | theirs)
