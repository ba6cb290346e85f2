"""What any text is made of: characters, sentences and names; what a speaker label looks like: `label_shape`."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
