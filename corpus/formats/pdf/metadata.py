"""What a PDF declares about itself, where the printed page bears it out: programs fill these fields with anything."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from corpus.formats.documents import Metadata
from corpus.text import find_date, fold, looks_like_name, parse_date

from .lines import Line

_FILE_NAME = re.compile(
    r".*\.[a-z]{2,4}|microsoft .*|untitled.*|(?:document|presentation|slide|layout)\s*\d*|\S*[_\d]\S*", re.IGNORECASE
)
# A browser stamps the day on which somebody saved the page, not the day on which it was published.
_BROWSERS = re.compile(r"skia|chrom|mozilla|firefox|quartz|safari|webkit|wkhtml|cairo|print to pdf", re.IGNORECASE)
_PRINTED = re.compile(r"print|download|retrieve|access|updated", re.IGNORECASE)
_STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_FIRST_PDF_YEAR = 1993
_MIN_PRINTED_SHARE = 0.6
_MAX_BYLINE_WORDS = 12


def read_declarations(declared: Mapping[str, str], *, lines: Sequence[Line], dropped: Sequence[str]) -> Metadata:
    """Return title, author and date where they are plausible.

    Args:
        declared: The fields of the PDF's information dictionary, by their names there.
        lines: The lines of the document.
        dropped: Its running heads and feet, which may bear its date.
    """
    first_page = [line.text for line in lines if line.page == lines[0].page]
    return Metadata(
        title=_title(declared.get("Title", ""), printed=[*first_page, *dropped]),
        byline=_byline(declared.get("Author", ""), printed=first_page),
        published=_published(declared, first_page=first_page, dropped=dropped),
    )


def _title(title: str, *, printed: Sequence[str]) -> str | None:
    title = " ".join(title.split())
    words = re.findall(r"\w+", fold(title))
    if len(words) < 2 or _FILE_NAME.fullmatch(title):
        return None
    there = set(re.findall(r"\w+", fold(" ".join(printed))))
    return title if sum(word in there for word in words) >= _MIN_PRINTED_SHARE * len(words) else None


def _byline(author: str, *, printed: Sequence[str]) -> str | None:
    author = " ".join(author.split())
    if len(author.split()) < 2 or not looks_like_name(author):
        return None
    short = (line for line in printed if len(line.split()) <= _MAX_BYLINE_WORDS and not line.rstrip().endswith("?"))
    wanted = re.compile(rf"(?:by |words |text )?{re.escape(fold(author))}\b(?!\s*[:.])")
    return author if any(wanted.match(fold(line)) for line in short) else None


def _published(declared: Mapping[str, str], *, first_page: Sequence[str], dropped: Sequence[str]) -> date | None:
    heads = {parse_date(head) for head in dropped if find_date(head) and not _PRINTED.search(head)}
    if len(heads) == 1:
        return heads.pop()
    stamp = _STAMP.match(declared.get("CreationDate", ""))
    maker = declared.get("Creator", "") + declared.get("Producer", "")
    # A date in print is for the article's head to find; the stamp may be of any later copy.
    if not stamp or _BROWSERS.search(maker) or find_date("\n".join(first_page)):
        return None
    try:
        day = date(*map(int, stamp.groups()))
    except ValueError:
        return None
    return day if day.year >= _FIRST_PDF_YEAR else None
