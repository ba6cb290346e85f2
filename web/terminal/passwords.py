"""The command that makes of a password what may be written down."""

import argparse
import getpass
import sys

from web.errors import WebError

from .command_line import say

MIN_CHARACTERS = 8


class PasswordError(WebError):
    """No password can be made of what was typed."""


def editor_password(_: argparse.Namespace, __: object) -> int:
    """Read a password from the terminal, or a line of standard input, and print its hash alone on stdout."""
    from argon2 import PasswordHasher  # noqa: PLC0415 - no other command needs it

    if sys.stdin.isatty():
        password = getpass.getpass("Password of the editor's desk: ")
        if password != getpass.getpass("The same once more: "):
            raise PasswordError("the two differ; run the command again")
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if len(password) < MIN_CHARACTERS:
        raise PasswordError(f"a password has at least {MIN_CHARACTERS} characters; take a longer one")
    say("set this as OTR_EDITOR_PASSWORD_HASH, in single quotes:")
    sys.stdout.write(PasswordHasher().hash(password) + "\n")
    return 0
