"""The head of an article (title, byline, date), and its foot: where the talk has ended, links, the site's own words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.formats import Block, find_date, parse_date
from corpus.text import ends_sentence, fold, fold_marks, looks_like_name, n_east_asian

_SOURCE = re.compile(
    r"(?:(?:sources?|来源|稿源|新闻来源)\s*:|originally published (?:by|in|on|at))\s*(?P<name>\S.{0,79})",
    re.IGNORECASE,
)
# Words of law and technique, which nobody says in an interview.
_OF_THE_SITE = re.compile(
    r"cookies?\b.{0,40}\b(?:policy|settings)|(?:use|accept) (?:of )?cookies|all rights reserved"
    r"|©|\(c\)\s*(?:19|20)\d\d|copyright\b.{0,20}\d{4}"
    r"|^(?:this|the|our) (?:interview|conversation|transcript|discussion) (?:has been|was|is) (?:\w+ly )?"
    r"(?:edited|condensed|shortened|translated)\b"
    r"|ICP\s*[备证]|版权所有|skip to (?:main )?content"
    r"|^(?:please )?(?:subscribe|sign up|follow us|share (?:this|on)|contact us|leave a (?:message|comment|reply))\b",
    re.IGNORECASE,
)
# Words that a speaker may use as well: the site's own only where no sentence ends.
_LIKELY_OF_THE_SITE = re.compile(
    r"privacy (?:policy|statement|notice)|terms (?:of|and) (?:use|service|conditions)"
    r"|许可证|备案|联系我们|关于我们"
    r"|\babout us\b|\bcontact us\b|^(?:about|contact) us|\bleav(?:e|ing) a (?:message|comment|reply)"
    r"|\bI (?:agree|accept)$|\bsubscribe\b.{0,40}\bnewsletter|sign up (?:for|to)|follow us on|share (?:this|on)\b"
    r"|(?:please )?e-?mail\b.{0,20}[^\s@]{1,64}@[^\s@]{1,64}\.\w|telephone number|back to top|powered by"
    r"|^(?:home|menu|search|log ?in|register|next|previous|comments?)\b.{0,30}$"
    r"|^(?:read more|related (?:articles|stories)|most (?:viewed|read|popular))\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo(?:graph)?s?|image|picture|illustration)(?: (?:credit|by|courtesy of))?\s*:\s*\S.{0,119}", re.IGNORECASE
)
_MAX_BOILERPLATE_WORDS = 80  # a longer block is none, even where it mentions cookies
_MAX_STRAY_WORDS = 8
_BYLINE = re.compile(
    r"(?:(?:written |reported |story |text |interview |posted )?by|author|words|作者|记者)(?:\s*:\s*|\s+)"
    r"(?P<name>[^|\n]{2,80}?)"
    r"(?=\s*(?:[|•·/–—-]|\d|,\s*[A-Z][a-z]{2,8}\.?\s*\d|$))",
    re.IGNORECASE,
)
_TITLE_WORDS = 4  # shorter first lines are more often the site's name
_MAX_HEAD_LINE_WORDS = 30
_MAX_BYLINE_WORDS = 15
_CLOSING_HEADING = re.compile(
    r"\b(?:about the|about our|resources?|links?|further|related|read(?:ing| more)|learn more"
    r"|more (?:from|on|about|information)|references|notes|footnotes|credits|acknowledge?ments?|contact|follow"
    r"|subscribe|share|comments?|discussion|see also|bio(?:graphy)?|participants|get involved|next steps|editor)\b",
    re.IGNORECASE,
)
_CLOSING_WORDS = re.compile(
    r"(?:this (?:interview|conversation|transcript|post|article|blog|q&a)\b.{0,60}"
    r"\b(?:edited|condensed|originally|conducted|first|was|is|has|appeared|republished)|(?:edited|condensed) for"
    r"|interview (?:by|conducted)|as told to|for more (?:information|on|about)|to (?:learn|read|find out|hear) more"
    r"|(?:you can )?(?:find|follow|listen to|watch|read|see|visit)\b.{0,80}\b(?:at|on|here)\b.{0,40}$"
    r"|(?:all )?(?:photos?|images?|illustrations?) (?:by|courtesy)|(?:opinions|views) expressed"
    r"|the full (?:interview|video|audio|recording|transcript|log|episode)|each (?:week|month)|stay tuned|editor's note"
    r"|disclaimer|note:|feedback:"
    r"|(?:banner|header|headline|cover|featured?|lead|top) (?:image|photo(?:graph)?|picture)\b"
    r"|(?:-+ ?)?(?:the )?end(?:s| of (?:the )?(?:interview|transcript|recording|tape)\b.*)?\b(?: ?-+)?"
    r"\s*(?:\d{1,2}:\d\d.*)?$"
    r"|采访(?:结束|最后|手记|后记))",
    re.IGNORECASE,
)
_LIFE = re.compile(
    r",? (?:\([^)]*\) )?(?:is|was|has|works|leads|lives|teaches|serves|holds|joined|writes|runs|plays|heads|covers"
    r"|edits|directs|chairs|founded|studied|worked|wrote|grew|won|received|publishes|produces)\b|'s\b|, "
)
_OPENING_MARK, _CLOSING_MARK = '"“«„', '"”»“'
_MIN_MARKED = 0.6  # of the answers stand in quotation marks, from which on what stands outside is nobody's answer


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above the story; numbers are those of blocks. ``size`` blocks belong to the head."""

    title: int | None
    byline: str | None
    published: date | None
    size: int
    byline_blocks: frozenset[int]


