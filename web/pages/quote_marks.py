"""Quote marks that an article prints around words which stand between quote marks on our pages anyway."""

_CLOSING = {"“": "”", "„": "“", "«": "»", "「": "」", '"': '"'}
_OPENING = {"”": "“", "“": "„", "»": "«", "」": "「", '"': '"'}


def marks_of(words: str) -> str:
    """Return whether words as a whole are printed ``opened``, ``closed``, or both, as the classes of an element."""
    return " ".join(name for name, printed in (("opened", _opened(words)), ("closed", _closed(words))) if printed)


def without_marks(words: str) -> str:
    """Return words without the marks around them as a whole."""
    return words[_opened(words) : len(words) - _closed(words)]


def _opened(words: str) -> bool:
    closing = _CLOSING.get(words[:1])
    return closing is not None and closing not in words[1:-1]


def _closed(words: str) -> bool:
    opening = _OPENING.get(words[-1:])
    return opening is not None and opening not in words[1:-1]
