"""The embedded database: a cache of what was extracted and an index of what the workspace holds."""

from briefing.store.database import Holding, Kept, Store

__all__ = ["Holding", "Kept", "Store"]
