"""From a folder of articles, and what editors have drafted beside it, to the version that readers see; and back."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
