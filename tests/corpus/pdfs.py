"""Small PDFs, written by hand: the words stand where a test puts them, in letters of one width."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

ADVANCE = 0.6  # of the size: every letter of Courier is as wide
FONTS = {"Courier": "F1", "Courier-Bold": "F2", "Courier-Oblique": "F3"}
WIDTH, HEIGHT = 612, 792


@dataclass(frozen=True)
class Text:
    """Words at a place: ``left`` and ``top`` (of the baseline) in points from the page's upper left corner."""

    left: float
    top: float
    words: str
    font: str = "Courier"
    size: float = 10
    turned: bool = False

    @property
    def right(self) -> float:
        return self.left + ADVANCE * self.size * len(self.words)

    def drawn(self) -> bytes:
        words = self.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").replace("ﬁ", "\x01")
        matrix = "0.7 0.7 -0.7 0.7" if self.turned else "1 0 0 1"
        where = f"{matrix} {self.left:g} {HEIGHT - self.top:g} Tm"
        return f"BT /{FONTS[self.font]} {self.size:g} Tf {where} (".encode() + words.encode("cp1252") + b") Tj ET\n"


def wrapped(
    words: str, *, left: float = 72, top: float, chars: int = 70, indent: int = 0, leading: float = 12, size: float = 10
) -> Iterator[Text]:
    """A paragraph in lines of at most ``chars`` letters, the first indented by ``indent`` of them."""
    lines = textwrap.wrap(words, chars, initial_indent=" " * indent, break_on_hyphens=False)
    for number, line in enumerate(lines):
        shift = ADVANCE * size * (len(line) - len(line.lstrip()))
        yield Text(left + shift, top + number * leading, line.strip(), size=size)


def pdf_of(*pages: Sequence[Text], declared: Mapping[str, str] | None = None) -> bytes:
    """The bytes of a PDF with these pages."""
    contents = [b"".join(text.drawn() for text in page) for page in pages]
    return pdf_with(contents, declared=declared)


def pdf_with(
    contents: Sequence[bytes], *, declared: Mapping[str, str] | None = None, forms: Sequence[bytes] = ()
) -> bytes:
    """The bytes of a PDF whose pages are drawn by ``contents``; ``forms`` are drawings X0, X1, … for use in them."""
    encoding = "/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /fi] >>"
    first_form = 6
    first_page = first_form + len(forms)
    drawings = " ".join(f"/X{n} {first_form + n} 0 R" for n in range(len(forms)))
    fonts = " ".join(f"/{name} {number} 0 R" for number, name in enumerate(FONTS.values(), start=3))
    resources = f"/Resources << /Font << {fonts} >> /XObject << {drawings} >> >>"
    kids = " ".join(f"{first_page + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        *(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} {encoding} >>".encode() for font in FONTS),
    ]
    form_entries = f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] {resources}"
    objects += [_stream(form, form_entries) for form in forms]
    for number, content in enumerate(contents):
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}]"
        page = f"<< /Type /Page /Parent 2 0 R {box} {resources} /Contents {first_page + 2 * number + 1} 0 R >>"
        objects += [page.encode(), _stream(content, "")]
    fields = " ".join(f"/{key} ({value})" for key, value in (declared or {}).items())
    objects.append(f"<< {fields} >>".encode())
    return _file(objects)


def _stream(content: bytes, entries: str) -> bytes:
    return f"<< /Length {len(content)} {entries} >>\nstream\n".encode() + content + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    raw, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(raw))
        raw += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    n = len(objects) + 1
    tail = f"xref\n0 {n}\n0000000000 65535 f \n{table}trailer\n<< /Size {n} /Root 1 0 R /Info {n - 1} 0 R >>\n"
    return raw + f"{tail}startxref\n{len(raw)}\n%%EOF\n".encode()
