"""Situation briefs from disagreeing sources.

>>> from briefing import build, load, verify
>>> project, diagnostics = load(Path("."))
>>> result = build(project)
>>> verify(Path("out/brief.pdf")).clean

`load` reads a workspace, `build` makes its brief, `verify` checks a finished one.
Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.config import load_project as load
    from briefing.pipeline.build import build
    from briefing.pipeline.verify import verify

__all__ = ["__version__", "build", "load", "verify"]
__version__ = "0.1.0"

_DOORS = {
    "load": ("briefing.config", "load_project"),
    "build": ("briefing.pipeline.build", "build"),
    "verify": ("briefing.pipeline.verify", "verify"),
}


def __getattr__(name: str) -> Any:
    if name not in _DOORS:
        raise AttributeError(f"module 'briefing' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _DOORS[name]
    return getattr(import_module(module), attribute)
