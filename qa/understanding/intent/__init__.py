"""What a question wants: its kind, its topic and whom it is put to."""

from .addressees import Addressees, addressees
from .kinds import read_kind, read_wanted
from .topic import read_topic
from .unknown_people import strangers

__all__ = [
    "Addressees",
    "addressees",
    "read_kind",
    "read_topic",
    "read_wanted",
    "strangers",
]
