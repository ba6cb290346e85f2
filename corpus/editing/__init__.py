"""What editors add to the articles: who is who, what was read wrongly, and what they should look at."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
