"""Turns passages into vectors and terms, keeps versions of them on disk, and finds passages again."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
