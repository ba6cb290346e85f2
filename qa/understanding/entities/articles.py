"""The articles by what questions call them: their titles, their sources, who speaks in them, when they appeared."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from corpus import Span, fold
from corpus.language import ENGLISH
from embeddings import ArticleRecord, SpeakerRecord
from qa.understanding.forms import form
from qa.understanding.tokens import ArticleMention, Mark, Tokens, Word, Wording, plain_words

from .offices import printed_roles

_PIECE = rf"(?:{'|'.join(sorted(ENGLISH.pieces)).replace('&', ' ?& ?')})s?"
_QUOTED = re.compile(r'"(?P<title>[^"]{4,})"|(?<!\w)\'(?P<single>[^\']{4,})\'(?!\w)')
_MIN_TITLE_WORDS = 3
_ENDS_TITLES = frozenset("?!,;")
# Words of titles that tell no article from another.
_COMMON = (
    ENGLISH.small_words
    | ENGLISH.possessives
    | ENGLISH.question_words
    | {word for piece in ENGLISH.pieces for word in (piece, f"{piece}s")}
    | {word for talk in ("chat", "conversation", "discussion", "talk") for word in (talk, f"{talk}s")}
    | {"behind", "conference", "new", "part", "piece", "post", "press", "q", "qa"}
    | {"about", "all", "are", "as", "has", "he", "i", "into", "is", "it", "that", "this", "we", "will", "you"}
)


class Catalogue:
    """All articles of one index version."""

    def __init__(self, articles: Iterable[ArticleRecord], speakers: Iterable[SpeakerRecord]) -> None:
        self._articles = {article.id: article for article in articles}
        self._titles: dict[str, list[str]] = {}
        self._words: dict[str, set[str]] = {}
        for id_, article in self._articles.items():
            self._titles.setdefault(" ".join(plain_words(article.title)), []).append(id_)
            for word in {*plain_words(article.title), *plain_words(article.source or ""), *id_.split("-")} - _COMMON:
                self._words.setdefault(_stem(word), set()).add(id_)
        self._max_title_words = max((len(title.split()) for title in self._titles), default=0)
        self._first_words = {title.split()[0] for title in self._titles if title}
        self._sources: dict[str, set[str]] = {}
        for article in self._articles.values():
            if article.source:
                self._sources.setdefault(fold(article.source).strip(), set()).add(article.source)
        self._voices: dict[str, set[str]] = {}
        self.roles: dict[str, tuple[str, ...]] = {}
        for record in speakers:
            titles = tuple(self._articles[id_].title for id_ in record.article_ids if id_ in self._articles)
            self.roles[record.speaker.id] = printed_roles(record.speaker, titles)
            for id_ in record.article_ids:
                self._voices.setdefault(id_, set()).add(record.speaker.id)

    @property
    def languages(self) -> frozenset[str | None]:
        """The tags of the languages that articles are in."""
        return frozenset(article.language for article in self._articles.values())

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._articles

    def sources_called(self, name: str) -> tuple[str, ...]:
        """Return the sources of this name as they are printed, whatever letters are large in it."""
        return tuple(sorted(self._sources.get(fold(name).strip(), ())))

    def is_published(self, speaker_ids: Collection[str], first: date | None, last: date | None) -> bool:
        """Tell whether an article, of these people where there are any, appeared from one day to another inclusive."""
        ids = self.articles_of(speaker_ids) if speaker_ids else self._articles
        days = [day for id_ in ids if (day := self._articles[id_].published)]
        return any((not first or first <= day) and (not last or day <= last) for day in days)

    def voices(self, articles: Iterable[str]) -> frozenset[str]:
        """Return the ids of everybody who speaks in these articles."""
        return frozenset().union(*(self._voices.get(id_, set()) for id_ in articles))

    def articles_of(self, speaker_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the articles in which any of these people speaks."""
        wanted = frozenset(speaker_ids)
        return tuple(id_ for id_ in self._articles if self._voices.get(id_, set()) & wanted)

    def is_word(self, word: str) -> bool:
        """Tell whether a word, folded and without accents, is one of a title or of the name of a source."""
        return _stem(word) in self._words

    def titled(self, text: str) -> ArticleMention | None:
        """Return the articles whose title a question gives in full, or the beginning of it in quotation marks."""
        return self._quoted(text) or self._whole_title(Wording(text))

    def _quoted(self, text: str) -> ArticleMention | None:
        for found in _QUOTED.finditer(fold(text)):
            asked = " ".join(plain_words(found["title"] or found["single"]))
            if not asked:
                continue
            fitting = [title for title in self._titles if _begins_alike(title, asked)]
            if fitting:
                ids = tuple(id_ for title in fitting for id_ in self._titles[title])
                return ArticleMention(_with_piece(text, Span(*found.span())), ids)
        return None

    def _whole_title(self, wording: Wording) -> ArticleMention | None:
        words = wording.words
        for first in [number for number, word in enumerate(words) if word.plain in self._first_words]:
            for size in range(min(self._max_title_words, len(words) - first), _MIN_TITLE_WORDS - 1, -1):
                run = words[first : first + size]
                ids = self._titles.get(" ".join(word.plain for word in run))
                if ids and len({word.plain for word in run} - _COMMON) > 1:
                    span = Span(run[0].span.start, run[-1].span.end)
                    return ArticleMention(_with_piece(wording.text, span), tuple(ids))
        return None

    def described(self, tokens: Tokens) -> ArticleMention | None:
        """Return the articles that a question names by words of their titles ("in the storage interview")."""
        for found in form("named_article").all(tokens):
            before = [word for word in _plain_words(tokens, *found.slots["before"]) if word not in _COMMON]
            behind, last = self._title_words_behind(tokens, found.last)
            words = [*before, *behind, *filter(self.is_word, _plain_words(tokens, found.first, last))]
            known = {word for word in words if self.is_word(word)}
            if not known or len(known & set(before)) < len(before) / 2 or not known & {*before, *behind}:
                continue
            n_fitting = Counter(id_ for word in known for id_ in self._words[_stem(word)])
            best = max(n_fitting.values())
            ids = tuple(sorted(id_ for id_, n in n_fitting.items() if n == best))
            if len(ids) == 1 or tokens.items[found.last - 1].text.lower().endswith("s"):
                return ArticleMention(tokens.part(found.slots["what"][0], last).span, ids)
        return None

    def _title_words_behind(self, tokens: Tokens, first: int) -> tuple[list[str], int]:
        """The words behind "interview about" as long as they are of titles, and up to which token they go."""
        words: list[str] = []
        last = first
        if form("named_by").search(tokens.part(first, len(tokens.items))):
            for number, token in enumerate(tokens.items[first + 1 :], start=first + 2):
                if isinstance(token, Mark) and token.text not in _ENDS_TITLES:
                    continue
                if not isinstance(token, Word) or not (token.plain in _COMMON or self.is_word(token.plain)):
                    break
                if self.is_word(token.plain):
                    words.append(token.plain)
                    last = number
        return words, last


def _plain_words(tokens: Tokens, first: int, last: int) -> list[str]:
    return [token.plain for token in tokens.items[first:last] if isinstance(token, Word)]


def _begins_alike(title: str, asked: str) -> bool:
    return title == asked or (len(asked.split()) >= _MIN_TITLE_WORDS and title.startswith(f"{asked} "))


def _with_piece(text: str, span: Span) -> Span:
    """The span of a title with what is before it: "the article titled …"."""
    before = re.search(
        rf"\b(?:the\s+|this\s+)?(?:{_PIECE}\s+)?(?:(?:titled|called|entitled|named)\s+)?[\"'“‘]?$",
        text[: span.start],
        re.IGNORECASE,
    )
    return Span(before.start(), span.end) if before else span


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
