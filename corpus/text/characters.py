"""Characters: which of them print varies and meaning does not, which are Chinese or Japanese, which are capitals."""

import re

# For use inside [...]: `re` has no classes for these.
CAPITALS = "".join(char for char in map(chr, range(0x530)) if char.isupper())  # Latin, Greek and Cyrillic
HAN = "\u4e00-\u9fff"
HAN_OR_KANA = f"\u3040-\u30ff{HAN}"
UNSPACED = f"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf{HAN}"

_HAN_OR_KANA = re.compile(f"[{HAN_OR_KANA}]")
_FOLDED = str.maketrans(
    dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
    )
    | dict.fromkeys("‘’‚‛′＇`´", "'")
    | dict.fromkeys("“”„‟″«»＂", '"')
    | dict.fromkeys("‐‑‒–—―−－", "-")
    | {"：": ":", "；": ";", "，": ",", "（": "(", "）": ")"}
)


def fold_marks(text: str) -> str:
    """Return ``text`` with plain spaces, quotes, dashes and colons, as long as before and in its own case."""
    return text.translate(_FOLDED)


def fold(text: str) -> str:
    """Return ``text`` folded for matching: plain marks and lower case, exactly as long as before."""
    folded = fold_marks(text)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    # A few letters (U+0130) grow when lowered; offsets matter more than these.
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


def n_east_asian(text: str) -> int:
    """Return how many Chinese or Japanese characters ``text`` holds."""
    return len(_HAN_OR_KANA.findall(text))


def begins_east_asian(text: str) -> bool:
    """Tell whether a text begins in a script of East Asia, where a single word may well be a full name."""
    return text[:1] >= "\u3040"


def is_east_asian_type(char: str) -> bool:
    """Tell whether ``char`` is set without spaces around it: an ideograph, a kana, or a full-width mark."""
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
