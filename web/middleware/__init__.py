"""What stands around every request, whatever it asks for."""

from .addresses import Addresses, Proxies
from .authorization import Authorization
from .bodies import WholeBodies
from .concurrency import Stopping, Turns, default_concurrency
from .headers import Compression, Heads, SecurityHeaders, cross_origin
from .keys import Key, KeyFile, KeyFileError, KeyScope
from .observation import Observation, RequestIds, Served, log_served, request_id_of
from .rate_limits import RateLimits
from .responses import NotedSend

__all__ = [
    "Addresses",
    "Authorization",
    "Compression",
    "Heads",
    "Key",
    "KeyFile",
    "KeyFileError",
    "KeyScope",
    "NotedSend",
    "Observation",
    "Proxies",
    "RateLimits",
    "RequestIds",
    "SecurityHeaders",
    "Served",
    "Stopping",
    "Turns",
    "WholeBodies",
    "cross_origin",
    "default_concurrency",
    "log_served",
    "request_id_of",
]