def read_head(texts: Sequence[str]) -> Head:
    """Find title, byline and date among the leading short lines; the first full sentence begins the story.

    Args:
        texts: The texts of the blocks above the first speech, in order.
    """
    size = next((n for n, text in enumerate(texts) if not _is_head_line(text)), len(texts))
    byline, published, where = None, None, set()
    for number, text in enumerate(texts[:size]):
        name, day = _byline(text), parse_date(text) if _is_dateline(text) else None
        if name or day:
            where.add(number)
            byline, published = byline or name, published or day
    above = min(where, default=0) - 1
    if byline is None and above > 0 and _are_names(texts[above]):
        byline = " ".join(texts[above].split())
        where.add(above)
    end = min(where, default=size)
    return Head(_title(texts[:end]), byline, published, size if not where else max(where) + 1, frozenset(where))


def is_byline(text: str) -> bool:
    """Tell whether a line names the author and the day and nothing else ("记者：陈晓 2022年5月8日")."""
    return (
        bool(_byline(text))
        and "\n" not in text
        and not ends_sentence(text)
        and _is_dateline(text)
        and len(text.split()) <= _MAX_BYLINE_WORDS
    )


def source_line(text: str) -> str | None:
    """Return the source that a line such as "Source: Shangyou News" names."""
    found = _SOURCE.fullmatch(fold_marks(text).strip())
    return text.strip()[found.start("name") :].strip() if found else None


def find_foot(texts: Sequence[str], *, first: int) -> int:
    """Return where the boilerplate at the foot begins: the number of the first block that is the site's own.

    A source line ends the article. Without one, the foot is made of blocks that speak of cookies, rights or
    contacts, together with short lines between and directly above them.

    Args:
        texts: The blocks' texts, in order.
        first: The number of the first block that can belong to the foot.
    """
    for number in range(first, len(texts)):
        if source_line(texts[number]):
            return number
    tail, seen = len(texts), False
    for number in range(len(texts) - 1, first - 1, -1):
        if is_boilerplate(texts[number]):
            tail, seen = number, True
        elif not _is_stray(texts[number]):
            break
        elif seen:
            tail = number
    return tail


def find_closing(
    blocks: Sequence[Block], texts: Sequence[str], begins: Mapping[int, bool], names: Sequence[str]
) -> int:
    """Return the number of the first block behind the last words spoken, the number of blocks where there is none.

    Args:
        blocks: The blocks of the interview, in order.
        texts: Their texts.
        begins: Numbers of the blocks at which somebody begins to speak; whether what they say is an answer.
        names: Full names of the people of the article: a paragraph about one of them is not speech.
    """
    last = max(begins, default=0)
    end = _end_of_marks(texts, begins, last)
    for number in range(last + 1, end):
        block, text = blocks[number], texts[number]
        rest = range(number, len(blocks))
        if block.ruled or _tells_of(text, names) or _CLOSING_WORDS.match(fold_marks(text)):
            return number
        if block.heading and (
            _is_about(text, names)
            or _CLOSING_HEADING.search(text)
            or all(_is_listing(blocks[n], texts[n]) for n in rest[1:])
        ):
            return number
        if block.italic >= len(text) and len(text.split()) > 6 and not block.caption:
            return number
        if block.linked > 0.6 * len(text):
            return number
    return end


