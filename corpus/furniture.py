"""The site's own words around an article: title bars, source lines, cookie banners, licences, contacts."""

import re
from collections.abc import Sequence

from .folding import fold_marks
from .sentences import ends_sentence

_SOURCE = re.compile(
    r"(?:(?:sources?|来源|稿源|新闻来源)\s*:|originally published (?:by|in|on|at))\s*(?P<name>\S.{0,79})",
    re.IGNORECASE,
)
# Words of law and technique, which nobody says in an interview.
_SURE = re.compile(
    r"cookies?\b.{0,40}\b(?:policy|settings)|(?:use|accept) (?:of )?cookies|all rights reserved"
    r"|©|\(c\)\s*(?:19|20)\d\d|copyright\b.{0,20}\d{4}"
    r"|^(?:this|the|our) (?:interview|conversation|transcript|discussion) (?:has been|was|is) (?:\w+ly )?"
    r"(?:edited|condensed|shortened|translated)\b"
    r"|ICP\s*[备证]|版权所有|skip to (?:main )?content"
    r"|^(?:please )?(?:subscribe|sign up|follow us|share (?:this|on)|contact us|leave a (?:message|comment|reply))\b",
    re.IGNORECASE,
)
# Words that a speaker may use as well: the site's own only where no sentence ends.
_LIKELY = re.compile(
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
_MAX_WORDS = 80  # a longer block is no furniture, whatever it mentions
_SHORT_WORDS = 8


def source_line(text: str) -> str | None:
    """Return the source that a line such as "Source: Shangyou News" names."""
    found = _SOURCE.fullmatch(fold_marks(text).strip())
    return text.strip()[found.start("name") :].strip() if found else None


def find_tail(texts: Sequence[str], *, first: int) -> int:
    """Return where the furniture at the foot begins: the number of the first block that is the site's own.

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
        if is_furniture(texts[number]):
            tail, seen = number, True
        elif not _is_stray(texts[number]):
            break
        elif seen:
            tail = number
    return tail


def is_furniture(text: str) -> bool:
    """Tell whether a block speaks of the site rather than the story."""
    if len(text.split()) > _MAX_WORDS:
        return False
    folded = fold_marks(text)
    return bool(_SURE.search(folded) or (_LIKELY.search(folded) and not ends_sentence(folded)))


def is_credit(text: str) -> bool:
    """Tell whether a block only says whose picture stands above it ("Photograph: Ole Brandt")."""
    return bool(_CREDIT.fullmatch(fold_marks(text))) and not ends_sentence(text)


def _is_stray(text: str) -> bool:
    return len(text.split()) <= _SHORT_WORDS and not ends_sentence(text)
