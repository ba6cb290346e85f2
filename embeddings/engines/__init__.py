"""The engines that hold an index, whichever an address names, and copies from one to another."""

from .copying import CopyReport, copy_index
from .opening import Engine, engine_at, local_engine

__all__ = ["CopyReport", "Engine", "copy_index", "engine_at", "local_engine"]
