from .addresses import Addresses, Proxies
from .authorization import Authorization
from .concurrency import ConcurrencyLimit, GracefulShutdown
from .keys import Key, KeyFile, KeyFileError, KeyRequired, KeyScope
from .observation import Observation, RequestIds, Served, log_served, request_id_of
from .rate_store import RateStore
from .request_limits import BodyLimit, RateLimit
from .responses import Compression, HeadSupport, SecurityHeaders, TrackedSend, cross_origin

__all__ = [
    "Addresses",
    "Authorization",
    "BodyLimit",
    "Compression",
    "ConcurrencyLimit",
    "GracefulShutdown",
    "HeadSupport",
    "Key",
    "KeyFile",
    "KeyFileError",
    "KeyRequired",
    "KeyScope",
    "Observation",
    "Proxies",
    "RateLimit",
    "RateStore",
    "RequestIds",
    "SecurityHeaders",
    "Served",
    "TrackedSend",
    "cross_origin",
    "log_served",
    "request_id_of",
]
