"""Reads settings: an option wins over the environment, that over a file of the same names."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from web.errors import WebError

_Settings = TypeVar("_Settings", bound=BaseModel)


class SettingsError(WebError):
    """A setting is unknown or has a value that can't be."""


def read_settings(
    settings: type[_Settings],
    given: Mapping[str, Any],
    *,
    environment: Mapping[str, str],
    env_file: Path,
    prefix: str,
) -> _Settings:
    """Return the settings; what is empty in the environment or the file is not set.

    Args:
        settings: What there is to set.
        given: The options, by the names of settings; others are not looked at.
        environment: In which a setting's name has the prefix.
        env_file: Written like the environment, if it is there.
        prefix: Of names there.

    Raises:
        SettingsError: A name with the prefix is no setting's, a value can't be, or the file is no text.
    """
    # pydantic-settings would read the same in four times as long, which every command would wait for.
    told = _told(settings, environment, "the environment", prefix=prefix)
    try:
        if env_file.is_file():
            values = import_module("dotenv").dotenv_values(env_file)
            told = _told(settings, values, env_file.name, prefix=prefix) | told
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file.name} is not UTF-8 text; write it anew, see .env.example") from None
    options = {name: value for name, value in given.items() if name in settings.model_fields}
    try:
        return settings.model_validate(told | options)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        raise SettingsError(f"setting {name}: {first['msg']} (see .env.example)") from None


def _told(settings: type[BaseModel], values: Mapping[str, str | None], where: str, *, prefix: str) -> dict[str, str]:
    """Return what is set, by the names of settings."""
    named = {name: value for name, value in values.items() if name.upper().startswith(prefix)}
    told = {name: name[len(prefix) :].lower() for name in named}
    for name, setting in told.items():
        if setting not in settings.model_fields:
            known = ", ".join(f"{prefix}{field.upper()}" for field in settings.model_fields)
            raise SettingsError(f"unknown setting {name} in {where}; there are {known}")
    return {told[name]: value for name, value in named.items() if value}
