"""What stands around every request, whatever it asks for. Only HTTP comes here: ``app`` lets the rest past."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
