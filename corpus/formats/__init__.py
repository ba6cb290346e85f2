"""A file becomes a document: blocks of text with their layout, and nothing said about people yet.

``FORMATS`` is the table: the suffix of a file, and what reads it. A new format is one module and its line there; a
reader of text takes what stands below the front matter, any other one the bytes of the file.
"""

from .documents import Block, Document
from .metadata import DeclaredSpeaker, find_date, parse_date, read_date
from .unpacking import FORMATS, decode, unpack

__all__ = [
    "FORMATS",
    "Block",
    "DeclaredSpeaker",
    "Document",
    "decode",
    "find_date",
    "parse_date",
    "read_date",
    "unpack",
]
