"""The words of a PDF with place, size and style, written to standard output as JSON; a program of its own.

It runs in a process beside ours, which a time limit and a memory limit can end: a PDF of two kilobytes can keep any
library busy for hours, and PDFium is C++, so what crashes it must not take the server along.
"""

import ctypes
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as c

try:
    import resource
except ImportError:  # Windows has no such limits; there the time limit alone holds
    resource = None  # type: ignore[assignment]

MAX_PAGES = 2000
MAX_CHARS = 4_000_000
MAX_MEMORY_BYTES = 2 * 2**30

BOLD, ITALIC = 1, 2
_BOLD_NAMES = ("bold", "black", "heavy", "demi", "-bd", "bolditalic", ",bd")
_ITALIC_NAMES = ("italic", "oblique", "slanted", "-it", "kursiv")
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_BOLD_WEIGHT = 600
_RAISED = 0.85  # a glyph smaller than this share of the one before, and higher, is a note's number
_INVISIBLE = frozenset(map(chr, (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)))
_HYPHENS = frozenset((0x0002, 0xFFFE, 0x00AD))  # PDFium's marks of a hyphen at a line's end, and Word's of any hyphen


@dataclass(slots=True)
class _Word:
    """Letters between spaces in one style; ``baseline`` counts from the top, ``glued`` has no space before it."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    style: int
    glued: bool
    raised: bool


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    style: int
    angle: int | None


@dataclass(slots=True)
class _Glyph:
    char: str
    left: float
    right: float
    baseline: float
    look: _Look


class _TextPage:
    """One page's glyphs, upright, whichever way the page is turned."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.page = page
        self.box = page.get_bbox()
        self.raw = c.FPDFText_LoadPage(page)
        self.n_chars = max(0, c.FPDFText_CountChars(self.raw))
        self.n_unmapped = 0
        self.styles: dict[int, int] = {}

    def words(self) -> tuple[float, list[_Word]]:
        """Return the height as read, and the words in the order of the file."""
        glyphs = list(self._glyphs())
        c.FPDFText_ClosePage(self.raw)
        angles = Counter(glyph.look.angle for glyph in glyphs if glyph and glyph.look.angle is not None)
        angle = angles.most_common(1)[0][0] if angles else 0
        left, bottom, right, top = self.box
        height = top - bottom if angle % 180 == 0 else right - left
        return height, list(_words(glyph for glyph in glyphs if not glyph or glyph.look.angle == angle))

    def _glyphs(self) -> Iterator[_Glyph | None]:
        """The glyphs, with ``None`` for every space and line end."""
        raw, look, seen = self.raw, _Look(0, 0, None), 0
        box = [ctypes.c_double() for _ in range(4)]
        x, y = ctypes.c_double(), ctypes.c_double()
        high = ""
        for n in range(self.n_chars):
            code = c.FPDFText_GetUnicode(raw, n)
            if 0xD800 <= code < 0xDC00:
                high = chr(code)
                continue
            char = _char(code, high)
            high = ""
            if not char or char.isspace():
                if char:
                    yield None
                continue
            owner = ctypes.cast(c.FPDFText_GetTextObject(raw, n), ctypes.c_void_p).value or 0
            if owner and owner != seen:
                look, seen = self._look(n), owner
            self.n_unmapped += char == "\ufffd" or c.FPDFText_HasUnicodeMapError(raw, n) == 1
            c.FPDFText_GetCharBox(raw, n, *box)
            c.FPDFText_GetCharOrigin(raw, n, x, y)
            if self._is_on_page(x.value, y.value):
                yield self._upright(char, look, x.value, y.value, [side.value for side in box])

    def _is_on_page(self, x: float, y: float) -> bool:
        left, bottom, right, top = self.box
        return bool(left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1)

    def _upright(self, char: str, look: _Look, x: float, y: float, box: list[float]) -> _Glyph:
        low_x, high_x, low_y, high_y = box
        left, bottom, right, top = self.box
        if look.angle == 90:
            return _Glyph(char, min(y, low_y) - bottom, high_y - bottom, x - left, look)
        if look.angle == 180:
            return _Glyph(char, right - max(x, high_x), right - low_x, y - bottom, look)
        if look.angle == 270:
            return _Glyph(char, top - max(y, high_y), top - low_y, right - x, look)
        return _Glyph(char, min(x, low_x), high_x, top - y, look)

    def _look(self, n: int) -> _Look:
        matrix = c.FS_MATRIX()
        c.FPDFText_GetMatrix(self.raw, n, matrix)
        size = c.FPDFText_GetFontSize(self.raw, n) * (math.hypot(matrix.c, matrix.d) or 1.0)
        turned = math.degrees(math.atan2(matrix.b, matrix.a))
        straight = round(turned / 90) * 90
        # Slanted text is a watermark or stamp: it lies across what people said.
        angle = straight % 360 if abs(turned - straight) < 3 else None
        return _Look(round(size, 2), self._style(n), angle)

    def _style(self, n: int) -> int:
        name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        c.FPDFText_GetFontInfo(self.raw, n, name, 200, flags)
        folded = name.value.decode("utf-8", "replace").lower()
        weight = c.FPDFText_GetFontWeight(self.raw, n)
        bold = any(part in folded for part in _BOLD_NAMES) or flags.value & _FORCE_BOLD or weight > _BOLD_WEIGHT
        italic = any(part in folded for part in _ITALIC_NAMES) or flags.value & _ITALIC_FLAG
        return (BOLD if bold else 0) | (ITALIC if italic else 0)


