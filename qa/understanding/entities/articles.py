"""The articles by what questions call them: their titles, their sources, who speaks in them, when they appeared."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from corpus import Span, fold
from corpus.language import ENGLISH
from embeddings import ArticleRecord, SpeakerRecord
from qa.understanding.tokens import Wording, plain, plain_words

from .printed_roles import printed_roles

PIECE = rf"(?:{'|'.join(sorted(ENGLISH.pieces)).replace('&', ' ?& ?')})(?P<plural>s?)"
_NAMED = re.compile(
    r"\b(?:in|from|of|during|on|at|by|per|is|was|were|did|does|do|has|summari[sz]e)\s+"
    r"(?=(?P<what>(?:(?:the|this|that|your|an?|all|these|those)\s+)*))(?P=what)"
    rf"(?P<before>(?:(?!(?:about|at|by|during|for|from|in|of|on|with)\b)[\w'&.-]+\s+){{0,6}}?){PIECE}\b"
    rf"(?:\s+(?:about|on|with|titled|called|entitled|named|of|from|in|by|at)\s+(?P<behind>[^?!,;]+))?"
)
_QUOTED = re.compile(r'"(?P<title>[^"]{4,})"|(?<!\w)\'(?P<single>[^\']{4,})\'(?!\w)')
_MIN_TITLE_WORDS = 3
# Words of titles that tell no article from another.
_COMMON = (
    ENGLISH.small_words
    | ENGLISH.possessives
    | ENGLISH.question_words
    | {form for piece in ENGLISH.pieces for form in (piece, f"{piece}s")}
    | {form for talk in ("chat", "conversation", "discussion", "talk") for form in (talk, f"{talk}s")}
    | {"behind", "conference", "new", "part", "piece", "post", "press", "q", "qa"}
    | {"about", "all", "are", "as", "has", "he", "i", "into", "is", "it", "that", "this", "we", "will", "you"}
)


@dataclass(frozen=True, slots=True)
class TitleMention:
    """Words of a question at ``span`` that mean these articles, by id: "the storage interview"."""

    span: Span
    articles: tuple[str, ...]


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
        self._voices: dict[str, set[str]] = {}
        self.roles: dict[str, tuple[str, ...]] = {}
        for record in speakers:
            titles = tuple(self._articles[id_].title for id_ in record.article_ids if id_ in self._articles)
            self.roles[record.speaker.id] = printed_roles(record.speaker, titles)
            for id_ in record.article_ids:
                self._voices.setdefault(id_, set()).add(record.speaker.id)

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._articles

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

    def titled(self, text: str) -> TitleMention | None:
        """Return the articles whose title a question gives in full, or the beginning of it in quotation marks."""
        return self._quoted(text) or self._whole_title(Wording(text))

    def _quoted(self, text: str) -> TitleMention | None:
        for found in _QUOTED.finditer(fold(text)):
            asked = " ".join(plain_words(found["title"] or found["single"]))
            if not asked:
                continue
            fitting = [title for title in self._titles if _begins_alike(title, asked)]
            if fitting:
                ids = tuple(id_ for title in fitting for id_ in self._titles[title])
                return TitleMention(_with_piece(text, Span(*found.span())), ids)
        return None

    def _whole_title(self, wording: Wording) -> TitleMention | None:
        words = wording.words
        for first in [number for number, word in enumerate(words) if word.plain in self._first_words]:
            for size in range(min(self._max_title_words, len(words) - first), _MIN_TITLE_WORDS - 1, -1):
                run = words[first : first + size]
                ids = self._titles.get(" ".join(word.plain for word in run))
                if ids and len({word.plain for word in run} - _COMMON) > 1:
                    span = Span(run[0].span.start, run[-1].span.end)
                    return TitleMention(_with_piece(wording.text, span), tuple(ids))
        return None

    def described(self, text: str) -> TitleMention | None:
        """Return the articles that a question names by words of their titles ("in the storage interview")."""
        for found in _NAMED.finditer(plain(text)):
            before = [word for word in plain_words(found["before"]) if word not in _COMMON]
            behind, end = self._title_words_behind(found)
            words = [*before, *behind, *(word for word in plain_words(found[0]) if self.is_word(word))]
            known = {word for word in words if self.is_word(word)}
            if not known or len(known & set(before)) < len(before) / 2 or not known & {*before, *behind}:
                continue
            n_fitting: dict[str, int] = {}
            for word in known:
                for id_ in self._words[_stem(word)]:
                    n_fitting[id_] = n_fitting.get(id_, 0) + 1
            best = max(n_fitting.values())
            ids = tuple(sorted(id_ for id_, n in n_fitting.items() if n == best))
            if len(ids) == 1 or found["plural"]:
                return TitleMention(Span(found.start("what"), end), ids)
        return None

    def _title_words_behind(self, found: re.Match[str]) -> tuple[list[str], int]:
        """The words behind "interview about" as long as they are of titles, and where they end."""
        words: list[str] = []
        end = found.end("plural")
        if not found["behind"]:
            return words, end
        for word in Wording(found["behind"]).words:
            if self.is_word(word.plain):
                words.append(word.plain)
                end = found.start("behind") + word.span.end
            elif word.plain not in _COMMON:
                break
        return words, end


def _begins_alike(title: str, asked: str) -> bool:
    return title == asked or (len(asked.split()) >= _MIN_TITLE_WORDS and title.startswith(f"{asked} "))


def _with_piece(text: str, span: Span) -> Span:
    """The span of a title with what is before it: "the article titled …"."""
    before = re.search(
        rf"\b(?:the\s+|this\s+)?(?:{PIECE}\s+)?(?:(?:titled|called|entitled|named)\s+)?[\"'“‘]?$",
        text[: span.start],
        re.IGNORECASE,
    )
    return Span(before.start(), span.end) if before else span


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
