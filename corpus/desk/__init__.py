"""What editors do at their desk: add articles, see how they are read, and say whose words are whose."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