def _char(code: int, high: str) -> str:
    """The character of a code; "" for what no reader sees."""
    if 0xDC00 <= code < 0xE000:
        return (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "replace") if high else ""
    if code in _HYPHENS:
        return "-"
    if not 0 < code < 0x110000:
        return ""
    char = chr(code)
    if 0xF000 <= code <= 0xF0FF:  # symbol fonts: bullets, mostly
        return "•" if code in (0xF0B7, 0xF0A7, 0xF06E, 0xF0D8, 0xF076) else ""
    return "" if char in _INVISIBLE or (code < 0x20 and not char.isspace()) or 0x7F <= code < 0xA0 else char


def _words(glyphs: Iterator[_Glyph | None]) -> Iterator[_Word]:
    word: _Word | None = None
    for glyph in glyphs:
        if glyph is None:
            if word:
                yield word
            word = None
        elif word is None:
            word = _begin(glyph)
        elif not _touches(word, glyph):
            yield word
            word = _begin(glyph)
        elif glyph.look.style == word.style and not _is_raised(word, glyph) and not word.raised:
            word.text += glyph.char
            word.right = max(word.right, glyph.right)
            word.size = max(word.size, glyph.look.size)
        else:
            yield word
            raised = _is_raised(word, glyph) or (word.raised and glyph.baseline < word.baseline - 0.5)
            word = replace(_begin(glyph), glued=True, raised=raised, baseline=word.baseline)
    if word:
        yield word


def _begin(glyph: _Glyph) -> _Word:
    look = glyph.look
    return _Word(glyph.char, glyph.left, glyph.right, glyph.baseline, look.size, look.style, glued=False, raised=False)


def _touches(word: _Word, glyph: _Glyph) -> bool:
    size = max(word.size, glyph.look.size)
    return abs(glyph.baseline - word.baseline) < 0.5 * size and -1.2 * size < glyph.left - word.right < 0.6 * size


def _is_raised(word: _Word, glyph: _Glyph) -> bool:
    return glyph.look.size < _RAISED * word.size and glyph.baseline < word.baseline - 0.1 * word.size


def _read(raw: bytes) -> dict[str, object]:
    try:
        pdf = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = "is locked with a password; save a copy without one"
        broken = "is no PDF or a broken one; open it in a PDF viewer and save or print it to PDF again"
        return {"problem": locked if error.err_code == c.FPDF_ERR_PASSWORD else broken}
    if len(pdf) > MAX_PAGES:
        return {"problem": f"has more than {MAX_PAGES:,} pages; split it into single interviews"}
    pages: list[dict[str, object]] = []
    n_chars = n_unmapped = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pdfium.PdfiumError:
            pages.append({"height": 1.0, "pictured": True, "words": []})
            continue
        text_page = _TextPage(page)
        n_chars += text_page.n_chars
        if n_chars > MAX_CHARS:
            return {"problem": f"has more than {MAX_CHARS:,} characters; split it into single interviews"}
        height, words = text_page.words()
        n_unmapped += text_page.n_unmapped
        n_objects = c.FPDFPage_CountObjects(page)
        pictured = any(
            c.FPDFPageObj_GetType(c.FPDFPage_GetObject(page, n)) == c.FPDF_PAGEOBJ_IMAGE
            for n in range(min(n_objects, 1000))
        )
        fields = [
            (
                *(w.text, round(w.left, 2), round(w.right, 2), round(w.baseline, 2), w.size),
                *(bool(w.style & BOLD), bool(w.style & ITALIC), w.glued, w.raised),
            )
            for w in words
        ]
        pages.append({"height": height, "pictured": pictured, "words": fields})
        page.close()
    return {"pages": pages, "n_chars": n_chars, "n_unmapped": n_unmapped, "declared": pdf.get_metadata_dict()}


def main() -> None:
    """Read a PDF from standard input."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
