"""Ids, which stay the same while what they name does, and the joint names of people who answer as one."""

import hashlib
import re
import unicodedata

JOINT = " / "  # stands between the names of people who answer as one


def digest_of(words: str) -> str:
    """Return the first 8 hex digits of the SHA-256 of ``words``, which may be a file's name that is no text."""
    return hashlib.sha256(words.encode(errors="surrogateescape")).hexdigest()[:8]


def slug(name: str) -> str:
    """Return the id made of a name: ASCII letters and digits, dashes between, and a digest where letters were lost.

    The rule: lower case, every run of other characters one ``-``, none at the edges; where
    letters outside ASCII were lost, ``-`` and the first 8 hex digits of the SHA-256 of the NFC name.
    """
    name = unicodedata.normalize("NFC", name)
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if any(char.isalnum() and not char.isascii() for char in name):
        digest = digest_of(name)
        return f"{plain}-{digest}" if plain else digest
    return plain or digest_of(name)
