"""The head of an article (title, byline, date), its foot, and where the talk has ended: links, the site's own words."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.formats import Block, find_date, parse_date
from corpus.language import in_any, phrases
from corpus.text import CAPITALS, HAN, ends_sentence, fold, fold_marks, looks_like_name, n_east_asian

from .questions import asks

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
    r"(?:(?:photo(?:graph)?s?|fotos?|image|picture|bild(?:er)?|illustration|crédits? photos?)"
    r"(?: (?:credit|by|courtesy of))?\s*:\s*|(?:photo(?:graph)?s?|image|picture|illustration) (?:by|courtesy of) )"
    r"\S.{0,119}",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?:fig(?:ure|ura)?|table|tabelle|tableau|abb(?:ildung)?)\.? ?\d+ ?[.:-]", re.IGNORECASE)
_MAX_BOILERPLATE_WORDS = 80  # a longer block is none, even where it mentions cookies
_MAX_STRAY_WORDS = 8
_BYLINE = re.compile(
    r"(?:(?:written |reported |story |text |interview |posted )?by|author|words|作者|记者)(?:\s*:\s*|\s+)"
    r"(?P<name>[^|\n]{2,80}?)"
    r"(?=\s*(?:[|•·/–—]|(?<!\w)-|\d|,\s*[A-Z][a-z]{2,8}\.?\s*\d|$))",
    re.IGNORECASE,
)
_TITLE_WORDS = 4  # shorter first lines are more often the site's name
_MAX_HEAD_LINE_WORDS = 30
_MAX_BYLINE_WORDS = 15
_QUOTES_SOMEBODY = re.compile(rf"[{CAPITALS}][^:.\n]{{3,60}}: ?[\"“«„‘'][^\n]{{10,240}}[\"”»“’']")  # a headline
_CLOSING_HEADING = re.compile(rf"\b(?:{phrases(in_any(lambda language: language.closing_headings))})\b|^about\b")
_CLOSING_WORDS = re.compile(
    r"(?:this (?:interview|conversation|transcript|post|article|blog|q&a)\b.{0,60}"
    r"\b(?:edited|condensed|originally|conducted|first|was|is|has|appeared|republished)|(?:edited|condensed) for"
    r"|interview (?:by|conducted)|as told to|for more (?:information|on|about)|to (?:learn|read|find out|hear) more"
    r"|(?:you can )?(?:find|follow|listen to|watch|read|see|visit)\b.{0,80}\b(?:at|on|here)\b.{0,40}$"
    r"|(?:all )?(?:photos?|images?|illustrations?) (?:by|courtesy)|(?:opinions|views) expressed"
    r"|the full (?:interview|video|audio|recording|transcript|log|episode)|each (?:week|month)|stay tuned"
    r"|(?:banner|header|headline|cover|featured?|lead|top) (?:image|photo(?:graph)?|picture)\b"
    r"|(?:-+ ?)?(?:the )?end(?:s| of (?:the )?(?:interview|transcript|recording|tape)\b.*)?\b(?: ?-+)?"
    r"\s*(?:\d{1,2}:\d\d.*)?$"
    r"|\[\d{1,3}\]|-* ?30 ?-+$|\d+ (?:comments?|replies|responses|thoughts on)\b"
    r"|←|(?:previous|next)(?: (?:interview|post|article|story)|:)"
    rf"|(?:{phrases(in_any(lambda language: language.closings | language.notes))})(?![^\W{HAN}]))"
)
_APPEAL = re.compile(rf"(?<!\w)(?:{phrases(in_any(lambda language: language.appeals))})(?!\w)")
_STAGE_DIRECTION = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]\.?")
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{1,600}[)\]]\.?")
_RULED = re.compile(r"(?:[-=*_~] ?){5,}\n")
_NOTE = re.compile(rf"[(\[]?(?:{phrases(in_any(lambda language: language.notes))})\s*[:.-]")
_SPONSORED = re.compile(
    r"\b(?:this|today's|our) [\w ]{0,30}\b(?:brought to you|made possible|sponsored|supported) by\b"
    r"|\bword from our sponsors?\b|\b(?:promo|coupon|discount) code\b|\buse (?:the )?code [a-z0-9]+\b"
)
LIFE = re.compile(
    r",? (?:\([^)]*\) )?(?:is|was|has|works|leads|lives|teaches|serves|holds|joined|writes|runs|plays|heads|covers"
    r"|edits|directs|chairs|founded|studied|worked|wrote|grew|won|received|publishes|produces"
    r"|ist|war|hat|arbeitet|leitet|lebt|studierte|est|a|travaille|dirige|vit|es|trabaja|vive|ha)\b|'s\b|, "
)
_NAME_AND_LIFE = re.compile(rf"(?:[{CAPITALS}][\w'’.-]+ ){{1,3}}[{CAPITALS}][\w'’-]+{LIFE.pattern}")
_WRITES = re.compile(
    r"\b(?:writes|writer|(?:our|freelance|staff) \w+|journalist|editor|correspondent|reporter"
    r"|(?:has|have) (?:been )?(?:covering|covered|written)"
    r"|can be reached)\b"
)
_GOES_ON = re.compile(r" (?!(?:and|und|et|y|e|og|och|en)\b)[^\W\d_]+\b")
_WORDS = re.compile(r"[^\W\d_]+")
_I = in_any(lambda language: language.first_person)
_WE = in_any(lambda language: language.first_person_plural)
_OPENING_MARK, _CLOSING_MARK = '"“«„', '"”»“'
_MIN_MARKED = 0.6  # of the answers stand in quotation marks, from which on what stands outside is nobody's answer
_MIN_ANSWERS = 4  # from which on what all of them have in common is the article's way to set them
_BOX = re.compile(r"(?:about|bio(?:graphy)?|im interview|zur person|à propos d|biographie|sobre)\b")
_MIN_BRIEF_ANSWERS = 6
_MAX_HEADING_WORDS = 12


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
        name, day = name_in_byline(text), parse_date(text) if _is_dateline(text) else None
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
        bool(name_in_byline(text))
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
    blocks: Sequence[Block],
    texts: Sequence[str],
    begins: Mapping[int, bool],
    names: Sequence[str],
    *,
    unmarked: Collection[int] = (),
) -> int:
    """Return the number of the first block behind the last words spoken, the number of blocks where there is none.

    Args:
        blocks: The blocks of the interview, in order.
        texts: Their texts.
        begins: Numbers of the blocks at which somebody begins to speak; whether what they say is an answer.
        names: Full names of the people of the article: a paragraph about one of them is not speech.
        unmarked: Numbers of those at which nothing is printed that says so, which may be no speech at all.
    """
    last = max(begins, default=0)
    answers = [number for number, answers in begins.items() if answers]
    marked = len(answers) - len(unmarked)
    # Where each answer has its label, words behind a heading without one are no answer.
    alone = last in unmarked and marked >= _MIN_ANSWERS - 1 and len(unmarked) <= marked // _MIN_ANSWERS
    ends = _Ends(blocks, texts, begins, names)
    outside = outside_marks(texts, begins)
    for number in range(last if last in unmarked else last + 1, len(blocks)):
        if number in outside or (number == last and alone) or ends.at(number, set_as_usual=number == last):
            above = number - 1
            is_heading = number == last and above in begins and not asks(texts[above])
            return above if is_heading else number
    return len(blocks)


class _Ends:
    """Signs that the talk is over, weighed by how the talk itself is set."""

    def __init__(
        self, blocks: Sequence[Block], texts: Sequence[str], begins: Mapping[int, bool], names: Sequence[str]
    ) -> None:
        self._blocks, self._texts, self._names = blocks, texts, names
        last = max(begins, default=0)
        self._question_level = max((blocks[n].heading for n, answers in begins.items() if not answers), default=0)
        crossheads = [
            n for n in range(min(begins, default=0), last) if blocks[n].heading and not begins.keys() & {n, n + 1}
        ]
        # Where no answer has ever held a heading, or a second paragraph, one behind the last begins something else.
        self._holds_no_headings = sum(begins.values()) >= _MIN_ANSWERS and not crossheads
        loose = [n for n in range(min(begins, default=0), last) if n not in begins and ends_sentence(texts[n])]
        self._holds_no_second = sum(begins.values()) >= _MIN_BRIEF_ANSWERS and not loose

    def at(self, number: int, *, set_as_usual: bool) -> bool:
        """Tell whether a block is no speech any more; ``set_as_usual``: its type and links are those of an answer."""
        block, text = self._blocks[number], self._texts[number].lstrip("-=*_~ \n")
        folded = fold(text)
        if tells_of(text, self._names) or _CLOSING_WORDS.match(folded) or appeals(text):
            return True
        # Nobody ends by telling of somebody who writes but who says below whose article it is.
        is_of_author = _NAME_AND_LIFE.match(text) and _WRITES.search(text) and not speaks_of_self(text, alone=True)
        if is_of_author and all(
            _is_listing(self._blocks[n], self._texts[n]) for n in range(number + 1, len(self._blocks))
        ):
            return True
        if self._is_heading(number) and self._opens_section(number):
            return True
        if block.ruled or (self._holds_no_second and not set_as_usual and not block.list_item):
            return True
        slanted = block.italic >= len(text) and len(text.split()) > 6 and not block.caption
        return not set_as_usual and (slanted or block.linked > 0.6 * len(text))

    def _is_heading(self, number: int) -> bool:
        block, text = self._blocks[number], self._texts[number]
        bold = block.bold >= len(text) and not ends_sentence(text) and len(text.split()) <= _MAX_HEADING_WORDS
        announces = text.rstrip().endswith((":", "：")) and bool(_CLOSING_HEADING.fullmatch(fold(text).rstrip(": ")))
        return bool(block.heading) or bold or announces

    def _opens_section(self, number: int) -> bool:
        block, text = self._blocks[number], self._texts[number]
        return (
            bool(_CLOSING_HEADING.search(fold(text)))
            or (block.heading and block.heading <= self._question_level and not asks(text))
            or self._holds_no_headings
            or all(_is_listing(self._blocks[n], self._texts[n]) for n in range(number + 1, len(self._blocks)))
        )


def is_boilerplate(text: str) -> bool:
    """Tell whether a block speaks of the site rather than the story."""
    if len(text.split()) > _MAX_BOILERPLATE_WORDS:
        return False
    folded = fold_marks(text)
    return bool(_OF_THE_SITE.search(folded) or (_LIKELY_OF_THE_SITE.search(folded) and not ends_sentence(folded)))


def appeals(text: str) -> bool:
    """Tell whether those who publish turn to those who read ("Subscribe to our newsletter"), or name a sponsor."""
    return bool(_APPEAL.search(fold(text)) or (_SPONSORED.search(fold(text)) and not speaks_of_self(text)))


def is_note(text: str) -> bool:
    """Tell whether a block is a stage direction, a note of the editors, or a box below a line across the page."""
    if _STAGE_DIRECTION.fullmatch(text) or _NOTE.match(fold(text)) or _RULED.match(text):
        return True
    return bool(_IN_BRACKETS.fullmatch(text)) and not speaks_of_self(text)


def heads_box(text: str) -> bool:
    """Tell whether a line heads what is told of the guest in a box beside the talk ("About Ada Moss")."""
    return bool(_BOX.match(fold(text))) and not ends_sentence(text) and len(text.split()) <= _MAX_HEADING_WORDS


def is_credit(text: str) -> bool:
    """Tell whether a block only says whose picture stands above it, or which ("Photo: Ole Brandt", "Figure 2:")."""
    folded = fold_marks(text)
    return bool(_FIGURE.match(folded) or (_CREDIT.fullmatch(folded) and not ends_sentence(text)))


def _is_stray(text: str) -> bool:
    return len(text.split()) <= _MAX_STRAY_WORDS and not ends_sentence(text)


def _is_listing(block: Block, text: str) -> bool:
    return block.list_item or block.linked > len(text) // 3 or block.caption


def tells_of(text: str, names: Sequence[str]) -> bool:
    """Tell whether a paragraph begins with a full name and goes on in the third person: somebody's life."""
    start = fold(text[:120])
    start = re.sub(r"^(?:\W|dr\.? |mr\.? |ms\.? |mrs\.? |prof\.? |professor )+", "", start)
    behind = [start[len(name) :] for name in map(fold, names) if start.startswith(name)]
    return any(LIFE.match(rest) or (_GOES_ON.match(rest) and not speaks_of_self(text)) for rest in behind)


