"""The commands about API keys: what they do, and show in a terminal or as JSON."""

import argparse
import sys
from datetime import datetime
from typing import Self

from pydantic import BaseModel
from rich.table import Table
from rich.text import Text

from web.errors import WebError
from web.middleware import Key, KeyFile, KeyScope
from web.serving import ServingOptions

from .command_line import say, screen, show


class NoKeyFileError(WebError):
    """Nothing says where keys are kept."""

    def __init__(self) -> None:
        super().__init__("no file of keys is set; name one with --keys FILE")


class KeyReply(BaseModel):
    """A key as JSON, without anything that its secret could be recognised by but its last characters."""

    name: str
    scopes: tuple[KeyScope, ...]
    created: datetime
    ending: str

    @classmethod
    def of(cls, key: Key) -> Self:
        """Return what of a key may be seen."""
        return cls(name=key.name, scopes=key.scopes, created=key.created, ending=key.ending)


class KeyListReply(BaseModel):
    """All keys as JSON, the oldest first."""

    keys: tuple[KeyReply, ...]


def keys_create(parsed: argparse.Namespace, options: ServingOptions) -> int:
    """Create a key, and print its secret alone on stdout: this once."""
    secret = _file(options).create(parsed.name, parsed.scope or (KeyScope.READ,))
    say(f"key {parsed.name} is in use; keep its secret well, for it can't be shown again:")
    sys.stdout.write(f"{secret}\n")
    return 0


def keys_list(parsed: argparse.Namespace, options: ServingOptions) -> int:
    """List the keys, without their secrets."""
    keys = tuple(KeyReply.of(key) for key in _file(options).read())
    show(parsed, KeyListReply(keys=keys), lambda: _show(keys))
    return 0


def keys_revoke(parsed: argparse.Namespace, options: ServingOptions) -> int:
    """Revoke a key; a running server refuses it from now on."""
    _file(options).revoke(parsed.name)
    say(f"key {parsed.name} is revoked")
    return 0


def _file(options: ServingOptions) -> KeyFile:
    if options.keys is None:
        raise NoKeyFileError
    return KeyFile(options.keys)


def _show(keys: tuple[KeyReply, ...]) -> None:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("name", "scopes", "created", "secret"):
        table.add_column(heading)
    for key in keys:
        secret = f"otr_…{key.ending}"
        table.add_row(Text(key.name), ", ".join(key.scopes), f"{key.created:%Y-%m-%d %H:%M} UTC", Text(secret))
    screen().print(table if keys else "there are no keys")
