"""The site's own words around an article: title bars, source lines, cookie banners, licences, contacts."""

import re
from collections.abc import Sequence

from .folding import fold_marks
from .sentences import ends_sentence

_SOURCE = re.compile(
    r"(?:source|sources|originally published (?:by|in|on|at)|来源|稿源|新闻来源)\s*:?\s*(?P<name>\S.{0,79})",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"""cookies?\b.{0,40}\b(?:policy|settings|use)|(?:use|accept) (?:of )?cookies|privacy (?:policy|statement|notice)
    |terms (?:of|and) (?:use|service|conditions)|all rights reserved|©|\(c\)\s*(?:19|20)\d\d|copyright\b.{0,20}\d{4}
    |\bICP\b|许可证|备案|版权所有|联系我们|关于我们
    |\babout us\b|\bcontact us\b|\bleav(?:e|ing) a (?:message|comment|reply)
    |\bI (?:agree|accept)$|\bsubscribe\b.{0,40}\bnewsletter|sign up (?:for|to)|follow us on|share (?:this|on)\b
    |(?:please )?e-?mail\b.{0,20}\S+@\S+\.\w+|telephone number|back to top|skip to (?:main )?content|powered by
    |^(?:home|menu|search|log ?in|register|next|previous|read more|related (?:articles|stories)|comments?)\b.{0,30}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
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
        if _FURNITURE.search(fold_marks(texts[number])):
            tail, seen = number, True
        elif not _is_stray(texts[number]):
            break
        elif seen:
            tail = number
    return tail


def is_furniture(text: str) -> bool:
    """Tell whether a block speaks of the site rather than the story."""
    return bool(_FURNITURE.search(fold_marks(text)))


def _is_stray(text: str) -> bool:
    return len(text.split()) <= _SHORT_WORDS and not ends_sentence(text)
