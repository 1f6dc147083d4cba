"""`briefing bundle`: an edition and its sources in one file."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands.printing import show
from briefing.model import worst


@click.command("bundle", epilog="Example: briefing bundle --edition 3 north-3.zip")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--edition", type=click.IntRange(min=1), help="Its number.  [the last]")
@click.option("--out", type=click.Path(path_type=Path), help="Where the brief is.  [out]")
def command(file: Path | None, edition: int | None, out: Path | None) -> int:
    """Pack an edition and the sources it rests on into FILE, which `briefing verify` accepts on any machine.

    FILE is brief-NNNN.zip in the current folder where none is named.
    """
    from briefing.pipeline.bundle import SUFFIX, bundle
    from briefing.pipeline.publish import numbered

    out = out or Path.cwd() / "out"
    there = numbered(out)
    if not there:
        click.echo(f"There is no edition in {out}; run: briefing build", err=True)
        return 1
    number = edition or max(there)
    if number not in there:
        raise click.BadParameter(f"there is no edition {number}; the last is {max(there)}.", param_hint="--edition")
    target = file or Path(f"brief-{number:04d}{SUFFIX}")
    if target.suffix != SUFFIX:
        raise click.BadParameter(f"name it with {SUFFIX} at its end.", param_hint="FILE")
    try:
        found = bundle(there[number], Path.cwd(), target)
    except OSError as error:
        click.echo(f"cannot write {error.filename or target}: {(error.strerror or str(error)).lower()}", err=True)
        return 1
    show(found)
    if worst(found) == "error":
        return 1
    click.echo(
        f"Edition {number} and its sources are in {target}; check it anywhere with: briefing verify {target.name}"
    )
    return 1 if found else 0
