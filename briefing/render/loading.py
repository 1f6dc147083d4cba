"""WeasyPrint into the process, without what it seeks in vain and loads for nothing: half of its start."""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType
from typing import Any

#: What WeasyPrint imports for typefaces that HarfBuzz cannot cut down; ours it can.
_SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")


def load_weasyprint() -> None:
    """Import WeasyPrint; what comes with it and is seldom called is imported when it is."""
    if "weasyprint" in sys.modules:
        return
    with _deferred(_SELDOM):
        with suppress(OSError), _by_file_name():
            import_module("weasyprint")
        import_module("weasyprint")  # where its libraries bear other names here: with the whole search


class _Deferred(ModuleType):
    """Stands for a module whose functions import it when they are called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *given, **named: getattr(import_module(self.__name__), name)(*given, **named)


@contextmanager
def _deferred(names: tuple[str, ...]) -> Iterator[None]:
    """Modules that are not yet loaded are, meanwhile, only stood for."""
    stands = {name: _Deferred(name) for name in names if name not in sys.modules}
    sys.modules.update(stands)
    try:
        yield
    finally:
        for name in stands:
            del sys.modules[name]


@contextmanager
def _by_file_name() -> Iterator[None]:
    """Shared libraries are found by the names of their files alone. WeasyPrint tries three names of other systems
    before those, and Python's search for each would start a compiler and a linker."""
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search