def is_boilerplate(text: str) -> bool:
    """Tell whether a block speaks of the site rather than the story."""
    if len(text.split()) > _MAX_BOILERPLATE_WORDS:
        return False
    folded = fold_marks(text)
    return bool(_OF_THE_SITE.search(folded) or (_LIKELY_OF_THE_SITE.search(folded) and not ends_sentence(folded)))


def is_credit(text: str) -> bool:
    """Tell whether a block only says whose picture stands above it ("Photograph: Ole Brandt")."""
    return bool(_CREDIT.fullmatch(fold_marks(text))) and not ends_sentence(text)


def _is_stray(text: str) -> bool:
    return len(text.split()) <= _MAX_STRAY_WORDS and not ends_sentence(text)


def _is_listing(block: Block, text: str) -> bool:
    return block.list_item or block.linked > len(text) // 3 or block.caption


def _is_about(text: str, names: Sequence[str]) -> bool:
    """A heading such as "About Ada Moss"."""
    about, _, who = fold(text).strip().partition(" ")
    return about == "about" and any(who.startswith(fold(name)) for name in names)


def _tells_of(text: str, names: Sequence[str]) -> bool:
    """A paragraph that begins with a full name, a verb behind it: somebody's life in the third person."""
    start = fold(text[:120])
    start = re.sub(r"^(?:\W|dr\.? |mr\.? |ms\.? |mrs\.? |prof\.? |professor )+", "", start)
    return any(start.startswith(fold(name)) and _LIFE.match(start[len(name) :]) for name in names)


def _end_of_marks(texts: Sequence[str], begins: Mapping[int, bool], last: int) -> int:
    """Where answers stand in quotation marks, the last one ends with its closing mark."""
    starts = sorted(begins)
    answers = [
        (n, following)
        for n, following in zip(starts, [*starts[1:], len(texts)][: len(starts)], strict=True)
        if begins[n]
    ]
    marked = [n for n, following in answers if n < len(texts) and texts[n].lstrip()[:1] in tuple(_OPENING_MARK)]
    if len(answers) < 2 or len(marked) < _MIN_MARKED * len(answers):
        return len(texts)
    for number in range(last, len(texts)):
        if texts[number].rstrip()[-1:] in tuple(_CLOSING_MARK):
            return number + 1
    return len(texts)


def _title(lines: Sequence[str]) -> int | None:
    """The first line that is long enough for a headline; of short lines, the last."""
    long_enough = [
        n
        for n, line in enumerate(lines)
        if (len(line.split()) >= _TITLE_WORDS or n_east_asian(line) > 5) and not is_boilerplate(line)
    ]
    if long_enough:
        return long_enough[0]
    return next((n for n in reversed(range(len(lines))) if not is_boilerplate(lines[n])), None)


def _is_head_line(text: str) -> bool:
    short = len(text.split()) <= _MAX_HEAD_LINE_WORDS and "\n" not in text
    return short and (
        not ends_sentence(text) or text.rstrip()[-1] in "?!？！" or bool(_byline(text)) or _is_dateline(text)
    )


def _byline(text: str) -> str | None:
    found = _BYLINE.match(fold_marks(text))
    if found is None:
        return None
    name = text[found.start("name") : found.end("name")].strip(" ,")
    return name if looks_like_name(re.split(r",| and | & ", name)[0]) else None


def _are_names(text: str) -> bool:
    """Tell whether a line, such as one right above the date, holds full names and nothing else."""
    names = re.split(r", | and | & ", fold_marks(text).strip())
    return all(len(name.split()) >= 2 and looks_like_name(name) and not name.isupper() for name in names)


def _is_dateline(text: str) -> bool:
    """A line that is mostly a date; a sentence that mentions one is not."""
    found = find_date(text)
    return found is not None and (len(text) <= 2 * len(found[0]) + 10 or _byline(text) is not None)
