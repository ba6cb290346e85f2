from .engine import MilvusEngine
from .store import MilvusStore

__all__ = ["MilvusEngine", "MilvusStore"]
