"""What an operator can set of the web: every field is a setting, and off or harmless unless it is set."""

import ipaddress
import re
from importlib import import_module
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from web import links
from web.middleware import KeyRequired
from web.monitoring import LogFormat

from .machine import memory_mb, n_processors, n_workers

_FEWEST_SLOTS = 8
_MAX_SLOTS = 32  # fewer than the threads that all handlers of a process share


class ServingOptions(BaseModel):
    """How requests are admitted; the ``Settings`` of ``server.py`` are these and more."""

    model_config = ConfigDict(frozen=True, defer_build=True)  # who only asks for help never needs it

    keys: Path | None = Field(default=None, description="file with the API keys")
    require_key: KeyRequired = Field(
        default=KeyRequired.NONE, description="who needs a key: none, api (programs) or all (pages, too)"
    )
    rate_limit: str | None = Field(default=None, description="most requests of a key or address, such as 120/minute")
    rate_limit_store: str | None = Field(
        default=None, description="Redis that requests are counted in, for all servers; default: each process its own"
    )
    workers: Literal["auto"] | Annotated[int, Field(ge=1, le=64)] = Field(
        default="auto", description="processes that serve; auto: as many as the machine has processors and memory for"
    )
    max_concurrent: int | None = Field(
        default=None,
        ge=1,
        le=32,
        description="most requests a worker works on; default: two a processor, shared by all, and 8 at least",
    )
    max_waiting: int = Field(default=100, ge=0, le=10_000, description="most requests that wait for a slot")
    max_wait_s: float = Field(default=10, ge=0, le=600, description="most seconds that a request waits for a slot")
    timeout_s: float = Field(default=30, gt=0, le=3600, description="most seconds that a request is worked on")
    receive_timeout_s: float = Field(default=10, gt=0, le=600, description="most seconds that a request may arrive in")
    max_body_kb: int = Field(default=64, ge=1, le=10_240, description="most KiB that a request may send")
    cors_origins: str | None = Field(
        default=None, description="other sites whose scripts may call the API, separated by commas; * means any"
    )
    embed_sites: str | None = Field(
        default=None, description="other sites that may show quotes in a frame, separated by commas; * means any"
    )
    reports: Path | None = Field(
        default=None, description="file that readers' reports on quotes are kept in; default: none are taken"
    )
    learn: Path | None = Field(
        default=None,
        description="file that what readers ask is kept in, without who they are; default: nothing is kept",
    )
    learn_days: int = Field(default=90, ge=1, le=3660, description="most days that what readers ask is kept")
    editor_password: SecretStr | None = Field(
        default=None, description="password of the editor's desk at /editor; default: there is no desk"
    )
    editor_password_hash: SecretStr | None = Field(
        default=None, description="the same as `editor-password` prints it, so that no file holds the password"
    )
    editor_fetch: bool = Field(
        default=False, description="true: the desk may fetch an article from a public address that an editor names"
    )
    mcp_hosts: str | None = Field(
        default=None, description="names beside localhost that /mcp may be called by, separated by commas"
    )
    trusted_proxies: str | None = Field(
        default=None, description="proxies whose X-Forwarded-For, -Proto, -Host count: addresses or networks, by commas"
    )

    root_path: str | None = Field(
        default=None, description="path that a proxy serves the site at, such as /interviews; default: none"
    )
    drain_s: float = Field(
        default=0, ge=0, le=600, description="seconds to go on serving when told to stop, while /readyz says 503"
    )
    stop_timeout_s: float = Field(
        default=10, ge=0, le=3600, description="most seconds that requests may still take when the server stops"
    )
    log_format: LogFormat = Field(default=LogFormat.TEXT, description="text, or json: one object a line")

    @property
    def n_workers(self) -> int:
        """How many processes serve."""
        return n_workers(n_processors(), memory_mb()) if self.workers == "auto" else self.workers

    @property
    def n_slots(self) -> int:
        """How many requests each of them works on at a time.

        An answer is all computing; but while the vectors of one question are computed, others get ready to be computed
        together, in little more time than one.
        """
        return self.max_concurrent or max(_FEWEST_SLOTS, min(2 * n_processors() // self.n_workers, _MAX_SLOTS))

    @property
    def origins(self) -> tuple[str, ...]:
        return _parts(self.cors_origins)

    @property
    def embedders(self) -> tuple[str, ...]:
        return _parts(self.embed_sites)

    @property
    def offers(self) -> links.Offers:
        return links.Offers(
            embeds=bool(self.embedders), reports=self.reports is not None, thumbs=self.learn is not None
        )

    @property
    def has_desk(self) -> bool:
        """Whether there is an editor's desk: only with a password."""
        return bool(self.desk_password or self.desk_password_hash)

    @property
    def desk_password(self) -> str:
        return self.editor_password.get_secret_value() if self.editor_password else ""

    @property
    def desk_password_hash(self) -> str:
        return self.editor_password_hash.get_secret_value() if self.editor_password_hash else ""

    @property
    def tool_hosts(self) -> tuple[str, ...]:
        return _parts(self.mcp_hosts)

    @property
    def proxies(self) -> tuple[str, ...]:
        return _parts(self.trusted_proxies)

    @field_validator("rate_limit")
    @classmethod
    def _is_a_rate(cls, rate: str | None) -> str | None:
        if rate is not None:
            try:
                amount = import_module("limits").parse(rate).amount
            except ValueError:
                amount = 0
            if amount < 1 or ";" in rate or "," in rate:
                raise ValueError(f"{rate!r} is no rate; write one such as 120/minute or 5 per second")
        return rate

    @field_validator("rate_limit_store")
    @classmethod
    def _is_a_redis(cls, address: str | None) -> str | None:
        if address is not None:
            scheme, _, place = address.partition("://")
            if scheme not in {"redis", "rediss"} or not place.rpartition("@")[2].partition("/")[0]:
                # The address is not repeated: it may hold a password.
                raise ValueError("this is no address of a Redis; write one such as redis://host:6379/0")
        return address

    @field_validator("cors_origins", "embed_sites")
    @classmethod
    def _are_origins(cls, origins: str | None) -> str | None:
        for origin in _parts(origins):
            scheme, _, host = origin.partition("://")
            if origin != "*" and (scheme not in {"http", "https"} or not host or set(host) & set("/?#@ *;")):
                raise ValueError(f"{origin!r} is no origin; write one such as https://example.org")
        return origins

    @field_validator("root_path")
    @classmethod
    def _is_a_path(cls, path: str | None) -> str | None:
        if path is None or not (inside := path.strip("/")):
            return None
        if not re.fullmatch(r"[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*", inside) or {".", ".."} & set(inside.split("/")):
            raise ValueError(f"{path!r} is no path; write one such as /interviews")
        if (first := f"/{inside.partition('/')[0]}") in links.PARTS:
            raise ValueError(f"{first} is the name of a part of the site itself; choose another, such as /interviews")
        return f"/{inside}"

    @field_validator("trusted_proxies")
    @classmethod
    def _are_addresses(cls, proxies: str | None) -> str | None:
        # uvicorn takes a name that it can't read for the literal address of somebody, and so trusts nobody.
        for proxy in _parts(proxies):
            try:
                ipaddress.ip_network(proxy)
            except ValueError as error:
                raise ValueError(f"{error}; write an address or a network such as 10.0.0.0/8") from None
        return proxies


def _parts(listed: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (listed or "").split(",") if part.strip())
