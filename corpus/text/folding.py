"""Folds what print varies and meaning does not: spaces, quote marks, dashes, case. Offsets stay the same."""

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
