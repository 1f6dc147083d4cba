"""What goes wrong inside a plug-in: one exception and one piece of advice for every room."""

from __future__ import annotations

#: What every diagnostic of a plug-in that fails advises.
MEND = "mend the plug-in or take it out of `plugins:`"


class PluginError(Exception):
    """A plug-in raised, or gave back what its kind does not give; the text says which plug-in, and what it was."""
