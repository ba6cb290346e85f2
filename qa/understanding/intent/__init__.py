"""What a question wants, and whom it is put to."""

from .addressees import Addressees, addressees, office_asked, strangers
from .purpose import read_kind, read_topic, read_wanted, small_talk, without_small_talk

__all__ = [
    "Addressees",
    "addressees",
    "office_asked",
    "read_kind",
    "read_topic",
    "read_wanted",
    "small_talk",
    "strangers",
    "without_small_talk",
]
