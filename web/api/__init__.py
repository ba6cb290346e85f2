"""What programs call: the API under ``/api/v1``, OpenAI's under ``/v1``, the tools at ``/mcp``; and its problems."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
