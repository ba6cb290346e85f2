"""Types of the API in words."""

import json
import re
from dataclasses import dataclass
from typing import Self

from web.wording import Docs

from .source import Schema

_CODE = re.compile(r"`+([^`]*)`+")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text: plain, or set as code."""

    text: str
    is_code: bool


@dataclass(frozen=True, slots=True)
class TypeName:
    """A type in words; ``href`` leads to where it is described."""

    text: str
    href: str = ""

    @classmethod
    def of(cls, name: str) -> Self:
        """Return the name of a type that is described on the page."""
        return cls(name, f"#{anchor(name)}")


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of an object."""

    name: str
    types: tuple[TypeName, ...]
    bounds: str
    is_required: bool
    meaning: tuple[Words, ...]

    @classmethod
    def of(cls, name: str, schema: Schema, docs: Docs, *, required: bool, meaning: str = "") -> Self:
        """Return a field as it is described."""
        said = meaning or schema.description
        return cls(name, _types(schema, docs), ", ".join(_bounds(schema, docs)), required, prose(said))


@dataclass(frozen=True, slots=True)
class Type:
    """An object of the API and its fields, or a choice of words."""

    name: str
    anchor: str
    meaning: tuple[Words, ...]
    fields: tuple[Field, ...]
    choices: tuple[str, ...]

    @classmethod
    def of(cls, name: str, schema: Schema, docs: Docs) -> Self:
        """Return a type as it is described."""
        fields = [
            Field.of(field, inner, docs, required=field in schema.required)
            for field, inner in schema.properties.items()
        ]
        return cls(name, anchor(name), prose(schema.description), tuple(fields), _choices(schema))


def anchor(name: str) -> str:
    """Return where on the page a type is described."""
    return f"type-{name}"


def prose(text: str) -> tuple[Words, ...]:
    """Cut a description into plain words and code."""
    parts = _CODE.split(" ".join(text.split()))
    return tuple(Words(part, bool(at % 2)) for at, part in enumerate(parts) if part)


def _types(schema: Schema, docs: Docs) -> tuple[TypeName, ...]:
    """Return a type in words: ``list of Quote``, ``string or null``."""
    if schema.target:
        return (TypeName.of(schema.target),)
    if schema.alternatives:
        first, *others = (_types(each, docs) for each in schema.alternatives)
        return (*first, *(name for other in others for name in (TypeName(docs.any_of), *other)))
    if schema.each:
        names = ", ".join(name.text for each in schema.each for name in _types(each, docs))
        return (TypeName(f"[{names}]"),)
    if schema.items:
        return (TypeName(docs.list_of), *_types(schema.items, docs))
    if choices := _choices(schema):
        return (TypeName(f" {docs.any_of} ".join(choices)),)
    return (TypeName(f"{schema.type} ({schema.format})" if schema.format else schema.type),)


def _choices(schema: Schema) -> tuple[str, ...]:
    choices = (schema.const,) if schema.const is not None else schema.choices
    return tuple(json.dumps(choice) for choice in choices)


def _bounds(schema: Schema, docs: Docs) -> list[str]:
    """Return what a value is bound by: ``1 to 20``, ``default 5``."""
    ranges = (
        (schema.min_length, schema.max_length, docs.characters),
        (schema.min_items, schema.max_items, docs.items),
        (schema.minimum, schema.maximum, str),
    )
    told = [named(_range(least, most, docs)) for least, most, named in ranges if least or most is not None]
    if schema.default is not None:
        told.append(docs.default(json.dumps(schema.default)))
    return told


def _range(least: float | None, most: float | None, docs: Docs) -> str:
    if most is None:
        return docs.at_least(least or 0)
    return docs.at_most(most) if least is None else docs.between(least, most)
