"""An index in Milvus: one collection of passages, one of everything else, and versions without copies."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
