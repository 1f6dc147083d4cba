"""`briefing init`: a packaged workspace, copied."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import click

from briefing.commands.schema import write_schemas
from briefing.config import reference_root, themes

_PARTS = ("config", "templates", "seeds")


@click.command("init", epilog="Example: briefing init north && cd north && briefing build")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option("--theme", help="A packaged theme to start from, as red-sea.  [the reference theme]")
def command(folder: Path, theme: str | None) -> int:
    """Copy a packaged workspace (configuration, templates, sources) into FOLDER, so that it builds at once.

    FOLDER is the current folder where none is given. A theme brings configuration, wording and sources of its own;
    all other templates are the packaged ones, and `briefing eject` copies those that you want to change.
    """
    if theme is not None and theme not in themes():
        raise click.UsageError(f"There is no theme '{theme}'. There is {', '.join(themes())}.")
    source = reference_root() if theme is None else themes()[theme]
    there = [part for part in _PARTS if (folder / part).exists()]
    if there:
        click.echo(f"{folder / there[0]} is there already; nothing was copied. Name a new folder.", err=True)
        return 1
    try:
        for part in _PARTS:
            shutil.copytree(source / part, folder / part, ignore=_left_out)
        write_schemas(folder)
    except OSError as error:
        click.echo(f"cannot write {error.filename or folder}: {(error.strerror or str(error)).lower()}", err=True)
        return 1
    name = "This folder" if folder == Path() else str(folder)
    click.echo(f"{name} is ready: put articles into {folder / 'seeds'}, then run briefing build there")
    return 0


def _left_out(_folder: str, names: Sequence[str]) -> set[str]:
    """Other themes, caches and hidden files."""
    return {name for name in names if name.startswith(("__", ".")) or name == "themes"}
