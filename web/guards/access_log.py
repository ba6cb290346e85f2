"""One log line a request: method, path, status, time, id. Never the query string: it holds what people asked."""

import logging
from urllib.parse import quote

from .observation import Served

logger = logging.getLogger(__name__)


def log_served(served: Served, *, index_version: str | None) -> None:
    """Log a request at INFO. Who asked is not written: where that is needed, the proxy in front knows it."""
    path = quote(served.path)  # a path may hold a line break, and so forge a line of its own
    ms = round(1e3 * served.seconds, 1)
    facts = {
        "request_id": served.request_id,
        "method": served.method,
        "route": served.route,
        "path": path,
        "status": served.status,
        "ms": ms,
        "index_version": index_version,
    }
    logger.info(
        "%s %s %d %.1f ms %s", served.method, path, served.status, ms, served.request_id, extra={"facts": facts}
    )
