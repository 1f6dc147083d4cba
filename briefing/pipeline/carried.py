"""Tables of what was read and compiled, from one process to the next: they lie sealed in the workspace."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from briefing.pipeline.engine import engine
from briefing.pipeline.manifest import digest_of_data
from briefing.store import Sealed

_FOLDER = Path(".briefing/kept")


@contextmanager
def carried(root: Path, name: str, table: dict[Any, Any]) -> Iterator[None]:
    """Meanwhile `table` holds what earlier processes in the workspace `root` left; what is added is left to the next.

    Each entry must know by a digest what it was made from: nobody else asks whether it still holds.
    """
    sealed = Sealed(root / _FOLDER, _version())
    if not table:
        table.update(sealed.recall(name) or {})
    before = dict(table)
    yield
    if table != before:
        sealed.keep(name, table)


@cache
def _version() -> str:
    """Digest of what tables depend on beside their keys. It is worked out once: Python keeps for good what it finds in
    the current folder when it looks for a package, and every build changes that folder."""
    return digest_of_data([engine(), metadata.version("pydantic"), sys.implementation.cache_tag])