def narrates(text: str, name: str) -> bool:
    """Tell whether a paragraph tells of somebody by name, who therefore does not say it: nobody speaks so of oneself.

    The first name or the surname begins a sentence, and no "I" or "we" stands outside quotation marks; or somebody
    else, "we" perhaps, thanks them or talks to them.
    """
    first, *more = fold_marks(name).split()
    if not more or n_east_asian(name):
        return False
    either = f"(?:{re.escape(first)} )?{re.escape(more[-1])}|{re.escape(first)}"
    folded = fold_marks(text)
    if re.search(rf"(?:^|[.!?][\"')]* )(?:{either})(?={_GOES_ON.pattern})", folded):
        return not speaks_of_self(text)
    thanks = r"(?i:\b(?:thanks?|talk(?:ing)?|speak(?:ing)?|merci|dank)\b.{0,30}\b(?:to|with|à|an) )"
    thanked = re.search(rf"{thanks}(?:{either})\b", folded)
    return bool(thanked) and not speaks_of_self(text, alone=True)


def speaks_of_self(text: str, *, alone: bool = False) -> bool:
    """Tell whether words are in the first person, of one if ``alone``, those between quotation marks aside."""
    outside = re.sub(r"\"[^\"]*\"", " ", fold(text))
    own = _I if alone else _I | _WE
    if n_east_asian(text):
        return any(word in text for word in own if n_east_asian(word))
    return not own.isdisjoint(_WORDS.findall(outside))


