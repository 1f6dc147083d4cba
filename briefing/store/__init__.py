"""What a workspace remembers: the embedded database, and sealed values."""

from briefing.store.database import Holding, Kept, Store
from briefing.store.sealed import Sealed

__all__ = ["Holding", "Kept", "Sealed", "Store"]
