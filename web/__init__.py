"""Shows replies: pages, the API and the terminal, and a server for the first two."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
