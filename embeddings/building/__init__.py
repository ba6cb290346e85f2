"""Bringing an index up to date: plan, reuse, embed, check, publish; and going back."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
