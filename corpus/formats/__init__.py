"""Unpacks files of every kind that is read into documents."""

from .unpacking import READABLE_SUFFIXES, unpack

__all__ = ["READABLE_SUFFIXES", "unpack"]
