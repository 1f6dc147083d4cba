"""What the last build of the current workspace left, or a word on why there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.commands.printing import show
from briefing.config import Project
from briefing.pipeline.build import STORE
from briefing.store import Store

if TYPE_CHECKING:
    from briefing.pipeline.record import Record

_NOTHING = "Nothing has been built here yet; run: briefing build"


def open_store() -> Store | None:
    """The store of the last build; None, said aloud, where nothing was built yet."""
    path = Path.cwd() / STORE
    if not path.is_file():
        click.echo(_NOTHING, err=True)
        return None
    return Store(path)


def last_record(project: Project, out: Path) -> Record | None:
    """The record of the latest edition in `out`, with all that was left out of it; None, said aloud, where none is."""
    from briefing.pipeline.editions import record_of_edition
    from briefing.pipeline.present import with_all
    from briefing.pipeline.publish import latest

    edition = latest(out)
    if edition is None:
        click.echo(_NOTHING, err=True)
        return None
    record, unread = record_of_edition(edition)
    show(unread)
    return None if record is None else with_all(project, record)