def outside_marks(texts: Sequence[str], begins: Mapping[int, bool]) -> frozenset[int]:
    """Where answers stand in quotation marks, the numbers of the blocks between them that stand in none.

    Args:
        texts: The texts of the blocks, without labels.
        begins: Numbers of the blocks at which somebody begins to speak; whether what they say is an answer.
    """
    starts = sorted(begins)
    ends = dict(zip(starts, [*starts[1:], len(texts)], strict=True)) if starts else {}
    answers = [number for number in starts if begins[number]]
    marked = [number for number in answers if texts[number].lstrip()[:1] in tuple(_OPENING_MARK)]
    if len(answers) < 2 or len(marked) < _MIN_MARKED * len(answers):
        return frozenset()
    outside: set[int] = set()
    for number in marked:
        within = range(number, ends[number])
        # Some set a mark at the head of each paragraph, and one at the end of the last.
        closed = [n for n in within if texts[n].rstrip()[-1:] in tuple(_CLOSING_MARK)]
        if closed:
            opened = [n for n in within if texts[n].lstrip()[:1] in tuple(_OPENING_MARK)]
            outside.update(range(max(closed[0], *opened) + 1 if len(opened) > 1 else closed[0] + 1, ends[number]))
    return frozenset(outside)


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
    ends = ends_sentence(text) and text.rstrip()[-1] not in "?!？！"
    is_line = short and (not ends or bool(name_in_byline(text)) or _is_dateline(text))
    return is_line or bool(_QUOTES_SOMEBODY.fullmatch(text))


def name_in_byline(text: str) -> str | None:
    """Return whom a line that begins with "by" names."""
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
    return found is not None and (len(text) <= 2 * len(found[0]) + 10 or name_in_byline(text) is not None)
