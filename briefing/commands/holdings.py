"""The store of the current workspace, or a word on why there is none."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.pipeline.build import STORE
from briefing.store import Store


def open_store() -> Store | None:
    """The store of the last build here; None, said aloud, where nothing was built yet."""
    path = Path.cwd() / STORE
    if not path.is_file():
        click.echo("Nothing has been built here yet; run: briefing build", err=True)
        return None
    return Store(path)
