"""A quote to take along: as plain text, as Markdown, and as a citation for people (APA) and for programs (CSL-JSON)."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from corpus import Article, Kind
from corpus.language import CHINESE, ENGLISH
from qa import Quote
from web import links
from web.api.markdown import as_line
from web.wording import Wording

MAX_ROWS = 8
EMBED_WIDTH = 600  # CSS pixels
_COLUMNS = 60
_CLOSING = {"“": "”", "„": "“", "«": "»", "「": "」", '"': '"'}
_OPENING = {"”": "“", "“": "„", "»": "«", "」": "「", '"': '"'}
# Words that begin a byline, and words that no person is called.
_BY = re.compile(
    r"^(?:(?:text|words|story|interview|report(?:ing|ed)?|written|compiled)\s+)?by(?:[\s:]+|$)", re.IGNORECASE
)
_AND = re.compile(r"\s*+(?:,\s*+and\b|,|;|&|\band\b)\s*", re.IGNORECASE)
_NOBODY = frozenset(
    """agency bureau college contributor correspondent daily desk editor editorial editors freelance group guest
    institute interview ltd magazine media network news newspaper newsroom office online post press publishing radio
    report reporter society special staff studio team the times today tribune university weekly writer writers
    jr sr ii iii iv""".split()
)
_WORD = re.compile(r"[^\W\d_]\.|[^\W\d_][^\W\d_'’]+(?:-[^\W\d_'’]+)*(?:['’][^\W\d_]+)?|[^\W\d_]['’][^\W\d_]+")
_MAX_WORDS = 5


@dataclass(frozen=True, slots=True)
class Form:
    """A quote written down in one of the forms; ``rows`` is how high a field shows it."""

    name: str
    text: str

    @property
    def rows(self) -> int:
        return min(MAX_ROWS, sum(1 + len(line) // _COLUMNS for line in self.text.split("\n")))


def forms_of(quote: Quote, words: Wording) -> tuple[Form, ...]:
    """Return the quote in every form, each with speaker, office, article, day and address.

    There is none of words of which it is not sure who says them: they can be cited as nobody's.
    """
    if quote.passage.has_unsure_speaker:
        return ()
    return (
        Form(words.taking.as_text, _plain(quote, words)),
        Form(words.taking.as_markdown, _markdown(quote, words)),
        Form(words.taking.as_apa, _apa(quote, words)),
        Form(words.taking.as_json, _csl(quote)),
        *([Form(words.sharing.as_embed, embedded)] if (embedded := frame_of(quote, words)) else []),
    )


def frame_of(quote: Quote, words: Wording, *, width: int = EMBED_WIDTH, height: int | None = None) -> str | None:
    """Return the frame that shows a quote on another page, as HTML; ``None`` where no other site may show it."""
    if (address := links.embed(quote.id)) is None:
        return None
    title = escape(words.sharing.embedded(words.sharing.said_by(quote)))
    size = f'width="{width}" height="{height or height_of(quote, width=width)}"'
    looks = 'loading="lazy" style="border: 0; max-width: 100%"'
    return f'<iframe src="{escape(links.absolute(address))}" title="{title}" {size} {looks}></iframe>'


def height_of(quote: Quote, *, width: int = EMBED_WIDTH) -> int:
    """Return how high the frame of a quote should be: there is no script in it that could tell."""
    role = quote.speaker.role if quote.speaker else None
    return (
        150
        + 32 * _n_lines(quote.text, width=width - 45, character=10)
        + 22 * _n_lines(role or "", width=width - 100, character=8)
        + 22 * _n_lines(f"{quote.article.title}, 30 September 2020", width=width - 45, character=8)
    )


def address_of(quote: Quote) -> str:
    """Return the address of a quote as it can be sent to somebody."""
    return links.absolute(links.permalink(quote.article.id, quote.id))


def marks_of(words: str) -> str:
    """Return whether words as a whole are printed ``opened``, ``closed``, or both, as the classes of an element."""
    return " ".join(name for name, printed in (("opened", _opened(words)), ("closed", _closed(words))) if printed)


def without_marks(words: str) -> str:
    """Return words without the marks around them as a whole."""
    return words[_opened(words) : len(words) - _closed(words)]


@dataclass(frozen=True, slots=True)
class Author:
    """A writer; without ``given``, ``family`` is the name as printed, whole."""

    family: str
    given: str = ""

    @property
    def inverted(self) -> str:
        """The name as a list of references has it: "Lin, J.-P. A."."""
        initials = " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in self.given.split())
        return f"{self.family}, {initials}" if initials else self.family


def authors_of(byline: str | None) -> tuple[Author, ...]:
    """Return the people of a byline in order; one whole as printed where any part is not certainly a personal name."""
    printed = _BY.sub("", " ".join((byline or "").split())).strip(" .,:")
    if not printed:
        return ()
    authors = [_author(name) for name in _AND.split(printed) if name]
    certain = tuple(author for author in authors if author)
    return certain if len(certain) == len(authors) else (Author(printed),)


def _plain(quote: Quote, words: Wording) -> str:
    article = quote.article
    printed = _listed(
        words.taking.quoted(article.title), article.source, words.day(article.published) if article.published else None
    )
    return f"{words.taking.quoted(_words(quote))}\n— {_said_by(quote, words)}\n{printed}\n{address_of(quote)}"


def _markdown(quote: Quote, words: Wording) -> str:
    article = quote.article
    title = f"[{as_line(article.title)}]({address_of(quote)})"
    day = words.day(article.published) if article.published else None
    printed = _listed(title, as_line(article.source or ""), day)
    return f"> {as_line(quote.text)}\n>\n> — {as_line(_said_by(quote, words))}, {printed}"


def _apa(quote: Quote, words: Wording) -> str:
    """Return what stands in the text and what in the list of references, after the 7th edition of APA style.

    The rule for interviews that were published: the work cited is the article, so its writer is the author, and the
    sentence names the person who said the words. Without a writer the source is the author, and without a source the
    title takes that place. No paragraph number is given, since a page may be divided otherwise than its article was.
    """
    article = quote.article
    authors = authors_of(article.byline) or ((Author(article.source),) if article.source else ())
    year = str(article.published.year) if article.published else words.taking.apa_undated
    day = words.taking.apa_day(article.published) if article.published else words.taking.apa_undated
    names = [author.inverted for author in authors]
    writers = f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)
    source = article.source if article.source and article.source not in names else None
    behind = [_sentence(part) for part in (article.title, source) if part]
    ahead = [f"{_sentence(writers)} ({day})."] if writers else [behind.pop(0), f"({day})."]
    reference = " ".join([*ahead, *behind, links.outside(article.url) or address_of(quote)])
    cited = _cited([author.family for author in authors]) or words.taking.quoted(article.title)
    speaker = quote.speaker
    said_by = words.taking.apa_said(speaker.name, speaker.role, asks=_asks(quote)) if speaker else ""
    said = f"{said_by}{words.taking.quoted(_words(quote))} ({cited}, {year})."
    return f"{words.taking.apa_in_text}: {said}\n{words.taking.apa_reference}: {reference}"


def _csl(quote: Quote) -> str:
    """Return the article as CSL-JSON, which reference managers read, with the quote in its ``custom`` part.

    The API's own form of a quote is no citation: no other program knows it, and programs of our users have the API.
    The type is the one under which every style prints writer, day, title and source.
    """
    article, speaker = quote.article, quote.speaker
    item = {
        "id": quote.id,
        "type": "article-newspaper",
        "title": article.title,
        "author": [
            {"family": author.family, "given": author.given} if author.given else {"literal": author.family}
            for author in authors_of(article.byline)
        ],
        "issued": {"date-parts": [_day_parts(article)]} if article.published else None,
        "container-title": article.source,
        "language": article.language,
        "URL": links.outside(article.url) or address_of(quote),
        "custom": {
            "quote": quote.text,
            "speaker": speaker.name if speaker else None,
            "office": speaker.role if speaker else None,
            "interviewer": _asks(quote),
            "link": address_of(quote),
        },
    }
    return json.dumps([{key: value for key, value in item.items() if value}], ensure_ascii=False, indent=2)


def _n_lines(text: str, *, width: int, character: int) -> int:
    """Return how many lines a text may take, whatever the font."""
    n_wide = sum(unicodedata.east_asian_width(one) in {"W", "F"} for one in text)
    return -(-(len(text) + n_wide) * character // width)


def _day_parts(article: Article) -> list[int]:
    return [article.published.year, article.published.month, article.published.day] if article.published else []


def _said_by(quote: Quote, words: Wording) -> str:
    return _listed(_speaker(quote) or words.taking.the_reporter, words.asked_as_interviewer if _asks(quote) else None)


def _speaker(quote: Quote) -> str:
    return _listed(quote.speaker.name, quote.speaker.role) if quote.speaker else ""


def _asks(quote: Quote) -> bool:
    return quote.kind is Kind.QUESTION


def _cited(names: Sequence[str]) -> str:
    if len(names) > 2:
        return f"{names[0]} et al."
    return " & ".join(names)


def _sentence(words: str) -> str:
    words = _in_one_line(words)
    return words if words.endswith((".", "?", "!", "。", "？", "！")) else f"{words}."


def _listed(*parts: str | None) -> str:
    return ", ".join(_in_one_line(part) for part in parts if part)


def _words(quote: Quote) -> str:
    return without_marks(_in_one_line(quote.text))


def _in_one_line(words: str) -> str:
    return " ".join(words.split())


def _author(name: str) -> Author | None:
    words = name.split()
    if not 2 <= len(words) <= _MAX_WORDS or any(word.casefold().strip(".") in _NOBODY for word in words):
        return None
    if not all(_WORD.fullmatch(word) and (word[0].isupper() or word in ENGLISH.particles) for word in words):
        return None
    if words[0].casefold() in CHINESE.surnames or words[-1].endswith(".") or ENGLISH.particles & {words[0], words[-1]}:
        return None
    split = next((at for at, word in enumerate(words) if word in ENGLISH.particles), len(words) - 1)
    given, family = words[:split], words[split:]
    return Author(" ".join(map(_in_small_letters, family)), " ".join(map(_in_small_letters, given)))


def _in_small_letters(word: str) -> str:
    return word.title() if len(word) > 2 and word.isupper() else word


def _opened(words: str) -> bool:
    closing = _CLOSING.get(words[:1])
    return closing is not None and closing not in words[1:-1]


def _closed(words: str) -> bool:
    opening = _OPENING.get(words[-1:])
    return opening is not None and opening not in words[1:-1]
