"""What stands around every request, whatever it asks for."""

from .access_log import log_served
from .addresses import Addresses
from .authorization import Authorization
from .beginnings import NotedSend
from .compression import Compression
from .cross_origin import cross_origin
from .heads import Heads
from .keys import Key, KeyFile, KeyFileError, KeyScope
from .observation import Observation, Served
from .proxies import Proxies
from .rate_limits import RateLimits
from .request_ids import RequestIds, request_id_of
from .security import SecurityHeaders
from .stopping import Stopping
from .turns import Turns, default_concurrency
from .whole_bodies import WholeBodies

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
