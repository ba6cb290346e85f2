"""How long a reply took."""

import time


def ms_since(started: float) -> float:
    """Return the milliseconds since a reading of ``time.perf_counter``."""
    return round(1e3 * (time.perf_counter() - started), 3)
