"""`briefing init`: the reference workspace, copied."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from briefing.config import reference_root

_PARTS = ("config", "templates", "seeds")


@click.command("init", epilog="Example: briefing init north && cd north && briefing build")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> int:
    """Copy the reference workspace (configuration, templates, sources) into FOLDER, so that it builds at once."""
    there = [part for part in _PARTS if (folder / part).exists()]
    if there:
        click.echo(f"{folder / there[0]} is there already; nothing was copied. Name a new folder.", err=True)
        return 1
    try:
        for part in _PARTS:
            shutil.copytree(reference_root() / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    except OSError as error:
        click.echo(f"cannot write {error.filename or folder}: {(error.strerror or str(error)).lower()}", err=True)
        return 1
    click.echo(f"{folder} is ready: put articles into {folder / 'seeds'}, then run briefing build there")
    return 0
