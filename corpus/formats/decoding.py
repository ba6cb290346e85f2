"""From the bytes of a file to its text."""

import re
import unicodedata
from pathlib import Path

from charset_normalizer import from_bytes

from corpus.errors import ArticleFileError

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_LINES = 500_000

# Encodings that articles are really saved in, the likelier first: some letters of short texts fit several.
_ENCODINGS = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 iso8859_2 koi8_r mac_roman gb18030 big5 cp932 euc_jp cp949"
    " utf_16 utf_32 utf_8"
).split()

# Control characters that no writer puts into prose; tab, line ends and form feed are layout.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_bytes(file: Path) -> bytes:
    """Return what is in ``file``.

    Raises:
        ArticleFileError: It can't be opened, is no regular file, is empty or larger than 20 MiB.
    """
    try:
        if file.exists() and not file.is_file():  # a pipe or device would never end
            raise ArticleFileError(file, "is no regular file; only files are read")
        if file.stat().st_size > MAX_FILE_BYTES:
            raise ArticleFileError(file, f"larger than {MAX_FILE_BYTES // 2**20} MiB; split it into single interviews")
        raw = file.read_bytes()
    except OSError as error:
        raise ArticleFileError(file, f"can't be read ({error.strerror})") from error
    if not raw:
        raise ArticleFileError(file, "the file is empty; put the article's text in it or remove it")
    return raw


def read_text_file(file: Path) -> str:
    """Return the text of ``file`` in NFC, its lines ended by newlines alone; an encoding other than UTF-8 is detected.

    Raises:
        ArticleFileError: The file can't be opened, is empty, larger than 20 MiB, of too many lines, or holds no text.
    """
    text = decode(read_bytes(file), file=file)
    if not text.strip():
        raise ArticleFileError(file, "the file is empty; put the article's text in it or remove it")
    if text.count("\n") + text.count("\f") > MAX_LINES:
        raise ArticleFileError(file, f"has more than {MAX_LINES:,} lines; split it into single interviews")
    return text


def decode(raw: bytes, *, file: Path) -> str:
    """Return the text in ``raw``, without a byte order mark.

    Raises:
        ArticleFileError: These bytes are no text in any encoding that can be recognised.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        matches = from_bytes(raw, cp_isolation=_ENCODINGS)
        if not matches:
            raise ArticleFileError(file, "is no text in any known encoding; save it as UTF-8") from None
        text = str(min(matches, key=lambda match: (match.chaos, -match.coherence, _ENCODINGS.index(match.encoding))))
    controls = len(_CONTROLS.findall(text))
    if controls > max(2, len(text) // 1000):
        raise ArticleFileError(file, "looks like a binary file; save the article as UTF-8 text")
    # Fold first: NFC must not see half of a line end, and offsets are counted after both.
    return unicodedata.normalize(
        "NFC", _CONTROLS.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    )
