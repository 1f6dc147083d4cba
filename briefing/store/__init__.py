"""What a workspace remembers: the embedded database, and sealed values."""

from briefing.store.database import Found, Holding, Kept, LostError, Store, with_store
from briefing.store.sealed import Sealed

__all__ = ["Found", "Holding", "Kept", "LostError", "Sealed", "Store", "with_store"]
