"""Understands a question, finds the words that answer it, and says so when there are none."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
