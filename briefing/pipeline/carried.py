"""Tables of what was read and compiled, from one process to the next: they lie sealed in the workspace."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
    version = [engine(), metadata.version("pydantic"), sys.implementation.cache_tag]
    sealed = Sealed(root / _FOLDER, digest_of_data(version))
    if not table:
        table.update(sealed.recall(name) or {})
    before = dict(table)
    yield
    if table != before:
        sealed.keep(name, table)
